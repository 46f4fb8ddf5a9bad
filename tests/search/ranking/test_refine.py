"""Looking closer at candidates, which are plain numbers and tokens here."""

import datetime
from dataclasses import replace

import pytest

from app.language.tokens import text_tokens
from app.search.codes import codes
from app.search.port import Candidate, Plan, QueryTerm, Retrieved
from app.search.query.parser import parse
from app.search.query.tree import Word
from app.search.ranking.refine import refine
from app.search.weights import WEIGHTS


def plan(typed):
    query = parse(typed)
    terms = {Word(word): QueryTerm(word, (word,), (), 1.0) for word in query.words}
    return Plan(query, terms, WEIGHTS.ranking)


def candidate(number, text="", score=1.0, next_text=""):
    own = text_tokens(text)
    tokens = codes([*own, *text_tokens(next_text)])
    return Candidate(number, number // 100, score, tokens=tokens, own=len(own))


def order(candidates, typed="rope tar", by="relevance", limit=10, **found):
    hits = refine(Retrieved(candidates, **found), plan(typed), by, limit)
    return [hit.passage_id for hit in hits]


APART = "rope and a very long way from it in the shed behind the mill tar"


def test_words_side_by_side_come_before_words_apart():
    assert order([candidate(101, APART), candidate(102, "some tar rope"), candidate(103)]) == [
        102,
        101,
        103,
    ]


def test_words_in_the_querys_order_come_first():
    assert order([candidate(101, "tar rope"), candidate(102, "rope tar")]) == [102, 101]


def test_a_run_may_end_in_the_next_passage():
    both = candidate(102, "a rope", next_text="tar")
    assert order([candidate(101, "a rope"), both]) == [102, 101]


def test_a_run_in_the_next_passage_is_that_ones():
    beyond = candidate(101, "a gull", next_text="rope tar")
    assert order([candidate(102, "rope in the shed tar"), beyond])[0] == 102


def test_what_has_no_tokens_keeps_its_score():
    hits = refine(Retrieved([candidate(101, score=2.5)]), plan("rope tar"), "relevance", 5)
    assert [(hit.passage_id, hit.episode_id, hit.score) for hit in hits] == [(101, 1, 2.5)]


def test_a_single_word_has_nothing_to_stand_beside():
    found = Retrieved([candidate(101, "rope"), candidate(102, "rope rope", score=0.5)])
    assert [hit.score for hit in refine(found, plan("rope"), "relevance", 5)] == [1.0, 0.5]


def test_variants_and_forms_stand_for_their_word():
    given = plan("ropes tar")
    terms = {
        **given.terms,
        Word("ropes"): QueryTerm("ropes", ("rope",), (), 1.0, ("rope", "ropes")),
    }
    found = Retrieved([candidate(101, "a shed"), candidate(102, "rope tar")])
    best, other = refine(found, replace(given, terms=terms), "relevance", 5)
    assert (best.passage_id, other.score) == (102, 1.0)


def test_a_long_quote_that_stands_word_by_word_is_looked_at_no_closer():
    typed = "one two three four five six seven eight nine ten eleven twelve"
    found = Retrieved([candidate(101, score=2.0), candidate(102, typed)], is_quoted=True)
    assert [hit.score for hit in refine(found, plan(typed), "relevance", 5)] == [2.0, 1.0]
    looked = refine(replace(found, is_quoted=False), plan(typed), "relevance", 5)
    assert looked[0].passage_id == 102


def test_of_equal_ones_the_first_in_the_archive_comes_first():
    assert order([candidate(203), candidate(101), candidate(202)]) == [101, 202, 203]


DATES = {1: datetime.date(2020, 5, 1), 2: datetime.date(2021, 5, 1), 3: datetime.date(2020, 5, 1)}


@pytest.mark.parametrize(
    ("by", "expected"), [("newest", [201, 301, 101, 401]), ("oldest", [301, 101, 201, 401])]
)
def test_by_date_the_better_of_a_day_first_and_undated_ones_last(by, expected):
    found = [candidate(401, score=9), candidate(101), candidate(301, score=2), candidate(201)]
    assert order(found, by=by, dates=DATES) == expected


def test_candidates_are_put_in_order_by_date():
    found = [candidate(101, score=3), candidate(301, score=2), candidate(201, score=1)]
    assert order(found, by="newest", limit=2, dates=DATES) == [201, 101]
