"""A file looked at once: its bytes, its text, and the structure in it, for formats to take.

Here are the bounds of what is read at all: the depth and size of JSON, XML without entities and
without anything from outside, what a zip archive unpacks to.
"""

import io
import json
import re
import zipfile
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

from lxml import etree, html

from app.transcripts.model import TranscriptError
from app.transcripts.source import Source

LARGEST_JSON_CHARACTERS = 60_000_000
"""Characters; word by word, that is some two hundred hours of talk."""
DEEPEST_JSON_LEVEL = 100
MOST_MEMBERS = 10_000
LARGEST_MEMBER_BYTES = 100_000_000
"""Bytes of a file in a zip archive, unpacked."""
MOST_RATIO, PLAIN = 400, 5_000_000
"""A file that unpacks to more than PLAIN bytes, and to so many times its size, is none of words."""

_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*(?:[\[{\"\]]|-?\d+(?:\.\d+)?\s*,))")
_SCRIPT = re.compile(
    r"\s*(?:(?:export\s+)?(?:var|let|const)\s+[\w$]{1,60}\s*=|(?:window|module|exports)[.\w$]{0,60}"
    r"\s*=|export\s+default\b|[\w$.]{1,60}\()\s*(?=[\[{]\s*[\"\[{])"
)
"""What a program puts before JSON, so that a page can load it."""
_PRINTED = re.compile(r"\s*(?:\[\s*)?\{\s*'[\w .-]{1,60}'\s*:|\s*\[?\w{1,40}\(\w{1,40}=[\[\d'\"]")
_MARKED = re.compile(r"\s*\\(?:_sh|id|ref|tx|lx)\s[^\n]*\n\s*\\\w{1,20}\s")
_MARKED_FAULT = (
    "It looks like a text of Toolbox, with marks of its own and glosses between the lines. Save it "
    "from ELAN or FLEx, or the spoken lines alone as text."
)
_PRINTED_FAULT = (
    "It looks like what Python prints of an object, which isn't JSON. Save the transcript with "
    "json.dump, or as WebVTT, SRT or text."
)
_JSON_ITEM = re.compile(r"\s*[\[{]")
_LONE_SURROGATE = re.compile(
    r"(?<!\\)(?:\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2})"
)
_BINARY = re.compile(rb"(?:.{0,1018}%PDF-|\d{3}STL\d\d\.\d\d)", re.DOTALL)
"""The heads of binary files that may begin with plain letters alone."""
_TAG = re.compile(r"\s*<(?:[a-zA-Z!?/])")
_XML_HEAD = re.compile(r"\s*<\?xml\b")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>\s*")
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body)\b|\A\s*<(?:cite|p|div|article|section|main|h[1-6]|dl)\b",
    re.IGNORECASE,
)
"""A web page, or a part of one."""


_SPOKEN = frozenset("speaker speech turn utterance sp u".split())
"""Elements that no web page has and XML of speech does."""
_PARTS = frozenset("body div p article section main dl ul ol table cite".split())
"""The roots of parts of web pages."""
_MARKED_UP = frozenset({".md", ".markdown", ".mdown", ".mkd"})


@dataclass(frozen=True)
class Content:
    """A file in one of the ways in which it can be taken."""

    source: Source

    @property
    def name(self) -> str:
        """The file's path within the archive folder, with forward slashes."""
        return self.source.name

    @property
    def stem(self) -> str:
        """The file's name without folders and last extension."""
        return self.source.stem

    @property
    def extension(self) -> str:
        """The last extension, in lower case and with its dot; empty where there is none."""
        return self.source.extension


@dataclass(frozen=True)
class Binary(Content):
    """Bytes that are no text."""

    @property
    def data(self) -> bytes:
        """The whole file."""
        return self.source.data


@dataclass(frozen=True)
class Zipped(Content):
    """A zip archive: DOCX and ODT are some."""

    names: tuple[str, ...]
    _archive: zipfile.ZipFile = field(repr=False, compare=False)

    def member(self, name: str) -> bytes:
        """The bytes of a file in it. Raises TranscriptError where it is damaged, encrypted,
        not there, larger than LARGEST_MEMBER, or unpacks to far more than it is."""
        try:
            packed = self._archive.getinfo(name).compress_size
            with self._archive.open(name) as file:
                data = file.read(LARGEST_MEMBER_BYTES + 1)
        # NotImplementedError is what zipfile raises for a compression that it doesn't know.
        except (KeyError, OSError, RuntimeError, EOFError, ValueError, NotImplementedError) as e:
            raise TranscriptError(f"{name} in the archive can't be read.") from e
        except Exception as error:  # zlib, bz2 and lzma have errors of their own
            raise TranscriptError(f"{name} in the archive is damaged.") from error
        if len(data) > LARGEST_MEMBER_BYTES:
            raise TranscriptError(f"{name} in the archive is too large.")
        if len(data) > PLAIN and len(data) > MOST_RATIO * max(1, packed):
            raise TranscriptError(f"{name} in the archive unpacks to far more than it is.")
        return data

    def xml(self, name: str) -> etree._Element:
        """The root of an XML file in it; raises TranscriptError as `member` does."""
        return parse_xml(Source(name, self.member(name)).text)


@dataclass(frozen=True)
class Text(Content):
    r"""A text, with `\n` line ends."""

    @property
    def text(self) -> str:
        """The whole text."""
        return self.source.text


@dataclass(frozen=True)
class Json(Content):
    """JSON; of several documents, one after another, `root` is the list."""

    root: Any


@dataclass(frozen=True)
class Xml(Content):
    """Well-formed XML without comments and processing instructions."""

    root: etree._Element


@dataclass(frozen=True)
class Html(Content):
    """A web page, well-formed or not."""

    root: html.HtmlElement


@dataclass(frozen=True)
class Seen:
    """A file as looked at: `contents` are the ways in which it can be taken, the most telling
    first. `is_machine_data` where it is no text that people read, so that nothing may take it for
    prose; `fault` says why a structure that it seems to have can't be read."""

    contents: tuple[Content, ...]
    is_machine_data: bool = False
    fault: str = ""


def look(source: Source) -> Seen:
    """Look at a file: bytes first, then structure. Raises TranscriptError where it is empty."""
    if source.is_empty:
        raise TranscriptError("The file is empty.")
    if source.data.startswith(b"PK\x03\x04"):
        return _zipped(source)
    if source.is_binary or _BINARY.match(source.data[:1024]):
        return Seen((Binary(source),), is_machine_data=True)
    text = Text(source)
    if _JSON.match(source.text):
        return _json(source, text)
    if (script := _SCRIPT.match(source.text)) and source.text.rstrip(" ;)\n\r")[-1:] in "]}":
        with suppress(TranscriptError):
            root = parse_json(source.text[script.end() :].rstrip(" ;)\n\r"))
            return Seen((Json(source, root), text), is_machine_data=True)
    if _TAG.match(source.text):
        return _tagged(source, text)
    if _MARKED.match(source.text):
        return Seen((text,), is_machine_data=True, fault=_MARKED_FAULT)
    if _PRINTED.match(source.text):
        return Seen((text,), is_machine_data=True, fault=_PRINTED_FAULT)
    return Seen((text,))


def _zipped(source: Source) -> Seen:
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):  # as above
        return Seen((Binary(source),), is_machine_data=True, fault="The zip archive is damaged.")
    names = tuple(archive.namelist())
    if len(names) > MOST_MEMBERS:
        return Seen(
            (Binary(source),), is_machine_data=True, fault="The zip archive holds too many files."
        )
    return Seen((Zipped(source, names, archive), Binary(source)), is_machine_data=True)


