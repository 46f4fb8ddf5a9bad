"""A web page as paragraphs: what browsers would show as text, and where in the page it stands.

Navigation, forms, scripts and what is hidden is passed over. Names and times that stand in elements
of their own before what is said (`cite`, `dt`, `time`) become its head.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lxml import html

from app.transcripts.clock_times import CLOCK
from app.transcripts.formats._document_blocks import DocumentBlock, DocumentParagraph, Runs, Table
from app.transcripts.formats._page_aside import is_aside, is_stamp
from app.transcripts.formats._page_spans import whole_rows
from app.transcripts.formats._page_times import (
    FEWEST_TIMES,
    played_from,
    told_time,
    unit_of_times,
)
from app.transcripts.lines.names import LONGEST_LABEL_LETTERS, shape

_BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption h1 h2 h3 h4"
    " h5 h6 header hgroup hr html li main ol p pre section summary table tbody td tfoot th thead"
    " tr ul".split()
)
_ITALICS = frozenset({"i", "em"})
_BOLD = frozenset("b strong dt th cite".split())
_PLAIN_BEFORE = frozenset("p li a em i q td span".split())
"""What a `cite` in it is a title, not a speaker."""
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HEAVY_CLASS = re.compile(r"\.([\w-]{1,60})\s*\{[^{}]{0,2000}?font-weight\s*:\s*(?:bold|[6-9]00)")
_NAMED = re.compile(r"(?:^|[\s_-])speaker(?:[_-]?name)?(?:$|\s)", re.IGNORECASE)
_SPEAKER = re.compile(r"(?:^|[\s_-])(?:speaker|name|who)(?:$|[\s_-])", re.IGNORECASE)
_TIME = re.compile(rf"[\[(]?({CLOCK})[\])]?")
_LEADING_TIME = re.compile(rf"[\[(]?({CLOCK})[\])]?\s*")


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph or table, and the element of the page that it is."""

    block: DocumentBlock
    element: html.HtmlElement


_BRACKETS = re.compile(r"\) ?\(")
"""Between what two brackets tell of a name in a heading: its place and its party."""


@dataclass(slots=True)
class _Walk:
    heavy: frozenset[str]
    letters: int
    found: list[Placed] = field(default_factory=list)
    runs: Runs = field(default_factory=Runs)
    name: str = ""
    time: str = ""
    unit: float = 0.0
    """Seconds of 1 in whole numbers that attributes tell as times; 0 where they tell none."""
    kept: int = 0
    """Elements whose lines end where they end in the file, that are open."""
    slants: int = 0
    """Elements of italics that are open."""
    told: str = ""
    """Who speaks as an attribute of the paragraph has it."""

    def flush(self, element: html.HtmlElement) -> None:
        """What was read since the last is a paragraph."""
        one = self.runs.paragraph(_level(element), element.tag == "li" or _in_list(element))
        if one.level:
            one = replace(one, text=_BRACKETS.sub(", ", one.text))
        self.runs, told = Runs(), self.told
        one = _without_signature(one, element)
        if not one.text:
            return
        self.told = ""
        if told and shape(told):
            one = self._by_attribute(one, told)
            if is_stamp(one.text):
                return  # the name waits for its words
        if 0 < one.bold < len(one.text) and is_stamp(one.text[one.bold :]):
            one = replace(one, text=one.text[: one.bold].rstrip(" ·•|–—-,"))
        if self._is_behind(one, element):
            return
        if element.tag == "dt" or ((match := _TIME.fullmatch(one.text)) and not self.name):
            if element.tag == "dt":
                self.name = one.text
                return
            if self.time:  # two in a row: the first had no words
                self.time = ""
            assert match is not None
            self.time = match[1]
            return
        if self.name or self.time:
            head = self.head()
            bold = len(head) + one.bold if one.bold else len(head.rstrip())
            one = replace(one, text=head + one.text, bold=bold)
        self.found.append(Placed(one, element))

    def _is_behind(self, one: DocumentParagraph, element: html.HtmlElement) -> bool:
        """Whether a paragraph is the time of the one before it, in whose row it is the last, as
        which it is then kept."""
        match = _TIME.fullmatch(one.text)
        row = element.getparent()
        if not match or self.name or self.time or not self.found or row is None:
            return False
        last = self.found[-1]
        is_row = element.getnext() is None and last.element is not row
        if not is_row or row not in last.element.iterancestors() or row.find("*") is element:
            return False
        if not isinstance(last.block, DocumentParagraph) or _LEADING_TIME.match(last.block.text):
            return False
        if last.block.level is not None:
            return False  # a heading above the words that the time is of
        head = f"[{match[1]}] "
        bold = len(head) + last.block.bold if last.block.bold else 0
        block = replace(last.block, text=head + last.block.text, bold=bold)
        self.found[-1] = replace(last, block=block)
        return True

    def _by_attribute(self, one: DocumentParagraph, name: str) -> DocumentParagraph:
        """A paragraph whose speaker an attribute tells, without the name and the time that its
        words may begin with; both become its head."""
        text = one.text
        for pattern in (_LEADING_TIME, re.compile(re.escape(name) + r"\s*[:：]?\s*", re.I)) * 2:
            if found := pattern.match(text):
                self.time = found[1] if pattern is _LEADING_TIME else self.time
                text = text[found.end() :]
        if text:
            self.name = name
        return replace(one, text=text, bold=0) if text else one

    def head(self) -> str:
        """Name and time that wait for their words."""
        time = f"[{self.time}] " if self.time else ""
        name = f"{self.name.rstrip(' :：')}: " if self.name else ""
        self.name = self.time = ""
        return time + name


