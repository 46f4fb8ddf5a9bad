"""What a quote is worth, over talks that are plain lists of words."""

from dataclasses import dataclass

import pytest

from app.quotes.check import QuotePlace, Verdict, attribute, judge
from app.quotes.compare import compare, quote_parts
from app.transcripts.model import Turn

HARBOUR = (
    "my father kept the tide tables in his head and he never wrote one down "
    + "so the office rang him at night " * 3
    + "he said the tables are not wrong it is the sea that is late "
    + "and then we spoke of other things for a very long while indeed " * 40
    + "in the end a bell in the fog is all that a ship can trust"
)
BELL = "a bell in the fog is all that anybody could hear and nobody rang it for us that winter"
TALKS = {1: HARBOUR.split(), 2: BELL.split()}


class Talks:
    """Where words stand in a few talks."""

    def exact(self, words, limit):
        found = []
        for key, said in TALKS.items():
            for first in range(len(said) - len(words) + 1):
                last = first + len(words)
                if said[first:last] == list(words):
                    found.append(QuotePlace(key, first, last, 1.0, ()))
        return found[:limit]

    def near(self, words, limit):
        found = []
        for key, said in TALKS.items():
            if one := compare(words, said):
                found.append(QuotePlace(key, one.first, one.last, one.share, one.differences))
        return sorted(found, key=lambda place: -place.share)[:limit]


def checked(quote, limit=3):
    return judge(quote_parts(quote), Talks(), limit)


def text(place):
    return " ".join(TALKS[place.episode_id][place.first : place.last])


def test_word_for_word_wherever_it_stands():
    verdict, places = checked("a bell in the fog is all that")
    assert verdict is Verdict.WORD_FOR_WORD
    assert [place.episode_id for place in places] == [1, 2]
    assert {text(place) for place in places} == {"a bell in the fog is all that"}


def test_no_more_places_than_asked_for():
    assert len(checked("a bell in the fog is all that", limit=1)[1]) == 1


def test_a_word_changed_is_nearly():
    verdict, (place,) = checked("my father kept the tide tables in his pocket")
    assert verdict is Verdict.NEARLY
    assert [(one.quoted, one.said) for one in place.differences] == [("pocket", "head")]


def test_half_a_quote_is_not_found_and_the_nearest_is_told():
    verdict, places = checked("my father kept a boat and sold it in the spring to a stranger")
    assert verdict is Verdict.NOT_FOUND
    assert text(places[0]).startswith("my father kept")


def test_nothing_like_it():
    assert checked("quantum chromodynamics") == (Verdict.NOT_FOUND, [])


@pytest.mark.parametrize(
    "quote",
    [
        "My father kept the tide tables … the tables are not wrong",
        "my father [...] kept the tide tables",  # dots where nothing is left out
    ],
)
def test_an_honest_ellipsis(quote):
    assert checked(quote)[0] is Verdict.WORD_FOR_WORD


def test_an_ellipsis_that_leaves_out_too_much_or_turns_round_is_pieced_together():
    far = "kept the tide tables in his head … all that a ship can trust"
    back = "the tables are not wrong … my father kept the tide tables"
    elsewhere = "my father kept the tide tables … nobody rang it for us that winter"
    for quote in (far, back, elsewhere):
        verdict, places = checked(quote)
        assert verdict is Verdict.PIECED_TOGETHER
        assert len(places) == 2


def test_a_changed_word_beside_an_ellipsis_is_nearly():
    quote = "my father kept the tide tables in his pocket … the tables are not wrong"
    assert checked(quote)[0] is Verdict.NEARLY


def test_a_piece_that_nobody_said_is_not_found():
    quote = "my father kept the tide tables … quantum chromodynamics was never spoken of"
    verdict, places = checked(quote)
    assert verdict is Verdict.NOT_FOUND
    assert text(places[0]) == "my father kept the tide tables"


def test_what_is_sewn_together_without_an_ellipsis_is_told():
    quote = "he never wrote one down a bell in the fog is all that anybody could hear"
    verdict, places = checked(quote)
    assert verdict is Verdict.PIECED_TOGETHER
    assert [text(place) for place in places] == [
        "he never wrote one down",
        "a bell in the fog is all that anybody could hear",
    ]


def test_a_few_words_left_out_without_an_ellipsis_are_nearly():
    quote = "my father kept the tables in his head and he never wrote one down"
    verdict, places = checked(quote)
    assert verdict is Verdict.NEARLY
    assert [one.said for one in places[0].differences] == ["tide"]


@dataclass
class Spoken:
    """A place, and whoever speaks there."""

    name: str
    turns: list[Turn]


def by(name, *speakers):
    return Spoken(name, [Turn(number, number + 1, one) for number, one in enumerate(speakers)])


ANN, BEN = "Ann Berg", "Ben Vik"


@pytest.mark.parametrize(
    ("found", "verdict", "order"),
    [
        ([by("a", ANN)], Verdict.NEARLY, "a"),
        ([by("a", ANN, ANN)], Verdict.NEARLY, "a"),
        ([by("b", BEN), by("a", ANN)], Verdict.NEARLY, "ab"),
        ([by("n", None), by("a", ANN)], Verdict.NEARLY, "an"),
        ([by("b", BEN), by("n", None)], Verdict.UNKNOWN_SPEAKER, "nb"),
        ([by("n", ANN, None)], Verdict.UNKNOWN_SPEAKER, "n"),
        ([by("b", BEN)], Verdict.SOMEONE_ELSE, "b"),
        ([by("b", ANN, BEN)], Verdict.SOMEONE_ELSE, "b"),
    ],
)
def test_of_several_places_one_by_the_speaker_is_enough_and_comes_first(found, verdict, order):
    told, places = attribute(Verdict.NEARLY, found, {ANN}, is_one_place=True)
    assert told is verdict
    assert "".join(place.name for place in places) == order


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ([by("a", ANN), by("c", ANN)], Verdict.PIECED_TOGETHER),
        ([by("a", ANN), by("n", None)], Verdict.UNKNOWN_SPEAKER),
        ([by("n", None), by("b", BEN), by("a", ANN)], Verdict.SOMEONE_ELSE),
    ],
)
def test_every_piece_must_be_the_speakers_and_stays_in_its_place(found, verdict):
    told, places = attribute(Verdict.PIECED_TOGETHER, found, {ANN}, is_one_place=False)
    assert told is verdict
    assert places == found
