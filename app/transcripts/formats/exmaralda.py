"""EXMARaLDA's basic transcription: events over a common timeline, with speakers by table."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from lxml import etree

from app.transcripts.builder import Builder
from app.transcripts.content import Xml
from app.transcripts.format import Format, Level
from app.transcripts.formats._tiers import Annotation, Tier, add_tiers
from app.transcripts.model import Transcript

NAME = "exmaralda"
_EVENT = re.compile(r"\(\(([^()]{1,80})\)\)")
_PAUSE = re.compile(r"\u2022+|\((?:\d+(?:[.,]\d+)?\s?s?|\.+|-+)\)|(?<=\s)\u02d9(?=\s)")
"""What HIAT and GAT write for what is heard and not said, and for pauses."""


def _said(text: str) -> str:
    """What an event says: sounds as marks, no pauses."""
    return _PAUSE.sub(" ", _EVENT.sub(r"[\1]", text))


def recognise(file: Xml) -> Level:
    """Its root."""
    return Level.SIGNATURE if file.root.tag == "basic-transcription" else Level.NO


def parse(file: Xml) -> Transcript:
    """The events of tiers of type `t` (transcription), with their speakers."""
    builder = Builder(NAME)
    times, placed = _timeline(file.root)
    names = {
        one.get("id"): " ".join((one.findtext("abbreviation") or "").split()) or one.get("id")
        for one in file.root.iter("speaker")
    }
    texts = ["".join(map(str, one.itertext())) for one in file.root.iter("event")]
    has_spaces = sum(1 for text in texts if text[-1:].isspace()) * 2 > len(texts)
    tiers = []
    for tier in file.root.iter("tier"):
        if tier.get("type", "t") != "t":
            continue
        name = names.get(tier.get("speaker"))
        stretches = tuple(_stretches(tier, times, placed, has_spaces))
        tiers.append(Tier(tier.get("display-name") or "", stretches, name))
    add_tiers(builder, tiers)
    return builder.build()


def _timeline(root: etree._Element) -> tuple[dict[str | None, int], dict[str | None, int]]:
    """The milliseconds of the points that have a time, and of all points: those without one lie
    evenly between their neighbours, which tells their order."""
    points = [(one.get("id"), one.get("time") or "") for one in root.iter("tli")]
    told = {
        n: round(float(time) * 1000)
        for n, (_, time) in enumerate(points)
        if re.fullmatch(r"\d+(?:\.\d+)?", time)
    }
    known = sorted(told)
    placed: dict[str | None, int] = {}
    for n, (key, _) in enumerate(points):
        after = bisect_left(known, n)
        last, then = (
            known[max(0, after - 1)] if known else n,
            known[after] if after < len(known) else n,
        )
        span = told.get(then, told.get(last, 0)) - told.get(last, 0)
        part = (n - last) / (then - last) if then > last else 0
        placed[key] = told.get(n, told.get(last, 0) + round(max(0, span) * part))
    return {points[n][0]: ms for n, ms in told.items()}, placed


def _stretches(
    tier: etree._Element,
    times: dict[str | None, int],
    placed: dict[str | None, int],
    has_spaces: bool,
) -> Iterator[Annotation]:
    """The events of a tier; where events end with a space, one that doesn't was cut in a word,
    and goes on in the next."""
    before, open_text, begun, is_told = 0, "", 0, False
    for event in tier.iter("event"):
        before = start = placed.get(event.get("start"), before)
        if not open_text:
            begun, is_told = start, event.get("start") in times
        open_text += "".join(map(str, event.itertext()))
        if not has_spaces or open_text[-1:].isspace():
            end = placed.get(event.get("end"), start)
            yield Annotation(begun, end, _said(open_text), is_told)
            open_text = ""
    if open_text:
        yield Annotation(begun, begun, _said(open_text), is_told)


FORMAT = Format(
    name=NAME,
    title="EXMARaLDA",
    holds="the words of transcription tiers with their times and speakers",
    takes=Xml,
    recognise=recognise,
    parse=parse,
    extensions=(".exb",),
)
