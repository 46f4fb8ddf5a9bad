import itertools
import math
from dataclasses import replace
from itertools import pairwise, product

import pytest

from app.transcripts.bare import bare
from app.transcripts.restoring import voices as module
from app.transcripts.restoring.restore import restore
from app.transcripts.restoring.voices import Look, guessed_voices, smoothed, voices
from training.voices import trust_of

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
    assert all(one.sure >= module.SURE for one in found)
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
    assert voices("fi") is None
    assert guessed_voices(TALK, restored, "fi", [], ["Anna Berg"]) == ()


def test_a_sentence_that_tells_nothing_goes_with_those_around_it():
    alone, amid, after = smoothed([4.0, 0.0, 4.0], [-3.0, -3.0], [-3.0, -3.0])
    assert min(alone, amid, after) > 2
    assert smoothed([0.0], [], []) == [0.0]
    assert smoothed([], [], []) == []
    assert not any(map(math.isnan, smoothed([1e9, -1e9], [0.0], [0.0])))


def test_the_other_goes_on_after_a_question_of_the_host_and_not_after_one_of_the_guest():
    assert smoothed([4.0, 0.0], [3.0], [-3.0])[1] < -2
    assert smoothed([-4.0, 0.0], [3.0], [-3.0])[1] < -2


def test_a_chain_is_the_likeliest_of_all_ways_to_label_it():
    odds, after_host, after_guest = [0.5, -0.2, 1.0], [-1.0, 0.3], [0.7, -0.4]
    ways = {}
    for way in product((True, False), repeat=3):
        score = sum(own for own, host in zip(odds, way, strict=True) if host)
        for (one, other), host, guest in zip(pairwise(way), after_host, after_guest, strict=True):
            score += 0 if one == other else host if one else guest
        ways[way] = math.exp(score)
    for place, found in enumerate(smoothed(odds, after_host, after_guest)):
        host = sum(weight for way, weight in ways.items() if way[place])
        assert found == pytest.approx(math.log(host / (sum(ways.values()) - host)))


def test_a_talk_of_which_little_is_sure_or_in_which_two_chat_is_trusted_less():
    trust = voices("en").trust
    interview = Look(sure=0.9, host=0.2, changes=6.0, guest_words=20.0)
    assert trust.factor(replace(interview, sure=0.8)) < trust.factor(interview)
    assert trust.right(interview) > 0.85
    chat = replace(interview, changes=25.0)
    assert trust.factor(chat) < 0.8 * trust.factor(interview)
    assert trust.factor(Look(0.5, 0.5, 0.0, 1.0)) > 0


def test_how_far_a_talk_is_trusted_is_fitted_to_how_often_others_were_right():
    sizes = itertools.product((0.8, 0.9), (0.2, 0.4), (5.0, 20.0), (12.0, 20.0))
    looks = [Look(*one) for one in sizes for _ in range(9)]
    trust = trust_of([(look, look.sure - 0.002 * look.changes) for look in looks])
    assert trust.right(Look(0.85, 0.3, 10.0, 16.0)) == pytest.approx(0.83, abs=0.003)
    assert trust.changes < 0 < trust.sure
