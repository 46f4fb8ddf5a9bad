"""Captions that players and editors keep as XML of a few elements: GPAC and 3GPP (TTXT), RealText,
USF, Final Cut Pro."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.clock_times import parse_time
from app.transcripts.content import Xml
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.xml_names import local_name

NAME = "xml-captions"
_LAST_MS = 4_000
"""How long a caption stands that no other follows."""
TimedText = tuple[int | None, int | None, str]
"""From when to when, in milliseconds, and what; where no end is told, until the next one."""


def recognise(file: Xml) -> Level:
    """The root of one of them."""
    return Level.SIGNATURE if local_name(file.root) in _READERS else Level.NO


def parse(file: Xml) -> Transcript:
    """Each caption's words with its times."""
    shown = [one for one in _READERS[local_name(file.root)](file.root) if one[0] is not None]
    builder = Builder(NAME)
    blocks = []
    for number, (start, end, text) in enumerate(shown):
        start = start or 0
        following = shown[number + 1][0] if number + 1 < len(shown) else start + _LAST_MS
        lines = tuple(line for line in text.split("\n") if line.strip())
        if lines:
            until = following if end is None else end
            blocks.append(CaptionBlock(start, max(start, until or start), lines))
    if not blocks:
        raise TranscriptError("The file holds no captions.")
    add_captions(builder, sorted(blocks, key=lambda block: block.start_ms))
    return builder.build()


def _samples(root: etree._Element) -> Iterator[TimedText]:
    """TTXT: a sample stands until the next one, which may be empty."""
    for one in _all(root, "TextSample"):
        text = one.get("text")
        said = _text(one) if text is None else text.strip("'").replace("''", "\n")
        yield parse_time(one.get("sampleTime") or ""), None, said


def _real_times(root: etree._Element) -> Iterator[TimedText]:
    """RealText: what follows a `time` is shown from then on."""
    start: int | None = None
    end: int | None = None
    text: list[str] = []
    for one in root.iter(etree.Element):
        if local_name(one) == "time":
            yield start, end, "".join(text)
            start, end = parse_time(one.get("begin") or ""), parse_time(one.get("end") or "")
            text = []
        elif local_name(one) == "br":
            text.append("\n")
        else:
            text.append(one.text or "")
        text.append(" ".join((one.tail or "").split(" ")) if start is not None else "")
    yield start, end, "".join(text)


def _subtitles(root: etree._Element) -> Iterator[TimedText]:
    """USF: `subtitle` with its times, and texts."""
    for one in _all(root, "subtitle"):
        said = "\n".join(_text(text) for text in _all(one, "text"))
        yield parse_time(one.get("start") or ""), parse_time(one.get("stop") or ""), said


def _placed(root: etree._Element) -> Iterator[TimedText]:
    """Final Cut Pro: captions count from the start of the clip that holds them."""
    for one in _all(root, "caption"):
        clip = one.getparent()
        base = 0.0
        while clip is not None and local_name(clip) != "spine":
            base += _seconds(clip.get("offset")) - _seconds(clip.get("start"))
            clip = clip.getparent()
        start = (base + _seconds(one.get("offset"))) * 1000
        end = start + _seconds(one.get("duration")) * 1000
        said = "\n".join(_text(text) for text in _all(one, "text"))
        yield round(max(0.0, start)), round(max(0.0, end)), said


def _seconds(told: str | None) -> float:
    """A rational time, `1001/30000s`."""
    found = re.fullmatch(r"(-?\d{1,15})(?:/(\d{1,15}))?s", told or "")
    return int(found[1]) / (int(found[2] or 1) or 1) if found else 0.0


_READERS: dict[str, Callable[[etree._Element], Iterator[TimedText]]] = {
    "TextStream": _samples,
    "window": _real_times,
    "USFSubtitles": _subtitles,
    "fcpxml": _placed,
}


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (one for one in root.iter(etree.Element) if local_name(one) == name)


def _text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if local_name(child) == "br" else _text(child), child.tail or ""]
    return "".join(parts)


FORMAT = Format(
    name=NAME,
    title="Captions as XML (GPAC, RealText, USF, Final Cut Pro)",
    holds="words and times",
    takes=Xml,
    recognise=recognise,
    parse=parse,
    extensions=(".ttxt", ".rt", ".usf", ".fcpxml", ".xml"),
)
