"""What narrows a search besides its words: a filter, and all of them."""

import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from importlib import import_module
from operator import and_
from typing import NamedTuple

from sqlalchemy.orm import Session

from app.archive.answers import filters
from app.errors import VivaVoceError
from app.search.index.facts import Allowed
from app.search.port import Counts
from app.search.query.parser import parse
from app.search.query.scope import Scope, Typed, Value, Wish
from app.search.query.tree import Query
from app.store import episodes
from app.store.episodes import Filed

MOST_VALUES = 12
"""Values that a page offers to narrow by."""


class FilterError(VivaVoceError):
    """What was chosen can't be looked for; the message says what can."""


class Choice(NamedTuple):  # counted by the thousand
    """A value that can be chosen, and what it is called."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the passages found a value would narrow them to."""

    value: str
    name: str
    number: int


@dataclass(frozen=True)
class Counting:
    """The passages that a search found, to be counted."""

    session: Session
    counts: Counts

    @cached_property
    def filed(self) -> Mapping[int, Filed]:
        """Where the episodes belong."""
        return episodes.filed(self.session)

    def by_episode(self, of: Callable[[Filed], Choice | None]) -> Counter[Choice]:
        """The passages by something of their episodes."""
        found: Counter[Choice] = Counter()
        for episode_id, number in self.counts["episode"].items():
            filed = self.filed.get(episode_id)
            if filed and (choice := of(filed)):
                found[choice] += number
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A filter of `filters/`: a module there offers one as `FILTER`.

    `name` is what the form, the API and a scope call it, `label` and `plural` what the page does;
    those with a lower `place` come first. `typed` are the prefixes with which it is typed, the
    first of them what a choice means; `examples` and `finds` are its row in docs/search.md,
    `takes` says what can be chosen. `read` makes a value of a prefix and the text behind it,
    None where it is none; `allowed` is what the store makes of the value.

    `named` is what a chosen text is called. `choices` are what the form offers, where it offers
    any; where it `is_free` other text can be written too. `count` counts the passages found by
    it, where that can be told; a page shows those that are not `is_folded`.
    """

    place: int
    name: str
    label: str
    plural: str
    typed: tuple[str, ...]
    examples: tuple[str, ...]
    finds: str
    takes: str
    allowed: Callable[[Session, Value], Allowed]
    read: Callable[[str, str], Value | None] = lambda _, text: text
    named: Callable[[Session, str], str] = lambda _, text: text
    choices: Callable[[Session], Sequence[Choice]] | None = None
    is_free: bool = False
    count: Callable[[Counting], Counter[Choice]] | None = None
    is_folded: bool = False

    def wish(self, text: str) -> Wish:
        """What is wished by choosing a text. Raises FilterError where it is none to choose."""
        value = self.read(self.typed[0], text.strip())
        if value is None:
            raise FilterError(f"`{self.name}` takes {self.takes}; “{text[:100]}” is none.")
        return Wish(self.name, value)


@cache
def all_filters() -> tuple[Filter, ...]:
    """Every filter that the modules of `filters/` offer, each in its place: a new one is a new file
    there."""
    names = (module.name for module in pkgutil.iter_modules(filters.__path__))
    found = [import_module(f"{filters.__name__}.{name}").FILTER for name in names]
    return tuple(sorted(found, key=lambda known: known.place))


def query_of(text: str) -> Query:
    """What was typed, taken apart with all filters."""
    return parse(text, [Typed(one.name, one.typed, one.read) for one in all_filters()])


def scope_of(chosen: Mapping[str, str]) -> Scope:
    """The scope of what was chosen, by the names of filters. Raises FilterError."""
    return Scope(tuple(one.wish(text) for one in all_filters() if (text := chosen.get(one.name))))


def allowed(session: Session, scope: Scope) -> Allowed:
    """The numbers of what a scope lets through."""
    known = {one.name: one for one in all_filters()}
    each = (known[wish.filter].allowed(session, wish.value) for wish in scope.wishes)
    return reduce(and_, each, Allowed())


def value_counts(session: Session, counts: Counts) -> dict[str, list[Count]]:
    """What the passages found could be narrowed to, the most first, by the names of filters."""
    counting = Counting(session, counts)
    return {
        one.name: _most(one.count(counting).most_common(MOST_VALUES))
        for one in all_filters()
        if one.count
    }


def _most(counted: Iterable[tuple[Choice, int]]) -> list[Count]:
    return [Count(choice.value, choice.name, number) for choice, number in counted]


def as_table() -> str:
    """The filters as a table of the documentation."""
    rows = [
        f"| {', '.join(f'`{example}`' for example in one.examples)} | `{one.name}` | {one.finds} |"
        for one in all_filters()
    ]
    return "\n".join(["| typed | in form and API | finds |", "|---|---|---|", *rows])
