"""EXMARaLDA's basic transcription: events over a common timeline, with speakers by table."""

import re

from app.transcripts.builder import Builder
from app.transcripts.content import Xml
from app.transcripts.format import Format, Level
from app.transcripts.formats._tiers import Annotation, Tier, add_tiers
from app.transcripts.model import Transcript

NAME = "exmaralda"


def recognise(file: Xml) -> Level:
    """Its root."""
    return Level.SIGNATURE if file.root.tag == "basic-transcription" else Level.NO


def parse(file: Xml) -> Transcript:
    """The events of tiers of type `t` (transcription), with their speakers."""
    builder = Builder(NAME)
    times = {
        one.get("id"): round(float(one.get("time") or 0) * 1000)
        for one in file.root.iter("tli")
        if re.fullmatch(r"\d+(?:\.\d+)?", one.get("time") or "")
    }
    names = {
        one.get("id"): " ".join((one.findtext("abbreviation") or "").split()) or one.get("id")
        for one in file.root.iter("speaker")
    }
    tiers = []
    for tier in file.root.iter("tier"):
        if tier.get("type", "t") != "t":
            continue
        stretches = []
        before = 0
        for event in tier.iter("event"):
            before = start = times.get(event.get("start"), before)
            text = "".join(map(str, event.itertext()))
            stretches.append(Annotation(start, times.get(event.get("end"), start), text))
        name = names.get(tier.get("speaker"))
        tiers.append(Tier(tier.get("display-name") or "", tuple(stretches), name))
    add_tiers(builder, tiers)
    return builder.build()


FORMAT = Format(
    name=NAME,
    title="EXMARaLDA",
    holds="the words of transcription tiers with their times and speakers",
    takes=Xml,
    recognise=recognise,
    parse=parse,
    extensions=(".exb",),
)
