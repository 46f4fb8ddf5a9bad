"""Whether all that was said can be found is told as it stands."""

from app.archive.answers.findable import Lookout

TALK = "Ann: The tide tables hang by the radio in the harbour office, and nobody reads them.\n"


def test_it_is_told_how_many_episodes_a_search_lacks(archive):
    archive.write("one.txt", TALK)
    archive.run_import()
    lookout = Lookout(archive.database, archive.engine)
    assert (lookout.now().episodes, lookout.now().missing, lookout.now().sentence) == (1, 0, "")
    archive.engine.remove(list(archive.engine.contents()))
    assert lookout.now().sentence.startswith("1 of 1 episodes can't be found")


def test_who_began_to_read_before_a_change_tells_others_nothing_older(archive):
    archive.write("one.txt", TALK)
    archive.run_import()
    lookout = Lookout(archive.database, archive.engine)
    with archive.database.read() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM episode").fetchall()
        archive.write("two.txt", TALK.replace("tide", "time"))
        archive.run_import()
        during = lookout.now()
    assert (during.episodes, during.missing) == (2, 0)
    assert lookout.now() == during
