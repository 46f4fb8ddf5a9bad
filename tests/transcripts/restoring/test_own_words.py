"""Weights that are fitted to a host, by invented talks in which that host asks in a way of their
own: by a statement that the weights of all hosts give to the guest."""

from itertools import cycle, islice

import pytest

from app.transcripts.restoring.own_words import FEWEST, fitted_to
from app.transcripts.restoring.restore import restore
from app.transcripts.restoring.told_talks import ToldTalk, clued
from app.transcripts.restoring.voices import voices

ASKED = "now i put it to you plainly that the lamp and the tide belong together".split()
TOLD = (
    (
        "so we had to {} it every year. and i think that for us it was more like a way of life. "
        "my father taught me all of it. we kept the {} in the boat. "
    )
    .replace(".", "")
    .split()
)
THINGS = ("paint", "rope", "mend", "anchor", "clean", "lantern", "carry", "sail", "sell", "net")


def told_talk(number: int) -> ToldTalk:
    things = islice(cycle(THINGS), number, None)
    words: list[str] = []
    is_host: list[int] = []
    for _ in range(6):
        for said, who in ((ASKED, 1), ([next(things) if w == "{}" else w for w in TOLD], 0)):
            words += said
            is_host += [who] * len(said)
    restored = restore(words, "en")
    assert restored is not None
    return ToldTalk("Ole Dahl", f"Guest {number}", words, is_host, restored)


@pytest.fixture(scope="module")
def told():
    return [told_talk(number) for number in range(FEWEST + 1)]


def right(net, talk):
    found = net.sentences(talk.words, talk.restored, [talk.host], [talk.guest])
    return sum(
        list(talk.is_host[one.first : one.last]).count(int(one.host > 0.5)) for one in found
    ) / len(talk.words)


def test_more_is_given_right_by_weights_that_are_fitted_to_the_host(told):
    net = voices("en")
    assert right(fitted_to(net, told[1:]), told[0]) > max(0.9, right(net, told[0]))


def test_weights_are_the_same_however_often_they_are_fitted(told):
    one, other = (fitted_to(voices("en"), told[1:]) for _ in range(2))
    assert one == other


def test_what_stands_in_one_talk_alone_gets_no_weight(told):
    net = voices("en")
    known = fitted_to(net, told).says
    assert "i put it" in known
    assert not any("guest" in clue for clue in known.keys() - net.says.keys())


def test_how_far_talks_are_trusted_is_that_of_fitted_weights(told):
    net = voices("en")
    assert fitted_to(net, told).trust == net.trust_of_fitted != net.trust


def test_clues_stand_in_one_order(told):
    for rows in (clued(told[:1]).clues, clued(told[:1]).seams):
        assert all(list(row) == sorted(row) for row in rows)