def _json(source: Source, text: Text) -> Seen:
    try:
        return Seen((Json(source, parse_json(source.text)), text), is_machine_data=True)
    except TranscriptError as error:
        return Seen((text,), is_machine_data=True, fault=str(error))


def parse_json(text: str) -> Any:
    """The value of a JSON text, or the list of values where there are several.

    Letters that are halves of a pair become U+FFFD. Raises TranscriptError where it is damaged
    (with the line), or too large or deep.
    """
    if len(text) > LARGEST_JSON_CHARACTERS:
        raise TranscriptError(f"The JSON is larger than {LARGEST_JSON_CHARACTERS // 1_000_000} MB.")
    if "\\u" in text:
        text = _LONE_SURROGATE.sub(r"\\ufffd", text)
    decoder = json.JSONDecoder(parse_constant=lambda _: None)
    values, at = [], 0
    try:
        while match := _JSON_ITEM.match(text, at):
            value, at = decoder.raw_decode(text, match.end() - 1)
            values.append(value)
        if not values or text[at:].strip():
            raise json.JSONDecodeError("there is more behind its end", text, at)
    except json.JSONDecodeError as error:
        fault = error.msg[:1].lower() + error.msg[1:]
        raise TranscriptError(f"The JSON is damaged in line {error.lineno}: {fault}.") from error
    except (RecursionError, ValueError) as error:  # also a number of too many digits
        raise TranscriptError(
            "The JSON is damaged: it is too deep, or a number too long."
        ) from error
    if _depth(values) > DEEPEST_JSON_LEVEL:
        raise TranscriptError(f"The JSON is more than {DEEPEST_JSON_LEVEL} levels deep.")
    return values[0] if len(values) == 1 else values


def _depth(values: list[Any]) -> int:
    """How many lists and objects stand within each other, up to one more than DEEPEST_JSON."""
    level, depth = list(values), 0
    while level and depth <= DEEPEST_JSON_LEVEL:
        depth += 1
        level = [
            child
            for outer in level
            for child in (outer.values() if type(outer) is dict else outer)
            if type(child) is dict or type(child) is list
        ]
    return depth


