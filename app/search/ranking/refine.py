"""Look closer at candidates: how the query's words stand together in them.

The same for every engine: what it sees of a passage are its tokens.
"""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.search.codes import code
from app.search.explanation import Explanation
from app.search.port import Candidate, Order, Plan, Retrieved
from app.search.query.tree import Word
from app.search.ranking.meant import ByWords, Meant, meant
from app.search.ranking.proximity import Pair, Slot, densest, pairs_near, places_in


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, by its number in the store. `meaning` is how near the sense of
    its words is to the query's (-1 to 1), 0 where that didn't count. `has_slips` tells that a
    phrase stands there only with fillers, words said twice or false starts in between.
    `explanation` tells what the score is made of, where the plan asks for that."""

    passage_id: int
    episode_id: int
    score: float
    meaning: float = 0.0
    has_slips: bool = False
    explanation: Explanation | None = None


def refine(
    found: Retrieved, plan: Plan, order: Order, limit: int, grouped: bool = False
) -> list[Hit]:
    """The first `limit` candidates, in the order asked for; where `grouped`, the best one of each
    episode."""
    closer = _closer(found, plan)
    added = meant(_by_words(found.candidates, closer, plan))
    hits = [
        _hit(one, closer.get(one.passage_id, _NOTHING), added.get(one.passage_id), plan)
        for one in found.candidates
    ]
    hits.sort(key=lambda hit: (hit.has_slips, -hit.score, hit.passage_id))
    if grouped:
        first = {hit.episode_id: hit for hit in reversed(hits)}
        hits = [hit for hit in hits if first[hit.episode_id] is hit]
    if order != "relevance":
        hits = _by_date(hits, found.dates, order == "newest")
    return hits[:limit]


def _by_date(
    hits: Sequence[Hit], dates: Mapping[int, datetime.date], is_newest_first: bool
) -> list[Hit]:
    """Hits by the dates of their episodes, those of a day as they come; undated ones last."""
    dated = [hit for hit in hits if hit.episode_id in dates]
    dated.sort(key=lambda hit: dates[hit.episode_id], reverse=is_newest_first)
    return [*dated, *(hit for hit in hits if hit.episode_id not in dates)]


@dataclass(frozen=True, slots=True)
class _Together:
    """What the words of a query add to a score that stand together in a passage: the pairs of
    them that stand near each other, and those that were said in one breath; which share of the
    query's idf these are."""

    pairs: Mapping[Pair, float]
    breath: float
    share: float

    @property
    def score(self) -> float:
        """All of it."""
        return sum(self.pairs.values()) + self.breath

    def explained(self, words: Sequence[str]) -> tuple[Explanation, ...]:
        """The same, part by part; `words` are the query's."""
        pairs = tuple(
            Explanation(value, f"“{words[left]}” and “{words[right]}”")
            for (left, right), value in self.pairs.items()
        )
        return (
            Explanation(sum(self.pairs.values()), "words near each other", pairs),
            Explanation(self.breath, "words in one breath"),
        )


_NOTHING = _Together({}, 0.0, 0.0)


def _hit(one: Candidate, closer: _Together, added: Meant | None, plan: Plan) -> Hit:
    score = round(one.score + closer.score + (added.score if added else 0.0), 4)
    explanation = None
    if one.explanation:
        parts = (*closer.explained(plan.query.words), *(added.explained() if added else ()))
        explanation = Explanation(score, "score", (one.explanation, *parts))
    meaning = round(one.meaning, 3)
    return Hit(one.passage_id, one.episode_id, score, meaning, one.has_slips, explanation)


def by_words(found: Retrieved, plan: Plan) -> ByWords:
    """The candidates that were looked at or are near by meaning, with what words tell of them."""
    return _by_words(found.candidates, _closer(found, plan), plan)


def _by_words(found: Sequence[Candidate], closer: Mapping[int, _Together], plan: Plan) -> ByWords:
    some = [one for one in found if one.own or one.meaning]
    words = [one.score + closer.get(one.passage_id, _NOTHING).score for one in some]
    breath = max((one.share for one in closer.values()), default=0.0)
    worth = sum(_idf(plan)) or 1.0
    return ByWords(some, np.array(words, dtype=np.float64), worth, breath)


def _closer(found: Retrieved, plan: Plan) -> dict[int, _Together]:
    """Looked closer, unless a long quote stands word by word: then that tells no more."""
    is_sure = found.is_quoted and len(plan.query.words) >= plan.weights.verbatim.long_words
    return {} if is_sure else _looked_closer(found.candidates, plan)


def _looked_closer(found: Sequence[Candidate], plan: Plan) -> dict[int, _Together]:
    """For passages whose tokens are given what words add that stand together."""
    closest = [one for one in found if one.own]
    if len(plan.query.words) < 2:
        return {}
    weights = plan.weights.proximity
    slots, idf = _slots(plan), _idf(plan)
    whole = max(1e-9, sum(idf))
    added = {}
    for one, places in zip(closest, places_in([one.tokens for one in closest], slots), strict=True):
        pairs = pairs_near(places, one.own, idf, weights)
        dense = densest(places, idf, weights.breath_words)
        together = {pair: weights.together * value for pair, value in pairs.items()}
        breath = weights.in_one_breath * dense * dense / whole
        added[one.passage_id] = _Together(together, breath, dense / whole)
    return added


def _idf(plan: Plan) -> list[float]:
    """The idf of each word of the query."""
    terms = (plan.terms.get(Word(word)) for word in plan.query.words)
    return [term.idf if term else 0.0 for term in terms]


def _slots(plan: Plan) -> dict[int, list[Slot]]:
    """The codes of what may stand for each word of the query."""
    weights = plan.weights.proximity
    slots: dict[int, list[Slot]] = {}
    seen: Counter[str] = Counter()
    for place, word in enumerate(plan.query.words):
        term = plan.terms.get(Word(word))
        seen[word] += 1
        if term is None or seen[word] > weights.again_words:
            continue
        slots.setdefault(code(word), []).append(Slot(place, 1.0))
        for form in term.forms:
            if form != word:
                slots.setdefault(code(form), []).append(Slot(place, weights.other_form))
        for variant in term.variants:
            slots.setdefault(code(variant.tokens[-1]), []).append(Slot(place, variant.weight))
    return slots
