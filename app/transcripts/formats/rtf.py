"""Rich Text Format (Microsoft's specification 1.9.1).

A text of control words and groups, each of which keeps how letters look. What isn't the text
(fonts, page heads, footnotes, pictures, what fields are made from) stands in groups that begin
with a word of `_ASIDE` or with `\\*`, and is passed over whole.
"""

import codecs
import re
from dataclasses import dataclass, field, replace

from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.formats._document import parse_document, title_fact
from app.transcripts.formats._document_blocks import DocumentBlock, DocumentParagraph, Runs, Table
from app.transcripts.model import Transcript, TranscriptError

NAME = "rtf"
_TOKEN = re.compile(
    r"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|'([0-9a-fA-F]{2})|([^a-zA-Z]))"
    r"|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_ASIDE = frozenset(
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl"
    " footerr footerf footnote ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn annotation atnid"
    " atnauthor comment fldinst listtable listoverridetable revtbl rsidtbl generator themedata"
    " colorschememapping datastore latentstyles xmlnstbl filetbl nonshppict shpinst xe tc tcn rxe"
    " bkmkstart bkmkend listtext pntext pntxta pntxtb private pgptbl mmathPr userprops template"
    " operator author".split()
)
_LETTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "tab": "\t",
    "line": "\n", "lbr": "\n",
}  # fmt: skip
_SIGNS = {"~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 0: "cp1252",
}  # fmt: skip
_DEEPEST_GROUP = 1_000


@dataclass(frozen=True, slots=True)
class _GroupLook:
    """What a group keeps: how its letters look, whether they are text, which font's code page
    they are in, and how many letters stand in for a `\\u`."""

    is_bold: bool = False
    is_hidden: bool = False
    is_aside: bool = False
    is_raised: bool = False
    is_slanted: bool = False
    page: str = ""
    instead: int = 1


@dataclass(slots=True)
class _RtfReading:
    """What was read so far; `heads` are the styles that make a heading, with its order, `pages`
    the code pages of fonts."""

    heads: dict[str, int]
    pages: dict[str, str]
    page: str = "cp1252"
    runs: Runs = field(default_factory=Runs)
    blocks: list[DocumentBlock] = field(default_factory=list)
    level: int | None = None
    is_row: bool = False
    cell: list[DocumentParagraph] = field(default_factory=list)
    row: list[tuple[DocumentParagraph, ...]] = field(default_factory=list)
    rows: list[tuple[tuple[DocumentParagraph, ...], ...]] = field(default_factory=list)
    codes: bytearray = field(default_factory=bytearray)
    skip: int = 0

    def add(self, text: str, look: _GroupLook) -> None:
        """Letters of the text; those that stand in for one of Unicode are passed over."""
        passed = min(self.skip, len(text))
        self.skip -= passed
        if text := text[passed:]:
            self.runs.add(text, look.is_bold, look.is_raised, is_slanted=look.is_slanted)

    def decode(self, look: _GroupLook, following: str = "") -> int:
        """Turn the bytes that wait into letters; gives how many letters of `following` were the
        second half of one."""
        if not self.codes:
            return 0
        page, taken = look.page or self.page, 0
        if page in _TWO_BYTES and following and _is_half(bytes(self.codes), page):
            self.codes += following[0].encode("latin-1", "replace")
            taken = 1
        if not (look.is_hidden or look.is_aside):
            self.add(self.codes.decode(page, "replace"), look)
        self.codes.clear()
        return taken

    def paragraph(self) -> None:
        """What was read since the last is a paragraph of the text, or of a table's cell."""
        one = self.runs.paragraph(self.level)
        self.runs = Runs()
        if self.is_row:
            self.cell.append(one)
        else:
            self.end_table()
            self.blocks.append(one)

    def end_cell(self) -> None:
        """A cell of a table is over."""
        self.is_row = True
        self.paragraph()
        self.row.append(tuple(self.cell))
        self.cell = []

    def end_row(self) -> None:
        """A row of a table is over."""
        if self.row:
            self.rows.append(tuple(self.row))
        self.row, self.is_row = [], False

    def end_table(self) -> None:
        """Whatever rows there were are a table."""
        if self.rows:
            self.blocks.append(Table(tuple(self.rows)))
            self.rows = []


def recognise(file: Text) -> Level:
    """It begins with `{\\rtf`."""
    return Level.SIGNATURE if file.text[:100].lstrip("\ufeff \n").startswith("{\\rtf") else Level.NO


def parse(file: Text) -> Transcript:
    """The paragraphs of the text."""
    text = file.source.data.decode("latin-1")  # it is of 7-bit letters, and says its code pages
    title = _INFO_TITLE.search(text[:100_000])
    facts = title_fact(_plain(title[1])) if title else {}
    return parse_document(NAME, file, _blocks(text), facts)


