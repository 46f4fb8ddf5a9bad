"""XML of no known origin whose elements tell who says what, or when, by attribute or child."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from lxml import etree

from app.transcripts.builder import Builder
from app.transcripts.clock_times import parse_time
from app.transcripts.content import Xml
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript, TranscriptError

NAME = "xml-list"
_SPEAKER = re.compile(
    r"^(?:speaker(?:_?name|_?id)?|who|by|spk|person|voice|participant|name|agent|sp)$", re.I
)
_START = re.compile(
    r"^(?:start(?:_?time)?|begin|time(?:stamp|code)?|when|from|t|ts|in|stime)$", re.I
)
_ASIDE = re.compile(
    r"^(?:end(?:_?time)?|stop|dur(?:ation)?|to|out|etime|id|n|index|note|comment|confidence)$", re.I
)
_FEWEST, _PART = 3, 0.8
_MOST_ELEMENTS = 500_000


def recognise(file: Xml) -> Level:
    """Several elements of one name with a speaker, or a time, and words each."""
    return Level.SHAPE if _chosen(file.root) else Level.NO


def parse(file: Xml) -> Transcript:
    """The elements of that name, in their order."""
    chosen = _chosen(file.root)
    if chosen is None:
        raise TranscriptError("No elements of the XML tell who says what.")
    builder = Builder(NAME)
    names = _names(file.root)
    for element in file.root.iter(chosen):
        speaker, start, text = _told(element)
        if not text:
            continue
        builder.turn(names.get(speaker, speaker) or None)
        if (at := _ms(start)) is not None:
            builder.time(at)
        builder.text(text)
    builder.warn(f"The XML is of no known origin; its <{_local(chosen)}> elements were read.")
    return builder.build()


def _chosen(root: etree._Element) -> str | None:
    """The name of the elements that hold most words with a speaker; where none has one, with a
    time each that rises."""
    found: dict[str, list[tuple[str, int | None, int]]] = {}
    count: Counter[str] = Counter()
    for number, element in enumerate(root.iter(etree.Element)):
        if number > _MOST_ELEMENTS:
            return None
        tag = str(element.tag)
        count[tag] += 1
        names = [_local(str(key)) for key in element.attrib]
        names += [_local(str(child.tag)) for child in islice(element, 8) if _is_element(child)]
        if any(_SPEAKER.match(name) or _START.match(name) for name in names):
            speaker, start, text = _told(element)
            if len(text.split()) > 1:
                found.setdefault(tag, []).append((speaker, _ms(start), len(text)))
    letters = {tag: sum(size for *_, size in told) for tag, told in found.items()}
    by_size = sorted(found, key=lambda tag: -letters[tag])
    named = [tag for tag in by_size if _are_named(found[tag], count[tag])]
    timed = [tag for tag in by_size if _are_timed(found[tag], count[tag])]
    return next(iter(named or timed), None)


def _are_named(told: Sequence[tuple[str, int | None, int]], count: int) -> bool:
    """Whether nearly all elements have a speaker, and these come again."""
    with_name = [(speaker, size) for speaker, _, size in told if speaker]
    letters = sum(size for _, size in with_name)
    return (
        len(with_name) >= max(_FEWEST, _PART * count)
        and len({speaker for speaker, _ in with_name}) <= max(2, len(with_name) / 2)
        and letters > 20 * len(with_name)
    )


def _are_timed(told: Sequence[tuple[str, int | None, int]], count: int) -> bool:
    """Whether nearly all elements have a time that isn't before the last one's."""
    times = [at for _, at, _ in told if at is not None]
    is_enough = len(times) >= max(_FEWEST, _PART * count)
    return is_enough and times[-1] > times[0] and all(a <= b for a, b in pairwise(times))


def _told(element: etree._Element) -> tuple[str, str, str]:
    """Who speaks in an element, when, and what is said; empty where it isn't told."""
    speaker = start = ""
    for key, value in element.attrib.items():
        if not speaker and _SPEAKER.match(_local(str(key))):
            speaker = str(value).strip()
        elif not start and _START.match(_local(str(key))):
            start = str(value).strip()
    parts = [element.text or ""]
    for child in element:
        if not _is_element(child):
            parts.append(child.tail or "")
            continue
        name, text = _local(str(child.tag)), " ".join("".join(map(str, child.itertext())).split())
        if not speaker and _SPEAKER.match(name):
            speaker = text
        elif not start and _START.match(name):
            start = text
        elif not _ASIDE.match(name):
            parts += [text, " "]
        parts.append(child.tail or "")
    return speaker, start, " ".join("".join(parts).split())


def _names(root: etree._Element) -> dict[str, str]:
    """Names by what elements refer to them with."""
    return {
        str(element.get("id")): str(name).strip()
        for element in _with_ids(root)
        if (name := element.get("name"))
    }


def _with_ids(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter(etree.Element) if element.get("id"))


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
