"""XML of no known origin whose elements tell who says what, or when, by attribute or child."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from lxml import etree

from app.transcripts.builder import LATE_MS, Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.clock_times import parse_time
from app.transcripts.content import Xml
from app.transcripts.format import Format, Level
from app.transcripts.model import NoTranscriptError, Transcript, TranscriptError

NAME = "xml-list"
_SPEAKER = re.compile(
    r"^(?:speaker(?:[_-]?(?:name|id|ref(?:erence)?))?|who|by|spk|person|voice|participant|name|agent|actor|sp)$",
    re.I,
)
_START = re.compile(
    r"^(?:start(?:[_-]?(?:time|ref(?:erence)?))?|begin|time(?:stamp|code)?|when|from|t|ts|in|stime)$",
    re.I,
)
_END = re.compile(r"^(?:end(?:[_-]?(?:time|ref(?:erence)?))?|stop|to|out|etime)$", re.I)
_ASIDE = re.compile(
    r"^(?:dur(?:ation)?|id|n|index|note|comment|confidence|mor|gra|a|pho|gloss|lemma|pos|translation)$",
    re.I,
)
_TEXT = re.compile(r"^(?:text|content|caption|words|value)$", re.I)
_FEWEST, _PART = 3, 0.8


@dataclass(frozen=True, slots=True)
class _Told:
    """What an element tells: who speaks, from when to when in milliseconds, and the words."""

    speaker: str
    start_ms: int | None
    end_ms: int | None
    text: str


_MOST_ELEMENTS = 500_000


def recognise(file: Xml) -> Level:
    """Several elements of one name with a speaker, or a time, and words each; or questions and
    answers by turns."""
    return Level.SHAPE if _chosen(file.root) or _asked(file.root) else Level.NO


def parse(file: Xml) -> Transcript:
    """The elements of that name, in their order."""
    chosen = _chosen(file.root)
    if chosen is None and (asked := _asked(file.root)):
        return _answered(asked)
    if chosen is None:
        raise TranscriptError("No elements of the XML tell who says what.")
    builder = Builder(NAME)
    builder.warn(f"The XML is of no known origin; its <{_local(chosen)}> elements were read.")
    names, clocks = _names(file.root), _clocks(file.root)
    told = _without_loose_signs([_told(element, clocks) for element in file.root.iter(chosen)])
    inside = sum(_long_texts(element) for element in file.root.iter(chosen))
    if inside < _LEAST_PART * _long_texts(file.root):
        raise NoTranscriptError(
            f"Most of its text stands outside the <{_local(chosen)}> elements that tell who "
            "speaks, so that it can't be told who says it. Export it as text with `Name:` before "
            "what each says."
        )
    if len({one.speaker for one in told}) > max(2, len(told) / 2):  # each is called otherwise
        told = [replace(one, speaker="") for one in told]
    if all(one.speaker == "" and one.start_ms is not None for one in told):
        _add_lines(builder, told)
        return builder.build()
    for one in told:
        builder.turn(names.get(one.speaker, one.speaker) or None)
        if one.start_ms is not None:
            builder.time(one.start_ms)
        builder.text(one.text)
        builder.reaches(one.end_ms or 0)
    builder.leave_times_of_day(LATE_MS)
    return builder.build()


def _asked(root: etree._Element) -> list[etree._Element]:
    """The elements that are called questions and answers, where there are several of both."""
    found = [one for one in root.iter(etree.Element) if _ASKS.match(_local(str(one.tag)))]
    kinds = Counter(_local(str(one.tag)) for one in found)
    is_enough = len(kinds) == 2 and min(kinds.values()) >= _FEWEST
    return found if is_enough else []


_ASKS = re.compile(r"^(?:q|a|question|answer|frage|antwort|pregunta|respuesta|réponse)$", re.I)


def _answered(asked: Sequence[etree._Element]) -> Transcript:
    """Questions and answers, each by what its element is called."""
    builder = Builder(NAME)
    kinds = " and ".join(dict.fromkeys(f"<{_local(str(one.tag))}>" for one in asked))
    builder.warn(f"The XML is of no known origin; its {kinds} elements were read.")
    for one in asked:
        builder.turn(_local(str(one.tag)).title())
        builder.text(_said(one))
    return builder.build()


def _add_lines(builder: Builder, told: Sequence[_Told]) -> None:
    """Elements that nothing but their words may give a speaker, as captions."""
    starts = [one.start_ms or 0 for one in told]
    ends = [*starts[1:], starts[-1] + _LAST_MS]
    add_captions(
        builder,
        [
            CaptionBlock(start, max(start, one.end_ms or end), (one.text,))
            for one, start, end in zip(told, starts, ends, strict=True)
        ],
    )


_LEAST_PART, _LONG_WORDS = 0.1, 5
"""Of the letters of a file's long texts, those that are read; and the words of a long one."""


