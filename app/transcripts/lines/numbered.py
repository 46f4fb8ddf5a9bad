"""Numbers before turns, questions and cues: without them the lines are as they are typed elsewhere,
and where nobody is named questions and answers are told apart by them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.language.sentences import asks
from app.transcripts.lines.heads import ASKS
from app.transcripts.lines.names import are_initials, names_somebody
from app.transcripts.lines.rewriting import matched, paragraphs, rewritten
from app.transcripts.lines.survey import Line


def without_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines without the numbers of their turns, questions and cues."""
    return _counted(_questioned(_numbered(lines)))


def _numbered(lines: Sequence[Line]) -> list[Line]:
    """The lines of a session whose turns are numbered for each who speaks (`T1:`, `C1:`, `T2:`),
    without the numbers."""
    found = matched(lines, _TURN)
    counts: dict[str, list[int]] = {}
    for match in found.values():
        counts.setdefault(match[1], []).append(int(match[2]))
    is_counted = all(
        len(values) > 1 and values == list(range(values[0], values[0] + len(values)))
        for values in counts.values()
    )
    if len(found) < _FEWEST_TURNS or len(counts) < 2 or not is_counted:
        return list(lines)
    return rewritten(lines, found, lambda match: f"{match[1]}: ")


_TURN = re.compile(r"\s*([^\W\d_a-z]{1,3})(\d{1,3})(?:\s?[:.]\s+|\s?(?:--|[—–])\s?)(?=\S)")
_FEWEST_TURNS = 4


def _questioned(lines: Sequence[Line]) -> list[Line]:
    """The lines of numbered questions with answers that nobody is named for, `Q12. When …?`, as
    Japanese interviews write theirs: who answers is told by the paragraph."""
    lines = _with_answers_below(lines)
    found = matched(lines, _QUESTION)
    if not found:
        counted = matched(lines, _COUNTED)
        ends = {n: last - 1 for first, last in paragraphs(lines) for n in range(first, last)}
        asked = [n for n in counted if _asks(lines[n]) or _asks(lines[ends[n]])]
        found = counted if len(asked) >= max(_FEWEST_QUESTIONS, _MOST_ASK * len(counted)) else {}
    numbers = [int(match[1]) for match in found.values()]
    is_counted = all(then - first == 1 for first, then in pairwise(numbers))
    if len(found) < _FEWEST_QUESTIONS or not is_counted or any(map(_is_answer, lines)):
        return list(lines)
    return rewritten(lines, found, lambda _: f"{ASKS} ")


def _with_answers_below(lines: Sequence[Line]) -> list[Line]:
    """The lines of numbered questions (or such behind a long dash) that are answered on the same
    line, cut behind the last question mark before the first sentence that doesn't ask."""
    found = {n: _asked_on(line.text) for n, line in enumerate(lines) if _BEGUN.match(line.text)}
    cuts = {n: at for n, at in found.items() if at}
    if len(cuts) < _FEWEST_QUESTIONS or len(cuts) < _MOST_ASK * len(found):
        return list(lines)
    again: list[Line] = []
    for number, line in enumerate(lines):
        at = cuts.get(number, 0)
        again += [replace(line, text=line.text[:at])] if at else []
        again.append(replace(line, text=line.text[at:].lstrip(), bold=0) if at else line)
    return again


def _asked_on(text: str) -> int:
    """The letter at which an answer begins on a question's line; 0 where there is none."""
    at = 0
    for sentence in _SENTENCE.finditer(text[:_LONGEST_QUESTION]):
        if asks(sentence[0].rstrip()):
            at = sentence.end()
        elif at:
            return at
    return at if text[at:].strip() else 0


_BEGUN = re.compile(r"\s*(?:\d{1,3}\s?[.)]\s+|[―─—–ー]{2,30}-?\s+)(?=[^\W\d_]|[¿“\"])")
_SENTENCE = re.compile(r"[^.!?…？。！]+[.!?…？。！]+[\"”»’)]*\s*")
_LONGEST_QUESTION = 600
_QUESTION = re.compile(
    r"\s*(?:\*\*)?(?:Q|Question|Frage|Pregunta|Domanda) ?(\d{1,3})\s?[.:)]\s+(?=\S)"
)
_ANSWERS = re.compile(r"\s*(?:\*\*)?(?:A|Answer|Antwort|Respuesta|Risposta) ?\d{0,3}\s?[.:)]\s")
_FEWEST_QUESTIONS = 3
_COUNTED = re.compile(r"\s*(?:\*\*)?(\d{1,3})\s?[.)ºª°–—-]{1,2}\s*(?=[^\W\d_¿]|¿)")
"""`12) When …?`: questions that are but counted, where they all ask."""
_MOST_ASK = 0.75


def _asks(line: Line) -> bool:
    return asks(line.text.rstrip())


def _is_answer(line: Line) -> bool:
    return bool(_ANSWERS.match(line.text))


def _counted(lines: Sequence[Line]) -> list[Line]:
    """The lines of a script whose cues are counted (`12. VERA: words`), without the numbers."""
    found = matched(lines, _CUE)
    numbers = [int(match[1]) for match in found.values()]
    rising = sum(then - first == 1 for first, then in pairwise(numbers))
    names = Counter(match[2] for match in found.values())
    if len(found) < _FEWEST_CUES or rising < 0.8 * (len(found) - 1):
        return list(lines)
    bare = {_PARTY.sub("", name) for name in names}
    if not 1 < len(names) < len(found) or not all(
        names_somebody(n) or are_initials(n) for n in bare
    ):
        return list(lines)
    return rewritten(lines, found, lambda match: f"{match[2]}: ", bold=0)


_CUE = re.compile(r"\s*(?:\d{1,2}\.)?(\d{1,4})[.)]?\s+([^\W\d_][^:\n]{1,40}?):\s")
_PARTY = re.compile(r"\s\([^()]{1,30}\)$")
_FEWEST_CUES = 4
