import pytest

from app.transcripts.detect import read
from app.transcripts.source import Source


def sayers(quote: str) -> list[str | None]:
    """Who says the quote, and what comes behind it."""
    turns = [f"**{name}:** The keeper was asleep." for name in ["Nora Lind", "Kris Ahl"] * 3]
    text = "\n\n".join([*turns, quote, "Afterwards it was lit.", *turns])
    talk = read(Source("talk.md", text.encode()))
    places = [talk.words.index("Sleepless"), talk.words.index("Afterwards")]
    return [
        turn.speaker for at in places for turn in talk.turns if turn.first <= at < turn.last
    ]  # fmt: skip


@pytest.mark.parametrize(
    "quote",
    ["> Sleepless is the lamp.\n> — Ada Lovelace", "> Sleepless is the lamp.\n>\n> -- A. Lovelace"],
)
def test_a_signed_quote_isnt_said_by_who_was_named_before_and_goes_on_behind(quote):
    assert sayers(quote) == [None, "Kris Ahl"]


@pytest.mark.parametrize(
    "quote",
    [
        "> Sleepless is the lamp.",
        "> Sleepless is the lamp.\n> So.",
        "> Sleepless is:\n>\n> - The Lamp",
    ],
)
def test_a_quote_that_nobody_signs_is_read_out_by_the_speaker(quote):
    assert sayers(quote) == ["Kris Ahl", "Kris Ahl"]
