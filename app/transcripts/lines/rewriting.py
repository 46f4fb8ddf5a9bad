"""Lines that match a pattern, the same lines with something else at their head, and which lines
stand together."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.transcripts.lines.survey import Line


def matched(lines: Sequence[Line], pattern: re.Pattern[str]) -> dict[int, re.Match[str]]:
    """The matches at the head of lines, by the lines' numbers."""
    return {n: match for n, line in enumerate(lines) if (match := pattern.match(line.text))}


def rewritten(
    lines: Sequence[Line],
    found: Mapping[int, re.Match[str]],
    head: Callable[[re.Match[str]], str],
    bold: int | None = None,
) -> list[Line]:
    """The lines; those that were `found` with another head in place of what matched, of which
    `bold` letters are set apart (None: as many as before)."""
    return [
        replace(
            line,
            text=f"{head(found[number])}{line.text[found[number].end() :]}",
            bold=line.bold if bold is None else bold,
        )
        if number in found
        else line
        for number, line in enumerate(lines)
    ]


def headed(line: Line, match: re.Match[str], head: str) -> Line:
    """The line with another head, which is set apart, in place of what matched there."""
    return Line(f"{head} {line.text[match.end() :]}".rstrip(), len(head))


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The half-open ranges of lines between empty ones."""
    first = None
    for number in range(len(lines) + 1):
        if number < len(lines) and lines[number].text.strip():
            first = number if first is None else first
        elif first is not None:
            yield first, number
            first = None
