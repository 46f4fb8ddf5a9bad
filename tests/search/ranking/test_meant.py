"""What passages mean beside how their words are ranked; candidates are plain numbers here."""

import numpy as np
import pytest

from app.search.explanation import Explanation
from app.search.port import Candidate, Plan, QueryTerm, Retrieved
from app.search.query.parser import parse
from app.search.query.tree import Word
from app.search.ranking.meant import (
    OF_MEANING,
    OF_QUERY,
    OF_WORDS,
    ByWords,
    Features,
    features,
    learned,
)
from app.search.ranking.refine import refine
from app.search.weights import WEIGHTS
from training.meant import Judged, fit, scores

QUESTION = "why did the family leave the island"


def candidate(number, score, covered, meaning=0.0, around=0.0):
    told = Explanation(score, "words")
    return Candidate(number, number // 100, score, covered, meaning, around, explanation=told)


def found(candidates, typed=QUESTION):
    query = parse(typed)
    terms = {Word(word): QueryTerm(word, (word,), (), 1.0) for word in query.words}
    plan = Plan(query, terms, WEIGHTS.ranking, is_explained=True)
    return refine(Retrieved(candidates, 2_000), plan, "relevance", 10)


def test_a_near_passage_comes_first_where_words_tell_little_and_stays_behind_where_they_tell():
    unsaid = [candidate(101, 3.0, 0.3, 0.1), candidate(201, 0.5, 0.1, 0.7, 0.5)]
    said = [candidate(101, 14.0, 1.0, 0.4), candidate(201, 0.5, 0.1, 0.5, 0.3)]
    assert [hit.passage_id for hit in found(unsaid)] == [201, 101]
    assert [hit.passage_id for hit in found(said)] == [101, 201]


def test_where_nothing_is_known_of_meaning_words_alone_are_scored():
    assert [hit.score for hit in found([candidate(101, 3.0, 0.3)])] == [3.0]


def test_what_meaning_adds_is_told_and_adds_up():
    (hit, _) = found([candidate(201, 0.5, 0.1, 0.7, 0.5), candidate(101, 3.0, 0.3, 0.1)])
    parts = {part.description: part for part in hit.explanation.parts}
    assert sum(part.value for part in parts.values()) == pytest.approx(hit.score, abs=1e-3)
    assert parts["meaning"].parts[0].description == "70% the same"
    told = sum(part.value for part in parts["meaning"].parts)
    assert told > 0 and told == pytest.approx(parts["meaning"].value)


def test_words_are_counted_by_what_the_query_is_worth_and_not_by_the_best_of_them():
    strong, weak = (
        features(ByWords([candidate(101, score, 0.5)], np.array([score]), 7.0, 0.4))
        for score in (14.0, 3.5)
    )
    assert (strong.words[0, 0], weak.words[0, 0]) == (2.0, 0.5)
    assert strong.query.tolist() == [1.0, 0.5, 1.0, 0.4]


def test_nothing_ranks_lower_for_being_nearer():
    weights = learned()
    assert min(*weights.words, *weights.meaning) > 0


def test_meaning_is_learned_to_count_where_words_are_silent():
    def judged(held, right):
        words = np.array([[1.0, 1.0], [0.9, 0.5]])
        meaning = np.zeros((2, len(OF_MEANING)))
        meaning[1] = 0.5
        query = np.zeros(len(OF_QUERY))
        query[:2] = 1.0, held
        return Judged("a", Features(words, meaning, query), np.arange(2) == right)

    queries = [judged(0.1, 1), judged(1.0, 0)]
    weights = fit(queries, {})
    assert [int(scores(one.known, weights).argmax()) for one in queries] == [1, 0]
    assert (len(weights.words), len(weights.query)) == (len(OF_WORDS), len(OF_QUERY))
    with pytest.raises(ValueError, match="right candidate"):
        fit([], {})
