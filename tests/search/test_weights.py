"""For each weight two passages that it alone puts in order, or two words of which one was meant."""

import re
from ast import literal_eval
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.search.engine import WhooshEngine
from app.search.expansion.misheard import nearest_word
from app.search.expansion.vocabulary import Vocabulary
from app.search.finding import find
from app.search.index.facts import Allowed
from app.search.meaning.network import WIDTH
from app.search.meaning.sense import Sense
from app.search.meaning.vector_file import VectorFile, digests_of, keys_of
from app.search.port import IndexedEpisode, IndexedPassage, IndexedTurn
from app.search.query.parser import parse
from app.search.weights import Weights
from benchmarks.tuning import changed, named

BLOCK = re.compile(
    r"(?P<weight>[\w.]+) = (?P<value>.+?): (?P<typed>.+) \[(?P<usual>.*) -> (?P<then>.*)\]"
)
PASSAGE = re.compile(r"(?:(?P<label>[AB])(?: <(?P<speaker>\w+)>)?: )?(?P<text>.*)")
NOTHING = (
    "so they said of it all in the end and that was how we went there on some other days with "
)
NOTHING = (NOTHING + "them all again ") * 2
ELSE = "12 x nothing else was said on that day"
BLOCKS = [
    lines
    for block in (Path(__file__).parent / "weights.txt").read_text("utf-8").split("\n\n")
    if (lines := [line for line in block.splitlines() if not line.startswith("#")])
]


OF_FEW = {"ranking.meaning.fewest_passages": 0}
"""What lets archives as small as those of tests be searched by meaning."""


class Senses:
    """Words of one sense have one direction, others none."""

    is_made = True
    DIRECTIONS = ("sea ocean", "trip voyage", "bell gong", "rope", "water", "stone")

    def vectors(self, texts):
        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for direction, words in enumerate(self.DIRECTIONS):
                row[direction] = sum(word in words.split() for word in text.split())
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


class Everything:
    """Facts that let everything through; these episodes a machine heard."""

    def __init__(self, heard=()):
        self._heard = frozenset(heard)

    def in_raw_captions(self):
        return self._heard

    def allowed(self, scope):
        return Allowed()

    def topical(self, tokens):
        return {}

    def dates(self, episodes):
        return {}


def episode(number: int, line: str, labels: dict[int, str]) -> IndexedEpisode:
    """The episode of a line; notes in `labels` which of its passages are A and B."""
    times, _, alike = line.partition(" x ")
    title, _, said = line.rpartition(" | ")
    texts = [alike] * int(times) if alike else said.split(" / ")
    passages = []
    for place, text in enumerate(texts):
        found = PASSAGE.fullmatch(text)
        words = re.sub(r"{(\d+)}", _nothing, found["text"]).split()
        turn = IndexedTurn(0, number if found["speaker"] else None, found["speaker"] or "")
        passages.append(IndexedPassage(100_000 * number + place, tuple(words), (turn,)))
        if found["label"]:
            labels[100_000 * number + place] = found["label"]
    return IndexedEpisode(number, 1, title, "en", tuple(passages))


def fill(engine: WhooshEngine, sense: Sense | None, episodes: list[IndexedEpisode]) -> None:
    """Index episodes, and keep what their passages mean."""
    engine.replace(episodes)
    if sense is not None:
        passages = [passage for one in episodes for passage in one.passages]
        numbers = np.array([passage.id for passage in passages])
        texts = [" ".join(passage.words) for passage in passages]
        keys = keys_of(numbers, np.ones_like(numbers))
        sense.kept.add(keys, digests_of(texts), sense.model.vectors(texts))


def _nothing(size: "re.Match[str]") -> str:
    return " ".join(NOTHING.split()[: int(size[1])])


@pytest.mark.parametrize("lines", BLOCKS, ids=lambda lines: lines[0].split(":")[0])
def test_a_weight_alone_puts_two_passages_in_order(tmp_path, lines):
    asked = BLOCK.fullmatch(lines[0])
    owner = [line.split(" is heard as ") for line in lines if " is heard as " in line]
    heard_as = {tuple(name.split()): [tuple(heard.split())] for name, heard in owner}
    sense = Sense(Senses(), VectorFile(tmp_path)) if "meaning" in asked["weight"] else None
    labels: dict[int, str] = {}
    episodes = [line for line in [*lines[1:], ELSE] if " is heard as " not in line]
    heard = [number for number, line in enumerate(episodes, 1) if line.startswith("~")]
    engine = WhooshEngine(tmp_path / "index", Everything(heard), sense)
    every = [episode(n, line.removeprefix("~ "), labels) for n, line in enumerate(episodes, 1)]
    fill(engine, sense, every)

    query = parse(asked["typed"])

    def order(weights: Weights) -> str:
        found = find(engine, query, 500, heard_as=heard_as, weights=weights)
        hits = [hit.passage_id for hit in found.hits]
        return " ".join(labels[passage] for passage in hits if passage in labels)

    usual = {name: value for name, value in OF_FEW.items() if sense and name != asked["weight"]}
    assert order(changed(usual)) == asked["usual"]
    assert order(changed(usual | {asked["weight"]: literal_eval(asked["value"])})) == asked["then"]


OFTENER = {f"w{number}": 9 for number in range(4_000)}
MEANT: list[tuple[str, Any, str, dict[str, int], str | None, str | None]] = [
    ("spelled_alike", 0.9, "wrokshop", {"workshop": 9}, "workshop", None),
    ("letters_alike", 0.9, "postgers", {"postgres": 9}, "postgres", None),
    ("phonetic_tokens", 1, "filip", {"philippe": 9, "filippo": 1}, "filippo", "philippe"),
    ("begun_tokens", 4_000, "wrokshop", {"workshop": 1, **OFTENER}, "workshop", None),
]


@pytest.mark.parametrize(("weight", "value", "typed", "said", "usual", "then"), MEANT)
def test_a_weight_alone_tells_what_was_meant(weight, value, typed, said, usual, then):
    weights = changed({f"expansion.meant.{weight}": value}).expansion
    assert nearest_word(typed, Vocabulary(said, 1000)) == usual
    assert nearest_word(typed, Vocabulary(said, 1000), weights) == then


def test_every_weight_is_tested():
    """By what it becomes when it is five times as much at the most, or a fifth at the least: that
    it tells something when it is gone says little of how much it should be."""
    asked = [BLOCK.fullmatch(lines[0]) for lines in BLOCKS]
    tested = [(one["weight"], literal_eval(one["value"])) for one in asked]
    tested += [(f"expansion.meant.{weight}", value) for weight, value, *_ in MEANT]
    usual = named()
    near = {weight for weight, value in tested if _is_within_five_times(value, usual[weight])}
    assert near == set(usual)


def _is_within_five_times(value: Any, usual: Any) -> bool:
    if isinstance(usual, tuple):
        return all(map(_is_within_five_times, value, usual))
    return bool(usual / 5 <= value <= usual * 5)


def test_a_passage_that_words_and_meaning_find_is_one_hit(tmp_path):
    sense = Sense(Senses(), VectorFile(tmp_path))
    engine = WhooshEngine(tmp_path / "index", Everything(), sense)
    lines = ["300 x ocean water", "1 x sea trip"]
    fill(engine, sense, [episode(number, line, {}) for number, line in enumerate(lines, 1)])
    assert engine.meant() == (301, 301)
    hits = find(engine, parse("ocean voyage"), 1_000, weights=changed(OF_FEW)).hits
    assert len({hit.passage_id for hit in hits}) == len(hits) == 301
