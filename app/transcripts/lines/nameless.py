"""Lines that begin as one with a name does, and name nobody: `?: words`, `[unknown]: words`.

Whoever was named before doesn't say them. So it is with labels that nothing tells to be somebody
(`the second keeper: words`), where nearly all that is said has its label.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from app.language.sentences import line_ends_sentence
from app.transcripts.lines.hall import asked_from_the_hall
from app.transcripts.lines.heads import CLOCK
from app.transcripts.lines.names import LabelShape, leads_in
from app.transcripts.lines.survey import Line, Survey

_EDGE = r"[*_]{0,3}"
_SIGNS = re.compile(
    rf"\s*{_EDGE}(?:[^\w\s:：\"“”'’]{{0,8}}|[\[(<{{]\s*+(?:[^\w\s]\W{{0,3}}?\s*+)?[\])>}}]){_EDGE}\s?[:：]{_EDGE}(?:\s+|$)"
)
"""Signs where a name would stand, or nothing."""
_UNKNOWN = re.compile(
    rf"\s*{_EDGE}[\[(<]?\?{{1,4}}[\])>]?{_EDGE}(?:\s+[—–-](?=\s))?"
    rf"(?:\s+[\[(]?{CLOCK}[\])]?\s*$|\s+|$)"
)
"""A question mark by itself at the head of a line, in whatever style names are written."""
_DOUBTED = re.compile(
    rf"\s*{_EDGE}(?:[\[(<{{][^\[\]()<>{{}}\n:]{{1,40}}[\])>}}]|[^\s.?!:：][^\n.?!:：]{{0,40}}\?{{1,3}}"
    rf"|\?{{1,3}}[^\n.?!:：]{{1,40}}|n/a){_EDGE}\s?[:：]{_EDGE}(?:\s|$)",
    re.IGNORECASE,
)
"""A label in brackets, or one with a question mark."""
_ASKED = re.compile(rf"\s*{_EDGE}([QA])[.:]{_EDGE}\s+\S")
"""A question or an answer, as courts write them without names."""
_NUMBER = re.compile(rf"\s*{_EDGE}#?(\d{{1,2}})\.?{_EDGE}\s?[:：]{_EDGE}\s")
_LABEL = re.compile(r"\s*\W{0,4}(\w[^\n:：]{0,60}?)\W{0,3}[:：][*_]{0,3}(?:\s|$)")
_SENTENCE_WITHIN = re.compile(r"[^\W\d_]{3}[.?!…]\W*\s(?![a-zß-ÿ])|[,;]\s.*[,;]\s")
_COLONS = frozenset(":：")
_MOST_WORDS = 6
_NEARLY_ALL = 0.95
_SEVERAL = 4
_FEW_TIMES = 1 / 8
"""Of so many lines that have a time and a name, one that has a time alone is another's."""


def nameless(lines: Sequence[Line], found: Survey, named: Sequence[bool]) -> dict[int, int]:
    """The lines that somebody begins who isn't told, each with the letter at which its words
    begin: behind signs, but with a label that has letters. `named` tells of each line whether it
    names somebody."""
    if apart := _between_quotes(lines, found, named):
        return apart
    if sum(named) < _SEVERAL:
        return {}
    first, last = named.index(True), len(named) - 1 - named[::-1].index(True)
    those = [line for line, is_named in zip(lines, named, strict=True) if is_named]
    are_headings = any(line.is_heading for line in those)
    starts = {
        number: head.start
        for number, (line, head) in enumerate(zip(lines, found.heads, strict=True))
        if head and number > first and not named[number] and line.is_heading <= are_headings
    }
    behind = {
        number: signs.end()
        for number, start in starts.items()
        if (signs := _first(lines[number].text, start, _SIGNS, _UNKNOWN))
    }
    doubted = {n for n, start in starts.items() if _DOUBTED.match(lines[n].text, start)}
    doubted |= asked_from_the_hall(lines, found.fresh, starts)
    doubted |= _timed_alone(lines, found, starts, named) | _told_of(lines, found, starts, named)
    doubted |= _asked_and_answered(lines, starts)
    labelled = {
        number
        for number, start in starts.items()
        if found.fresh[number] and not are_headings and _is_label(lines[number].text, start)
    }
    if not any(line.is_item for line in those):
        labelled = {number for number in labelled if not lines[number].is_item}
    others = starts.keys() - behind.keys() - doubted - labelled
    unlabelled = sum(found.fresh[number] for number in others if number < last)
    is_nearly_all = sum(named) >= _NEARLY_ALL * (sum(named) + unlabelled)
    if all(line.bold for line in those):
        labelled = {number for number in labelled if _is_set_apart(lines[number])}
    else:
        labelled = (labelled if is_nearly_all else set()) | _numbered(lines, starts)
    return {number: starts[number] for number in doubted | labelled} | behind


