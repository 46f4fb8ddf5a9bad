from tests.transcripts.formats.reading import read_text, turns

SAID = "The step has been wet ever since the storm took the roof from the tower, I am told."


def test_two_speeches_under_names_alone_are_of_those_who_are_named():
    talk = read_text(
        f"Two Talks About Rope\n\nVera Holmqvist\n\n{SAID}\n\n{SAID}\n\n{SAID}\n\n"
        f"Kristof Ahlgren\n\n{SAID}\n\n{SAID}\n\n{SAID}\n"
    )
    assert [who for who, _ in turns(talk)] == ["Vera Holmqvist", "Kristof Ahlgren"]


def test_other_titles_between_them_make_nobody_of_names():
    talk = read_text(
        f"Vera Holmqvist\n\n{SAID}\n\n{SAID}\n\nThe Wet Step\n\n{SAID}\n\n{SAID}\n\n"
        f"Kristof Ahlgren\n\n{SAID}\n\n{SAID}\n"
    )
    assert turns(talk) == []
