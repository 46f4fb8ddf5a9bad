"""A saved web page of a video's captions: title, headings, captions, `Info` block.

The page's furniture (names of tabs, headings, the note at the foot) is no part of the talk
and left out of the words; the whole `Info` block is kept as the page's own table of facts.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice, takewhile

from app.transcripts.builder import Builder
from app.transcripts.clock_times import CLOCK
from app.transcripts.content import Html, Text
from app.transcripts.format import Format, Level
from app.transcripts.formats._document_blocks import (
    DocumentParagraph,
)
from app.transcripts.formats._page_blocks import page_blocks
from app.transcripts.model import Comment, Transcript
from app.transcripts.typed import Line, add_typed

NAME = "caption-page"
_INFO = re.compile(r"^Info(?:rmation)?:?$\n\s*(?=[A-Z][A-Za-z ]{0,30}:[ \t])", re.MULTILINE)
_CAPTIONS = re.compile(r"^(?:Captions|Transcript|Subtitles):?$", re.MULTILINE)
_ABOVE_COMMENTS = r"(?:\d[\d,.]* )?(?:Reddit |YouTube |Top |User )?Comments?(?: \(\d[\d,.]*\))?"
_HEADING = re.compile(
    r"^(?:Info(?:rmation)?|Captions|Word Cloud|Captions Word Cloud|Note|Chapters|Description"
    rf"|{_ABOVE_COMMENTS}"
    r"|Related(?: Videos| Talks)?(?: \(\d+\))?|(?:Video )?Statistics(?: and Information)?):?$"
)
_COMMENTS = re.compile(rf"^{_ABOVE_COMMENTS}:?$", re.MULTILINE)
_COMMENT = re.compile(r"^(\S[^\s:]{0,40}(?: [^\s:]{1,20}){0,2}): (.+)$")
_KNOWN = {"channel", "views", "rating", "keywords", "id", "length", "published", "channel id"}
_FACT = re.compile(r"^([A-Z][A-Za-z ]{0,30}):[ \t]*(.*)$")
_LENGTH = re.compile(r"\((\d+) seconds?\)")
_LENGTH_WORDS = re.compile(r"(?:(\d+)h(?:ours?)?\s*)?(?:(\d+)\s*min)?\s*(?:(\d+)\s*sec)?")
_LIKES = re.compile(
    r"(?<![\d,.])([\d,.]++)\s*+(?:likes?\b|👍)|\blikes?:?\s*([\d,.]+)", re.IGNORECASE
)
_TIMED = re.compile(rf"^\s*[\[(]?{CLOCK}[\])]?(?:\s|$)")
_LONGEST_COMMENTS_CHARACTERS = 200_000
"""Characters."""
_UNKNOWN = {"", "undefined", "null", "none"}


def recognise(file: Text) -> Level:
    """A `Captions` heading, and an `Info` block with two facts that such pages have."""
    return Level.SIGNATURE if _is_page(file.text) else Level.NO


def recognise_html(file: Html) -> Level:
    """The same as it was saved with its markup."""
    text = file.source.text
    is_likely = "Captions" in text and "Info" in text and "Keywords" in text
    return Level.SIGNATURE if is_likely and _is_page(_shown(file)) else Level.NO


def parse(file: Text) -> Transcript:
    """Words of the captions; everything else becomes metadata."""
    return _parsed(file.text)


def parse_html(file: Html) -> Transcript:
    """The same of the page's visible text."""
    return _parsed(_shown(file))


def _shown(file: Html) -> str:
    """A page's text, a line for each paragraph."""
    body = next(file.root.iter("body"), file.root)
    found = [one.block for one in page_blocks(body)]
    return "\n".join(one.text for one in found if isinstance(one, DocumentParagraph))


def _is_page(text: str) -> bool:
    return bool(_CAPTIONS.search(text)) and _info(text) is not None


def _info(text: str) -> re.Match[str] | None:
    """The heading of the `Info` block: two facts follow that such pages have."""
    for found in islice(_INFO.finditer(text), 100):
        facts = _facts(text[found.end() : found.end() + 50_000])
        if len(_KNOWN & {label.lower() for label, _ in facts}) > 1:
            return found
    return None


def _parsed(text: str) -> Transcript:
    info = _info(text)
    assert info is not None
    headings = list(_CAPTIONS.finditer(text))
    before = [one for one in headings if one.start() < info.start()]
    heading = before[-1] if before else headings[-1]
    builder = Builder(NAME)
    title = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if title and not _HEADING.match(title):
        builder.about(title=title)
    _read_info(builder, text[info.end() :])
    if comments := tuple(_comments(text)):
        builder.about(comments=comments)
    following = text[heading.end() :].strip("\n").split("\n")
    lines = list(takewhile(lambda line: not _HEADING.match(line.strip()), following))
    if sum(bool(_TIMED.match(line)) for line in lines) >= 3:
        add_typed(builder, list(map(Line, lines)))
    else:
        builder.text("\n".join(lines))
    return builder.build()


def _comments(text: str) -> Iterator[Comment]:
    """What stands below headings of comments, where it begins with who wrote it."""
    for heading in islice(_COMMENTS.finditer(text), 10):
        following = text[heading.end() :][:_LONGEST_COMMENTS_CHARACTERS].strip("\n").split("\n")
        for line in takewhile(lambda line: not _HEADING.match(line.strip()), following):
            if match := _COMMENT.match(line.strip()):
                yield Comment(match[2], author=match[1])


def _facts(text: str) -> list[tuple[str, str]]:
    """The lines `Label: value` at the head of a text."""
    found: list[tuple[str, str]] = []
    for line in text[:50_000].split("\n"):
        match = _FACT.match(line.strip())
        if not match:
            break
        found.append((match[1], match[2].strip()))
    return found


def _read_info(builder: Builder, text: str) -> None:
    facts = _facts(text)
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
    return int(digits) if digits.isdecimal() else None


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


_HOLDS = (
    "the captions, with times where the page shows them, and the whole `Info` block as facts; "
    "comments beside the talk; related videos and the page's furniture are left out"
)
FORMATS = (
    Format(
        name=NAME,
        title="saved caption page",
        holds=_HOLDS,
        takes=Text,
        recognise=recognise,
        parse=parse,
    ),
    Format(
        name="caption-page-html",
        title="saved caption page (HTML)",
        holds=_HOLDS,
        takes=Html,
        recognise=recognise_html,
        parse=parse_html,
    ),
)
