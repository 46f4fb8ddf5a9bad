"""What would be imported from files, and what was understood of each; nothing is stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from app.archive.ingest.folder import FolderError, FoundFile, Refused, scan, shown
from app.archive.ingest.reading import ReadFile
from app.archive.ingest.workers import read_all
from app.archive.owner.owner_files import read_owner_files
from app.language.tokens import spoken_words
from app.transcripts.sureness import mean
from app.transcripts.timeline import Timing
from app.transcripts.turns import spoken

_SHOWN_WORDS = 12
"""Words that are shown of either end."""


@dataclass(frozen=True, slots=True)
class InspectedTurn:
    """What one speaker says; `speaker` is None where nobody is named, `start` (seconds) where no
    time is known."""

    speaker: str | None
    start: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was understood of a file. `how_detected` is the level at which its format knew it;
    `length` is in seconds; `sure` is how sure whoever heard the words was, 0 to 1, None where
    the file doesn't tell; `refused` says why there is no transcript, where there is none, and
    `is_beside` that it was passed over without a look."""

    file: str
    format: str | None = None
    how_detected: str | None = None
    title: str | None = None
    words: int = 0
    first_words: str = ""
    last_words: str = ""
    speakers: tuple[str, ...] = ()
    turns: int = 0
    timing: str | None = None
    length: float | None = None
    language: str | None = None
    sure: float | None = None
    warnings: tuple[str, ...] = ()
    refused: str | None = None
    is_beside: bool = False
    turn_list: tuple[InspectedTurn, ...] = ()


def inspect(paths: Sequence[Path], workers: int = 1) -> Iterator[Inspected]:
    """Every file at or below the paths, those that can't be read with the reason. What follows one
    another out of one folder is read together."""
    for folder, asked in groupby(paths, lambda path: path if path.is_dir() else path.parent):
        found: dict[str, FoundFile] = {}
        for path in asked:
            try:
                scanned = scan(path, folder)
            except FolderError as error:
                yield Inspected(shown(path), refused=str(error))
                continue
            yield from map(_refused, (*scanned.passed_over, *scanned.refused))
            found |= {file.name: file for file in scanned.files}
        owner = read_owner_files(folder)
        read = read_all(list(found.values()), owner, workers if len(found) > 3 else 1)
        yield from sorted(map(_inspected, read), key=lambda one: one.file)


def _refused(one: Refused) -> Inspected:
    return Inspected(one.name, refused=one.reason, is_beside=one.is_beside)


def _inspected(read: ReadFile) -> Inspected:
    transcript = read.transcript
    name = read.found.name
    if transcript is None:
        return Inspected(name, refused=read.reason)
    words, line = transcript.words, transcript.timeline
    turns = spoken(transcript.turns, 0, len(words), nobodys_apart=True)
    middle = line.at(len(words) // 2)
    speakers = dict.fromkeys(turn.speaker for turn in turns if turn.speaker)
    return Inspected(
        file=name,
        format=transcript.format,
        how_detected=transcript.how_detected or None,
        title=read.title,
        words=spoken_words(words),
        first_words=" ".join(words[:_SHOWN_WORDS]),
        last_words=" ".join(words[-_SHOWN_WORDS:]),
        speakers=tuple(speakers),
        turns=len(turns),
        timing=middle.kind.value,
        length=(transcript.metadata.duration_ms or line.end_ms) / 1000,
        language=read.language,
        sure=None if (sure := mean(transcript.confidences)) is None else round(sure, 3),
        warnings=tuple(dict.fromkeys((*transcript.warnings, *read.problems))),
        turn_list=tuple(
            InspectedTurn(
                turn.speaker,
                None if (at := line.at(turn.first)).kind is Timing.ESTIMATED else at.ms / 1000,
                " ".join(words[turn.first : turn.last]),
            )
            for turn in turns
        ),
    )
