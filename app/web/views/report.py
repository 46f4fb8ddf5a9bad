"""What was understood of an episode's file: what `vivavoce inspect` tells of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.archive.exports.export import Export, whose_punctuation, whose_speakers
from app.archive.wording import Wording
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredTranscript
from app.transcripts.sureness import mean, unsure
from app.transcripts.turns import speakers_of, spoken

_KNOWN_BY = {
    "prose": "its words",
    "named": "names at the head of lines",
    "timed": "times at the head of lines",
    "shape": "its shape",
    "signature": "its own word for it",
    "dialect": "its own word for it, and what only this kind has",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """What was understood. `format` and `how_detected` are empty where an earlier version read the
    file; `timing` is a percentage by kind of time; `sure` is how sure whoever heard them was of the
    words, 0 to 1, None where the file doesn't tell; `unsure` counts those below a half."""

    format: str
    how_detected: str
    language: str
    words: int
    speakers: Sequence[str]
    turns: int
    length: float
    is_length_guessed: bool
    timing: Sequence[tuple[str, int]]
    punctuation: str
    turns_from: str
    sure: float | None
    unsure: int
    warnings: Sequence[str]

    @property
    def known_by(self) -> str:
        """How the format was known, for people."""
        return _KNOWN_BY.get(self.how_detected, "")


def report_view(row: EpisodeRow, transcript: StoredTranscript, written: Wording) -> ReportView:
    """What was understood of the file of an episode."""
    turns = spoken(transcript.turns, 0, len(transcript.words), nobodys_apart=True)
    sure = mean(transcript.confidences)
    out = Export(row, transcript, written, "")
    return ReportView(
        format=row.facts.read_as,
        how_detected=row.facts.how_detected,
        language=row.language,
        words=row.word_count,
        speakers=speakers_of(turns),
        turns=len(turns),
        length=row.duration_ms / 1000,
        is_length_guessed=row.facts.is_length_guessed,
        timing=[(kind.value, share) for kind, share in transcript.timeline.shares()],
        punctuation=whose_punctuation(out),
        turns_from=whose_speakers(out),
        sure=None if sure is None else round(sure, 3),
        unsure=len(unsure(transcript.confidences)),
        warnings=row.facts.warnings,
    )
