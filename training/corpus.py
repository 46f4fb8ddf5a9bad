"""Clean transcripts as arrays of words and labels."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.transcripts.bare import Bare, strip_punctuation
from app.transcripts.detect import read
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.restored import ENDS
from app.transcripts.source import Source

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The words of many talks in a row; all arrays have one entry a word.

    `words` are numbers into `vocabulary`. `stops` are `Stop`s. `capitals` is 1 where a word is
    written with a capital within a sentence, 0 where not, 255 where it begins a sentence and
    so tells nothing. `turns` is 1 on the last word of a speaker's turn, 255 where nobody is
    named. `forms` is how each word of the vocabulary is most often written within sentences where
    it has capitals: `US` for `us`, the word itself where it never has.
    """

    vocabulary: NDArray[np.str_]
    forms: NDArray[np.str_]
    words: NDArray[np.int32]
    stops: NDArray[np.uint8]
    capitals: NDArray[np.uint8]
    turns: NDArray[np.uint8]


def transcripts(folders: Iterable[Path]) -> Iterator[Transcript]:
    """All transcripts under the folders; what can't be read is named and left out."""
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            try:
                yield read(Source(path.name, path.read_bytes()))
            except TranscriptError as error:
                log.warning("%s is left out: %s", path, error)


def gather(talks: Iterable[Transcript]) -> Corpus:
    """The corpus of these talks."""
    numbers: dict[str, int] = {}
    spellings: dict[str, Counter[str]] = {}
    columns: list[list[int]] = [[], [], [], []]
    for talk in talks:
        bares, turned = strip_punctuation(talk.words, talk.turns)
        has_turns = len({turn.speaker for turn in talk.turns}) > 1
        fresh = True
        for word, ends_turn in zip(bares, turned, strict=True):
            columns[0].append(numbers.setdefault(word.word, len(numbers)))
            columns[1].append(word.stop)
            columns[2].append(255 if fresh else _is_capital(word))
            columns[3].append(ends_turn if has_turns else 255)
            if not fresh and _is_capital(word):
                spellings.setdefault(word.word, Counter())[word.spelled] += 1
            fresh = word.stop in ENDS or ends_turn
    vocabulary = np.array(list(numbers))
    forms = [spellings.get(word, Counter({word: 1})).most_common(1)[0][0] for word in numbers]
    words, stops, capitals, turns = columns
    return Corpus(
        vocabulary, np.array(forms), np.array(words, np.int32),
        *(np.array(column, np.uint8) for column in (stops, capitals, turns)),
    )  # fmt: skip


def _is_capital(word: Bare) -> bool:
    return any(letter.isupper() for letter in word.spelled)


def load(folders: list[Path], cache: Path) -> Corpus:
    """The corpus of the folders, kept in the file `cache` from the second time on."""
    if not cache.exists():
        corpus = gather(transcripts(folders))
        np.savez(cache, **{name: getattr(corpus, name) for name in Corpus.__slots__})
    with np.load(cache) as kept:
        return Corpus(**{name: kept[name] for name in Corpus.__slots__})
