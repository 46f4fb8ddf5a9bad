"""ELAN (EAF): tiers of annotations over time slots, with participants."""

import re

from app.transcripts.builder import Builder
from app.transcripts.content import Xml
from app.transcripts.format import Format, Level
from app.transcripts.formats._tiers import Annotation, Tier, add_tiers
from app.transcripts.model import Transcript

NAME = "elan"


def recognise(file: Xml) -> Level:
    """Its root."""
    return Level.SIGNATURE if file.root.tag == "ANNOTATION_DOCUMENT" else Level.NO


def parse(file: Xml) -> Transcript:
    """The annotations that have times of their own; those that hang on others are about them."""
    builder = Builder(NAME)
    slots = {
        slot.get("TIME_SLOT_ID"): int(slot.get("TIME_VALUE") or 0)
        for slot in file.root.iter("TIME_SLOT")
        if re.fullmatch(r"\d{1,12}", slot.get("TIME_VALUE") or "")
    }
    tiers = []
    for tier in file.root.iter("TIER"):
        if tier.get("PARENT_REF"):
            continue
        stretches = []
        for one in tier.iter("ALIGNABLE_ANNOTATION"):
            start = slots.get(one.get("TIME_SLOT_REF1"))
            if start is not None:
                end = slots.get(one.get("TIME_SLOT_REF2"), start)
                stretches.append(Annotation(start, end, one.findtext("ANNOTATION_VALUE") or ""))
        tiers.append(Tier(tier.get("TIER_ID") or "", tuple(stretches), tier.get("PARTICIPANT")))
    add_tiers(builder, tiers)
    return builder.build()


FORMAT = Format(
    name=NAME,
    title="ELAN",
    holds="the words of the tiers of speech with their times, participants as speakers",
    takes=Xml,
    recognise=recognise,
    parse=parse,
    extensions=(".eaf",),
)
