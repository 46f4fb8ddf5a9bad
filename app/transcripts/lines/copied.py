"""What is left around the lines of a talk that was copied out of a page or a program: a sign before
or behind each, times without a space behind them, a word above each name, names amid a line behind
a sign."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from app.transcripts.clock_times import parse_time
from app.transcripts.lines.names import NAME_SHAPES, clean, is_no_label, shape
from app.transcripts.lines.rewriting import matched, rewritten
from app.transcripts.lines.survey import Line

_FEWEST_LINES = 5
_NEARLY_ALL, _OFTEN, _SOME = 0.8, 0.4, 0.25
"""Parts of the lines that have words."""


def as_spoken(lines: Sequence[Line]) -> list[Line]:
    """The lines without what a page or a program put around them; time goes with their length."""
    lines = _without_handles(lines)
    lines = _answered(_dashed(_cornered(_coded(_without_signs(_without_bars(lines))))))
    lines = _unglued(_without_separators(lines))
    return list(_cut_at_signs(_with_colons(lines)))


def _without_handles(lines: Sequence[Line]) -> list[Line]:
    """The lines without what people are called at a service, `@vera`, in lines of its own below
    their names, and without the dots there."""
    found = {n for n, line in enumerate(lines) if _HANDLE.fullmatch(line.text[:40])}
    handles = sum("@" in lines[number].text for number in found)
    if handles < _FEWEST_HANDLES:
        return list(lines)
    return [Line("") if number in found else line for number, line in enumerate(lines)]


_HANDLE = re.compile(r"\s*(?:@\w{2,30}|[·•])\s*")
_FEWEST_HANDLES = 3


def _filled(lines: Sequence[Line]) -> int:
    return sum(1 for line in lines if line.text.strip())


def _without_signs(lines: Sequence[Line]) -> list[Line]:
    """The lines without the sign that nearly all of them begin with."""
    found = matched(lines, _SIGN)
    signs = Counter(match[1] for match in found.values())
    sign, count = signs.most_common(1)[0] if signs else ("", 0)
    if count < max(_FEWEST_LINES, _NEARLY_ALL * _filled(lines)):
        return list(lines)
    own = {number: match for number, match in found.items() if match[1] == sign}
    small = sum(1 for n, match in own.items() if lines[n].text[match.end() :][:1].islower())
    if sign == "-" and small < _SOME * count:
        return list(lines)  # who speaks, each on a line
    return rewritten(lines, own, lambda _: "", bold=0)


_SIGN = re.compile(r"\s*(?:([`|•●▪◦·]|>(?!>)|-(?=\s))(?:\s+|$|(?=\w)))")


def _without_bars(lines: Sequence[Line]) -> list[Line]:
    """The lines without the bars at their end that are left of a table's cells."""
    found = [number for number, line in enumerate(lines) if _BAR.search(line.text[-8:])]
    if len(found) < max(_FEWEST_LINES, _OFTEN * _filled(lines)):
        return list(lines)
    return [replace(line, text=_BAR.sub("", line.text)) for line in lines]


_BAR = re.compile(r"\s?\|\s*$")


def _unglued(lines: Sequence[Line]) -> list[Line]:
    """The lines with a space behind the times at their head, where most have such times, which
    rise."""
    found = matched(lines, _GLUED)
    times = [parse_time(match[1]) or 0 for match in found.values()]
    rising = sum(first <= then for first, then in pairwise(times))
    if len(found) < max(_FEWEST_LINES, _OFTEN * _filled(lines)) or rising < len(times) - 1:
        return list(lines)
    return _without_glued_roles(rewritten(lines, found, lambda match: f"[{match[1]}] "))


def _without_glued_roles(lines: Sequence[Line]) -> list[Line]:
    """The lines with a colon behind roles that a table's cells left without a space before the
    words (`[00:04] HostWelcome`), where nearly all have one of them and several are told."""
    found = matched(lines, _GLUED_ROLE)
    roles = {match[2] for match in found.values()}
    timed = sum(1 for line in lines if line.text.startswith("["))
    if len(roles) < 2 or len(found) < max(_FEWEST_CODES, _NEARLY_ALL * timed):
        return list(lines)
    return rewritten(lines, found, lambda match: f"{match[1]}{match[2]}: ")


