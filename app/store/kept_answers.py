"""What readers ask of the store with every page, kept as long as nothing changes.

SQLite tells each connection whether another one has changed the database since (`data_version`),
and how many rows it has changed itself: while both stay as they are, so do the answers.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.store.database import is_writing

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_STATE, _ANSWERS = "state", "answers"
"""What a connection carries: the database's state, and what was answered in it."""

_MOST_ANSWERS = 100
"""Answers that a connection carries."""


def kept_answer(
    ask: Callable[Concatenate[Session, Asked], Answer],
) -> Callable[Concatenate[Session, Asked], Answer]:
    """A question whose answer is small, asked with arguments that can be hashed: it is asked again
    when the database has changed. Nobody may change the answer."""

    @wraps(ask)
    def asked(session: Session, /, *args: Asked.args, **named: Asked.kwargs) -> Answer:
        connection = session.connection()
        if is_writing(connection):  # what it reads may be taken back
            return ask(session, *args, **named)
        answers = _answers(connection)
        key = (ask, args, *sorted(named.items()))
        if key not in answers:
            if len(answers) >= _MOST_ANSWERS:
                answers.clear()
            answers[key] = ask(session, *args, **named)
        return cast(Answer, answers[key])

    return asked


def _answers(connection: Connection) -> dict[Hashable, object]:
    """The answers that a connection was given in this state of the database."""
    driver = connection.connection.driver_connection
    assert driver is not None
    version = driver.execute("PRAGMA data_version").fetchone()[0]
    state = (version, driver.total_changes)
    carried = connection.info
    if carried.get(_STATE) != state:
        carried[_STATE], carried[_ANSWERS] = state, {}
    answers: dict[Hashable, object] = carried[_ANSWERS]
    return answers
