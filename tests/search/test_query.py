from hypothesis import given
from hypothesis import strategies as st

from app.search.query import MOST_WORDS, parse


def test_words_are_folded():
    assert parse("Café OPEN-source Don't").words == ("cafe", "open", "source", "dont")


def test_phrases_curly_quotes_and_quotes_that_never_close():
    assert parse('"tide tables"').phrases == (("tide", "tables"),)
    assert parse("“tide tables”").phrases == (("tide", "tables"),)
    assert parse('bell "tide tables').phrases == (("tide", "tables"),)
    assert parse('bell "tide tables').words == ("bell", "tide", "tables")


def test_excluded_words_and_phrases():
    query = parse('tide -moon -"spring tide" well-known')
    assert query.excluded == (("moon",), ("spring", "tide"))
    assert query.words == ("tide", "well", "known")


def test_filters():
    query = parse('tide speaker:"Ingrid Solheim" series:harbour year:2019..2021 in:the-bell')
    assert query.words == ("tide",)
    assert query.speakers == ("Ingrid Solheim",)
    assert query.series == ("harbour",)
    assert query.episodes == ("the-bell",)
    assert query.years == (2019, 2021)


def test_years():
    assert parse("year:2020").years == (2020, 2020)
    assert parse("year:..2020").years == (0, 2020)
    assert parse("year:2020..").years == (2020, 9999)
    assert parse("year:soon").years is None


@given(st.text(max_size=400))
def test_nothing_typed_is_an_error(text):
    query = parse(text)
    assert len(query.words) <= MOST_WORDS
    assert all(query.words)
