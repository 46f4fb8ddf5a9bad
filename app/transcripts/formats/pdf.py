"""PDF documents that hold text; pictures of pages are told.

A PDF says where letters stand, not what they are. Page heads, page numbers and footnotes are told
by their place and size, names by bold type, paragraphs by the gaps between lines; words that were
cut at the end of a line are put together.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from pypdf import PageObject, PdfReader

from app.transcripts.content import Binary
from app.transcripts.format import Format, Level
from app.transcripts.formats._columns import TextRun, in_reading_order, second_column, with_gaps
from app.transcripts.formats._document import LARGEST_TEXT_CHARACTERS, parse_document, title_fact
from app.transcripts.formats._document_blocks import DocumentParagraph, Runs
from app.transcripts.model import Transcript, TranscriptError

NAME = "pdf"
MOST_PAGES = 5_000
LARGEST_PAGE = 20_000_000
"""Bytes of what a page is drawn with."""
_BOLD = re.compile(r"bold|black|heavy|semibd|,b\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\W*+(?:(?:page|p\.|seite|página|стр\.?)\s*+)?\d{1,4}(?:\s*+(?:of|/|von|de)\s*+\d{1,4})?\W*+"
)
_SMALL = 0.86
"""Letters of less than this part of the usual size are a note or its number."""
_EDGE_LINES = 3
"""Lines at either end of a page that may be its head or foot."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends isn't for owners


@dataclass(frozen=True, slots=True)
class _PdfLine:
    """A line of a page: its height on the page (points, upward), the size of most of its letters,
    and how many at its head are bold."""

    text: str
    y: float
    size: float
    bold: int = 0
    is_head: bool = False


def recognise(file: Binary) -> Level:
    """The bytes that each PDF begins with, perhaps after some others."""
    return Level.SIGNATURE if b"%PDF-" in file.data[:1024] else Level.NO


