"""Web pages that hold a transcript: Podcasting 2.0's, hyperaudio's, saved pages of any make.

The talk is what stands in the part of the page that says so (`transcript` in its heading, id or
class), else the smallest part that holds all turns. Without turns, times or such a part there is
no transcript that could be told from the rest.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lxml import html

from app.transcripts.builder import Builder
from app.transcripts.content import Html, Text
from app.transcripts.format import Format, Level
from app.transcripts.formats import plain_text
from app.transcripts.formats._document import as_captions, parse_document
from app.transcripts.formats._document_blocks import DocumentParagraph
from app.transcripts.formats._page_aside import is_aside
from app.transcripts.formats._page_blocks import Placed, page_blocks
from app.transcripts.formats._page_facts import page_facts
from app.transcripts.formats._page_questions import asked, class_of, is_end
from app.transcripts.formats._page_refused import (
    LONGEST_GRADES_LETTERS,
    refuse_frequent,
    refuse_grades,
)
from app.transcripts.formats._page_several import SEVERAL_TALKS, talks_in
from app.transcripts.formats._page_tables import of_tables
from app.transcripts.formats._page_voices import with_row_heads, with_typed_lines, with_voices
from app.transcripts.formats._page_words import TimedPageWord, holder_of, timed_words
from app.transcripts.lines.names import NAME_SHAPES, shape
from app.transcripts.lines.speakers import Line, SpokenLine, find_speakers
from app.transcripts.model import NoTranscriptError, Transcript
from app.transcripts.source import Source

NAME = "web-page"
_NONE = (
    "No transcript was found in it: it looks like a web page without a transcript that can be told "
    "from the rest. Save the transcript alone as .txt."
)
_HEADING = re.compile(
    r"^\W*(?:(?:full|episode|interview|podcast|video|edited|complete|read the|the|show)\s+){0,3}"
    r"(?:transcript(?:ion|s)?|captions|transkript(?:ion)?|transcripción|trascrizione|transcrição"
    r"|расшифровка|стенограмма|文字起こし|逐字稿)(?:\s*(?:of|for|von|de)\b.{0,100})?\W*$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"transcript(?!ion-service|[_-](?:intro|links?|button|btn|note|header|title|disclaimer|download"
    r"|toggle|meta|info)\b)",
    re.IGNORECASE,
)
_LEAST_LETTERS = 200
"""Letters of a part that is called a transcript; a link to one has fewer."""
_LEAST_WORDS = 8
"""Elements with times of their own that make a page of words."""


def recognise(file: Html) -> Level:
    """Any web page may hold one."""
    return Level.SHAPE


def parse(file: Html) -> Transcript:
    """Raises NoTranscriptError where no transcript can be told from the rest of the page."""
    timed = [e for e in file.root.iter() if (e.get("data-m") or "").isdecimal()]
    if len(timed) >= _LEAST_WORDS:
        return _timed(file, timed)
    if words := timed_words(file.root):
        return _worded(file, words)
    for change in (with_typed_lines, with_row_heads, with_voices):
        change(file.root)
    for shown in file.root.iter("pre", "textarea"):
        if captions := as_captions(NAME, file, str(shown.text_content())):
            return captions
    if deposition := _typed(file):
        return deposition
    styles = " ".join(e.text or "" for e in file.root.iter("style"))
    body = page_blocks(_body(file.root), styles)
    said = _marked(file.root, styles) or _turns(body)
    if not said and (said := asked(body)):
        refuse_frequent(file.root)
    said = _without_signposts(said)
    if not said:
        shown = "\n".join(
            one.block.text for one in body if isinstance(one.block, DocumentParagraph)
        )
        if captions := as_captions(NAME, file, shown):
            return captions
        raise NoTranscriptError(_NONE)
    if _letters(said) < LONGEST_GRADES_LETTERS:
        refuse_grades(file.root)
    read = parse_document(NAME, file, [one.block for one in said], page_facts(file.root))
    tables = sum(not isinstance(one.block, DocumentParagraph) for one in said)
    several = [_SEVERAL.format(tables=tables)] if tables > 1 else []
    names = [[line.speaker for line in lines if line.speaker] for lines in _said(said)]
    if (talks := talks_in(said, names)) > 1:
        several.append(SEVERAL_TALKS.format(parts=talks))
    return replace(read, warnings=(*several, *read.warnings))


_SEVERAL = (
    "The page holds {tables} tables that say who said what; they were read as one talk. If they "
    "are of several recordings, save each as a file of its own."
)


def _typed(file: Html) -> Transcript | None:
    """The transcript of typed lines that are shown as such, where they are most of the page, as
    those of courts and of old archives are; None where there are none."""
    whole = len(_whole(file.root).text_content())
    for shown in file.root.iter("pre"):
        text = str(shown.text_content())
        if (
            len(text) * 2 < whole
            or not len(text) > _LEAST_LETTERS
            or len(shown.findall(".//*")) > len(text) / _LETTERS_A_MARK
        ):
            continue
        typed = Text(Source(f"{file.stem}.txt", text.encode("utf-8", "replace")))
        if plain_text.how_sure(typed, text[:200_000]) in {Level.NAMED, Level.TIMED}:
            return replace(plain_text.parse(typed), format=NAME)
    return None


_LETTERS_A_MARK = 200
"""Letters of typed lines for each element in them; code that is coloured has fewer."""


def _timed(file: Html, elements: Sequence[html.HtmlElement]) -> Transcript:
    """Words that say themselves when they are said, in milliseconds (hyperaudio)."""
    builder = Builder(NAME)
    builder.about(**page_facts(file.root))
    block = None
    for element in elements:
        text = " ".join(element.text_content().split())
        if element.getparent() is not block:
            block = element.getparent()
            builder.paragraph()
            if name := _name_before(element):
                builder.turn(name)
        if "speaker" in (element.get("class") or "").split():
            builder.turn(text.strip("[]():： ") or None)
        elif text:
            at_ms = min(int(element.get("data-m") or 0), 10**9)
            builder.said(text, at_ms)
            length = element.get("data-d") or ""
            builder.reaches(at_ms + (min(int(length), 10**7) if length.isdecimal() else 0))
    return builder.build()


def _name_before(element: html.HtmlElement) -> str:
    """The name that stands before the first timed word of a paragraph, perhaps with a time; empty
    where there is none."""
    texts: list[str] = []
    for one in element.itersiblings(preceding=True):
        if one.get("data-m") is not None:
            return ""  # a word stands before it
        texts.append(one.text_content() if isinstance(one.tag, str) else "")
    parent = element.getparent()
    text = "" if parent is None else " ".join([parent.text or "", *reversed(texts)])
    name = _TIMES.sub("", text).strip(" []():：\n\t") if len(text) < _LONGEST_HEAD_LETTERS else ""
    return name if shape(name) in NAME_SHAPES else ""


_LONGEST_HEAD_LETTERS = 100
_TIMES = re.compile(r"[\[(]?\b\d{1,2}(?::\d{2}){1,2}(?:[.,]\d{1,3})?\b[\])]?")


def _worded(file: Html, words: Sequence[TimedPageWord]) -> Transcript:
    """Words of which some say, in seconds, when they are said."""
    builder = Builder(NAME)
    builder.about(**page_facts(file.root))
    for word, at in words:
        builder.said(word, None if at is None else round(at * 1000))
    return builder.build()


def _without_signposts(found: Sequence[Placed]) -> list[Placed]:
    """What is left without the few words that come back as the only ones in elements of one kind:
    `Back to top`, or `02 Topic`, counted; names that stand alone are none."""
    kinds: dict[tuple[object, ...], list[str]] = {}
    for one in found:
        kinds.setdefault(class_of(one), []).append(_text(one))
    posts = {kind for kind, texts in kinds.items() if _are_signposts(texts)}
    return [one for one in found if class_of(one) not in posts]


def _are_signposts(texts: Sequence[str]) -> bool:
    if len(texts) < 2 or not 0 < len(texts[0].split()) <= _LONGEST_POST_WORDS:
        return False
    if all(_BACK.fullmatch(text) for text in texts):
        return True
    counted = [match for text in texts if (match := _COUNTED.fullmatch(text))]
    numbers = [int(match[1]) for match in counted]
    is_one = len({match[2] for match in counted}) == 1
    return is_one and len(counted) == len(texts) and all(b - a == 1 for a, b in pairwise(numbers))


_LONGEST_POST_WORDS = 4
_COUNTED = re.compile(r"(\d{1,3})\.? ([^\W\d_]+)")
_BACK = re.compile(
    r"\W*(?:(?:back|go|return|jump|scroll) (?:up |to )?.{0,8}\btop|nach oben|volver arriba)\W*",
    re.I,
)


def _body(root: html.HtmlElement) -> html.HtmlElement:
    """The article of a page where there is one, else the whole body."""
    letters = len(root.text_content())
    for path in ("//article", "//main", "//*[@role='main']", "//body"):
        found = [e for e in root.xpath(path) if not is_aside(e, letters)]
        if len(found) == 1 or (found and path == "//body"):
            return found[0]
    return root


def _marked(root: html.HtmlElement, styles: str) -> list[Placed]:
    """What stands in the part that is called a transcript, or below a heading that says so."""
    all_of_it = page_blocks(_whole(root), styles)
    if below := _below_heading(all_of_it):
        turns = _turns(below, is_marked=True)
        if turns or _letters(below) >= _LEAST_LETTERS:
            return turns or below
    parts = [
        element
        for element in root.iter()
        if isinstance(element.tag, str)
        and element.tag not in {"html", "body", "a", "link", "meta", "button", "script"}
        and _NAMED.search(f"{element.get('id') or ''} {element.get('class') or ''}")
    ]
    best = max(_outermost(_whole_of(parts), styles), key=_letters, default=[])
    return (_turns(best, is_marked=True) or best) if _letters(best) >= _LEAST_LETTERS else []


def _whole_of(parts: Sequence[html.HtmlElement]) -> list[html.HtmlElement]:
    """The parts; of several of one class in one element, as which each turn of a transcript may
    stand, that element."""
    alike = Counter((one.getparent(), one.tag, one.get("class")) for one in parts)
    found: dict[html.HtmlElement, None] = {}
    for one in parts:
        parent = one.getparent()
        is_one_of_many = alike[parent, one.tag, one.get("class")] >= _FEWEST_ALIKE
        found[parent if is_one_of_many and parent is not None else one] = None
    return list(found)


_FEWEST_ALIKE = 3


def _outermost(parts: Sequence[html.HtmlElement], styles: str) -> Iterator[list[Placed]]:
    """What stands in each part that lies in none of the others which hold anything."""
    holders: set[html.HtmlElement] = set()
    for part in parts:
        if holders.isdisjoint(part.iterancestors()):
            if blocks := page_blocks(part, styles):
                holders.add(part)
            yield blocks


def _whole(root: html.HtmlElement) -> html.HtmlElement:
    return next(root.iter("body"), root)


def _letters(found: Sequence[Placed]) -> int:
    return sum(len(one.block.text) for one in found if isinstance(one.block, DocumentParagraph))


def _below_heading(found: Sequence[Placed]) -> list[Placed]:
    """What follows a heading that says so, to the next of its order or above that isn't a name,
    which comes again."""
    texts = Counter(one.block.text for one in found if isinstance(one.block, DocumentParagraph))
    for place, one in enumerate(found):
        block = one.block
        if not isinstance(block, DocumentParagraph) or not _HEADING.match(block.text):
            continue
        is_all_bold = block.bold >= len(block.text)
        if block.level is None and not is_all_bold:
            continue
        level = block.level or 6
        below: list[Placed] = []
        head = next(one.element.iterancestors("header"), None)
        for following in found[place + 1 :]:
            if head is not None and head in following.element.iterancestors():
                continue  # what stands beside the heading is about the page
            inner = following.block
            is_head = isinstance(inner, DocumentParagraph) and 0 < (inner.level or 0) <= level
            if below and is_head and isinstance(inner, DocumentParagraph) and texts[inner.text] < 2:
                break
            below.append(following)
        return below
    return []


_LISTED = re.compile(
    r"(?:participants|attendees|panell?ists|speakers|present|teilnehmer(?:innen)?|participantes"
    r"|participants|intervenants)\b",
    re.IGNORECASE,
)
"""Labels of those who are listed, and speak below."""


def _turns(found: Sequence[Placed], *, is_marked: bool = False) -> list[Placed]:
    """The part of the page that holds all turns; nothing where there are none. Where nothing says
    that it is a transcript (`is_marked`), of names that stand alone, or are what a list explains,
    one is to come twice, as those of reviewers don't."""
    tables = [one for one in found if not isinstance(one.block, DocumentParagraph)]
    said = _said(found)
    begins = [
        place
        for place, lines in enumerate(said)
        if any(
            (one.changes and one.speaker and not _LISTED.match(one.speaker)) or one.times
            for one in lines
            if not one.text or _WORDY.search(one.text)
        )
    ]
    names = {one.speaker for lines in said for one in lines if one.speaker}
    times = sum(1 for lines in said for one in lines if one.times)
    spoken = Counter(one.speaker for lines in said for one in lines if one.speaker)
    are_labels = any(
        one.speaker and one.text and found[place].element.tag != "dd"
        for place, lines in enumerate(said)
        for one in lines
    )
    is_talk = is_marked or are_labels or times >= 3 or max(spoken.values(), default=0) > 1
    is_one = len(begins) == 1 and max(spoken.values(), default=0) > 1 and len(names) > 1
    if not (len(begins) > 1 or is_one) or (not names and times < 3) or not is_talk:
        return of_tables(tables)
    if is_one:  # its lines are the turns
        return [found[begins[0]]]
    holder = holder_of([found[place].element for place in begins])
    inside = [place for place, one in enumerate(found) if _is_within(one.element, holder)]
    first, last = begins[0], begins[-1]
    classed = {class_of(found[n]) for n in inside if first <= n <= last if class_of(found[n])[1]}
    while first - 1 in inside and (
        _is_heading(found[first - 1]) or class_of(found[first - 1]) in classed
    ):
        first -= 1
    within = {_kind(found[place]) for place in inside if first <= place <= last}
    is_bare = not any(one.text for one in said[last])  # its words come in the next
    is_slanted = any(_is_slanted(found[place]) for place in inside if first <= place <= last)
    for place in inside:
        if place != last + 1:
            continue
        is_same = _kind(found[place]) in within
        is_same = is_same or _is_beside(found[place], found[begins[-1]], holder)
        is_other = not is_same or is_end(found[place])
        if not is_bare and (is_other or (_is_slanted(found[place]) and not is_slanted)):
            break
        last, is_bare = place, False
    return [found[place] for place in inside if first <= place <= last]


