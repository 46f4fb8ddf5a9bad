"""What a scope names, as the store's numbers, for engines that hold no facts themselves."""

import datetime
from collections.abc import Collection, Mapping

from app.archive.answers.filter import allowed
from app.search.index.facts import Allowed
from app.search.query.scope import EVERYTHING, Scope
from app.store import episodes, topics, transcripts
from app.store.database import Database


class StoredFacts:
    """The facts of an archive, asked amid a search."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def allowed(self, scope: Scope) -> Allowed:
        """What a scope lets through."""
        if scope == EVERYTHING:
            return Allowed()
        with self._database.aside() as session:
            return allowed(session, scope)

    def in_raw_captions(self) -> frozenset[int]:
        """The episodes whose words nobody wrote: raw captions, as a machine heard them."""
        with self._database.aside() as session:
            return transcripts.in_raw_captions(session)

    def topical(self, tokens: Collection[str]) -> Mapping[str, frozenset[int]]:
        """The episodes that speak of a topic which is called so, by tokens."""
        if not tokens:
            return {}
        with self._database.aside() as session:
            called = topics.called(session)
            found = {token: called[token] for token in tokens if token in called}
            return {token: topics.speaking_of(session, ids) for token, ids in found.items()}

    def dates(self, episode_ids: Collection[int]) -> Mapping[int, datetime.date]:
        """The dates of episodes; those without one are left out."""
        with self._database.aside() as session:
            return episodes.dates(session, episode_ids)
