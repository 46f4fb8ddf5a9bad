import pytest

from app.transcripts.lines.copied import as_spoken
from app.transcripts.lines.survey import Line


def spoken(text):
    return [line.text for line in as_spoken([Line(line) for line in text.split("\n")])]


def test_a_sign_that_nearly_all_lines_begin_with_is_none_of_them():
    lines = ["VERA: Mind the step.", "Which one?", "KRIS: The last.", "It is wet.", "VERA: Always."]
    for sign in "`|•>":
        assert spoken("\n".join(f"{sign} {line}" for line in lines)) == lines
    assert spoken("• one\nVera: two\nKris: three\nVera: four\nKris: five")[0] == "• one"
    assert spoken("\n".join(f">> {line}" for line in lines))[0] == f">> {lines[0]}"


def test_bars_behind_lines_are_left_of_a_table():
    text = "Vera |\nMind the step. |\nKris |\nWhich one? |\nVera |\nThe last. |"
    assert spoken(text) == text.replace(" |", "").split("\n")


def test_times_without_a_space_behind_them_are_told_from_the_words():
    text = "The harbour\n0:01We left early.\n0:04Nobody was up.\n0:09So we waited.\n"
    text += "0:12“Why?”\n0:15Fog."
    assert spoken(text)[1:3] == ["[0:01] We left early.", "[0:04] Nobody was up."]
    falling = "\n".join(f"{hour}:00The boat sails." for hour in (9, 3, 8, 1, 5))
    assert spoken(falling) == falling.split("\n")


def test_a_word_above_every_name_goes():
    turns = ("Vera Holm\nMind the step.", "Kris Ahl\nWhich one?") * 2
    assert "speaker" not in spoken("speaker\n" + "\nspeaker\n".join(turns))
    words = "speaker\nMind the step.\n" * 4
    assert "speaker" in spoken(words)


def test_names_before_a_hyphen_are_names_where_they_come_again():
    text = "Vera- Mind the step.\nKris-“Which one?”\nVera- The last.\nKris- Oh.\nVera-what? Yes."
    assert spoken(text)[1] == "Kris: “Which one?”"
    assert spoken(text)[4] == "Vera: what? Yes."
    assert spoken("Co-operate.\nCo-ordinate.\nRe-read.\nRe-do.\nOn.")[0] == "Co-operate."


@pytest.mark.parametrize("sign", ["⊙", "◆"])
def test_names_behind_a_sign_begin_lines(sign):
    text = f"{sign}Vera: Mind the step. {sign}Kris(host): Which one? {sign}Vera: The last."
    assert spoken(text) == ["Vera: Mind the step. ", "Kris(host): Which one? ", "Vera: The last."]
