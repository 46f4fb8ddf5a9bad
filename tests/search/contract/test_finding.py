"""Sets, orders and counts of what is found in the talks."""

from collections import Counter
from dataclasses import replace

import pytest

from app.archive.answers.filter import query_of
from app.language.tokens import text_tokens
from app.search.expansion.plan import expand
from app.search.finding import find
from app.search.port import Engine
from app.search.query.parser import parse
from app.search.query.scope import Favour, Scope, Wish
from app.search.query.tree import in_any_order, of_words
from app.search.weights import WEIGHTS
from tests.search.contract.queries import EVERY, TABLES, groups
from tests.search.contract.talks import SPEAKERS, TALKS, names, number

ALL = 50


def asked(engine: Engine, typed: str, limit: int = ALL, **more):
    query = query_of(typed)
    return find(engine, query, limit, query.scope, **more)


def found(engine: Engine, typed: str, limit: int = ALL, **more) -> list[str]:
    return names([hit.passage_id for hit in asked(engine, typed, limit, **more).hits])


def test_whom_a_question_names_is_favoured_and_nobody_else_is_lost(engine):
    asking = query_of("dora tables")
    favour = Favour(("dora",), Scope((Wish("speaker", "dora"),)))
    hits = find(engine, replace(asking, favour=favour), ALL).hits
    assert names([hit.passage_id for hit in hits])[0] == "C5"
    assert set(found(engine, "tables")) <= set(names([hit.passage_id for hit in hits]))


def test_no_query_is_asked_twice():
    assert len(EVERY) == sum(map(len, TABLES))


@pytest.mark.parametrize(("typed", "answer"), EVERY.items())
def test_what_is_found(engine, typed, answer):
    hits = found(engine, typed)
    assert len(hits) == len(set(hits))
    for group in groups(answer):
        if group == {"..."}:
            return
        assert set(hits[: len(group)]) == group
        hits = hits[len(group) :]
    assert hits == []


