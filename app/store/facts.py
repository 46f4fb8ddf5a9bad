"""Single facts about the archive: its title, the progress of an import."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.tables import FactRow


def get(session: Session, name: str, default: Any = None) -> Any:
    """The fact of that name, or `default`."""
    row = session.get(FactRow, name)
    return default if row is None else row.value


NAMELESS = {"title": "Viva Voce", "description": "", "language": "en"}
"""What an archive is called that nobody named."""


def archive(session: Session) -> dict[str, Any]:
    """What the owner tells of the archive as a whole, with what stands for the rest."""
    told: dict[str, Any] = get(session, "archive", {})
    return NAMELESS | told


def put(session: Session, name: str, value: Any) -> None:
    """Store a fact; `value` is anything that JSON can hold."""
    session.merge(FactRow(name=name, value=value))


def everything(session: Session) -> dict[str, Any]:
    """All facts by their names."""
    return {row.name: row.value for row in session.scalars(select(FactRow))}
