from tests.transcripts.formats.reading import read_text

LRC = """[ti:The Lamp]
[la:en]
[offset:+500]
[00:05.50]The lamp <00:06.20>turns
[00:01.50][00:09.50]And nobody sleeps
"""


def test_lines_stand_in_the_order_of_their_times():
    talk = read_text(LRC, "song.lrc")
    said = "And nobody sleeps The lamp turns And nobody sleeps"
    assert " ".join(talk.words) == said
    assert [talk.timeline.at(word).ms for word in (0, 3, 5, 6)] == [1_000, 5_000, 5_700, 9_000]
    assert (talk.metadata.title, talk.metadata.language) == ("The Lamp", "en")


def test_typed_text_with_whole_seconds_is_none():
    assert read_text("[00:03] Anna: Good morning to all of you.\n" * 4).format != "lrc"


def test_voices_that_come_again_are_speakers():
    text = "[ti:Ferries]\n" + "".join(
        f"[00:{n:02d}.00]{'FM'[n % 2]}: So it was.\n" for n in range(8)
    )
    assert {turn.speaker for turn in read_text(text, "talk.lrc").turns} == {"F", "M"}
