"""Who speaks on a web page, where its elements and attributes say so and no text does: put where
paragraphs are read from, as an attribute or a name with a colon."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import html

from app.transcripts.formats._page_remarks import are_remarks
from app.transcripts.lines.names import LabelShape, shape
from app.transcripts.lines.sounds import is_sound

_FEWEST, _ANSWERED = 4, 0.75
"""Elements that tell who speaks, and the part of them that come after somebody else's."""
_BLOCKS = ("p", "div", "section", "article", "li", "blockquote")
_NAMES = frozenset((LabelShape.FULL, LabelShape.SINGLE, LabelShape.ROLE, LabelShape.CODE))
_BEFORE_STOP = re.compile(r"(\s*[^\W\d_][^.!?:<>]{1,40}(?:\b[A-Z]\.[^.!?:<>]{1,30})?)\.\s*")
_LEAST_LETTERS, _FEWEST_LINES = 200, 3


def with_voices(root: html.HtmlElement) -> None:
    """Change a page so that paragraphs tell who says them, where names or roles in it come again
    and answer one another: in attributes that say who wrote a message, in classes such as `host`
    and `guest`, beside pictures; bold names with a full stop get a colon."""
    for told, is_talk in ((_authors, None), (_labels, _are_talk), (_roles, _are_no_remarks),
                          (_pictures, _are_talk)):  # fmt: skip
        found = list(told(root))
        if _answer([name for _, name in found]) and (not is_talk or is_talk(root, found)):
            _tell(found)
            return
    _with_colons(root)


PageVoice = tuple[html.HtmlElement, str]


def _tell(found: Sequence[PageVoice]) -> None:
    """Give elements the names that they tell."""
    for element, name in found:
        first = next((e for e in element.iter(*_BLOCKS) if (e.text or "").strip()), element)
        first.set("data-speaker", name)


def _answer(names: Sequence[str]) -> bool:
    changes = sum(one != other for one, other in pairwise(names))
    several = 1 < len(set(names)) <= len(names) / 2
    return several and len(names) >= _FEWEST and changes >= _ANSWERED * (len(names) - 1)


def _authors(root: html.HtmlElement) -> Iterator[PageVoice]:
    """Messages whose attribute says who wrote them, as chats with a program have it."""
    for element in root.iter(*_BLOCKS):
        name = " ".join((element.get("data-message-author-role") or "").split())
        if name and element.text_content().strip():
            yield element, name


def _labels(root: html.HtmlElement) -> Iterator[PageVoice]:
    """Parts that are called by a name for those who listen to a page."""
    found: list[PageVoice] = []
    alike: Counter[object] = Counter()
    for element in root.iter(*_BLOCKS):
        alike[element.getparent(), element.tag] += 1
        name = " ".join((element.get("aria-label") or "").split())
        if name and shape(name) in _NAMES and _is_bare(element, name):
            found.append((element, name))
    told = sum(alike[kind] for kind in {(e.getparent(), e.tag) for e, _ in found})
    is_whole = any(shape(name) is LabelShape.FULL for _, name in found)
    yield from found if is_whole and told == len(found) else ()


def _roles(root: html.HtmlElement) -> Iterator[PageVoice]:
    """Paragraphs whose class is a role: `host`, `guest`, `interviewer`."""
    for element in root.iter("p", "div", "li"):
        name = (element.get("class") or "").strip()
        is_role = name.islower() and shape(name) is LabelShape.ROLE
        if is_role and (element.text or "").strip() and not element.findall(".//p"):
            yield element, name


def _pictures(root: html.HtmlElement) -> Iterator[PageVoice]:
    """What stands beside a picture that is called by a name, and holds the name nowhere else."""
    beside = Counter(picture.getparent() for picture in root.iter("img"))
    for picture in root.iter("img"):
        if beside[picture.getparent()] > 1:
            continue
        name = " ".join((picture.get("alt") or "").split())
        holder = picture.getparent()
        if holder is None or shape(name) not in _NAMES or is_sound(name):
            continue
        words = " ".join(holder.text_content().split())
        is_alone = len(holder.findall(".//img")) == 1
        if is_alone and len(words.split()) > 0 and name.casefold() not in words.casefold():
            after = next(holder.iter("p"), None)
            if after is None:
                after = picture.getnext()
            if after is not None and after.text_content().strip():
                yield after, name


_MOST_WORDS = 0.6
"""The part of a page's words that stands beside pictures or in parts that are called by names,
where these tell who speaks."""
_UNREAD = ("script", "style", "noscript", "template", "nav", "footer", "form", "svg", "title")
_LABEL = re.compile(r"\W{0,3}([^\W\d_][^:：\n]{1,60})[:：]\s*\S")


def _are_no_remarks(root: html.HtmlElement, found: Sequence[PageVoice]) -> bool:
    return not are_remarks(root, {one for one, _ in found})


