"""Facts at the head of a text, as YAML between two `---` lines: what our own reader takes back."""

from collections.abc import Mapping

import yaml

from app.archive.exports.export import Export, times_told, whose_marks, whose_speakers, writable
from app.archive.exports.stamps import stamp
from app.transcripts.speaker_names import NOT_NAMED


def front_matter(out: Export) -> str:
    """What is known of the episode, and what a reader of the file must know of its words."""
    episode = out.episode
    turns = out.turns
    labels = list(dict.fromkeys(turn.speaker or NOT_NAMED for turn in turns))
    facts: Mapping[str, object] = {
        "title": writable(episode.title),
        "description": writable(episode.description),
        "series": writable(episode.series.name) if episode.series else None,
        "date": episode.date,
        "language": writable(episode.language),
        "hosts": list(map(writable, episode.people.hosts)),
        "guests": list(map(writable, episode.people.guests)),
        "chapters": [
            {"at": stamp(one.start_ms, "."), "title": writable(one.title)}
            for one in episode.facts.chapters
        ],
        "labels": labels,
        "info": {
            "From": out.address,
            "Marks": whose_marks(out),
            **({"Speakers": told} if (told := whose_speakers(out)) else {}),
            "Times": times_told(out),
        },
    }
    known = {name: value for name, value in facts.items() if value or name == "labels"}
    text = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=100_000)
    return f"---\n{text}---\n"
