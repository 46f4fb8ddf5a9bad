import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.transcripts.aligning.carry import NOWHERE, carried, places, word_keys

WORDS = [f"w{number}" for number in range(400)]
FIRST, LAST = 120, 180


def follow(after, first=FIRST, last=LAST):
    moved = places(WORDS, after)
    return carried(WORDS[first:last], moved[first:last].tolist(), after)


def test_nothing_changed():
    found = follow(WORDS)
    assert (found.first, found.last, found.is_same) == (FIRST, LAST, True)


def test_case_and_marks_dont_count():
    assert word_keys(["Well,", "it's", "—"]) == word_keys(["well", "It’s", "—"])


@given(st.integers(0, 400), st.integers(1, 120))
def test_words_put_in_elsewhere_change_nothing(at, count):
    if FIRST < at < LAST:
        return
    after = [*WORDS[:at], *(["new"] * count), *WORDS[at:]]
    found = follow(after)
    assert found.is_same
    assert after[found.first : found.last] == WORDS[FIRST:LAST]


@given(st.sets(st.integers(FIRST, LAST - 1), min_size=1, max_size=12))
def test_corrected_words_are_opened_and_told(changed):
    after = [f"x{n}" if n in changed else word for n, word in enumerate(WORDS)]
    found = follow(after)
    assert (found.first, found.last, found.is_same) == (FIRST, LAST, False)


@given(st.integers(0, 340))
def test_a_stretch_that_was_moved_is_found(to):
    rest = [*WORDS[:FIRST], *WORDS[LAST:]]
    after = [*rest[:to], *WORDS[FIRST:LAST], *rest[to:]]
    found = follow(after)
    assert found.is_same
    assert after[found.first : found.last] == WORDS[FIRST:LAST]


@given(st.integers(FIRST + 1, LAST - 1), st.integers(1, 30))
def test_a_stretch_that_was_split_says_so(at, count):
    after = [*WORDS[:at], *(["new"] * count), *WORDS[at:]]
    found = follow(after)
    assert not found.is_same
    overlap = set(after[found.first : found.last]) & set(WORDS[FIRST:LAST])
    assert len(overlap) >= (LAST - FIRST) // 2


def test_a_stretch_that_is_gone_is_nowhere():
    assert follow([*WORDS[:FIRST], *WORDS[LAST:]]) is None
    assert follow([]) is None
    assert follow([word + "x" for word in WORDS]) is None


@given(st.randoms(use_true_random=False))
def test_never_other_words_without_saying_so(random):
    after = [word for word in WORDS if random.random() > 0.2]
    for _ in range(40):
        after.insert(random.randrange(len(after) + 1), random.choice(WORDS))
    for first in range(0, 360, 40):
        found = follow(after, first, first + 40)
        if found and found.is_same:
            assert after[found.first : found.last] == WORDS[first : first + 40]


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_places_rise_and_hold_the_same_words(before, after):
    moved = places(before, after)
    held = moved[moved != NOWHERE]
    assert np.all(np.diff(held) > 0)
    assert all(before[n] == after[p] for n, p in enumerate(moved.tolist()) if p != NOWHERE)


def test_a_text_of_a_quarter_of_a_million_words_is_carried_over():
    """Compared word by word, these would take four gigabytes."""
    before = [f"word{number}" for number in np.random.default_rng(1).integers(0, 9_000, 250_000)]
    after = ["begun", *before[:100_000], *["put", "in"] * 50, *before[100_000:-5], "ended"]
    found = places(before, after)
    assert (found[:100_000] == np.arange(1, 100_001)).all()
    assert (found[100_000:-5] == np.arange(100_101, 250_096)).all()
    assert (found[-5:] == NOWHERE).all()
