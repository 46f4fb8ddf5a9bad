"""No altered quote may pass for word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.quotes.compare import compare, quote_parts
from app.quotes.differences import DifferenceKind

SAID = (
    "Well, I would not take a deep ship across it before 3:15, and we're never going to pay 1,500 "
    "crowns for that. My father kept the tide tables in his head; he telephoned the office "
    "and they said no, the tables aren't wrong, and I'll say it costs 5% more than in 1974."
).split()


def differences(quote):
    found = compare(quote.split(), SAID)
    return list(found.differences) if found else ["nothing"]


@pytest.mark.parametrize(
    "quote",
    [
        "I would not take a deep ship across it before 3:15",
        "i WOULD not, take a deep ship; across it!",
        "“My father kept the tide tables in his head”",
        "we’re never going to pay 1500 crowns",
        "the tables arent wrong",
        "it costs 5% more than in 1974",
    ],
)
def test_case_and_punctuation_never_count(quote):
    assert differences(quote) == []


ALTERED = (
    [
        ("I would not take a deep ship across it", altered)
        for altered in [
            "I would take a deep ship across it",
            "I would now take a deep ship across it",
            "I will not take a deep ship across it",
            "I would not take deep ship across it",
            "I would not take a cheap ship across it",
            "I would not take a ship deep across it",
            "I would not take a deep ships across it",
            "You would not take a deep ship across it",
            "I would not ever take a deep ship across it",
            "I could not take a deep ship across it",
            "I would not take a deep ship over it",
            "I would not take a deep shop across it",
            "I would not make a deep ship across it",
            "I would not take the deep ship across it",
            "would I not take a deep ship across it",
        ]
    ]
    + [
        ("before 3:15, and we're never going to pay 1,500 crowns for that", altered)
        for altered in [
            "before 3:50, and we're never going to pay 1,500 crowns for that",
            "before 3:15, and were never going to pay 1,500 crowns for that",
            "before 3:15, and we're ever going to pay 1,500 crowns for that",
            "before 3:15, and we're going to pay 1,500 crowns for that",
            "before 3:15, and we're never going to pay 1,600 crowns for that",
            "before 3:15, and we're never going to pay 15,00 crowns for that",
            "before 3:15, and we're never going to pay 1.500 crowns for that",
            "before 3:15, and we're never going to pay 500 crowns for that",
            "before 3:15, and we're never going to pay $1,500 crowns for that",
            "before 3:15, and they're never going to pay 1,500 crowns for that",
            "before 3:15, or we're never going to pay 1,500 crowns for that",
            "after 3:15, and we're never going to pay 1,500 crowns for that",
            "before 3:15, and we're never going to play 1,500 crowns for that",
            "before 315, and we're never going to pay 1,500 crowns for that",
            "before 3:15 and we were never going to pay 1,500 crowns for that",
            "before 3:15, and we're never going to pay -1,500 crowns for that",
        ]
    ]
    + [
        ("My father kept the tide tables in his head", altered)
        for altered in [
            "My mother kept the tide tables in his head",
            "My father kept the tide tables in her head",
            "My father kept tide the tables in his head",
            "My father kept the tide table in his head",
            "My father left the tide tables in his head",
            "My father kept the tied tables in his head",
            "My father kept the tide tables in his bed",
            "My father kept the tide tables on his head",
            "My father kept the time tables in his head",
            "My father never kept the tide tables in his head",
            "Your father kept the tide tables in his head",
            "My father's kept the tide tables in his head",
            "My father kept all the tide tables in his head",
            "My father kept the tables in his head",
            "father my kept the tide tables in his head",
            "My father keeps the tide tables in his head",
        ]
    ]
    + [
        (
            "they said no, the tables aren't wrong, and I'll say it costs 5% more than in 1974",
            altered,
        )
        for altered in [
            "they said the tables aren't wrong, and I'll say it costs 5% more than in 1974",
            "they said no, the tables are wrong, and I'll say it costs 5% more than in 1974",
            "they said yes, the tables aren't wrong, and I'll say it costs 5% more than in 1974",
            "they said no, the tables aren't wrong, and ill say it costs 5% more than in 1974",
            "they said no, the tables aren't wrong, and I'll say it costs 5 more than in 1974",
            "they said no, the tables aren't wrong, and I'll say it costs 50% more than in 1974",
            "they said no, the tables aren't wrong, and I'll say it costs 5% more than in 1947",
            "they said no, the tables aren't wrong, and I'll say it costs 5% less than in 1974",
            "they said no, the tables aren't right, and I'll say it costs 5% more than in 1974",
            "they said no, the cables aren't wrong, and I'll say it costs 5% more than in 1974",
            "they said no, the tables aren't wrong, and I'd say it costs 5% more than in 1974",
            "they say no, the tables aren't wrong, and I'll say it costs 5% more than in 1974",
            "they said no, the tables weren't wrong, and I'll say it costs 5% more than in 1974",
            "they said now, the tables aren't wrong, and I'll say it costs 5% more than in 1974",
            "he said no, the tables aren't wrong, and I'll say it costs 5% more than in 1974",
        ]
    ]
)


def test_there_are_enough_of_them():
    assert len(ALTERED) >= 60


@pytest.mark.parametrize(("true", "altered"), ALTERED)
def test_altered_quotes_are_not_word_for_word(true, altered):
    assert differences(true) == []
    assert differences(altered) != []


def test_differences_are_told_word_by_word():
    found = differences("My father kept all the tide tables in his bed")
    assert [(d.kind, d.quoted, d.said) for d in found] == [
        (DifferenceKind.INSERTED, "all", ""),
        (DifferenceKind.CHANGED, "bed", "head;"),
    ]
    found = differences("My father the tide tables in his head")
    assert [(d.kind, d.said) for d in found] == [(DifferenceKind.LEFT_OUT, "kept")]


def test_a_likely_mishearing_is_named_but_never_for_numbers_and_negations():
    assert differences("My farther kept the tide tables")[0].kind is DifferenceKind.SOUNDS_LIKE
    assert differences("it costs 6% more than in 1974")[0].kind is DifferenceKind.CHANGED
    assert differences("they said know, the tables aren't wrong")[0].kind is DifferenceKind.CHANGED


def test_brackets_are_passed_over_and_ellipses_cut():
    assert quote_parts("He [Peder] rang … the bell [...] twice... -- !") == [
        ["He", "rang"],
        ["the", "bell"],
        ["twice"],
    ]
    assert quote_parts("[…] --") == []


def test_stray_words_far_away_are_no_part_of_a_match():
    found = compare("the tide tables in his head".split(), ["the", *(["x"] * 40), *SAID])
    assert found is not None
    assert found.last - found.first == 6


def told(quote, said):
    found = compare(quote.split(), said.split())
    assert found is not None
    words = " ".join(said.split()[found.first : found.last])
    return words, [(one.kind, one.quoted, one.said) for one in found.differences]


INTRODUCED = "here is ilia sutscover ilia is co-founder and head of open eye as a student"


def test_names_are_paired_with_what_captions_made_of_them():
    assert told("Sutskever is co-founder and head of OpenAI", INTRODUCED) == (
        "sutscover ilia is co-founder and head of open eye",
        [
            (DifferenceKind.SOUNDS_LIKE, "Sutskever", "sutscover"),
            (DifferenceKind.LEFT_OUT, "", "ilia"),
            (DifferenceKind.SOUNDS_LIKE, "OpenAI", "open eye"),
        ],
    )


def test_a_small_word_far_behind_is_no_part_of_a_quote():
    assert told(
        "is head at OpenAI today", "she is head of open eye as a student at toronto then"
    ) == (
        "is head of open eye as",
        [
            (DifferenceKind.CHANGED, "at", "of"),
            (DifferenceKind.SOUNDS_LIKE, "OpenAI", "open eye"),
            (DifferenceKind.CHANGED, "today", "as"),
        ],
    )


def test_words_that_are_the_same_are_no_difference_wherever_they_stand():
    said = "she is head of open eye as a student at toronto then"
    assert told("is head at OpenAI a self taught one", said)[1] == [
        (DifferenceKind.CHANGED, "at", "of"),
        (DifferenceKind.SOUNDS_LIKE, "OpenAI", "open eye"),
        (DifferenceKind.LEFT_OUT, "", "as"),
        (DifferenceKind.CHANGED, "self", "student"),
        (DifferenceKind.CHANGED, "taught", "at"),
        (DifferenceKind.CHANGED, "one", "toronto"),
    ]


def test_a_small_word_is_no_part_of_a_mishearing():
    _, found = told("and head of the openeye as a student", INTRODUCED)
    assert found == [
        (DifferenceKind.INSERTED, "the", ""),
        (DifferenceKind.SOUNDS_LIKE, "openeye", "open eye"),
    ]


def test_a_hyphen_is_no_difference():
    assert told(
        "a well known, state-of-the-art cofounder", "so a well-known state of the art co-founder"
    ) == (
        "a well-known state of the art co-founder",
        [],
    )
    assert told("GPT-3 is here", "so gpt 3 is here") == ("gpt 3 is here", [])
    assert told("we re-sign it", "we resign it")[1] != []
    dashed = compare("He rang, and we came".split(), ["he", "rang -", "and", "we", "came"])
    assert dashed is not None
    assert (dashed.last, dashed.differences) == (5, ())


def test_a_quote_begins_as_late_as_it_may():
    assert told("you need the bell", "you can say you need a bell") == (
        "you need a bell",
        [(DifferenceKind.CHANGED, "the", "a")],
    )


def test_what_was_probably_misheard_counts_nearly_as_the_same():
    found = compare("Sutskever is co-founder and head".split(), INTRODUCED.split())
    assert found is not None
    assert 0.9 < found.share < 1


WORDS = "a b bee open eye openai not 7".split()


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8),
    st.lists(st.sampled_from([*WORDS, "c"]), max_size=12),
)
def test_differences_account_for_every_word(quote, said):
    found = compare(quote, said)
    if found is None:
        assert not set(quote) & set(said)
        return
    here = [word for one in found.differences for word in one.quoted.split()]
    there = [word for one in found.differences for word in one.said.split()]
    same = len(quote) - len(here)
    assert 0 <= found.first <= found.last <= len(said)
    assert found.last - found.first == same + len(there)
    assert found.share == 1.0 or found.differences


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("静かな声で長い", []),
        ("静かな声で、長い時間", []),
        ("静かな音で長い時間", [("音", "声")]),
        ("静かな声で時間", [("", "長い")]),
    ],
)
def test_a_quote_is_found_within_a_sentence_without_spaces(quote, told):
    found = compare(quote.split(), ["港の東側で、静かな声で長い時間話しました。", "二人だけで。"])
    assert found is not None
    assert (found.first, found.last) == (0, 1)
    assert [(one.quoted, one.said) for one in found.differences] == told