_SIGNED = re.compile(r"(?:^|\n) ?[—–―-]{1,2} ?([^\n]{2,80})$")


def _without_signature(one: DocumentParagraph, element: html.HtmlElement) -> DocumentParagraph:
    """A paragraph of a quotation without the line at its end that tells whose that is."""
    signed = _SIGNED.search(one.text)
    if not signed or not shape(signed[1].split(",")[0]):
        return one
    if element.tag != "blockquote" and next(element.iterancestors("blockquote"), None) is None:
        return one
    return replace(one, text=one.text[: signed.start()], bold=min(one.bold, signed.start()))


def page_blocks(root: html.HtmlElement, styles: str = "") -> list[Placed]:
    """The paragraphs and tables of a part of a page; `styles` is the page's style sheet, for what
    is bold by it."""
    letters = len(root.text_content())
    walk = _Walk(
        frozenset(_HEAVY_CLASS.findall(styles[:500_000])), letters, unit=unit_of_times(root)
    )
    _walk(walk, root, is_bold=False)
    walk.flush(root)
    return _times_beside_names(walk.found)


def _times_beside_names(found: list[Placed]) -> list[Placed]:
    """Times at the head of paragraphs below headings that are names, which come again, beside the
    names instead."""
    texts = [one.block.text if isinstance(one.block, DocumentParagraph) else "" for one in found]
    heads = [
        place
        for place, (one, below) in enumerate(pairwise(found))
        if isinstance(one.block, DocumentParagraph) and one.block.level
        and isinstance(below.block, DocumentParagraph) and shape(texts[place])
        and (texts[place + 1].startswith("[") and _LEADING_TIME.match(texts[place + 1]))
    ]  # fmt: skip
    names = {texts[place] for place in heads}
    if len(heads) < FEWEST_TIMES or not 1 < len(names) <= len(heads) / 2:
        return found
    told = list(found)
    for place in heads:
        time = _LEADING_TIME.match(texts[place + 1])
        name, words = told[place].block, told[place + 1].block
        if time and isinstance(name, DocumentParagraph) and isinstance(words, DocumentParagraph):
            bold = max(0, words.bold - time.end())
            words = replace(words, text=words.text[time.end() :], bold=bold)
            name = replace(name, text=f"{name.text} ({time[1]})")
            told[place] = replace(told[place], block=name)
            told[place + 1] = replace(told[place + 1], block=words)
    return told


