"""Work out what passages mean, a pass of its own after an import: whatever ends it, the next one
goes on from there. It reads the database alone, and nobody waits for it."""

import fcntl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from app.archive.lock import BusyError
from app.errors import VivaVoceError
from app.language.sentences import asks
from app.search.meaning.model import Sentences, Vectors
from app.search.meaning.network import WIDTH
from app.search.meaning.vector_file import Meanings, Rows, VectorFile, digests_of, keys_of
from app.store import episodes, transcripts
from app.store.database import Database
from app.store.transcripts import StoredPassage

BATCH_PASSAGES = 1_000
"""Passages that are added to the file at once: some ten seconds of work, lost when it ends."""
LONGEST_QUESTION_WORDS = 40
"""Words of a question that are read with the answer after it."""


class SensingError(VivaVoceError):
    """What passages mean can't be kept; the message is a sentence for the owner."""


Watch = Callable[[int, int, str], None]


def bring_up_to_date(database: Database, model: Sentences, kept: VectorFile, watch: Watch) -> int:
    """Work out what is missing; gives how many passages that were. Texts that a passage had before,
    though of another reading of its file, are known. `watch` is told of passages done, of all, and
    of the latest episode's title. Raises BusyError when another process does so already,
    SensingError when the folder can't be written to."""
    try:
        return _bring_up_to_date(database, model, kept, watch)
    except OSError as error:
        where = f"{kept.path.parent} can't be written: {error.strerror or error}"
        raise SensingError(f"{where}. What was worked out before is kept.") from error


def _bring_up_to_date(database: Database, model: Sentences, kept: VectorFile, watch: Watch) -> int:
    with _alone(kept):
        if not model.is_made:
            model.make()
        with database.read() as session:  # all passages of a large archive don't fit into memory
            keys = {
                key: _keys(transcripts.passages_of(session, key), stamp)
                for key, stamp in sorted(episodes.stamps(session).items())
            }
        every = np.concatenate([np.zeros(0, dtype=np.uint64), *keys.values()])
        before = kept.now()
        found = before.find(every) >= 0
        done, total, fresh = int(found.sum()), len(every), len(every) - int(found.sum())
        for part, title in _texts(database, keys, set(every[~found].tolist())):
            texts = list(part.values())
            digests = digests_of(texts)
            vectors = _vectors(texts, before.telling(digests), before, model)
            kept.add(np.array(list(part), dtype=np.uint64), digests, vectors)
            done += len(part)
            watch(done, total, title)
        kept.keep(every)
        return fresh


def _vectors(texts: Sequence[str], rows: Rows, before: Meanings, model: Sentences) -> Vectors:
    """What texts mean, of which some have a row already: their episodes were stored anew."""
    vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
    vectors[rows >= 0] = before.read(rows[rows >= 0])["vector"]
    fresh = np.flatnonzero(~vectors.any(axis=1))
    vectors[fresh] = model.vectors([texts[number] for number in fresh.tolist()])
    return vectors


def _texts(
    database: Database, keys: dict[int, NDArray[np.uint64]], missing: set[int]
) -> Iterator[tuple[dict[int, str], str]]:
    """What is to be worked out, by key, as many at once as are stored at once; with the title of
    the last episode."""
    part: dict[int, str] = {}
    title = ""
    for episode, every in keys.items():
        if missing.isdisjoint(numbers := every.tolist()):
            continue
        with database.read() as session:
            passages = transcripts.passages_of(session, episode)
            # Of one that was stored anew meanwhile the keys are others: nobody asks for these.
            lacking = [
                (key, one) for key, one in zip(numbers, passages, strict=False) if key in missing
            ]
            for row, words in transcripts.every_text(session, [episode]):
                title = row.title
                part.update((key, text_of(words, one.first, one.last)) for key, one in lacking)
        while len(part) >= BATCH_PASSAGES:
            some = dict(list(part.items())[:BATCH_PASSAGES])
            part = dict(list(part.items())[BATCH_PASSAGES:])
            yield some, title
    if part:
        yield part, title


def text_of(words: Sequence[str], first: int, last: int) -> str:
    """A passage as its meaning is read: with the question that it answers, where one ends right
    before it. A reader who asks the same in other words then finds the answer."""
    before = words[max(0, first - LONGEST_QUESTION_WORDS) : first]
    asked: Sequence[str] = ()
    if before and asks(before[-1]):
        starts = [0, *(n + 1 for n, word in enumerate(before[:-1]) if word.endswith((".", "!")))]
        asked = before[starts[-1] :]
    return " ".join([*asked, *words[first:last]])


def _keys(passages: Sequence[StoredPassage], stamp: int) -> NDArray[np.uint64]:
    numbers = np.array([one.id for one in passages], dtype=np.int64)
    return keys_of(numbers, np.full(len(numbers), stamp, dtype=np.int64))


@contextmanager
def _alone(kept: VectorFile) -> Iterator[None]:
    """Until the end of the block nobody else adds to the file. The lock goes with its process."""
    kept.path.parent.mkdir(parents=True, exist_ok=True)
    with kept.path.with_suffix(".lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError("What passages mean is being worked out already.") from error
        yield
