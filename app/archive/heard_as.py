"""What captions write for names: what the owner accepted, and what may be proposed to them."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from app.archive.owner_files import OwnerFiles
from app.search.engine import HeardAs
from app.search.text import text_tokens
from app.store import facts

_FACT = "heard_as"


def accepted(owner: OwnerFiles) -> dict[str, list[str]]:
    """Names of the archive's files with what is heard for them."""
    found: dict[str, list[str]] = {}
    pairs: Iterable[tuple[str, tuple[str, ...]]] = [
        *owner.archive.heard_as.items(),
        *((person.name, person.heard_as) for person in owner.people),
        *((topic.title, topic.heard_as) for topic in owner.topics),
    ]
    for name, heard in pairs:
        if heard:
            found.setdefault(name, []).extend(one for one in heard if one.strip())
    return found


def keep(session: Session, pairs: Mapping[str, list[str]]) -> None:
    """Store what is heard for names, for searches to come."""
    facts.put(session, _FACT, pairs)


def known(session: Session) -> HeardAs:
    """What is heard for names, as tokens."""
    pairs = facts.get(session, _FACT, {})
    return {
        tuple(text_tokens(name)): [run for one in heard if (run := tuple(text_tokens(one)))]
        for name, heard in pairs.items()
    }
