from hypothesis import given
from hypothesis import strategies as st

from app.store.packing import pack_timeline
from app.transcripts import timeline
from app.transcripts.timeline import Timing

WORDS = ["word"] * 400


def test_without_times_they_are_estimated_from_the_length():
    line = timeline.exact(WORDS, [], 3_600_000)
    moment = line.at(200)
    assert moment.kind is Timing.ESTIMATED
    assert abs(moment.ms - 1_800_000) < 2_000
    assert 55_000 < moment.bound_ms < 65_000
    assert line.end_ms == 3_600_000


def test_without_length_from_the_pace_of_speech():
    assert 110_000 < timeline.exact(WORDS, [], None).end_ms < 180_000


def test_the_bound_of_a_short_talk_is_smaller():
    assert timeline.exact(WORDS, [], 300_000).at(200).bound_ms < 20_000


def test_between_two_times_words_are_interpolated():
    moment = timeline.exact(WORDS, [(0, 0), (100, 60_000)], 300_000).at(50)
    assert (moment.ms, moment.kind) == (30_000, Timing.INTERPOLATED)
    assert 0 < moment.bound_ms <= 61_000


def test_one_wrong_time_doesnt_spoil_the_others():
    line = timeline.exact(WORDS, [(0, 0), (50, 900_000), (100, 60_000), (150, 90_000)], 240_000)
    assert [line.at(word).ms for word in (0, 100, 150)] == [0, 60_000, 90_000]


def test_words_arent_drawn_out_into_the_silence_behind_them():
    points, silences = [(0, 0), (10, 60_000)], [(0, 10, 4_000)]
    line = timeline.exact(WORDS[:20], points, 64_000, silences)
    assert [line.at(word).ms for word in (0, 5, 9, 10)] == [0, 2_000, 3_600, 60_000]
    assert line.at(9).kind is Timing.INTERPOLATED
    assert line.at(9).bound_ms < 1_000
    assert [stretch.kind for stretch in line.stretches()] == [Timing.EXACT]
    unknown = timeline.exact(WORDS[:20], [(10, 60_000)], 64_000, silences)
    assert len(unknown.knots) == 3


@given(
    st.lists(st.tuples(st.integers(0, 399), st.integers(0, 4_000_000)), max_size=30),
    st.none() | st.integers(1, 4_000_000),
)
def test_time_never_runs_backward_and_words_are_found_by_it(points, length):
    line = timeline.exact(WORDS, points, length)
    times = [line.at(word).ms for word in range(401)]
    assert times == sorted(times)
    for word in range(0, 400, 37):
        first, last = line.span(times[word], times[word] + 1)
        assert times[first] <= times[word] <= times[last]


def test_the_bound_grows_with_the_gap_and_towards_its_middle():
    near = timeline.exact(WORDS, [(0, 0), (100, 60_000)], None)
    far = timeline.exact(WORDS, [(0, 0), (100, 600_000)], None)
    assert near.at(5).bound_ms < near.at(50).bound_ms < far.at(50).bound_ms


def test_away_from_the_only_known_time_the_bound_grows_with_the_distance():
    line = timeline.exact(WORDS, [(0, 5_000)], None)
    assert line.at(10).kind is Timing.ESTIMATED
    assert line.at(10).bound_ms < line.at(100).bound_ms < line.at(390).bound_ms


def test_stretches_cover_the_talk_and_say_what_is_known_there():
    cues = [(word, word * 300) for word in range(0, 200, 10)]
    line = timeline.exact(WORDS, [*cues, (399, 400_000)], 401_000)
    found = line.stretches()
    assert [stretch.kind for stretch in found] == [
        Timing.EXACT,
        Timing.INTERPOLATED,
        Timing.EXACT,
    ]
    assert (found[0].first, found[-1].last) == (0, 400)


def test_a_few_bytes_a_word():
    line = timeline.exact(WORDS, [(word, word * 313) for word in range(400)], None)
    assert len(pack_timeline(line)) < 5 * 400


def test_a_sentence_without_spaces_is_as_much_speech_as_its_letters():
    japanese = timeline.build(["灯台は岬にあります。" * 40], [], None)
    assert 60_000 < japanese.end_ms < 85_000  # 360 letters at some 330 a minute
    korean = timeline.build(["등대는", "곶에", "있습니다."] * 40, [], None)
    assert 60_000 < korean.end_ms < 100_000


def test_words_of_any_length_have_their_times_in_between():
    found = timeline.build(
        ["灯台は岬にあります。" * 20, "はい。"], [timeline.Knot(0, 0, Timing.EXACT)], 60_000
    )
    assert found.end_ms == 60_000
    assert 55_000 < found.at(1).ms < 60_000
