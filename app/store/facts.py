"""Single facts about the archive: its title, the progress of an import."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.kept_answers import kept_answer
from app.store.tables import FactRow


def get(session: Session, name: str, default: Any = None) -> Any:
    """The fact of that name, or `default`."""
    row = session.get(FactRow, name)
    return default if row is None else row.value


PROGRESS = "import"
"""The fact that tells how far an import is, which is put also without the archive's lock."""
ARCHIVE = "archive"
"""The fact that holds what the owner tells of the archive as a whole."""


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """What the owner tells of the archive as a whole; the title is what an archive is called that
    nobody named."""

    title: str = "Viva Voce"
    description: str = ""


def archive(session: Session) -> ArchiveFacts:
    """What the owner tells of the archive as a whole."""
    return archive_among(everything(session))


def archive_among(stored: Mapping[str, Any]) -> ArchiveFacts:
    """The same, read among all facts."""
    told = stored.get(ARCHIVE, {})
    return ArchiveFacts(**{one.name: told[one.name] for one in fields(ArchiveFacts)
                           if one.name in told})  # fmt: skip


def put(session: Session, name: str, value: Any) -> None:
    """Store a fact; `value` is anything that JSON can hold."""
    session.merge(FactRow(name=name, value=value))


@kept_answer
def everything(session: Session) -> Mapping[str, Any]:
    """All facts by their names."""
    return {row.name: row.value for row in session.scalars(select(FactRow))}
