"""Episodes as files to take along: plain text, captions (WebVTT, SubRip), JSON.

Each file says whose its marks are: the words may be written as captioned, or readably.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from textwrap import wrap

from app.archive.answers.wording import Marks, Wording, wording
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage, StoredTranscript
from app.transcripts.timeline import Timing, clock_of

LINE, LINES = 42, 2
"""Characters of a caption's line and lines of a caption, as broadcasters have them."""
_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟", "।")


@dataclass(frozen=True, slots=True)
class Export:
    """An episode to write: its facts, words as they are to be written, and its own address."""

    episode: EpisodeRow
    transcript: StoredTranscript
    wording: Wording
    address: str


def export(
    episode: EpisodeRow, transcript: StoredTranscript, address: str, as_captioned: bool = False
) -> Export:
    """What the writers below take."""
    return Export(episode, transcript, wording(transcript, episode.language, as_captioned), address)


def notes(out: Export) -> list[str]:
    """What a reader of the file must know: where it is from, whose marks, how sure the times."""
    episode = out.episode
    about = [episode.series.name] if episode.series else []
    about += [episode.date.isoformat()] if episode.date else []
    lines = [episode.title, *([" · ".join(about)] if about else []), out.address]
    if out.wording.marks is Marks.AS_CAPTIONED:
        lines.append("The words are as captioned.")
    elif out.wording.marks is not Marks.OWN:
        lines.append(f"Sentences, capitals and paragraphs were {whose_marks(out)}.")
    if out.transcript.lifted_from and out.wording.marks is not Marks.TAKEN:
        lines.append(f"Speakers were taken from {out.transcript.lifted_from}.")
    shares = out.transcript.timeline.shares()
    if any(kind is not Timing.EXACT for kind, _ in shares):
        lines.append("Times: " + ", ".join(f"{share} % {kind}" for kind, share in shares) + ".")
    return [" ".join(line.split()) for line in lines]


def whose_marks(out: Export) -> str:
    """Whose punctuation and capitals these are, in words that follow `they are`."""
    match out.wording.marks:
        case Marks.GUESSED if out.transcript.restored:
            return f"guessed from raw captions by {out.transcript.restored.model}"
        case Marks.TAKEN:
            return f"taken from {out.transcript.lifted_from}"
        case Marks.AS_CAPTIONED:
            return "as captioned"
    return "the transcript's own"


def text(out: Export) -> str:
    """Plain text: a paragraph a line, with time and speaker where they are known."""
    starts = {turn.first: turn.speaker for turn in out.transcript.turns}
    passages = {passage.first: passage for passage in out.transcript.passages}
    cuts = sorted({0, *out.wording.paragraphs, *passages, len(out.wording.words)})
    lines = []
    for first, last in pairwise(cuts):
        passage = passages.get(first)
        time = f"[{clock_of(passage.start)}] " if passage else ""
        speaker = f"{starts[first]}: " if starts.get(first) else ""
        lines.append(f"{time}{speaker}{' '.join(out.wording.words[first:last])}")
    return "\n".join(notes(out)) + "\n\n" + "\n\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands on the screen from `start_ms` to `end_ms`."""

    start_ms: int
    end_ms: int
    speaker: str | None
    text: str


def captions(out: Export) -> Iterator[Caption]:
    """The words cut to captions, at sentence ends and turns where they come in time."""
    words, line = out.wording.words, out.transcript.timeline
    turns = {turn.first: turn.speaker for turn in out.transcript.turns}
    first, used, lines, speaker = 0, 0, 1, turns.get(0)
    for number, word in enumerate(words):
        breaks = used > 0 and used + len(word) > LINE
        is_sentence = (lines > 1 or used > LINE // 2) and words[number - 1].endswith(_ENDS)
        is_full = breaks and lines == LINES
        if number > first and (is_full or is_sentence or number in turns):
            yield _caption(line.at(first).ms, line.at(number).ms, speaker, words[first:number])
            first, used, lines, breaks = number, 0, 1, False
        speaker = turns.get(number, speaker)
        lines, used = (lines + 1, 0) if breaks else (lines, used)
        used += len(word) + 1
    if first < len(words):
        yield _caption(line.at(first).ms, line.end_ms, speaker, words[first:])


LONGEST_MS = 7_000
"""How long a caption stands at the most."""


def _caption(start_ms: int, end_ms: int, speaker: str | None, words: Sequence[str]) -> Caption:
    end_ms = min(max(end_ms, start_ms + 1), start_ms + LONGEST_MS)
    return Caption(start_ms, end_ms, speaker, "\n".join(wrap(" ".join(words), LINE)))


def vtt(out: Export) -> str:
    """WebVTT, as players take it."""
    blocks = ["WEBVTT", "NOTE\n" + "\n".join(line.replace("-->", "→") for line in notes(out))]
    for one in captions(out):
        voice = f"<v {_plain(one.speaker)}>" if one.speaker else ""
        blocks.append(
            f"{_stamp(one.start_ms, '.')} --> {_stamp(one.end_ms, '.')}\n{voice}{_plain(one.text)}"
        )
    return "\n\n".join(blocks) + "\n"


def srt(out: Export) -> str:
    """SubRip. It has no comments, so that it can't say whose its marks are."""
    blocks = []
    for number, one in enumerate(captions(out), start=1):
        times = f"{_stamp(one.start_ms, ',')} --> {_stamp(one.end_ms, ',')}"
        speaker = f"{one.speaker}: " if one.speaker else ""
        blocks.append(f"{number}\n{times}\n{speaker}{one.text.replace('-->', '→')}")
    return "\n\n".join(blocks) + "\n"


def to_json(out: Export) -> str:
    """Passages with their times and words, and what is known of the episode."""
    episode = out.episode
    passages = [
        {
            "id": passage.key,
            "start": passage.start_ms / 1000,
            "end": passage.end_ms / 1000,
            "timing": passage.timing,
            "bound": passage.bound_ms / 1000,
            "speaker": passage.speaker,
            "text": " ".join(out.wording.words[passage.first : passage.last]),
        }
        | _sureness(out, passage)
        for passage in out.transcript.passages
    ]
    whole = {
        "title": episode.title,
        "series": episode.series.name if episode.series else None,
        "date": episode.date.isoformat() if episode.date else None,
        "language": episode.language,
        "url": out.address,
        "people": asdict(episode.people),
        "marks": whose_marks(out),
        "passages": passages,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _sureness(out: Export, passage: StoredPassage) -> dict[str, float]:
    """How sure the guessed marks of a passage are, 0 to 1, where any were."""
    guessed = out.transcript.restored
    if guessed is None or out.wording.marks is not Marks.GUESSED:
        return {}
    marked = [n for n in range(passage.first, passage.last) if guessed.stop(n)]
    sure = sum(map(guessed.confidence, marked)) / len(marked) if marked else 0.0
    return {"marks_sure": round(sure, 2)}


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _stamp(ms: int, point: str) -> str:
    seconds, rest = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{rest:03}"