_WORDY = re.compile(r"[^\W_]")


def _is_beside(placed: Placed, last: Placed, holder: html.HtmlElement) -> bool:
    """Whether a paragraph stands in the same part of a talk as the last turn in it."""
    part = next((one for one in last.element.iterancestors() if one.getparent() is holder), None)
    return part is not None and part in placed.element.iterancestors()


def _is_slanted(placed: Placed) -> bool:
    return isinstance(placed.block, DocumentParagraph) and placed.block.is_slanted


def _kind(placed: Placed) -> tuple[object, ...]:
    """What sort of element holds a paragraph, and where: in which element, or, where one of them
    has a class, in what sort of one."""
    element, parent = placed.element, placed.element.getparent()
    if parent is None or not (element.get("class") or parent.get("class")):
        return element.tag, element.get("class"), parent
    return element.tag, element.get("class"), parent.tag, parent.get("class")


def _text(placed: Placed) -> str:
    return placed.block.text if isinstance(placed.block, DocumentParagraph) else ""


def _said(found: Sequence[Placed]) -> list[list[SpokenLine]]:
    """What the lines of each paragraph say."""
    lines: list[Line] = []
    owners: list[int] = []
    for place, one in enumerate(found):
        if isinstance(one.block, DocumentParagraph):
            if place and _ends_part(found[place - 1], one):
                lines.append(Line(""))
                owners.append(place)
            for number, text in enumerate(one.block.text.split("\n")):
                lines.append(Line(text, min(one.block.bold, len(text)) if not number else 0,
                                  is_heading=one.block.level is not None))  # fmt: skip
                owners.append(place)
    said: list[list[SpokenLine]] = [[] for _ in found]
    for place, what in zip(owners, find_speakers(lines), strict=True):
        said[place].append(what)
    return said


def _ends_part(above: Placed, below: Placed) -> bool:
    """Whether no sentence goes on from a paragraph to the next: a heading or a list ends."""
    is_head = isinstance(above.block, DocumentParagraph) and above.block.level is not None
    return is_head or (above.element.tag == "li" and below.element.tag != "li")


def _is_heading(placed: Placed) -> bool:
    return isinstance(placed.block, DocumentParagraph) and (placed.block.level or 0) > 1


def _is_within(element: html.HtmlElement, holder: html.HtmlElement) -> bool:
    return element is holder or holder in element.iterancestors()


FORMAT = Format(
    name=NAME,
    title="web page (HTML)",
    holds="the transcript in it, found by its heading, id or class, or by its turns: names in "
    "`cite`, `dt`, bold or as in plain text, times, words with times of their own (hyperaudio), "
    "tables; title, date, language and recording; the rest of the page is left",
    takes=Html,
    recognise=recognise,
    parse=parse,
    extensions=(".html", ".htm", ".xhtml"),
)
