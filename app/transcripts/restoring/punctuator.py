"""The net that guesses punctuation, capitals and turns, in numpy alone.

`training/net.py` is the same net in torch; `training/export.py` writes the weights. Words and
pairs of neighbours are embedded; gated convolutions look some 20 words to either side.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.language.codes import language_alone
from app.transcripts.restoring.net_tokens import known_words, token_of

FOLDER = Path(__file__).parent / "weights"
_STEP_WORDS = 16_384
"""Words that are looked at in one go: bounds the memory that a long text takes."""
_TILE_WORDS = 256
"""Words whose numbers a core keeps at hand while it multiplies."""

Floats = NDArray[np.float32]
Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class _Convolution:
    """A gated convolution over three words, `dilation` apart; `matrix` is `(3 width, 2 width)`,
    with the norm's weights in it and the gates' sign turned."""

    dilation: int
    matrix: Floats
    bias: Floats

    def add_to(self, x: Floats) -> None:
        """Add to each word of `x`, `(words, width)`, what those around it tell."""
        apart, width = self.dilation, x.shape[1]
        h = np.zeros((len(x) + 2 * apart, width), np.float32)
        np.multiply(x, _scale(x), out=h[apart : apart + len(x)])
        for start in range(0, len(x), _TILE_WORDS):
            here = x[start : start + _TILE_WORDS]
            froms = (start, start + apart, start + 2 * apart)
            mixed = np.concatenate([h[a : a + len(here)] for a in froms], axis=1) @ self.matrix
            mixed += self.bias
            value, gate = mixed[:, :width], mixed[:, width:]
            np.exp(gate, out=gate)
            gate += 1
            value /= gate
            here += value


class Punctuator:
    """The weights of one language. `thresholds` and `model` are the card's."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as kept:
            about = json.loads(bytes(kept["about"]).decode())
            arrays = {name: kept[name] for name in kept.files if name != "about"}
        self.model: str = about["model"]
        self.thresholds: dict[str, float] = about["thresholds"]
        self._known = known_words(about["words"])
        self._arrays = arrays
        self._enter = _matrix(arrays, "enter")
        self._heads = _matrix(arrays, "heads") * arrays["norm"][:, None]
        self._blocks = [
            _convolution(arrays, number, dilation)
            for number, dilation in enumerate(about["dilations"])
        ]

    def knows(self, word: str) -> bool:
        """Whether a bare word is one of those that the net has learned: the commonest of its
        language."""
        return word in self._known

    def scores(self, words: Sequence[str]) -> Floats:
        """For bare words, `(words, 6)` log-odds: no stop, comma, full stop, question mark; a
        name or acronym; the end of a turn."""
        tokens = np.array([token_of(word, self._known) for word in words], dtype=np.int64)
        found = np.zeros((len(tokens), 6), dtype=np.float32)
        edge = 1 + sum(block.dilation for block in self._blocks)  # what a word's scores depend on
        for start in range(0, len(tokens), _STEP_WORDS):
            low, high = max(0, start - edge), min(len(tokens), start + _STEP_WORDS + edge)
            part = self._run(tokens[low:high])
            found[start : start + _STEP_WORDS] = part[start - low : start - low + _STEP_WORDS]
        return found

    def _run(self, tokens: NDArray[np.int64]) -> Floats:
        after = np.append(tokens[1:], 0)
        buckets = ((tokens * 1_000_003) ^ (after * 8_191)) % len(self._arrays["pairs"])
        rows = (self._rows("words", tokens), self._rows("pairs", buckets))
        x = np.concatenate(rows, axis=1) @ self._enter + self._arrays["enter.bias"]
        with np.errstate(over="ignore"):  # a gate that is wholly shut
            for block in self._blocks:
                block.add_to(x)
        scores: Floats = (x * _scale(x)) @ self._heads + self._arrays["heads.bias"]
        return scores

    def _rows(self, name: str, numbers: NDArray[np.int64]) -> Floats:
        rows: Floats = self._arrays[name][numbers].astype(np.float32)
        rows *= self._arrays[f"{name}.scale"][numbers]
        return rows


def _matrix(arrays: Arrays, name: str) -> Floats:
    """A matrix of signed bytes as numbers, `(in, out)`."""
    found: Floats = arrays[name].T.astype(np.float32) * arrays[f"{name}.scale"].T
    return found


def _convolution(arrays: Arrays, number: int, dilation: int) -> _Convolution:
    name = f"blocks.{number}"
    matrix = _matrix(arrays, name) * np.tile(arrays[f"{name}.norm"], 3)[:, None]
    signs = np.repeat(np.array((1, -1), np.float32), matrix.shape[1] // 2)
    return _Convolution(
        dilation, np.ascontiguousarray(matrix * signs), arrays[f"{name}.bias"] * signs
    )


def _scale(x: Floats) -> Floats:
    """What gives each row of `x` a root mean square of 1, `(words, 1)`."""
    squares = np.einsum("ij,ij->i", x, x)
    scale: Floats = 1 / np.sqrt(squares / x.shape[1] + 1e-6)
    return scale[:, None]


@cache
def punctuator(language: str) -> Punctuator | None:
    """The net for a language (`en`, `en-GB`); None where no weights were trained for it."""
    path = _weights(language)
    return Punctuator(path) if path.is_file() else None


@cache
def capital_forms(language: str) -> Mapping[str, str]:
    """How words of a language are written with a capital where that isn't their first letter
    alone (`ibm`: `IBM`), as its net tells; empty without one. The net isn't loaded for it."""
    path = _weights(language)
    if not path.is_file():
        return {}
    with np.load(path) as kept:
        forms: dict[str, str] = json.loads(bytes(kept["about"]).decode())["forms"]
    return forms


def _weights(language: str) -> Path:
    return FOLDER / f"{language_alone(language)}.npz"
