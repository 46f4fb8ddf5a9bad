import pytest

from app.store import people, portraits

TURNS = 1_500
"""Of each of two people in one talk."""
TALK = "".join(f"Ann: So I asked {number}?\n\nBen: That I said.\n\n" for number in range(TURNS))
LONG = "Ann: And then?\n\nBen: " + "Then it rained for days. " * 9


@pytest.fixture
def session(archive):
    archive.write("a.txt", TALK + LONG)
    archive.run_import()
    with archive.database.read() as opened:
        yield opened


def test_the_longest_answer_is_found_without_reading_a_talk_anew_for_each_turn(session):
    steps = 0

    def count():
        nonlocal steps
        steps += 1

    session.connection().connection.driver_connection.set_progress_handler(count, 100)
    ben = people.by_slug(session, "ben").id
    longest = portraits.longest(session, ben, 3, answers=True)
    assert [turn.last - turn.first for turn in longest] == [45, 3, 3]
    assert 100 * steps < 100 * 4 * TURNS, "steps of SQLite's machine"


def test_who_speaks_alone_around_a_line_that_is_played_in_answers_nobody(archive):
    alone = "Then it rained for days. " * 60
    archive.write("news.txt", f"Ben: {alone}\n\nSea Fever: I sailed.\n\nBen: {alone}\n")
    archive.write("talk.txt", "Ann: And then?\n\nBen: The boat came home.\n\n" * 4)
    archive.run_import()
    with archive.database.read() as session:
        ben = people.by_slug(session, "ben").id
        found = portraits.longest(session, ben, 3, answers=True)
        assert {turn.episode.slug for turn in found} == {"talk"}
        assert portraits.longest(session, ben, 1, answers=False)[0].episode.slug == "news"
