from app.transcripts.lines.directions import joined
from app.transcripts.lines.survey import Line
from tests.transcripts.formats.reading import read_text, turns


def test_a_bracket_over_several_lines_is_one():
    lines = [Line(text) for text in ("(Few minutes", "pass.)", "Vera: (softly", "Yes.")]
    assert [line.text for line in joined(lines)] == [
        "(Few minutes pass.)",
        "",
        "Vera: (softly",
        "Yes.",
    ]


def test_paragraphs_about_somebody_in_capitals_are_seen_and_not_said():
    read = read_text(
        "VERA\nMind the step.\n\nKRIS\nWhich one?\n\nKRIS looks for the step. VERA waits.\n\n"
        "VERA\nThe last.\n\nKRIS\nOh.\n\nAnd so it went.\n\nVERA\nYes.\n"
    )
    assert [text for _, text in turns(read)][-2:] == ["Oh. And so it went.", "Yes."]
    assert "waits." not in read.words


def test_how_words_are_said_is_no_word_where_many_turns_begin_so():
    script = "VERA: (Softly). Mind the step.\n\nKRIS: (loud) Which one?\n\n"
    read = read_text(script * 2 + "VERA: That one (the last).\n")
    assert turns(read)[:2] == [("VERA", "Mind the step."), ("KRIS", "Which one?")]
    assert "last)." in read.words
    once = read_text("VERA: (If you ask me) it is wet.\n\nKRIS: Yes.\n\nVERA: So.\n\nKRIS: Oh.\n")
    assert "ask" in once.words


def test_what_is_called_out_in_a_house_is_told_at_length():
    call = "(Ahl, SPD: Das ist doch gar nicht wahr! Das kann doch so nicht stehen bleiben!"
    call += " – Zurufe: Nein! Doch!)"
    read = read_text(
        f"Das Wort hat Frau Holm.\n\n{call}\n\nDie Stufe ist nass.\n\n{call}\n\n"
        f"Und sie war es.\n\n{call}\n\nSo ist es.\n\nIch danke.\n\nBitte.\n\nEnde.\n"
    )
    assert "stehen" not in read.words


def test_a_label_in_capitals_that_is_not_known_is_nobodys_stage_direction():
    talk = read_text(
        "VERA HOLM: Is it wet, and since when is it?\n\nKRIS AHL: It is, since noon or so.\n\n"
        "THE OTHER HALF OF VERA HOLM AND SOME MORE: Who asks, and why is it asked at all?\n\n"
        "VERA HOLM: I do, as always.\n\nKRIS AHL: Nobody else does.\n"
    )
    assert "asks," in talk.words
