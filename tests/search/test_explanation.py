"""What each part of a hit's score added, as told with the hit."""

import pytest

from app.archive.answers.searching import Search, search
from app.archive.engine import engine_of
from app.config import ROOT
from app.search.finding import find
from app.search.query.parser import parse
from app.store.database import Database
from benchmarks.quality import read_queries

QUERIES = [
    *(judged.typed for judged in read_queries(ROOT / "benchmarks" / "queries" / "samples.tsv")),
    "bell or fog",
    "(church bell) or (tide tables) or zebra",
    '"tide tables"',
    '"tables tide"~5 breakfast',
    "harb* light",
    "fog -bell",
    "speaker:Ingrid tide",
    "organ organ organ organ organ organ",
    "the of and",
    "skarvoi lighthous",
]


@pytest.fixture(scope="module")
def database(samples_data):
    opened = Database(samples_data / "vivavoce.sqlite", ROOT / "migrations")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def engine(samples_data, database):
    return engine_of(database, samples_data / "index")


def adds_up(explanation):
    """Whether the parts of each node add up to it, as far as floats of 32 bits go."""
    parts = sum(part.value for part in explanation.parts)
    is_whole = not explanation.parts or parts == pytest.approx(explanation.value, abs=2e-3)
    return is_whole and all(map(adds_up, explanation.parts))


@pytest.mark.parametrize("typed", QUERIES)
def test_the_parts_add_up_to_the_score(engine, typed):
    hits = find(engine, parse(typed), 100, is_explained=True).hits
    for hit in hits:
        assert hit.explanation.value == hit.score
        assert adds_up(hit.explanation), (typed, hit.explanation)


def test_explaining_changes_no_score(engine):
    for typed in QUERIES:
        plain, told = (find(engine, parse(typed), 100, is_explained=yes) for yes in (False, True))
        assert [(h.passage_id, h.score) for h in plain.hits] == [
            (h.passage_id, h.score) for h in told.hits
        ]
        assert not any(hit.explanation for hit in plain.hits)


def described(explanation):
    return [
        explanation.description,
        *(text for part in explanation.parts for text in described(part)),
    ]


def test_every_kind_of_part_is_told(engine):
    told = {
        text
        for typed in QUERIES
        for hit in find(engine, parse(typed), 100, is_explained=True).hits
        for text in described(hit.explanation)
    }
    for part in (
        "times in",
        "is first said here",
        "in the passage before",
        "in the passage after",
        "word by word",
        "of the words are held",
        "words near each other",
        "” and “",
        "words in one breath",
    ):
        assert any(part in text for text in told), part


def test_an_answer_is_explained_where_that_is_asked(engine, database):
    with database.read() as session:
        (hit, *_) = search(session, engine, Search("church bell", explained=True)).hits
        (plain, *_) = search(session, engine, Search("church bell")).hits
    assert hit.explanation.value == hit.score == plain.score
    assert plain.explanation is None
