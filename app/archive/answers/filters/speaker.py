"""What somebody said."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.archive.answers.filter import MOST_VALUES, Choice, Counting, Filter
from app.search.index.facts import Allowed
from app.search.query.scope import Scope, Value
from app.store import people
from app.store.kept_answers import kept_answer

_OFFERED_NAMES = 40


def _allowed(session: Session, value: Value) -> Allowed:
    return Allowed(speakers=people.named_like(session, str(value)))


def names_in(session: Session, scope: Scope) -> frozenset[str] | None:
    """The names of those who must say what is found; None where anybody may."""
    meant = [people.named_like(session, str(value)) for value in scope.of(FILTER.name)]
    return people.names(session, frozenset.intersection(*meant)) if meant else None


def _named(session: Session, text: str) -> str:
    names = people.names(session, people.named_like(session, text))
    return next(iter(names)) if len(names) == 1 else text


@kept_answer
def _choices(session: Session) -> Sequence[Choice]:
    return [Choice(one.name, one.name) for one in people.in_most_episodes(session, _OFFERED_NAMES)]


def _count(found: Counting) -> Counter[Choice]:
    said = Counter(found.counts["speaker"]).most_common(MOST_VALUES)
    names = people.by_ids(found.session, [key for key, _ in said])
    return Counter({Choice(names[key], names[key]): number for key, number in said if key in names})


FILTER = Filter(
    place=30,
    name="speaker",
    label="Speaker",
    plural="Speakers",
    typed=("speaker", "said"),
    examples=("speaker:solheim", 'said:"Ingrid Solheim"'),
    finds="what somebody said, by their address or words of their name",
    takes="a speaker's address, or words of their name",
    allowed=_allowed,
    named=_named,
    choices=_choices,
    is_free=True,
    count=_count,
)
