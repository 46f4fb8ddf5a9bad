"""How an episode's words are written: as captioned, or as they read with what was guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.store.transcripts import StoredTranscript
from app.transcripts.model import Turn
from app.transcripts.restoring import restore
from app.transcripts.turns import spoken


class Marks(StrEnum):
    """Whose punctuation and capitals a wording has."""

    OWN = "own"
    AS_CAPTIONED = "as captioned"
    GUESSED = "guessed"
    TAKEN = "taken"
    """From another transcript of the same talk."""


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of an episode as a reader gets them, one for each word as said. `paragraphs` are
    the words that begin one, the first word apart."""

    words: Sequence[str]
    paragraphs: Sequence[int]
    marks: Marks = Marks.OWN


def wording(transcript: StoredTranscript, language: str, as_captioned: bool = False) -> Wording:
    """The words of a transcript: as a cleaner one writes them where there is one, or as they
    read with what was guessed, unless `as_captioned`."""
    words = list(transcript.words)
    breaks = {*(turn.first for turn in transcript.turns), *transcript.breaks}
    if as_captioned:
        has_other = transcript.restored or transcript.lifted_from
        return Wording(words, sorted(breaks), Marks.AS_CAPTIONED if has_other else Marks.OWN)
    marks = Marks.OWN
    if transcript.restored:
        words = restore.readable(words, transcript.restored, language)
        breaks |= set(restore.paragraphs(transcript.restored))
        breaks |= {turn.first for turn in probable_turns(transcript)}
        marks = Marks.GUESSED
    if transcript.readings:
        marks = Marks.TAKEN
    for number, text in transcript.readings.items():
        words[number] = text
    return Wording(words, sorted(breaks), marks)


def probable_turns(transcript: StoredTranscript) -> list[Turn]:
    """Who probably says which words, without gaps; none where a turn is told, or nothing was
    guessed. A guess is shown as one, and never cited."""
    if transcript.turns or not (transcript.restored and transcript.restored.voices):
        return []
    voices = [Turn(one.first, one.last, one.speaker) for one in transcript.restored.voices]
    return spoken(voices, 0, len(transcript.words))
