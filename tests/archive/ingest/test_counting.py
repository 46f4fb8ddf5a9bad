from app.archive.ingest import counting
from app.archive.ingest.deriving import Deriving
from app.store import episodes, statistics


def kept(archive):
    with archive.database.read() as session:
        row = episodes.by_slug(session, "talk")
        return row.stamp, statistics.of_episode(session, row)


def test_an_import_counts_what_is_new_and_what_changed(archive):
    archive.write("talk.txt", "Ann: Did the bell ring?\n\nBen: It rang in the fog.\n" * 20)
    archive.write("other.txt", "the bell rang in the fog " * 40)
    archive.run_import()
    assert kept(archive)[1].questions == 20
    with archive.database.read() as session:
        assert statistics.behind(session) == []
        assert statistics.averages(session).episodes == 2
    archive.write("talk.txt", "Ann: The bell rang.\n\nBen: It rang in the fog.\n" * 20)
    archive.run_import()
    assert kept(archive)[1].questions == 0


def test_figures_of_another_state_are_not_told(archive):
    archive.write("talk.txt", "the bell rang in the fog " * 40)
    archive.run_import()
    with archive.database.write() as session:
        episodes.by_slug(session, "talk").stamp += 1
    assert kept(archive)[1] is None
    counting.refresh(archive.database, Deriving(archive.database, 1))
    assert kept(archive)[1].words == 240
