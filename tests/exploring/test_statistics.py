import pytest

from app.exploring.statistics import (
    LongTurn,
    Share,
    as_kept,
    as_told,
    question_ends,
    statistics,
)
from app.transcripts.model import Mark, Turn
from app.transcripts.timeline import Knot, Timeline, Timing, build, exact

WORDS = "When did the lamp go out? At dawn, at dawn it went out. Why?".split()
TURNS = [Turn(0, 6, "Ann"), Turn(6, 9, "Ben"), Turn(9, 13, "Ben"), Turn(13, 14, "Ann")]
HEARD = exact(WORDS, [(number, number * 10_000) for number in range(14)], 131_000)


def told(timeline=HEARD, turns=TURNS, words=WORDS):
    marks = [Mark(3, "Laughter"), Mark(9, "laughter"), Mark(9, "music")]
    return statistics(words, turns, marks, timeline, question_ends(words))


def test_words_are_counted_and_each_form_once():
    assert (told().words, told().distinct_words) == (14, 11)


def test_times_within_marks_are_no_part_of_what_is_counted():
    texts = ["unintelligible 00:05:47.01", "Unintelligible at 1:02", "12:30", "crosstalk", "3 dogs"]
    found = statistics(WORDS, TURNS, [Mark(1, one) for one in texts], HEARD, None).marks
    assert dict(found) == {"unintelligible": 2, "crosstalk": 1, "3 dogs": 1}


def test_each_speaker_has_a_share_of_words_time_and_questions():
    assert told().speakers == (Share("Ann", 7, 61_000, 2), Share("Ben", 7, 70_000, 0))


def test_words_before_the_first_named_turn_are_nobodys():
    assert told(turns=[Turn(9, 14, "Ann")]).speakers[0] == Share(None, 9, 90_000, 1)


def test_turns_of_one_speaker_in_a_row_are_one_long_turn():
    assert told().longest_turns[0] == LongTurn("Ben", 6, 13, 7)


def test_a_transcript_that_names_nobody_has_no_speakers():
    assert told(turns=[]).speakers == told(turns=[]).longest_turns == ()


def test_the_pace_is_told_along_the_talk():
    words = ["so"] * 300
    slow, fast = (
        [(n, n * 1000) for n in range(100)],
        [(100 + n, 100_000 + n * 250) for n in range(200)],
    )
    found = told(exact(words, slow + fast, 150_000), [], words)
    assert found.words_per_minute == 120
    assert found.pace[0].words_per_minute == pytest.approx(60, abs=3)
    assert found.pace[-1].words_per_minute == pytest.approx(240, abs=9)
    assert [step.start_ms for step in found.pace] == [0, 30_000, 60_000, 90_000, 120_000]


def test_where_only_the_length_is_known_there_is_one_pace():
    found = told(build(WORDS, [], 60_000))
    assert found.words_per_minute == 14
    assert found.pace == ()


def test_where_nobody_tells_the_length_there_is_no_pace():
    found = told(build(WORDS, [], None))
    assert found.words_per_minute is None
    assert found.pace == ()


def test_where_times_end_before_the_talk_the_pace_is_that_between_them():
    timeline = exact(WORDS, [(0, 0), (10, 10_000)], None)
    assert timeline.is_end_guessed
    assert told(timeline).words_per_minute == 60


def test_marks_are_counted_however_they_are_written():
    assert told().marks == (("laughter", 2), ("music", 1))


def test_questions_cannot_be_told_in_words_without_marks():
    assert question_ends(["so"] * 2_001) is None
    assert question_ends(["so"] * 2_001 + ["then."]) == []
    assert question_ends(["“Really?”", "Yes.", "哪里？"]) == [0, 2]


def test_they_are_read_back_as_they_were_kept():
    assert as_told(as_kept(told())) == told()


def test_how_long_somebody_speaks_is_guessed_where_a_time_is():
    words = ["so"] * 30
    turns = [Turn(0, 10, "Anna"), Turn(10, 20, "Ben"), Turn(20, 30, "Cleo")]
    knots = [(0, 0, Timing.EXACT), (10, 5_000, Timing.EXACT), (20, 9_000, Timing.EXACT)]
    told = Timeline(
        (*(Knot(word, ms, kind, 0) for word, ms, kind in knots),
         Knot(30, 13_000, Timing.ESTIMATED, 4_000)),
        bytes([4] * 30),
    )  # fmt: skip
    found = statistics(words, turns, (), told, [])
    assert {one.name: one.is_ms_guessed for one in found.speakers} == {
        "Anna": False, "Ben": False, "Cleo": True,
    }  # fmt: skip


def test_what_is_asked_in_thai_cannot_be_told():
    assert question_ends(["คุณลุงทำนาเกลืออย่างไรคะ", "ผมเกิดในหมู่บ้าน"]) is None
    assert question_ends(["灯台は何ですか？", "灯台です。"]) == [0]


JAPANESE = ["灯台は岬にありますか？", "はい、百年前からあります。灯台守は三人でした。"]


def test_two_letters_of_a_script_without_spaces_are_taken_for_a_word():
    found = told(build(JAPANESE, [], 60_000), [Turn(0, 1, "Ann"), Turn(1, 2, "Ben")], JAPANESE)
    assert found.letters == 30 and found.words == found.words_per_minute == 5 + 10
    assert [(one.name, one.words) for one in found.speakers] == [("Ben", 10), ("Ann", 5)]
    assert found.longest_turns[0].words == 10
    assert found.questions == 1


def test_korean_has_words():
    words = ["등대는", "곶에", "있습니다.", "등대는"]
    found = told(build(words, [], None), [], words)
    assert (found.words, found.distinct_words, found.letters) == (4, 3, None)
