"""Look closer at candidates: how the query's words stand together in them.

The same for every engine: what it sees of a passage are its tokens.
"""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.search.codes import code
from app.search.port import Candidate, Order, Plan, Retrieved
from app.search.query.tree import Word
from app.search.ranking.proximity import Slot, densest, nearness, places_in


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, by its number in the store. `meaning` is how near the sense of
    its words is to the query's (-1 to 1), 0 where that didn't count."""

    passage_id: int
    episode_id: int
    score: float
    meaning: float = 0.0


def refine(found: Retrieved, plan: Plan, order: Order, limit: int) -> list[Hit]:
    """The best `limit` candidates, in the order asked for."""
    is_sure = found.is_quoted and len(plan.query.words) >= plan.weights.verbatim.long_words
    closer = {} if is_sure else _looked_closer(found.candidates, plan)
    hits = [
        Hit(
            one.passage_id,
            one.episode_id,
            round(closer.get(one.passage_id, one.score), 4),
            round(one.meaning, 3),
        )
        for one in found.candidates
    ]
    hits.sort(key=lambda hit: (-hit.score, hit.passage_id))
    best = hits[:limit]
    return best if order == "relevance" else _by_date(best, found.dates, order == "newest")


def _by_date(
    hits: Sequence[Hit], dates: Mapping[int, datetime.date], is_newest_first: bool
) -> list[Hit]:
    """Hits by the dates of their episodes, those of a day as they come; undated ones last."""
    dated = [hit for hit in hits if hit.episode_id in dates]
    dated.sort(key=lambda hit: dates[hit.episode_id], reverse=is_newest_first)
    return [*dated, *(hit for hit in hits if hit.episode_id not in dates)]


def _looked_closer(found: Sequence[Candidate], plan: Plan) -> dict[int, float]:
    """The scores of passages whose tokens are given, with what words add that stand together."""
    closest = [one for one in found if one.own]
    if len(plan.query.words) < 2:
        return {}
    weights = plan.weights.proximity
    slots, idf = _slots(plan)
    whole = max(1e-9, sum(idf))
    scores = {}
    for one, places in zip(closest, places_in([one.tokens for one in closest], slots), strict=True):
        score = one.score + weights.together * nearness(places, one.own, idf, weights)
        dense = densest(places, idf, weights.breath_words)
        scores[one.passage_id] = score + weights.in_one_breath * dense * dense / whole
    return scores


def _slots(plan: Plan) -> tuple[dict[int, list[Slot]], list[float]]:
    """The codes of what may stand for each word of the query, and the idf of each."""
    weights = plan.weights.proximity
    slots: dict[int, list[Slot]] = {}
    idf = []
    seen: Counter[str] = Counter()
    for place, word in enumerate(plan.query.words):
        term = plan.terms.get(Word(word))
        idf.append(term.idf if term else 0.0)
        seen[word] += 1
        if term is None or seen[word] > weights.again_words:
            continue
        slots.setdefault(code(word), []).append(Slot(place, 1.0))
        for form in term.forms:
            if form != word:
                slots.setdefault(code(form), []).append(Slot(place, weights.other_form))
        for variant in term.variants:
            slots.setdefault(code(variant.tokens[-1]), []).append(Slot(place, variant.weight))
    return slots, idf
