"""TTML: DFXP, IMSC, EBU-TT and Apple's captions (W3C TTML2, 2018).

Times may stand at the body, its divisions, paragraphs and spans; those within count from what
holds them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.content import Xml
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.xml_names import local_attribute, local_name

NAME = "ttml"
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{1,2})(?:[.,](\d+)|[:;](\d+)(?:\.\d+)?)?")
"""Clock times; hours are left out in the transcripts of Apple's podcasts."""
_OFFSET = re.compile(r"(\d+(?:\.\d+)?)(h|m|s|ms|f|t)")
_UNITS_MS = {"h": 3_600_000.0, "m": 60_000.0, "s": 1_000.0, "ms": 1.0}
_XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class _Clock:
    """How the file counts: milliseconds of a frame and of a tick."""

    frame_ms: float
    tick_ms: float

    def ms(self, text: str | None) -> float | None:
        """A time expression in milliseconds; None where there is none."""
        text = (text or "").strip()
        if match := _CLOCK.fullmatch(text):
            hours, minutes, seconds = int(match[1] or 0), int(match[2]), int(match[3])
            part = float(f"0.{match[4]}") * 1000 if match[4] else int(match[5] or 0) * self.frame_ms
            return ((hours * 60 + minutes) * 60 + seconds) * 1000 + part
        if match := _OFFSET.fullmatch(text):
            unit = {**_UNITS_MS, "f": self.frame_ms, "t": self.tick_ms}[match[2]]
            return float(match[1]) * unit
        if re.fullmatch(r"\d+(?:\.\d+)?", text):  # seconds, as some writers have them
            return float(text) * 1000
        return None


def recognise(file: Xml) -> Level:
    """The root `tt`."""
    return Level.SIGNATURE if local_name(file.root) == "tt" else Level.NO


def parse(file: Xml) -> Transcript:
    """Every paragraph's words with its time; agents are speakers, styles are left."""
    builder = Builder(NAME)
    root = file.root
    language = root.get(f"{_XML}lang")
    title = next((e.text for e in root.iter() if local_name(e) == "title" and e.text), None)
    builder.about(language=language or None, title=title.strip() if title else None)
    body = next((e for e in root if local_name(e) == "body"), None)
    if body is None:
        raise TranscriptError("The TTML holds no body.")
    if local_attribute(root, "timing") == "Word" and _SPREAD.search(_between(body)):
        builder.warn(
            "Its words may stand in syllables, as they are sung: the file was laid out anew, so "
            "that spaces no longer tell where a word ends."
        )
    _leave_translations(builder, body, language)
    found = list(_blocks(body, 0.0, _clock(root), _agents(root), None))
    add_captions(builder, sorted(found, key=lambda block: block.start_ms))
    return builder.build()


def _leave_translations(builder: Builder, body: etree._Element, language: str | None) -> None:
    """Of divisions that say the same in several languages those in the file's own stay, or else in
    the language of the first one."""
    divisions = [e for e in body if local_name(e) == "div" and e.get(f"{_XML}lang")]
    spoken = [str(e.get(f"{_XML}lang")).partition("-")[0].lower() for e in divisions]
    if len(set(spoken)) < 2:
        return
    own = (language or "").partition("-")[0].lower()
    kept = own if own in spoken else spoken[0]
    for division, code in zip(divisions, spoken, strict=True):
        if code != kept:
            body.remove(division)
    builder.about(language=kept)
    builder.warn(
        f"Its captions are there in several languages ({', '.join(dict.fromkeys(spoken))}); "
        f"those in {kept} were read."
    )


_SPREAD = re.compile(r"\n\s+")


def _between(body: etree._Element) -> str:
    """What stands between the timed words of a text."""
    return "".join(e.tail or "" for e in body.iter() if local_name(e) == "span" and e.get("begin"))


def _clock(root: etree._Element) -> _Clock:
    rate = float(_number(local_attribute(root, "frameRate")) or 30)
    multiplier = (local_attribute(root, "frameRateMultiplier") or "1 1").replace(":", " ")
    above, below = [*multiplier.split(), "1"][:2]
    frames = rate * float(_number(above) or 1) / float(_number(below) or 1)
    ticks = float(_number(local_attribute(root, "tickRate")) or 0)
    return _Clock(1000 / frames, 1000 / ticks if ticks else 1000 / frames)


def _number(text: str | None) -> float:
    return float(text) if text and re.fullmatch(r"\d+(?:\.\d+)?", text) else 0.0


def _agents(root: etree._Element) -> dict[str, str]:
    """The names of agents by their ids."""
    found = {}
    for agent in (e for e in root.iter() if local_name(e) == "agent"):
        names = [e.text.strip() for e in agent.iter() if local_name(e) == "name" and e.text]
        if (key := agent.get(f"{_XML}id")) and names:
            found[key] = names[0]
    return found