def parse(file: Binary) -> Transcript:
    """The lines of all pages, as typed text is read.

    Raises TranscriptError where the document is locked, damaged, too large, or holds no text.
    """
    try:
        reader = PdfReader(io.BytesIO(file.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise TranscriptError(
                "The PDF is locked with a password. Save it without one, and import it again."
            )
        if len(reader.pages) > MOST_PAGES:
            raise TranscriptError(f"The PDF has more than {MOST_PAGES:,} pages.")
        pages, lost = _pages(reader)
        facts = _facts(reader)
    except TranscriptError:
        raise
    except ImportError as error:
        raise TranscriptError(
            "The PDF is locked. Save it without a password, and import it again."
        ) from error
    except Exception as error:  # a damaged file ends in whatever its bytes happen to mean
        raise TranscriptError("The PDF is damaged and can't be read.") from error
    if not any(pages):
        raise TranscriptError(
            "The PDF holds pictures of pages and no text. Have its text recognised (OCR), and save "
            "that."
        )
    lines = [line for page in _without_furniture(pages) for line in (*page, None)]
    return parse_document(NAME, file, list(_paragraphs(lines)), facts, lost)


def _pages(reader: PdfReader) -> tuple[list[list[_PdfLine]], list[str]]:
    """The lines of each page, and a sentence for each page that can't be read."""
    letters = 0
    pages: list[list[_PdfLine]] = []
    lost: list[str] = []
    column: float | None = None
    for number, page in enumerate(reader.pages, start=1):
        lines: list[_PdfLine] = []
        try:
            contents = page.get_contents()
            if contents is not None and len(contents.get_data()) > LARGEST_PAGE:
                raise TranscriptError("A page of the PDF is too large.")
            runs = _runs(page)
            second = second_column(runs, column)
            column = second or column
            lines = [one for run in in_reading_order(runs, second) for one in _line(with_gaps(run))]
        except TranscriptError:
            raise
        except Exception as error:  # see `parse`; the other pages are read
            lost.append(f"Page {number} is damaged, and left out.")
            if len(lost) == len(reader.pages):
                raise TranscriptError("The PDF is damaged and can't be read.") from error
        letters += sum(len(line.text) for line in lines)
        if letters > LARGEST_TEXT_CHARACTERS:
            raise TranscriptError(
                f"The PDF holds more than {LARGEST_TEXT_CHARACTERS // 1_000_000} MB of text."
            )
        pages.append(lines)
    return pages, lost


def _runs(page: PageObject) -> list[list[TextRun]]:
    """The lines of a page, each its pieces of text with the fonts and places that they have."""
    lines: list[list[TextRun]] = [[]]

    def visit(text: str, cm: Any, tm: Any, font: Mapping[str, Any] | None, size: float) -> None:
        scale = abs(tm[3] or tm[1]) * abs(cm[3] or cm[1] or 1) if tm else 1
        is_bold = bool(_BOLD.search(str((font or {}).get("/BaseFont", ""))))
        x, y = tm[4] * (cm[0] or 1) + cm[4], tm[5] * (cm[3] or 1) + cm[5]
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append(
                TextRun(part, float(x), float(y), float(size or 0) * (scale or 1), is_bold)
            )

    page.extract_text(visitor_text=visit)
    return lines


def _line(pieces: Sequence[TextRun]) -> Iterator[_PdfLine]:
    """A line of pieces, without the numbers of notes that are set high in it."""
    filled = [piece for piece in pieces if piece.text.strip()]
    if not filled:
        return
    sizes: Counter[float] = Counter()
    for piece in filled:
        sizes[round(piece.size, 1)] += len(piece.text.strip())
    usual = sizes.most_common(1)[0][0]
    runs = Runs()
    for piece in pieces:
        if not (piece.size < usual * _SMALL and re.fullmatch(r"\s*\d{1,3}\s*", piece.text)):
            runs.add(piece.text.translate(_JOINED), piece.is_bold)
    one = runs.paragraph()
    if one.text:
        yield _PdfLine(one.text, filled[0].y, usual, one.bold)


def _without_furniture(pages: Sequence[Sequence[_PdfLine]]) -> Iterator[list[_PdfLine]]:
    """The pages without heads, numbers and footnotes; lines larger than others are headings."""
    usual = median(line.size for page in pages for line in page for _ in range(len(line.text)))
    gap = _usual_gap([line for page in pages for line in page])
    edges = Counter(pattern for page in pages for pattern in {_pattern(line) for line in page})
    again = {pattern for pattern, count in edges.items() if count >= max(2, len(pages) // 3)}
    for page in pages:
        ordered = sorted(page, key=lambda line: -line.y)
        outer = {id(line) for line in _outer(ordered, again, gap)}
        outer |= {id(line) for line in _outer(ordered[::-1], again, gap)}
        kept = [line for line in page if id(line) not in outer]
        while kept and kept[-1].size < usual * _SMALL:  # notes stand at the foot, in small type
            kept.pop()
        foot = min((line.y for line in kept if line.size >= usual * _SMALL), default=0.0)
        kept = [line for line in kept if line.size >= usual * _SMALL or line.y >= foot]
        yield [
            replace(line, is_head=line.size > usual * 1.15 and len(line.text) < 120)
            for line in kept
        ]


def _outer(
    ordered: Sequence[_PdfLine], again: Set[tuple[str, int]], gap: float
) -> Sequence[_PdfLine]:
    """The first lines that are the same on several pages, or a number, and stand apart from those
    that follow or are of another size."""
    for count in range(1, min(_EDGE_LINES + 1, len(ordered))):
        last, following = ordered[count - 1], ordered[count]
        is_apart = abs(last.y - following.y) > gap * 1.4 or last.size != following.size
        chosen = ordered[:count]
        if is_apart and all(
            _pattern(one) in again or _NUMBER.fullmatch(one.text) for one in chosen
        ):
            return chosen
    return ()


def _usual_gap(lines: Sequence[_PdfLine]) -> float:
    gaps = [round(one.y - two.y, 1) for one, two in pairwise(lines) if one.y > two.y]
    return Counter(gaps).most_common(1)[0][0] if gaps else 0.0


def _pattern(line: _PdfLine) -> tuple[str, int]:
    """A line with any numbers in it, at its place: page heads are the same on several pages."""
    return re.sub(r"\d+", "#", " ".join(line.text.split())), round(line.y / 4)


def _paragraphs(lines: Sequence[_PdfLine | None]) -> Iterator[DocumentParagraph]:
    """The lines, an empty one where a gap is larger than usual; None is the end of a page."""
    usual = _usual_gap([line for line in lines if line is not None])
    joined = _joined(lines)
    above: _PdfLine | None = None
    for line in joined:
        if line is None:
            continue
        if above and above.y - line.y > usual * 1.35:
            yield DocumentParagraph("")
        yield DocumentParagraph(line.text, line.bold, 1 if line.is_head else None)
        above = line


def _joined(lines: Sequence[_PdfLine | None]) -> list[_PdfLine | None]:
    """The lines with words whole that were cut at their ends; a word that stands elsewhere with its
    hyphen keeps it."""
    whole = {word for line in lines if line for word in _HYPHENED.findall(line.text.casefold())}
    found: list[_PdfLine | None] = []
    for line in lines:
        if line is None:
            found.append(None)
            continue
        place = next((n for n in range(len(found) - 1, -1, -1) if found[n]), None)
        above = found[place] if place is not None else None
        cut = _CUT.search(above.text) if above else None
        if above and place is not None and cut and line.text[:1].islower():
            rest, _, behind = line.text.partition(" ")
            word = f"{cut[1]}-{_LETTERS.match(rest)[0]}".casefold()  # type: ignore[index]
            hyphen = "-" if cut[2] != "\u00ad" and word in whole else ""
            found[place] = replace(above, text=f"{above.text[: cut.start(2)]}{hyphen}{rest}")
            line = replace(line, text=behind.lstrip(), bold=0)
        if line.text:
            found.append(line)
    return found


_JOINED = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
"""Letters that type sets as one."""
_HYPHENED = re.compile(r"(?<![^\W\d_])[^\W\d_]++-[^\W\d_]+(?!-?$)")
_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]++)([-\u00ad\u2010])$")
_LETTERS = re.compile(r"[^\W\d_]*")


def _facts(reader: PdfReader) -> dict[str, object]:
    title = reader.metadata.title if reader.metadata else None
    return title_fact(title) if isinstance(title, str) else {}


FORMAT = Format(
    name=NAME,
    title="PDF with text",
    holds="as plain text, with bold names, large lines as chapters; page heads and numbers, "
    "footnotes and their numbers are left aside, columns are read one after the other, words cut "
    "at a line's end are whole again",
    takes=Binary,
    recognise=recognise,
    parse=parse,
    extensions=(".pdf",),
)
