"""Lists of captions that older players and cutting rooms keep: a line each, times first."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.clock_times import parse_time
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript

NAME = "timed-list"
_CODE = r"\d{1,2}:\d{2}:\d{2}[:;.,]\d{2,3}"
"""Hours, minutes, seconds, frames: how many of these make a second, such files don't tell."""
_STYLE = re.compile(r"^/|(?<=\|)/|\{[a-zA-Z]:[^{}]*\}|\^[BIU]")
_BETWEEN = re.compile(r"\||\\n|//|<P>")
_PART = 0.8
_FEWEST_LINES = 2
_LAST_MS = 4_000


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind: a line's start, perhaps its end, perhaps its words, of which more may follow
    below. `keeps_out` is what such files have besides captions."""

    line: re.Pattern[str]
    ms: Callable[[str], int]
    goes_on: bool = False
    keeps_out: re.Pattern[str] = re.compile(r"(?!)")


def _tenths(text: str) -> int:
    return int(text) * 100


def _clock(text: str) -> int:
    """A time; frames are left out."""
    return parse_time(re.sub(r"^(\d+:\d+:\d+)[:;.,]\d+$", r"\1", text)) or 0


def _hundredths(text: str) -> int:
    return parse_time(text) or 0


_MPL2 = _Kind(re.compile(r"^\[(\d{1,7})\]\s?\[(\d{1,7})?\](.*)$"), _tenths)
_TMPLAYER = _Kind(re.compile(r"^(\d{1,2}:\d{2}:\d{2})(?:,\d)?()[:=](?!\d\d\b|\s)(.*)$"), _clock)
_SPRUCE = _Kind(
    re.compile(rf"^[ ]*({_CODE})[ \t]*,[ \t]*({_CODE})[ \t]*,[ \t]*(.+)$"),
    _clock,
    keeps_out=re.compile(r"^\s*(?:\$\w+\s*=|//)"),
)
_NUMBERED = _Kind(
    re.compile(rf"^[ ]*(?:\d{{1,5}}[.:]?[ \t]+)?({_CODE})[ \t]+({_CODE})(?:[ \t]+(.*))?$"),
    _clock,
    goes_on=True,
    keeps_out=re.compile(r"^\s*(?:@|<(?:begin|end) subtitles>)"),
)
_JACOSUB = _Kind(
    re.compile(
        r"^(\d{1,2}:\d{2}:\d{2}\.\d{2})[ ]+(\d{1,2}:\d{2}:\d{2}\.\d{2})[ ]+\{?[A-Z]*\}? ?(.*)$"
    ),
    _hundredths,
    keeps_out=re.compile(r"^\s*#"),
)
_SUBVIEWER = _Kind(
    re.compile(r"^\[(\d{1,2}:\d{2}:\d{2})\]()()$"),
    _clock,
    goes_on=True,
    keeps_out=re.compile(r"^\s*(?:\[(?!\d)[^\]]*\]|\*{4,}.*)\s*$"),
)
_FRAGMENTS = _Kind(
    re.compile(
        r"^(?:[A-Za-z][\w.-]{0,40}[ ])?(\d{1,6}\.\d{3})[ ](\d{1,6}\.\d{3})[ ]"
        r"(?:[A-Za-z][\w.-]{0,40}[ ])?\"(.*)\"$"
    ),
    lambda text: round(float(text) * 1000),
)
"""aeneas: the name of a fragment, its times in seconds, its words."""
_SIGNED = ((_MPL2, None), (_FRAGMENTS, None), (_SPRUCE, None),
           (_JACOSUB, re.compile(r"^#(?:TIMERES|S|T)\b.*$", re.M)),
           (_SUBVIEWER, re.compile(r"^\[BEGIN\]\s*$", re.M)), (_NUMBERED, None),
           (_TMPLAYER, None))  # fmt: skip
"""The kinds, the most telling first, and what must stand above the captions of one."""


def recognise(file: Text) -> Level:
    """Nearly all lines begin with times as one of the kinds has them."""
    return Level.SHAPE if _kind(file.text[:50_000]) else Level.NO


def parse(file: Text) -> Transcript:
    """The captions; one without an end lasts until the next."""
    builder = Builder(NAME)
    if found := _kind(file.text[:50_000]):
        kind, at = found
        add_captions(builder, _ended(list(_blocks(file.text[at:], kind))))
    return builder.build()


def _kind(text: str) -> tuple[_Kind, int] | None:
    """The kind of a list, and where its captions begin."""
    for kind, sign in _SIGNED:
        above = sign.search(text) if sign else None
        if sign and not above:
            continue
        at = above.end() if above else 0
        own = [
            line
            for line in text[at:].lstrip("\ufeff").split("\n")
            if line.strip() and not kind.keeps_out.match(line)
        ]
        count = sum(1 for line in own if kind.line.match(line))
        needed = len(own) / 5 if kind.goes_on else len(own) * _PART
        if count >= max(_FEWEST_LINES, needed) and kind.line.match(own[0]):
            return (kind, at) if _has_words(own, kind) else None
    return None


def _has_words(lines: list[str], kind: _Kind) -> bool:
    """Whether some line says more than what a fragment is called (`f000012`)."""
    said = [match[3] if (match := kind.line.match(line)) else line for line in lines]
    return any(text and text.strip() and not _ID.fullmatch(text.strip()) for text in said)


_ID = re.compile(r"[A-Za-z_-]{1,12}\d{3,9}")


def _blocks(text: str, kind: _Kind) -> Iterator[tuple[int, int | None, list[str]]]:
    start: int | None = None
    end: int | None = None
    lines: list[str] = []
    for line in text.lstrip("\ufeff").split("\n"):
        if kind.keeps_out.match(line):
            continue
        if match := kind.line.match(line):
            if start is not None:
                yield start, end, lines
            start = kind.ms(match[1])
            end = kind.ms(match[2]) if match[2] else None
            lines = _parts(match[3] or "")
        elif start is not None and line.strip():
            lines += _parts(line)
    if start is not None:
        yield start, end, lines


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _BETWEEN.split(_STYLE.sub("", text.strip())) if part.strip()]


def _ended(found: list[tuple[int, int | None, list[str]]]) -> list[CaptionBlock]:
    nexts = [then[0] for _, then in pairwise(found)]
    last = found[-1][0] + _LAST_MS if found else 0
    return [
        CaptionBlock(start, max(start, then if end is None else end), tuple(lines))
        for (start, end, lines), then in zip(found, [*nexts, last], strict=True)
        if lines
    ]


FORMAT = Format(
    name=NAME,
    title="Caption lists (MPL2, TMPlayer, SubViewer 1, JACOSub, Spruce, Encore, Avid)",
    holds="as SubRip; of time codes the frames are left out",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".mpl", ".tmp", ".jss", ".sub", ".txt", ".stl"),
)