def _agent(element: etree._Element, agents: Mapping[str, str], speaker: str | None) -> str | None:
    """Who an element names; one that no table knows is called as it stands."""
    key = (local_attribute(element, "agent") or "").split(" ")[0]
    return agents.get(key, key) if key else speaker


def _blocks(
    element: etree._Element,
    begin_ms: float,
    clock: _Clock,
    agents: Mapping[str, str],
    speaker: str | None,
) -> Iterator[CaptionBlock]:
    """The captions below an element that begins at `begin_ms`."""
    speaker = _agent(element, agents, speaker)
    start = begin_ms + (clock.ms(element.get("begin")) or 0.0)
    if local_name(element) == "p":
        yield from _paragraph(element, begin_ms, clock, agents, speaker)
        return
    for child in element:
        yield from _blocks(child, start, clock, agents, speaker)


def _paragraph(
    element: etree._Element,
    begin_ms: float,
    clock: _Clock,
    agents: Mapping[str, str],
    speaker: str | None,
) -> Iterator[CaptionBlock]:
    start, end = _times(element, begin_ms, clock)
    timed = [e for e in element.iter() if e is not element and e.get("begin") and _text(e).strip()]
    if element.get("begin") is None and timed:
        for group in _words(timed):
            who = _agent(group[0], agents, speaker)
            begin, stop = _times(group[0], start, clock)[0], _times(group[-1], start, clock)[1]
            yield _block(begin, stop, "".join(map(_text, group)), who)
        return
    if any(local_attribute(e, "agent") for e in element.iter() if e is not element):
        said = _voices(element, agents, speaker)
        yield CaptionBlock(
            round(start), round(end), tuple(_voiced(who, text) for who, text in said)
        )
        return
    is_kept = element.get(f"{_XML}space") == "preserve"
    yield _block(start, end, _text(element), speaker, is_kept)


def _voices(
    element: etree._Element, agents: Mapping[str, str], speaker: str | None
) -> list[tuple[str | None, str]]:
    """Who says which words below an element in which several agents speak, in order."""
    found: list[tuple[str | None, str]] = []
    who = _agent(element, agents, speaker)

    def add(text: str | None) -> None:
        if text and text.strip():
            found.append((who, " ".join(text.split())))

    add(element.text)
    for child in element:
        if local_name(child) == "span" and not _is_ruby(child):
            found.extend(_voices(child, agents, who))
        add(child.tail)
    return found


def _voiced(speaker: str | None, text: str) -> str:
    return f"<v {speaker}>{text}</v>" if speaker else text


def _words(spans: list[etree._Element]) -> Iterator[list[etree._Element]]:
    """Spans that no space parts are one word, sung syllable by syllable."""
    group: list[etree._Element] = []
    for span in spans:
        if group and not (group[-1].tail or "") and not _text(group[-1])[-1:].isspace():
            is_one = group[-1].getnext() is span and not _text(span)[:1].isspace()
        else:
            is_one = False
        if group and not is_one:
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _times(element: etree._Element, begin_ms: float, clock: _Clock) -> tuple[float, float]:
    start = begin_ms + (clock.ms(element.get("begin")) or 0.0)
    length, until = clock.ms(element.get("dur")), clock.ms(element.get("end"))
    end = start + length if length is not None else begin_ms + until if until is not None else start
    return start, max(start, end)


def _text(element: etree._Element) -> str:
    """The words below an element; `br` ends a line, what is about it (metadata) is no word."""
    parts = [element.text or ""]
    for child in element:
        if local_name(child) == "br":
            parts.append("\n")
        elif local_name(child) not in ("metadata", "set", "image"):
            parts.append("" if _is_ruby(child) else _text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _is_ruby(element: etree._Element) -> bool:
    """Whether an element tells how the word beside it is read, and is no word."""
    return (local_attribute(element, "ruby") or "").startswith(("text", "delimiter"))


def _block(
    start: float, end: float, text: str, speaker: str | None, is_kept: bool = False
) -> CaptionBlock:
    broken = text if is_kept else re.sub(r"[ \t]*\n[ \t]+(?=\S)", "\n", text)
    lines = [" ".join(line.split()) for line in broken.split("\n")]
    lines = [line for line in lines if line]
    if speaker and lines:
        lines = [_voiced(speaker, " ".join(lines))]
    return CaptionBlock(round(start), round(end), tuple(lines))


FORMAT = Format(
    name=NAME,
    title="TTML (DFXP, IMSC, EBU-TT)",
    holds="words, times, agents as speakers, language and title; styles are left",
    takes=Xml,
    recognise=recognise,
    parse=parse,
    extensions=(".ttml", ".dfxp", ".xml", ".itt"),
)
