"""Read the file beside a transcript in which its owner settled who speaks."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

from app.transcripts.bare import bare
from app.transcripts.model import Transcript, TranscriptError, Turn
from app.transcripts.yaml_text import read_yaml

SUFFIX = ".speakers.yaml"
_NEAR_WORDS = 60
"""Words by which a turn may have moved since the file was written."""


def settled(transcript: Transcript, told: str) -> tuple[Turn, ...]:
    """The turns that the text of such a file tells. Raises TranscriptError with a sentence when
    it isn't one, or a turn's first words stand nowhere near."""
    root = read_yaml(told)
    if not isinstance(root, dict) or not isinstance(root.get("turns"), list):
        raise TranscriptError("It should hold `names` and `turns`.")
    names = root.get("names") or {}
    if not isinstance(names, dict):
        raise TranscriptError("`names` should give a name for each speaker.")
    keys = [bare(word) for word in transcript.words]
    starts = [_start(entry, keys) for entry in root["turns"]]
    if any(a >= b for a, b in pairwise(starts)):
        raise TranscriptError("The turns should stand in their order.")
    said = [_speaker(entry, names) for entry in root["turns"]]
    if starts and starts[0] > 0:
        starts, said = [0, *starts], [None, *said]
    turns = [
        Turn(first, last, speaker)
        for (first, last), speaker in zip(pairwise([*starts, len(keys)]), said, strict=True)
    ]
    merged = [list(group) for _, group in groupby(turns, key=lambda turn: turn.speaker)]
    return tuple(Turn(group[0].first, group[-1].last, group[0].speaker) for group in merged)


def _start(entry: Any, keys: Sequence[str]) -> int:
    """The first word of a turn: at its number, or where its first words stand nearby."""
    if not isinstance(entry, dict) or not isinstance(entry.get("word"), int):
        raise TranscriptError("Each turn should have `word`, `says` and `speaker`.")
    at, first_words = entry["word"], [bare(word) for word in str(entry.get("says", "")).split()]
    near = sorted(range(at - _NEAR_WORDS, at + _NEAR_WORDS + 1), key=lambda place: abs(place - at))
    for place in near:
        if 0 <= place < len(keys) and keys[place : place + len(first_words)] == first_words:
            return place
    raise TranscriptError(f"The words {entry.get('says')!r} aren't said near word {at}.")


def _speaker(entry: Mapping[str, Any], names: Mapping[str, Any]) -> str | None:
    speaker = str(entry.get("speaker") or "?").strip()
    name = re.sub(r"\s+", " ", str(names.get(speaker, speaker))).strip()
    return None if name in ("", "?") else name
