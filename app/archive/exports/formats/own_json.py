"""Our own JSON: an episode as the list of its words, and everything else as spans over it.

It loses nothing that a transcript holds; `app.transcripts.formats.own_json` reads it.
"""

import json
from collections.abc import Mapping, Sequence

from app.archive.exports.export import (
    Export,
    chapters,
    in_one_line,
    whose_punctuation,
    whose_speakers,
)
from app.archive.exports.format import ExportFormat
from app.archive.wording import WhosePunctuation
from app.store.transcripts import StoredPassage
from app.transcripts.model import NOT_TOLD, Chapter, Turn
from app.transcripts.timeline import Moment
from app.transcripts.turns import sole_speaker, spoken


def write(out: Export) -> bytes:
    """Facts, words with their times, spans; times in seconds, spans half-open in words."""
    line = out.transcript.timeline
    said = [in_one_line(word) for word in out.transcript.words]
    whole: Mapping[str, object] = {
        "format": "vivavoce-transcript",
        "version": 1,
        **_facts(out),
        "marks": whose_punctuation(out),
        **({"speakers": told} if (told := whose_speakers(out)) else {}),
        "words": out.words,
        **({"said": said} if said != list(out.words) else {}),
        "starts": [line.at(word).ms / 1000 for word in range(len(out.words))],
        "end": line.end_ms / 1000,
        **({"sure": [_sure(one) for one in sure]} if (sure := out.transcript.confidences) else {}),
        "times": [
            {"word": knot.word, "at": knot.ms / 1000, "timing": knot.kind.value}
            | ({"bound": knot.bound_ms / 1000} if knot.bound_ms else {})
            for knot in line.knots
        ],
        "turns": [_turn(turn) for turn in out.turns],
        "events": [
            {"at": mark.at, "text": in_one_line(mark.text)} for mark in out.transcript.marks
        ],
        "paragraphs": list(out.wording.paragraphs),
        "passages": [_passage(out, passage) for passage in out.transcript.passages],
    }
    lines = ",\n".join(f"{json.dumps(name)}: {_value(value)}" for name, value in whole.items())
    return f"{{\n{lines}\n}}\n".encode()


def _sure(hundredths: int) -> float | None:
    return None if hundredths == NOT_TOLD else hundredths / 100


def _value(value: object) -> str:
    """JSON with an entry of a list a line, where entries are objects."""
    is_rows = isinstance(value, list) and value and isinstance(value[0], dict)
    if isinstance(value, list) and is_rows:
        return "[\n" + ",\n".join(map(_value, value)) + "\n]"
    return json.dumps(value, ensure_ascii=False)


def _facts(out: Export) -> dict[str, object]:
    episode = out.episode
    return {
        "title": in_one_line(episode.title),
        "description": in_one_line(episode.description),
        "series": in_one_line(episode.series.name) if episode.series else None,
        "date": episode.date.isoformat() if episode.date else None,
        "language": in_one_line(episode.language),
        "url": out.address or None,
        "people": {
            "hosts": list(map(in_one_line, episode.people.hosts)),
            "guests": list(map(in_one_line, episode.people.guests)),
        },
        "keywords": list(map(in_one_line, episode.keywords)),
        "chapters": [_chapter(one, at) for one, at in chapters(out)],
    }


def _chapter(chapter: Chapter, at: Moment) -> dict[str, object]:
    told = {"at": at.ms / 1000, "title": in_one_line(chapter.title)}
    return told if chapter.word is None else {**told, "word": chapter.word, "timing": at.kind.value}


def _turn(turn: Turn) -> dict[str, object]:
    return {"first": turn.first, "last": turn.last, "speaker": turn.speaker}


def _passage(out: Export, passage: StoredPassage) -> dict[str, object]:
    turns: Sequence[Turn] = spoken(out.turns, passage.first, passage.last)
    return {
        "id": passage.key,
        "first": passage.first,
        "last": passage.last,
        "start": passage.start_ms / 1000,
        "end": passage.end_ms / 1000,
        "timing": passage.timing,
        "bound": passage.bound_ms / 1000,
        "speaker": sole_speaker(turns),
        "text": " ".join(out.words[passage.first : passage.last]),
    } | _sureness(out, passage)


def _sureness(out: Export, passage: StoredPassage) -> dict[str, float]:
    """How sure the guessed marks of a passage are, 0 to 1, where any were."""
    guessed = out.transcript.restored
    if guessed is None or out.wording.punctuation is not WhosePunctuation.GUESSED:
        return {}
    stopped = [n for n in range(passage.first, passage.last) if guessed.stop(n)]
    sure = sum(map(guessed.confidence, stopped)) / len(stopped) if stopped else 0.0
    return {"marks_sure": round(sure, 2)}


FORMAT = ExportFormat(
    place=40,
    name="json",
    label="JSON",
    media_type="application/json",
    holds="facts, words with their times and how sure these are, turns, events, paragraphs and "
    "passages as spans over them; the words as captioned where they read otherwise",
    write=write,
)
