import random

import pytest

from app.transcripts.builder import Builder
from app.transcripts.doubts import Doubt, doubts

PROSE = (
    "I was born on the island and my father kept the light there for as long as I can think back. "
    "We had two cows and a boat, and in winter nobody came across for weeks. "
)


def talk(*said, every_ms=400, **facts):
    """A transcript of turns, `(speaker, text)`, with a time at each word."""
    builder = Builder("test")
    builder.about(**facts)
    for speaker, text in said:
        builder.turn(speaker)
        for word in text.split():
            builder.time(builder.here * every_ms)
            builder.text(word)
    return builder.build()


def found(transcript, doubt):
    return [one.what for one in doubts(transcript, "en") if one.doubt is doubt]


def test_a_talk_that_is_well_has_nothing_to_doubt():
    whole = talk(("Mara Voss", PROSE), ("Ingrid Solheim", PROSE * 4), ("Mara Voss", "Thank you."))
    assert list(doubts(whole, "en")) == []


def test_words_past_the_end_of_the_recording():
    late = talk((None, PROSE * 9), duration_ms=60_000)
    assert "past the end of the recording at 1:00" in found(late, Doubt.TIMES)[0]
    assert found(talk((None, PROSE * 9), duration_ms=145_000), Doubt.TIMES) == []


def test_times_that_run_backward_are_told_and_people_who_talk_at_once_are_not():
    builder = Builder("test")
    for number, ms in enumerate([0, 9_000, 2_000, 11_000, 10_000, 14_000]):
        builder.time(ms)
        builder.text(f"word{number}")
    assert builder.build().warnings == (
        "Its times run backward in one place; those that don't rise are left out.",
    )
    assert found(builder.build(), Doubt.TIMES)


def test_minutes_without_words_and_an_end_that_is_missing():
    builder = Builder("test")
    builder.about(duration_ms=3_600_000)
    for start in (0, 600_000):
        builder.time(start)
        builder.text("So that was the first of the two parts.")
    assert found(builder.build(), Doubt.EMPTY) == [
        "Its words end at 10:00, and the recording at 1:00:00",
        "From 0:00 to 10:00 there are but 9 words",
    ]


@pytest.mark.parametrize(
    ("one", "other", "is_doubted"),
    [
        ("Ingrid Solheim", "Ingrid Solhiem", True),
        ("Ingrid", "Ingrid Solheim", True),
        ("Speaker 1", "Speaker 2", False),
        ("MAN", "MAN 2", False),
        ("Ingrid Solheim", "Mara Voss", False),
        ("Anna Berg", "Anna Lind", False),
    ],
)
def test_two_names_that_may_be_one_persons(one, other, is_doubted):
    assert bool(found(talk((one, PROSE), (other, PROSE)), Doubt.SPEAKERS)) == is_doubted


def test_what_is_hardly_a_name():
    whole = talk(("because", PROSE), ("Mara Voss", PROSE))
    assert found(whole, Doubt.SPEAKERS) == ["“because” may be nobody's name"]


def test_what_nobody_says():
    credit = talk((None, f"{PROSE * 3}Transcribed by Anna Berg."))
    assert found(credit, Doubt.FURNITURE) == [
        "“Transcribed by Anna Berg.” reads as if nobody said it"
    ]
    rng = random.Random(4)
    pages = [" ".join(rng.choices(PROSE.lower().split(), k=90)) for _ in range(6)]
    heads = " ".join(f"{page} Oral History of Skarvoy Harbour" for page in pages)
    assert found(talk((None, heads)), Doubt.FURNITURE) == [
        "“Oral History of Skarvoy Harbour” comes back 6 times"
    ]
    numbers = " ".join(f"{page} {number}" for number, page in enumerate(pages, start=3))
    assert found(talk((None, numbers)), Doubt.FURNITURE) == [
        "The numbers 3 to 8 may be those of pages"
    ]
    assert found(talk((None, "1 2 3 4 5 6 7 8 9 10 " + PROSE)), Doubt.FURNITURE) == []
