import pytest

from app.store import topic_figures, topics
from app.store.topic_figures import MentionCount

TALK = """\
Ann: The glacier and its moraine are old.

Ben: The glacier melts beside the moraine, so the moraine is left.

Ann: Far from all of it FAR somebody weaves on a loom FAR and sleeps.

""".replace("FAR", "and far " * 40)


@pytest.fixture
def session(archive):
    archive.write("topics.yaml", "[Glacier, Moraine, Loom]")
    archive.write("a.txt", TALK * 2)
    archive.write("a.yaml", "date: 2019-03-14\n")
    archive.write("b.txt", TALK)
    archive.write("b.yaml", "date: 2021-03-14\n")
    archive.run_import()
    with archive.database.read() as opened:
        yield opened


def number(session, slug="moraine"):
    return topics.by_slug(session, slug).id


def test_mentions_are_counted_by_year_and_by_speaker(session):
    assert topic_figures.by_year(session, number(session)) == [
        MentionCount("2019", "", 6), MentionCount("2021", "", 3),
    ]  # fmt: skip
    assert topic_figures.by_speaker(session, number(session), 5) == [
        MentionCount("Ben", "ben", 6), MentionCount("Ann", "ann", 3),
    ]  # fmt: skip


def test_what_stands_near_it_is_spoken_of_together_with_it(session):
    assert topic_figures.beside(session, number(session), 1)[0].name == "Glacier"
