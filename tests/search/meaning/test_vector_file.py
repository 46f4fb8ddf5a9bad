"""The vectors of passages in their file: what was added is found, and nothing else."""

import os

import numpy as np
import pytest

from app.search.meaning.network import WIDTH
from app.search.meaning.vector_file import VectorFile, digests_of, keys_of


def some(count, revision=1):
    numbers = np.arange(count)
    vectors = np.random.default_rng(1).normal(size=(count, WIDTH)).astype(np.float32)
    digests = digests_of([f"passage {number}" for number in numbers])
    return keys_of(numbers, np.full(count, revision)), digests, vectors


def test_a_passage_takes_at_most_400_bytes(tmp_path):
    kept = VectorFile(tmp_path)
    kept.add(*some(10))
    assert kept.path.stat().st_size <= 10 * 400


def test_the_nearest_of_many_is_found_and_of_those_alone_that_are_asked(tmp_path):
    kept, (keys, digests, vectors) = VectorFile(tmp_path), some(5_000)
    kept.add(keys[:3_000], digests[:3_000], vectors[:3_000])
    assert kept.now().find(keys[[7, 4_321]]).tolist() == [7, -1]
    kept.add(keys[3_000:], digests[3_000:], vectors[3_000:])
    now, rows = kept.now(), np.arange(5_000)
    for number in (7, 4_321):
        near = now.nearest(vectors[number], rows, 5)
        assert number in near
        assert now.likeness(vectors[number], near).max() > 0.99 * np.linalg.norm(vectors[number])
    assert 4_321 not in now.nearest(vectors[4_321], rows[:4_000], 5)


def test_an_episode_that_is_stored_anew_is_another(tmp_path):
    kept = VectorFile(tmp_path)
    kept.add(*some(10))
    assert (kept.now().find(some(10, revision=2)[0]) == -1).all()


def test_a_text_is_known_whichever_passage_had_it(tmp_path):
    kept, (keys, digests, vectors) = VectorFile(tmp_path), some(10)
    kept.add(keys[:8], digests[:8], vectors[:8])
    now = kept.now()
    rows = now.telling(digests[6:])
    assert rows.tolist() == [6, 7, -1, -1]
    again = now.read(rows[:2])["vector"].astype(np.float32)
    kept.add(some(2, revision=2)[0], digests[6:8], again)
    assert (
        kept.now().read(rows[:2])["vector"] == kept.now().read(np.array([8, 9]))["vector"]
    ).all()


def test_a_row_in_which_somebody_was_broken_off_is_dropped(tmp_path):
    kept, (keys, digests, vectors) = VectorFile(tmp_path), some(6)
    kept.add(keys[:4], digests[:4], vectors[:4])
    with kept.path.open("ab") as file:
        file.write(b"half a row")
    assert len(kept.now()) == 4
    kept.add(keys[4:], digests[4:], vectors[4:])
    assert kept.now().find(keys).tolist() == [0, 1, 2, 3, 4, 5]


def test_what_is_no_longer_there_goes_once_it_is_much(tmp_path):
    kept, (keys, digests, vectors) = VectorFile(tmp_path), some(9)
    kept.add(keys, digests, vectors)
    kept.keep(keys[:8])
    assert len(kept.now()) == 9
    kept.keep(keys[4:8])
    assert kept.now().find(keys).tolist() == [-1] * 4 + [0, 1, 2, 3, -1]


@pytest.mark.parametrize("damage", ["cut", "turned round", "shifted", "a folder"])
def test_what_is_damaged_while_it_is_read_counts_as_missing_and_is_mended(tmp_path, damage):
    kept, (keys, digests, vectors) = VectorFile(tmp_path), some(3_000)
    kept.add(keys, digests, vectors)
    before = kept.now()
    data = bytearray(kept.path.read_bytes())
    if damage == "cut":
        os.truncate(kept.path, 2_000 * 400 + 7)
    elif damage == "turned round":
        data[2_500 * 400 + 50] ^= 4
        kept.path.write_bytes(data)
    elif damage == "shifted":
        kept.path.write_bytes(data[7:])
    else:
        kept.path.unlink()
        kept.path.mkdir()
    near = before.nearest(vectors[2_500], np.arange(3_000), 5)
    assert damage == "a folder" or before.likeness(vectors[2_500], near).max() < 0.9 * WIDTH**0.5
    is_there = kept.now().find(keys) >= 0
    lost = {"cut": slice(2_000, None), "turned round": slice(2_500, 2_501)}
    assert not is_there[lost.get(damage, slice(None))].any()
    if damage != "a folder":
        kept.keep(keys)
        missing = kept.now().find(keys) < 0
        kept.add(keys[missing], digests[missing], vectors[missing])
        assert 2_500 in kept.now().nearest(vectors[2_500], kept.now().find(keys), 5)
        assert (kept.now().find(keys) >= 0).all()
        assert kept.path.stat().st_size <= 3_001 * 400