def _long_texts(element: etree._Element) -> int:
    """Letters of the texts of several words within an element."""
    texts = (str(text) for text in element.itertext())
    return sum(len(text) for text in texts if len(text.split(None, _LONG_WORDS)) >= _LONG_WORDS)


_LAST_MS = 4_000
_SIGN = re.compile(r"[.,;:!?…。、？！]{1,3}")


def _without_loose_signs(told: Sequence[_Told]) -> list[_Told]:
    """What holds words; a sign that is an element of its own ends the word before it."""
    kept: list[_Told] = []
    for one in told:
        if kept and _SIGN.fullmatch(one.text):
            kept[-1] = replace(kept[-1], text=kept[-1].text + one.text)
        elif one.text:
            kept.append(one)
    return kept


def _chosen(root: etree._Element) -> str | None:
    """The name of the elements that hold most words with a speaker; where none has one, with a
    time each that rises."""
    found: dict[str, list[_Told]] = {}
    count: Counter[str] = Counter()
    clocks = _clocks(root)
    for number, element in enumerate(root.iter(etree.Element)):
        if number > _MOST_ELEMENTS:
            return None
        tag = str(element.tag)
        count[tag] += 1
        names = [_local(str(key)) for key in element.attrib]
        names += [_local(str(child.tag)) for child in islice(element, 8) if _is_element(child)]
        if any(_SPEAKER.match(name) or _START.match(name) for name in names):
            told = _told(element, clocks)
            if _LETTER.search(told.text):
                found.setdefault(tag, []).append(told)
            elif _SIGN.fullmatch(told.text):
                count[tag] -= 1
    letters = {tag: sum(len(one.text) for one in told) for tag, told in found.items()}
    by_size = sorted(found, key=lambda tag: -letters[tag])
    named = [tag for tag in by_size if _are_named(found[tag], count[tag])]
    timed = [tag for tag in by_size if _are_timed(found[tag], count[tag])]
    return next(iter(named or timed), None)


_LETTER = re.compile(r"[^\W\d_]")


def _are_named(told: Sequence[_Told], count: int) -> bool:
    """Whether nearly all elements have a speaker, and these come again."""
    with_name = [one for one in told if one.speaker and len(one.text.split()) > 1]
    letters = sum(len(one.text) for one in with_name)
    return (
        len(with_name) >= max(_FEWEST, _PART * count)
        and len({one.speaker for one in with_name}) <= max(2, len(with_name) / 2)
        and letters > 20 * len(with_name)
    )


def _are_timed(told: Sequence[_Told], count: int) -> bool:
    """Whether nearly all elements have a time that isn't before the last one's."""
    times = [one.start_ms for one in told if one.start_ms is not None]
    is_enough = len(times) >= max(_FEWEST, _PART * count)
    if not is_enough or times[-1] <= times[0] or any(a > b for a, b in pairwise(times)):
        return False
    words = sum(len(one.text.split()) for one in told[:-1])
    return words * 1000 < _FASTEST_A_SECOND * (times[-1] - times[0])


_FASTEST_A_SECOND = 20
"""Words; numbers that rise faster tell something else than when they are said."""


