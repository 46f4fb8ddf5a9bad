"""The words cut to captions, as players show them."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from app.archive.exports.export import Export, said
from app.language.sentences import SENTENCE_ENDS

LINE, LINES = 42, 2
"""Characters of a caption's line and lines of a caption, as broadcasters have them."""
LONGEST_MS = 7_000
"""How long a caption stands at the most."""
_LIKE_A_CHANGE = re.compile(r"[.?!…\"'”]\s+[-–—]$")
"""A dash behind a sentence says in captions that somebody else speaks, unless it is at the end."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands on the screen from `start_ms` to `end_ms`. `is_new` tells that somebody else
    spoke before; `speaker` is None where nobody is named."""

    start_ms: int
    end_ms: int
    speaker: str | None
    is_new: bool
    text: str


def captions(out: Export) -> Iterator[Caption]:
    """The words cut to captions, at sentence ends and turns where they come in time."""
    turns = {turn.first: turn.speaker for turn in out.turns}
    words = [said(out, number, number + 1) for number in range(len(out.words))]
    line, speaker = out.transcript.timeline, None
    for first, last, lines in _cut(words, turns):
        speaker = turns.get(first, speaker)
        start_ms = line.at(first).ms
        end_ms = line.at(last).ms if last < len(words) else line.end_ms
        end_ms = min(max(end_ms, start_ms + 1), start_ms + LONGEST_MS)
        yield Caption(start_ms, end_ms, speaker, first in turns, "\n".join(lines))


def _cut(words: Sequence[str], turns: Container[int]) -> Iterator[tuple[int, int, list[str]]]:
    """Captions as words `[first, last)` and their lines; no word is broken."""
    first, lines = 0, [words[0]]
    for number, word in enumerate(words[1:], start=1):
        is_short = len(lines) == 1 and len(lines[0]) < LINE // 2
        is_sentence = words[number - 1].endswith(tuple(SENTENCE_ENDS)) and not is_short
        is_change = bool(_LIKE_A_CHANGE.search(words[number - 1]))
        breaks = len(lines[-1]) + 1 + len(word) > LINE
        if number in turns or is_sentence or is_change or (breaks and len(lines) == LINES):
            yield first, number, lines
            first, lines = number, [word]
        elif breaks:
            lines.append(word)
        else:
            lines[-1] += f" {word}"
    yield first, len(words), lines
