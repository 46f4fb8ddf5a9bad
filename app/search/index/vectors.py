"""What passages are about, as static word vectors: a question in other words finds them too.

A passage is the mean of its words' vectors (wordllama's, learned by distilling a large model),
kept as 256 signed bytes and, to look through many of them quickly, as 256 signs.
"""

import importlib.util
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH = 256
SIZE = WIDTH + WIDTH // 8
"""Bytes that are kept of a passage."""
MODEL = "wordllama-l2-256"
_MOST_CHARACTERS = 4_000

Vectors = NDArray[np.float32]


class Meaning:
    """Texts to vectors. The weights are read from the installed package, never fetched."""

    def __init__(self) -> None:
        self._reading = threading.Lock()  # the model's tokenizer can't be borrowed twice at once

    @staticmethod
    def is_installed() -> bool:
        """Whether the extra `meaning` is there."""
        return importlib.util.find_spec("wordllama") is not None

    @cached_property
    def _model(self) -> Any:
        import wordllama

        folder = Path(wordllama.__file__).parent  # it looks elsewhere by itself, and would fetch
        return wordllama.WordLlama.load(cache_dir=folder, disable_download=True)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a text, `(texts, WIDTH)`."""
        if not texts:
            return np.zeros((0, WIDTH), dtype=np.float32)
        plain = [text[:_MOST_CHARACTERS].encode("utf-8", "replace").decode() for text in texts]
        with self._reading:
            found = np.asarray(self._model.embed(plain), dtype=np.float32)
        norms = np.linalg.norm(found, axis=1, keepdims=True)
        rows: Vectors = np.nan_to_num(found / np.maximum(norms, 1e-9))
        return rows

    def pack(self, texts: Sequence[str]) -> list[bytes]:
        """What is kept of each text: SIZE bytes."""
        rows = self.vectors(texts)
        largest = np.maximum(np.abs(rows).max(axis=1, initial=0.0), 1e-9)[:, None]
        small = np.round(rows / largest * 127).astype(np.int8)
        signs = np.packbits(rows > 0, axis=1)
        return [a.tobytes() + b.tobytes() for a, b in zip(small, signs, strict=True)]


def installed(wanted: bool) -> Meaning | None:
    """What gives texts their vectors, where that is wanted and the extra is there."""
    return Meaning() if wanted and Meaning.is_installed() else None


class Meanings:
    """The kept vectors of many passages, `(passages, SIZE)` bytes."""

    def __init__(self, raw: bytes) -> None:
        table = np.frombuffer(raw, dtype=np.uint8).reshape(-1, SIZE)
        self._small = table[:, :WIDTH].view(np.int8)
        self._signs = np.ascontiguousarray(table[:, WIDTH:]).view(np.uint64)

    def nearest(self, vector: Vectors, count: int) -> NDArray[np.int64]:
        """The passages whose signs agree most with the vector's, some `count` of them."""
        signs = np.packbits(vector > 0).view(np.uint64)
        apart = np.zeros(len(self._signs), dtype=np.uint16)
        for part in range(self._signs.shape[1]):
            apart += np.bitwise_count(self._signs[:, part] ^ signs[part])
        if count >= len(apart):
            return np.arange(len(apart))
        return np.argpartition(apart, count)[:count]

    def likeness(self, vector: Vectors, passages: NDArray[np.int64]) -> Vectors:
        """The cosine of the vector with each of these passages."""
        rows = self._small[passages].astype(np.float32)
        norms = np.maximum(np.linalg.norm(rows, axis=1), 1e-9)
        found: Vectors = (rows @ vector) / norms
        return found