def _told(element: etree._Element, clocks: Mapping[str, int]) -> _Told:
    """Who speaks in an element, when, and what is said; empty where it isn't told."""
    speaker = start = end = ""
    for key, value in element.attrib.items():
        name = _local(str(key))
        if not speaker and _SPEAKER.match(name):
            speaker = str(value).strip()
        elif not start and _OFFSETS.match(name) and str(value).isdecimal():
            start = f"{int(value) / 1000}"  # FLEx counts in milliseconds
        elif not start and _START.match(name):
            start = str(value).strip()
        elif not end and _END.match(name):
            end = str(value).strip()
    parts = [element.text or ""]
    for child in element:
        if not _is_element(child):
            parts.append(child.tail or "")
            continue
        name, text = _local(str(child.tag)), " ".join(_said(child).split())
        if not speaker and _SPEAKER.match(name):
            speaker = text
        elif not start and _START.match(name):
            start = text
        elif _END.match(name):
            end = end or text
        elif not _is_aside(child):
            parts += [text, " "]
        if not text and not start:
            start, end = _span(child)
        parts.append(child.tail or "")
    said = " ".join("".join(parts).split())
    if not said and not len(element):
        said = next((str(v) for k, v in element.attrib.items() if _TEXT.match(_local(str(k)))), "")
    return _Told(speaker.lstrip("#"), _at(start, clocks), _at(end, clocks), said)


def _span(empty: etree._Element) -> tuple[str, str]:
    """The times that an element without words gives to what holds it."""
    told = {_local(str(key)): str(value).strip() for key, value in empty.attrib.items()}
    start, end = (
        next((value for key, value in told.items() if kind.match(key)), "")
        for kind in (_START, _END)
    )
    return (start, end) if start and end else ("", "")


def _said(element: etree._Element) -> str:
    """The words below an element, without what is about them."""
    parts = [element.text or ""]
    for child in element:
        if _is_element(child) and not _is_aside(child):
            parts += [_said(child), " " if _local(str(child.tag)) in _APART else ""]
        parts.append(child.tail or "")
    return "".join(parts)


_APART = frozenset("w word seg p l line phrase item".split())


def _is_aside(element: etree._Element) -> bool:
    """Whether an element tells what a word means, how it is built, or in other words."""
    name = _local(str(element.tag))
    is_again = name == "words" and any(
        child.get("type") == "txt" for child in element.itersiblings(preceding=True)
    )
    is_gloss = name == "item" and (element.get("type") or "txt") not in ("txt", "punct")
    return bool(_ASIDE.match(name)) or is_again or is_gloss


def _at(told: str, clocks: Mapping[str, int]) -> int | None:
    """A time, or that of the point of a timeline which is named instead."""
    return clocks.get(told.lstrip("#"), _ms(told)) if told else None


def _clocks(root: etree._Element) -> dict[str, int]:
    """The points of a timeline by what they are called."""
    found = {}
    for element in root.iter(etree.Element):
        key = time = ""
        for name, value in element.attrib.items():
            local = _local(str(name))
            key = str(value) if not key and _ID.search(local) else key
            time = str(value) if not time and _POINT.match(local) else time
        if key and time and (ms := _ms(time)) is not None:
            found[key] = ms
    return found


_ID = re.compile(r"(?:^|[_-])id$", re.I)
_OFFSETS = re.compile(r"^(?:begin|start)[_-]?time[_-]?offset$", re.I)
_POINT = re.compile(r"^(?:absolute[_-]?)?time(?:[_-]?value)?$", re.I)


def _names(root: etree._Element) -> dict[str, str]:
    """Names by what elements refer to them with."""
    found = {}
    for element in root.iter(etree.Element):
        keys = [
            str(value) for name, value in element.attrib.items() if _ID.search(_local(str(name)))
        ]
        below = [child for child in element if _is_element(child) and _local(child.tag) == "name"]
        name = element.get("name") or (below[0].text if below else "") or ""
        if keys and name.strip():
            found[keys[0]] = name.strip()
    return found


def _is_element(node: etree._Element) -> bool:
    return isinstance(node.tag, str)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _ms(time: str) -> int | None:
    if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?s?", time):
        return round(float(time.rstrip("s")) * 1000)
    return parse_time(time) if time else None


FORMAT = Format(
    name=NAME,
    title="XML of another origin whose elements tell who says what, or when",
    holds="words with their speakers and times, by the names of elements and attributes",
    takes=Xml,
    recognise=recognise,
    parse=parse,
    extensions=(".xml",),
)