_INFO_TITLE = re.compile(r"\{\\title ([^{}]{1,300})\}")
_STYLE = re.compile(r"\{(?:\\\*)?\\s(\d{1,4})\b[^{}]{0,2000}?[ ]([^\\{};]{1,60});\}")
_FONT = re.compile(r"\{\\f(\d{1,5})\b[^{};]{0,200}?\\fcharset(\d{1,3})")
_TWO_BYTES = {"cp932", "cp949", "gbk", "big5"}


def _plain(text: str) -> str:
    blocks = _blocks(f"{{\\rtf1 {text}\\par}}")
    return " ".join(one.text for one in blocks if isinstance(one, DocumentParagraph))


def _is_half(codes: bytes, page: str) -> bool:
    try:
        codes.decode(page)
    except UnicodeDecodeError as error:
        return error.end == len(codes)
    return False


def _blocks(text: str) -> list[DocumentBlock]:
    """The paragraphs and tables of an RTF text. Raises TranscriptError where groups are too
    deep."""
    head = text[:500_000]
    fonts = {font: _CHARSETS.get(int(charset), "") for font, charset in _FONT.findall(head)}
    levels = {style: _level(name) for style, name in _STYLE.findall(head)}
    reader = _RtfReading(
        {style: level for style, level in levels.items() if level is not None}, fonts
    )
    look, groups, at = _GroupLook(), [], 0
    is_new, is_starred = False, False  # whether a group has just begun, perhaps with `\\*`
    while found := _TOKEN.match(text, at):
        at = found.end()
        word, number, code, sign, brace, letters = found.groups()
        if code:
            if reader.skip:
                reader.skip -= 1
            else:
                reader.codes.append(int(code, 16))
            is_new = False
            continue
        taken = reader.decode(look, letters or "")
        if brace == "{":
            groups.append(look)
            is_new, is_starred = True, False
            if len(groups) > _DEEPEST_GROUP:
                raise TranscriptError("The RTF is damaged: its groups are too deep.")
            continue
        if brace:
            look = groups.pop() if groups else look
        elif sign == "*":
            is_starred = is_new
            continue
        elif word:
            if is_new and (is_starred or word in _ASIDE):
                look = replace(look, is_aside=True)
            if word == "bin":
                at += max(0, int(number or 0))
            elif not look.is_aside:
                look = _word(reader, look, word, number)
        elif not (look.is_aside or look.is_hidden):
            reader.add(_SIGNS.get(sign, "") if sign else (letters or "")[taken:], look)
        is_new = False
    reader.decode(look)
    reader.paragraph()
    reader.end_table()
    return reader.blocks


def _level(style: str) -> int | None:
    name = style.strip().casefold()
    return (
        0
        if name == "title"
        else 1
        if re.match(r"(?:heading|überschrift|titre) ?\d", name)
        else None
    )


def _word(reader: _RtfReading, look: _GroupLook, word: str, number: str | None) -> _GroupLook:
    """What a control word does; gives how letters look from here on."""
    value = int(number) if number else 0
    is_on = number != "0"
    match word:
        case "par" | "sect" | "page":
            reader.paragraph()
        case "cell":
            reader.end_cell()
        case "row":
            reader.end_row()
        case "intbl":
            reader.is_row = True
        case "pard":
            reader.level, reader.is_row = None, False
        case "s":
            reader.level = reader.heads.get(str(value), reader.level)
        case "outlinelevel" if value < 9:
            reader.level = value + 1 if reader.level is None else reader.level
        case "u" if not look.is_hidden:
            reader.skip = 0
            reader.add(chr(value % 65536), look)
            reader.skip = look.instead
        case "ansicpg":
            reader.page = _page(f"cp{value}") or reader.page
        case "mac" | "pc" | "pca":
            reader.page = _PAGES[word]
        case "plain":
            return replace(look, is_bold=False, is_hidden=False, is_raised=False, is_slanted=False)
        case "b":
            return replace(look, is_bold=is_on)
        case "i":
            return replace(look, is_slanted=is_on)
        case "super":
            return replace(look, is_raised=is_on)
        case "nosupersub":
            return replace(look, is_raised=False)
        case "v" | "deleted":
            return replace(look, is_hidden=is_on)
        case "f":
            return replace(look, page=reader.pages.get(str(value), ""))
        case "uc":
            return replace(look, instead=min(max(0, value), 8))
        case _ if word in _LETTERS and not look.is_hidden:
            reader.add(_LETTERS[word], look)
    return look


def _page(name: str) -> str:
    name = {"cp10000": "mac_roman", "cp65001": "utf-8", "cp936": "gbk", "cp950": "big5"}.get(
        name, name
    )
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


FORMAT = Format(
    name=NAME,
    title="Rich Text Format",
    holds="as plain text, with bold names, headings as chapters, tables whose rows say who says "
    "what; other tables, page heads, footnotes, comments, deleted and hidden text are left aside",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".rtf",),
)
