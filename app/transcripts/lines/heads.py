"""What stands at the head of a line, before its words: a dash, a time, a label.

Only the first letters of a line are looked at, so that a line of any length costs the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from app.transcripts.clock_times import parse_time
from app.transcripts.lines.names import LONGEST_LABEL_LETTERS, LabelShape, clean, shape
from app.transcripts.lines.sounds import is_manner
from app.transcripts.speaker_names import is_role
from app.transcripts.title_names import is_name

_LOOKED_AT_LETTERS = 260
"""Letters at the head of a line; a label with its times is no longer."""

CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,:;]\d{1,3})?"
"""As in `times`, and with frames (`00:01:02:12`), which are left out."""
_SECONDS = r"\d{1,6}\.\d{1,3}\s?s?"
"""As scripts print them; two of them, start and end, are a time, one is a number."""
_TO = r"\s{0,3}(?:-{1,2}>|-{1,2}|[–—→,]|to|bis|à|a)\s{0,3}"
_TIMES = rf"({CLOCK})(?:{_TO}({CLOCK}))?"
_TIME = re.compile(
    rf"\s*(?:[\[(<{{]\s*{_TIMES}\s*[\])>}}]|{_TIMES}(?![\w:]|\s?[AaPp]\.?[Mm]\b)"
    rf"|[\[(](\d{{1,6}}(?:\.\d{{1,3}})?\s?s)[\])]"
    rf"|\[?({_SECONDS})\s?(?:-{{1,2}}>|[-–—→])\s?({_SECONDS})(?!\w)\]?)"
    r"\s*(?:[-–—|](?=\s)|[:：,](?=\s|$))?"
)
_TIME_ALONE = re.compile(rf"\s*+(?:[\[(]\s*+)?{_TIMES}\s*+(?:[\])]\s*+)?$")
"""A time behind a name's colon, and nothing behind that: the words stand below."""
_BESIDE = re.compile(
    rf"\s*+([^\[\]()\n:：]{{1,60}}?)\s++([\[(]\s*{_TIMES}\s*[\])])\s*+(?:[-–—]\s*+)?(?=[\w\"'“‘„¿¡«»…(\[]|\.\.)"
)
"""`Vera Holm [00:04] words`."""
_CHANGE = re.compile(
    r"\s*(?:(>{2,3})\s*|(?![―─—–ー]{2})([-–—‐―])(\s*)(?=\S)|([•●])\s+|([―─—–ー]{2})\s*(?=\S))"
)
_COLON = re.compile(r"(?<!\d)\s?[:：﹕]|\s?[:：﹕](?!\d)")
_ASIDE = re.compile(r"(?<!\s)\s*+(?:[(（]([^()（）]{1,180})[)）]|\[([^\[\]]{1,60})\])\s*+$")
_ASIDE_BEFORE = re.compile(r"\s*(?:\[([^\[\]\n]{1,40})\]|\(([^()\n]{1,40})\))\s+([^\s\d(\[].*)$")
"""`[laughs] Vera: words`."""
_NAME_GOES_ON = re.compile(r"\s*[^\s(\[\d:：]")
_FROM = re.compile(r"\s*From\s{1,4}(\S.{0,80}?)(?:\s+to\s+\S.{0,80})?\s*", re.IGNORECASE)
"""A message of a meeting's chat: `10:01:00 From  Vera Holm to Everyone: words`."""
_BRACKETED = re.compile(r"\s*(?:\[([^\[\]\n]{1,60})\]|<([^<>\n]{1,60})>)\s*")
_ROUND = re.compile(r"\s*\(([^\W\d_a-z][^()\n\d]{0,60})()\)\s*")
_ROUND_BEFORE = re.compile(r"\s*\(([^\W\d_a-z][^()\n\d]{0,40})\)[ \t]+(?=[^\s(\[])")
_DASH = re.compile(
    r"\s*+([^—–\n(]{1,60}?(?:\([^()\n]{1,80}\)\.?)?)\s*+(?:[—–]|(?<=\s)--?(?=\s))\s*(?=\S|$)"
)
_DASHED = re.compile(r"[^—–,\n]{2,60}?\s[—–-]\s[^,\n]{1,60},\s[^\W\d_]*[a-zа-яışçğöü]")
"""A dash behind a name, and a sentence that goes on behind its comma, before a colon."""
_TAB = re.compile(r"\s*+([^\t\n]{1,60}?)[:：]?(?:\t\s*+| {3,}+|\u3000++)(?=\S)")
_DOUBLED = re.compile(r":(?=\s|$)")
"""A second colon behind a name, by a slip of the finger; none of `std::sort`."""
_STOP = re.compile(
    r"\s*((?:(?:[OA] )?(?:M[Rr]|M[Rr][Ss]|M[Ss]|D[Rr]|M|Mme|Sen|SEN|Rep|REP|P[Rr][Oo][Ff]"
    r"|S[Rr][Aa]?|Rev|REV|Hon|HON|Gov|GOV|Capt|CAPT|Col|COL|Gen|GEN|Lt|LT|Sgt|SGT)\. ?)?"
    r"[^.\n(]{1,40}(?:, [^.\n(]{3,80})?(?:\([^()\n]{1,60}\))?)"
    r"\.(?:--?|\s*[—–])?(?:\s+|$)"
)
_INITIALS = re.compile(
    r"\s*([^\W\d_]{2,30} [^\W\d_]\.(?: ?[^\W\d_]\.)?)(?:, [^.\n]{1,60}\.)?\s+(?=[^\W_(\[])"
)
"""`IVANOV P. S. words`, `IVANOV P. S., of the North. words`."""
_BEHIND = re.compile(r"(?<=[A-Z])\s\([^()]{1,40}\)$")
"""What stands in brackets behind a name in capitals: `VERA (O.S.)`."""
_SENTENCE = re.compile(r"(?<!\bCo)(?<!\bInc)(?<!\bLtd)(?<!\bDr)(?<!\bSt)[.!?…。！？][\"'”’)\]]*$")


