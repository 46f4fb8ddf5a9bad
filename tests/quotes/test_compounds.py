import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.tokens import tokens
from app.quotes.compounds import separate


@pytest.mark.parametrize(
    ("words", "others", "apart"),
    [
        ("an open-source license", "an open source license", "an open source license"),
        ("a co-founder", "the cofounder", "a cofounder"),
        ("a co-founder", "the boss", "a co-founder"),
        ("a self-made one", "a self-made one", "a self made one"),
        ("DALL-E", "dolly", "DALL-E"),
        ("the U.S. army", "the us army", "the us army"),
        ("the U.S. army", "the u s army", "the U S. army"),
        ("GPT-3 and and/or", "gpt3", "gpt3 and and or"),
        ("cars\N{EM DASH}he said\N{EM DASH}drive", "", "cars he said drive"),
        ("state-of-the-art", "the state of art", "state of the art"),
        ("node.js C++/C#", "node js", "node js C++/C#"),
        ("3.5 3/4 -5 $1,000", "35 34 5 1000", "3.5 3/4 -5 $1,000"),
        ("20-25", "2025", "20-25"),
        ("5%, $20 5%", "5 percent 20 dollars", "5 percent 20 dollars 5 percent"),
        ("5%, $20", "5 20 percent", "5 percent $20"),
        ("re-sign", "resign", "re-sign"),
        ("some- thing -- else +", "something", "some- thing else"),
    ],
)
def test_compounds_are_read_as_the_others_have_them(words, others, apart):
    assert separate(words.split(), others.split())[0] == apart.split()


def test_a_sign_that_stands_by_itself_is_no_part_of_a_word():
    assert separate(["Vim +", "20 %", "5% -"], ["20", "5%"])[0] == ["Vim", "20 %", "5%"]


def test_every_piece_knows_its_word():
    assert separate(["a", "well-known", "thing"], ["well", "known"])[1] == [0, 1, 1, 2]


@given(st.lists(st.text(min_size=1)), st.lists(st.text(min_size=1)))
def test_no_word_is_lost(words, others):
    found, places = separate(words, others)
    assert len(found) == len(places)
    assert places == sorted(places)
    assert set(places) == {place for place, word in enumerate(words) if tokens(word)}
