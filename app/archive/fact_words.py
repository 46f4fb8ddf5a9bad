"""What the facts of an episode tell of words that may be said in it."""

from collections.abc import Iterable, Mapping

from app.store.tables import EpisodeRow


def beside_title(row: EpisodeRow) -> Mapping[str, str]:
    """The names and words that an episode's facts tell besides its title, by what names them, as
    a hit's reason puts it. Its topics aren't among them: these are found by their words in what
    is said, or are its keywords."""
    people = (*row.people.hosts, *row.people.guests, *row.people.guessed)
    return {
        "its people’s names hold": _text(people),
        "its keywords name": _text(row.keywords),
        "its chapters name": _text(chapter.title for chapter in row.facts.chapters),
    }


def _text(parts: Iterable[str]) -> str:
    return " | ".join(parts)
