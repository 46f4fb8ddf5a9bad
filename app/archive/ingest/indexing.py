"""Keep the search index in step with the store."""

from collections.abc import Callable, Iterator, Sequence

from app.archive.fact_words import beside_title
from app.archive.ingest import progress
from app.archive.ingest.collecting import seldom_collecting
from app.archive.lock import locked
from app.search.port import Engine, IndexedEpisode, IndexedPassage, IndexedTurn
from app.store import episodes, people, transcripts
from app.store.database import Database
from app.transcripts.turns import spoken

BATCH_EPISODES = 300
"""Episodes in one commit of the index: they can be found from then on."""


def out_of_step(database: Database, engine: Engine) -> tuple[list[int], list[int]]:
    """Episodes that the index lacks or holds in another version, and those it holds in vain."""
    with database.read() as session:
        stored = episodes.stamps(session)
    held = engine.contents()
    stale = [key for key, stamp in stored.items() if held.get(key) != stamp]
    return stale, [key for key in held if key not in stored]


def bring_up_to_date(
    database: Database, engine: Engine, watch: Callable[[int, int], None] = lambda *_: None
) -> int:
    """Index what the index lacks and drop what is gone; gives how many episodes changed. For who
    has the archive's lock.

    What is missing or damaged of an index isn't held, so this is also how it is mended. `watch` is
    told of episodes done and of all that are to be.
    """
    stale, gone = out_of_step(database, engine)
    index_these(database, engine, stale, gone, watch)
    return len(stale) + len(gone)


def index_these(
    database: Database,
    engine: Engine,
    stale: Sequence[int],
    gone: Sequence[int],
    watch: Callable[[int, int], None] = lambda *_: None,
) -> None:
    """Index the episodes that are `stale`, and drop those that are gone; see
    `bring_up_to_date`."""
    if gone:
        engine.remove(gone)
    for start in range(0, len(stale), BATCH_EPISODES):
        watch(start, len(stale))
        engine.replace(indexed(database, stale[start : start + BATCH_EPISODES]))
    watch(len(stale), len(stale))


def mend(database: Database, engine: Engine, watch: Callable[[int, int], None]) -> int:
    """Index what was damaged or is missing; gives how many episodes changed. Raises BusyError."""
    with locked(database, "The mending of the search index"), seldom_collecting():
        return _told(database, engine, watch)


def rebuild(database: Database, engine: Engine, watch: Callable[[int, int], None]) -> int:
    """Throw the index away and make it anew; gives how many episodes it holds. Raises BusyError."""
    with locked(database, "The making of the search index"), seldom_collecting():
        engine.rebuild([])
        return _told(database, engine, watch)


def _told(database: Database, engine: Engine, watch: Callable[[int, int], None]) -> int:
    """Bring the index up to date, and let readers know how far that is."""

    def tell(done: int, total: int) -> None:
        watch(done, total)
        state = "running" if done < total else "done"
        progress.tell(database, state, done, total, progress.Step.MENDING)

    changed = bring_up_to_date(database, engine, tell)
    engine.settle()
    return changed


def indexed(database: Database, ids: Sequence[int]) -> Iterator[IndexedEpisode]:
    """Episodes as the index takes them."""
    with database.read() as session:
        for row, words in transcripts.every_text(session, ids):
            turns = transcripts.turns_of(session, [row.id])[row.id]
            numbers = people.ids(session, {turn.speaker for turn in turns if turn.speaker})
            passages = tuple(
                IndexedPassage(
                    id=passage.id,
                    words=tuple(words[passage.first : passage.last]),
                    turns=tuple(
                        IndexedTurn(
                            first=turn.first - passage.first,
                            speaker_id=numbers[turn.speaker] if turn.speaker else None,
                            speaker=turn.speaker or "",
                        )
                        for turn in spoken(turns, passage.first, passage.last)
                    ),
                )
                for passage in transcripts.passages_of(session, row.id)
            )
            told = " | ".join(beside_title(row).values())
            yield IndexedEpisode(row.id, row.stamp, row.title, row.language, passages, told)
