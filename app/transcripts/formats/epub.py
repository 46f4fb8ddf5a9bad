"""E-books (EPUB, ISO/IEC 23736): their pages in the order in which they are read, as one page."""

from collections.abc import Iterator
from dataclasses import replace
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree, html

from app.transcripts.content import Html, Zipped, parse_html
from app.transcripts.format import Format, Level
from app.transcripts.formats import web_page
from app.transcripts.formats._document import title_fact
from app.transcripts.model import NoTranscriptError, Transcript, TranscriptError
from app.transcripts.source import Source

NAME = "epub"
_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html")
_MOST_PAGES = 2_000


def recognise(file: Zipped) -> Level:
    """Its container, and the type that stands first in it."""
    try:
        is_book = "mimetype" in file.names and b"epub" in file.member("mimetype")
    except TranscriptError:
        return Level.NO
    return Level.SIGNATURE if is_book and _CONTAINER in file.names else Level.NO


def parse(file: Zipped) -> Transcript:
    """The pages as one. Raises NoTranscriptError where nobody is named in them, TranscriptError
    where they are damaged or locked."""
    if "META-INF/encryption.xml" in file.names:
        raise TranscriptError("The book is locked. Save its words as .txt, and import that.")
    place = next((one.get("full-path") for one in _all(file, _CONTAINER, "rootfile")), None)
    if not place or place not in file.names:
        raise TranscriptError("The book doesn't tell in which order its pages are read.")
    whole = parse_html("<html><body></body></html>")
    assert whole is not None
    body = whole.find("body")
    for page in _pages(file, place):
        for part in list(page):
            body.append(part)
    try:
        talk = web_page.parse(Html(Source(f"{file.stem}.html", b"<html></html>"), whole))
    except NoTranscriptError as error:
        raise NoTranscriptError(
            "No transcript was found in it: it looks like a book in which nobody is named before "
            "what they say. Save the words of the talk alone as .txt."
        ) from error
    root = file.xml(place)
    told = {str(e.tag).rpartition("}")[2]: (e.text or "").strip() for e in root.iter(etree.Element)}
    title = title_fact(told.get("title", "")).get("title")
    meta = replace(
        talk.metadata,
        title=str(title) if title else talk.metadata.title,
        language=told.get("language") or talk.metadata.language,
    )
    return replace(talk, format=NAME, metadata=meta)


def _all(file: Zipped, member: str, wanted: str) -> list[etree._Element]:
    found = file.xml(member).iter(etree.Element)
    return [one for one in found if str(one.tag).rpartition("}")[2] == wanted]


def _pages(file: Zipped, place: str) -> Iterator[html.HtmlElement]:
    """The bodies of the pages, in the order of the spine, without those that only lead on."""
    items = {str(one.get("id")): one for one in _all(file, place, "item")}
    for number, read in enumerate(_all(file, place, "itemref")):
        item = items.pop(
            str(read.get("idref")), None
        )  # a page that is named again is there already
        if item is None or read.get("linear") == "no" or number >= _MOST_PAGES:
            continue
        is_page = item.get("media-type") in _PAGES
        member = normpath(join(dirname(place), unquote(item.get("href") or "")))
        if not is_page or "nav" in (item.get("properties") or "") or member not in file.names:
            continue
        page = parse_html(Source(member, file.member(member)).text)
        body = None if page is None else page.find("body")
        if body is not None:
            yield body


FORMAT = Format(
    name=NAME,
    title="e-book (EPUB)",
    holds="its pages in their order, as web pages are read; title and language",
    takes=Zipped,
    recognise=recognise,
    parse=parse,
    extensions=(".epub",),
)
