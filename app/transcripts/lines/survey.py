"""The first pass over the lines of a text: what may be names in it, and how often and where."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.language.sentences import asks, ends_sentence
from app.transcripts.lines.heads import ASKS, Head, Label, LabelStyle, read_head
from app.transcripts.lines.names import LabelShape

_DOUBTED = {
    LabelShape.SINGLE,
    LabelShape.LOWER,
    LabelShape.LOOSE,
    LabelShape.UNCASED,
    LabelShape.ROLE,
}
_PUNCTUATION = "\"'“”‘’.,;:!?…()[]*_«»„-–—"
_BELOW = {LabelStyle.TIMED, LabelStyle.ALONE, LabelStyle.COLON}
"""Styles in which the words may stand in the lines below the name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its markup. `bold` is how many letters at its head were set apart, `is_item`
    tells that it is one of a list, `is_quote` that it is set apart as quoted."""

    text: str
    bold: int = 0
    is_heading: bool = False
    is_item: bool = False
    is_quote: bool = False


@dataclass(slots=True)
class SurveyedLabel:
    """A label in one style: how often it heads a line (`count`), begins what it says there
    (`fresh`), has words behind or below it (`spoken`), stands right above a line (`above`), above
    another that may be a name (`over`), has a
    time beside it (`timed`) or before it (`clocked`), is one of a list (`listed`), a heading
    (`headed`), comes after `>>` (`called`), is `bold`, has no space behind it (`tight`), has
    nothing but capitals behind it (`shouted`), an address (`linked`), nothing at all (`bare`), a
    whole quotation (`quoting`); and how often its word stands elsewhere, small (`small`) or written
    as a name (`mentioned`)."""

    name: str
    shape: LabelShape
    first: int
    last: int = 0
    count: int = 0
    fresh: int = 0
    spoken: int = 0
    called: int = 0
    bold: int = 0
    tight: int = 0
    shouted: int = 0
    linked: int = 0
    bare: int = 0
    quoting: int = 0
    above: int = 0
    over: int = 0
    timed: int = 0
    clocked: int = 0
    listed: int = 0
    headed: int = 0
    small: int = 0
    mentioned: int = 0


@dataclass(slots=True)
class Survey:
    """What the first pass found. `heads` has a line's head, or None for one without words;
    `fresh` tells whether a line begins what it says; `paragraphs` is how many do; `begins` is the
    number of the first line that is long enough, and ends as a sentence does, so that it is no
    title."""

    heads: list[Head | None]
    fresh: list[bool]
    paragraphs: int
    is_mixed_case: bool
    timed: int
    begins: int = 0
    labels: dict[LabelStyle, dict[str, SurveyedLabel]] = field(default_factory=dict)


def label_key(label: Label | SurveyedLabel) -> str:
    """Labels that are the same but for their capitals are the same."""
    return label.name.casefold()


def survey(lines: Sequence[Line]) -> Survey:
    """Look at every line once; time and memory go with their number."""
    heads = [
        read_head(line.text, line.bold, line.is_heading) if line.text.strip() else None
        for line in lines
    ]
    heads = _with_questions(lines, heads)
    begins = _begins(lines)
    fresh = _fresh(lines, heads, begins)
    below = _words_below(lines, heads)
    over = _names_below(heads)
    found = Survey(heads, fresh, sum(fresh), _is_mixed_case(lines),
                   sum(1 for head in heads if head and head.times), begins)  # fmt: skip
    for number, head in enumerate(heads):
        for label in head.labels if head else ():
            if label.is_counted:
                continue  # known, if at all, by where it stands without a number
            entries = found.labels.setdefault(label.style, {})
            entry = entries.setdefault(
                label_key(label), SurveyedLabel(label.name, label.shape, number)
            )
            is_own = label.end < len(lines[number].text.rstrip())
            is_spoken = is_own or (below[number] and label.style in _BELOW)
            is_above = label.style in {LabelStyle.COLON, LabelStyle.ALONE}
            is_spoken |= is_above and _is_timed(lines, heads, number + 1)
            entry.last = number
            entry.count += 1
            entry.fresh += fresh[number]
            entry.spoken += is_spoken
            entry.called += bool(head and head.change == ">>")
            entry.bold += label.is_bold
            entry.tight += label.is_tight
            entry.shouted += lines[number].text[label.end :].isupper()
            entry.linked += bool(_LINKED.match(lines[number].text, label.end))
            entry.bare += not is_own
            entry.quoting += bool(_QUOTED.fullmatch(lines[number].text, label.end))
            entry.timed += bool(label.times)
            entry.clocked += bool(head and head.times)
            entry.listed += lines[number].is_item
            entry.headed += lines[number].is_heading
            entry.above += number + 1 < len(heads) and heads[number + 1] is not None
            entry.over += over[number]
    _count_elsewhere(found, lines)
    return found


_QUOTED = re.compile(
    r"\s*(?:\([^()]{1,60}\)\s*)?[\"“„«»'‘](?!.*[\"”“»«]\s*\w).{3,200}[\"”“»«'’]\s*"
)
"""A quotation, and nothing beside it."""
_LINKED = re.compile(r"\s*<?(?:https?://|www\.)", re.IGNORECASE)
_TITLE_WORDS = 9


def _begins(lines: Sequence[Line]) -> int:
    """The number of the first line that is no title."""
    return next(
        (
            number
            for number, line in enumerate(lines)
            if len(line.text.split()) > _TITLE_WORDS and _ends(line.text)
        ),
        0,
    )


def _with_questions(lines: Sequence[Line], heads: Sequence[Head | None]) -> list[Head | None]:
    """The heads; paragraphs that are set apart as a whole and ask, between others that aren't,
    are questions, where there are several."""
    filled = [number for number, head in enumerate(heads) if head]
    asked = {
        number
        for (above, number), below in zip(pairwise(filled), filled[2:], strict=False)
        if asks(lines[number].text.rstrip())
        and _is_set_apart(lines[number]) and not _is_set_apart(lines[above])
        and not _is_set_apart(lines[below]) and not lines[number].is_heading
    }  # fmt: skip
    if len(asked) < _FEWEST_QUESTIONS:
        return list(heads)
    return [
        replace(head, change=ASKS) if head and number in asked and not head.change else head
        for number, head in enumerate(heads)
    ]


_FEWEST_QUESTIONS = 3


def _is_set_apart(line: Line) -> bool:
    return line.bold >= len(line.text.strip())


def _fresh(lines: Sequence[Line], heads: Sequence[Head | None], begins: int) -> list[bool]:
    """Which lines begin what they say: after an empty line or the end of a sentence, with a time
    or a dash; all of them where sentences don't end, and the last of the titles above the first
    sentence, if an empty line is below it."""
    ends = [_ends(line.text) for line, head in zip(lines, heads, strict=True) if head]
    is_punctuated = sum(ends) * 8 > len(ends)
    fresh, is_open = [], False
    for number, (line, head) in enumerate(zip(lines, heads, strict=True)):
        if head is None or head.start >= len(line.text.rstrip()):  # nothing, or but a time
            fresh.append(False)
            is_open = False
            continue
        is_last = number + 2 == begins and heads[number + 1] is None
        is_fresh = not is_open or bool(head.times or head.change) or line.bold > 0
        fresh.append(is_fresh or is_last)
        is_open = (is_punctuated and not _ends(line.text)) or line.text.rstrip()[-1] in ":："
    return fresh


def _ends(text: str) -> bool:
    last = text.rstrip()[-8:]
    return bool(last) and (ends_sentence(last) or last[-1] in "])♪-–—)】）」』")


def _words_below(lines: Sequence[Line], heads: Sequence[Head | None]) -> list[bool]:
    """Which lines have words below them, and not another name or time; a line that is nothing
    but a time may stand between."""
    below, is_text = [False] * len(lines), False
    for number in range(len(lines) - 1, -1, -1):
        below[number] = is_text
        head = heads[number]
        if head is not None:
            is_named = any(label.style is LabelStyle.TIMED for label in head.labels)
            if not (head.times and head.start >= len(lines[number].text.rstrip())):
                is_text = not is_named and not head.times
    return below


def _names_below(heads: Sequence[Head | None]) -> list[bool]:
    """Which lines have one below them that is nothing but what may be a name."""
    below, is_name = [False] * len(heads), False
    for number in range(len(heads) - 1, -1, -1):
        below[number] = is_name
        head = heads[number]
        if head is not None:
            is_name = any(label.style is LabelStyle.ALONE for label in head.labels)
    return below


def _is_timed(lines: Sequence[Line], heads: Sequence[Head | None], number: int) -> bool:
    """Whether a line is a time with words behind it."""
    head = heads[number] if number < len(heads) else None
    return bool(head and head.times and head.start < len(lines[number].text.rstrip()))


def _is_mixed_case(lines: Sequence[Line]) -> bool:
    """Whether capitals tell anything: most letters are small."""
    signs = Counter("".join(line.text[:200] for line in lines[:2000]))
    letters = [(letter, count) for letter, count in signs.items() if letter.isalpha()]
    small = sum(count for letter, count in letters if letter.islower())
    return small > sum(count for letter, count in letters if letter.isupper())


def _count_elsewhere(found: Survey, lines: Sequence[Line]) -> None:
    """Count where the labels in doubt stand as words of the text."""
    doubted = {
        name.split()[0] if entry.shape is LabelShape.ROLE else name
        for entries in found.labels.values()
        for name, entry in entries.items()
        if entry.shape in _DOUBTED and (" " not in name or entry.shape is LabelShape.ROLE)
    }
    if not doubted:
        return
    small: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for word, is_first in _words(lines, found.heads):
        folded = word.casefold()
        if folded in doubted:
            if word.islower():
                small[folded] += 1
            elif not is_first:
                named[folded] += 1
    for entries in found.labels.values():
        for name, entry in entries.items():
            entry.small, entry.mentioned = small[name], named[name]


def _words(lines: Sequence[Line], heads: Sequence[Head | None]) -> Iterator[tuple[str, bool]]:
    """Every word without its punctuation, but for labels; and whether it begins a sentence."""
    for line, head in zip(lines, heads, strict=True):
        if head is None:
            continue
        start = max(
            (label.end for label in head.labels if label.style is LabelStyle.COLON), default=0
        )
        is_first = True
        for word in line.text[start:].split():
            yield word.strip(_PUNCTUATION), is_first
            is_first = word[-1] in ".!?…:"
