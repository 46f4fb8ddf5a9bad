"""What is worked out beside is what is worked out here, in the order of asking."""

import os
import signal
import time

import pytest
from sqlalchemy import text

from app.archive.ingest.deriving import Deriving


def square(session, number):
    """With the process in which it was worked out."""
    return session.scalar(text("SELECT :number * :number"), {"number": number}), os.getpid()


def dies(session, number):
    if number == 7 and os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return number, os.getpid()


def refuses(_session, number):
    raise ValueError(f"{number} isn't liked.")


HERE = os.getpid()


@pytest.mark.parametrize(("workers", "count"), [(1, 40), (2, 3), (2, 40)])
def test_everything_comes_in_the_order_of_asking(database, workers, count):
    with Deriving(database, workers) as deriving:
        found = list(deriving.each(square, range(count)))
    assert [(one, squared) for one, (squared, _) in found] == [(n, n * n) for n in range(count)]
    pids = {pid for _, (_, pid) in found}
    assert (os.getpid() in pids) == (workers == 1 or count == 3)


def test_what_is_stored_meanwhile_is_seen_by_who_works_later(database):
    with Deriving(database, 2) as deriving:
        list(deriving.each(square, range(10)))
        with database.write() as session:
            session.execute(text("INSERT INTO fact (name, value) VALUES ('fog', '1')"))
        found = dict(deriving.each(fogs, range(10)))
    assert set(found.values()) == {1}


def fogs(session, _number):
    return session.scalar(text("SELECT count(*) FROM fact WHERE name = 'fog'"))


def test_where_a_process_dies_the_rest_is_done_here(database):
    global HERE
    HERE = os.getpid()
    with Deriving(database, 2) as deriving:
        found = [one for one, _ in deriving.each(dies, range(30))]
    assert found == list(range(30))


def test_where_a_process_is_killed_between_two_tasks_the_rest_is_done_here(database):
    with Deriving(database, 2) as deriving:
        found = deriving.each(square, range(60))
        first = [next(found) for _ in range(3)]
        os.kill(first[0][1][1], signal.SIGKILL)
        time.sleep(0.3)  # until the pool knows, and takes nothing more
        rest = [*found, *deriving.each(square, range(60, 80))]
    assert [one for one, _ in first + rest] == list(range(80))


def test_what_fails_beside_fails_here(database):
    with Deriving(database, 2) as deriving, pytest.raises(ValueError, match="isn't liked"):
        list(deriving.each(refuses, range(20)))