def _walk(walk: _Walk, element: html.HtmlElement, is_bold: bool) -> None:
    if is_aside(element, walk.letters):
        return
    tag = str(element.tag)
    is_line = tag == "button" and _is_line(element)
    if tag == "button" and not is_line and not _TIME.fullmatch(element.text_content().strip()):
        walk.time = walk.time or _time_within(element)
        if not walk.name and walk.runs.is_blank and _SPEAKER.search(element.get("class") or ""):
            text = " ".join(element.text_content().split())
            walk.name = text if shape(text) else ""
        return
    if tag == "table" and not _is_layout(element):
        walk.flush(element)
        walk.found.append(Placed(Table(tuple(_rows(element, walk))), element))
        return
    if at := played_from(element):
        if walk.runs.is_blank and not walk.time:
            walk.time = at
        return
    if _is_head(walk, element):
        text = " ".join(element.text_content().split())
        if match := _TIME.fullmatch(text):
            walk.time = match[1]
        elif text:
            walk.name = text
        return
    if tag not in _BLOCKS and (match := _after_name(walk, element)):
        walk.name, walk.time = "".join(walk.runs.parts).strip(), match[1]
        walk.runs = Runs()
        return
    if tag not in _BLOCKS and not walk.time and (at := _time_beside(walk, element)):
        walk.time = at
        return
    if _LEVEL.fullmatch(tag):
        _head(walk, element, is_bold)
        return
    is_block = tag in _BLOCKS or "-" in tag or is_line
    if is_block:
        walk.flush(_outer(element))
        if not walk.time and (time := told_time(element, walk.unit)):
            walk.time = time
        walk.told = " ".join((element.get("data-speaker") or "").split()) or walk.told
    is_bold = is_bold or _is_bold(walk, element)
    walk.slants += tag in _ITALICS
    is_kept = tag == "pre" or bool(_KEPT.search(element.get("style") or ""))
    walk.kept += is_kept
    if tag == "br":
        walk.runs.add("\n", is_bold, is_slanted=walk.slants > 0)
    _add(walk, element.text, is_bold)
    for child in element:
        if (_is_apart(child) or child.tag == "button") and not walk.runs.is_spaced:
            walk.runs.add(" ", is_bold)
        if isinstance(child.tag, str):
            _walk(walk, child, is_bold)
        _add(walk, child.tail, is_bold)
    walk.slants -= tag in _ITALICS
    walk.kept -= is_kept
    if is_block:
        walk.flush(element)


def _head(walk: _Walk, element: html.HtmlElement, is_bold: bool) -> None:
    """A heading is one paragraph, whatever it is made of."""
    walk.flush(_outer(element))
    inner = _Walk(walk.heavy, walk.letters)
    for part in element.iterdescendants(*_BLOCKS):
        part.tag, part.tail = "span", f" {part.tail or ''}"
    _add(inner, element.text, is_bold)
    for child in element:
        if isinstance(child.tag, str):
            _walk(inner, child, is_bold)
        _add(inner, child.tail, is_bold)
    walk.runs, walk.name, walk.time = inner.runs, walk.name or inner.name, walk.time or inner.time
    walk.flush(element)


_KEPT = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)


def _is_layout(table: html.HtmlElement) -> bool:
    """Whether a table only holds the page, in a single cell."""
    cells = list(table.iter("td", "th"))
    return len(cells) == 1 or sum(1 for one in cells if one.text_content().strip()) == 1


def _time_within(button: html.HtmlElement) -> str:
    """The time that a part of a button is, of which the rest says what it does."""
    texts = (one.text_content().strip() for one in button.iterdescendants("*"))
    return next((match[1] for text in texts if (match := _TIME.fullmatch(text))), "")


def _is_line(button: html.HtmlElement) -> bool:
    """Whether a button is a line of a transcript, which plays from there: it has a time, and
    words."""
    parts = [" ".join(one.text_content().split()) for one in button.iterdescendants("*")]
    return any(_TIME.fullmatch(part) for part in parts) and any(" " in part for part in parts)


def _time_beside(walk: _Walk, element: html.HtmlElement) -> str:
    """The time that an element is which stands before all words of a line, or behind them as the
    last of it."""
    is_last = element.getnext() is None and not (element.tail or "").strip()
    if walk.runs.is_blank == is_last or not _TIMED.search(element.get("class") or ""):
        return ""
    text = element.text_content().strip()
    match = _TIME.fullmatch(text) if len(text) < 16 else None
    return match[1] if match else ""


_TIMED = re.compile(r"(?:^|[\s_-])time(?:-?stamp|-?code)?(?:$|[\s_-])", re.IGNORECASE)


