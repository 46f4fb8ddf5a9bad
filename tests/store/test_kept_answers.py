import sqlite3

import pytest

from app.store import facts
from app.store.kept_answers import kept_answer


@pytest.fixture
def asked(database):
    """How often the title was asked for, and what it is."""
    times = []

    @kept_answer
    def title(session, mark="!"):
        times.append(mark)
        return facts.get(session, "archive", {}).get("title", "") + mark

    return times, title


def test_what_is_kept_is_asked_once_for_the_same_words(database, asked):
    times, title = asked
    with database.read() as session:
        assert [title(session), title(session), title(session, mark="?")] == ["!", "!", "?"]
    with database.read() as session:
        assert title(session) == "!"
    assert times == ["!", "?"]


def test_it_is_asked_again_whoever_changed_the_archive(database, asked):
    _, title = asked
    with database.read() as session:
        assert title(session) == "!"
    with database.write() as session:  # over the same connection
        facts.put(session, "archive", {"title": "Bells"})
    with database.read() as session:
        assert title(session) == "Bells!"
    with sqlite3.connect(database.path) as other:
        other.execute("""update fact set value = '{"title": "Tides"}' where name = 'archive'""")
    with database.read() as session:
        assert title(session) == "Tides!"


def test_a_session_sees_one_state_of_the_archive(database, asked):
    _, title = asked
    with database.read() as session:
        assert title(session) == "!"
        with sqlite3.connect(database.path) as other:
            other.execute("""insert into fact values ('archive', '{"title": "Tides"}')""")
        assert title(session) == "!"
        assert title(session, mark="?") == "?"


def test_what_was_written_and_taken_back_is_not_kept(database, asked):
    _, title = asked
    with pytest.raises(ZeroDivisionError), database.write() as session:
        facts.put(session, "archive", {"title": "Bells"})
        assert title(session) == "Bells!"
        raise ZeroDivisionError
    with database.read() as session:
        assert title(session) == "!"
