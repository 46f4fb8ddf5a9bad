from app.transcripts.model import NOT_TOLD
from app.transcripts.sureness import mean, unsure

HEARD = bytes([100, 49, NOT_TOLD, 50, 0])


def test_words_of_which_nothing_is_told_count_for_nothing():
    assert mean(HEARD) == (100 + 49 + 50 + 0) / 400
    assert mean(HEARD, [0, 2]) == 1.0
    assert mean(HEARD, [2]) is None
    assert mean(b"", [0, 1]) is None


def test_words_less_sure_than_a_half_are_as_likely_others():
    assert unsure(HEARD) == {1, 4}
    assert unsure(b"") == frozenset()
