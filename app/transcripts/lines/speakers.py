"""Who speaks in the lines of a text, found in two passes over the whole of it.

The first pass (`survey`) collects whatever stands at the head of a line as a name could, in every
style that people use. Then evidence decides which styles the text uses, and which labels are
somebody: a name heads several paragraphs, a reason heads one; somebody who speaks once is told
by how the others are written. The second pass reads each line by that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.language.sentences import SENTENCE_ENDS, ends_sentence
from app.transcripts.lines.caption_evidence import caption_speakers
from app.transcripts.lines.evidence import Speakers, typed_speakers
from app.transcripts.lines.heads import ASKS, LabelStyle
from app.transcripts.lines.nameless import nameless
from app.transcripts.lines.quoted import signed_quotes
from app.transcripts.lines.survey import Line, Survey, label_key, survey

__all__ = ["Line", "SpokenLine", "find_speakers"]


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """What a line says: `text` without its head. Where `changes`, somebody else speaks from here
    (`speaker`, or somebody unnamed). `aside` is what stood in brackets behind the name, `times`
    when it is said (start, perhaps end, in milliseconds). `is_bracketed` tells that the name stood
    in brackets before the words (`[Vera] …`), `manner` how they are said."""

    text: str
    speaker: str | None = None
    changes: bool = False
    aside: str = ""
    times: tuple[int, ...] = ()
    is_bracketed: bool = False
    manner: str = ""


def find_speakers(
    lines: Sequence[Line], is_caption: bool = False, known: frozenset[str] = frozenset()
) -> list[SpokenLine]:
    """What each line says, and who says it. In captions no name stands alone on its line, names
    are rare, a dash is a change of speaker by itself, and times without brackets are words; those
    who are `known` (in small letters) by other means are somebody there."""
    found = survey(lines)
    speakers = caption_speakers(found, known) if is_caption else typed_speakers(found)
    said = _without_doubt(lines, found, _read(lines, found, speakers, is_caption))
    said = _without_signed(lines, said)
    return _closed(said) if is_caption and _are_scattered(said) else said


def _read(
    lines: Sequence[Line], found: Survey, speakers: Speakers, is_caption: bool
) -> list[SpokenLine]:
    """The second pass: each line by what its head was found to be."""
    names = {
        name: found.labels[style][name].name
        for style, chosen in speakers.items()
        for name in chosen
    }
    changing = _CAPTION_CHANGES if is_caption else _changes(found, lines)
    is_bare_time = not is_caption and _are_times(found)
    is_named = is_caption and _are_named(found, speakers)
    cut = _cut_at_dashes(lines, found) if is_named else set()
    said = []
    is_asked = False  # a question was begun, and ends with its paragraph
    for number, (line, head, is_fresh) in enumerate(
        zip(lines, found.heads, found.fresh, strict=True)
    ):
        if head is None:
            said.append(SpokenLine(""))
            continue
        is_alone = not is_caption and head.start >= len(line.text.rstrip())
        times = head.times if head.is_bracketed or is_bare_time or is_alone else ()
        label = next(
            (one for one in head.labels if label_key(one) in speakers.get(one.style, ())), None
        )
        is_answered = is_asked and is_fresh and head.change != ASKS
        is_asked = head.change == ASKS and ASKS in changing if is_fresh else is_asked
        if label:
            text = line.text[label.end :].strip()
            name, is_bracketed = names[label_key(label)], label.style in _BRACKETS
            if text.startswith(f"{name}:"):  # typed twice by mistake
                text = text[len(name) + 1 :].lstrip("*_ ")
            said.append(
                SpokenLine(text, name, aside=label.aside, times=label.times or times,
                     changes=True, is_bracketed=is_bracketed)
            )  # fmt: skip
            continue
        begins = _begins(line.text[head.start :])
        sure = is_fresh or begins if head.change in {">>", "- "} else is_fresh and begins
        is_change = head.change in changing and sure and number not in cut
        if is_answered and not is_change:
            said.append(SpokenLine(line.text.strip(), changes=True, times=times))
            continue
        is_dialogue = number in cut and _answers(found, number + 1)
        start = head.start if times else head.untimed if is_change or is_dialogue else 0
        text = line.text[start:]
        said.append(SpokenLine(text.strip(), None, is_change, "", times))
    return said


def _answers(found: Survey, number: int) -> bool:
    """Whether a line begins with a dash, so that the one above it is what it answers."""
    head = found.heads[number] if number < len(found.heads) else None
    return bool(head and head.change in _DASHES)


_FEWEST_NAMED, _NAMED = 4, 0.03
"""Captions that are headed by names, in files that name whoever begins to speak: so many, and this
part of all."""


def _are_named(found: Survey, speakers: Speakers) -> bool:
    headed = sum(
        found.labels[style][name].count for style, chosen in speakers.items() for name in chosen
    )
    return headed >= max(_FEWEST_NAMED, _NAMED * len(found.heads))


def _cut_at_dashes(lines: Sequence[Line], found: Survey) -> set[int]:
    """Lines of captions that begin with a dash and are no answer: `>>` says in this file that
    somebody else speaks, or they go on with a sentence, as small letters (and `I`) tell where
    sentences begin with capitals and end."""
    changes = {number: head.change for number, head in enumerate(found.heads) if head}
    filled = list(changes)
    dashed = [number for number in filled if changes[number] in _DASHES]
    if sum(change == ">>" for change in changes.values()) > len(dashed):
        return set(dashed)
    ended = sum(lines[number].text.rstrip()[-1] in _STOPS for number in filled)
    if ended * 8 <= len(filled):
        return set()
    return {
        number
        for above, number in pairwise(filled)
        if changes[number] in _DASHES
        and changes[above] not in _DASHES
        and lines[above].text.rstrip()[-1] not in _STOPS | _BROKEN_OFF
        and (not _begins(text := lines[number].text) or _I.match(text))
    }


_DASHES = frozenset({"—", "- ", "-"})
_STOPS = frozenset('.?!…"”’»)]♪♫。？！')
_BROKEN_OFF = frozenset("-–—")
"""Behind what is broken off somebody else begins, be it in the middle of a sentence."""
_I = re.compile(r"\W*I(?:['’]\w+)?\b")
_BRACKETS = {LabelStyle.BRACKET, LabelStyle.ROUND}


def _without_doubt(
    lines: Sequence[Line], found: Survey, said: Sequence[SpokenLine]
) -> list[SpokenLine]:
    """The lines; those that begin under no name, or under one that whoever wrote them doubts
    (`Vera (?): words`), are nobody's."""
    starts = nameless(lines, found, [one.speaker is not None for one in said])
    starts |= {
        number: head.start
        for number, (one, head) in enumerate(zip(said, found.heads, strict=True))
        if head and one.speaker and one.aside and not one.aside.strip("?")
    }
    return [
        SpokenLine(lines[number].text[starts[number] :].strip(), changes=True, times=one.times)
        if number in starts
        else one
        for number, one in enumerate(said)
    ]


