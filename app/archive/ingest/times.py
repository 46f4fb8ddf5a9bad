"""What a file lacks and another transcript of the talk, or its owner, can tell: times, speakers,
case and punctuation."""

from dataclasses import replace
from pathlib import Path

from app.archive.files import LARGEST_FILE_BYTES, FileError, read_bytes
from app.archive.ingest.folder import FoundFile
from app.transcripts.aligning.align import (
    Alignment,
    align,
    lift_readings,
    lift_speakers,
    lift_times,
)
from app.transcripts.aligning.sync import pin
from app.transcripts.delivery import pauses
from app.transcripts.detect import read
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.restoring import restore
from app.transcripts.source import Source
from app.transcripts.timeline import Timeline, Timing

ROUGH_MS = 3_000
"""Times with wider bounds are worth lifting better ones."""
LONG_PAUSE_MS = 1_500
"""A silence that begins a paragraph where nothing else does."""


def with_times(
    transcript: Transcript, found: FoundFile, encoding: str | None = None
) -> tuple[Transcript, tuple[str, ...]]:
    """The transcript with the best times that are to be had, and sentences about those that
    are not: those lifted from the transcript that a sidecar names, or from one beside it when
    its own are rough; then the owner's sync points; then paragraphs at long pauses. `encoding`
    is the code page that is told for the files of the folder."""
    problems: list[str] = []
    wish = transcript.metadata.times_from
    if wish:
        try:
            transcript = lifted(transcript, found.path.parent / wish, found.root, encoding)
        except TranscriptError as error:
            problems.append(f"times-from: {error}")
    elif is_rough(transcript.timeline, len(transcript.words)):
        transcript = _from_sibling(transcript, found, encoding)
    if transcript.metadata.sync:
        try:
            transcript = replace(transcript, timeline=pin(transcript, transcript.metadata.sync))
        except TranscriptError as error:
            problems.append(f"sync: {error}")
    if is_raw_transcript(transcript):
        transcript = _read_by_sibling(transcript, found, encoding)
    if not transcript.turns and not transcript.breaks:
        silences = tuple(pause.word for pause in pauses(transcript, LONG_PAUSE_MS))
        transcript = replace(transcript, breaks=silences)
    return transcript, tuple(problems)


def is_rough(timeline: Timeline, words: int) -> bool:
    """Whether most words are known only within a wide bound."""
    looked_at = range(0, words, max(1, words // 40))
    rough = sum(1 for word in looked_at if timeline.at(word).bound_ms > ROUGH_MS)
    return rough * 2 > len(looked_at)


def lifted(
    transcript: Transcript, other_path: Path, root: Path, encoding: str | None = None
) -> Transcript:
    """The transcript with the times of the one at `other_path` in the archive folder `root`.

    Raises TranscriptError when that can't be read, has no times itself, or is another talk.
    """
    try:
        other = read(
            Source(other_path.name, read_bytes(other_path, root, LARGEST_FILE_BYTES), encoding)
        )
    except FileError as error:
        raise TranscriptError(f"{other_path.name}: {error}") from error
    if is_rough(other.timeline, len(other.words)):
        raise TranscriptError(f"{other_path.name} has no times to lift.")
    alignment = _aligned(transcript, other, other_path.name)
    return replace(transcript, timeline=lift_times(transcript, other, alignment))


def is_raw_transcript(transcript: Transcript) -> bool:
    """Whether a transcript came without speakers and (almost) without marks."""
    return not transcript.turns and restore.is_raw(transcript.words)


def with_cleaner_words(transcript: Transcript, other: Transcript, name: str) -> Transcript:
    """The transcript with the speakers, case and punctuation of the cleaner one `other`, as
    spans; its words and times stay. Raises TranscriptError when it is another talk."""
    alignment = _aligned(transcript, other, name)
    return replace(
        transcript,
        turns=lift_speakers(transcript, other, alignment),
        readings=lift_readings(transcript, other, alignment),
        lifted_from=name,
    )


def _aligned(transcript: Transcript, other: Transcript, name: str) -> Alignment:
    alignment = align(transcript.words, other.words)
    if not alignment.is_same_talk:
        raise TranscriptError(
            f"{name} isn't the same talk: only {alignment.share:.0%} of the words "
            "stand in both in the same order. Nothing was changed."
        )
    return alignment


def _from_sibling(transcript: Transcript, found: FoundFile, encoding: str | None) -> Transcript:
    for path in found.siblings:
        try:
            better = lifted(transcript, path, found.root, encoding)
            if _agrees(transcript, better.timeline):
                return better
        except Exception:  # noqa: S112 - whatever the other one does, this one is read
            continue
    return transcript


def _agrees(transcript: Transcript, other: Timeline) -> bool:
    """Whether the times that a file gives itself stand in another timeline as well: where most of
    them don't, it tells of another recording, and the file is believed."""
    own = [knot for knot in transcript.timeline.knots if knot.kind is Timing.EXACT]
    apart = sum(1 for knot in own if abs(other.at(knot.word).ms - knot.ms) > _APART_MS)
    return apart * 2 <= len(own)


_APART_MS = 30_000


def _read_by_sibling(transcript: Transcript, found: FoundFile, encoding: str | None) -> Transcript:
    for path in found.siblings:
        try:
            other = read(
                Source(path.name, read_bytes(path, found.root, LARGEST_FILE_BYTES), encoding)
            )
            if not is_raw_transcript(other):
                return with_cleaner_words(transcript, other, path.name)
        except Exception:  # noqa: S112 - as above
            continue
    return transcript
