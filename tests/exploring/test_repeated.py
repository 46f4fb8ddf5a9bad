import numpy as np

from app.exploring.repeated import hashes, repeated, repeated_words

ADVERT = [f"ad{number}" for number in range(60)]


def talk(name, advert=ADVERT):
    own = [f"{name}{number}" for number in range(300)]
    return [*own[:100], *advert, *own[100:]]


def test_what_three_talks_say_alike_is_repeated_and_nothing_else():
    talks = [talk(name) for name in ("ann", "ben", "cid")]
    known = repeated(map(hashes, talks))
    found = repeated_words(talks[0], known)
    assert found <= set(range(100, 160))
    assert len(found) > 40


def test_what_two_talks_say_alike_is_not():
    assert len(repeated(map(hashes, [talk("ann"), talk("ben"), ["short"]]))) == 0


def test_marks_and_capitals_do_not_count():
    talks = [talk("ann"), talk("ben"), talk("cid", [f"Ad{number}," for number in range(60)])]
    assert len(repeated(map(hashes, talks)))


def test_a_talk_that_is_there_thrice_is_no_advertisement():
    talks = [talk("ann")] * 3
    assert repeated_words(talks[0], repeated(map(hashes, talks))) == frozenset()


def test_nothing_is_repeated_where_there_are_no_talks():
    assert repeated([]).dtype == np.int64
    assert repeated_words(["a"], repeated([])) == frozenset()
