"""What is to hold after a kill."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.archive.proving import prove
from app.search.meaning.vector_file import VectorFile, keys_of
from app.store import copying, episodes, sources, topic_mentions, topics, transcripts
from benchmarks.kills.works import Place, Work, links

_OF_EPISODE = "JOIN episode ON episode.id = episode_id JOIN source ON source.id = source_id"
_DERIVED = {
    "figures": f"SELECT path, distinct_words, words_per_minute, questions, kept "
    f"FROM statistics {_OF_EPISODE}",
    "counts of terms": "SELECT key, count, episodes FROM term",
    "telling terms": f"SELECT path, place, key, text, count, round(weight, 6), first "
    f"FROM telling {_OF_EPISODE}",
    "terms of voices": f"SELECT path, name, counts FROM voice "
    f"JOIN speaker ON speaker.id = speaker_id {_OF_EPISODE}",
    "clouds": "SELECT kind, coalesce(speaker.name, series.name, number), words FROM cloud "
    "LEFT JOIN speaker ON kind = 'person' AND speaker.id = number "
    "LEFT JOIN series ON kind = 'series' AND series.id = number",
    "repeated runs": "SELECT run FROM repeated",
}
"""What is worked out of words, by names and not by numbers, which may be others after a kill."""


class LossError(Exception):
    """Something isn't as it should be after a kill."""


def known(place: Place) -> dict[str, Any]:
    """By path: an episode's title, words and mentions."""
    found = {}
    with place.opened() as (database, _), database.read() as session:
        titles = {number: spec.title for number, spec in topics.specs(session).items()}
        for kept in sources.kept(session):
            if kept.path in found:
                raise LossError(f"{kept.path} is there twice")
            spans = topic_mentions.of_episode(session, kept.episode_id)
            mentions = {(titles[one.topic_id], one.first, one.last) for one in spans}
            for row, words in transcripts.every_text(session, [kept.episode_id]):
                found[kept.path] = (row.title, list(words), mentions)
    return found


def derived(place: Place) -> dict[str, list[Any]]:
    """What is worked out of the words, and what passages mean."""
    with closing(sqlite3.connect(place.path)) as opened:
        found = {name: sorted(opened.execute(query)) for name, query in _DERIVED.items()}
    found["meanings"] = [*_meanings(place)]
    return found


def _meanings(place: Place) -> Iterator[tuple[str, bytes]]:
    """By path the vectors of an episode's passages, zeros for one that is missing."""
    held = VectorFile(place.meaning).now()
    with place.opened() as (database, _), database.read() as session:
        stamps = episodes.stamps(session)
        for kept in sources.kept(session):
            numbers = [one.id for one in transcripts.passages_of(session, kept.episode_id)]
            stamp = np.full(len(numbers), stamps[kept.episode_id], dtype=np.int64)
            rows = held.find(keys_of(np.array(numbers, dtype=np.int64), stamp))
            yield kept.path, held.read(rows[rows >= 0])["vector"].tobytes()


@dataclass(frozen=True)
class State:
    """An archive by content."""

    known: dict[str, Any]
    derived: dict[str, list[Any]]
    differences: frozenset[str]


def state(place: Place) -> State:
    """What an archive is now."""
    return State(known(place), derived(place), differences(place))


def differences(place: Place) -> frozenset[str]:
    """In what database, folder and index differ."""
    with place.opened() as (database, engine):
        return frozenset(prove(database, engine, place.folder).problems)


def look(work: Work, place: Place, expected: State) -> None:
    """Raises LossError where something isn't as it would be had nothing been killed."""
    found = state(place)
    if odd := _differing(found.known, expected.known):
        raise LossError(f"{len(odd)} episodes aren't as they should be, such as {odd[:3]}")
    if lost := work.links - links(place):
        raise LossError(f"{len(lost)} links are lost")
    if odd := _differing(found.derived, expected.derived):
        raise LossError(f"{', '.join(odd)} aren't as they should be")
    if problems := found.differences - expected.differences:
        raise LossError("; ".join(sorted(problems)[:3]))


def _differing(found: Mapping[str, Any], expected: Mapping[str, Any]) -> list[str]:
    return [name for name in {**found, **expected} if found.get(name) != expected.get(name)]


def amid(place: Place) -> None:
    """Raises LossError where something isn't whole just after a kill."""
    for path in (place.path, place.copy):
        if path.exists() and (flaws := copying.flaws(path)):
            raise LossError(f"{path.name}: {flaws[0]}")
