"""OHMS (Oral History Metadata Synchronizer): a record with its captions, and chapters as index."""

from lxml import etree

from app.archive.exports.export import Export, chapters, in_one_line
from app.archive.exports.format import ExportFormat
from app.archive.exports.formats import webvtt
from app.archive.exports.stamps import time_stamp
from app.archive.exports.xml import Maker, as_bytes
from app.transcripts.model import Chapter
from app.transcripts.timeline import Moment, Timing

_make = Maker("https://www.weareavp.com/nunncenter/ohms")


def write(out: Export) -> bytes:
    """One record; its viewer takes the transcript as WebVTT from version 5.4 on."""
    episode = out.episode
    date = episode.date.isoformat() if episode.date else ""
    series = in_one_line(episode.series.name) if episode.series else ""
    is_guessed = episode.facts.is_length_guessed
    length = "" if is_guessed else time_stamp(episode.duration_ms, ".").partition(".")[0]
    media = in_one_line(episode.media_url or "")
    points = [_point(one, at) for one, at in chapters(out)]
    record = _make(
        "record",
        _make("version", "5.4"),
        _make("date", value=date, format="yyyy-mm-dd"),
        _make("title", in_one_line(episode.title)),
        *(_make("interviewee", in_one_line(name)) for name in episode.people.guests),
        *(_make("interviewer", in_one_line(name)) for name in episode.people.hosts),
        _make("series_name", series) if series else None,
        _make("language", in_one_line(episode.language)),
        _make("duration", length) if length else None,
        _make("media_url", media) if media else None,
        _make("description", in_one_line(episode.description)),
        _make("rel", out.address) if out.address else None,
        _make("sync"),
        _make("transcript", "No transcript."),
        _make("vtt_transcript", webvtt.write(out).decode()),
        _make("index", *points),
        id="1",
        dt=date,
    )
    return as_bytes(_make("ROOT", record))


def _point(chapter: Chapter, at: Moment) -> etree._Element:
    """A segment of the index, which needs a time; its synopsis says if that is a guess."""
    is_sure = at.kind is Timing.EXACT
    return _make(
        "point",
        _make("time", str(at.ms // 1000)),
        _make("title", in_one_line(chapter.title)),
        None if is_sure else _make("synopsis", f"≈ The time is {at.kind.value}."),
    )


FORMAT = ExportFormat(
    place=80,
    name="ohms.xml",
    label="OHMS",
    media_type="application/xml",
    holds="a record for the OHMS viewer: facts, who asks and who answers, captions, chapters",
    write=write,
)
