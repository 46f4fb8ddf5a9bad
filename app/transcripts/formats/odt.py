"""OpenDocument texts (ISO 26300), packed (`.odt`) or as a single XML file (`.fodt`).

Footnotes, comments and deleted text stand within the paragraphs and are passed over there; page
heads belong to styles, which aren't looked at for words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from app.transcripts.content import Content, Xml, Zipped
from app.transcripts.format import Format, Level
from app.transcripts.formats._document import parse_document, title_fact
from app.transcripts.formats._document_blocks import DocumentBlock, DocumentParagraph, Runs, Table
from app.transcripts.model import NoTranscriptError, Transcript, TranscriptError
from app.transcripts.xml_names import local_attribute, local_name

NAME = "odt"
_ASIDE = frozenset(
    "note annotation annotation-end tracked-changes table-of-content alphabetical-index"
    " illustration-index bibliography forms sequence-decls variable-decls user-field-decls"
    " page-number page-count ruby-text object image".split()
)
_DEEPEST_STYLE = 20


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str | None
    bold: bool | None
    is_hidden: bool


def recognise(file: Zipped) -> Level:
    """A text says so in a member of its own, or by its content."""
    if "content.xml" not in file.names:
        return Level.NO
    try:
        kind = file.member("mimetype")
    except TranscriptError:
        kind = b""
    is_text = b"opendocument.text" in kind if kind else file.extension in {".odt", ".ott"}
    return Level.SIGNATURE if is_text else Level.NO


def parse(file: Zipped) -> Transcript:
    """The paragraphs of the text; raises TranscriptError where it is locked."""
    manifest = "META-INF/manifest.xml"
    if manifest in file.names and b"encryption-data" in file.member(manifest):
        raise TranscriptError(
            "The document is locked with a password. Save it without one, and import it again."
        )
    roots = [file.xml("content.xml")]
    roots += [file.xml(name) for name in ("styles.xml", "meta.xml") if name in file.names]
    return _parsed(file, roots)


def recognise_flat(file: Xml) -> Level:
    """The root of a flat document."""
    is_document = file.root.tag == f"{{{file.root.nsmap.get('office')}}}document"
    return Level.SIGNATURE if is_document and _text(file.root) is not None else Level.NO


def parse_flat(file: Xml) -> Transcript:
    """The same of a single XML file."""
    return _parsed(file, [file.root])


def _parsed(file: Content, roots: list[etree._Element]) -> Transcript:
    text = _text(roots[0])
    if text is None:
        raise NoTranscriptError("It is an OpenDocument file of another kind than a text.")
    styles = dict(_styles(roots))
    titles = (e.text or "" for root in roots for e in root.iter() if _is(e, "dc", "title"))
    facts = title_fact(next(titles, ""))
    return parse_document(NAME, file, list(_blocks(text, styles)), facts)


def _is(element: etree._Element, prefix: str, name: str) -> bool:
    return local_name(element) == name and element.prefix == prefix


def _text(root: etree._Element) -> etree._Element | None:
    body = next((e for e in root if local_name(e) == "body"), None)
    return None if body is None else next((e for e in body if local_name(e) == "text"), None)


def _styles(roots: Iterable[etree._Element]) -> Iterator[tuple[str, _Style]]:
    for root in roots:
        for element in root.iter():
            if not _is(element, "style", "style"):
                continue
            look = next((e for e in element if local_name(e) == "text-properties"), None)
            weight = None if look is None else local_attribute(look, "font-weight")
            bold = None if weight is None else weight in {"bold", "600", "700", "800", "900"}
            is_hidden = look is not None and local_attribute(look, "display") == "none"
            name = local_attribute(element, "name")
            yield name or "", _Style(local_attribute(element, "parent-style-name"), bold, is_hidden)


def _chain(name: str | None, styles: dict[str, _Style]) -> Iterator[tuple[str, _Style]]:
    """A style and those that it is based on."""
    for _ in range(_DEEPEST_STYLE):
        style = styles.get(name or "")
        if name is None or style is None:
            return
        yield name, style
        name = style.parent


def _is_bold(name: str | None, styles: dict[str, _Style], otherwise: bool) -> bool:
    told = (one.bold for _, one in _chain(name, styles) if one.bold is not None)
    return next(told, otherwise)


def _blocks(element: etree._Element, styles: dict[str, _Style]) -> Iterator[DocumentBlock]:
    for child in element:
        name = local_name(child)
        if name in {"p", "h"}:
            yield from _paragraph(child, styles)
        elif name == "table":
            rows = (row for row in child.iter() if local_name(row) == "table-row")
            yield Table(tuple(_row(row, styles) for row in rows))
        elif name == "list":
            for one in _blocks(child, styles):
                yield replace(one, is_item=True) if isinstance(one, DocumentParagraph) else one
        elif name not in _ASIDE:  # sections, list items, text boxes and their frames
            yield from _blocks(child, styles)


def _row(
    row: etree._Element, styles: dict[str, _Style]
) -> tuple[tuple[DocumentParagraph, ...], ...]:
    cells = (cell for cell in row if local_name(cell) == "table-cell")
    return tuple(
        tuple(one for one in _blocks(cell, styles) if isinstance(one, DocumentParagraph))
        for cell in cells
    )


def _paragraph(element: etree._Element, styles: dict[str, _Style]) -> Iterator[DocumentBlock]:
    """A paragraph, and what text boxes in it hold: of one that hangs at its head before it."""
    style = local_attribute(element, "style-name")
    names = {name.casefold().replace("_20_", " ") for name, _ in _chain(style, styles)} | {
        (style or "").casefold().replace("_20_", " ")
    }
    if names & {"subtitle", "caption", "header", "footer", "contents heading"}:
        return
    level = 1 if local_name(element) == "h" else 0 if "title" in names else None
    is_bold = _is_bold(style, styles, otherwise=False)
    runs = Runs()
    boxes: list[tuple[int, etree._Element]] = []
    _add_runs(runs, element, is_bold, styles, boxes)
    beside = [(at, one) for at, box in boxes for one in _blocks(box, styles)]
    yield from (one for at, one in beside if not at)
    yield runs.paragraph(level)
    yield from (one for at, one in beside if at)


def _add_runs(
    runs: Runs,
    element: etree._Element,
    is_bold: bool,
    styles: dict[str, _Style],
    boxes: list[tuple[int, etree._Element]],
) -> None:
    _add_text(runs, element.text, is_bold)
    for child in element:
        name = local_name(child)
        if name == "s":
            count = local_attribute(child, "c") or "1"
            runs.add(" " * (min(int(count), 100) if count.isdecimal() else 1), is_bold)
        elif name == "tab":
            runs.add("\t", is_bold)
        elif name == "line-break":
            runs.add("\n", is_bold)
        elif name == "text-box":
            boxes.append((runs.length, child))
        elif name not in _ASIDE:
            style = local_attribute(child, "style-name") if name == "span" else None
            if not any(one.is_hidden for _, one in _chain(style, styles)):
                _add_runs(runs, child, _is_bold(style, styles, is_bold), styles, boxes)
        _add_text(runs, child.tail, is_bold)


def _add_text(runs: Runs, text: str | None, is_bold: bool) -> None:
    """White space of the XML is one space; others are elements."""
    if text:
        words = " ".join(text.split())
        before = " " if text[0].isspace() else ""
        runs.add(before + words + (" " if words and text[-1].isspace() else ""), is_bold)


_HOLDS = (
    "as plain text, with bold names, headings as chapters, tables whose rows say who says what; "
    "other tables, page heads, footnotes, comments and deleted text are left aside"
)
FORMATS = (
    Format(
        name=NAME,
        title="OpenDocument text",
        holds=_HOLDS,
        takes=Zipped,
        recognise=recognise,
        parse=parse,
        extensions=(".odt", ".ott"),
    ),
    Format(
        name="fodt",
        title="OpenDocument text, flat",
        holds=_HOLDS,
        takes=Xml,
        recognise=recognise_flat,
        parse=parse_flat,
        extensions=(".fodt",),
    ),
)
