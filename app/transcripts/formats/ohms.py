"""OHMS (Oral History Metadata Synchronizer): transcript, its minutes, an index of segments."""

import datetime
import re
from collections.abc import Iterator

from lxml import etree

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import caption_blocks
from app.transcripts.captions import add_captions
from app.transcripts.clock_times import parse_time
from app.transcripts.content import Xml
from app.transcripts.format import Format, Level
from app.transcripts.lines.speakers import Line, find_speakers
from app.transcripts.model import Chapter, Transcript, TranscriptError
from app.transcripts.xml_names import local_name

NAME = "ohms"
_SYNC = re.compile(r"(\d{1,6})\((\d{1,4})\)")
_ASIDE = re.compile(r"(?:^|\n\n)NOTE\b(?:(?!\n\n).)*", re.DOTALL)
_NOTE = re.compile(
    r"\[\[(?:footnote|note)\]\].*?\[\[/(?:footnote|note)\]\]|\[\[[^\]]*\]\]",
    re.DOTALL | re.IGNORECASE,
)


def recognise(file: Xml) -> Level:
    """A record of OHMS."""
    record = _first(file.root, "record")
    is_one = record is not None and any(
        _first(record, name) is not None for name in ("transcript", "vtt_transcript", "index")
    )
    return Level.SIGNATURE if is_one else Level.NO


def parse(file: Xml) -> Transcript:
    """The words with the times of their minutes; segments of the index are chapters."""
    builder = Builder(NAME)
    record = _first(file.root, "record")
    assert record is not None
    _about(builder, record)
    captions, text = _text(record, "vtt_transcript"), _text(record, "transcript")
    if "-->" in captions:
        add_captions(builder, list(caption_blocks(_ASIDE.sub("\n", captions))))
    elif text and not re.fullmatch(r"no transcript\.?", text.strip(), re.IGNORECASE):
        _add(builder, text, dict(_minutes(_text(record, "sync"))))
    else:
        raise TranscriptError("The OHMS record holds an index, but no transcript.")
    return builder.build()


def _first(element: etree._Element, name: str) -> etree._Element | None:
    return next((e for e in element.iter() if local_name(e) == name), None)


def _text(record: etree._Element, name: str) -> str:
    found = _first(record, name)
    return "".join(map(str, found.itertext())) if found is not None else ""


def _about(builder: Builder, record: etree._Element) -> None:
    date = _first(record, "date")
    value = (date.get("value") or "") if date is not None else ""
    try:
        when = datetime.date.fromisoformat(value) if value else None
    except ValueError:
        when = None
    points = [e for e in record.iter() if local_name(e) == "point"]
    chapters = [
        Chapter(int(time) * 1000, " ".join(title.split()))
        for point in points
        if (time := _text(point, "time").strip()).isdecimal() and (title := _text(point, "title"))
    ]
    keywords = [
        word.strip()
        for point in points
        for kind in ("keywords", "subjects")
        for word in _text(point, kind).split(";")
        if word.strip()
    ]
    length = parse_time(_text(record, "duration").strip()) or None
    media = _text(record, "media_url").strip()
    builder.about(
        title=" ".join(_text(record, "title").split()) or None,
        description=" ".join(_text(record, "description").split()) or None,
        series=" ".join(_text(record, "series_name").split()) or None,
        date=when,
        language=_text(record, "language").strip().lower() or None,
        duration_ms=length,
        media_url=media if media.startswith("https://") else None,
        guests=_people(record, "interviewee"),
        hosts=_people(record, "interviewer"),
        keywords=tuple(dict.fromkeys(keywords)),
        chapters=tuple(sorted(chapters, key=lambda chapter: chapter.start_ms)),
    )


def _people(record: etree._Element, name: str) -> tuple[str, ...]:
    found = [e for e in record.iter() if local_name(e) == name]
    names = (" ".join("".join(map(str, e.itertext())).split()) for e in found)
    return tuple(one for one in names if one)


def _minutes(sync: str) -> Iterator[tuple[tuple[int, int], int]]:
    """Line and word at which each interval begins, from `1:|12(3)|24(8)`: minutes of an interval,
    then where each begins, in order."""
    interval, _, begins = sync.partition(":")
    each = int(interval) if interval.strip().isdecimal() else 1
    for number, match in enumerate(_SYNC.finditer(begins), start=1):
        yield (int(match[1]), int(match[2])), number * each * 60_000


def _add(builder: Builder, text: str, minutes: dict[tuple[int, int], int]) -> None:
    """The lines of a transcript, whose numbers and words the minutes are counted by."""
    builder.time(0)
    lines = _NOTE.sub("", text).split("\n")
    found = find_speakers([Line(line) for line in lines])
    for number, (line, said) in enumerate(zip(lines, found, strict=True), start=1):
        begun = sorted((word, ms) for (at, word), ms in minutes.items() if at == number)
        if said.changes:
            builder.turn(said.speaker)
        elif not line.strip():
            continue
        words = said.text.split()
        done = len(line.split()) - len(words)
        for word, ms in begun:
            place = max(0, min(word - done, len(words)))
            builder.text(" ".join(words[:place]))
            builder.time(ms)
            words, done = words[place:], done + place
        builder.text(" ".join(words))


FORMAT = Format(
    name=NAME,
    title="OHMS",
    holds="transcript with the times of its minutes, interviewee and interviewer, segments of the "
    "index as chapters, their keywords",
    takes=Xml,
    recognise=recognise,
    parse=parse,
    extensions=(".xml",),
)
