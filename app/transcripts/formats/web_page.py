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
from app.transcripts.formats._page_words import TimedPageWord, holder_of, timed_words
from app.transcripts.lines.names import shape
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
    for shown in file.root.iter("pre", "textarea"):
        if captions := as_captions(NAME, file, str(shown.text_content())):
            return captions
    if deposition := _typed(file):
        return deposition
    styles = " ".join(e.text or "" for e in file.root.iter("style"))
    body = page_blocks(_body(file.root), styles)
    said = _marked(file.root, styles) or _turns(body)
    if not said and (said := asked(body)):
        _refuse_frequent(file.root)
    said = _without_signposts(said)
    if not said:
        shown = "\n".join(
            one.block.text for one in body if isinstance(one.block, DocumentParagraph)
        )
        if captions := as_captions(NAME, file, shown):
            return captions
        raise NoTranscriptError(_NONE)
    if _letters(said) < _LONGEST_GRADES_LETTERS:
        _refuse_grades(file.root)
    return parse_document(NAME, file, [one.block for one in said], page_facts(file.root))


_FREQUENT = (
    "No transcript was found in it: it looks like answers to questions that many ask. If it is an "
    "interview, save it as .txt, with `Name:` before what each says."
)
_OFTEN_ASKED = re.compile(
    r"\bFAQs?\b|frequently asked|häufig(?:e|ste)?(?: gestellte)? fragen|preguntas frecuentes"
    r"|questions fréquentes|foire aux questions|domande frequenti|perguntas frequentes"
    r"|よくある(?:ご)?質問|常见问题|常見問題|자주 묻는|вопросы и ответы|часто задаваемые",
    re.IGNORECASE,
)


def _refuse_frequent(root: html.HtmlElement) -> None:
    """Raises NoTranscriptError for a page that is called so, or says so to programs."""
    heads = [one.text_content() for one in root.iter("title", "h1", "h2")]
    is_told = any("FAQPage" in (one.get("itemtype") or "") for one in root.iter())
    if is_told or _OFTEN_ASKED.search(" ".join(heads)[:2_000]):
        raise NoTranscriptError(_FREQUENT)


_GRADES = (
    "No transcript was found in it: it looks like a school's transcript, of courses and grades. If "
    "a talk stands in it, save its words alone as .txt."
)
_GRADES_TOLD = re.compile(
    r"\b(?:academic transcript|(?:un)?official transcript|GPA|grade point|credit hours)\b", re.I
)
_OF_SCHOOL = re.compile(
    r"\b(?:grades?|certifications?|semesters?|coursework|courses?|credits?)\b", re.I
)
_FEWEST_SIGNS = 2
_LONGEST_GRADES_LETTERS = 2_000


def _refuse_grades(root: html.HtmlElement) -> None:
    """Raises NoTranscriptError for what schools call a transcript."""
    text = " ".join(root.itertext())[:100_000]
    signs = {match[0].lower() for match in _OF_SCHOOL.finditer(text)}
    if _GRADES_TOLD.search(text) and len(signs) >= _FEWEST_SIGNS:
        raise NoTranscriptError(_GRADES)


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
        if "speaker" in (element.get("class") or "").split():
            builder.turn(text.strip("[]():： ") or None)
        elif text:
            at_ms = min(int(element.get("data-m") or 0), 10**9)
            builder.said(text, at_ms)
            length = element.get("data-d") or ""
            builder.reaches(at_ms + (min(int(length), 10**7) if length.isdecimal() else 0))
    return builder.build()


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
    best = max(_outermost(parts, styles), key=_letters, default=[])
    return (_turns(best, is_marked=True) or best) if _letters(best) >= _LEAST_LETTERS else []


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
        return _of_tables(tables)
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


def _of_tables(tables: Sequence[Placed]) -> list[Placed]:
    """The table of a page that holds nearly all its words, where its rows have heads."""
    best = max(tables, key=lambda one: len(one.element.text_content()), default=None)
    if best is None:
        return []
    lines = [" ".join(cell.text_content().split()) for cell in best.element.iter("td")]
    times = sum(1 for line in lines if _CLOCK.fullmatch(line))
    clocks = [line for line in lines if _CLOCK.fullmatch(line)]
    if len(clocks) > 1 and all(_OF_PROGRAMME.fullmatch(line) for line in clocks):
        return []
    heads = sum(1 for line in lines if line.endswith(":") and len(line) < 60)
    return [best] if max(times, heads) >= 3 or _are_names(best.element) else []


_CLOCK = re.compile(r"[\[(]?(?:\d+:)?\d+:\d\d[.\d]*[\])]?|(?:\d{1,2}h)?\d{1,2}m\d{1,2}s")


_OF_PROGRAMME = re.compile(r"(?:0?[6-9]|1\d|2[0-3]):\d[05]")
"""The time of the day at which something is to begin, as programmes of conferences have it."""


def _are_names(table: html.HtmlElement) -> bool:
    """Whether the first of two cells in each row is a name that comes again."""
    rows = [
        [" ".join(c.text_content().split()) for c in row.iter("td")] for row in table.iter("tr")
    ]
    firsts = Counter(row[0].strip(" :：") for row in rows if len(row) == 2 and row[0])
    names = {name for name, times in firsts.items() if times > 1 and shape(name)}
    said = sum(firsts[name] for name in names)
    return len(names) > 1 and said >= 4 and said * 5 >= len(rows) * 4


def _text(placed: Placed) -> str:
    return placed.block.text if isinstance(placed.block, DocumentParagraph) else ""


def _said(found: Sequence[Placed]) -> list[list[SpokenLine]]:
    """What the lines of each paragraph say."""
    lines: list[Line] = []
    owners: list[int] = []
    for place, one in enumerate(found):
        if isinstance(one.block, DocumentParagraph):
            for number, text in enumerate(one.block.text.split("\n")):
                lines.append(Line(text, min(one.block.bold, len(text)) if not number else 0,
                                  is_heading=one.block.level is not None))  # fmt: skip
                owners.append(place)
    said: list[list[SpokenLine]] = [[] for _ in found]
    for place, what in zip(owners, find_speakers(lines), strict=True):
        said[place].append(what)
    return said


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
