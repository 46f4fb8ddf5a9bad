"""Which passages a search may find, in facts: what somebody typed or chose, not what it comes to.

How an engine fulfils a scope is its own matter: it may ask the store, or hold the facts itself.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

Days = tuple[datetime.date | None, datetime.date | None]
"""Days `[first, last)`; either end may be missing."""
Value = str | Days
"""What a fact is to be: words, or days."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A fact that must hold of a passage: what is wished of `filter`, by its name."""

    filter: str
    value: Value


@dataclass(frozen=True, slots=True)
class Scope:
    """Wishes that must all be fulfilled, so two series find nothing; without any all is found."""

    wishes: tuple[Wish, ...] = ()

    def of(self, name: str) -> tuple[Value, ...]:
        """What is wished of the filter of that name."""
        return tuple(wish.value for wish in self.wishes if wish.filter == name)

    def __and__(self, other: "Scope") -> "Scope":
        """What both let through."""
        return Scope(self.wishes + other.wishes)


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Favour:
    """Passages that a scope lets through are favoured. `names` are the words of the query that
    ask for it."""

    names: tuple[str, ...]
    scope: Scope


@dataclass(frozen=True, slots=True)
class Typed:
    """How a filter is typed: one of `prefixes`, a colon, and what `read` takes (the prefix, and the
    text behind it) for a value, None for none: then the text is words like any other."""

    name: str
    prefixes: tuple[str, ...]
    read: Callable[[str, str], Value | None] = lambda _, text: text
