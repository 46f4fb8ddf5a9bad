"""What a process indexes beside is what is indexed here; what it leaves undone is done later."""

import pytest

from app.archive.ingest import indexing
from app.archive.ingest.importing import import_paths
from app.archive.ingest.indexing_beside import IndexingBeside

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
