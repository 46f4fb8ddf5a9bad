"""Facts at the head of a text, as YAML between two `---` lines: what our own reader takes back."""

from collections.abc import Mapping

import yaml

from app.archive.exports.export import (
    Export,
    chapters,
    in_one_line,
    timing_shares,
    whose_punctuation,
    whose_speakers,
)
from app.archive.exports.stamps import time_stamp
from app.transcripts.model import Chapter
from app.transcripts.speaker_names import NOT_NAMED
from app.transcripts.timeline import Moment, Timing


def front_matter(out: Export) -> str:
    """What is known of the episode, what a reader of the file must know of its words, and the
    labels of those who speak."""
    labels = list(dict.fromkeys(turn.speaker or NOT_NAMED for turn in out.turns))
    return f"---\n{_as_yaml({**facts(out), 'labels': labels})}---\n"


def sidecar(out: Export) -> bytes:
    """The same facts for a file beside one that has no room for them."""
    return _as_yaml(facts(out)).encode()


def facts(out: Export) -> dict[str, object]:
    """What is known of the episode, by the names that front matter and sidecars have for it."""
    episode = out.episode
    told = {
        "title": in_one_line(episode.title),
        "description": in_one_line(episode.description),
        "series": in_one_line(episode.series.name) if episode.series else None,
        "date": episode.date,
        "language": in_one_line(episode.language),
        "keywords": list(map(in_one_line, episode.keywords)),
        "hosts": list(map(in_one_line, episode.people.hosts)),
        "guests": list(map(in_one_line, episode.people.guests)),
        "chapters": [_chapter(one, at) for one, at in chapters(out)],
        "info": {
            **({"From": out.address} if out.address else {}),
            "Marks": whose_punctuation(out),
            **({"Speakers": lifted} if (lifted := whose_speakers(out)) else {}),
            "Times": timing_shares(out),
        },
    }
    return {name: value for name, value in told.items() if value}


def _chapter(chapter: Chapter, at: Moment) -> dict[str, object]:
    """A chapter; one whose time isn't sure says so, and with which word it begins."""
    time, title = time_stamp(at.ms, "."), in_one_line(chapter.title)
    if at.kind is Timing.EXACT:
        return {"at": time, "title": title}
    return {"at": f"≈ {time}", "word": chapter.word, "title": title}


def _as_yaml(told: Mapping[str, object]) -> str:
    text: str = yaml.safe_dump(dict(told), allow_unicode=True, sort_keys=False, width=100_000)
    return text
