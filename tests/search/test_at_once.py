"""Many search at once: none waits for another, and each finds what it finds alone."""

import itertools
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.search.codes import code
from app.search.engine import WhooshEngine
from app.search.expansion.plan import expand
from app.search.finding import find
from app.search.index import segment as segments
from app.search.index.segment import Segment
from app.search.index.whoosh_index import WhooshIndex
from app.search.port import IndexedEpisode, IndexedPassage
from app.search.query.parser import parse
from app.search.query.scope import EVERYTHING
from app.search.weights import WEIGHTS
from tests.search.test_engine import Fixed

WORDS = "tide fog bell harbour rope tar pier sand lantern herring boat radio church chair".split()
QUERIES = [
    *WORDS,
    *(f"{one} {other}" for one in WORDS for other in WORDS[::3]),
    *(f'"{one} {other}"' for one, other in itertools.pairwise(WORDS)),
    *(f"{one[:3]}* -{other}" for one, other in zip(WORDS, WORDS[5:], strict=False)),
    *(f"{one[:-1]}z" for one in WORDS),
]


def episode(number: int) -> IndexedEpisode:
    texts = [
        [
            *(WORDS[(number * place + step * step) % len(WORDS)] for step in range(40)),
            *(f"buoy{(number * place + step) % 200}" for step in range(20)),
        ]
        for place in range(12)
    ]
    passages = tuple(
        IndexedPassage(number * 100 + place, tuple(text)) for place, text in enumerate(texts)
    )
    return IndexedEpisode(number, 1, f"Talk {number} of {WORDS[number % 14]}", "en", passages)


@pytest.fixture(autouse=True)
def often():
    """Threads take turns as often as they can, so that those who don't guard what they share are
    caught."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.fixture
def folder(tmp_path):
    engine = opened(tmp_path / "index")
    for first in (1, 20, 40):
        engine.replace(episode(number) for number in range(first, first + 15))
    return engine.folder


def opened(folder) -> WhooshEngine:
    """An engine that has read nothing yet."""
    return WhooshEngine(folder, Fixed())


def hits(engine: WhooshEngine, typed: str):
    return find(engine, parse(typed), 20)


def test_many_at_once_find_what_each_finds_alone(folder):
    one = opened(folder)
    alone = [hits(one, typed) for typed in QUERIES]
    engine = opened(folder)
    with ThreadPoolExecutor(8) as many:
        assert list(many.map(lambda typed: hits(engine, typed), QUERIES)) == alone


def test_terms_are_read_by_many_at_once(folder):
    """Whoosh's reader has one place in its files: two that read must not move it for each other."""
    stems = sorted(segment_of(folder).stems)
    alone = {stem: held(segment_of(folder), stem) for stem in stems}
    for _ in range(20):
        segment = segment_of(folder)
        with ThreadPoolExecutor(8) as many:
            both = zip(stems, stems[::-1], strict=True)
            wanted = [stem for pair in both for stem in pair]
            found = many.map(lambda stem, of=segment: held(of, stem), wanted)
            assert dict(zip(wanted, found, strict=True)) == alone


def segment_of(folder) -> Segment:
    """A segment of which nothing is read yet."""
    return WhooshIndex(folder).read().segments[0]


def held(segment: Segment, stem: str) -> tuple[list[int], list[float]]:
    documents, frequencies = segment.postings("text", stem)
    return documents.tolist(), frequencies.tolist()


def test_where_words_stand_is_remembered_within_bounds(folder, monkeypatch):
    monkeypatch.setattr(segments, "_REMEMBERED_PLACES", 5_000)
    monkeypatch.setattr(segments, "_FEWEST_PLACES", 100)
    segment = segment_of(folder)
    alone = {word: np.flatnonzero(segment.stream == code(word)).tolist() for word in WORDS}
    assert sum(map(len, alone.values())) > 5_000
    with ThreadPoolExecutor(8) as many:
        found = many.map(lambda word: segment.places(word, ("en",)).tolist(), WORDS * 5)
        assert list(found) == [alone[word] for word in WORDS * 5]
    segment.places("tide", ("en",))
    assert segment._places
    assert sum(map(len, segment._places.values())) <= 5_000


class Meeting(dict[Any, Any]):
    """The terms of a plan, of which nobody reads on before two read them at once."""

    barrier = threading.Barrier(2)

    def __getitem__(self, node):
        self.barrier.wait(timeout=20)
        return super().__getitem__(node)


def test_none_waits_for_another(folder):
    engine = opened(folder)
    plans = [expand(parse(typed), engine.lexicon(), {}, WEIGHTS) for typed in ("tide", "fog")]
    meeting = [replace(plan, terms=Meeting(plan.terms)) for plan in plans]
    with ThreadPoolExecutor(2) as two:
        found = two.map(lambda plan: engine.retrieve(plan, EVERYTHING, "relevance", 20), meeting)
        assert all(one.total for one in found)
