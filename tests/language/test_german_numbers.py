import pytest

from app.language.german_numbers import german_number, german_words
from app.language.tokens import tokens


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("zwölf", 12),
        ("einundzwanzig", 21),
        ("dreißig", 30),
        ("hunderteins", 101),
        ("einhunderteins", 101),
        ("zweihundertfünfzig", 250),
        ("neunzehnhundertneunundachtzig", 1989),
        ("zweitausendvierundzwanzig", 2024),
        ("dreihunderttausend", 300_000),
    ],
)
def test_a_number_is_one_word_in_german(word, value):
    (token,) = tokens(word)
    assert german_number(token) == value
    assert token in german_words(value)


def test_each_number_is_read_as_it_is_written():
    for value in (*range(2, 3_000), *range(3_000, 1_000_000, 997)):
        assert all(german_number(word) == value for word in german_words(value))


@pytest.mark.parametrize("word", ["elf", "ein", "jahrtausend", "anzahl", "einzig", "hundertmal"])
def test_what_is_no_number_or_may_mean_something_else_is_none(word):
    assert german_number(word) is None


def test_larger_numbers_are_left_to_digits():
    assert german_words(1_000_000) == ()
