import itertools

from hypothesis import given
from hypothesis import strategies as st

from app.transcripts.shifts import depths, sections

SEA = "harbour vessel anchor tide mooring pilot captain sailor lantern breakwater".split()
BREAD = "flour oven dough yeast bakery kneading crust sourdough loaf baker".split()


def talk(*parts):
    return [
        [words[(place * 3 + number) % len(words)] for number in range(8)]
        for words in parts
        for place in range(10)
    ]


def test_a_shift_is_found_where_the_words_change():
    passages = talk(SEA, BREAD)
    assert max(range(len(passages)), key=depths(passages).__getitem__) == 10
    assert sections(passages, list(range(0, 1_000, 50)), 300) == [0, 10]


def test_a_talk_of_one_thing_or_of_nothing_has_no_shift():
    assert sections([], [], 10) == []
    assert sections([["bell"]], [0], 10) == [0]
    assert depths([["uh"], ["um"]]).tolist() == [0, 0]


@given(
    st.lists(st.lists(st.text(max_size=8), max_size=12), max_size=30),
    st.integers(min_value=1, max_value=5),
)
def test_sections_rise_and_keep_their_distance(passages, least):
    begun = sections(passages, list(range(len(passages))), least)
    assert begun[:1] == ([0] if passages else [])
    assert all(b - a >= least for a, b in itertools.pairwise(begun))
