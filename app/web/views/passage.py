"""A passage: its addresses, and as the page of its episode shows it."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

from markupsafe import Markup

from app.archive.names_over import NameOver
from app.archive.wording import WhosePunctuation, Wording, probable_turns
from app.store.transcripts import StoredTranscript
from app.transcripts.model import Turn
from app.transcripts.speaker_names import NOT_NAMED
from app.transcripts.turns import spoken
from app.web.addresses import href
from app.web.templating import highlighted_text
from app.web.views.episode import EpisodeView
from app.web.views.time import TimeView, time_view

_LONGEST_SENTENCE_WORDS = 400
"""A text with sentences has one that ends within so many words."""


def permalink(key: str) -> str:
    """The short address of a passage, which stays."""
    return href(f"/p/{key}")


def passage_url(episode: EpisodeView, key: str, typed: str = "") -> str:
    """The address of a passage; with what was typed, so that its words are highlighted."""
    query = f"?q={quote(typed)}" if typed else ""
    return f"{episode.url}{query}#p{key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphView:
    """One speaker's words. `label` is the name, only where the speaker changes, and perhaps only a
    guess; `speaker` is who says them, None where nobody is named."""

    label: str | None
    is_guess: bool
    speaker: str | None
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A passage as the episode's page shows it."""

    key: str
    first: int
    seconds: int
    time: TimeView
    paragraphs: Sequence[ParagraphView]
    begins_section: bool
    goes_on: bool


def passage_views(
    episode: EpisodeView,
    transcript: StoredTranscript,
    written: Wording,
    highlighted: frozenset[int],
    recording: int = 0,
    here: int | None = None,
    names: Mapping[int, NameOver] = MappingProxyType({}),
    sections: Collection[int] = (),
    unsure: Collection[int] = (),
) -> list[PassageView]:
    """The whole transcript in paragraphs; speakers are named where they change. Word number
    `here` is where a link leads; `names` are what misheard runs mean; `sections` are the numbers
    of passages that begin one; `unsure` are words to be set apart."""
    voices, breaks, views = _voices(transcript, written), written.paragraphs, []
    for passage in transcript.passages:
        inner = breaks[bisect_right(breaks, passage.first) : bisect_left(breaks, passage.last)]
        marks = [m for m in transcript.marks if passage.first <= m.at < passage.last]
        paragraphs = [
            ParagraphView(
                label=voices.labels.get(first),
                is_guess=voices.are_guessed and voices.labels.get(first) != NOT_NAMED,
                speaker=voices.told_at(first),
                html=highlighted_text(
                    written.words[first:last],
                    highlighted,
                    marks,
                    first,
                    here,
                    names,
                    unsure,
                    left_out=written.left_out,
                ),
            )
            for first, last in itertools.pairwise([passage.first, *inner, passage.last])
        ]
        views.append(
            PassageView(
                key=passage.key,
                first=passage.first,
                seconds=passage.start_ms // 1000,
                time=time_view(episode, passage.start, recording),
                paragraphs=paragraphs,
                begins_section=passage.number in sections,
                goes_on=passage.first not in voices.labels
                and _is_amid(written.words, passage.first),
            )
        )
    return views


@dataclass(frozen=True, slots=True)
class _Voices:
    """Who speaks: `told` are turns of the transcript without gaps, none where it names nobody;
    `labels` are the names of these and of guessed ones, by the words with which they begin."""

    told: Sequence[Turn]
    labels: Mapping[int, str]
    are_guessed: bool

    def told_at(self, word: int) -> str | None:
        """Who says a word, by the transcript; None where nobody is named."""
        place = bisect_right(self.told, word, key=lambda turn: turn.first) - 1
        return self.told[place].speaker if self.told else None


def _voices(transcript: StoredTranscript, written: Wording) -> _Voices:
    turns = spoken(transcript.turns, 0, len(transcript.words)) if transcript.turns else []
    is_as_captioned = written.punctuation is WhosePunctuation.AS_CAPTIONED
    guessed = [] if is_as_captioned else probable_turns(transcript)
    labels = {turn.first: turn.speaker or NOT_NAMED for turn in [*turns, *guessed]}
    return _Voices(turns, labels, bool(guessed))


def passage_of(transcript: StoredTranscript, word: int) -> str:
    """The key of the passage in which a word stands."""
    return next(passage.key for passage in transcript.passages if word < passage.last)


def _is_amid(words: Sequence[str], first: int) -> bool:
    """Whether a word stands amid a sentence, in a text that has sentences."""
    before = range(first - 1, max(-1, first - _LONGEST_SENTENCE_WORDS), -1)
    return next((at != first - 1 for at in before if _ends(words[at])), False)


def _ends(word: str) -> bool:
    return word.rstrip("\"'”’)]").endswith((".", "?", "!", "…"))
