"""Word documents (Office Open XML, ECMA-376).

What Word would print as the text is read: with insertions and without deletions that are marked,
without what is hidden. Page heads, footnotes and comments are parts of their own in the archive,
and not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from app.transcripts.content import Zipped
from app.transcripts.format import Format, Level
from app.transcripts.formats._document import parse_document, title_fact
from app.transcripts.formats._document_blocks import DocumentBlock, DocumentParagraph, Runs, Table
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.xml_names import local_attribute, local_name

NAME = "docx"
_ROOMS = frozenset(
    "ins moveTo hyperlink sdt sdtContent smartTag customXml fldSimple dir bdo".split()
)
"""Elements that only hold others."""
_ASIDE = ("toc", "header", "footer", "footnote", "endnote", "caption", "macro")
"""Names of styles begin so for what isn't the text."""


@dataclass(frozen=True, slots=True)
class _StyleLook:
    """How a style looks; `level` is as in Paragraph, `is_aside` tells that it isn't the text."""

    is_bold: bool = False
    level: int | None = None
    is_aside: bool = False
    is_slanted: bool = False
    name: str = ""


def recognise(file: Zipped) -> Level:
    """A main part of Word's."""
    return Level.SIGNATURE if _main(file) else Level.NO


def parse(file: Zipped) -> Transcript:
    """The paragraphs of the main part, as typed text is read."""
    body = next((e for e in file.xml(_main(file) or "") if local_name(e) == "body"), None)
    if body is None:
        raise TranscriptError("The document has no text part.")
    looks = _looks(file)
    return parse_document(NAME, file, list(_blocks(body, looks)), _facts(file))


def _main(file: Zipped) -> str | None:
    """The name of the main part: some writers number it."""
    names = (name for name in file.names if name.startswith("word/document"))
    return next((name for name in names if name.endswith(".xml")), None)


def _value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute, whatever its namespace."""
    return None if element is None else local_attribute(element, name)


def _child(element: etree._Element | None, *path: str) -> etree._Element | None:
    for name in path:
        if element is not None:
            element = next((one for one in element if local_name(one) == name), None)
    return element


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and _value(element) not in {"0", "false", "off", "none"}


def _looks(file: Zipped) -> dict[str, _StyleLook]:
    """The styles by their ids, each with what it has of those it is based on."""
    if "word/styles.xml" not in file.names:
        return {}
    try:
        styles = {_value(e, "styleId") or "": e for e in file.xml("word/styles.xml")}
    except TranscriptError:
        return {}  # the words are worth more than how they look
    found: dict[str, _StyleLook] = {}
    for key in styles:
        chain = [key]
        while (base := _value(_child(styles[chain[-1]], "basedOn"))) in styles:
            if base is None or base in chain:
                break
            chain.append(base)
        look = _StyleLook()
        for one in reversed(chain):
            look = _over(look, styles[one])
        found[key] = look
    return found


def _over(look: _StyleLook, style: etree._Element) -> _StyleLook:
    name = (_value(_child(style, "name")) or "").casefold()
    bold, outline = _child(style, "rPr", "b"), _value(_child(style, "pPr", "outlineLvl"))
    level = look.level
    if name == "title":
        level = 0
    elif outline and outline.isdecimal() and int(outline) < 9:
        level = int(outline) + 1
    elif name.startswith("heading "):
        level = 1
    slant = _child(style, "rPr", "i")
    is_bold = _is_on(bold) if bold is not None else look.is_bold
    is_slanted = _is_on(slant) if slant is not None else look.is_slanted
    is_aside = name.startswith(_ASIDE) or name == "subtitle"
    return _StyleLook(is_bold, level, is_aside, is_slanted, " ".join(name.split()))


def _blocks(element: etree._Element, looks: dict[str, _StyleLook]) -> Iterator[DocumentBlock]:
    for child in element:
        match local_name(child):
            case "p":
                yield from _paragraphs(child, looks)
            case "tbl":
                yield Table(tuple(_row(row, looks) for row in _inner(child, "tr")))
            case room if room in _ROOMS:
                yield from _blocks(child, looks)


def _inner(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those in elements that only hold them."""
    for child in element:
        if local_name(child) == wanted:
            yield child
        elif local_name(child) in _ROOMS:
            yield from _inner(child, wanted)


