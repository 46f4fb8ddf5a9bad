"""Layouts brought into lines as they are typed elsewhere: a name, a time and the words below one
another, times as tapes and voyages have them, questions without a colon."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.transcripts.clock_times import CLOCK
from app.transcripts.lines.amid import parted_paragraphs
from app.transcripts.lines.houses import of_houses
from app.transcripts.lines.names import NAME_SHAPES, shape
from app.transcripts.lines.numbered import without_numbers
from app.transcripts.lines.rewriting import headed, matched, rewritten
from app.transcripts.lines.survey import Line

_CLOCK = re.compile(rf"\s*[\[(]?({CLOCK})[\])]?\s*")
_NUMBER = re.compile(r"(?:speaker )?\d{1,2}", re.IGNORECASE)


def as_typed(lines: Sequence[Line]) -> list[Line]:
    """The lines, with times that stand between a name and what is said beside that name, and
    paragraphs in which several speak cut where they begin."""
    lines = of_houses(lines)
    lines = _of_missions(_asked(_initialed(_worded(without_numbers(lines)))))
    return parted_paragraphs(_with_times(_without_spelled(_of_tapes(lines))))


def _initialed(lines: Sequence[Line]) -> list[Line]:
    """The lines that begin with an initial and a surname, and no sign behind them (`V. Holm Mind
    the step.`), with a colon there; where most of what is said begins so with few names."""
    found = matched(lines, _INITIALED)
    names = Counter(match[1] for match in found.values())
    again = sum(times for times in names.values() if times > 1)
    filled = sum(1 for line in lines if line.text.strip())
    are_titles = all(name.startswith("M.") for name in names)  # Monsieur
    if len(names) < 2 or are_titles or again < max(_FEWEST_INITIALED, filled * _USUALLY):
        return list(lines)
    known = {n: match for n, match in found.items() if names[match[1]] > 1}
    return rewritten(lines, known, lambda match: f"{match[1]}: ")


_INITIALED = re.compile(
    r"\s*([^\W\d_a-z]\. ?[^\W\d_a-z][\w’'-]{2,30})[ \t]+(?=[\w…\"«“—–-])(?![-–—] )"
)
_FEWEST_INITIALED, _USUALLY = 4, 0.6


def _asked(lines: Sequence[Line]) -> list[Line]:
    """The lines of a briefing, `Q Mr. President, …` as `Q: Mr. President, …`, where those who
    answer have their names in capitals and a colon."""
    found = matched(lines, _ASKED)
    answers = sum(1 for line in lines if _ANSWERED.match(line.text))
    is_court = any(_ANSWER.match(line.text) for line in lines)  # which layouts of its own know
    if len(found) < _FEWEST_ASKED or answers < _FEWEST_ASKED or is_court:
        return list(lines)
    return rewritten(lines, found, lambda _: "Q: ")


_ASKED = re.compile(r"\s*(?:[•·*-]\s+)?Q\s{1,3}(?=[\"“‘'(—–-]{0,2}\s?[A-Z][\w'’]*[\s,.?!—–-])")
_ANSWERED = re.compile(r"\s*(?:[•·*-]\s+)?[A-Z]{2,30}(?:(?:\. ?| )[A-Z]{2,30}){0,3}\.? ?:\s")
_ANSWER = re.compile(r"\s*A(?:\.\s|\s{2,}|\t)\s*\S")
_FEWEST_ASKED = 2


def _of_missions(lines: Sequence[Line]) -> list[Line]:
    """The lines with times as voyages into space have them (days, hours, minutes, seconds) before
    a call sign: `04 06 45 12 CDR` as `CDR (102:45:12):`."""
    found = matched(lines, _OF_MISSION)
    if len(found) < _FEWEST_OF_MISSION or len({match[5] for match in found.values()}) < 2:
        return list(lines)
    changed = list(lines)
    for number, match in found.items():
        hours = int(match[1]) * 24 + int(match[2])
        head = f"{match[5]} ({hours:02d}:{match[3]}:{match[4]}):"
        changed[number] = headed(lines[number], match, head)
    return changed


_OF_MISSION = re.compile(
    r"\s*(\d\d)[ :](\d\d)[ :](\d\d)[ :](\d\d)\s{1,8}([A-Z]{2,7}(?:[-/][A-Z0-9]{1,7})?)"
    r"(?=\s|$)[ \t]*"
)
_FEWEST_OF_MISSION = 3


def _of_tapes(lines: Sequence[Line]) -> list[Line]:
    """The lines with times that name their tape (`2-00:14:05`) as those of the talk, where there
    is one tape; of several, each of which begins anew, they tell nothing of the whole."""
    found = {n: match for n, line in enumerate(lines) if (match := _OF_TAPE.fullmatch(line.text))}
    if len(found) < _FEWEST_OF_TAPE:
        return list(lines)
    is_one = len({match[1] for match in found.values()}) == 1
    return [
        Line(f"[{found[number][2]}]" if is_one else "") if number in found else line
        for number, line in enumerate(lines)
    ]


_OF_TAPE = re.compile(r"\s*(\d{1,2})-(\d\d:\d\d:\d\d)\s*")
_FEWEST_OF_TAPE = 2


def _worded(lines: Sequence[Line]) -> list[Line]:
    """The lines, `[Time 0:22:31]` as the time alone."""
    return [
        replace(line, text=f"[{match[1]}]", bold=0)
        if (match := _WORDED.fullmatch(line.text[:60]))
        else line
        for line in lines
    ]


_WORDED = re.compile(
    rf"\s*[\[(](?:time(?:stamp|code)?|tc|zeit|tiempo|temps|время)\s*+[:=]?\s*+({CLOCK})[\])]\s*",
    re.IGNORECASE,
)


def _without_spelled(lines: Sequence[Line]) -> list[Line]:
    """The lines without times in words below the same in figures, as pages say them to those who
    can't see; `Chapter 2: …` between times is a heading."""
    changed = list(lines)
    for number, (above, line) in enumerate(pairwise(lines), start=1):
        if _CLOCK.fullmatch(above.text) and _SPELLED.fullmatch(line.text):
            changed[number] = Line("")
        elif _CLOCK.fullmatch(line.text) and _CHAPTER.match(above.text):
            changed[number - 1] = replace(above, is_heading=True)
    return changed


