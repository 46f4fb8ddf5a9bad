"""What is damaged within a sound database is read anew from the files."""

from collections.abc import Callable, Collection

from app.archive.ingest import terms
from app.store import damage, facts, mending
from app.store.database import Database


def heal(database: Database, named: Callable[[], Collection[str]]) -> list[str]:
    """Let all talks of the files that are `named` with damaged values be read and stored anew, and
    all be made again that is made of talks where a part of it is damaged. Gives a sentence for each
    talk, and for each other value."""
    found = damage.damaged_values(database.path)
    if not found:
        return []
    files = named()
    with database.write() as session:
        mending.mend(session, found, files)
        if any(one.is_of_made for one in found):
            facts.put(session, terms.STATE, {})
    of_talks = {one.path: one for one in reversed(found) if one.path is not None}
    others = [one for one in found if one.path is None]
    told = [f"{one.sentence} {_done(one, files)}" for one in (*of_talks.values(), *others)]
    return list(dict.fromkeys(told))


def _done(one: damage.DamagedValue, files: Collection[str]) -> str:
    if one.path is None:
        is_gone = one.table in mending.LOST
        return "It can't be had again but from a copy." if is_gone else "It is made anew."
    if one.path in files:
        return "It is read anew from its file."
    return "Its file isn't there; put it back, or restore a copy (`vivavoce restore`)."
