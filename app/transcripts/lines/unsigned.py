"""Questions and answers that nothing tells but what asks: nobody is named, and no sign begins what
somebody says. A page's bold questions lose their markup where they are copied, and so does this.

A line or a paragraph that ends as a question does, and has an answer below it, again and again, is
one voice, and what stands between two of them the other. Who they are isn't told.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.language.sentences import asks, line_ends_sentence
from app.transcripts.lines.rewriting import paragraphs
from app.transcripts.lines.speakers import SpokenLine
from app.transcripts.lines.survey import Line

UNSIGNED = (
    "Nobody is named, and who asks and who answers was told by question marks alone. Put `Name:` "
    "before what each speaker says."
)
MAY_ASK = (
    "Several of its paragraphs ask and nobody is named, so that it may be several people who "
    "speak. Put `Name:` before what each speaker says, if so."
)
FEW_NAMED = (
    "Names stand before the first turns alone, and who asks and who answers below was told by "
    "question marks. Put `Name:` before what each speaker says."
)
_MOST_NAMED = 4
"""Turns that have a name, of a talk that doesn't name whoever speaks on."""
_FEWEST, _FEWEST_DOUBTED = 3, 2
"""Questions, for them to be taken so and to be doubted."""
_ANSWERED = 0.75
"""Of the questions, the part that has an answer below it."""
_SHARE, _DOUBTED_SHARE = 0.2, 0.1
"""Of all units from the first question on, the part that asks, for it to be taken so and for it
to be doubted."""
_LONGEST_WORDS = 90
_WRAPPED = 0.4
"""Of all lines, the part that ends amid a sentence where they were cut at a width."""
_FEWEST_LETTERS = 40
_COUNTER = re.compile(r"\s*(?:[•●▪◦·*]\s+|\d{1,3}\s?[.)ºª°–—-]{1,2}\s*(?=[^\W\d_]|[¿«“\"]))")
"""What counts or lists the questions."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """Lines `[first, last)` that are said together; whether they end as a question does."""

    first: int
    last: int
    is_question: bool


def unsigned(lines: Sequence[Line], said: Sequence[SpokenLine]) -> tuple[list[SpokenLine], str]:
    """The lines, with somebody else from each question and from what stands below it; and a
    sentence for the owner, empty where nothing was told so or is in doubt. Only where nothing has
    a time, and below the last name where but the first turns have one."""
    named = [number for number, one in enumerate(said) if one.speaker]
    if len(named) > _MOST_NAMED or any(one.times for one in said):
        return list(said), ""
    below = named[-1] + 1 if named else 0
    units = _units([Line("") if n < below else line for n, line in enumerate(lines)])
    asked = [place for place, unit in enumerate(units) if unit.is_question]
    if len(asked) < _FEWEST_DOUBTED:
        return list(said), ""
    begun = units[asked[0] :]
    answered = sum(
        1 for place in asked if place + 1 < len(units) and not units[place + 1].is_question
    )
    share = len(asked) / len(begun)
    signed = [unit for unit in begun if said[unit.first].changes]
    if len(signed) * 2 > len(begun):
        return list(said), ""  # dashes tell it
    fewest = _FEWEST_DOUBTED if named else _FEWEST
    is_so = answered >= max(fewest, _ANSWERED * len(asked)) and share >= _SHARE
    if not is_so:
        return list(said), MAY_ASK if share >= _DOUBTED_SHARE and not (signed or named) else ""
    told = FEW_NAMED if named else UNSIGNED
    return _cut(said, units, asked), "" if signed else told


def _cut(
    said: Sequence[SpokenLine], units: Sequence[_Unit], asked: Sequence[int]
) -> list[SpokenLine]:
    """The lines, with a change of speaker at each question and below it, and no numbers before
    questions where most have one."""
    answers = [place + 1 for place in asked if place + 1 < len(units)]
    said = _without_sign(_without_sign(said, units, asked), units, answers)
    counted: Mapping[int, re.Match[str]] = {
        place: match for place in asked if (match := _COUNTER.match(said[units[place].first].text))
    }
    are_counted = len(counted) * 2 > len(asked)
    found = list(said)
    for place in asked:
        first = units[place].first
        text = found[first].text
        text = text[counted[place].end() :] if are_counted and place in counted else text
        found[first] = replace(found[first], text=text, changes=True)
    for place, following in pairwise(range(len(units))):
        if units[place].is_question and not units[following].is_question:
            first = units[following].first
            found[first] = replace(found[first], changes=True)
    return found


def _without_sign(
    said: Sequence[SpokenLine], units: Sequence[_Unit], places: Sequence[int]
) -> list[SpokenLine]:
    """The lines without the sign that most of these units begin with."""
    firsts = [units[place].first for place in places]
    found = {n: match for n in firsts if (match := _SIGN.match(said[n].text))}
    signs = Counter(match[1] for match in found.values())
    sign, count = signs.most_common(1)[0] if signs else ("", 0)
    if count < max(_FEWEST_DOUBTED, _WITH_SIGN * len(places)):
        return list(said)
    return [
        replace(one, text=one.text[found[n].end() :]) if n in found and found[n][1] == sign else one
        for n, one in enumerate(said)
    ]


_SIGN = re.compile(r"\s*([=_~*#•●▪◦·>|–—-])\s*(?=[\w«»“„\"¿¡(])")
_WITH_SIGN = 0.6


def _units(lines: Sequence[Line]) -> list[_Unit]:
    """The paragraphs, or the lines where those aren't cut at a width."""
    filled = [line.text.strip() for line in lines if line.text.strip()]
    long = [text for text in filled if len(text) > _FEWEST_LETTERS]
    are_wrapped = sum(not line_ends_sentence(text) for text in long) > _WRAPPED * len(long)
    found = []
    for first, last in paragraphs(lines):
        cuts = [last] if are_wrapped else range(first + 1, last + 1)
        for begins, ends in pairwise([first, *cuts]):
            words = sum(len(line.text.split()) for line in lines[begins:ends])
            is_short = words <= _LONGEST_WORDS
            found.append(_Unit(begins, ends, is_short and asks(lines[ends - 1].text.rstrip())))
    return found
