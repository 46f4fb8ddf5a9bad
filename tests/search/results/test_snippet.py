from hypothesis import given
from hypothesis import strategies as st

from app.search.port import MatchKind
from app.search.results.highlight import TermMatch
from app.search.results.snippet import SHOWN_WORDS, reach, snippet


def match(first, last, term="tide"):
    return TermMatch(first, last, term, MatchKind.WORD, 1.0, term)


def test_words_that_the_query_asks_for_are_taken_in():
    first, last = snippet((100, 160), (70, 190), [match(185, 186)], {100, 160})
    assert (first, last) == (100, 190)
    first, last = snippet((100, 160), (70, 190), [match(71, 72)], {100, 160})
    assert (first, last) == (70, 160)


def test_more_of_the_querys_words_are_worth_more_than_one_again():
    found = [match(75, 76, "tide"), match(80, 81, "tide"), match(165, 166, "bell")]
    found.append(match(170, 171, "fog"))
    first, last = snippet((100, 160), (70, 190), found, {100, 160})
    assert first > 80 and last >= 171


def test_whole_sentences_come_before_more_words():
    assert snippet((100, 160), (70, 190), [], {88, 100, 160, 175}) == (88, 175)


def test_light_words_are_no_reason_to_go_on():
    assert snippet((100, 160), (100, 190), [match(187, 188, "the")], {100, 170}) == (100, 170)


def test_a_passage_that_is_long_enough_stands_alone():
    assert reach((100, 190), (40, 250)) == (100, 190)
    assert snippet((100, 195), reach((100, 195), (40, 250)), [], set()) == (100, 195)


def test_words_that_were_read_with_an_earlier_hit_are_out_of_reach():
    assert reach((100, 160), (40, 220), [(60, 85)]) == (85, 190)
    assert reach((100, 160), (40, 220), [(150, 200)]) == (70, 160)
    assert reach((100, 160), (40, 220), [(20, 110), (170, 240)]) == (100, 170)
    assert reach((100, 160), (40, 220), [(0, 30), (300, 380)]) == (70, 190)


@given(
    st.integers(0, 200), st.integers(1, 120), st.integers(0, 90), st.integers(0, 90),
    st.sets(st.integers(0, 400)), st.lists(st.integers(0, 400)),
)  # fmt: skip
def test_it_holds_the_passage_and_stays_within_reach(start, size, before, after, edges, places):
    passage = (start, start + size)
    low, high = reach(passage, (max(0, start - before), start + size + after))
    found = [match(place, place + 1, str(place % 3)) for place in places if low <= place < high]
    first, last = snippet(passage, (low, high), found, edges)
    assert low <= first <= passage[0] < passage[1] <= last <= high
    assert last - first <= max(SHOWN_WORDS, size)
