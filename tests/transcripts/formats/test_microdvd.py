from tests.transcripts.formats.reading import read_text


def test_frames_are_times_at_the_rate_of_the_file():
    talk = read_text(
        "{1}{1}25.000\n{25}{75}{y:i}Mind the step,|it is wet.\n{100}{125}Thanks.\n", "a.sub"
    )
    assert talk.words == ("Mind", "the", "step,", "it", "is", "wet.", "Thanks.")
    assert [(cue.start_ms, cue.end_ms) for cue in talk.cues] == [(1_000, 3_000), (4_000, 5_000)]
    assert not talk.warnings


def test_a_rate_that_nobody_tells_is_told():
    talk = read_text("{24}{48}Mind the step.\n", "a.sub")
    assert "no frame rate" in talk.warnings[0]
