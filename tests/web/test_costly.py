"""Which questions wait in a line of their own."""

import pytest

from app.web.costly import LONG_QUESTION_CHARACTERS, is_costly

SAID = {"how", "did", "the", "bell", "ring", "in", "fog", "a", "lamp", "2019", "page"}


def unsaid(tokens):
    return sum(token not in SAID for token in tokens)


@pytest.mark.parametrize(
    "asked",
    [
        "how did the bell ring in the fog in 2019",
        "Sutscover Krizhevski Hinten",
        '"the bell" "in fog" lamp',
        "bell* lamp* page*",
        "fog* lamp*",
        "a bell " * (LONG_QUESTION_CHARACTERS // 7),
        "",
    ],
)
def test_what_people_ask_isnt(asked):
    assert not is_costly([asked, "2"], 0, lambda tokens: unsaid(tokens) - ("2" in tokens))


@pytest.mark.parametrize(
    "asked",
    [
        "belll fogg lampe ringg",
        "a* b* c* d*",
        "bel* lam* fog*",
        '"the bell" "in fog" "a lamp" "ring in"',
        "“the bell” „in fog“ «a lamp» “ring in”",
        'bell* lamp* "in fog" fogg',
        "a bell " * (LONG_QUESTION_CHARACTERS // 7 + 1),
    ],
)
def test_what_is_looked_for_in_many_ways_is(asked):
    assert is_costly([asked], 0, unsaid)


def test_all_that_is_asked_at_once_counts_together():
    assert is_costly(["belll fogg", "lampe ringg"], 0, unsaid)
    assert is_costly([], LONG_QUESTION_CHARACTERS + 1, unsaid)
    assert not is_costly(["bell"], 100, unsaid)
