from tests.transcripts.formats.reading import read_text


def test_the_older_api_and_srv1():
    talk = read_text(
        '<?xml version="1.0"?><transcript><text start="1.5" dur="2">mind the step</text>'
        '<text start="4" dur="1">it&amp;#39;s wet</text></transcript>', "a.xml",
    )  # fmt: skip
    assert talk.words == ("mind", "the", "step", "it's", "wet")
    assert [(cue.start_ms, cue.end_ms) for cue in talk.cues] == [(1_500, 3_500), (4_000, 5_000)]


def test_srv3_has_a_time_for_each_word_and_rolls_no_line_twice():
    talk = read_text(
        '<timedtext format="3"><body><p t="1000" d="3000" w="1"><s>mind</s><s t="400"> the</s></p>'
        '<p t="2000" d="10" w="1" a="1">\n</p><p t="2100" d="2000" w="1"><s>step</s></p></body>'
        "</timedtext>", "a.srv3",
    )  # fmt: skip
    assert talk.words == ("mind", "the", "step")
    assert [talk.timeline.at(word).ms for word in range(3)] == [1_000, 1_400, 2_100]
