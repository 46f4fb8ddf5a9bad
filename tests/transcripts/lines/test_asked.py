"""Questions of nobody between the answers of one who is named."""

from tests.transcripts.formats.reading import read_text, turns


def test_questions_between_answers_of_the_only_name_are_nobodys():
    talk = read_text(
        "What do you remember of the lamp?\nHolm: The smell of oil.\nAnd your father?\n"
        "Holm: He was never there.\nWho lit it then?\nHolm: I did. With my sister.\n"
    )
    assert turns(talk) == [
        (None, "What do you remember of the lamp?"),
        ("Holm", "The smell of oil."),
        (None, "And your father?"),
        ("Holm", "He was never there."),
        (None, "Who lit it then?"),
        ("Holm", "I did. With my sister."),
    ]


def test_paragraphs_of_one_who_is_named_anew_stay_theirs():
    talk = read_text(
        "HOLM: Good evening.\n\nThe quay is closed.\n\nHOLM: It stays closed.\n\n"
        "Nobody knows why.\n\nHOLM: Good night.\n"
    )
    assert {who for who, _ in turns(talk)} == {"HOLM"}


def test_below_a_lone_q_somebody_answers_whatever_it_says():
    talk = read_text(
        "Q: Tell me of the lamp.\n\nIt smelled of oil.\n\nQ: And then.\nGo on.\n\nIt went out.\n\n"
        "Q: Oh.\n\nYes.\n"
    )
    assert turns(talk) == [
        ("Q", "Tell me of the lamp."),
        (None, "It smelled of oil."),
        ("Q", "And then. Go on."),
        (None, "It went out."),
        ("Q", "Oh."),
        (None, "Yes."),
    ]


def test_paragraphs_that_ask_between_several_who_answer_are_nobodys():
    text = "\n\n".join(
        f"What about lamp {n}?\n\nRuth: It burns.\n\nKai: It smokes." for n in range(1, 5)
    )
    found = read_text(text, "talk.txt")
    assert [turn.speaker for turn in found.turns] == [None, "Ruth", "Kai"] * 4


def test_answers_right_below_the_only_label_are_nobodys():
    text = "".join(f"Frage: Wo war Lampe {n}?\nAm Steg, wie immer.\n" for n in range(1, 5))
    found = read_text(text, "talk.txt")
    assert [turn.speaker for turn in found.turns] == ["Frage", None] * 4


def test_questions_below_names_that_stand_alone_are_theirs_however_many_ask():
    talk = read_text(
        "00:00:03 Speaker 1\nCan we start?\n\n00:00:07 Speaker 2\nMorning.\n\n"
        "00:00:09 Speaker 1\nWho has the map?\n\n00:00:15 Speaker 3\nI have it.\n\n"
        "00:00:21 Speaker 2\nWhich one?\n"
    )
    assert None not in [who for who, _ in turns(talk)]
