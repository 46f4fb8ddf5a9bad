from app.transcripts.aligning.clocks import shifts
from tests.transcripts.aligning.test_align import captioned, prose, talk

WORDS = talk(1, 1_000)


def test_a_clock_that_runs_with_the_other():
    line = captioned(WORDS).timeline
    assert shifts(line, line, [(word, word) for word in range(1_000)]) == ((0, 0),)


def test_a_recording_with_an_opening_and_a_cut_has_a_clock_of_its_own():
    here, there = captioned(WORDS).timeline, captioned([*talk(2, 200), *WORDS[:500], *WORDS[600:]])
    pairs = [(word, word + 200) for word in range(500)]
    pairs += [(word, word + 100) for word in range(600, 1_000)]
    found = shifts(here, there.timeline, pairs)
    assert found[0][0] == 0
    assert [round(shift / 1_000) for _, shift in found] == [70, 35]
    assert 170_000 <= found[1][0] <= 215_000


def test_times_that_nobody_knows_tell_nothing():
    line = captioned(WORDS).timeline
    assert shifts(prose(WORDS).timeline, line, [(word, word) for word in range(1_000)]) == ()
    assert shifts(line, line, [(1, 1)]) == ()
