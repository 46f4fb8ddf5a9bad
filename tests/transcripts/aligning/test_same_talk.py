import random

import pytest

from app.transcripts.aligning.same_talk import candidate_pairs, sketch, talk_likeness
from tests.transcripts.aligning.test_align import VOCABULARY, talk

WORDS = talk(1)


def misheard(words, share, seed=7):
    """Words as captions write them: without marks, some heard wrongly, twice, or not at all."""
    chance = random.Random(seed)
    found = []
    for word in words:
        kind = chance.random() / share
        if kind < 0.6:
            found.append(chance.choice(VOCABULARY))
        elif kind < 0.8:
            found += [word, chance.choice(VOCABULARY)]
        elif kind >= 1:
            found.append(word)
    return found


def is_candidate(*others):
    pairs = candidate_pairs(dict(enumerate(sketch(one) for one in (WORDS, *others))))
    return [number for number in range(1, len(others) + 1) if (0, number) in pairs]


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2])
def test_misheard_words_leave_a_talk_the_same(share):
    heard = misheard(WORDS, share)
    assert is_candidate(heard, talk(2), talk(3)) == [1]
    assert talk_likeness(WORDS, heard).is_same_talk


def test_capitals_and_marks_leave_a_talk_the_same():
    written = [f"{word.capitalize()}," for word in WORDS]
    assert talk_likeness(WORDS, written).same > 0.99
    assert is_candidate(written) == [1]


def test_another_opening_and_advertisements_leave_a_talk_the_same():
    other = [*talk(8, 300), *WORDS[400:1_500], *talk(9, 200), *WORDS[1_500:], *talk(10, 100)]
    assert talk_likeness(WORDS, misheard(other, 0.1)).is_same_talk


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(WORDS[1_000:1_600], id="a clip"),
        pytest.param(WORDS[:400], id="a trailer"),
        pytest.param(WORDS[:1_500], id="the first part"),
        pytest.param([*WORDS[-200:], *talk(5)], id="the next part, which begins with the end"),
        pytest.param([*WORDS[:500], *talk(6, 2_500)], id="another with the same opening"),
        pytest.param(talk(2), id="another"),
    ],
)
def test_what_has_words_of_a_talk_isnt_the_talk(other):
    assert not talk_likeness(WORDS, other).is_same_talk
    assert not talk_likeness(other, WORDS).is_same_talk


def test_what_all_talks_of_a_show_have_makes_no_candidates():
    jingle = talk(20, 400)
    show = {seed: sketch([*jingle, *talk(seed, 1_200)]) for seed in range(30, 45)}
    assert candidate_pairs(show) == []
    again = sketch(misheard([*jingle, *talk(33, 1_200)], 0.1))
    assert candidate_pairs(show | {99: again}) == [(33, 99)]


def test_short_talks_are_known_too():
    assert is_candidate(misheard(WORDS, 0.1)[:1_000]) == [1]
    few = WORDS[:60]
    assert candidate_pairs({1: sketch(few), 2: sketch([*few[:30], "oh", *few[30:]])}) == [(1, 2)]
    assert talk_likeness(few, [*few[:30], "oh", *few[30:]]).is_same_talk


def test_announcements_that_differ_in_a_name_are_two():
    one = "welcome to the show today we talk with anna about lamps and buoys".split()
    other = ["tomas" if word == "anna" else word for word in one]
    assert not talk_likeness(one, other).is_same_talk
    assert talk_likeness(one, list(one)).is_same_talk


def test_nothing_is_like_nothing():
    assert candidate_pairs({}) == []
    assert candidate_pairs({1: sketch([]), 2: sketch(["one", "two"])}) == []
    assert not talk_likeness([], []).is_same_talk
    assert not talk_likeness(WORDS, []).is_same_talk
