"""What a format is handed to write: an episode, its words as they are to be written, and what a
reader of the file must know of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.archive.wording import WhosePunctuation, Wording, wording
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredTranscript
from app.transcripts.model import Chapter, Turn
from app.transcripts.timeline import Moment, Timing
from app.transcripts.turns import speakers_of, spoken

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML forbids, no encoding can write, or a reader takes for letters read wrongly once."""


@dataclass(frozen=True, slots=True)
class Export:
    """An episode to write: its facts, words as they are to be written, and its own address, which
    is empty where the site's isn't known."""

    episode: EpisodeRow
    transcript: StoredTranscript
    wording: Wording
    address: str

    @property
    def words(self) -> Sequence[str]:
        """All words as they are to be written."""
        return self.wording.words

    @property
    def turns(self) -> list[Turn]:
        """Who says which words, cut wherever the speaker changes, without gaps; none where the
        transcript names nobody."""
        turns = spoken(self.transcript.turns, 0, len(self.words)) if self.transcript.turns else []
        named = [
            replace(turn, speaker=turn.speaker and in_one_line(turn.speaker)) for turn in turns
        ]
        return named if speakers_of(named) else []


def in_one_line(text: str) -> str:
    """Text in one line, with `�` for letters that XML forbids or no encoding can write."""
    return " ".join(_UNWRITABLE.sub("�", text).split())


def export(
    episode: EpisodeRow, transcript: StoredTranscript, address: str, as_captioned: bool = False
) -> Export:
    """What a format is handed. Letters that can't be written are replaced by `�`."""
    written = wording(transcript, episode.language, as_captioned)
    words = [in_one_line(word) for word in written.words]
    return Export(episode, transcript, replace(written, words=words), address)


def heading(out: Export) -> list[str]:
    """The title, where the talk is filed, and its address, a line each."""
    episode = out.episode
    about = [episode.series.name] if episode.series else []
    about += [episode.date.isoformat()] if episode.date else []
    lines = [episode.title, " · ".join(about), out.address]
    return [in_one_line(line) for line in lines if line]


def cautions(out: Export) -> list[str]:
    """What a reader of the file must know: whose its punctuation and speakers are, and how sure its
    times; a sentence each, where they aren't the transcript's own and exact."""
    lines = []
    if out.wording.punctuation is WhosePunctuation.AS_CAPTIONED:
        lines.append("The words are as captioned.")
    elif out.wording.punctuation is not WhosePunctuation.OWN:
        lines.append(f"Sentences, capitals and paragraphs were {whose_punctuation(out)}.")
    if out.wording.punctuation is not WhosePunctuation.TAKEN and (told := whose_speakers(out)):
        lines.append(f"Speakers were {told}.")
    if any(kind is not Timing.EXACT for kind, _ in out.transcript.timeline.shares()):
        lines.append(f"Times: {timing_shares(out)}.")
    return [in_one_line(line) for line in lines]


def whose_punctuation(out: Export) -> str:
    """Whose punctuation and capitals these are, in words that follow `they are`."""
    match out.wording.punctuation:
        case WhosePunctuation.GUESSED if out.transcript.restored:
            return f"guessed from raw captions by {out.transcript.restored.model}"
        case WhosePunctuation.TAKEN:
            return f"taken from {out.transcript.lifted_from}"
        case WhosePunctuation.AS_CAPTIONED:
            return "as captioned"
    return "the transcript's own"


def whose_speakers(out: Export) -> str:
    """Whose word it is who speaks, where it isn't the transcript's own; else empty."""
    lifted = out.transcript.lifted_from
    return f"taken from {lifted}" if lifted and out.transcript.turns else ""


def timing_shares(out: Export) -> str:
    """Of how many words in a hundred the times are known in which way."""
    shares = out.transcript.timeline.shares()
    return ", ".join(f"{share} % {kind}" for kind, share in shares)


def chapters(out: Export) -> Iterator[tuple[Chapter, Moment]]:
    """The maker's chapters, and when each begins: as sure as its first word, where the file tells
    no time of it."""
    for one in out.episode.facts.chapters:
        at = Moment(one.start_ms, Timing.EXACT, 0)
        yield one, at if one.word is None else out.transcript.timeline.at(one.word)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words `[first, last)` that are written together. `start` is when the first of them is said;
    `begins_turn` tells that somebody else spoke before, `speaker` is None where nobody is named."""

    first: int
    last: int
    start: Moment
    speaker: str | None
    begins_turn: bool


def paragraphs(out: Export) -> Iterator[Paragraph]:
    """The words cut at paragraphs, turns and passages."""
    turns, line = out.turns, out.transcript.timeline
    begun = [turn.first for turn in turns]
    passages = (passage.first for passage in out.transcript.passages)
    cuts = {0, *out.wording.paragraphs, *passages, *begun, len(out.words)}
    for first, last in pairwise(sorted(cuts)):
        turn = turns[bisect_right(begun, first) - 1] if turns else Turn(0, last, None)
        begins = bool(turns) and turn.first == first
        yield Paragraph(first, last, line.at(first), turn.speaker, begins)


def said(out: Export, first: int, last: int) -> str:
    """The words `[first, last)` with what happens between them, such as `[laughter]`; what
    happens after the last word of all stands behind it."""
    marks = out.transcript.marks
    end = last + 1 if last == len(out.words) else last
    low, high = (bisect_left(marks, at, key=lambda mark: mark.at) for at in (first, end))
    pieces = list(out.words[first:last])
    for mark in reversed(marks[low:high]):
        pieces.insert(mark.at - first, f"[{in_one_line(mark.text)}]")
    return " ".join(pieces)
