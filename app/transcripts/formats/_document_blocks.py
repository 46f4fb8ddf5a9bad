"""What a document consists of: paragraphs, tables, and the runs of letters they are made of."""

import re
from dataclasses import dataclass, field

_NOTE = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡])[\])]?\s*")
_NOTED = re.compile(r"[^\W\d_]{3}\s?$|[.,;:?!\"”’)\]»]\s?$")
"""What a note's number stands behind: a word or its end; `m²` has none."""


@dataclass(frozen=True, slots=True)
class DocumentParagraph:
    """A paragraph, its lines apart by line ends. `bold` is how many letters at its head are set
    apart; `level` is the order of a heading, 0 for a title and None for others; `is_slanted`
    where all of it is in italics; `style` is what its style is called, where it has one."""

    text: str
    bold: int = 0
    level: int | None = None
    is_item: bool = False
    is_slanted: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, each a tuple of cells; a cell is its paragraphs."""

    rows: tuple[tuple[tuple[DocumentParagraph, ...], ...], ...]


DocumentBlock = DocumentParagraph | Table


_TIME = re.compile(r"\s*[\[(]?(?:\d{1,3}(?::\d{0,2}){0,3}(?:[.,]\d{0,3})?[\])]?\s*)?")


@dataclass(slots=True)
class Runs:
    """Puts a paragraph together out of runs of letters, bold and plain."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    _bold: int = 0
    _is_plain: bool = False
    _is_upright: bool = False
    _is_timed: bool = False
    """Nothing but a time was added yet, which may stand before what is bold."""

    @property
    def is_blank(self) -> bool:
        """Whether no letter was added yet."""
        return not (self._is_plain or self._bold or self._is_timed)

    @property
    def is_spaced(self) -> bool:
        """Whether what was added ends with a space."""
        return bool(self.parts) and self.parts[-1][-1:].isspace()

    def add(
        self, text: str, is_bold: bool, is_raised: bool = False, *, is_slanted: bool = False
    ) -> None:
        """Add a run; white space is as bold as what stands around it. A number that is raised
        behind a word is a note's, and left out."""
        if is_raised and _NOTE.fullmatch(text) and _NOTED.search("".join(self.parts[-2:])[-4:]):
            return
        self.parts.append(text)
        self.length += len(text)
        if text.strip():
            self._is_upright = self._is_upright or not is_slanted
            is_first = not (is_bold or self._is_plain or self._bold)
            self._is_timed = is_first and bool(_TIME.fullmatch("".join(self.parts)))
            self._is_plain = self._is_plain or not (is_bold or self._is_timed)
            if not self._is_plain:
                self._bold = self.length

    def paragraph(
        self, level: int | None = None, is_item: bool = False, style: str = ""
    ) -> DocumentParagraph:
        """The paragraph without white space around it."""
        whole = "".join(self.parts)
        cut = len(whole) - len(whole.lstrip())
        bold, is_slanted = max(0, self._bold - cut), bool(whole.strip()) and not self._is_upright
        return DocumentParagraph(whole.strip(), bold, level, is_item, is_slanted, style)
