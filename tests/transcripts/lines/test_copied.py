import pytest

from app.transcripts.lines.copied import as_spoken
from app.transcripts.lines.survey import Line
from tests.transcripts.formats.reading import read_text


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


def test_whoever_answers_in_corners_without_a_name_is_nobody_we_know():
    text = "\n".join(f"司会「{n}番目の質問です。」\n【答えは{n}です。】" for n in "一二三四")
    found = read_text(text, "talk.txt")
    assert [turn.speaker for turn in found.turns] == ["司会", None] * 4
    assert not any(sign in " ".join(found.words) for sign in "「」【】?")


def test_people_who_are_a_letter_and_a_number_speak():
    text = "".join(f"G{n} Where were you at {n}?\nC. At the pier, as ever.\n" for n in (1, 2, 1, 2))
    found = read_text(text, "talk.txt")
    assert [turn.speaker for turn in found.turns] == ["G1", "C", "G2", "C"] * 2


def test_one_word_before_a_semicolon_speaks():
    text = "".join(f"{n}. Who keeps lamp {n}?\n\nSvar; I keep it.\n\n" for n in range(1, 6))
    found = read_text(text, "talk.txt")
    assert [turn.speaker for turn in found.turns] == [None, "Svar"] * 5


def test_turns_that_are_quoted_whole_are_somebody_elses_each():
    said = ["Bonjour Rémi.", "Bonjour. Ça va ?", "Très bien.", "Et la lampe ?", "Elle brûle."]
    text = "Retranscription :\n" + "".join(f"« {one} »\n" for one in [*said, "Tant mieux.", "Oui."])
    found = read_text(text, "talk.txt")
    assert len(found.turns) == 8
    assert not any(sign in " ".join(found.words) for sign in "«»—")


def test_roles_that_a_table_left_at_the_words_speak():
    text = "TimeSpeakerTranscript\n" + "".join(
        f"00:00:{n:02}{'Host' if n % 2 else 'Guest'}The lamp burns.\n" for n in range(10, 20)
    )
    found = read_text(text, "talk.txt")
    assert [turn.speaker for turn in found.turns] == ["Guest", "Host"] * 5


def test_answers_that_are_quoted_whole_are_not_given_by_whoever_asks_behind_a_dash():
    talk = read_text(
        "— Why is it wet?\n\n“It rained. It always does.”\n\n— Since when?\n\n“Since noon.”\n\n"
        "— And now.\n\n“Now it is dry.”\n"
    )
    assert len(talk.turns) == 6


def test_what_people_are_called_at_a_service_is_not_said():
    posts = ("Vera Holm\n@vera\nMind the step.", "Kris Ahl\n@kris\n·\nWhich one?") * 2
    assert "@vera" not in spoken("\n\n".join(posts))
