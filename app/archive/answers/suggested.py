"""Topics that an owner may accept."""

from dataclasses import dataclass

from app.archive.ingest import topics as ingest
from app.archive.owner.heard_as import HeardPlace, places_of
from app.language.tokens import letters, text_tokens
from app.search.port import Engine
from app.store import topics
from app.store.database import Database


@dataclass(frozen=True, slots=True)
class ProposedTopic:
    """A topic that talks seem to have: `words` are the ways in which it is written, `episodes` the
    number of talks that it sets apart; it is spoken of in these places."""

    title: str
    words: tuple[str, ...]
    episodes: int
    mentions: int
    places: tuple[HeardPlace, ...]


def propose_topics(database: Database, engine: Engine, limit: int) -> list[ProposedTopic]:
    """The topics that talks seem to have and that the owner doesn't list, the weightiest first."""
    with database.read() as session:
        known = {
            letters(text)
            for row in topics.with_counts(session)
            if row.is_curated
            for text in (row.title,)
        }
        found = [one for one in ingest.find_topics(session) if letters(one.title) not in known]
        return [
            ProposedTopic(
                one.title,
                one.words,
                one.episodes,
                one.mentions,
                places_of(session, engine, tuple(text_tokens(one.title))),
            )
            for one in found[:limit]
        ]