_GLUED_ROLE = re.compile(
    r"(\[[\d:]{4,8}\] )(Host|Co-host|Guest|Interviewer|Interviewee|Moderator|Narrator|Announcer"
    r"|Speaker \d{1,2}|Speaker [A-Z])(?=[A-Z\"“‘¿¡(])"
)
_GLUED = re.compile(r"\s*(\d{1,2}:\d{2}(?::\d{2})?)(?![AaPp]\.?[Mm]\b)(?=[^\W\d_]|[\"'“‘«¿¡(\[♪])")


def _without_separators(lines: Sequence[Line]) -> list[Line]:
    """The lines without a word that stands alone above every name: `speaker`, `Vera Holm`, and what
    she says."""
    texts = [line.text.strip() for line in lines]
    words = Counter(text for text in texts if _WORD.fullmatch(text))
    for word, count in words.most_common(_MOST_SEPARATORS):
        below = Counter(
            then for text, then in pairwise(texts) if text == word and shape(then) in NAME_SHAPES
        )
        again = sum(times for times in below.values() if times > 1)
        if (
            count >= _FEWEST_SEPARATORS
            and len(below) > 1
            and sum(below.values()) == count <= (again + count / 2)
        ):
            return [
                Line("") if text == word else one for text, one in zip(texts, lines, strict=True)
            ]
    return list(lines)


_WORD = re.compile(r"[^\W\d_]{3,20}")
_FEWEST_SEPARATORS, _MOST_SEPARATORS = 4, 10


def _with_colons(lines: Sequence[Line]) -> list[Line]:
    """The lines of names with a hyphen behind them (`Vera- words`) with a colon there, where two
    of them come again and again; and those of one word before a semicolon (`Answer; words`)."""
    found = matched(lines, _HYPHENED)
    known = {name for name, count in _counts(found).items() if count > 1 and _may_be_one(name)}
    own = {n: match for n, match in found.items() if match[1] in known}
    if len(known) < 2 or len(own) < max(_FEWEST_LINES, _SOME * _filled(lines)):
        own = matched(lines, _SEMICOLON)
        if len(_counts(own)) != 1 or len(own) < max(_FEWEST_CODES, _SOME * _filled(lines)):
            return list(lines)
    return rewritten(lines, own, lambda match: f"{match[1]}: ")


def _counts(found: Mapping[int, re.Match[str]]) -> Counter[str]:
    return Counter(match[1] for match in found.values())


def _may_be_one(name: str) -> bool:
    return shape(name) in NAME_SHAPES and not is_no_label(name)


_SEMICOLON = re.compile(r"\s*([^\W\d_a-z][^\W\d_]{1,20});\s{1,4}(?=\w)")
_HYPHENED = re.compile(
    r"\s*([^\W\d_a-z][\w.'’]{0,20}(?: [^\W\d_a-z][\w.'’]{1,20})?)-(?!-)\s?(?=\S)"
)


def _cornered(lines: Sequence[Line]) -> list[Line]:
    """The lines of a name and what it says in corners, `司会「…」`, with a colon in their place,
    where one alone is named and whoever answers stands in corners without a name: nobody's."""
    found = matched(lines, _CORNERED)
    names = Counter(match[1] for match in found.values())
    free = {n: match for n, match in matched(lines, _CORNERS).items() if n not in found}
    if len(names) != 1 or min(len(found), len(free)) < _FEWEST_CORNERED:
        return list(lines)
    changed = list(lines)
    for number, match in found.items():
        changed[number] = replace(lines[number], text=f"{match[1]}：{match[2]}", bold=0)
    for number, match in free.items():
        changed[number] = replace(lines[number], text=f"?: {match[1]}", bold=0)
    return changed


