"""Files that are nearly right, as transcripts."""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from app.transcripts.content import Json, look
from app.transcripts.detect import read
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.passages import cut
from app.transcripts.source import Source
from benchmarks.fuzz.changes import changed, changed_json, shortened
from benchmarks.fuzz.trying import Input

SEED_BYTES = 1_000
"""Of a seed; a longer text is cut at a line: a fault stands in a few lines, and short ones are
read two thousand times a second."""
_LONGEST_DOCUMENT_BYTES = 60_000
"""Of a seed that can't be cut."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A file to change: its name and bytes, the value where it is JSON, the members where it is a
    zip archive."""

    name: str
    data: bytes
    root: Any = None
    members: tuple[tuple[str, bytes], ...] = ()


def seeds(paths: Sequence[Path], most_bytes: int = SEED_BYTES) -> list[Seed]:
    """Every file below the paths that can be changed often, cut to so many bytes where it may."""
    return list(_seeds(paths, most_bytes))


def _seeds(paths: Sequence[Path], most_bytes: int) -> Iterator[Seed]:
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if not file.is_file():
                continue
            data = file.read_bytes()
            if zipfile.is_zipfile(file):
                if len(data) <= _LONGEST_DOCUMENT_BYTES:
                    yield Seed(file.name, data, members=_members(data))
            elif (root := _root(file.name, data)) is not None:
                yield Seed(file.name, data[:most_bytes], shortened(root))
            else:
                yield Seed(file.name, _head(data, most_bytes))


def _members(data: bytes) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return tuple((name, opened.read(name)) for name in opened.namelist())


def _root(name: str, data: bytes) -> Any:
    with suppress(TranscriptError):
        for one in look(Source(name, data)).contents:
            if isinstance(one, Json):
                return one.root
    return None


def _head(data: bytes, most_bytes: int) -> bytes:
    if len(data) <= most_bytes:
        return data
    return data[: data.rfind(b"\n", 0, most_bytes) + 1 or most_bytes]


def drawn_from(known: Sequence[Seed]) -> Callable[[Random], Input]:
    """What draws a changed file."""

    def draw(random: Random) -> Input:
        seed = random.choice(known)
        data = _changed(seed, random)
        return Input(seed.name, data, partial(_read, Source(seed.name, data)))

    return draw


def _changed(seed: Seed, random: Random) -> bytes:
    by_structure = random.random() < 0.7
    if seed.root is not None and by_structure:
        return changed_json(seed.root, random)
    if not seed.members or not by_structure:
        return changed(seed.data, random)
    chosen = random.randrange(len(seed.members))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for number, (name, data) in enumerate(seed.members):
            opened.writestr(name, changed(data, random) if number == chosen else data)
    return packed.getvalue()


def _read(source: Source) -> tuple[str, str]:
    return "read", wrong_in(read(source))


def wrong_in(transcript: Transcript) -> str:
    """What is out of order in a transcript; empty where nothing is."""
    count = len(transcript.words)
    times = [transcript.timeline.at(word).ms for word in range(count + 1)]
    ends = 0
    for turn in transcript.turns:
        if turn.first != ends or turn.last <= turn.first:
            return "turns with gaps or overlaps"
        ends = turn.last
    passages = cut(transcript)
    checks = {
        "no words": count == 0,
        "words with white space": any(
            not word or word != word.strip() for word in transcript.words
        ),
        "turns that leave words out": ends not in (0, count),
        "marks outside": any(not 0 <= mark.at <= count for mark in transcript.marks),
        "cues outside": any(not 0 <= one.first < one.last <= count for one in transcript.cues),
        "breaks outside": any(not 0 <= word < count for word in transcript.breaks),
        "times that run backward": any(a > b for a, b in pairwise(times)),
        "confidences of other words": len(transcript.confidences) not in (0, count),
        "passages that leave words out": bool(passages) and passages[-1].last != count,
    }
    return next((fault for fault, holds in checks.items() if holds), "")
