from tests.transcripts.formats.reading import read_text, turns

TALK = (
    "E: So is it on?\n\nA: It is.\n\nE{sign} And you were born here?\n\nA: Right here.\n\n"
    "E: When?\n\nA: In winter.\n\nE: Who told you?\n\nA: Nobody.\n"
)


def test_a_semicolon_or_a_stop_behind_initials_is_a_colon():
    for sign in (";", "."):
        assert turns(read_text(TALK.format(sign=sign)))[2] == ("E", "And you were born here?")


def test_a_name_in_capitals_without_its_colon_speaks():
    talk = read_text(
        "VERA: Is it wet?\n\nKRIS: It is.\n\nVERA: Why?\n\nKRIS It rained.\n\nVERA: When?\n\n"
        "KRIS: At noon.\n\nVERA: Oh.\n"
    )
    assert turns(talk)[3] == ("KRIS", "It rained.")


def test_who_is_told_of_doesn_t_speak():
    talk = read_text(
        "VERA: Is it wet?\n\nKRIS: It is.\n\nVERA: Why?\n\nKRIS: He said so.\n\n"
        "KRIS ran home.\n\nVERA: When?\n\nKRIS: At noon.\n\nVERA: Oh.\n"
    )
    assert "ran home." not in [text for _, text in turns(talk)]