def _are_talk(root: html.HtmlElement, beside: Sequence[PageVoice]) -> bool:
    """Whether the words beside names are the talk: most of the page, where nothing else names
    who speaks, each of whom comes again; and no comments, posts or reviews."""
    if min(Counter(name for _, name in beside).values()) < 2 or _are_named(root):
        return False
    parts = {one if (holder := one.getparent()) is None else holder for one, _ in beside}
    words = sum(len(part.text_content().split()) for part in parts)
    unread = {part for one in root.iter(*_UNREAD) for part in one.iter()}
    whole = sum(
        len((one.text or "").split()) * (one not in unread) + len((one.tail or "").split())
        for one in root.iter("*")
    )
    if words < _MOST_WORDS * whole:
        return False
    return _are_no_remarks(root, beside)


def _are_named(root: html.HtmlElement) -> bool:
    """Whether names stand at the head of paragraphs, or in elements of their own, of which one
    comes again."""
    told: Counter[str] = Counter()
    for element in root.iter(*_BLOCKS, "dd", "td", "pre", "br"):
        text = element.tail if element.tag == "br" else _head(element)
        if (match := _LABEL.match(text or "")) and shape(match[1].strip()) in _NAMED:
            told[match[1].strip()] += 1
    for element in root.iter("cite", "dt", "b", "strong", "h2", "h3", "h4", "h5", "h6"):
        name = " ".join(element.text_content().split()).strip(" :：.")
        if shape(name) in _NAMED:
            told[name] += 1
    return max(told.values(), default=0) > 1


_NAMED = frozenset({*_NAMES, LabelShape.CAPS, LabelShape.LETTERS})


def _head(element: html.HtmlElement) -> str:
    """How the text of a paragraph begins, of which others in it are not."""
    if (element.text or "").strip() or not len(element) or element[0].tag in _BLOCKS:
        return element.text or ""
    return f"{element[0].text_content()[:100]}{element[0].tail or ''}"


def _is_bare(element: html.HtmlElement, name: str) -> bool:
    text = " ".join(element.text_content().split())
    return bool(text) and not text.casefold().startswith(name.casefold())


def _with_colons(root: html.HtmlElement) -> None:
    """Bold names with a full stop behind them, at the head of paragraphs (`<b>Vera.</b> words`),
    with a colon instead, where they come again and answer one another."""
    found: list[tuple[html.HtmlElement, str]] = []
    for element in root.iter("b", "strong"):
        parent = element.getparent()
        if parent is None or (parent.text or "").strip() or len(element):
            continue
        match = _BEFORE_STOP.fullmatch(element.text or "")
        if match and element.getprevious() is None and (element.tail or "").strip():
            name = match[1].strip()
            if shape(name) in {*_NAMES, LabelShape.CAPS, LabelShape.LETTERS}:
                found.append((element, name))
    again = Counter(name for _, name in found)
    chosen = [(element, name) for element, name in found if again[name] > 1]
    if _answer([name for _, name in chosen]):
        for element, name in found:
            element.text = f"{name}:"


_COUNTED = re.compile(r"\d{1,4}")


def with_typed_lines(root: html.HtmlElement) -> None:
    """Change a page so that a table of numbered lines, as courts have them, and a field of text are
    lines that are typed."""
    for field in list(root.iter("textarea")):
        text = field.text_content()
        if len(text) >= _LEAST_LETTERS and text.strip().count("\n") >= _FEWEST_LINES:
            field.tag = "pre"
    for table in list(root.iter("table")):
        texts = (list(map(_text, row.iter("td"))) for row in table.iter("tr"))
        rows = [row for row in texts if row]
        if len(rows) >= _FEWEST_NUMBERED and _are_numbered(rows):
            tail = table.tail
            for child in list(table):
                table.remove(child)
            table.tag, table.tail = "pre", tail
            table.text = "\n".join(_line(row) for row in rows)


def _text(cell: html.HtmlElement) -> str:
    return " ".join(cell.text_content().split())


_FEWEST_NUMBERED, _IN_ORDER = 8, 0.9


def _are_numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first cells count the lines of a page, again and again from 1, and the words go
    on from line to line: few of them end a sentence."""
    if not all(len(row) in (2, 3) and _COUNTED.fullmatch(row[0]) for row in rows):
        return False
    numbers = [int(row[0]) for row in rows]
    steps = sum(b == a + 1 or b == 1 for a, b in pairwise(numbers))
    ended = sum(row[-1][-1:] in ".?!" for row in rows)
    is_short = max(len(row[-1]) for row in rows) < _LONGEST_LINE_LETTERS
    return is_short and steps >= _IN_ORDER * (len(rows) - 1) and ended * 4 < len(rows) * 3


_LONGEST_LINE_LETTERS = 100


def _line(row: Sequence[str]) -> str:
    """A line without its number; its label apart from the words."""
    return "    ".join(cell for cell in row[1:] if cell)


def with_row_heads(root: html.HtmlElement) -> None:
    """Change a page so that names which are heads of rows are cells."""
    for table in root.iter("table"):
        rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
        headed = [row for row in rows if len(row) > 1 and row[0].tag == "th" and row[1].tag == "td"]
        if len(headed) >= _FEWEST and len(headed) * 2 > len(rows):
            for row in headed:
                row[0].tag = "td"
