import os

import pytest
from sqlalchemy import text

from app.archive.lock import BusyError, locked
from app.archive.proving import prove

TALK = "**Anna Berg:** We rang the bell of {0} in the fog.\n\n**Ben Vik:** For two hours. {0}\n"


@pytest.fixture(scope="module")
def made(archive_of):
    talks = {f"{name}.md": TALK.format(name) for name in ("one", "two", "three")}
    return archive_of({"topics.yaml": "- title: Bells\n  words: [bell]\n", **talks})


@pytest.fixture
def whole(made, copy_of):
    return copy_of(made)


def problems(archive, deep=True):
    return prove(archive.database, archive.engine, archive.folder, deep).problems


def test_an_archive_that_was_in_use_agrees(whole):
    whole.write("two.md", TALK.format("two again"))
    whole.write("four.md", TALK.format("four"))
    whole.run_import()
    whole.write("two.md", TALK.format("two"))
    (whole.folder / "one.md").rename(whole.folder / "uno.md")
    whole.run_import()
    found = prove(whole.database, whole.engine, whole.folder)
    assert (found.episodes, found.problems) == (4, ())
    assert problems(whole, deep=False) == ()
    assert not (whole.database.path.parent / "check").exists()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("DELETE FROM mention", "mentions of topics"),
        ("UPDATE mention SET last = last + 1", "mentions of topics"),
        ("DELETE FROM passage", "passages leave words out"),
        ("UPDATE passage SET key = 'zz' || episode_id", "addresses of its passages"),
        ("UPDATE source_bytes SET compressed = x'00'", "in `source_bytes.compressed`"),
        ("UPDATE source SET sha256 = 'f'", "isn't as it was"),
        ("UPDATE episode SET word_count = 3", "Its words"),
        ("UPDATE episode SET title = 'Another'", "holds it otherwise"),
        ("UPDATE passage SET id = id + 100", "holds it otherwise"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM episode", "missing"),
    ],
)
def test_what_was_changed_behind_its_back_is_told(whole, damage, told):
    connection = whole.database.engine.raw_connection()
    connection.executescript(damage)
    connection.close()
    found = problems(whole)
    assert len(found) >= 3 or "missing" in told
    assert any(told in one for one in found), found


def test_what_is_otherwise_in_the_folder_is_told(whole):
    (whole.folder / "one.md").unlink()
    whole.write("two.md", "**Anna Berg:** Something else.\n")
    whole.write("three.yaml", "title: Three\n")
    whole.write("four.md", TALK.format("four"))
    shallow = problems(whole, deep=False)
    one, four, three, two = shallow
    assert "one.md: Its file is gone" in one
    assert "four.md: It isn't imported yet" in four
    assert all("was changed since" in changed for changed in (two, three))
    read, *others = problems(whole)
    assert read == "two.md: Its file isn't as it was when it was last read as a transcript."
    assert tuple(others) == shallow


def test_an_index_that_lacks_or_keeps_something_is_told(whole):
    whole.engine.remove([1])
    for deep in (False, True):
        assert problems(whole, deep) == (
            "one.md: The search index lacks it, or holds it as it was.",
        )
    with whole.database.write() as session:
        session.execute(text("DELETE FROM source WHERE path = 'two.md'"))
    assert "The search index holds an episode that is gone." in problems(whole)


def test_damaged_bytes_of_the_database_are_told(whole):
    path = whole.database.path
    with whole.database.read() as session:
        page = session.execute(
            text("SELECT rootpage FROM sqlite_master WHERE name = 'passage'")
        ).scalar()
    whole.database.close()
    with path.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(os.urandom(60))
    assert problems(whole)


def test_nothing_is_looked_at_while_it_is_changed(whole):
    with locked(whole.database, "An import"), pytest.raises(BusyError):
        problems(whole)