ASKS = "――"
"""What Japanese interviews begin questions with, whoever asks them; also that a line asks by its
bold letters."""


class LabelStyle(StrEnum):
    """How a line names its speaker."""

    COLON = "colon"  # Vera: words, [Vera]: words, Vera (whispering): words
    TIMED = "timed"  # Vera 0:03, and the words below
    ALONE = "alone"  # VERA HOLM, and the words below
    BRACKET = "bracket"  # [Vera] words
    ROUND = "round"  # (Vera) words
    DASH = "dash"  # Vera — words
    TAB = "tab"  # Vera<tab>words
    STOP = "stop"  # VERA. words, Q. words
    BOLD = "bold"  # **Vera** words


@dataclass(frozen=True, slots=True)
class Label:
    """A name that may be one: how it is written, what stands in brackets behind it, and where
    in the line the words begin. `is_tight` tells that no space follows it, `is_counted` that a
    number stands before it (`4. Vera: words`)."""

    style: LabelStyle
    name: str
    shape: LabelShape
    end: int
    aside: str = ""
    times: tuple[int, ...] = ()
    is_bold: bool = False
    is_tight: bool = False
    is_counted: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A line's head. `change` is the sign that somebody else speaks (`>>`, or a dash), `times`
    are when (start, perhaps end, in milliseconds), and `start` is where the rest begins;
    `untimed` is where it does if those times are words. `labels` are the ways in which the rest
    may begin with a name."""

    change: str
    times: tuple[int, ...]
    start: int
    labels: tuple[Label, ...]
    is_bracketed: bool = False
    untimed: int = 0


def read_head(text: str, bold: int = 0, is_heading: bool = False) -> Head:
    """Take the head of a line apart. `bold` is how many letters at its start are set apart."""
    head = text[:_LOOKED_AT_LETTERS]
    at, change, is_bracketed, untimed = 0, "", False, 0
    times: tuple[int, ...] = ()
    for _ in range(2):  # a dash before the time, or after it
        if not change and (sign := _CHANGE.match(head, at)):
            change, at = _sign(sign), sign.end()
            untimed = 0 if times else at
        if not times and (time := _TIME.match(head, at)):
            times, at = _times(time), time.end()
            is_bracketed = time[0].lstrip()[0] in "[(<{"
    found = tuple(_labels(head, at, len(text), bold, bool(times), is_heading))
    return Head(change, times, at, found, is_bracketed, untimed)


def _sign(match: re.Match[str]) -> str:
    """`>>`, `—`, `- `, `-` without a space, `•`, or two dashes."""
    if match[5]:
        return ASKS
    if match[1] or match[4]:
        return ">>" if match[1] else "•"
    return "—" if match[2] != "-" else "- " if match[3] else "-"


def _times(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(ms for group in match.groups() if group and (ms := _ms(group)) is not None)


def _times_in(text: str) -> tuple[int, ...]:
    match = _TIME.match(text)
    return _times(match) if match else ()


def _ms(time: str) -> int | None:
    if re.fullmatch(_SECONDS, time) or re.fullmatch(r"\d{1,6}\s?s", time):
        return round(float(time.rstrip(" s")) * 1000)
    hours_and_frames = re.fullmatch(r"(\d{1,3}:\d{2}:\d{2})[:;]\d{1,3}", time)
    return parse_time(hours_and_frames[1] if hours_and_frames else time)


def _labels(
    head: str, at: int, length: int, bold: int, is_timed: bool, is_heading: bool
) -> Iterator[Label]:
    rest = head[at:]
    if not rest.strip():
        return
    label = _with_colon(head, at, bold, is_timed)
    if label and not _DASHED.match(head, at, label.end):
        yield label
        return
    if not is_timed and (beside := _BESIDE.match(head, at)):
        for label in _label(LabelStyle.TIMED, beside[1], beside.end()):
            if label.shape not in {LabelShape.LOOSE, LabelShape.LOWER, LabelShape.UNCASED}:
                yield replace(label, times=_times_in(beside[2]))
    if length <= LONGEST_LABEL_LETTERS + 40 and (
        label := _alone(head, at, is_timed, bold, is_heading)
    ):
        yield label
    if match := _BRACKETED.match(head, at):
        yield from _label(LabelStyle.BRACKET, match[1] or match[2], match.end())
    elif match := _ROUND_BEFORE.match(head, at):
        yield from _label(LabelStyle.ROUND, match[1], match.end())
    elif at < bold < min(length, LONGEST_LABEL_LETTERS + at):
        yield from _label(LabelStyle.BOLD, head[at:bold], bold, is_bold=True)
    for style, pattern in (
        (LabelStyle.TAB, _TAB),
        (LabelStyle.DASH, _DASH),
        (LabelStyle.STOP, _INITIALS if _INITIALS.match(head, at) else _STOP),
    ):
        if match := pattern.match(head, at):
            yield from _label(style, match[1], match.end())


def _with_colon(head: str, at: int, bold: int, is_timed: bool) -> Label | None:
    """The label before the first colon that is no clock's."""
    for colon in _COLON.finditer(head, at, at + LONGEST_LABEL_LETTERS + 160):
        end = colon.end()
        if _DOUBLED.match(head, end):
            end += 1
        after = head[end : end + 1]
        if after in {"/", ":"}:
            return None
        if _in_clock(head, colon.end() - 1):
            continue
        while head[end : end + 1] in {" ", "\t", "\u00a0", "\u3000"}:
            end += 1
        is_bold = at < bold <= end and not _NAME_GOES_ON.match(head, bold, colon.start())
        is_tight = bool(after) and not after.isspace() and colon[0].strip() == ":" and not is_bold
        text = head[at : colon.start()]
        if text.lstrip()[:1] in {"(", "（"} and ")" not in text and "）" not in text:
            return None  # somebody calls out, and that is told in brackets
        if is_timed and (sent := _FROM.fullmatch(text)):
            text = sent[1]
        below = _TIME_ALONE.match(head, end)
        for label in _label(LabelStyle.COLON, text, end, is_bold, is_tight):
            if below and not label.times and (times := _times(below)):
                return replace(label, style=LabelStyle.TIMED, end=below.end(), times=times)
            is_above = bool(label.times) and end >= len(head.rstrip())
            return replace(label, style=LabelStyle.TIMED) if is_above else label
        return None
    return None


