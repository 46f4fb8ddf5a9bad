import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.query.dates import date_range
from app.search.query.parser import parse
from app.search.query.scope import Typed
from app.search.query.tree import MOST_WORDS, All, Any, Not, Phrase, Prefix, Word


def nodes(typed):
    return parse(typed).root.nodes


def test_words_are_folded():
    assert parse("Café OPEN-source Don't").words == ("cafe", "open", "source", "dont")


def test_names_keep_their_signs():
    assert parse("C++ .NET F#").words == ("cplusplus", "dotnet", "fsharp")


def test_the_dots_of_acronyms_are_left_away():
    assert parse("A.I. and J.R.R. Tolkien").words == ("ai", "and", "jrr", "tolkien")
    assert parse("U.S. law, e.g. node.js").words == ("u", "s", "law", "eg", "node", "js")
    assert nodes('"A.I. law"') == (Phrase(("a", "i", "law")),)


def test_phrases_curly_quotes_and_quotes_that_never_close():
    for typed in ('"tide tables"', "“tide tables”"):
        assert nodes(typed) == (Phrase(("tide", "tables")),)
    assert nodes('bell "tide tables') == (Word("bell"), Phrase(("tide", "tables")))
    assert parse('bell "tide tables').words == ("bell", "tide", "tables")


def test_phrases_with_words_in_between():
    assert nodes('"tide tables"~3') == (Phrase(("tide", "tables"), 3),)


def test_prefixes():
    assert nodes("light* *") == (Prefix("light"),)


def test_excluded_words_phrases_and_groups():
    assert nodes('tide -moon -"spring tide" well-known') == (
        Word("tide"),
        Not(Word("moon")),
        Not(Phrase(("spring", "tide"))),
        Word("well"),
        Word("known"),
    )
    assert nodes("tide -(moon or sun)") == (
        Word("tide"),
        Not(All((Any((Word("moon"), Word("sun"))),))),
    )
    assert parse("tide -moon").words == ("tide",)


def test_alternatives_and_groups():
    assert nodes("pier or quay or harbour fog") == (
        Any((Word("pier"), Word("quay"), Word("harbour"))),
        Word("fog"),
    )
    group = All((Word("tide"), Word("tables")))
    assert nodes("(tide tables) or radio") == (Any((group, Word("radio"))),)
    assert nodes("(((tide") == (All((All((All((Word("tide"),)),)),)),)


def test_or_is_a_word_in_a_sentence():
    sentence = "is it number four or five in the list of all harbours"
    assert all(isinstance(node, Word) for node in nodes(sentence))
    assert any(isinstance(node, Any) for node in nodes(sentence.replace(" or ", " OR ")))


FILTERS = (
    Typed("speaker", ("speaker", "said")),
    Typed("series", ("series",)),
    Typed("year", ("year", "before", "after"), date_range),
)


def scope(typed):
    return parse(typed, FILTERS).scope


def test_filters():
    query = parse('tide Speaker:"Ingrid Solheim" said:mara series:harbour', FILTERS)
    assert query.words == ("tide",)
    assert query.scope.of("speaker") == ("Ingrid Solheim", "mara")
    assert query.scope.of("series") == ("harbour",)
    assert scope("(fog or (sand series:harbour))").of("series") == ("harbour",)


def test_what_is_no_filter_is_words():
    assert parse("speaker: said:", FILTERS).words == ("speaker", "said")
    assert parse("about:fog", FILTERS).words == ("about", "fog")
    assert parse("re:about series", FILTERS).words == ("re", "about", "series")
    assert parse("speaker:mara").words == ("speaker", "mara")


def test_exact_words():
    assert nodes("exact:bells") == (Phrase(("bells",)),)


def test_who_said():
    assert parse("who said that the tide waits").words == ("the", "tide", "waits")
    assert parse("who said").words == ("who", "said")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("year:2020", "2020-01-01", "2021-01-01"),
        ("year:2021..2019", "2019-01-01", "2022-01-01"),
        ("year:..2020", None, "2021-01-01"),
        ("year:2020..", "2020-01-01", None),
        ("before:2020-05", None, "2020-05-01"),
        ("after:2020", "2021-01-01", None),
        ("after:2020-02-28", "2020-02-29", None),
    ],
)
def test_dates(typed, first, last):
    days = [day and datetime.date.fromisoformat(day) for day in (first, last)]
    assert scope(typed).of("year") == (tuple(days),)


def test_each_range_of_days_must_hold():
    after, before = scope("after:2019 before:2021").of("year")
    assert after == (datetime.date(2020, 1, 1), None)
    assert before == (None, datetime.date(2021, 1, 1))


@pytest.mark.parametrize("typed", ["year:soon", "year:2020-13"])
def test_what_is_no_date_narrows_nothing(typed):
    assert not scope(typed).wishes
    assert parse(typed, FILTERS).words


@given(
    st.text(max_size=400)
    | st.lists(
        st.sampled_from(
            ['"', "-", "(", ")", "or", "OR", "|", "speaker:", "year:", "before:9999", "exact:", "*",
             "~3", "tide", "a*", "\x00", "\ud800"]
        )
    ).map(" ".join)
)  # fmt: skip
def test_nothing_typed_is_an_error(text):
    query = parse(text, FILTERS)
    assert len(query.words) <= MOST_WORDS
    assert all(query.words)


def test_a_query_has_an_end():
    query = parse("a*" * 1_000)
    assert len(query.root.nodes) == MOST_WORDS
    assert len(parse('"' + "a " * 1_000 + '"').words) == MOST_WORDS
