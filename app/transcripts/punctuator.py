"""The net that guesses marks, capitals and turns, in numpy alone.

`training/net.py` is the same net in torch; `training/export.py` writes the weights. Words and
pairs of neighbours are embedded; gated convolutions look some 35 words to either side.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.transcripts.tokens import known_words, token_of

FOLDER = Path(__file__).parent / "weights"
_STEP, _EDGE = 2048, 72
"""Words that are looked at in one go, and those around them that are looked at too."""

Floats = NDArray[np.float32]


class Punctuator:
    """The weights of one language. `thresholds` and `model` are the card's."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as kept:
            about = json.loads(bytes(kept["about"]).decode())
            arrays = {name: kept[name] for name in kept.files if name != "about"}
        self.model: str = about["model"]
        self.thresholds: dict[str, float] = about["thresholds"]
        self.forms: dict[str, str] = about["forms"]
        self._dilations: list[int] = about["dilations"]
        self._known = known_words(about["words"])
        self._arrays = arrays
        self._matrices = {
            name.removesuffix(".scale"): arrays[name.removesuffix(".scale")].astype(np.float32)
            * arrays[name]
            for name in arrays
            if name.endswith(".scale") and not name.startswith(("words.", "pairs."))
        }

    def scores(self, words: Sequence[str]) -> Floats:
        """For bare words, `(words, 6)` log-odds: no mark, comma, full stop, question mark; a
        name or acronym; the end of a turn."""
        tokens = np.array([token_of(word, self._known) for word in words], dtype=np.int64)
        found = np.zeros((len(tokens), 6), dtype=np.float32)
        for start in range(0, len(tokens), _STEP):
            low, high = max(0, start - _EDGE), min(len(tokens), start + _STEP + _EDGE)
            part = self._run(tokens[low:high])
            found[start : start + _STEP] = part[start - low : start - low + _STEP]
        return found

    def _run(self, tokens: NDArray[np.int64]) -> Floats:
        after = np.append(tokens[1:], 0)
        buckets = ((tokens * 1_000_003) ^ (after * 8_191)) % len(self._arrays["pairs"])
        rows = (self._rows("words", tokens), self._rows("pairs", buckets))
        x = np.concatenate(rows, axis=1) @ self._matrices["enter"].T + self._arrays["enter.bias"]
        for number, dilation in enumerate(self._dilations):
            x = x + self._block(x, number, dilation)
        x = _normed(x) * self._arrays["norm"]
        scores: Floats = x @ self._matrices["heads"].T + self._arrays["heads.bias"]
        return scores

    def _block(self, x: Floats, number: int, dilation: int) -> Floats:
        h = _normed(x) * self._arrays[f"blocks.{number}.norm"]
        padded = np.pad(h, ((dilation, dilation), (0, 0)))
        around = np.concatenate((padded[: len(h)], h, padded[2 * dilation :]), axis=1)
        mixed = (
            around @ self._matrices[f"blocks.{number}"].T + self._arrays[f"blocks.{number}.bias"]
        )
        half = mixed.shape[1] // 2
        gated: Floats = mixed[:, :half] / (1 + np.exp(-np.clip(mixed[:, half:], -60, 60)))
        return gated

    def _rows(self, name: str, numbers: NDArray[np.int64]) -> Floats:
        rows: Floats = self._arrays[name][numbers].astype(np.float32)
        rows *= self._arrays[f"{name}.scale"][numbers]
        return rows


def _normed(x: Floats) -> Floats:
    normed: Floats = x / np.sqrt((x * x).mean(axis=1, keepdims=True) + 1e-6)
    return normed


@cache
def punctuator(language: str) -> Punctuator | None:
    """The net for a language (`en`, `en-GB`); None where no weights were trained for it."""
    path = FOLDER / f"{language.lower().replace('_', '-').split('-')[0]}.npz"
    return Punctuator(path) if path.is_file() else None
