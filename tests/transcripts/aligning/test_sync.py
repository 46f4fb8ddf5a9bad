import pytest

from app.transcripts.aligning.sync import find_word, pin
from app.transcripts.model import SyncPoint, TranscriptError
from app.transcripts.timeline import Timing
from tests.transcripts.formats.reading import read_text

WORDS = " ".join(f"word{number} is said" for number in range(200))
TALK = read_text(WORDS, "talk.txt")


def test_words_are_pinned_and_those_between_are_interpolated():
    line = pin(TALK, [SyncPoint(10_000, "word10 is"), SyncPoint(70_000, word=330)])
    assert (line.at(30).ms, line.at(30).kind) == (10_000, Timing.EXACT)
    assert line.at(330).ms == 70_000
    assert line.at(180).kind is Timing.INTERPOLATED


def test_sounds_count_not_spelling():
    assert find_word("we met Carpathy there".split(), SyncPoint(0, "Karpathy, there")) == 2


def test_what_the_file_says_to_the_contrary_gives_way():
    timed = read_text("WEBVTT\n\n00:01.000 --> 00:02.000\na b\n\n00:09.000 --> 00:10.000\nc d\n")
    line = pin(timed, [SyncPoint(20_000, word=1)])
    assert line.at(1).ms == 20_000
    times = [line.at(word).ms for word in range(5)]
    assert times == sorted(times)


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ([SyncPoint(0, "is said")], "200 times"),
        ([SyncPoint(0, "never heard")], "Nobody says"),
        ([SyncPoint(0, word=10_000)], "no word 10000"),
        ([SyncPoint(0, "")], "names no words"),
        ([SyncPoint(9_000, "word10"), SyncPoint(1_000, "word20")], "run backward"),
        ([SyncPoint(1_000, "word10"), SyncPoint(2_000, word=30)], "same word"),
    ],
)
def test_what_cant_be_pinned_is_said(points, sentence):
    with pytest.raises(TranscriptError, match=sentence):
        pin(TALK, points)
