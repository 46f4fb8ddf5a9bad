"""What a script tells between and before what is said: in brackets, in capitals, or about somebody
whose name is in capitals. Nobody says it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.transcripts.clock_times import CLOCK
from app.transcripts.lines.rewriting import paragraphs
from app.transcripts.lines.speakers import Line, SpokenLine

_BRACKETED = re.compile(r"\s*[(（]([^()（）]{2,400})[)）]\.?\s*|\s*\[([^\[\]]{2,300})\]\.?\s*")
_CALL = re.compile(
    r"\s*[(（](?:(?:\w+er )?Beifall|Zurufe?|Gegenrufe?|Heiterkeit|Lachen|Widerspruch|Unruhe|Glocke"
    r"|Applaudissements|Exclamations|Applausi|Aplausos|Applåder"
    r"|[^():\n]{3,40}, [A-ZÄÖÜ][\w/ ]{1,20}: )"
)
"""What is called out in a house, which is told at length."""
_TIME = re.compile(CLOCK)
_LABEL = re.compile(r"\s*[^\W\d_][^:：.?!\n]{1,80}[:：]\s+\S")
"""Somebody's label, known or not, and words behind it."""
_LOOKED_AT_LETTERS = 120
_TOLD_SHARE = 0.34
"""The part of all lines that may be told, and not said."""
_LONGEST_TOLD_WORDS = 20
"""Words in brackets; more of them are said, if by a clip that is played."""
_SEVERAL, _SOME = 4, 2
_MOST_NAMES = 100
_FEW_SHOUTED = 2
_LONGEST_JOINED_LINES = 5


def joined(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a bracket that is open over several of them on its first one."""
    changed = list(lines)
    number = 0
    while number < len(lines):
        last = _closes(lines, number)
        if last > number:
            text = " ".join(line.text.strip() for line in lines[number : last + 1])
            changed[number : last + 1] = [Line(text), *[Line("")] * (last - number)]
        number = last + 1
    return changed


def _closes(lines: Sequence[Line], first: int) -> int:
    """The line at the end of which the bracket closes that begins a line; else that line."""
    if not lines[first].text.lstrip().startswith("(") or ")" in lines[first].text:
        return first
    for number in range(first + 1, min(len(lines), first + _LONGEST_JOINED_LINES)):
        text = lines[number].text.strip()
        if not text or "(" in text or (")" in text and not text.rstrip(".").endswith(")")):
            break
        if ")" in text:
            return number
    return first


def directions(lines: Sequence[Line], said: Sequence[SpokenLine]) -> dict[int, str]:
    """The lines that tell what happens, each as a mark."""
    return _bracketed(lines, said) | _in_capitals(lines, said) | _of_names(lines, said)


def _bracketed(lines: Sequence[Line], said: Sequence[SpokenLine]) -> dict[int, str]:
    """The lines in brackets from end to end, where who speaks is named or there are several, and
    few lines are so."""
    found = {
        number: (match[1] or match[2]).strip()
        for number, (line, one) in enumerate(zip(lines, said, strict=True))
        if not (one.speaker or one.changes or line.is_item)
        and (match := _BRACKETED.fullmatch(line.text))
        and (len(line.text.split()) <= _LONGEST_TOLD_WORDS or _CALL.match(line.text))
    }
    are_named = sum(1 for one in said if one.speaker) >= _SEVERAL or len(found) > _SOME
    found = {n: text for n, text in found.items() if not _TIME.fullmatch(text)}
    return _if_few(found, lines) if are_named else {}


def _in_capitals(lines: Sequence[Line], said: Sequence[SpokenLine]) -> dict[int, str]:
    """The lines of paragraphs in capitals, without a name, between what is named and isn't in
    capitals. What ends as a cry does is one."""
    named = [one.text for one in said if one.speaker]
    if len(named) < _SEVERAL or sum(map(str.isupper, named)) * 2 > len(named):
        return {}
    found: dict[int, str] = {}
    for first, last in _unnamed(lines, said):
        text = " ".join(line.text.strip() for line in lines[first:last])
        if text.isupper() and text[-1] not in "!?" and len(text.split()) > _FEW_SHOUTED:
            found |= {number: lines[number].text.strip() for number in range(first, last)}
    return _if_few(found, lines)


def _of_names(lines: Sequence[Line], said: Sequence[SpokenLine]) -> dict[int, str]:
    """The lines of paragraphs that tell of somebody who speaks, whose name is in capitals there,
    as nobody's is in what is said."""
    names = {one.speaker for one in said if one.speaker and one.speaker.isupper()}
    names = {name for name in names if len(name) > _FEW_SHOUTED}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b") if names else None
    if (
        not _SOME <= len(names) <= _MOST_NAMES
        or not pattern
        or any(pattern.search(o.text) for o in said if o.speaker)
    ):
        return {}
    found = {
        number: lines[number].text.strip()
        for first, last in _unnamed(lines, said)
        if any(pattern.search(line.text) for line in lines[first:last])
        and not _LABEL.match(lines[first].text[:_LOOKED_AT_LETTERS])
        for number in range(first, last)
    }
    return _if_few(found, lines)


def _if_few(found: dict[int, str], lines: Sequence[Line]) -> dict[int, str]:
    """What was found, if few of the lines are so; of a talk that isn't told most is said."""
    return (
        found if len(found) <= _TOLD_SHARE * sum(1 for line in lines if line.text.strip()) else {}
    )


def _unnamed(lines: Sequence[Line], said: Sequence[SpokenLine]) -> list[tuple[int, int]]:
    """The ranges of lines between empty ones in which nobody begins to speak."""
    return [
        (first, last)
        for first, last in paragraphs(lines)
        if not any(one.changes or one.times for one in said[first:last])
        and not any(line.is_item or line.is_heading for line in lines[first:last])
    ]


def without_manners(said: Sequence[SpokenLine]) -> list[SpokenLine]:
    """The lines, brackets at the head of somebody's words as how they are said (`Vera: (softly)
    Yes.`), where a good part of all turns begins so."""
    found = {
        number: match
        for number, one in enumerate(said)
        if one.speaker and not one.aside and (match := _MANNER.match(one.text))
    }
    named = sum(1 for one in said if one.speaker)
    if len(found) < _SEVERAL or len(found) < _PART * named:
        return list(said)
    return [
        replace(one, text=one.text[found[n].end() :], manner=found[n][1]) if n in found else one
        for n, one in enumerate(said)
    ]


_MANNER = re.compile(r"\s*\(([^()]{2,200})\)[.,]?\s*")
_PART = 0.2