def _in_clock(text: str, colon: int) -> bool:
    return text[colon - 1 : colon].isdigit() and text[colon + 1 : colon + 2].isdigit()


def _alone(head: str, at: int, is_timed: bool, bold: int, is_heading: bool) -> Label | None:
    """A line that is nothing but a name, or a name and a time."""
    is_short = head.rstrip().upper().endswith((" JR.", " SR.", " M.D.", " PH.D.", " ESQ."))
    if _SENTENCE.search(_BEHIND.sub("", head.rstrip())) and not is_short:
        return None
    is_bold = is_heading or bold >= len(head.rstrip())
    style = LabelStyle.TIMED if is_timed else LabelStyle.ALONE
    for label in _label(style, head[at:].rstrip(" :："), len(head), is_bold):
        return replace(label, style=LabelStyle.TIMED) if label.times else label
    return None


def _label(
    style: LabelStyle, text: str, end: int, is_bold: bool = False, is_tight: bool = False
) -> Iterator[Label]:
    """A label with what stands in brackets or as a time behind its name, which is the name itself
    where a part stands before it; none where it is no name's shape."""
    aside = ""
    times: tuple[int, ...] = ()
    if style is LabelStyle.DASH and text.endswith(")."):
        text = text[:-1]  # `Vera Holm (PPE). – words`
    if (before := _ASIDE_BEFORE.match(text)) and _is_aside(before):
        aside, text = before[1] or before[2], before[3]
    if whole := _BRACKETED.fullmatch(text) or _ROUND.fullmatch(text):
        text = whole[1] or whole[2]
    for _ in range(2):
        if times and _BRACKETED.fullmatch(text):
            break
        if match := _ASIDE.search(text):
            inner = (match[1] or match[2]).strip()
            if time := _TIME.fullmatch(inner):
                times = _times(time)
            elif re.fullmatch(r"(?:\d{1,2}h ?)?(?:\d{1,3}m ?)?\d{1,2}s", inner):
                times = (parse_time(inner.replace(" ", "")) or 0,)
            else:
                aside = inner
            text = text[: match.start()]
        elif match := _TRAILING_TIME.search(text):
            times, text = _times(match), text[: match.start()]
    if times and (whole := _BRACKETED.fullmatch(text)):
        text = whole[1] or whole[2]
    name = _BYLINE.sub("", _SPEECH.sub("", clean(text), count=1))
    if to := _TO_WHOM.fullmatch(name):
        name, aside = to[1], to[2]
    if counted := _COUNTED.match(name) if style is LabelStyle.COLON else None:
        name = name[counted.end() :]
    if style is LabelStyle.DASH and len(name.rpartition(" ")[2]) > 4:
        name = name.rstrip(".")  # VERA HOLM.—words
    if style is LabelStyle.TAB and name.isupper() and len(name.rpartition(" ")[2]) > 3:
        name = name.rstrip(".")  # VERA.    words
    if (
        aside
        and style is not LabelStyle.STOP
        and is_role(name)
        and is_name(aside.title() if aside.isupper() else aside)
    ):
        name, aside = aside, ""  # `MODERATOR (Kris Ahl)`
    if len(name) == 2 and name in {"Q.", "A."}:
        name = name[0]
    kind = shape(name)
    if kind is None and times and re.fullmatch(r"\d{1,2}", name):
        kind = LabelShape.CODE  # speakers that are but numbered, each with a time
    if kind is None and is_bold and style is LabelStyle.COLON and 0 < len(name.split()) <= 8:
        kind = LabelShape.LOOSE  # whatever it is, it is set apart as names are
    if kind:
        yield Label(style, name, kind, end, aside, times, is_bold, is_tight, bool(counted))


