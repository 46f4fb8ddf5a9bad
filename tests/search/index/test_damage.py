"""An index that was damaged, stopped or while it is read: what is whole is found, what isn't is
said, and what keeps the index up to date fills it again."""

import os
import shutil
import stat

import pytest

from app.errors import VivaVoceError
from app.search.engine import WhooshEngine
from app.search.finding import find
from app.search.index import whoosh_index
from app.search.port import IndexedEpisode, IndexedPassage
from app.search.query.parser import parse
from app.search.query.scope import EVERYTHING
from tests.search.test_engine import Fixed

TALKS = range(1, 31)


def episode(number, revision=1):
    texts = [f"the bell of pier{number} rang", f"fog{number} over the harbour"]
    passages = tuple(
        IndexedPassage(number * 100 + place, tuple(text.split()))
        for place, text in enumerate(texts)
    )
    return IndexedEpisode(number, revision, f"Talk {number}", "en", passages)


def opened(folder, archive="ours"):
    return WhooshEngine(folder, Fixed(), archive=archive)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """An index of three segments."""
    engine = opened(tmp_path_factory.mktemp("whole") / "index")
    for start in (0, 10, 20):
        engine.replace([episode(number) for number in TALKS[start : start + 10]])
    assert len(segments(engine.folder)) == 3
    return engine.folder


@pytest.fixture
def folder(tmp_path, whole):
    """A copy of it."""
    return shutil.copytree(whole, tmp_path / "index")


def segments(folder):
    return sorted(folder.glob("*.seg"))


def found(engine, typed):
    return {hit.passage_id for hit in find(engine, parse(typed), 100).hits}


def everything(engine):
    """What searches find: words of many passages, and of each segment some that stand in one."""
    return (
        found(engine, "bell")
        | found(engine, "harbour")
        | {
            hit
            for number in TALKS[::4]
            for word in ("pier", "fog")
            for hit in found(engine, f"{word}{number}")
        }
    )


ALL = {number * 100 + place for number in TALKS for place in (0, 1)}


def cut(path):
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def empty(path):
    path.write_bytes(b"")


def flip(path):
    data = bytearray(path.read_bytes())
    for place in range(200):
        data[place * 7919 % len(data)] ^= 1 << place % 8
    path.write_bytes(data)


