"""Comments of several sources on one talk."""

from app.archive.ingest.commenting import together
from app.transcripts.model import Comment


def comment(text, answers=None, author="Ann"):
    return Comment(text=text, author=author, answers=answers)


def test_those_of_all_sources_are_kept_each_under_what_it_answers():
    found = together((comment("one"), comment("two", 0)), (comment("three"), comment("four", 0)))
    assert [(one.text, one.answers) for one in found] == [
        ("one", None), ("two", 0), ("three", None), ("four", 2),
    ]  # fmt: skip


def test_what_was_saved_twice_is_there_once_unless_somebody_answers_it():
    twice = (comment("one"), comment("more"), comment("less", 1))
    found = together((comment("one"), comment("more")), twice)
    assert [one.text for one in found] == ["one", "more", "more", "less"]
    assert found[3].answers == 2
