from hypothesis import given
from hypothesis import strategies as st

from app.transcripts import timeline
from app.transcripts.timeline import Timing

WORDS = ["word"] * 400


def test_without_times_they_are_estimated_from_the_length():
    line = timeline.exact(WORDS, [], 3_600_000)
    moment = line.at(200)
    assert moment.kind is Timing.ESTIMATED
    assert abs(moment.ms - 1_800_000) < 2_000
    assert moment.bound_ms == 61_000
    assert line.end_ms == 3_600_000


def test_without_length_from_the_pace_of_speech():
    assert 120_000 < timeline.exact(WORDS, [], None).end_ms < 180_000


def test_the_bound_of_a_short_talk_is_smaller():
    assert timeline.exact(WORDS, [], 300_000).at(200).bound_ms < 20_000


def test_between_two_times_words_are_interpolated():
    moment = timeline.exact(WORDS, [(0, 0), (100, 60_000)], 300_000).at(50)
    assert (moment.ms, moment.kind) == (30_000, Timing.INTERPOLATED)
    assert 0 < moment.bound_ms <= 61_000


def test_one_wrong_time_doesnt_spoil_the_others():
    line = timeline.exact(WORDS, [(0, 0), (50, 900_000), (100, 60_000), (150, 90_000)], 240_000)
    assert [line.at(word).ms for word in (0, 100, 150)] == [0, 60_000, 90_000]


@given(
    st.lists(st.tuples(st.integers(0, 399), st.integers(0, 4_000_000)), max_size=30),
    st.none() | st.integers(1, 4_000_000),
)
def test_time_never_runs_backward_and_words_are_found_by_it(points, length):
    line = timeline.exact(WORDS, points, length)
    times = [line.at(word).ms for word in range(401)]
    assert times == sorted(times)
    for word in range(0, 400, 37):
        found = line.word_at(times[word])
        assert abs(times[min(found, 399)] - times[word]) <= max(1, line.end_ms // 50) or (
            times[found] <= times[word]
        )
