from app.archive.owner.settling import settled
from app.transcripts.detect import read
from app.transcripts.model import Turn
from app.transcripts.source import Source

TALK = read(Source("talk.txt", b"We rang the bell in the fog and the boat came in after all."))


def test_what_stands_before_the_first_turn_is_nobodys():
    told = "turns: [{word: 2, says: the bell, speaker: Anna}, {word: 7, says: and, speaker: Ben}]"
    assert settled(TALK, told) == (Turn(0, 2, None), Turn(2, 7, "Anna"), Turn(7, 14, "Ben"))