def _without_signed(lines: Sequence[Line], said: Sequence[SpokenLine]) -> list[SpokenLine]:
    """The lines; quotes that somebody signs are nobody's, and whoever spoke goes on behind."""
    found = list(said)
    for first, last in signed_quotes(lines):
        before = next((one.speaker for one in reversed(found[:first]) if one.changes), None)
        behind = next((number for number in range(last, len(said)) if said[number].text), None)
        if before is None or any(one.changes for one in found[first:last]):
            continue
        found[first] = replace(found[first], changes=True)
        if behind is not None and not found[behind].changes:
            found[behind] = replace(found[behind], speaker=before, changes=True)
    return found


_MANY_CAPTIONS = 40
_UNNAMED, _APART = 0.05, 40
"""Many captions, that begin with so large a part under no name and name only one, or somebody so
rarely (captions for each name), don't name whoever speaks, but somebody now and then."""


def _are_scattered(said: Sequence[SpokenLine]) -> bool:
    """Whether captions name somebody now and then, such as a voice from off the screen: who is
    named then doesn't say all that comes until the next name."""
    named = [place for place, one in enumerate(said) if one.speaker]
    if len(said) < _MANY_CAPTIONS or not named or named[0] <= _UNNAMED * len(said):
        return False
    return len({said[place].speaker for place in named}) == 1 or len(said) > _APART * len(named)


def _closed(said: Sequence[SpokenLine]) -> list[SpokenLine]:
    """Captions in which a named voice ends with its sentence, or with its caption where sentences
    aren't told by one."""
    ends = [_has_end(one.text) for one in said if one.text]
    has_ends = sum(ends) * 10 > len(ends)
    found: list[SpokenLine] = []
    is_open = is_over = False
    for one in said:
        if one.changes:
            is_open, is_over = bool(one.speaker), False
        if one.text:
            if is_over:
                one = replace(one, changes=True)
            is_over = is_open and (not has_ends or _has_end(one.text))
            is_open = is_open and not is_over
        found.append(one)
    return found


def _has_end(text: str) -> bool:
    """Whether a sentence ends within a caption, or with it."""
    return text.rstrip()[-1] in _ENDS or any(map(ends_sentence, text.split()))


_CAPTION_CHANGES = frozenset({">>", "—", "- ", "-", ASKS})


def _begins(text: str) -> bool:
    """Whether a text begins as a sentence does, so that a dash before it is no part of one."""
    first = next((letter for letter in text if letter.isalpha()), "")
    return not first.islower()


def _changes(found: Survey, lines: Sequence[Line]) -> frozenset[str]:
    """The signs that say in this text that somebody else speaks: those that most paragraphs
    begin with. In a list of things, sentences don't end."""
    signs: dict[str, list[bool]] = {}
    for line, head in zip(lines, found.heads, strict=True):
        if head and head.change:
            signs.setdefault(head.change, []).append(line.text.rstrip()[-1] in _ENDS)
    return frozenset(
        sign
        for sign, ended in signs.items()
        if sign != "•" and len(ended) > 1
        and (
            sign in {">>", ASKS}
            or len(ended) >= found.paragraphs * (0.2 if sign == "—" else 0.5)
        )
        and (sign in {">>", ASKS} or sum(ended) * 2 > len(ended))
    )  # fmt: skip


_ENDS = frozenset(f'{SENTENCE_ENDS}"”’»')


def _are_times(found: Survey) -> bool:
    """Whether times without brackets at the head of lines are the talk's: there are several, and
    they rise."""
    times = [head.times[0] for head in found.heads if head and head.times and not head.is_bracketed]
    rises = sum(first <= then for first, then in pairwise(times))
    return len(times) > 1 and rises * 5 >= (len(times) - 1) * 4