def _between_quotes(lines: Sequence[Line], found: Survey, named: Sequence[bool]) -> dict[int, int]:
    """The lines without quotes below such as name somebody, where all that is said is a whole
    quotation: whoever tells the story says them."""
    quoting = [
        bool(_QUOTATION.search(line.text[-4:]) and _OPENS.search(line.text)) for line in lines
    ]
    said = [quoted for quoted, is_named in zip(quoting, named, strict=True) if is_named]
    if len(said) < _FEWEST_QUOTED or not all(said):
        return {}
    first = named.index(True)
    return {
        number: head.start
        for number, head in enumerate(found.heads)
        if head and number > first and found.fresh[number]
        and not named[number] and not quoting[number] and not _OPENS.search(lines[number].text)
    }  # fmt: skip


_QUOTATION = re.compile(r"[\"”»“]\W{0,2}$")
_OPENS = re.compile(r"[:：]\s*(?:\([^()]{1,60}\)\s*)?[\"“„«»]|^\s*[\"“„«»]")
_FEWEST_QUOTED = 3


def _first(text: str, start: int, *patterns: re.Pattern[str]) -> re.Match[str] | None:
    return next(filter(None, (one.match(text, start) for one in patterns)), None)


def _is_label(text: str, start: int) -> bool:
    """Whether a line begins with a few words and a colon, no sentence is over before it, and they
    don't lead in what somebody quotes."""
    match = _LABEL.match(text, start)
    return (
        match is not None
        and len(match[1].split()) <= _MOST_WORDS
        and not _SENTENCE_WITHIN.search(match[1])
        and not leads_in(match[1])
    )


def _is_set_apart(line: Line) -> bool:
    """Whether what is bold in a line is what stands before a colon."""
    bold, plain = line.text[: line.bold].rstrip(), line.text[line.bold :].lstrip()
    return line.bold > 0 and (bold[-1:] in _COLONS or plain[:1] in _COLONS)


def _told_of(
    lines: Sequence[Line], found: Survey, starts: Mapping[int, int], named: Sequence[bool]
) -> set[int]:
    """The lines that tell of somebody who speaks, `Vera Holm is a keeper`, and those that aren't
    quoted where all that is named is: whoever made the text says them."""
    names = {
        label.name
        for head, is_named in zip(found.heads, named, strict=True)
        if head and is_named
        for label in head.labels
        if label.shape is LabelShape.FULL
    }
    own = {
        number
        for number, start in starts.items()
        if found.fresh[number] and _begins_with(lines[number].text[start:], names)
    }
    are_quoted = all(line.is_quote for line, one in zip(lines, named, strict=True) if one)
    apart = {n for n in starts if found.fresh[n] and not lines[n].is_quote} if are_quoted else set()
    return own | apart


def _begins_with(text: str, names: set[str]) -> bool:
    words = text[:80].split()
    return any(
        " ".join(words[:count]) in names and words[count][:1].islower() and words[count].isalpha()
        for count in range(2, min(5, len(words)))
    )


def _timed_alone(
    lines: Sequence[Line], found: Survey, starts: Mapping[int, int], named: Sequence[bool]
) -> set[int]:
    """The lines that have a time and no name where nearly all that have a time have a name too:
    where others go on under a time, so may this one, unless what stands there is a few words that
    come again and again."""
    timed = {number for number, head in enumerate(found.heads) if head and head.times}
    alone = {number for number in starts if number in timed and found.fresh[number]}
    together = sum(named[number] for number in timed)
    if together < _SEVERAL:
        return set()
    if len(alone) <= _FEW_TIMES * together:
        return alone
    rests = {n: rest for n in alone if len(rest := lines[n].text[starts[n] :].strip()) <= _SHORT}
    again = Counter(rests.values())
    return {
        number
        for number, rest in rests.items()
        if rest and again[rest] >= _SEVERAL and not line_ends_sentence(rest)
    }


_SHORT = 60
"""Letters of what may be a name of a form that isn't known."""


def _asked_and_answered(lines: Sequence[Line], starts: Mapping[int, int]) -> set[int]:
    """The lines that begin with `Q.` or `A.`, where both do."""
    found = {
        number: match[1]
        for number, start in starts.items()
        if (match := _ASKED.match(lines[number].text, start))
    }
    return set(found) if len(set(found.values())) == 2 else set()


def _numbered(lines: Sequence[Line], starts: Mapping[int, int]) -> set[int]:
    """The lines that have a number where a name would stand, if they don't count what is said."""
    found = {
        number: match[1]
        for number, start in starts.items()
        if (match := _NUMBER.match(lines[number].text, start))
    }
    again = Counter(found.values())
    return {number for number, figure in found.items() if again[figure] > 1}
