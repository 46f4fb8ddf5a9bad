"""ELAN (EAF): tiers of annotations over time slots, with participants."""

import re
from dataclasses import replace

from lxml import etree

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
    tiers: list[Tier] = []
    for tier in file.root.iter("TIER"):
        if tier.get("PARENT_REF"):
            continue
        stretches = []
        for one in tier.iter("ALIGNABLE_ANNOTATION"):
            start = slots.get(one.get("TIME_SLOT_REF1"))
            if start is not None:
                end = slots.get(one.get("TIME_SLOT_REF2"), start)
                stretches.append(Annotation(start, end, one.findtext("ANNOTATION_VALUE") or ""))
        tiers.append(_worded(file.root, tier, stretches))
    add_tiers(builder, tiers)
    return builder.build()


def _worded(root: etree._Element, tier: etree._Element, stretches: list[Annotation]) -> Tier:
    """A tier; where it only numbers what is said (`doc_001`), the first of those that hang on it,
    with its times."""
    name = tier.get("TIER_ID") or ""
    numbers = [one.text.strip() for one in stretches]
    if (
        len(numbers) > 1
        and len(set(numbers)) == len(numbers)
        and all(map(_CODE.fullmatch, numbers))
    ):
        times = {
            one.get("ANNOTATION_ID"): stretch
            for one, stretch in zip(tier.iter("ALIGNABLE_ANNOTATION"), stretches, strict=False)
        }
        hangs = [one for one in root.iter("TIER") if one.get("PARENT_REF") == name]
        for below in hangs:
            said = [
                replace(times[ref], text=one.findtext("ANNOTATION_VALUE") or "")
                for one in below.iter("REF_ANNOTATION")
                if (ref := one.get("ANNOTATION_REF")) in times
            ]
            if said:
                who = below.get("PARTICIPANT") or tier.get("PARTICIPANT")
                return Tier(below.get("TIER_ID") or "", tuple(said), who)
    kind = tier.get("LINGUISTIC_TYPE_REF") or ""
    return Tier(name, tuple(stretches), tier.get("PARTICIPANT"), kind)


_CODE = re.compile(r"[\w.:-]{0,30}\d{1,6}[a-z]?")


FORMAT = Format(
    name=NAME,
    title="ELAN",
    holds="the words of the tiers of speech with their times, participants as speakers",
    takes=Xml,
    recognise=recognise,
    parse=parse,
    extensions=(".eaf",),
)
