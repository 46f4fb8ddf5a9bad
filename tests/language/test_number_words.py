import pytest

from app.language.number_words import number_words, ordinal_digits, ordinal_words, year_words


def test_numbers_in_words():
    assert " ".join(number_words(1_250_005)) == ("one million two hundred fifty thousand five")
    assert " ".join(number_words(105, is_joined=True)) == "one hundred and five"


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [(1, "1st", "first"), (12, "12th", "twelfth"), (22, "22nd", "twenty second"),
     (40, "40th", "fortieth"), (111, "111th", "one hundred eleventh")],
)  # fmt: skip
def test_ordinals(value, digits, words):
    assert ordinal_digits(value) == digits
    assert " ".join(ordinal_words(value)) == words


@pytest.mark.parametrize(
    ("value", "said"),
    [(1984, ["nineteen eighty four"]), (1905, ["nineteen oh five", "nineteen o five"]),
     (2005, ["twenty oh five", "twenty o five"]), (1066, ["ten sixty six"]),
     (1900, []), (1005, []), (2150, []), (7, [])],
)  # fmt: skip
def test_years_are_said_by_their_halves(value, said):
    assert [" ".join(run) for run in year_words(value)] == said
