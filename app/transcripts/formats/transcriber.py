"""Transcriber (TRS): turns with speakers by table, `Sync` tags with times, events."""

import re

from app.transcripts.builder import Builder
from app.transcripts.content import Xml
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript

NAME = "transcriber"


def recognise(file: Xml) -> Level:
    """Its root, with turns."""
    is_one = file.root.tag == "Trans" and file.root.find(".//Turn") is not None
    return Level.SIGNATURE if is_one else Level.NO


def parse(file: Xml) -> Transcript:
    """Turns, the times of their tags, events and background as marks."""
    builder = Builder(NAME)
    names = {
        s.get("id"): " ".join((s.get("name") or "").split()) for s in file.root.iter("Speaker")
    }
    language = file.root.get("xml:lang") or file.root.get(
        "{http://www.w3.org/XML/1998/namespace}lang"
    )
    builder.about(language=language or None)
    for turn in file.root.iter("Turn"):
        speakers = (turn.get("speaker") or "").split()
        builder.turn(names.get(speakers[0]) if speakers else None)
        if (at := _ms(turn.get("startTime"))) is not None:
            builder.time(at)
        builder.text(turn.text or "")
        for part in turn:
            if part.tag == "Sync" and (at := _ms(part.get("time"))) is not None:
                builder.time(at)
            elif part.tag == "Who":
                number = part.get("nb") or "1"
                place = int(number) - 1 if number.isdecimal() else 0
                if 0 <= place < len(speakers):
                    builder.turn(names.get(speakers[place]))
            elif part.tag == "Event" and part.get("extent", "instantaneous") == "instantaneous":
                builder.text(f"[{part.get('desc') or 'event'}]")
            builder.text(part.tail or "")
        builder.ends(_ms(turn.get("endTime")))
    return builder.build()


def _ms(text: str | None) -> int | None:
    return round(float(text) * 1000) if text and re.fullmatch(r"\d+(?:\.\d+)?", text) else None


FORMAT = Format(
    name=NAME,
    title="Transcriber",
    holds="turns with their speakers, times, events as marks",
    takes=Xml,
    recognise=recognise,
    parse=parse,
    extensions=(".trs",),
)