@pytest.mark.parametrize("typed", ["bell", "tables", "fog bell", "the", "sutskever", "zebra"])
def test_hits_are_counted_in_all_and_by_episode(engine, typed):
    answer = asked(engine, typed)
    hits = [hit.passage_id for hit in answer.hits]
    assert answer.total == len(hits)
    assert answer.counts["episode"] == Counter(hit // 100 for hit in hits)


@pytest.mark.parametrize("typed", ["bell", "tables", "fog bell", "the", '"tide tables"', "zebra"])
def test_whoever_says_some_of_it_is_counted_as_often_as_they_are_found_when_asked_for(
    engine, typed
):
    answer = asked(engine, typed, is_counted=True)
    assert asked(engine, typed).counts["speaker"] == {}
    counts = answer.counts["speaker"]
    for key, name in enumerate(SPEAKERS):
        theirs = find(engine, query_of(typed), ALL, Scope((Wish("speaker", name),)))
        if key in counts:
            assert counts[key] == theirs.total > 0
        else:
            assert not {one.passage_id for one in theirs.hits} & {
                one.passage_id for one in answer.hits
            }


def test_a_limit_cuts_the_hits_and_not_the_counts(engine):
    whole, three = asked(engine, "the"), asked(engine, "the", 3)
    assert three.hits == whole.hits[:3]
    assert (three.total, three.counts) == (whole.total, whole.counts)


def test_hits_say_which_talk_they_are_of(engine):
    for hit in asked(engine, "bell").hits:
        assert hit.episode_id == hit.passage_id // 100


@pytest.mark.parametrize(
    ("order", "talks"), [("newest", "HDCAF"), ("oldest", "FACDH"), ("relevance", None)]
)
def test_hits_by_date_of_which_undated_come_last(engine, order, talks):
    hits = found(engine, "row OR swim OR coffee OR naive OR weit OR radio OR gull", order=order)
    letters = "".join(hit[0] for hit in hits)
    assert sorted(letters) == sorted("ACDEFGH")
    if talks:
        assert letters[:5] == talks
        assert set(letters[5:]) == {"E", "G"}


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("grouped", [False, True])
def test_all_hits_are_put_in_order_however_few_are_asked_for(engine, order, grouped):
    typed = "the or bell or a or tables"
    whole = found(engine, typed, order=order, grouped=grouped)
    assert len(whole) == len({name[0] for name in whole} if grouped else set(whole))
    for limit in (1, 2, 5, 9):
        assert found(engine, typed, limit, order=order, grouped=grouped) == whole[:limit]


def test_the_newest_are_those_of_all_hits_and_not_of_the_best(engine):
    assert set(found(engine, "church bell fog", 2)) == {"A4", "B1"}
    assert found(engine, "church bell fog", 2, order="newest") == ["B1", "B2"]


def test_the_best_of_each_episode(engine):
    assert found(engine, "bell", grouped=True) in (["A4", "B1"], ["B1", "A4"])
    tables = found(engine, "tide tables", grouped=True)
    assert tables[0] == "A1"
    assert set(tables) == {"A1", "C5", "E4"}
    assert found(engine, "herring", grouped=True) == found(engine, "herring")[:1]
    assert asked(engine, "herring", grouped=True).total == 2


def test_what_an_owner_says_is_heard(engine):
    heard = {("augustin", "fresnel"): [("lamps",)], ("zhenya", "kowalska"): [("pebbles",)]}
    assert found(engine, "Augustin", heard_as=heard) == ["C3"]
    assert found(engine, "Kowalska", heard_as=heard) == ["G5"]
    assert found(engine, "Kowalska") == []


def test_words_as_they_were_said_find_nothing_that_sounds_alike(engine):
    hits = find(engine, of_words(["sutskever"]), ALL).hits
    assert names([hit.passage_id for hit in hits]) == ["E1"]


@pytest.mark.parametrize(("timing", "table"), [("interpolated", "C5"), ("estimated", "E4")])
def test_a_scope_by_timing(engine, timing, table):
    hits = find(engine, parse("tables"), ALL, Scope((Wish("timing", timing),))).hits
    assert names([hit.passage_id for hit in hits]) == [table]


def plan(engine: Engine, typed: str):
    return expand(parse(typed), engine.lexicon(), {}, WEIGHTS)


@pytest.mark.parametrize("typed", ["church bell fog", "rope tar", "tables chairs", "Sutskever"])
def test_candidates_come_by_their_score_so_far(engine, typed):
    candidates = engine.retrieve(plan(engine, typed), Scope(), "relevance", ALL).candidates
    scores = [round(one.score, 4) for one in candidates]
    assert scores == sorted(scores, reverse=True)


def test_a_quote_that_stands_word_by_word_is_told(engine):
    def is_quoted(typed: str) -> bool:
        return bool(engine.retrieve(plan(engine, typed), Scope(), "relevance", ALL).is_quoted)

    assert is_quoted("we rang it by hand all night while the fog lay on the bay")
    assert is_quoted("old church bell told")
    assert is_quoted("bell told him where the land")
    assert not is_quoted("the tide tables hang by the wireless in the office")
    assert not is_quoted("fog bell church")
    assert not is_quoted("church bell")  # too short for a quote


def test_dates_are_given_for_an_order_by_date_alone(engine):
    dated = engine.retrieve(plan(engine, "tables"), Scope(), "newest", ALL)
    assert dated.dates == {talk.id: talk.date for talk in TALKS if talk.letter in "AC"}


def test_scores_tell_passages_apart(engine):
    hits = {hit.passage_id: hit.score for hit in asked(engine, "church bell fog").hits}
    assert hits[number("A4")] > hits[number("B2")] > 0


@pytest.mark.parametrize("size", [3, 11, 24])
def test_every_run_of_a_talk_is_found_where_it_begins(engine, size):
    """Also those that go on over several passages."""
    for talk in TALKS:
        said = [
            (token, place)
            for place, passage in enumerate(talk.passages, 1)
            for token in text_tokens(passage.text)
        ]
        for first in range(0, len(said) - size, 2):
            run = [token for token, _ in said[first : first + size]]
            begins = number(f"{talk.letter}{said[first][1]}")
            assert begins in engine.with_run(run, ALL)


def test_words_in_any_order_count_as_such_and_not_as_a_run(engine):
    found = [
        hit.episode_id for hit in find(engine, in_any_order(of_words(["sutskever"])), ALL).hits
    ]
    assert found == [hit.episode_id for hit in find(engine, of_words(["sutskever"]), ALL).hits]
