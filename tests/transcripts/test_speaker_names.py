import pytest

from app.transcripts.model import Turn
from app.transcripts.speaker_names import clean_name, is_nobody, is_role, tidy


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("*Jerod Santo", "Jerod Santo"),
        ("**Ada Holm**:", "Ada Holm"),
        ("Jerod Santo: Jerod Santo", "Jerod Santo"),
        ("Paul Frazee✌", "Paul Frazee"),
        ("Vera (whispering)", "Vera"),
        ("[TOMAS]", "TOMAS"),
        ("VM (Vicky) Brasseur", "VM (Vicky) Brasseur"),
        ("Dr. Ida O'Neil, PhD", "Dr. Ida O'Neil, PhD"),
        ("Ольга", "Ольга"),
        ("MODERATOR (Kris Ahl)", "Kris Ahl"),
        ("Speaker [TOM RASK]", "TOM RASK"),
        ("Kris Ahl (moderator)", "Kris Ahl"),
        ("Host (via phone)", "Host"),
        ("Narrator (Evening News)", "Narrator"),
    ],
)
def test_names_are_freed_of_markup_and_directions(label, name):
    assert clean_name(label) == name


@pytest.mark.parametrize(
    "name",
    ["Break", "Jingle", "Audience Member", "Clip from Go Time #273", "FireHydrant Clip", "Friday",
     "SPEAKER_00", "Speaker 2", "S1", "Man #1", "Kball and I", "Interviewer", "Q", "Theme",
     "Crowd", "Narrator", "Student 3", "Female Voice", "Off-camera", "Movie clip", "Anna & Ben",
     "Unidentified Male 1", "Sponsor message", "Caller from Ohio", "Both", "The Audience",
     "Revenge of the Nerds", "Voice mail", "Coffee break", "N/A", "Coolest code", "Song extract",
     "Me a year ago", "Chicago Soundtrack", "Recording ends", "Lager Commercial", "ChatGPT",
     "GPT-4", "Siri"],
)  # fmt: skip
def test_parts_are_nobodys_names(name):
    assert is_role(name)


@pytest.mark.parametrize(
    "label",
    [
        "Unknown Speaker",
        "Unknown",
        "UNIDENTIFIED",
        "Unidentified Speaker 2",
        "Speaker Unknown",
        "unclear",
        "inaudible",
    ],
)
def test_who_is_not_known_is_nobody(label):
    assert is_nobody(label)
    assert tidy([Turn(0, 5, label)], {}) == (Turn(0, 5, None),)
    assert not is_nobody("Unknown Mortal")


def test_a_label_in_brackets_that_says_so_is_nobody_too():
    assert tidy([Turn(0, 5, "[unclear]")], {}) == (Turn(0, 5, None),)


@pytest.mark.parametrize(
    "name",
    ["Breakmaster Cylinder", "Adam", "Ann Speaker", "Manuel", "CJ", "Ryan Singer", "April",
     "Shaundai Person", "Dawn Song", "Yarrow Break", "Ludwig van Beethoven", "sam boyer",
     "Vinzenz zum Busch", "Ola von der Weide", "Lucas Da Costa", "Harriet de la Mer"],
)  # fmt: skip
def test_people_are_people(name):
    assert not is_role(name)


def test_turns_of_one_speaker_under_two_labels_are_one():
    turns = (Turn(0, 5, "*Ada"), Turn(5, 9, "Ada:"), Turn(9, 12, "Bo"), Turn(12, 13, None))
    called = {"bo": "Bodil Lund"}
    assert tidy(turns, called) == (
        Turn(0, 9, "Ada"),
        Turn(9, 12, "Bodil Lund"),
        Turn(12, 13, None),
    )
