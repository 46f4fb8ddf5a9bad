"""How an episode's words are written: as captioned, or as they read with what was guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.store.transcripts import StoredTranscript
from app.transcripts.clean import left_out
from app.transcripts.model import Turn
from app.transcripts.restored import sentence_ends
from app.transcripts.restoring import restore
from app.transcripts.turns import spoken


class WhosePunctuation(StrEnum):
    """Whose punctuation and capitals a wording has."""

    OWN = "own"
    AS_CAPTIONED = "as captioned"
    GUESSED = "guessed"
    TAKEN = "taken"
    """From another transcript of the same talk."""


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of an episode as a reader gets them, one for each word as said. `paragraphs` are
    the words that begin one, the first word apart. `left_out` are the runs that clean reading
    leaves out, by their first word, with the word behind them; they are among the words."""

    words: Sequence[str]
    paragraphs: Sequence[int]
    punctuation: WhosePunctuation = WhosePunctuation.OWN
    left_out: Mapping[int, int] = field(default_factory=dict)


def wording(transcript: StoredTranscript, language: str, as_captioned: bool = False) -> Wording:
    """The words of a transcript: as a cleaner one writes them where there is one, or as they
    read with what was guessed, unless `as_captioned`."""
    breaks = {*(turn.first for turn in transcript.turns), *transcript.breaks}
    if as_captioned:
        has_other = transcript.restored or transcript.lifted_from
        return Wording(
            list(transcript.words),
            sorted(breaks),
            WhosePunctuation.AS_CAPTIONED if has_other else WhosePunctuation.OWN,
        )
    punctuation = WhosePunctuation.OWN
    if transcript.restored:
        breaks -= {one for one in transcript.breaks if _is_amid(transcript, one)}
        breaks |= {turn.first for turn in transcript.turns}
        breaks |= set(restore.paragraph_starts(transcript.restored))
        breaks |= {turn.first for turn in probable_turns(transcript)}
        punctuation = WhosePunctuation.GUESSED
    if transcript.readings:
        punctuation = WhosePunctuation.TAKEN
    return Wording(readable_words(transcript, language), sorted(breaks), punctuation)


def _is_amid(talk: StoredTranscript, word: int) -> bool:
    """Whether a word of raw captions goes on with a sentence: a line that a file leaves free before
    it stands for a pause then, and for no paragraph."""
    return word > 0 and not sentence_ends(talk.words, talk.restored, word - 1, word)[0]


def readable_words(talk: StoredTranscript, language: str) -> list[str]:
    """A word for each as said: with what was guessed for raw captions, or as a cleaner transcript
    writes it."""
    words = list(restore.readable(talk.words, talk.restored, language))
    for number, text in talk.readings.items():
        words[number] = text
    return words


def cleaned(written: Wording, language: str, known: Mapping[int, int] | None = None) -> Wording:
    """The same, with the runs told that clean reading leaves out, looked for unless they are
    `known`; where one begins with a capital that was guessed, so does what comes after it."""
    words = list(written.words)
    found = left_out(words, language, written.paragraphs) if known is None else known.items()
    spans = dict(found)
    for first, last in spans.items() if written.punctuation is WhosePunctuation.GUESSED else ():
        is_always = words[first].startswith(("I'", "I’")) or words[first].rstrip(",") == "I"
        if words[first][0].isupper() and not is_always and last < len(words):
            words[last] = words[last][0].upper() + words[last][1:]
    return replace(written, words=words, left_out=spans)


def probable_turns(transcript: StoredTranscript) -> list[Turn]:
    """Who probably says which words, without gaps; none where a turn is told, or nothing was
    guessed. A guess is shown as one, and never cited."""
    if transcript.turns or not (transcript.restored and transcript.restored.voices):
        return []
    voices = [Turn(one.first, one.last, one.speaker) for one in transcript.restored.voices]
    return spoken(voices, 0, len(transcript.words))
