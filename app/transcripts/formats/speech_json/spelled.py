"""A text as it is written takes the times of its words as they were heard.

Services give words without capitals and punctuation, or numbers as they are spoken, and
beside them the text as it should read.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from app.transcripts.formats.speech_json.heard import HeardToken

_SIGNS = re.compile(r"[\W_]+")
_MOST_WORDS = 50_000
"""Words on either side, beyond which a text that says something else than the words isn't
compared with them."""

_ALIKE_SHARE = 0.4
"""Share of the words that begin as they were heard, below which a text says something else."""


def spelled(texts: Sequence[str], pieces: Sequence[HeardToken]) -> list[list[HeardToken]] | None:
    """The words of each text, with the times, speakers and confidences of the pieces that were
    heard for them; None where the two can't be the same speech.

    Where both are the same letters, whatever stands between them, each word begins with the piece
    that holds its first letter. Else the words are aligned (Levenshtein), and those that were
    heard otherwise have a time only at the head of such a place.
    """
    written = [text.split() for text in texts]
    tokens = [token for line in written for token in line]
    keys = [_SIGNS.sub("", token).casefold() for token in tokens]
    heard = [_SIGNS.sub("", piece.text).casefold() for piece in pieces]
    if "".join(keys) == "".join(heard):
        sources = _by_letters(keys, heard)
    elif max(len(keys), len(heard)) <= _MOST_WORDS:
        sources = _by_words(keys, heard)
    else:
        return None
    if not _alike(sources, keys, heard):
        return None
    found = [
        HeardToken(token) if source is None else replace(pieces[source], text=token, is_glued=False)
        for token, source in zip(tokens, sources, strict=True)
    ]
    lines, at = [], 0
    for line in written:
        lines.append(found[at : at + len(line)])
        at += len(line)
    return lines


def _by_letters(keys: Sequence[str], heard: Sequence[str]) -> list[int | None]:
    """For each word the piece that holds its first letter."""
    sources: list[int | None] = []
    piece, left = -1, 0
    for key in keys:
        if not key:
            sources.append(None)
            continue
        while left <= 0:
            piece += 1
            left += len(heard[piece])
        sources.append(piece)
        left -= len(key)
    return sources


def _by_words(keys: Sequence[str], heard: Sequence[str]) -> list[int | None]:
    """For each word the piece that it was heard as, or at the head of what was heard otherwise."""
    sources: list[int | None] = [None] * len(keys)
    for step in Levenshtein.opcodes(list(heard), list(keys)):
        if step.tag == "equal":
            for offset in range(step.dest_end - step.dest_start):
                sources[step.dest_start + offset] = step.src_start + offset
        elif step.tag == "replace":
            sources[step.dest_start] = step.src_start
    return sources


def _alike(sources: Sequence[int | None], keys: Sequence[str], heard: Sequence[str]) -> bool:
    """Whether most words were heard as they are written."""
    same = sum(
        1
        for key, source in zip(keys, sources, strict=True)
        if key and source is not None and heard[source][:1] == key[:1]
    )
    return same >= _ALIKE_SHARE * max(sum(map(bool, keys)), sum(map(bool, heard)))
