"""What is damaged is made so that it can be read, and that it is stored or made anew."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, and_, delete, select, update
from sqlalchemy.orm import Session

from app.store import sources, table_seals
from app.store.damage import DERIVED, DamagedValue
from app.store.database import IDENTITY
from app.store.episode_facts import EpisodeFacts, NamedPeople
from app.store.packing import pack_words
from app.store.tables import (
    AppearanceRow,
    Base,
    CommentRow,
    EpisodeRow,
    FactRow,
    FormerSlugRow,
    LinkRow,
    PassageRow,
    SealRow,
    SeriesRow,
    SourceBytesRow,
    SourceRow,
    SpeakerRow,
    TopicRow,
    TranscriptRow,
    TurnRow,
    VersionRow,
)


def _names(*rows: type[Base]) -> frozenset[str]:
    return frozenset(row.__tablename__ for row in rows)


_STORED_ANEW = -1
"""A revision that no words have."""
LOST = _names(LinkRow, FormerSlugRow)
"""Tables of what no file gives again."""
_DROPPED = _names(TopicRow, FactRow, FormerSlugRow, SealRow)
"""Tables of which a damaged row is made again by the next import, or is lost."""
_OVERWRITTEN = _names(
    TranscriptRow, VersionRow, TurnRow, PassageRow, AppearanceRow, CommentRow, SourceBytesRow
)
"""Tables whose rows are written anew with their talk, and not read for that."""
_OF_ALL = _names(SpeakerRow, SeriesRow, VersionRow, SourceRow)
"""Tables of what any talk may have given."""


def mend(session: Session, found: Sequence[DamagedValue], readable: Collection[str]) -> None:
    """Let the talks with damaged values be stored anew whose files are `readable`; all that is made
    of talks is forgotten where a part of it is damaged, and what nobody can give again is emptied.
    """
    table_seals.drop(session)
    for one in found:
        _mend_value(session, one)
    if any(one.is_of_made for one in found):
        for name in DERIVED:
            session.execute(delete(Base.metadata.tables[name]))
        session.execute(update(EpisodeRow).values(mentioned=None))
    if any(one.table == FactRow.__tablename__ for one in found):
        session.execute(delete(FactRow).where(FactRow.name != IDENTITY))
    concerns_all = any(one.table in _OF_ALL and one.path is None for one in found)
    damaged = {one.path for one in found if one.path is not None}
    _store_anew(
        session, sources.ids(session, set(readable) if concerns_all else damaged & set(readable))
    )
    kept = SourceBytesRow.__tablename__
    lost = {one.path for one in found if one.table == kept and one.path in readable}
    session.execute(update(SourceRow).where(SourceRow.path.in_(lost)).values(sha256=""))


def _store_anew(session: Session, source_ids: Sequence[int]) -> None:
    """Let the talks of these files be read, and stored though their words are the same."""
    session.execute(update(SourceRow).where(SourceRow.id.in_(source_ids)).values(signature=""))
    holding = select(VersionRow.episode_id).where(VersionRow.source_id.in_(source_ids))
    theirs = EpisodeRow.source_id.in_(source_ids) | EpisodeRow.id.in_(holding)
    session.execute(update(EpisodeRow).where(theirs).values(revision=_STORED_ANEW))


def _mend_value(session: Session, one: DamagedValue) -> None:
    """Empty a value that would be read before it is written again."""
    if not one.is_unreadable or one.table in DERIVED:
        return
    table = Base.metadata.tables[one.table]
    keys = zip(table.primary_key.columns, one.key, strict=True)
    here = and_(*(column == value for column, value in keys))
    if one.table in _DROPPED:
        session.execute(delete(table).where(here))
    elif one.table not in _OVERWRITTEN or one.column == "sketch":
        column = table.columns[one.column]
        session.execute(update(table).where(here).values({column: _empty(column, one.key)}))


def _empty(column: Column[Any], key: tuple[object, ...]) -> object:
    """What may stand in a column of which nothing is known."""
    if column.nullable:
        return None
    kinds: dict[str, object] = {
        _named(LinkRow, LinkRow.words.key): pack_words(()),
        _named(LinkRow, LinkRow.places.key): b"",
        _named(EpisodeRow, EpisodeRow.people.key): NamedPeople(),
        _named(EpisodeRow, EpisodeRow.facts.key): EpisodeFacts(),
    }
    if (name := str(column)) in kinds:
        return kinds[name]
    if column.type.python_type is str:
        return "" if column.default is not None else f"lost {key[0]}"
    return {int: 0, bool: False, datetime: _now()}.get(column.type.python_type, [])


def _named(row: type[Base], column: str) -> str:
    return f"{row.__tablename__}.{column}"


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
