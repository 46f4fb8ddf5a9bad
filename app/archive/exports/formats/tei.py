"""TEI P5, chapter 8: transcriptions of speech, with the times of a timeline."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from lxml import etree

from app.archive.exports.export import Export, cautions, in_one_line, paragraphs
from app.archive.exports.format import ExportFormat
from app.archive.exports.xml import Maker, add_text, as_bytes
from app.transcripts.model import Turn
from app.transcripts.timeline import Moment, Timing

_make = Maker("http://www.tei-c.org/ns/1.0")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ID, _LANGUAGE = f"{_XML}id", f"{_XML}lang"
_CERTAINTY = {
    Timing.EXACT: "high",
    Timing.ALIGNED: "medium",
    Timing.INTERPOLATED: "medium",
    Timing.ESTIMATED: "low",
}


def write(out: Export) -> bytes:
    """A header, a timeline, and an utterance for each turn."""
    turns = out.turns or [Turn(0, len(out.words), None)]
    people = dict.fromkeys(turn.speaker for turn in turns if turn.speaker)
    ids = {name: f"S{number}" for number, name in enumerate(people, start=1)}
    moments = _moments(out)
    body = _make("body", _make("div", *_utterances(out, turns, ids, moments)))
    language = {_LANGUAGE: in_one_line(out.episode.language)}
    text = _make("text", _timeline(moments), body, attributes=language)
    return as_bytes(_make("TEI", _header(out, ids), text))


def _header(out: Export, ids: Mapping[str, str]) -> etree._Element:
    episode = out.episode
    series = in_one_line(episode.series.name) if episode.series else ""
    date = episode.date.isoformat() if episode.date else ""
    people = [
        _make("person", _make("persName", name), attributes={_ID: key}) for name, key in ids.items()
    ]
    told = cautions(out) or ["Marks are the transcript's own, times are exact."]
    language = _make("language", ident=in_one_line(episode.language))
    return _make(
        "teiHeader",
        _make(
            "fileDesc",
            _make(
                "titleStmt",
                _make("title", in_one_line(episode.title), type="main"),
                _make("title", series, level="s") if series else None,
            ),
            _make("publicationStmt", _make("p", _address(out))),
            _make(
                "sourceDesc",
                _make(
                    "recordingStmt",
                    _make("recording", _make("date", when=date) if date else None, type="audio"),
                ),
            ),
        ),
        _make("encodingDesc", _make("editorialDecl", *(_make("p", line) for line in told))),
        _make(
            "profileDesc",
            _make("langUsage", language),
            _make("particDesc", _make("listPerson", *people)) if people else None,
        ),
    )


def _address(out: Export) -> etree._Element | str:
    return _make("ref", out.address, target=out.address) if out.address else "Not published."


def _moments(out: Export) -> dict[int, Moment]:
    """The words whose times are written: those that are known, and the first of paragraphs."""
    line = out.transcript.timeline
    known = (knot.word for knot in line.knots if knot.kind is not Timing.ESTIMATED)
    starts = (one.first for one in paragraphs(out))
    return {word: line.at(word) for word in sorted({*known, *starts})}


def _timeline(moments: Mapping[int, Moment]) -> etree._Element:
    origin = _make("when", attributes={_ID: "T"}, absolute="00:00:00")
    points = [
        _make(
            "when",
            attributes={_ID: f"T{word}"},
            interval=f"{at.ms / 1000:.3f}",
            since="#T",
            cert=_CERTAINTY[at.kind],
        )
        for word, at in moments.items()
    ]
    return _make("timeline", origin, *points, unit="s", origin="#T")


def _utterances(
    out: Export, turns: Sequence[Turn], ids: Mapping[str, str], moments: Mapping[int, Moment]
) -> Iterator[etree._Element]:
    """Each turn's words, with anchors at the times within it and what happens between words."""
    events: dict[int, list[str]] = {}
    for mark in out.transcript.marks:
        events.setdefault(mark.at, []).append(in_one_line(mark.text))
    cuts = sorted({*moments, *events})
    for turn in turns:
        element = _make("u", start=f"#T{turn.first}")
        if turn.speaker:
            element.set("who", f"#{ids[turn.speaker]}")
        within = cuts[bisect_right(cuts, turn.first) : bisect_left(cuts, turn.last)]
        for first, last in pairwise((turn.first, *within, turn.last)):
            _add_events(element, events.get(first, ()))
            if first > turn.first and first in moments:
                element.append(_make("anchor", synch=f"#T{first}"))
            add_text(element, " ".join(out.words[first:last]) + " ")
        if turn.last == len(out.words):
            _add_events(element, events.get(turn.last, ()))
        yield element


def _add_events(element: etree._Element, events: Iterable[str]) -> None:
    for text in events:
        element.append(_make("incident", _make("desc", text)))
        add_text(element, " ")


FORMAT = ExportFormat(
    place=70,
    name="tei.xml",
    label="TEI",
    media_type="application/tei+xml",
    holds="TEI P5: utterances with speakers and events, a timeline with how certain each time is",
    write=write,
)
