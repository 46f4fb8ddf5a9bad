import pytest

from app.transcripts.model import TranscriptError
from tests.transcripts.formats.reading import read_text, said, turns

RTF = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}
{\f1\fswiss\fcharset204 Arial Cyr;}{\f2\fnil\fcharset128 MS Mincho;}}
{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Title;}}{\info{\title Untitled}}
{\header\pard Page head \chpgn\par}
\pard\s2 The Tower Talk\par
\pard\s1 The stairs\par
\pard\plain\b Vera Holm:\b0  Good morning{\footnote A note.}, \u8220?caf\'e9\u8221?.\par
\pard{\b Tomas Rask:} Thank you. {\f1\'cf\'f0\'e8\'e2\'e5\'f2} {\f2\'93\'fa\'83A}\par
{\v hidden}And {\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt a link}}.\par
\trowd\cellx100\intbl Steps\cell 212\cell\row\pard
\b Vera Holm:\b0  Mind\~the step\'85\par}"""


def test_turns_title_and_chapters_in_the_code_pages_of_the_fonts():
    talk = read_text(RTF, "talk.rtf")
    assert turns(talk) == [
        ("Vera Holm", "Good morning, “café”."),
        ("Tomas Rask", "Thank you. Привет 日ア And a link."),
        ("Vera Holm", "Mind the step…"),
    ]
    assert talk.metadata.title == "The Tower Talk"
    assert [one.title for one in talk.metadata.chapters] == ["The stairs"]
    assert talk.warnings == ("1 table was left aside: what stands there isn't taken for speech.",)


def test_rows_that_say_who_says_what():
    rows = "".join(
        rf"\trowd\intbl {name}\cell {words}\cell\row" + "\n"
        for name, words in [
            ("Vera", "Good morning to you."),
            ("Tomas", "Hello."),
            ("Vera", "Come."),
        ]
    )
    assert turns(read_text(rf"{{\rtf1 {rows}}}", "talk.rtf")) == [
        ("Vera", "Good morning to you."), ("Tomas", "Hello."), ("Vera", "Come."),
    ]  # fmt: skip


def test_what_stands_in_for_letters_of_unicode_is_passed_over():
    text = r"{\rtf1\ansi\uc2 \u26085\'93\'fa\u26412ab{\uc0\u12290} One two.\par}"
    assert said(read_text(text, "talk.rtf")) == "日本。 One two."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (r"{\rtf1\par}", "no words"),
        (r"{\rtf1 " + "{" * 5_000 + "Vera: Hi.", "too deep"),
    ],
)
def test_what_cant_be_read_is_told(text, reason):
    with pytest.raises(TranscriptError, match=reason):
        read_text(text, "talk.rtf")


def test_a_text_that_is_cut_off_keeps_what_is_there():
    assert "Good morning" in said(read_text(RTF[: RTF.index("Thank")], "talk.rtf"))


def test_raised_numbers_are_those_of_notes():
    talk = read_text(
        r"{\rtf1 Ruth: The ferry is late.{\super 3}\par Kai: Again.{\super 4}\par Ruth: Yes.\par}",
        "talk.rtf",
    )
    assert [words for _, words in turns(talk)] == ["The ferry is late.", "Again.", "Yes."]


def test_questions_in_italics_and_what_is_left_over():
    body = "".join(
        rf"\pard{{\i Is it cold on floor {n}?}}\par\pard It is, on floor {n}.\par"
        for n in range(1, 5)
    )
    talk = read_text(rf"{{\rtf1 {body}}}", "talk.rtf")
    assert len(talk.turns) == 8
    body = "".join(rf"\pard {17 * n + 3} Here is what she said, and so on.\par" for n in range(9))
    talk = read_text(rf"{{\rtf1 {body}}}", "talk.rtf")
    assert any("Numbers stand at the head of lines" in one for one in talk.warnings)


def test_times_of_transana_are_those_of_what_follows():
    body = "".join(
        rf"\pard\'a4<{4000 * n}>{name}: Mind the step there, it is number {n}.\par"
        for n, name in enumerate(["Vera", "Tomas"] * 3)
    )
    talk = read_text(rf"{{\rtf1\ansi\ansicpg1252 {body}}}", "talk.rtf")
    assert [turn.speaker for turn in talk.turns] == ["Vera", "Tomas"] * 3
    assert [talk.timeline.at(one.first).ms for one in talk.turns][:3] == [0, 4_000, 8_000]
