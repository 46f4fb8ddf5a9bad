import pytest

from app.archive.owner import speakers
from app.archive.owner.settling import settled
from app.store import episodes, transcripts
from app.transcripts.model import Transcript, TranscriptError, Turn
from app.transcripts.restoring.who import who_speaks
from app.transcripts.timeline import Timeline

ASKED = "so tell me how did you become a keeper of the lighthouse".split()
TOLD = (
    "i grew up on the island and my father kept the light and he taught me all of it " * 9
).split()


def transcript():
    return Transcript("text", tuple(ASKED + TOLD + ASKED), Timeline((), b""))


def test_who_asks_is_the_host():
    guesses = who_speaks([ASKED, TOLD, ASKED, TOLD])
    assert [guess.is_host for guess in guesses] == [True, False, True, False]
    assert all(guess.sure > 0.8 for guess in guesses)


def test_a_turn_that_tells_nothing_goes_by_the_others():
    guesses = who_speaks([ASKED, TOLD, ["yeah"], TOLD])
    assert guesses[2].is_host


def test_a_name_that_is_addressed_is_not_the_speaker():
    (first, _) = who_speaks(["thank you peter".split(), ["yes"]], hosts=["Peter"])
    assert not first.is_host
    assert who_speaks([]) == []


def test_what_an_owner_settled():
    told = """
names: {Host: Anna Berg, Guest: Ole}
turns:
- {word: 0, says: so tell me how, speaker: Host}
- {word: 14, says: i grew up on the island, speaker: Guest}
- {word: 175, says: so tell me how, speaker: "?"}
"""
    last = len(ASKED) + len(TOLD)
    assert settled(transcript(), told) == (
        Turn(0, len(ASKED), "Anna Berg"),
        Turn(len(ASKED), last, "Ole"),
        Turn(last, last + len(ASKED), None),
    )


@pytest.mark.parametrize(
    "told",
    ["[", "5", "turns: 5", "names: 5\nturns: []", "turns: [5]", "turns: [{word: x}]",
     "turns: [{word: 0, says: nobody said this}]",
     "turns: [{word: 3, says: how}, {word: 0, says: so}]"],
)  # fmt: skip
def test_what_makes_no_sense_is_a_sentence(told):
    with pytest.raises(TranscriptError):
        settled(transcript(), told)


def test_proposed_settled_and_shown(archive):
    archive.write("talk.txt", " ".join((ASKED + TOLD) * 6) + "\n")
    archive.run_import()
    path, turns, _ = speakers.propose(archive.database, "talk")
    assert turns >= 1
    path.write_text(path.read_text().replace("Host: Host", "Host: Anna Berg"))
    archive.run_import()
    with archive.database.read() as session:
        row = episodes.by_slug(session, "talk")
        found = {turn.speaker for turn in transcripts.load(session, row.id).turns}
    assert found <= {"Anna Berg", "Guest", None}
    with pytest.raises(TranscriptError, match="already"):
        speakers.propose(archive.database, "talk")


def test_an_episode_that_is_not_there(archive):
    with pytest.raises(TranscriptError, match="no episode"):
        speakers.propose(archive.database, "nowhere")