def _is_aside(before: re.Match[str]) -> bool:
    """Whether what stands in brackets before a name tells how it is said, or what is heard: a
    word or two before a role, whatever they are."""
    inner = before[1] or before[2]
    is_brief = inner.count(" ") < 2 and shape(clean(before[3])) is LabelShape.ROLE
    return is_manner(inner) or (is_brief and not is_name(inner.title()))


_TO_WHOM = re.compile(
    r"([^()]{3,40}) \(([^()]{2,60})\)\.? to (?:the |M[rs]{1,2}\.? )?[A-Z][^():]{2,80}"
)
"""`KRIS AHL (Labour) to the Minister of Fog`: who asks, and whom."""
_COUNTED = re.compile(r"(?:Q ?)?\d{1,4}[.)]?\s+(?=[^\W\d_])")
"""The number of a question or a turn before a name."""
_SPEECH = re.compile(r"(?:Anf(?:örande|\.)?|Anförande nr|Nr|No)\.? \d{1,4}[.:]?\s+(?=[^\W\d_])")
"""The number that a parliament gives each speech."""


_BYLINE = re.compile(r"(?<=[A-Z]), BYLINE$")
"""What a broadcaster sets behind the name of its reporter."""
_TRAILING_TIME = re.compile(rf"[\s|,]\s*+(?:[-–—|@,]\s*+)?(?:at\s)?[\[(]?{_TIMES}[\])]?\s*$")
