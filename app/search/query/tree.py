"""A query, taken apart: a small tree of words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.search.query.scope import EVERYTHING, Favour, Scope

MOST_WORDS = 80
"""Words of a query that count; what comes after is passed over."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that counts for what it is worth."""

    token: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins so."""

    letters: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand in this order, with at most `slop` others in between."""

    tokens: tuple[str, ...]
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Not:
    """What must not stand in a hit."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """Parts that belong together: the more of them stand in a passage, the better."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Parts of which the best one counts."""

    nodes: tuple["Node", ...]


Node = Word | Prefix | Phrase | Not | All | Any


@dataclass(frozen=True, slots=True)
class Query:
    """A query, taken apart. All tokens are folded as the index folds them.

    `words` are all tokens that a hit may hold, in the order typed. `scope` is what was typed of
    where to look. `is_as_said` tells that nothing need be found that sounds alike. `favour` is for
    what a question asks for without ruling out anything else.
    """

    text: str
    root: All = All(())
    words: tuple[str, ...] = ()
    scope: Scope = EVERYTHING
    is_as_said: bool = False
    favour: Favour | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing in it that a passage could match."""
        return not self.words

    @property
    def is_tied(self) -> bool:
        """Whether words are wished for just as they are, in a row: a phrase, or an exact word."""
        return _is_tied(self.root)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases that a hit must hold."""
        return tuple(node for node in self.root.nodes if isinstance(node, Phrase))


def _is_tied(node: Node) -> bool:
    match node:
        case Phrase():
            return True
        case All(nodes) | Any(nodes):
            return any(map(_is_tied, nodes))
        case _:
            return False


def of_words(tokens: Sequence[str]) -> Query:
    """The query of these tokens, as they were said."""
    words = tuple(tokens[:MOST_WORDS])
    return Query(" ".join(words), All(tuple(map(Word, words))), words, is_as_said=True)


def in_any_order(query: Query) -> Query:
    """A query the order of whose words says nothing: no passage is looked through for runs of
    them."""
    return replace(query, root=All((query.root,)))
