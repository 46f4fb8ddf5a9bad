"""What a scope names, as the store's numbers, for engines that hold no facts themselves."""

import datetime
from collections.abc import Collection, Mapping

from app.archive.answers.filter import allowed
from app.search.index.facts import Allowed
from app.search.query.scope import EVERYTHING, Scope
from app.store import episodes, transcripts
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

    def heard(self) -> frozenset[int]:
        """The episodes whose words nobody wrote: raw captions, as a machine heard them."""
        with self._database.aside() as session:
            return transcripts.heard(session)

    def dates(self, episode_ids: Collection[int]) -> Mapping[int, datetime.date]:
        """The dates of episodes; those without one are left out."""
        with self._database.aside() as session:
            return episodes.dates(session, episode_ids)
