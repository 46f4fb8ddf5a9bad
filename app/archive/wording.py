"""How an episode's words are written: as captioned, or as they read with what was guessed."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.store.transcripts import StoredTranscript
from app.transcripts import restore


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of an episode as a reader gets them, one for each word as said. `paragraphs` are
    the words that begin one, the first word apart; `origin` says whose marks these are, empty
    where the file has its own."""

    words: Sequence[str]
    paragraphs: Sequence[int]
    origin: str = ""


def wording(transcript: StoredTranscript, language: str, as_captioned: bool = False) -> Wording:
    """The words of a transcript: as a cleaner one writes them where there is one, or as they
    read with what was guessed, unless `as_captioned`."""
    words = list(transcript.words)
    breaks = {*(turn.first for turn in transcript.turns), *transcript.breaks}
    origin = ""
    if as_captioned:
        return Wording(words, sorted(breaks), "as captioned" if _has_other(transcript) else "")
    if transcript.restored:
        words = restore.readable(words, transcript.restored, language)
        breaks |= set(restore.paragraphs(transcript.restored))
        origin = f"guessed from raw captions by {transcript.restored.model}"
    if transcript.lifted_from:
        origin = f"taken from {transcript.lifted_from}"
    for number, text in transcript.readings.items():
        words[number] = text
    return Wording(words, sorted(breaks), origin)


def _has_other(transcript: StoredTranscript) -> bool:
    return bool(transcript.restored or transcript.lifted_from)