def _tagged(source: Source, text: Text) -> Seen:
    fault = ""
    if not re.search(r"<!doctype\s+html", source.text[:2000], re.IGNORECASE):
        try:
            root = _parse_mended(source.text)
            if not str(root.tag).lower().endswith("html") and root.tag not in _PARTS:
                return Seen((Xml(source, root), text), is_machine_data=True)
            if root.tag in _PARTS and any(one.tag in _SPOKEN for one in root.iter(etree.Element)):
                return Seen((Xml(source, root), text), is_machine_data=True)
        except TranscriptError as error:
            fault = str(error)
    if _HTML.search(source.text[:5000]) or source.extension in {".html", ".htm", ".xhtml"}:
        page = parse_html(source.text)
        if page is not None:
            return Seen((Html(source, page), text), is_machine_data=True)
    is_xml = _XML_HEAD.match(source.text) or source.extension in {".xml", ".ttml", ".dfxp", ".tei"}
    is_closed = "</" in source.text or "/>" in source.text  # else names stand so: `<vera> words`
    is_data = bool(is_xml) or (source.extension not in _MARKED_UP and is_closed)
    return Seen((text,), is_machine_data=is_data, fault=fault if is_xml else "")


def _parse_mended(text: str) -> etree._Element:
    """As `parse_xml`, also where a writer left the entities of web pages, or a bare `&` or `<`, in
    what is no web page, or names of a kind that it declares nowhere."""
    try:
        return parse_xml(text)
    except TranscriptError as error:
        if "xml:id" in str(error):
            return parse_xml(_NO_ID.sub(r"\1_", text))
        if _TWICE.search(str(error)):
            return parse_xml(_without_second_ids(text))
        if _HTML_HEAD.search(text[:2000]) or not _XMLNS.search(text[:2000]):
            raise
    text = _declared(_LONE_LESS.sub("&lt;", _LONE_AND.sub(_named_letter, text)))
    return parse_xml(text)


_NO_ID = re.compile(r"(\sxml:id\s*=\s*[\"'])(?=[^A-Za-z_])")
"""What calls an element by a number, which XML doesn't allow."""
_TWICE = re.compile(r"\bID \S+ already defined")
_ID = re.compile(r"\sxml:id\s{0,9}=\s{0,9}[\"']([\w.:-]{1,200})[\"']")


def _without_second_ids(text: str) -> str:
    """XML in which no two elements are called alike: the second one isn't called anything."""
    seen: set[str] = set()

    def first(found: re.Match[str]) -> str:
        if found[1] in seen:
            return " "
        seen.add(found[1])
        return found[0]

    return _ID.sub(first, text)


def _declared(text: str) -> str:
    """XML with all prefixes of its names declared at its root."""
    used = {match[1] or match[2] for match in _PREFIX.finditer(text)}
    used -= {"xml", "xmlns", *_DECLARED.findall(text)}
    root = _ROOT.search(text)
    if not used or not root:
        return text
    added = "".join(f' xmlns:{prefix}="urn:undeclared:{prefix}"' for prefix in sorted(used))
    return text[: root.end()] + added + text[root.end() :]


_PREFIX = re.compile(
    r"<([A-Za-z_][\w.-]{0,40}):[A-Za-z_]|\s([A-Za-z_][\w.-]{0,40}):[\w.-]{1,60}=[\"']"
)
_DECLARED = re.compile(r"\bxmlns:([\w.-]{1,41})\s*=")
_ROOT = re.compile(r"<[A-Za-z_][\w.:-]{0,80}")


_HTML_HEAD = re.compile(r"<html\b", re.IGNORECASE)
_XMLNS = re.compile(r"<[\w:]+\s[^>]*\bxmlns\b", re.DOTALL)
_LONE_AND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)(\w{2,31};)?")
_LONE_LESS = re.compile(r"<(?![A-Za-z/!?_])")


def _named_letter(found: re.Match[str]) -> str:
    letter = unescape(found[0]) if found[1] else ""
    return escape(letter) if letter and letter != found[0] else f"&amp;{found[1] or ''}"


def parse_xml(text: str) -> etree._Element:
    """The root of an XML text; comments and processing instructions are left out.

    Nothing is loaded, and XML that declares entities is refused, as what they unfold to has no
    bound. Raises TranscriptError for that, and with the line where it is damaged.
    """
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if re.search(r"<!ENTITY\b", text[:100_000], re.IGNORECASE):
        raise TranscriptError("The XML declares entities; such XML isn't read.")
    try:
        return etree.fromstring(_undeclared(text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        line = f" in line {error.lineno}" if error.lineno else ""
        told = re.sub(r", (?:line \d+, column \d+|try XML_PARSE_HUGE).*$", "", str(error.msg))
        fault = told.strip() or "it is cut off"
        raise TranscriptError(f"The XML is damaged{line}: {fault}.") from error


def _undeclared(text: str) -> str:
    """XML without the declaration of its code page, in as many lines."""
    return _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text)


def parse_html(text: str) -> html.HtmlElement | None:
    """The root of a web page, mended where it is broken; None where there is nothing in it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = _undeclared(text).encode("utf-8", "replace")
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
