"""A saved web page of a video's captions: title, headings, captions, `Info` block.

The page's furniture (names of tabs, headings, the note at the foot) is no part of the talk
and left out of the words; the whole `Info` block is kept as the page's own table of facts.
"""

import re
from datetime import date, datetime

from app.transcripts.builder import Builder
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript

NAME = "caption-page"
_INFO = re.compile(r"^Info$\n(?=(?:Channel|Views|Rating|Keywords|Id):)", re.MULTILINE)
_CAPTIONS = re.compile(r"^Captions$", re.MULTILINE)
_FACT = re.compile(r"^([A-Z][A-Za-z ]{0,30}):[ \t]*(.*)$")
_LENGTH = re.compile(r"\((\d+) seconds?\)")
_LENGTH_WORDS = re.compile(r"(?:(\d+)h(?:ours?)?\s*)?(?:(\d+)\s*min)?\s*(?:(\d+)\s*sec)?")
_LIKES = re.compile(r"([\d,.]+)\s*(?:likes?\b|👍)|\blikes?:?\s*([\d,.]+)", re.IGNORECASE)
_UNKNOWN = {"", "undefined", "null", "none"}


def recognise(file: Text) -> Level:
    """A `Captions` heading and, after it, an `Info` block."""
    info = _INFO.search(file.text)
    is_page = info and _CAPTIONS.search(file.text, 0, info.start())
    return Level.SIGNATURE if is_page else Level.NO


def parse(file: Text) -> Transcript:
    """Words of the captions; everything else becomes metadata."""
    text = file.text
    info = next(_INFO.finditer(text))
    heading = list(_CAPTIONS.finditer(text, 0, info.start()))[-1]
    builder = Builder(NAME)
    title = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if title and title != "Captions":
        builder.about(title=title)
    _read_info(builder, text[info.end() :])
    builder.text(text[heading.end() : info.start()])
    return builder.build()


def _read_info(builder: Builder, text: str) -> None:
    facts: list[tuple[str, str]] = []
    for line in text.split("\n"):
        match = _FACT.match(line.strip())
        if not match:
            break
        facts.append((match[1], match[2].strip()))
    known = {label.lower(): value for label, value in facts if not _is_unknown(value)}
    rating = known.get("rating", "")
    likes = _LIKES.search(rating)
    builder.about(
        info=tuple(fact for fact in facts if not _is_unknown(fact[1])),
        channel=known.get("channel"),
        views=_count(known.get("views", "")),
        rating=rating or None,
        likes=_count(likes[1] or likes[2]) if likes else None,
        keywords=tuple(k.strip() for k in known.get("keywords", "").split(",") if k.strip()),
        youtube_id=_youtube_id(known.get("id", "")),
        duration_ms=_length_ms(known.get("length", "")),
        date=_date(known.get("published", "")),
    )


def _is_unknown(value: str) -> bool:
    """Whether a page wrote what it didn't know: such a line tells a reader nothing."""
    return value.lower() in _UNKNOWN or "undefined" in value.lower().split()


def _count(text: str) -> int | None:
    digits = re.sub(r"[,. ]", "", text)
    return int(digits) if digits.isdigit() else None


def _youtube_id(text: str) -> str | None:
    return text if re.fullmatch(r"[\w-]{11}", text) else None


def _length_ms(text: str) -> int | None:
    if match := _LENGTH.search(text):
        return int(match[1]) * 1000
    if (match := _LENGTH_WORDS.match(text)) and match[0].strip():
        hours, minutes, seconds = (int(group or 0) for group in match.groups())
        return ((hours * 60 + minutes) * 60 + seconds) * 1000
    return None


def _date(text: str) -> date | None:
    """`Tue Sep 21 2021`, `Sep 21 2021` or `2021-09-21`; None for anything else."""
    for pattern in ("%a %b %d %Y", "%b %d %Y", "%b %d, %Y", "%d %b %Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    return None


FORMAT = Format(
    name=NAME,
    title="saved caption page",
    holds="the captions, and the whole `Info` block as facts; the page's furniture is left out",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(),
)
