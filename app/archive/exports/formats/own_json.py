"""Our own JSON: passages with their times and words, and what is known of the episode."""

import json
from dataclasses import asdict

from app.archive.answers.wording import Marks
from app.archive.exports.export import Export, whose_marks
from app.archive.exports.format import Format
from app.store.transcripts import StoredPassage


def write(out: Export) -> bytes:
    """Facts, then passages; times in seconds."""
    episode = out.episode
    passages = [
        {
            "id": passage.key,
            "start": passage.start_ms / 1000,
            "end": passage.end_ms / 1000,
            "timing": passage.timing,
            "bound": passage.bound_ms / 1000,
            "speaker": passage.speaker,
            "text": " ".join(out.words[passage.first : passage.last]),
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
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _sureness(out: Export, passage: StoredPassage) -> dict[str, float]:
    """How sure the guessed marks of a passage are, 0 to 1, where any were."""
    guessed = out.transcript.restored
    if guessed is None or out.wording.marks is not Marks.GUESSED:
        return {}
    marked = [n for n in range(passage.first, passage.last) if guessed.stop(n)]
    sure = sum(map(guessed.confidence, marked)) / len(marked) if marked else 0.0
    return {"marks_sure": round(sure, 2)}


FORMAT = Format(
    place=40,
    name="json",
    label="JSON",
    media_type="application/json",
    holds="passages with their times, how sure these are, and all facts",
    write=write,
)