def _row(
    row: etree._Element, looks: dict[str, _StyleLook]
) -> tuple[tuple[DocumentParagraph, ...], ...]:
    return tuple(
        tuple(one for one in _blocks(cell, looks) if isinstance(one, DocumentParagraph))
        for cell in _inner(row, "tc")
    )


def _paragraphs(
    element: etree._Element, looks: dict[str, _StyleLook]
) -> Iterator[DocumentParagraph]:
    """A paragraph, and those of the text boxes in it: of one that hangs at its head before it."""
    settings = _child(element, "pPr")
    look = looks.get(_value(_child(settings, "pStyle")) or "", _StyleLook())
    if look.is_aside:
        return
    outline = _value(_child(settings, "outlineLvl"))
    level = int(outline) + 1 if outline and outline.isdecimal() and int(outline) < 9 else look.level
    runs = Runs()
    boxes: list[tuple[int, etree._Element]] = []
    _add_runs(runs, element, look, looks, boxes)
    beside = [(at, one) for at, box in boxes for one in _blocks(box, looks)]
    yield from (one for at, one in beside if not at and isinstance(one, DocumentParagraph))
    yield runs.paragraph(level, _child(settings, "numPr") is not None, look.name)
    yield from (one for at, one in beside if at and isinstance(one, DocumentParagraph))


def _add_runs(
    runs: Runs,
    element: etree._Element,
    look: _StyleLook,
    looks: dict[str, _StyleLook],
    boxes: list[tuple[int, etree._Element]],
) -> None:
    is_code = False  # a field's instruction, as LINKS and page numbers have them
    for child in element:
        name = local_name(child)
        if name in _ROOMS:
            _add_runs(runs, child, look, looks, boxes)
        elif name == "r":
            kind = _value(_child(child, "fldChar"), "fldCharType")
            is_code = kind == "begin" or (is_code and kind is None)
            settings = _child(child, "rPr")
            if is_code or _is_on(_child(settings, "vanish")):
                continue
            own = looks.get(_value(_child(settings, "rStyle")) or "", _StyleLook())
            bold = _child(settings, "b")
            is_bold = _is_on(bold) if bold is not None else own.is_bold or look.is_bold
            slant = _child(settings, "i")
            is_slanted = _is_on(slant) if slant is not None else own.is_slanted or look.is_slanted
            is_raised = _value(_child(settings, "vertAlign")) == "superscript"
            _add_run(runs, child, (is_bold, is_raised, is_slanted), boxes)


def _add_run(
    runs: Runs,
    run: etree._Element,
    looks: tuple[bool, bool, bool],
    boxes: list[tuple[int, etree._Element]],
) -> None:
    is_bold, is_raised, is_slanted = looks
    for child in run:
        match local_name(child):
            case "t":
                runs.add(child.text or "", is_bold, is_raised, is_slanted=is_slanted)
            case "tab" | "ptab":
                runs.add("\t", is_bold)
            case "br" | "cr":
                runs.add("\n", is_bold)
            case "noBreakHyphen":
                runs.add("-", is_bold)
            case "AlternateContent":  # the same twice, for older readers
                chosen = _child(child, "Choice")
                found = _boxes(chosen if chosen is not None else child)
                boxes.extend((runs.length, box) for box in found)
            case "drawing" | "pict":
                boxes.extend((runs.length, box) for box in _boxes(child))


def _boxes(element: etree._Element) -> list[etree._Element]:
    return [one for one in element.iter() if local_name(one) == "txbxContent"]


def _facts(file: Zipped) -> dict[str, object]:
    """What the document says of itself; titles that writers set by themselves are none."""
    if "docProps/core.xml" not in file.names:
        return {}
    try:
        told = {local_name(e): (e.text or "").strip() for e in file.xml("docProps/core.xml")}
    except TranscriptError:
        return {}
    return title_fact(told.get("title", ""))


FORMAT = Format(
    name=NAME,
    title="Word document",
    holds="as plain text, with bold names, headings as chapters, tables whose rows say who says "
    "what; other tables, page heads, footnotes, comments, deleted and hidden text are left aside",
    takes=Zipped,
    recognise=recognise,
    parse=parse,
    extensions=(".docx", ".docm", ".dotx"),
)
