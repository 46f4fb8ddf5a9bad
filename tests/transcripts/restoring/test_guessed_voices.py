from itertools import pairwise

import pytest

from app.transcripts.bare import bare
from app.transcripts.restoring.guessed_voices import guessed_voices
from app.transcripts.restoring.restore import restore
from app.transcripts.restoring.stretches import SURE

ASKED = (
    "well anna it is so good to have you on the show tell us how did you become a keeper of the "
    "lighthouse and what do you think about all the machines that they are putting in now"
)
TOLD = (
    "yeah so i grew up on the island and my father kept the light and he taught me all of it and "
    "when he died i stayed and so we had to paint it every year and i think that for us it was "
    "more like a way of life than a job and that was what we had "
)
TALK = (
    "welcome to the show today with me is anna berg welcome anna thank you so much for having me "
    + (f"{ASKED} {TOLD} {TOLD} " * 6)
    + "anna thank you so much for joining us thank you for having me it was a pleasure"
).split()


@pytest.fixture(scope="module")
def restored():
    return restore(TALK, "en")


def said_by(found, speaker):
    return " ".join(" ".join(TALK[v.first : v.last]) for v in found if v.speaker == speaker)


def test_who_asks_is_the_host_and_who_tells_the_guest(restored):
    found = guessed_voices(TALK, restored, "en", ["Ole Dahl"], ["Anna Berg"])
    assert "with me is anna berg" in said_by(found, "Ole Dahl")
    assert "my father kept the light" in said_by(found, "Anna Berg")
    assert "with me is anna" not in said_by(found, "Anna Berg")
    assert "my father" not in said_by(found, "Ole Dahl")


def test_what_is_not_sure_is_left_open(restored):
    found = guessed_voices(TALK, restored, "en", [], ["Anna Berg"])
    assert {one.speaker for one in found} <= {"Host", "Anna Berg"}
    assert all(one.sure >= SURE for one in found)
    assert all(a.last <= b.first for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("hosts", "guests"), [([], []), (["Ole"], []), (["Ole", "Eva"], ["Anna"]), ([], ["Anna", "Bo"])]
)
def test_nobody_is_named_where_it_may_not_be_a_talk_of_two(restored, hosts, guests):
    assert guessed_voices(TALK, restored, "en", hosts, guests) == ()


def test_a_lecture_has_no_host():
    words = [bare(word) for word in (TOLD * 12).split()]
    assert guessed_voices(words, restore(words, "en"), "en", [], ["Anna Berg"]) == ()


def test_a_language_without_weights_names_nobody(restored):
    assert guessed_voices(TALK, restored, "fi", [], ["Anna Berg"]) == ()