_CORNERED = re.compile(r"\s*([^\W\d_][^「」『』【】:：\s]{0,11})「(.+)」[。、]?\s*$")
_CORNERS = re.compile(r"\s*[「『【](.+)[」』】][。、]?\s*$")
_FEWEST_CORNERED = 3


def _dashed(lines: Sequence[Line]) -> list[Line]:
    """The lines of a talk each of whose turns is quoted whole, `« Why? »`, with a dash before what
    is quoted: somebody else speaks on each."""
    found = matched(lines, _QUOTED)
    if len(found) < max(_FEWEST_QUOTED, _NEARLY_ALL * _filled(lines)):
        return list(lines)
    return [
        replace(line, text=f"— {(found[n][1] or found[n][2]).strip()}", bold=0)
        if n in found
        else line
        for n, line in enumerate(lines)
    ]


def _answered(lines: Sequence[Line]) -> list[Line]:
    """The lines of a talk in which questions have a dash and answers are quoted whole, with a dash
    before these too: whoever asks doesn't give them."""
    asked, answers = matched(lines, _ASKED), matched(lines, _WHOLE)
    if min(len(asked), len(answers)) < _FEWEST_ANSWERS:
        return list(lines)
    if len(asked) + len(answers) < _NEARLY_ALL * _filled(lines):
        return list(lines)
    return rewritten(lines, answers, lambda match: f"— {match[0].strip()}")


_ASKED = re.compile(r"\s*[—–-](?![—–-])\s?(?=[^\W\d_])")
_WHOLE = re.compile(r"\s*(?:“[^“”]+”|「[^「」]+」|«[^«»]+»|\"[^\"]+\")[.。]?\s*$")
_FEWEST_ANSWERS = 3
_QUOTED = re.compile(r"\s*(?:«([^«»]+)»|“([^“”]+)”)\s*$")
_FEWEST_QUOTED = 6


def _coded(lines: Sequence[Line]) -> list[Line]:
    """The lines of people who are a letter and a number (`G1 Why?`), or a letter and a stop beside
    such (`C. Because.`), with a colon there, where most of what is said begins so."""
    found = matched(lines, _CODED)
    names = Counter(match[1] for match in found.values())
    known = {name for name, count in names.items() if count > 1 or name[-1].isdigit()}
    codes = sum(count for name, count in names.items() if name[-1].isdigit())
    own = {n: match for n, match in found.items() if match[1] in known}
    if len(known) < 2 or codes < _FEWEST_CODES or len(own) < _OFTEN * _filled(lines):
        return list(lines)
    return rewritten(lines, own, lambda match: f"{match[1]}: ")


_CODED = re.compile(r"\s*([A-Z]\d{1,2}|[A-Z](?=\.))[.:]?\s{1,8}(?=[\w.…«“\"¿¡'-])")
_FEWEST_CODES = 4


def _cut_at_signs(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those in which names stand behind a sign (`⊙Vera: words ⊙Kris: words`) cut before
    each; of names there are two or more."""
    found = [match for line in lines for match in _SIGNED.finditer(line.text[:_LONGEST])]
    names = {clean(match[2]) for match in found}
    signs = Counter(match[1] for match in found)
    within = sum(1 for match in found if match.start() > 0)
    if len(names) < 2 or len(found) < _FEWEST_SIGNED or len(signs) > 1 or not within:
        yield from lines
        return
    for line in lines:
        done = 0
        for match in _SIGNED.finditer(line.text[:_LONGEST]):
            if line.text[done : match.start()].strip():
                yield replace(line, text=line.text[done : match.start()], bold=0)
            done = match.end(1)
        yield replace(line, text=line.text[done:], bold=0) if done else line


_SIGNED = re.compile(
    r"([⊙◆◇●○◎■□▶▷►▲△※◈◉☆★])\s?([^\W\d_][^:：⊙◆◇●○◎■□▶▷►▲△※◈◉☆★\n.?!]{0,40})(?=[:：])"
)
_FEWEST_SIGNED, _LONGEST = 3, 100_000
