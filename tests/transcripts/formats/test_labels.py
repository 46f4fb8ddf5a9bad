from tests.transcripts.formats.reading import read_text


def test_labels_are_captions():
    talk = read_text("1.5\t3.0\tTomas: Mind the step.\n3.0\t4.25\tVera: Which one?\n", "labels.txt")
    assert " ".join(talk.words) == "Mind the step. Which one?"
    assert [(cue.start_ms, cue.end_ms) for cue in talk.cues] == [(1_500, 3_000), (3_000, 4_250)]
    assert talk.turns[-1].speaker == "Vera"
