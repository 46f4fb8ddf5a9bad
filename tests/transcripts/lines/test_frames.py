import time

import pytest

from app.transcripts.lines.frames import framed
from app.transcripts.lines.speakers import find_speakers
from app.transcripts.lines.survey import Line
from tests.transcripts.formats.reading import read_text, turns

SAID = [
    ("Vera", "The pier was gone by seven."), ("Jonas", "Gone?"),
    ("Vera", "All of it, and the railing too."), ("Jonas", "Who paid for the new one?"),
    ("Vera", "The council did. It took them two years."), ("Jonas", "Two years."),
    ("Vera", "And a petition with nine hundred names."), ("Jonas", "I signed that."),
]  # fmt: skip


def heard(lines, is_caption=False):
    said = find_speakers(framed([Line(line) for line in lines], is_caption), is_caption)
    return [(one.speaker, one.text) for one in said]


@pytest.mark.parametrize(
    "head",
    ["~{name}: ", "{{{name}}} ", "{name}> ", "({name}) ", "{name} | ", "{name};", "{name} ~ ",
     "【{name}】", "{n}. {name}: ", "{n}) {name}: ", "00{n}0 [{name}] ", "◇{name} : ",
     "{name} → ", "{name}/ ", "__{name}__ ",
     "12/03/2024, 17:0{n} - {name}: ", "2024-03-12T17:0{n}:05Z {name}: ",
     "{name}.{n} utt1: "],
)  # fmt: skip
def test_the_same_signs_around_names_that_come_again_tell_who_speaks(head):
    lines = [head.format(name=name, n=n) + text for n, (name, text) in enumerate(SAID, start=1)]
    assert heard(lines) == SAID


def test_names_between_signs_alone_on_their_lines():
    lines = [line for name, text in SAID for line in (f"=== {name} ===", text, "")]
    spoken = heard(lines)
    assert [name for name, text in spoken if name] == [name for name, _ in SAID]
    assert [text for _, text in spoken if text] == [text for _, text in SAID]


def test_numbered_questions_and_answers():
    lines = [f"{'QA'[n % 2]}{n // 2 + 1}: {text}" for n, (_, text) in enumerate(SAID)]
    assert [name for name, _ in heard(lines)] == ["Q", "A"] * 4


def test_words_in_corner_brackets_behind_names_without_capitals():
    lines = [f"{'田中佐藤'[n % 2 * 2 :][:2]}「はい、そうです。」" for n in range(8)]
    assert heard(lines)[:2] == [("田中", "はい、そうです。"), ("佐藤", "はい、そうです。")]


def test_the_number_of_a_question_is_no_part_of_a_name():
    lines = [f"Q{n} {name}: {text}" if n % 3 == 0 else f"{name}: {text}"
             for n, (name, text) in enumerate(SAID * 2)]  # fmt: skip
    assert {name for name, _ in heard(lines)} == {"Vera", "Jonas"}


def test_names_in_round_brackets_in_captions_where_most_have_one():
    assert (
        heard([f"({name.upper()}) {text}" for name, text in SAID], is_caption=True)[0][0] == "VERA"
    )


@pytest.mark.parametrize(
    "lines",
    [
        [f"{name}: {text}" for name, text in SAID],
        [text for _, text in SAID] * 3,
        ["(laughs) So we went on, and it was fine."] * 4 + ["(music) And then it ended."] * 4,
        ["- Apples; - Pears;", "Two options: this or that.", "Why? Because. It is so."] * 4,
    ],
)
def test_what_has_no_frame_or_a_known_style_stays_as_it_is(lines):
    assert framed([Line(line) for line in lines]) == [Line(line) for line in lines]


def test_lines_that_may_begin_in_every_way_cost_no_more_than_others():
    heads = ["@" * 4 + "a. " * 400 + "— " * 400, "1" * 60 + "-" * 30 + " a: so", "1.2:3/4-5 " * 9]
    lines = [Line(head) for head in heads] * 500
    start = time.process_time()
    framed(lines)
    assert time.process_time() - start < 2


def test_people_who_answer_each_other_have_as_many_paragraphs_as_they_like():
    said = "It has been wet ever since the storm.\n\nNobody minds it.\n\nSo it is.\n\n"
    talk = read_text("".join(f"{name}> {said}" for name in ("Vera", "Kris") * 3))
    assert [who for who, _ in turns(talk)] == ["Vera", "Kris"] * 3
