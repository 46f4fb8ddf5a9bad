"""Find passages: a query is expanded, an engine retrieves candidates, ranking refines them."""

from dataclasses import dataclass, field, replace
from types import MappingProxyType

from app.search.expansion.plan import HeardAs, expand
from app.search.port import Counts, Engine, Order, QueryTerm, Retrieved
from app.search.query.scope import EVERYTHING, Scope
from app.search.query.tree import Query
from app.search.ranking.refine import Hit, refine
from app.search.weights import WEIGHTS, Weights

NOBODY: HeardAs = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Found:
    """The hits in order, how many there are in all and by what holds them, and the terms that
    counted."""

    total: int
    hits: tuple[Hit, ...]
    terms: tuple[QueryTerm, ...] = ()
    counts: Counts = field(default_factory=lambda: Retrieved().counts)


def find(
    engine: Engine,
    query: Query,
    limit: int,
    scope: Scope = EVERYTHING,
    order: Order = "relevance",
    heard_as: HeardAs = NOBODY,
    weights: Weights = WEIGHTS,
    is_explained: bool = False,
    grouped: bool = False,
    is_counted: bool = False,
) -> Found:
    """The first `limit` passages of all that a query finds, in the order asked for; no error
    whatever was typed. Without words all that the scope lets through, as it
    comes. Where `grouped`, only the best one of each episode.
    `heard_as` is what the archive's owner says is heard for names. Where it `is_explained`, each
    hit tells what its score is made of; where hits are counted by who says them, `is_counted`."""
    if query.is_empty and scope == EVERYTHING:
        return Found(0, ())
    plan = expand(query, engine.lexicon(), heard_as, weights)
    plan = replace(plan, is_explained=is_explained, is_counted=is_counted)
    found = engine.retrieve(plan, scope, order, limit, grouped)
    hits = refine(found, plan, order, limit, grouped)
    return Found(found.total, tuple(hits), tuple(plan.terms.values()), found.counts)
