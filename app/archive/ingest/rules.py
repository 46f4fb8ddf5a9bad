"""Which rules gave what is kept of talks: what earlier ones gave is made anew."""

from collections.abc import Callable

from app.store import facts
from app.store.database import Database, Session

_RULES = "rules"
"""The fact that says for each kind of what is kept the version of the rules that gave it."""


def forget_former(
    database: Database, kind: str, version: int, forget: Callable[[Session], object]
) -> None:
    """Let `forget` drop what other versions of the rules gave, or mark it as behind, so that it is
    made anew as what is missing is."""
    with database.read() as session:
        if facts.get(session, _RULES, {}).get(kind) == version:
            return
    with database.write() as session:
        forget(session)
        facts.put(session, _RULES, {**facts.get(session, _RULES, {}), kind: version})
