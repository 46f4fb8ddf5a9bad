"""What a scope comes to in the store's numbers."""

import datetime
from contextlib import ExitStack

import pytest

from app.archive.answers.scoping import StoredFacts
from app.search.index.facts import Allowed
from app.search.query.scope import EVERYTHING, Scope, Wish
from app.store import episodes
from app.store.database import CONNECTIONS

DAY = datetime.date


def scope(**wishes):
    """A scope of some wishes for each filter, by its name."""
    return Scope(tuple(Wish(name, one) for name, each in wishes.items() for one in each))


@pytest.fixture(scope="module")
def made(archive_of):
    files = {
        "topics.yaml": "- {title: Sand, words: [sand]}\n- {title: Bell, words: [bell]}\n",
        "a/one.md": "---\ndate: 2019-01-01\n---\n**Anna Berg:** the sand in the fog\n",
        "b/two.md": "---\ndate: 2021-01-01\n---\n**Ben Berg:** the fog at noon\n",
        "b/three.md": "**Ben Vik:** nothing at all\n",
    }
    return archive_of(files)


@pytest.fixture
def filled(made, copy_of):
    return copy_of(made)


@pytest.fixture
def facts(filled):
    return StoredFacts(filled.database)


def slugs(filled, numbers):
    with filled.database.read() as session:
        return {row.slug for row in episodes.by_ids(session, list(numbers)).values()}


def test_raw_captions_are_what_a_machine_heard(filled):
    filled.write(
        "c/read.md", "**Ben Vik:** So, we went down to the quay. It was cold! Was it? Yes.\n"
    )
    filled.run_import()
    heard = slugs(filled, StoredFacts(filled.database).in_raw_captions())
    assert heard == {"one", "two", "three"}  # no capitals, no stops


@pytest.mark.parametrize(
    ("wished", "expected"),
    [
        (scope(episode=("one",)), {"one"}),
        (scope(episode=("one", "two")), set()),
        (scope(series=("a",)), {"one"}),
        (scope(series=("a", "b")), set()),
        (scope(series=("nothing",)), set()),
        (scope(year=((DAY(2019, 1, 1), DAY(2019, 1, 2)),)), {"one"}),
        (scope(year=((DAY(2019, 1, 2), None),)), {"two"}),
        (scope(year=((None, DAY(2021, 1, 1)),)), {"one"}),
        (scope(year=((DAY(2020, 1, 1), None), (None, DAY(2020, 1, 1)))), set()),
        (scope(year=((None, None),), series=("b",)), {"two", "three"}),
        (scope(timing=("estimated",)), {"one", "two", "three"}),
        (scope(timing=("exact",)), set()),
    ],
)
def test_episodes(filled, facts, wished, expected):
    allowed = facts.allowed(wished)
    assert slugs(filled, allowed.episodes) == expected
    assert (allowed.speakers, allowed.passages) == (None, None)


@pytest.mark.parametrize(
    ("wishes", "count"),
    [(("berg",), 2), (("berg", "ben"), 1), (("ben-vik",), 1), (("nobody",), 0), (("-",), 0)],
)
def test_speakers_each_wish_must_hold(facts, wishes, count):
    allowed = facts.allowed(scope(speaker=wishes))
    assert allowed.speakers is not None
    assert len(allowed.speakers) == count
    assert allowed.episodes is None


@pytest.mark.parametrize(
    ("wishes", "count"),
    [(("sand",), 1), (("sand", "bell"), 0), (("bell", "sand"), 0), (("nothing",), 0)],
)
def test_topics_each_must_be_spoken_of(facts, wishes, count):
    allowed = facts.allowed(scope(topic=wishes))
    assert allowed.passages is not None
    assert len(allowed.passages) == count


def test_without_a_scope_nothing_is_looked_up():
    assert StoredFacts(None).allowed(EVERYTHING) == Allowed()


def test_dates_of_episodes_that_have_one(facts, filled):
    with filled.database.read() as session:
        numbers = {episodes.by_slug(session, slug).id: slug for slug in ("one", "two", "three")}
    found = facts.dates([*numbers, 999])
    assert {numbers[key]: day for key, day in found.items()} == {
        "one": DAY(2019, 1, 1),
        "two": DAY(2021, 1, 1),
    }


def test_facts_are_told_amid_a_request_however_many_there_are(filled, facts):
    with ExitStack() as requests:
        for _ in range(CONNECTIONS):
            session = requests.enter_context(filled.database.read())
            episodes.count(session)
        assert len(facts.allowed(scope(speaker=("berg",))).speakers) == 2
