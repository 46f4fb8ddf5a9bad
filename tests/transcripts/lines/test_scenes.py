"""Plays and screenplays."""

from tests.transcripts.formats.reading import read_text, turns

SCREENPLAY = """INT. TOWER - NIGHT

Rain beats on the glass. VERA winds the clock.

                    VERA
          You're late again.

                    TOMAS
               (taking off his coat)
          The boat wouldn't start.

                    VERA
          It never does.

She pours coffee into two cups.

                    TOMAS
          One day it will.

                                        CUT TO:

EXT. PIER - DAY

                    VERA
          I came to say goodbye.
"""


def test_what_happens_in_a_screenplay_is_said_by_nobody():
    read = read_text(SCREENPLAY, "tower.txt")
    assert turns(read) == [
        ("VERA", "You're late again."),
        ("TOMAS", "The boat wouldn't start."),
        ("VERA", "It never does."),
        ("TOMAS", "One day it will."),
        ("VERA", "I came to say goodbye."),
    ]
    assert "She pours coffee into two cups." in [mark.text for mark in read.marks]


def test_acts_and_scenes_are_headings():
    read = read_text(
        "ACT I\n\nSCENE 2. A room.\n\nNORA. Have you seen it?\n\nKROG. No.\n\nNORA. The letter.\n\n"
        "SCENE 3. The pier.\n\nKROG. Good evening.\n\nNORA. You are late.\n",
        "play.txt",
    )
    assert [words for _, words in turns(read)][2:4] == ["The letter.", "Good evening."]


UNINDENTED = """INT. LAMP ROOM - NIGHT
RUTH climbs the stairs with a can of oil in each hand.

RUTH
You should have called me.

KAI (O.S.)
I did. Twice.

She puts the cans down and listens to the wind.

RUTH
The wind ate it.

EXT. PIER - DAY

KAI
Then I'll call louder.
"""


def test_a_screenplay_without_margins_tells_what_happens_between_what_is_said():
    found = read_text(UNINDENTED, "talk.txt")
    said = [(t.speaker, " ".join(found.words[t.first : t.last])) for t in found.turns if t.speaker]
    assert said == [
        ("RUTH", "You should have called me."),
        ("KAI", "I did. Twice."),
        ("RUTH", "The wind ate it."),
        ("KAI", "Then I'll call louder."),
    ]
    assert len(found.words) == 16
    assert not found.warnings
