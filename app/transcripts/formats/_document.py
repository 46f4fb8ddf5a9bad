"""What documents of word processors share: paragraphs and tables, read as typed text is.

A paragraph is set apart from the one before where that ended a sentence; names that stand alone
above what is said, and lines that were wrapped by hand, so stay by their words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.language.sentences import ends_sentence
from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import ARROW
from app.transcripts.clock_times import CLOCK
from app.transcripts.content import Content, Text
from app.transcripts.format import Level
from app.transcripts.formats import plain_text, srt, webvtt
from app.transcripts.lines.names import LONGEST_LABEL_LETTERS, shape
from app.transcripts.model import NoTranscriptError, Transcript, TranscriptError
from app.transcripts.source import Source
from app.transcripts.typed import Line, add_typed

LARGEST_TEXT_CHARACTERS = 20_000_000
"""Characters of a document's words; a million words are some six of them."""
_TIME = re.compile(rf"[\[(]?{CLOCK}(?:\s*(?:-->|[-–—]|to)\s*{CLOCK})?[\])]?")
_SPELLED = re.compile(r"(?:(\d{1,2})h)?(\d{1,2})m(\d{1,2})s")
"""`0h01m44s`."""
_COUNTER = re.compile(r"#?\d{1,5}\.?")
_HEADS = re.compile(
    r"(?:speakers?|names?|who|time(?:code|stamp)?s?|start|end|text|transcript(?:ion)?|words?|line"
    r"|content|dialogue|sprecher(?:in)?|zeit|wer|locuteur|hablante|#|no\.?|nr\.?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DocumentParagraph:
    """A paragraph, its lines apart by line ends. `bold` is how many letters at its head are set
    apart; `level` is the order of a heading, 0 for a title and None for others."""

    text: str
    bold: int = 0
    level: int | None = None
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, each a tuple of cells; a cell is its paragraphs."""

    rows: tuple[tuple[tuple[DocumentParagraph, ...], ...], ...]


DocumentBlock = DocumentParagraph | Table


@dataclass(slots=True)
class Runs:
    """Puts a paragraph together out of runs of letters, bold and plain."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    _bold: int = 0
    _is_plain: bool = False

    def add(self, text: str, is_bold: bool) -> None:
        """Add a run; white space is as bold as what stands around it."""
        self.parts.append(text)
        self.length += len(text)
        if text.strip():
            self._is_plain = self._is_plain or not is_bold
            if not self._is_plain:
                self._bold = self.length

    def paragraph(self, level: int | None = None, is_item: bool = False) -> DocumentParagraph:
        """The paragraph without white space around it."""
        whole = "".join(self.parts)
        cut = len(whole) - len(whole.lstrip())
        return DocumentParagraph(whole.strip(), max(0, self._bold - cut), level, is_item)


def parse_document(
    name: str,
    file: Content,
    blocks: Sequence[DocumentBlock],
    facts: dict[str, object],
    warnings: Sequence[str] = (),
) -> Transcript:
    """The transcript of a document's paragraphs; `facts` are what it tells by the names of
    Metadata, its title only where no paragraph is one.

    Raises NoTranscriptError where the words are none of a talk, TranscriptError where there are
    none, or too many.
    """
    paragraphs, left = _with_tables(blocks)
    text = "\n".join(one.text for one in paragraphs)
    if not text.strip():
        raise TranscriptError(
            "The document holds no words. If it holds pictures of pages, have their text "
            "recognised, and save that."
        )
    if len(text) > LARGEST_TEXT_CHARACTERS:
        raise TranscriptError(
            f"The document holds more than {LARGEST_TEXT_CHARACTERS // 1_000_000} MB."
        )
    if captions := _as_captions(name, file, text):
        return captions
    if plain_text.how_sure(file, text[:200_000]) is Level.NO:
        raise NoTranscriptError(
            "No transcript was found in it: it looks like a document that isn't speech. If it is a "
            "transcript, put `Name:` before what each speaker says."
        )
    builder = Builder(name)
    titles = [one for one in paragraphs if one.level == 0 and one.text]
    title = " ".join(titles[0].text.split()) if titles else facts.get("title")
    builder.about(**{**facts, "title": title})
    builder.warn(*warnings)
    if left:
        tables = "1 table was" if left == 1 else f"{left} tables were"
        builder.warn(f"{tables} left aside: what stands there isn't taken for speech.")
    add_typed(builder, list(_lines([one for one in paragraphs if one not in titles[:1]])))
    return builder.build()


def title_fact(title: str) -> dict[str, object]:
    """A title as a document's properties tell it; not one that a program made of a file's name."""
    title = " ".join(title.split())
    is_made = title.lower().startswith(("microsoft word", "untitled", "document", "normal"))
    is_name = title.lower().endswith((".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".txt"))
    return {} if not title or is_made or is_name else {"title": title}


def _as_captions(name: str, file: Content, text: str) -> Transcript | None:
    """The transcript of captions that were saved as a document; None where these are none."""
    if len(ARROW.findall(text)) < 2:
        return None
    captions = Text(Source(f"{file.stem}.txt", text.encode()))
    for known in (webvtt.FORMAT, srt.FORMAT):
        if known.recognise(captions):
            return replace(known.parse(captions), format=name)
    return None


def _lines(paragraphs: Sequence[DocumentParagraph]) -> Iterator[Line]:
    is_open = True
    for one in paragraphs:
        if not is_open or one.level is not None:
            yield Line("")
        first, *more = one.text.split("\n")
        yield Line(first, min(one.bold, len(first)), one.level is not None, one.is_item)
        yield from map(Line, more)
        last = one.text.rstrip()[-8:]
        is_over = not last or ends_sentence(last) or last[-1] in "])"
        is_open = not is_over and one.level is None


def _with_tables(blocks: Sequence[DocumentBlock]) -> tuple[list[DocumentParagraph], int]:
    """The paragraphs, and how many tables are left aside. A table is the talk where it holds as
    many words as all that stands outside, or where its rows name who says what."""
    tables = [block for block in blocks if isinstance(block, Table)]
    outside = sum(len(one.text) for one in blocks if isinstance(one, DocumentParagraph))
    read = {id(table): _rows(table) for table in tables}
    size = {key: sum(len(one.text) for one in rows) for key, rows in read.items()}
    is_all = sum(size.values()) > outside
    found: list[DocumentParagraph] = []
    left = 0
    for block in blocks:
        if isinstance(block, DocumentParagraph):
            found.append(block)
        elif is_all and read[id(block)]:
            found.extend(read[id(block)])
        else:
            left += bool(size[id(block)])
    return found, left


def _rows(table: Table) -> list[DocumentParagraph]:
    """A table's rows as paragraphs: times and a name in the cells before the words become their
    head."""
    found: list[DocumentParagraph] = []
    for number, row in enumerate(table.rows):
        cells = [cell for cell in row if any(one.text.strip() for one in cell)]
        plain = [_clock(" ".join(one.text for one in cell).strip()) for cell in cells]
        if number == 0 and len(plain) > 1 and all(map(_HEADS.fullmatch, plain)):
            continue
        at = next((n for n, text in enumerate(plain) if not _is_head(text)), len(cells) - 1)
        if len(cells) > 1 and at == 0 and len(cells) == len(row) and _is_head(plain[-1]):
            at, cells, plain = _turned(cells, plain)
        if not cells:
            continue
        head = _head(plain[:at])
        for place, cell in enumerate(cells[at:]):
            for line, one in enumerate(cell):
                is_first = not place and not line
                text = f"{head}{one.text}" if is_first and head else one.text
                found.append(replace(one, text=text, bold=len(head) if is_first else 0))
    return found


def _turned(
    cells: list[tuple[DocumentParagraph, ...]], plain: list[str]
) -> tuple[int, list[tuple[DocumentParagraph, ...]], list[str]]:
    """A row whose times stand behind its words, with them before."""
    return len(cells) - 1, [*cells[1:], cells[0]], [*plain[1:], plain[0]]


def _clock(text: str) -> str:
    """A cell's text; a time that is spelled with letters as a clock."""
    if match := _SPELLED.fullmatch(text):
        return f"{int(match[1] or 0)}:{int(match[2]):02}:{int(match[3]):02}"
    return text


def _is_head(text: str) -> bool:
    is_time = bool(_TIME.fullmatch(text) or _COUNTER.fullmatch(text))
    return is_time or (len(text) <= LONGEST_LABEL_LETTERS and shape(text.strip(" :：")) is not None)


def _head(cells: Sequence[str]) -> str:
    """`[0:03] Vera: ` out of the cells before the words; counters are left."""
    times = [cell.strip("[]()") for cell in cells if _TIME.fullmatch(cell)]
    names = [cell.strip(" :：") for cell in cells if not _TIME.fullmatch(cell)]
    names = [name for name in names if not _COUNTER.fullmatch(name)]
    time = f"[{times[0].split()[0]}] " if times else ""
    return f"{time}{names[0]}: " if names else time
