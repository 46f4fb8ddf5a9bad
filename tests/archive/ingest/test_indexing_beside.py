"""What a process indexes beside is what is indexed here; what it leaves undone is done later."""

import resource
import signal
from contextlib import contextmanager

import pytest

from app.archive.ingest import indexing
from app.archive.ingest.importing import import_paths
from app.archive.ingest.indexing_beside import IndexingBeside
from app.search.index.whoosh_index import IndexWriteError

TALK = "Vera Holm: The storm took the lamps, and number {} went out first.\n\nTom Rask: It did.\n"


def write_talks(archive, numbers):
    for number in numbers:
        archive.write(f"talk{number:02}.txt", TALK.format(number))


def held(archive):
    return sorted(archive.engine.contents())


@pytest.mark.parametrize("workers", [1, 2])
def test_all_that_is_stored_can_be_found(archive, workers):
    write_talks(archive, range(12))
    import_paths(archive.database, archive.engine, [archive.folder], archive.folder, workers)
    assert archive.search("lamps").total == 12
    (archive.folder / "talk03.txt").write_text(TALK.format(99))
    write_talks(archive, range(12, 14))
    import_paths(archive.database, archive.engine, [archive.folder], archive.folder, workers)
    assert archive.search("lamps").total == 14
    assert archive.search('"number 99"').total == 1


def test_who_indexes_beside_is_told_of_and_waited_for(archive):
    write_talks(archive, range(12))
    archive.run_import()
    archive.engine.remove(held(archive))
    told = []
    with IndexingBeside(archive.database, archive.engine, workers=2) as beside:
        beside.begin(lambda *of: told.append(of))
        assert told == [(0, 12)]
        beside.finish()
        assert not beside.is_busy
        assert len(held(archive)) == 12


def test_where_it_can_not_be_written_nothing_is_said_beside_the_sentence(archive, capfd):
    write_talks(archive, range(12))
    archive.run_import()
    archive.engine.remove(held(archive))
    with IndexingBeside(archive.database, archive.engine, workers=2) as beside, small_files():
        beside.begin()
        beside.finish()
    assert "Traceback" not in capfd.readouterr().err
    with small_files(), pytest.raises(IndexWriteError):
        indexing.bring_up_to_date(archive.database, archive.engine)
    indexing.bring_up_to_date(archive.database, archive.engine)
    assert len(held(archive)) == 12


@contextmanager
def small_files():
    """No file may be longer than 1 kB, as on a disk that is nearly full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)


def test_few_are_indexed_here(archive):
    write_talks(archive, range(3))
    archive.run_import()
    archive.engine.remove(held(archive))
    with IndexingBeside(archive.database, archive.engine, workers=2) as beside:
        beside.begin()
        assert not beside.is_busy
        assert len(held(archive)) == 3


def test_where_it_is_broken_off_the_rest_is_indexed_later(archive):
    write_talks(archive, range(12))
    archive.run_import()
    archive.engine.remove(held(archive))
    with (
        pytest.raises(KeyboardInterrupt),
        IndexingBeside(archive.database, archive.engine, workers=2) as beside,
    ):
        beside.begin()
        raise KeyboardInterrupt
    assert not beside.is_busy
    indexing.bring_up_to_date(archive.database, archive.engine)
    assert archive.search("lamps").total == 12
