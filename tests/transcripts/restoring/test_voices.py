import itertools
import math
from dataclasses import replace
from itertools import pairwise, product

import pytest

from app.transcripts.restoring.voices import Look, smoothed, voices
from training.voices import trust_of


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