def _outer(element: html.HtmlElement) -> html.HtmlElement:
    parent = element.getparent()
    return element if parent is None else parent


def _is_head(walk: _Walk, element: html.HtmlElement) -> bool:
    """Whether an element holds a name or a time, whose words come in the next."""
    if not walk.runs.is_blank:
        return False
    if element.tag in {"span", "b", "strong"} and _NAMED.search(element.get("class") or ""):
        text = element.text_content().strip(" :：\n\t")
        is_followed = element.getnext() is not None and not (element.tail or "").strip()
        return is_followed and not walk.name and shape(text) is not None
    if element.tag not in {"cite", "time"}:
        return False
    parent = element.getparent()
    return parent is not None and parent.tag not in _PLAIN_BEFORE


def _after_name(walk: _Walk, element: html.HtmlElement) -> re.Match[str] | None:
    """The time that an element is, where nothing but a bold name stands before it in the line."""
    if not 0 < walk.runs.length < 2 * LONGEST_LABEL_LETTERS or len(element) > 3:
        return None
    before = walk.runs.paragraph()
    if not before.text or "\n" in before.text or before.bold < len(before.text):
        return None
    text = element.text_content().strip()
    return _TIME.fullmatch(text) if len(text) < 16 and shape(before.text) else None


def _is_bold(walk: _Walk, element: html.HtmlElement) -> bool:
    classes = (element.get("class") or "").split()
    return (
        element.tag in _BOLD
        or bool(_HEAVY.search(element.get("style") or ""))
        or bool(walk.heavy.intersection(classes))
        or bool(_SPEAKER.search(element.get("class") or ""))
    )


def _is_apart(element: html.HtmlElement) -> bool:
    """Whether an element of another class follows without a space: a name and a time, perhaps."""
    before = element.getprevious()
    if before is None or (before.tail or "").strip() or before.tag == "br":
        return False
    if before.tag == "button":
        return True
    return element.get("class") != before.get("class") and element.get("class") is not None


def _add(walk: _Walk, text: str | None, is_bold: bool) -> None:
    """White space of a page is one space."""
    if text:
        words = re.sub(r"[ \t\r\n\f]+", " ", text) if not walk.kept else text
        at_start = not walk.runs.parts or walk.runs.parts[-1].endswith((" ", "\n"))
        text = words.lstrip(" ") if at_start else words
        walk.runs.add(text, is_bold, is_slanted=walk.slants > 0)


_LEVEL = re.compile(r"h([1-6])")
_HEADED = re.compile(
    r"(?:^|\s)(?!(?:speaker|job|person|author|name|user|role|card)[-_])(?:[a-z]{1,12}[-_])?"
    r"(?:heading|(?<=[-_])title)(?:$|\s)",
    re.IGNORECASE,
)
"""Classes of what is a heading by its look."""


def _level(element: html.HtmlElement) -> int | None:
    match = _LEVEL.fullmatch(str(element.tag))
    if match:
        return int(match[1])
    return _LOOKS if _HEADED.search(element.get("class") or "") else None


_LOOKS = 4
"""The order of what looks like a heading and isn't told as one."""


def _in_list(element: html.HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "li"


def _rows(
    table: html.HtmlElement, walk: _Walk
) -> Iterator[tuple[tuple[DocumentParagraph, ...], ...]]:
    told: dict[html.HtmlElement, tuple[DocumentParagraph, ...]] = {}
    for row in whole_rows(table):
        for cell in row:
            if cell is not None and cell not in told:
                told[cell] = tuple(_cell(cell, walk))
        yield tuple(() if cell is None else told[cell] for cell in row)


def _cell(cell: html.HtmlElement, walk: _Walk) -> Iterator[DocumentParagraph]:
    inner = _Walk(walk.heavy, walk.letters)
    for child in cell.iter("table"):  # tables that only arrange others
        child.tag = "div"
    _walk(inner, cell, is_bold=False)
    inner.flush(cell)
    if inner.time or inner.name:
        yield DocumentParagraph(inner.head().strip(" []:"))
    for placed in inner.found:
        if isinstance(placed.block, DocumentParagraph):
            yield placed.block
