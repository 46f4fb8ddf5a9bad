"""Many search at once: none waits for another, and each finds what it finds alone."""

import itertools
import sys
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.search.engine import WhooshEngine
from app.search.index.allowed import Allowed
from app.search.index.segment import Segment
from app.search.index.whoosh_index import WhooshIndex
from app.search.port import IndexedEpisode, IndexedPassage
from app.search.query.parser import parse
from app.search.query.scope import EVERYTHING

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
    return WhooshEngine(folder, lambda scope: Allowed())


def hits(engine: WhooshEngine, typed: str):
    return engine.search(parse(typed), EVERYTHING, 20)


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


class Meeting(Mapping):
    """What an owner says is heard, of which nobody reads on before two read it at once."""

    def __init__(self) -> None:
        self._barrier = threading.Barrier(2)

    def __getitem__(self, name):
        raise KeyError(name)

    def __iter__(self) -> Iterator:
        self._barrier.wait(timeout=20)
        return iter(())

    def __len__(self) -> int:
        return 0


def test_none_waits_for_another(folder):
    engine, meeting = opened(folder), Meeting()
    with ThreadPoolExecutor(2) as two:
        found = two.map(
            lambda typed: engine.search(parse(typed), EVERYTHING, 20, meeting), ["tide", "fog"]
        )
        assert all(one.total for one in found)
