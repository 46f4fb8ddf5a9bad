import pytest

from app.transcripts.model import NoTranscriptError
from tests.transcripts.formats.reading import read_text

SAID = [
    ("Vera Holm", "The pier was gone by seven."),
    ("Jonas", "All of it, you say?"),
    ("Vera Holm", "And the railing of the church."),
    ("Jonas", "Who paid for that one?"),
]


@pytest.mark.parametrize(
    "element",
    [
        '<Turn speaker="{name}" start="{n}.5">{text}</Turn>',
        '<speech by="{name}" time="00:00:0{n}"><p>{text}</p></speech>',
        "<segment><speaker>{name}</speaker><time>{n}.0</time><end>9</end><text>{text}</text></segment>",
    ],
)
def test_elements_that_tell_who_says_what_are_turns(element):
    body = "".join(element.format(n=n, name=name, text=text) for n, (name, text) in enumerate(SAID))
    talk = read_text(f"<talk><title>Ferries</title>{body}</talk>", "talk.xml")
    assert [turn.speaker for turn in talk.turns] == [name for name, _ in SAID]
    assert " ".join(talk.words) == " ".join(text for _, text in SAID)
    assert "no known origin" in talk.warnings[0]


def test_elements_may_name_their_speakers_by_number():
    table = '<person id="p1" name="Vera Holm"/><person id="p2" name="Jonas"/>'
    body = "".join(f'<u who="p{n % 2 + 1}">{text}</u>' for n, (_, text) in enumerate(SAID))
    talk = read_text(f"<talk>{table}{body}</talk>", "talk.xml")
    assert {turn.speaker for turn in talk.turns} == {"Vera Holm", "Jonas"}


def test_a_list_of_names_is_no_talk():
    body = "".join(f'<item name="part {n}">Some words about part {n}.</item>' for n in range(9))
    with pytest.raises(NoTranscriptError):
        read_text(f"<catalogue>{body}</catalogue>", "parts.xml")


def test_elements_that_tell_when_what_is_said_are_lines():
    items = "".join(
        f'<item start="00:00:0{n}.500">{text}</item>' for n, (_, text) in enumerate(SAID)
    )
    talk = read_text(f"<transcripts><speech>{items}</speech></transcripts>", "talk.xml")
    assert " ".join(talk.words) == " ".join(text for _, text in SAID)
    assert talk.timeline.at(0).ms == 500
