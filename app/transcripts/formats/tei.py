"""TEI: transcriptions of speech (`u who="#…"`), with `timeline`s or without (TEI P5, chapter 8)."""

import datetime
import re
from collections.abc import Iterator

from lxml import etree

from app.transcripts.builder import Builder
from app.transcripts.clock_times import parse_time
from app.transcripts.content import Xml
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.xml_names import local_name

NAME = "tei"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_TEI = "{http://www.tei-c.org/ns/1.0}"
_EVENTS = {"vocal", "kinesic", "incident", "gap"}
_SILENT = {"note", "head", "fw", "pb", "desc", "teiHeader", "del", "witDetail", "bibl"}
_WORDS = {"w", "pc"}


def recognise(file: Xml) -> Level:
    """TEI, or a part of it, with utterances, or with speeches as plays and debates have them."""
    is_part = str(file.root.tag).startswith(_TEI) or any(
        local_name(one) == "TEI" for one in file.root
    )
    if local_name(file.root) not in ("TEI", "TEI.2", "teiCorpus") and not is_part:
        return Level.NO
    is_spoken = any(local_name(e) in ("u", "sp") for e in file.root.iter())
    return Level.SIGNATURE if is_spoken else Level.NO


def parse(file: Xml) -> Transcript:
    """The utterances in their order, with speakers by name, events as marks, times of anchors."""
    builder = Builder(NAME)
    root = file.root
    names, times = _people(root), _times(root)
    builder.about(title=_title(root), language=root.get(f"{_XML}lang"), **_date(root))
    spoken = [e for e in root.iter() if local_name(e) in ("u", "sp")]
    if not spoken:
        raise TranscriptError("The TEI holds no utterances.")
    for element in spoken:
        builder.turn(_speaker(element, names))
        start = times.get(_told(element, "start").lstrip("#"), _begin(element))
        if start is not None:
            builder.time(start)
        _add(builder, element, times)
    return builder.build()


def _plain(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _title(root: etree._Element) -> str | None:
    titles = [e for e in root.iter() if local_name(e) == "title"]
    main = [e for e in titles if e.get("type") == "main"] or titles
    return (_plain(main[0]) or None) if main else None


def _date(root: etree._Element) -> dict[str, object]:
    for element in root.iter():
        if local_name(element) in ("date", "setting") or local_name(element) == "recording":
            when = element.get("when") or element.get("when-iso") or ""
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", when):
                try:
                    return {"date": datetime.date.fromisoformat(when)}
                except ValueError:
                    continue
    return {}


def _people(root: etree._Element) -> dict[str, str]:
    """Names by the ids of persons."""
    found = {}
    for person in (e for e in root.iter() if local_name(e) == "person"):
        key = person.get(f"{_XML}id")
        names = [e for e in person.iter() if local_name(e) in ("persName", "name")]
        if key and names:
            parts = [_plain(e) for kind in ("forename", "surname") for e in names[0].iter()
                     if local_name(e) == kind]  # fmt: skip
            found[key] = " ".join(filter(None, parts)) or _plain(names[0]) or key
    return found


def _times(root: etree._Element) -> dict[str, int]:
    """Milliseconds by the ids of a timeline's points; those that aren't certain are left out."""
    found: dict[str, int] = {}
    for line in (e for e in root.iter() if local_name(e) == "timeline"):
        factor = 1.0 if line.get("unit") == "ms" else 1000.0
        for point in line:
            key, gap = point.get(f"{_XML}id"), point.get("interval") or ""
            absolute = point.get("absolute") or ""
            since = found.get((point.get("since") or "").lstrip("#"), 0)
            if key is None or point.get("cert") in ("medium", "low", "unknown"):
                continue
            if re.fullmatch(r"\d+(?:\.\d+)?", gap):
                found[key] = since + round(float(gap) * factor)
            elif (ms := parse_time(absolute)) is not None:
                found[key] = ms
            elif not found:
                found[key] = 0
    return found


def _told(element: etree._Element, key: str) -> str:
    """An attribute of an utterance, or of the block that holds it and what is written about it
    (ISO 24624)."""
    holder = element.getparent()
    own = element.get(key)
    if own is None and holder is not None and local_name(holder) == "annotationBlock":
        own = holder.get(key)
    return own or ""


def _begin(element: etree._Element) -> int | None:
    """The clock that an utterance, or its first part, has as SMIL's `begin`."""
    told = (
        str(value)
        for one in (element, *list(element)[:1])
        for key, value in one.attrib.items()
        if str(key).rpartition("}")[2] == "begin"
    )
    return next((parse_time(one) for one in told), None)


def _who(element: etree._Element) -> str:
    return _told(element, "who").split(" ")[0].rpartition("#")[2]


def _label(element: etree._Element) -> str:
    """Who speaks as it is printed: in a speech of its own, or in the note above an utterance."""
    labels = [_plain(e) for e in element if local_name(e) == "speaker"]
    above = element.getprevious()
    if above is not None and local_name(above) == "note" and above.get("type") == "speaker":
        labels.append(_plain(above))
    return labels[0].rstrip(":. ") if labels else ""


def _speaker(element: etree._Element, names: dict[str, str]) -> str | None:
    """Who speaks, by name; `names` takes up what those are called whom no table names."""
    who = _who(element)
    if who not in names and (label := _label(element)):
        if not who:
            return label
        names[who] = label
    return names.get(who, who.rpartition(":")[2]) or None


def _add(builder: Builder, element: etree._Element, times: dict[str, int]) -> None:
    """The words below an utterance; words that are elements of their own are put together."""
    for piece in _pieces(element, times):
        if isinstance(piece, int):
            builder.time(piece)
        else:
            builder.text(piece)


def _pieces(element: etree._Element, times: dict[str, int]) -> Iterator[str | int]:
    text: list[str] = [element.text or ""]
    for child in element:
        name = local_name(child)
        if name in _EVENTS:
            label = _plain(child) or child.get("reason") or name
            text.append(f" [{label[:60]}] ")
        elif name in ("anchor", "timepoint"):
            at = times.get((child.get("synch") or child.get("start") or "").lstrip("#"))
            if at is not None:
                yield "".join(text)
                yield at
                text = []
        elif name in _WORDS:
            is_joined = name == "pc" or child.get("join") in ("left", "both")
            word = _plain(child)
            while text and is_joined and not text[-1].strip():
                text.pop()
            text.append(word if is_joined else f" {word}")
        elif name == "pause":
            pass
        elif name not in _SILENT and name != "speaker":
            yield "".join(text)
            text = []
            yield from _pieces(child, times)
            if name in ("p", "seg", "ab", "l"):
                yield " "
        text.append(child.tail or "")
    yield "".join(text)


FORMAT = Format(
    name=NAME,
    title="TEI (transcribed speech, debates)",
    holds="utterances with speakers by name, events as marks, times of timelines, title and date",
    takes=Xml,
    recognise=recognise,
    parse=parse,
    extensions=(".xml", ".tei"),
)