def flip_one(path):
    """A single bit, with the times of the file set back."""
    status = path.stat()
    with path.open("r+b") as file:
        file.seek(status.st_size // 3)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 16]))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def delete(path):
    path.unlink()


def swap(path):
    """Another segment in its place."""
    other = next(one for one in segments(path.parent) if one != path)
    shutil.copy(other, path)


def replace_folder(path):
    path.unlink()
    path.mkdir()


SEGMENT = [cut, empty, flip, flip_one, delete, swap, replace_folder]
"""What may become of a segment."""


@pytest.mark.parametrize("damage", SEGMENT)
@pytest.mark.parametrize("when", ["stopped", "read", "warm"])
@pytest.mark.parametrize("which", [0, 2])
def test_a_segment(folder, damage, when, which):
    reader = opened(folder)
    if when != "stopped":
        assert everything(reader) == ALL
    if when == "warm":
        reader.warm()
    damage(segments(folder)[which])
    if when == "stopped":
        reader = opened(folder)
    left = everything(reader)
    held = reader.contents()
    assert left == {number * 100 + place for number in held for place in (0, 1)}
    assert len(held) == 20
    assert "1 of 3 parts" in reader.flaw
    heal(opened(folder))
    assert everything(reader) == ALL
    assert reader.flaw == ""
    assert set(segments(folder)) == {path for path in folder.iterdir() if "MAIN_" in path.name} - {
        folder / "MAIN_WRITELOCK"
    }


def heal(engine):
    """What whoever keeps the index up to date does: adds what isn't held."""
    held = engine.contents()
    engine.replace([episode(number) for number in TALKS if held.get(number) != 1])


@pytest.mark.parametrize("damage", [cut, empty, flip, flip_one, delete, replace_folder])
@pytest.mark.parametrize("when", ["stopped", "read"])
def test_the_table_of_contents(folder, damage, when):
    reader = opened(folder)
    if when == "read":
        assert everything(reader) == ALL
    damage(folder / "contents.json")
    assert everything(reader) == set()
    assert reader.contents() == {}
    heal(opened(folder))
    assert everything(reader) == ALL
    assert reader.flaw == ""


@pytest.mark.parametrize("damage", [cut, empty, flip, flip_one, delete])
def test_the_vocabulary(folder, damage):
    before = opened(folder).lexicon().words.counts
    damage(folder / "vocabulary.z")
    assert opened(folder).lexicon().words.counts == before


def test_all_of_it_at_once(folder):
    reader = opened(folder)
    assert everything(reader) == ALL
    shutil.rmtree(folder)
    assert everything(reader) == set()
    heal(opened(folder))
    assert everything(reader) == ALL


def test_another_archives_index_is_never_read(folder):
    other = opened(folder, archive="theirs")
    assert everything(other) == set()
    assert other.contents() == {}
    assert other.flaw == "The search index is that of another archive."
    heal(other)
    assert everything(other) == ALL
    assert other.flaw == ""
    assert "another archive" in opened_and_read(folder).flaw


def opened_and_read(folder):
    engine = opened(folder)
    engine.contents()
    return engine


def test_an_index_with_another_layout_says_so(folder, monkeypatch):
    monkeypatch.setattr(whoosh_index, "LAYOUT", whoosh_index.LAYOUT + 1)
    other = WhooshEngine(folder, Fixed(), archive="ours")
    assert other.contents() == {}
    assert "other settings" in other.flaw


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o707])
def test_a_folder_that_others_can_write_to_is_never_opened(folder, mode):
    reader = opened(folder)
    assert everything(reader) == ALL
    folder.chmod(mode)
    assert everything(reader) == set()
    assert "Others can write" in reader.flaw
    heal(reader)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert everything(reader) == ALL


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_somebody_elses_folder_is_never_opened(folder):
    os.chown(folder, 12345, 12345)
    reader = opened(folder)
    assert everything(reader) == set()
    assert "Others can write" in reader.flaw


def test_whooshs_pickled_table_is_never_written_or_read(folder):
    assert not list(folder.glob("*.toc"))
    (folder / "_MAIN_9.toc").write_bytes(b"cos\nsystem\n(S'false'\ntR.")
    assert everything(opened(folder)) == ALL


def test_a_write_that_fails_leaves_the_index_as_it_was(folder):
    writer = opened(folder)

    def broken_off():
        yield episode(40)
        yield episode(1, revision=2)
        raise OSError(28, "No space left on device")

    with pytest.raises(VivaVoceError, match="No space left"):
        writer.replace(broken_off())
    for reader in (writer, opened(folder)):
        assert everything(reader) == ALL
        assert reader.contents() == dict.fromkeys(TALKS, 1)
    assert len(list(folder.glob("MAIN_*"))) == 4, "three segments and the lock"
    writer.replace([episode(40)])
    assert found(opened(folder), "pier40") == {4000}


def test_a_faulty_query_is_no_damage(folder):
    reader = opened(folder)
    with pytest.raises(AttributeError):
        reader.retrieve(None, EVERYTHING, "relevance", 10)
    assert everything(reader) == ALL


@pytest.mark.parametrize("name", ["contents.json", "vocabulary.z", "*.seg"])
def test_a_pipe_or_a_device_in_the_place_of_a_file_is_not_waited_for(folder, name):
    before = everything(opened(folder))
    for put in (os.mkfifo, lambda path: path.symlink_to("/dev/zero")):
        path = next(folder.glob(name))
        path.unlink()
        put(path)
        engine = opened(folder)
        everything(engine)
        engine.replace([episode(number) for number in TALKS if number not in engine.contents()])
        assert everything(engine) == before
        assert everything(opened(folder)) == before
