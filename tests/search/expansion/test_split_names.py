import pytest

from app.search.codes import codes
from app.search.expansion.split_names import split_variants
from app.search.expansion.vocabulary import Vocabulary
from app.search.index.ngram_filter import NgramFilter


def heard(word, text, **known):
    """What stands in the text for a word, with its weight."""
    tokens = text.split()
    vocabulary = Vocabulary(dict.fromkeys(tokens, 3), 1000, **known)
    variants = split_variants(word, vocabulary, NgramFilter([codes(tokens)]).holds)
    return {" ".join(variant.tokens): variant.weight for variant in variants}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("openai", "open eye"),
        ("kubernetes", "cooper netties"),
        ("numpy", "num pie"),
        ("terraform", "terror form"),
        ("heisenberg", "high sin berg"),
        ("tarantino", "tara n tino"),
        ("matplotlib", "mat plot lib"),
    ],
)
def test_names_heard_as_two_or_three_words_are_found(name, text):
    assert text in heard(name, f"so we read {text} and went on")


def test_words_that_never_stand_in_a_row_are_not_put_together():
    assert heard("kubernetes", "netties of cooper and netties for cooper") == {}
    assert heard("heisenberg", "high sin and sin berg") == {}


def test_a_word_that_somebody_says_is_not_looked_for_in_three():
    assert "high sin berg" not in heard("heisenberg", "high sin berg not heisenberg")


def test_what_is_closer_counts_more():
    found = heard("kubernetes", "cooper netties or cooper nettles")
    assert 0 < found["cooper nettles"] < found["cooper netties"] < 0.7


def test_two_everyday_words_side_by_side_count_less():
    plain = heard("cifar", "so far and so", by_use={"so": 5, "far": 900})
    assert 0 < plain["so far"] < heard("cifar", "so far and so")["so far"]


@pytest.mark.parametrize("word", ["gpt4", "ab", "", "日本", "x" * 5_000, "cplusplus" * 2_000])
def test_numbers_and_words_too_short_or_long_are_not_taken_apart(word):
    assert heard(word, "g p t 4 a b c plus plus x x x") == {}


def test_a_large_vocabulary_is_no_obstacle():
    many = " ".join(f"word{number:x}ing" for number in range(30_000))
    assert "worddad ing" in heard("worddading", many + " worddad ing")
