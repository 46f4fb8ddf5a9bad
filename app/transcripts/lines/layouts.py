"""Layouts brought into lines as they are typed elsewhere: a name, a time and the words below one
another, and whole talks in one paragraph."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.language.sentences import asks, ends_sentence
from app.transcripts.clock_times import CLOCK
from app.transcripts.lines.heads import ASKS
from app.transcripts.lines.houses import of_houses
from app.transcripts.lines.names import NAME_SHAPES, LabelShape, is_no_label, shape
from app.transcripts.lines.rewriting import headed, matched, paragraphs, rewritten
from app.transcripts.lines.sounds import is_sound
from app.transcripts.lines.survey import Line

_CLOCK = re.compile(rf"\s*[\[(]?({CLOCK})[\])]?\s*")
_NUMBER = re.compile(r"(?:speaker )?\d{1,2}", re.IGNORECASE)
_INLINE = re.compile(
    r"(?<=[.?!…\"”\])])[ \t]+(?=([^\W\d_a-z][\w.'’-]{0,20}(?: [\w.'’-]{1,20}){0,2}):\s)"
)
_INLINE_BRACKETED = re.compile(
    r"(?<=[.?!…\"”\])])[ \t]+(?=\[([^\W\d_a-z][\w.'’-]{0,20}(?: [\w.'’-]{1,20}){0,2})\]\s)"
)
_LONG, _LONGEST = 150, 20_000
"""Letters of a line that may hold a talk; a longer one is bare prose, and not looked through."""


def as_typed(lines: Sequence[Line]) -> list[Line]:
    """The lines, with times that stand between a name and what is said beside that name, and
    paragraphs in which several speak cut where they begin."""
    lines = of_houses(lines)
    lines = _of_missions(_asked(_initialed(_worded(_counted(_questioned(_numbered(lines)))))))
    lines = _unwrapped(_with_times(_without_spelled(_of_tapes(lines))))
    return list(_unfolded(list(_unfolded(lines, _INLINE)), _INLINE_BRACKETED))


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
    if not 1 < len(names) < len(found) or not all(_is_name(n) or _are_initials(n) for n in names):
        return list(lines)
    return rewritten(lines, found, lambda match: f"{match[2]}: ", bold=0)


_CUE = re.compile(r"\s*(\d{1,4})[.)]?\s+([^\W\d_][^:\n]{1,40}?):\s")
_FEWEST_CUES = 4


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


def _is_name(name: str) -> bool:
    is_short = len(name) == 3 and name.isupper()  # RAO, KIM
    return not is_no_label(name) and (is_short or shape(name) in NAME_SHAPES)


def _are_initials(name: str) -> bool:
    return (len(name) > 1 and shape(name) is LabelShape.LETTERS) or name in {"Q", "A"}


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Lines that were cut at a width, and within which names begin to speak again and again, put
    together into their paragraph; an empty line stands for each that went."""
    inner, heads = Counter[str](), Counter[str]()
    paragraphs: list[tuple[int, int, list[str]]] = []
    first = 0
    for number in range(len(lines) + 1):
        if number < len(lines) and lines[number].text.strip() and not lines[number].is_heading:
            continue
        if number - first > 1:
            text = " ".join(line.text.strip() for line in lines[first:number])
            if _LONG < len(text) < _LONGEST:
                names = [match[1] for match in _INLINE.finditer(text)]
                inner.update(names)
                begun = (_label_of(line.text) for line in lines[first:number])
                heads.update(name for name in begun if name in inner)
                paragraphs.append((first, number, names))
        first = number + 1
    known = {name for name, times in inner.items() if times > 1 and _is_name(name)}
    within = sum(inner[name] for name in known)
    if len(known) < 2 or sum(heads[name] for name in known) * 2 > within:
        return list(lines)
    changed = list(lines)
    for first, end, names in paragraphs:
        if known.intersection(names):
            text = " ".join(line.text.strip() for line in lines[first:end])
            changed[first:end] = [replace(lines[first], text=text)] + [Line("")] * (end - first - 1)
    return changed


def _label_of(text: str) -> str:
    """What stands before a line's colon, behind its time."""
    return _TIME_BEFORE.sub("", text[:90], count=1).lstrip()[:70].partition(":")[0]


_TIME_BEFORE = re.compile(r"(?<!\s)\s*+[\[(]?\d[\d:.,]{0,12}\s?s?[\])]?\s")


def _inline(text: str, inline: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Names within a line, behind the end of a sentence; none is cut behind its title."""
    for match in inline.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()].rpartition(" ")[2]
        if not before.endswith(".") or ends_sentence(before):
            yield match


def _unfolded(lines: Sequence[Line], inline: re.Pattern[str]) -> Iterator[Line]:
    """Paragraphs cut before names that come again within them, at the end of a sentence."""
    inner = Counter(
        match[1]
        for line in lines
        if _LONG < len(line.text) < _LONGEST
        for match in _inline(line.text, inline)
    )
    heads = Counter(line.text.lstrip()[:70].partition(":")[0] for line in lines if line.text)
    names = {
        name
        for name, times in inner.items()
        if (_is_name(name) or (times > 2 and _are_initials(name)))
        and not is_sound(name)
        and (
            times > 1
            or name in heads
            or shape(name) in {LabelShape.ROLE, LabelShape.CODE}
            or (" " in name and inner[_initials_of(name)] > 1)
        )
    }
    if len(names) > 1 and sum(inner[name] for name in names) > 2:  # who speaks once does too
        names |= {one for one in inner if shape(one) is LabelShape.FULL and _is_name(one)}
    begin = {head for head, times in heads.items() if times > 1 and _is_name(head)}
    if len(begin) > 1 and begin.isdisjoint(names):
        names = set()  # who speaks is named at the head of lines, and these are words
    if len(names) < 2 or sum(inner[name] for name in names) < 3:
        yield from lines
        return
    within = _amid(names, inner)
    names = names if within is None else {n for n in names if _are_initials_of(n, names)}
    for line in lines:
        if not _LONG < len(line.text) < _LONGEST:
            yield line
            continue
        done = 0
        for match in within.finditer(line.text) if within else _inline(line.text, inline):
            if match[1] in names:
                yield replace(
                    line, text=line.text[done : match.start()], bold=0 if done else line.bold
                )
                done = match.end()
                if within:
                    yield Line("")  # the next begins anew, wherever this one broke off
        yield replace(line, text=line.text[done:], bold=0 if done else line.bold)


def _amid(names: set[str], inner: Counter[str]) -> re.Pattern[str] | None:
    """Where initials and the names that they are of begin to speak, be it amid a sentence that
    somebody breaks off; None where others are named as often."""
    known = sorted(name for name in names if _are_initials_of(name, names))
    initials = [name for name in known if _are_initials(name)]
    if len(initials) < 2 or sum(inner[n] for n in known) < 0.8 * sum(inner[n] for n in names):
        return None
    return re.compile(rf"(?<=\S)[ \t]++(?=({'|'.join(map(re.escape, known))}):\s)")


def _are_initials_of(name: str, names: set[str]) -> bool:
    return _are_initials(name) or (" " in name and _initials_of(name) in names)


def _initials_of(name: str) -> str:
    return "".join(word[0] for word in name.split())
