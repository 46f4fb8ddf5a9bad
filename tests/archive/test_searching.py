import pytest

from app.archive.searching import Filters, search


@pytest.fixture
def filled(archive):
    archive.write("topics.yaml", "[]")
    archive.write(
        "a/one.md", "---\ndate: 2019-01-01\n---\n**Anna Berg:** the bell in the fog\n\n**A:** x\n"
    )
    archive.write(
        "b/two.md", "---\ndate: 2021-01-01\n---\n**Ben Vik:** the bell at noon\n\n**B:** x\n"
    )
    archive.run_import()
    return archive


def slugs(filled, typed, filters=Filters()):
    answer = search(filled.database, filled.engine, typed, filters)
    assert answer.total == len(answer.hits)
    return sorted(hit.episode.slug for hit in answer.hits)


def test_filters_typed_and_filters_chosen_do_the_same(filled):
    assert slugs(filled, "bell") == ["one", "two"]
    assert slugs(filled, "bell speaker:anna") == ["one"]
    assert slugs(filled, "bell", Filters(speaker="ben-vik")) == ["two"]
    assert slugs(filled, "bell series:a") == ["one"]
    assert slugs(filled, "bell", Filters(series="b")) == ["two"]
    assert slugs(filled, "bell year:2020..") == ["two"]
    assert slugs(filled, "bell", Filters(year="2019")) == ["one"]
    assert slugs(filled, "bell in:two") == ["two"]
    assert slugs(filled, "bell speaker:nobody") == []


def test_marked_words_are_those_that_matched(filled):
    hit = search(filled.database, filled.engine, "fog bells").hits[0]
    assert [hit.words[number] for number in sorted(hit.marked)] == ["bell", "fog"]


@pytest.mark.parametrize("typed", ["", "   ", '"', "-", "-bell", "()", "speaker:", "\0", "🎉", "*"])
def test_odd_queries_give_an_empty_answer(filled, typed):
    assert search(filled.database, filled.engine, typed).total == 0
