"""A podcast's feed (RSS 2.0 or Atom, with iTunes' and Podcasting 2.0's elements): its episodes with
their facts, and where their transcripts are."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from lxml import etree

from app.language.codes import language_code
from app.transcripts.clock_times import LONGEST_MS, parse_time
from app.transcripts.content import parse_xml
from app.transcripts.facts import LONGEST_NAME_CHARACTERS, MOST_NAMES
from app.transcripts.model import Chapter, TranscriptError
from app.transcripts.source import Source
from app.transcripts.xml_names import local_name

MOST_ITEMS = 20_000
_GUESTS = re.compile(r"guest|interviewee|narrator|panel", re.IGNORECASE)
_HOSTS = re.compile(r"host|interviewer|moderator", re.IGNORECASE)
_ATOM = "{http://www.w3.org/2005/Atom}feed"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BEST = ("text/vtt", "application/json", "application/x-subrip", "application/srt", "text/html")
"""Kinds of transcripts, those first that tell more."""


@dataclass(frozen=True, slots=True)
class Item:
    """An episode as its feed tells it: `facts` by the names of Metadata; `transcripts` are the
    addresses of one and the same, the best kind first, each with its kind. `holds_words` tells that
    the feed's own text of the episode names who says what."""

    title: str
    guid: str
    audio: str
    transcripts: tuple[tuple[str, str], ...]
    chapters: str
    facts: tuple[tuple[str, object], ...]
    holds_words: bool = False


_SAID = re.compile(
    r"<(?:b|strong|cite|dt)\b[^<>]{0,200}>\s*[^\W\d_][^<>]{1,60}(?::\s*</|</[a-z]{1,8}>\s*:)"
)
_FEWEST_SAID = 8
"""Names with a colon in the text of an episode whose transcript it holds."""


def is_feed(root: etree._Element) -> bool:
    """Whether an XML file is a feed."""
    if root.tag == "rss":
        return any(local_name(child) == "channel" for child in root)
    return root.tag == _ATOM


def read_feed(source: Source) -> tuple[Item, ...]:
    """The episodes of a feed, in its order. Raises TranscriptError where it is none."""
    root = parse_xml(source.text)
    if not is_feed(root):
        raise TranscriptError("It is no feed.")
    is_atom = root.tag == _ATOM
    channel = root if is_atom else next(child for child in root if local_name(child) == "channel")
    common = {
        "series": _text(channel, "title"),
        "language": _language(_text(channel, "language") or str(root.get(_LANGUAGE, ""))),
        "channel": _text(channel, "author"),
        **_people(channel),
    }
    items = [child for child in channel if local_name(child) in ("item", "entry")][:MOST_ITEMS]
    return tuple(_item(item, common) for item in items)


def _text(element: etree._Element, name: str) -> str:
    """The text of the first such child, a line without markup."""
    for child in element:
        if local_name(child) == name and child.text and child.text.strip():
            return " ".join(_TAG.sub(" ", child.text).split())[:20_000]
    return ""


def _item(item: etree._Element, common: dict[str, object]) -> Item:
    audio = _audio(item)
    is_public = audio.startswith(("https://", "http://"))
    own: dict[str, object] = {
        "title": _text(item, "title"),
        "date": _date(_text(item, "pubDate") or _text(item, "published")),
        "description": _text(item, "description") or _text(item, "summary"),
        "duration_ms": _length(_text(item, "duration")),
        "season": _number(_text(item, "season")),
        "number": _number(_text(item, "episode")),
        "keywords": _names(_text(item, "keywords").split(",")),
        "media_url": audio if is_public else "",
        "chapters": tuple(_chapters(item)),
        **_people(item),
    }
    facts = {**common, **{name: value for name, value in own.items() if value}}
    kinds = [(e.get("url") or "", (e.get("type") or "").lower())
             for e in item if local_name(e) == "transcript" and e.get("url")]  # fmt: skip
    ranked = sorted(kinds, key=lambda one: _BEST.index(one[1]) if one[1] in _BEST else len(_BEST))
    chapters = (e.get("url") or "" for e in item if local_name(e) == "chapters")
    return Item(
        title=_text(item, "title"),
        guid=_text(item, "guid") or _text(item, "id"),
        audio=audio,
        transcripts=tuple(ranked),
        chapters=next((url for url in chapters if url), ""),
        facts=tuple((name, value) for name, value in facts.items() if value),
        holds_words=any(
            len(_SAID.findall(e.text or "")) >= _FEWEST_SAID
            for e in item
            if local_name(e) in ("encoded", "content", "description")
        ),
    )


def _audio(item: etree._Element) -> str:
    """The address of an episode's sound: RSS has an element for it, Atom a link that says so."""
    for element in item:
        if local_name(element) == "enclosure" and element.get("url"):
            return str(element.get("url"))
        if local_name(element) == "link" and element.get("rel") == "enclosure":
            return str(element.get("href") or "")
    return ""


def _people(element: etree._Element) -> dict[str, object]:
    """Hosts and guests by `podcast:person`, whose role is host where none is told."""
    people = [
        (" ".join((e.text or "").split()), e.get("role") or "host")
        for e in element
        if local_name(e) == "person"
    ]
    found = {
        "hosts": _names(name for name, role in people if _HOSTS.search(role)),
        "guests": _names(name for name, role in people if _GUESTS.search(role)),
    }
    return {role: names for role, names in found.items() if names}


def _names(names: Iterator[str] | list[str]) -> tuple[str, ...]:
    kept = (name.strip()[:LONGEST_NAME_CHARACTERS] for name in names)
    return tuple(dict.fromkeys(name for name in kept if name))[:MOST_NAMES]


def _chapters(item: etree._Element) -> Iterator[Chapter]:
    """Podlove's simple chapters, which stand in the feed itself."""
    for element in item.iter():
        if local_name(element) == "chapter" and element.get("start") and element.get("title"):
            at = parse_time(str(element.get("start")).split(".")[0])
            if at is not None:
                yield Chapter(at, str(element.get("title"))[:200])


def _date(text: str) -> datetime.date | None:
    try:
        if text[:4].isdecimal():
            return datetime.date.fromisoformat(text[:10])
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _length(text: str) -> int | None:
    ms = parse_time(text)
    return ms if ms and ms < LONGEST_MS else None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 6 else None


def _language(text: str) -> str:
    return language_code(text) if text else ""
