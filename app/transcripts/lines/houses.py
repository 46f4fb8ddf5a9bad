"""Reports of parliaments, in which what stands above a speech names whoever gives it: who asks
whom, the number of a speech, offices in a paragraph of their own."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.transcripts.lines.rewriting import headed, matched, paragraphs, rewritten
from app.transcripts.lines.survey import Line


def of_houses(lines: Sequence[Line]) -> list[Line]:
    """The lines, those names as they are typed elsewhere."""
    return _with_offices(_in_order(_of_question_time(_with_rings(lines))))


def _with_rings(lines: Sequence[Line]) -> list[Line]:
    """The lines of Japanese minutes, a ring before whoever speaks and a space behind their office
    (`○日向委員長　これより…`), with a colon in the place of the space; a ring before a heading of
    the agenda stays."""
    found = matched(lines, _RINGED_WIDE)
    if len(found) < _FEWEST_RINGED:
        found = matched(lines, _RINGED)
    counts = Counter(match[1] for match in found.values())
    known = {name for name, times in counts.items() if times > 1 or _IN_OFFICE.search(name)}
    own = {number: match for number, match in found.items() if match[1] in known}
    if len(own) < _FEWEST_RINGED or len(own) * 2 < len(found):
        return list(lines)
    return rewritten(lines, own, lambda match: f"{match[1]}: ")


_RINGED = re.compile(
    r"\s*[○◯〇●◎]([^\W\d_](?:[^\s。、！？：:「」（）]|（[^（）\n]{1,20}）){1,30})\s+(?=\S)"
)
_RINGED_WIDE = re.compile(
    r"\s*[○◯〇●◎]([^\W\d_][^\s。、！？：:「」]{0,30}(?: [^\s。、！？：:「」]{1,12}){0,2})"
    r"(?:\s{2,}|\u3000)(?=\S)"
)
"""A gap behind the name, which may have a space within: `○위원장 김민수  …`."""
_IN_OFFICE = re.compile(
    r"(?:[長員臣人君者事官役理監師授氏]|さん)(?:（[^（）]{1,20}）)?$|위원|장관|의원|의장|차관|총리"
)
"""What offices end in: chair, member, minister, witness."""
_FEWEST_RINGED = 3


def _of_question_time(lines: Sequence[Line]) -> list[Line]:
    """The lines of a house in which who asks whom stands above a question (`Mr HOLM to
    TREASURER`), and `ANSWER` above what the other says."""
    found = {n: m for n, line in enumerate(lines) if (m := _ASKS_WHOM.fullmatch(line.text[:160]))}
    answers = [n for n, line in enumerate(lines) if line.text.strip() == "ANSWER"]
    if not found or not answers:
        return list(lines)
    changed = list(lines)
    for number, match in found.items():
        changed[number] = Line(f"{match[1]}:", len(match[1]) + 1)
    for number in answers:
        asked = max((n for n in found if n < number), default=None)
        if asked is not None:
            name = found[asked][2]
            changed[number] = Line(f"{name}:", len(name) + 1)
    return changed


_ASKS_WHOM = re.compile(
    r"\s*((?:M[rs]|Mrs|Miss|Dr|Madam) [A-Z][A-Z'’ -]{1,40}) to (?:the )?([A-Z][A-Z ,'’&-]{3,80})\s*"
)


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a house that counts its speeches (`Anf. 12 Minister VERA HOLM (F) replik:`) with
    but the name, which is set apart there."""
    found = matched(lines, _IN_ORDER)
    numbers = [int(match[1]) for match in found.values()]
    is_rising = all(first < then for first, then in pairwise(numbers))
    if len(found) < _FEWEST_IN_ORDER or not is_rising:
        return list(lines)
    changed = [
        replace(line, is_heading=True) if _OF_AGENDA.fullmatch(line.text[:160]) else line
        for line in lines
    ]
    for number, match in found.items():
        changed[number] = headed(lines[number], match, f"{match[2]}:")
    return changed


_IN_ORDER = re.compile(
    r"\s*Anf(?:örande|\.)?\s{1,3}(\d{1,4})[.:]?\s++"
    r"(?:(?=[^\W\d_]{0,30}[a-zåäö])[^\W\d_]{1,60}+\.? ){0,6}"
    r"([^\W\d_a-zåäö](?:[^\W\d_a-zåäö]|[ .'’-]){1,50}[^\W\d_a-zåäö])\.?\s*+"
    r"(?:\([^()]{1,30}\)\s*+)?(?:(?<=\s)\w++\s*+)?:\s*"
)
_OF_AGENDA = re.compile(r"\s*(?:§ ?\d{1,3}|\d{1,3} ?§)\s+\S.{0,140}")
_FEWEST_IN_ORDER = 2


def _with_offices(lines: Sequence[Line]) -> list[Line]:
    """The lines, names with offices behind them in a paragraph of their own (`ИВАНОВ П. С.,
    министр.`) at the head of the paragraph below, as others have theirs."""
    changed = list(lines)
    for first, last in paragraphs(lines):
        if last - first > _LONGEST_OFFICE_LINES:
            continue
        text = " ".join(line.text.strip() for line in lines[first:last])
        below = next((n for n in range(last, len(lines)) if lines[n].text.strip()), None)
        if (match := _OFFICE.fullmatch(text)) and below is not None:
            changed[first:last] = [Line("")] * (last - first)
            changed[below] = Line(f"{match[1]} {lines[below].text.strip()}")
    return changed


_OFFICE = re.compile(r"([^\W\d_a-zа-яё]{3,30} [^\W\d_]\. ?[^\W\d_]\.), [^.]{3,240}\.")
_LONGEST_OFFICE_LINES = 4
