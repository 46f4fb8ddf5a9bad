from hypothesis import given
from hypothesis import strategies as st

from app.store.packing import (
    pack_confidences,
    pack_numbers,
    pack_timeline,
    pack_words,
    unpack_confidences,
    unpack_numbers,
    unpack_timeline,
    unpack_words,
)
from app.transcripts import timeline

word = st.text(min_size=1).filter(lambda text: "\n" not in text)
number = st.integers(0, 2**31 - 1)


@given(st.lists(word, min_size=1))
def test_words_come_back(words):
    packed = unpack_words(pack_words(words))
    assert list(packed) == words
    assert packed == tuple(words)
    assert hash(packed) == hash(tuple(words))


@given(st.lists(st.tuples(number, number)))
def test_numbers_come_back(rows):
    assert unpack_numbers(pack_numbers(rows, 2), 2) == [list(row) for row in rows]


@given(st.lists(st.tuples(st.integers(0, 50), number), max_size=20))
def test_timelines_come_back(points):
    line = timeline.exact(["word"] * 50, points, None)
    assert unpack_timeline(pack_timeline(line)) == line


@given(st.binary())
def test_confidences_come_back_and_none_take_no_room(confidences):
    packed = pack_confidences(confidences)
    assert unpack_confidences(packed) == confidences
    assert (packed is None) == (not confidences)