_SPELLED = re.compile(
    r"\s*(?:\d{1,3} ?(?:hours?|minutes?|seconds?|Stunden?|Minuten?|Sekunden?|horas?|minutos?"
    r"|segundos?|heures?|secondes?|ore|minuti|secondi|[时小時分秒钟鐘]{1,3})"
    r"(?:, | et | y | e |\s)?){1,3}\s*"
)
_CHAPTER = re.compile(r"(?:Chapter|Kapitel|Chapitre|Capítulo|Capitolo|Глава) \d{1,3}: \S")


def _with_times(lines: Sequence[Line]) -> list[Line]:
    """`Vera`, `0:03` and the words on lines of their own, which most times of the file are in."""
    clocks = [number for number, line in enumerate(lines) if _CLOCK.fullmatch(line.text)]
    found = [number for number in clocks if _is_between(lines, number)]
    if len(found) < 3 or len(found) * 5 < len(clocks) * 4:
        return list(lines)
    changed = list(lines)
    for number in found:
        time = _CLOCK.fullmatch(lines[number].text)
        name = lines[number - 1].text.strip().rstrip(":：")
        changed[number - 1] = replace(
            lines[number - 1], text=f"{name} ({time[1]}):" if time else ""
        )
        changed[number] = Line("")
    return changed


def _is_between(lines: Sequence[Line], number: int) -> bool:
    if number == 0 or number + 1 >= len(lines) or not lines[number + 1].text.strip():
        return False
    name = lines[number - 1].text.strip().rstrip(":：")
    is_first = number < 2 or not lines[number - 2].text.strip()
    return is_first and bool(_NUMBER.fullmatch(name) or shape(name) in NAME_SHAPES)
