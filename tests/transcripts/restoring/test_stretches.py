import itertools
import random

import pytest

from app.transcripts.restoring.stretches import SURE, SureStretch, is_of_two, stretches
from app.transcripts.restoring.voices import Sentence


def talk(*hosts: float, words: int = 10) -> list[Sentence]:
    """Sentences of so many words, with how surely the host says each."""
    return [Sentence(words * n, words * (n + 1), host) for n, host in enumerate(hosts)]


def test_what_might_be_anybodys_goes_with_a_sure_stretch_around_it():
    (found,) = stretches([*talk(0.99, 0.99), Sentence(20, 21, 0.6), Sentence(21, 31, 0.99)])
    assert (found.first, found.last, found.is_host) == (0, 31, True)
    assert found.sure == pytest.approx((30 * 0.99 + 0.6) / 31)


def test_a_name_ends_where_too_much_would_be_somebody_elses():
    found = stretches(talk(0.97, 0.7, 0.7, 0.97, 0.03, 0.4))
    assert [(one.first, one.last, one.is_host) for one in found] == [
        (0, 10, True), (30, 40, True), (40, 50, False)
    ]  # fmt: skip


def test_nothing_is_shown_of_what_is_not_sure():
    assert stretches(talk(0.9, 0.8, 0.2, 0.55)) == []
    assert stretches([]) == []


def test_no_stretch_is_less_sure_and_none_could_be_longer():
    source = random.Random(5)
    for _ in range(50):
        sentences, here = [], 0
        for _ in range(source.randrange(1, 12)):
            size = source.randrange(1, 30)
            sentences.append(Sentence(here, here + size, source.uniform(0.51, 1)))
            here += size
        found = stretches(sentences)
        assert all(one.sure >= SURE - 1e-9 for one in found)
        assert all(a.last <= b.first for a, b in itertools.pairwise(found))
        longest = max((one.last - one.first for one in found), default=0)
        assert longest == max(
            (
                b.last - a.first
                for n, a in enumerate(sentences)
                for m, b in enumerate(sentences[n:], n)
                if sum((s.last - s.first) * (s.host - SURE) for s in sentences[n : m + 1]) >= 0
            ),
            default=0,
        )


def test_a_talk_of_one_shows_nobody():
    told = SureStretch(0, 500, is_host=False, sure=0.99)
    asked = SureStretch(500, 530, is_host=True, sure=0.95)
    assert not is_of_two([told], 1000)
    assert is_of_two([told, asked], 1000)
