import pytest

from app.archive.owner import speakers
from app.archive.owner.settling import settled
from app.store import episodes, transcripts
from app.transcripts.model import Transcript, TranscriptError, Turn
from app.transcripts.timeline import Timeline

ASKED = "so tell me how did you become a keeper of the lighthouse".split()
TOLD = (
    "i grew up on the island and my father kept the light and he taught me all of it " * 9
).split()


def transcript():
    return Transcript("text", tuple(ASKED + TOLD + ASKED), Timeline((), b""))


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
    path, turns, _ = speakers.propose_speakers(archive.database, "talk")
    assert turns >= 1
    path.write_text(path.read_text().replace("Host: Host", "Host: Anna Berg"))
    archive.run_import()
    with archive.database.read() as session:
        row = episodes.by_slug(session, "talk")
        found = {turn.speaker for turn in transcripts.load(session, row.id).turns}
    assert found <= {"Anna Berg", "Guest", None}
    with pytest.raises(TranscriptError, match="already"):
        speakers.propose_speakers(archive.database, "talk")


def test_an_episode_that_is_not_there(archive):
    with pytest.raises(TranscriptError, match="no episode"):
        speakers.propose_speakers(archive.database, "nowhere")
