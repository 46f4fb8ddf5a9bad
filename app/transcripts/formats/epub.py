"""E-books (EPUB, ISO/IEC 23736): their pages in the order in which they are read, as one page."""

from collections.abc import Iterator
from dataclasses import replace
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree, html

from app.transcripts.content import MOST_RATIO, PLAIN, Html, Zipped, parse_html
from app.transcripts.format import Format, Level
from app.transcripts.formats import web_page
from app.transcripts.formats._document import title_fact
from app.transcripts.formats._page_several import PAGE
from app.transcripts.model import NoTranscriptError, Transcript, TranscriptError
from app.transcripts.source import Source
from app.transcripts.xml_names import local_name

NAME = "epub"
_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html")
_MOST_PAGES, _LARGEST_BYTES = 2_000, 8_000_000
"""Pages of a book, and bytes of them together, unpacked."""
_LOCKED = "The book is locked. Save its words as .txt, and import that."
_ENCRYPTION = "META-INF/encryption.xml"
_OF_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Algorithms that only keep a font from being taken out of the book."""


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
    place = next((one.get("full-path") for one in _all(file, _CONTAINER, "rootfile")), None)
    if not place or place not in file.names:
        raise TranscriptError("The book doesn't tell in which order its pages are read.")
    whole = _bound(file, place)
    try:
        talk = web_page.parse(Html(Source(f"{file.stem}.html", b"<html></html>"), whole))
    except NoTranscriptError as error:
        raise NoTranscriptError(
            "No transcript was found in it: it looks like a book in which nobody is named before "
            "what they say. Save the words of the talk alone as .txt."
        ) from error
    package = file.xml(place)
    title = title_fact(_title(package)).get("title")
    meta = replace(
        talk.metadata,
        title=str(title) if title else talk.metadata.title,
        language=next(_told(package, "language"), ("", None))[1] or talk.metadata.language,
    )
    return replace(talk, format=NAME, metadata=meta)


def _told(package: etree._Element, name: str) -> Iterator[tuple[str, str]]:
    """What the package tells under a name, with the id of each."""
    for one in package.iter(etree.Element):
        text = (one.text or "").strip()
        if local_name(one) == name and text:
            yield one.get("id") or "", text


def _title(package: etree._Element) -> str:
    """The title that is told to be the main one, else the first; empty where there is none."""
    main = {
        (one.get("refines") or "").removeprefix("#")
        for one in package.iter(etree.Element)
        if one.get("property") == "title-type" and (one.text or "").strip() == "main"
    }
    titles = list(_told(package, "title"))
    return next((text for told, text in titles if told in main), titles[0][1] if titles else "")


def _all(file: Zipped, member: str, wanted: str) -> list[etree._Element]:
    return [one for one in file.xml(member).iter(etree.Element) if local_name(one) == wanted]


def _locked(file: Zipped) -> set[str]:
    """The members that only a key opens; fonts that are made unlike themselves are none. Raises
    TranscriptError where it can't be told which they are."""
    if _ENCRYPTION not in file.names:
        return set()
    locked = set()
    for one in _all(file, _ENCRYPTION, "EncryptedData"):
        parts = {local_name(part): part for part in one.iter(etree.Element)}
        methods = [part for part in one if local_name(part) == "EncryptionMethod"]
        how = methods[0].get("Algorithm") if methods else None
        if how not in _OF_FONTS:
            which = parts.get("CipherReference")
            locked.add(unquote((which.get("URI") if which is not None else None) or "").lstrip("/"))
    return locked


def _bound(file: Zipped, place: str) -> html.HtmlElement:
    """The pages as one, each part with the number of its page."""
    whole = parse_html("<html><body></body></html>")
    assert whole is not None
    body = whole.find("body")
    for number, page in enumerate(_pages(file, place)):
        parts = list(page)
        if (page.text or "").strip():  # the page is a paragraph itself
            page.tag, parts = "div", [page]
        for part in parts:
            part.set(PAGE, str(number))
            body.append(part)
    return whole


def _pages(file: Zipped, place: str) -> Iterator[html.HtmlElement]:
    """The bodies of the pages, in the order of the spine, without those that only lead on."""
    locked, size = _locked(file), 0
    if place in locked:
        raise TranscriptError(_LOCKED)
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
        if not locked.isdisjoint({member, ""}):
            raise TranscriptError(_LOCKED)
        data = file.member(member)
        size += len(data)
        if size > _LARGEST_BYTES or size > max(PLAIN, MOST_RATIO * len(file.source.data)):
            raise TranscriptError("The pages of the book are too large, unpacked, for a talk.")
        page = parse_html(Source(member, data).text)
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
