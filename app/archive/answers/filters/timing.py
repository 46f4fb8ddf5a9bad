"""Episodes by how most of their times are known."""

from collections import Counter

from sqlalchemy.orm import Session

from app.archive.answers.filter import Choice, Counting, Filter
from app.search.index.facts import Allowed
from app.search.query.scope import Value
from app.store import episodes
from app.transcripts.timeline import Timing


def _read(_: str, text: str) -> Value | None:
    return text.lower() if text.lower() in set(Timing) else None


def _allowed(session: Session, value: Value) -> Allowed:
    return Allowed(episodes=episodes.timed(session, str(value)))


def _count(found: Counting) -> Counter[Choice]:
    return found.by_episode(lambda filed: Choice(filed.timing, filed.timing))


FILTER = Filter(
    place=60,
    name="timing",
    label="Times",
    plural="Times",
    typed=("timing",),
    examples=("timing:exact",),
    finds="episodes most of whose times are `exact`, `aligned`, `interpolated` or `estimated`",
    takes="`exact`, `aligned`, `interpolated` or `estimated`",
    read=_read,
    allowed=_allowed,
    count=_count,
    is_folded=True,
)
