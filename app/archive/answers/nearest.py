"""Where nobody says a quoted phrase just so: the nearest there is, and how it differs."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.archive.answers.quoting import held_against
from app.language.fillers import fillers
from app.language.tokens import text_tokens
from app.quotes.check import QuotePlace
from app.quotes.differences import Difference
from app.search.finding import Found
from app.search.port import Counts
from app.search.query.tree import All, Node, Phrase, Query, Word

LEAST_SHARE = 0.6
"""Share of a phrase's words that must stand in one place for it to be near."""
NEAREST_PASSAGES = 20
"""Passages that are held against the phrases."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """What was found instead of a query's phrases, the nearest first, by which words, and how the
    phrases differ from each of these passages, by their numbers."""

    query: Query
    found: Found
    differences: Mapping[int, Sequence[Difference]]


def phrases_of(query: Query) -> list[Phrase]:
    """The phrases of several words that a hit must hold."""
    return [phrase for phrase in query.phrases if len(phrase.tokens) > 1]


def nearest_passages(
    session: Session, query: Query, find: Callable[[Query, int], Found]
) -> Nearest:
    """The passages in which most of each phrase of a query stands, if any. `find` finds at most so
    many passages for a query."""
    apart = _apart(query)
    found = find(apart, NEAREST_PASSAGES)
    ids = [hit.passage_id for hit in found.hits]
    near: dict[int, list[QuotePlace]] = {key: [] for key in ids}
    phrases = phrases_of(query)
    for phrase in phrases:
        for passage, place in held_against(session, ids, phrase.tokens):
            is_here = passage.first <= (place.first + place.last) // 2 < passage.last
            if place.share >= LEAST_SHARE and is_here:
                near[passage.id].append(place)
    hits = [hit for hit in found.hits if len(near[hit.passage_id]) == len(phrases)]
    hits.sort(key=lambda hit: -sum(place.share for place in near[hit.passage_id]))
    counts: Counts = {
        "episode": Counter(hit.episode_id for hit in hits),
        "speaker": {},
    }
    own = set(query.words)
    differences = {
        key: [one for place in places for one in place.differences if not _is_slip(one, own)]
        for key, places in near.items()
    }
    return Nearest(
        apart, replace(found, total=len(hits), hits=tuple(hits), counts=counts), differences
    )


def _is_slip(one: Difference, own: Collection[str]) -> bool:
    """Whether nothing but fillers, or words of the query said again, stand here and aren't quoted:
    that is no difference."""
    said = text_tokens(one.said)
    return not one.quoted and not set(said) - fillers(("en",)) - set(own)


def _apart(query: Query) -> Query:
    """The query with the words of its phrases apart from each other."""
    nodes: list[Node] = []
    for node in query.root.nodes:
        if isinstance(node, Phrase) and len(node.tokens) > 1:
            nodes += map(Word, node.tokens)
        else:
            nodes.append(node)
    return replace(query, root=All(tuple(nodes)))
