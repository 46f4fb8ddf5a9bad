"""Exports of transcripts as they are stored, without a database."""

import datetime

from app.archive.exports.export import Export, export
from app.store.episode_facts import EpisodeFacts, NamedPeople
from app.store.tables import EpisodeRow, SeriesRow
from app.store.transcripts import StoredPassage, StoredTranscript
from app.transcripts.model import Chapter, Transcript
from app.transcripts.passages import cut
from app.transcripts.restored import Restored
from app.transcripts.speaker_names import tidy

ADDRESS = "https://example.org/episodes/the-bell"


def episode(**facts) -> EpisodeRow:
    """An episode with all that may be told of one."""
    told = {
        "title": "The Bell: a talk",
        "description": "Of fog & bells.",
        "series": SeriesRow(slug="harbour", name="Harbour Voices"),
        "date": datetime.date(2019, 3, 14),
        "language": "en",
        "channel": None,
        "duration_ms": 600_000,
        "media_url": "https://example.org/bell.mp3",
        "keywords": ["bells", "fog"],
        "people": NamedPeople(hosts=("Mara Voss",), guests=("Ingrid Solheim",)),
        "facts": EpisodeFacts(chapters=(Chapter(0, "The fog"), Chapter(61_500, "The <bell> & I"))),
    }
    return EpisodeRow(**(told | facts))


def stored(
    transcript: Transcript,
    restored: Restored | None = None,
    readings: dict[int, str] | None = None,
    lifted_from: str | None = None,
) -> StoredTranscript:
    """A transcript as the store gives it back."""
    line, turns = transcript.timeline, tidy(transcript.turns, {})
    passages = [
        StoredPassage(
            id=number,
            key=f"key{number:09}",
            episode_id=1,
            number=number,
            first=one.first,
            last=one.last,
            speaker_id=None,
            speaker=one.speaker,
            start_ms=line.at(one.first).ms,
            end_ms=line.at(one.last).ms,
            timing=line.at(one.first).kind.value,
            bound_ms=line.at(one.first).bound_ms,
        )
        for number, one in enumerate(cut(transcript))
    ]
    return StoredTranscript(
        words=transcript.words,
        marks=transcript.marks,
        breaks=transcript.breaks,
        turns=turns,
        passages=passages,
        timeline=line,
        readings=readings or {},
        lifted_from=lifted_from,
        restored=restored,
        confidences=transcript.confidences,
    )


def export_of(transcript: Transcript, as_captioned: bool = False, **kept) -> Export:
    """An export of a transcript that was read."""
    return export(episode(), stored(transcript, **kept), ADDRESS, as_captioned)
