"""A database that isn't as it was written is told, with what to do; copies are in
tests/archive/test_copies.py."""

import pytest
from sqlalchemy import text

from app.store import copying, episodes, transcripts
from app.store.failures import DamagedError

TALK = "**Anna Berg:** We rang the bell in the fog.\n\n**Ben Vik:** For two hours.\n"


@pytest.fixture
def kept(archive):
    archive.write("talk.md", TALK)
    archive.run_import()
    return archive


def overwrite(path, what):
    """Put 60 bytes in place of others, from where these stand."""
    data = path.read_bytes()
    place = data.index(what)
    path.write_bytes(data[:place] + b"\x55" * 60 + data[place + 60 :])


def test_what_is_whole_or_not_there_is_nothing_to_tell(kept, tmp_path):
    copying.check_whole(kept.database.path)
    copying.check_whole(tmp_path / "none.sqlite")
    assert copying.flaws(kept.database.path) == []


@pytest.mark.parametrize("damage", ["a page", "the head", "cut", "emptied of sense"])
def test_damage_is_told_with_what_to_do(kept, damage):
    kept.database.close()
    path = kept.database.path
    data = path.read_bytes()
    changed = {
        "a page": data[:4096] + b"\x55" * 60 + data[4156:],
        "the head": b"\x55" * 60 + data[60:],
        "cut": data[: len(data) // 2 + 100],
        "emptied of sense": b"no database at all " * 300,
    }
    path.write_bytes(changed[damage])
    with pytest.raises(DamagedError, match=r"is damaged.*vivavoce restore") as told:
        copying.check_whole(path)
    assert str(told.value).count(str(path)) == 1


def test_a_name_of_a_table_that_is_none_any_more_is_told(kept):
    kept.database.close()
    overwrite(kept.database.path, b"CREATE TABLE passage")
    data = kept.database.path.read_bytes().replace(b"\x55" * 60, b"\xff" * 60)
    kept.database.path.write_bytes(data)
    with pytest.raises(DamagedError, match="vivavoce restore"):
        copying.check_whole(kept.database.path)


def test_what_sqlite_does_not_look_into_is_told_where_it_is_read(kept, site_of):
    with kept.database.read() as session:
        row = episodes.page(session)[1][0]
        words = session.execute(text("SELECT words FROM transcript")).scalar()
    kept.database.close()
    overwrite(kept.database.path, words[20:60])
    copying.check_whole(kept.database.path)
    with pytest.raises(DamagedError, match="vivavoce import"), kept.database.read() as session:
        transcripts.words(session, row.id)
    answer = site_of(kept).get(f"/episodes/{row.slug}")
    assert answer.status_code == 503
    assert "is damaged. Its owner is told." in answer.text
