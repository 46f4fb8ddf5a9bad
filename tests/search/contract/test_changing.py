"""Filling an engine, changing what it holds, asking it meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from app.archive.answers.filter import query_of
from app.search.finding import find
from tests.search.contract.queries import EVERY, groups
from tests.search.contract.talks import TALKS, indexed, names


def found(engine, typed):
    query = query_of(typed)
    return names([hit.passage_id for hit in find(engine, query, 50, query.scope).hits])


def test_an_empty_engine(fresh):
    assert found(fresh, "bell") == []
    assert fresh.contents() == {}
    assert fresh.with_run(["bell"], 5) == []
    assert fresh.lexicon().words.passages == 0
    assert fresh.lexicon().frequency("bell") == 0
    assert fresh.flaw == ""
    fresh.warm()


def test_what_it_holds(fresh):
    fresh.replace([indexed(talk, revision=talk.id) for talk in TALKS])
    assert fresh.contents() == {talk.id: talk.id for talk in TALKS}
    assert fresh.flaw == ""


def test_a_talk_is_replaced_whole(fresh):
    fresh.replace([indexed(TALKS[0]), indexed(TALKS[1])])
    shorter = indexed(TALKS[0], 2)
    fresh.replace([type(shorter)(1, 2, "Another", "en", shorter.passages[4:])])
    assert fresh.contents() == {1: 2, 2: 1}
    assert found(fresh, "radio") == []
    assert found(fresh, "sea") == ["A5"]
    assert found(fresh, "harbour master") == []
    assert found(fresh, "herring") == ["B3", "B5"]


def test_a_talk_is_removed(fresh):
    fresh.replace(map(indexed, TALKS))
    fresh.remove([1, 99])
    assert 1 not in fresh.contents()
    assert found(fresh, "bell") == ["B1"]
    assert fresh.with_run(["tide", "tables"], 5) == []


def test_a_start_anew(fresh):
    fresh.replace([indexed(TALKS[0])])
    fresh.rebuild([indexed(TALKS[1])])
    assert fresh.contents() == {2: 1}
    assert found(fresh, "bell") == ["B1"]
    fresh.rebuild([])
    assert fresh.contents() == {}


@pytest.mark.parametrize("size", [1, 2, 3, 8])
@pytest.mark.parametrize("step", [1, -1])
def test_it_does_not_matter_in_how_many_pieces_talks_come_nor_which_comes_first(
    fresh, at_once, size, step
):
    talks = TALKS[::step]
    for start in range(0, len(talks), size):
        fresh.replace(map(indexed, talks[start : start + size]))
    for typed in EVERY:
        query = query_of(typed)
        for order, grouped in (("relevance", False), ("relevance", True), ("newest", False)):
            answers = [
                find(one, query, 50, query.scope, order, grouped=grouped)
                for one in (fresh, at_once)
            ]
            assert answers[0].hits == answers[1].hits
            assert answers[0].total == answers[1].total
            assert answers[0].counts == answers[1].counts


def test_what_is_found_in_talks_that_came_all_at_once(at_once):
    for typed, answer in EVERY.items():
        wanted = [name for group in groups(answer) for name in group]
        hits = found(at_once, typed)
        assert set(hits) >= set(wanted) - {"..."}
        assert "..." in wanted or set(hits) == set(wanted)


@pytest.mark.parametrize(
    ("run", "stands"),
    [
        ("tide tables", "A1"),
        ("bell told him where the land lay", "A4"),
        ("church bell", "A4 B1"),
        ("tables tide", ""),
        ("sea began a church", ""),
        ("bells", ""),
        ("cafe by the pier", "E4"),
        ("", ""),
    ],
)
def test_runs_that_stand_just_so_by_where_they_begin(engine, run, stands):
    assert sorted(names(engine.with_run(run.split(), 10))) == stands.split()


def test_no_more_runs_than_asked_for(engine):
    assert len(engine.with_run(["the"], 3)) == 3


def test_many_may_ask_at_once(engine):
    alone = [found(engine, typed) for typed in EVERY]
    with ThreadPoolExecutor(6) as many:
        assert list(many.map(lambda typed: found(engine, typed), EVERY)) == alone


def test_a_warm_engine_finds_the_same(fresh, engine):
    fresh.replace(map(indexed, TALKS))
    fresh.warm()
    assert set(found(fresh, "church bell fog")) == set(found(engine, "church bell fog"))


def test_what_it_holds_of_a_talk_is_told_by_a_number_however_it_came_in(fresh, engine):
    fresh.replace(map(indexed, TALKS))
    whole = fresh.digests()
    assert whole == engine.digests()
    assert len(set(whole.values())) == len(TALKS)
    talk = indexed(TALKS[0])
    others = [
        replace(talk, title="Another"),
        replace(talk, revision=2),
        replace(talk, passages=talk.passages[1:]),
        replace(talk, passages=talk.passages[::-1]),
        replace(talk, passages=(replace(talk.passages[0], turns=()), *talk.passages[1:])),
    ]
    for other in others:
        fresh.replace([other])
        assert fresh.digests()[1] != whole[1]
    fresh.replace([talk])
    assert fresh.digests() == whole
