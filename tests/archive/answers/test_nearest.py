import pytest


@pytest.fixture(scope="module")
def talk(archive_of):
    return archive_of(
        {
            "gulls.md": "**Nora Bell:** So I would I would call it um a kittiwake colony, and they"
            " come back each March to the same ledge of the same cliff.\n\n"
            "**Ann Berg:** You need to just, just learn to to embrace the wind and and lean in.\n",
            "lamps.md": "**Ann Berg:** We call it a lamp. The colony of gulls came later.\n",
        }
    )


def said(answer):
    return [(hit.episode.slug, [(one.quoted, one.said) for one in hit.differences])
            for hit in answer.hits]  # fmt: skip


def test_fillers_and_words_said_twice_are_no_slip_at_all(talk):
    answer = talk.search('"I would call it a kittiwake colony"')
    assert said(answer) == [("gulls", [])]
    assert not answer.is_nearest
    assert answer.hits[0].highlighted


def test_the_nearest_stands_in_with_what_differs(talk):
    answer = talk.search('"you just learn to embrace the wind and lean in"')
    assert answer.is_nearest
    assert said(answer) == [("gulls", [("", "need to")])]
    assert answer.total == 1
    answer = talk.search('"I would call it a gull colony"', grouped=True)
    assert answer.is_nearest
    assert said(answer) == [("gulls", [("gull", "kittiwake")])]


def test_what_was_never_said_has_no_nearest(talk):
    answer = talk.search('"an orchestra of brass kettles"')
    assert (answer.total, answer.is_nearest) == (0, False)
    assert talk.search('"colony lamp"').total == 0
    assert not talk.search("kittiwake colony").is_nearest


def test_every_phrase_must_be_near_and_filters_hold(talk):
    phrases = '"I would call it a gull colony"'
    assert talk.search(f"{phrases} said:nora").is_nearest
    assert talk.search(f"{phrases} in:lamps").total == 0
    assert talk.search(f'{phrases} "embrace the storm and lean"').total <= 1
    assert talk.search(f'{phrases} "an orchestra of brass"').total == 0
