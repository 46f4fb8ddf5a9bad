"""The whole archive as a zip, and what an import makes of it."""

import datetime
import io
import zipfile

import pytest
import yaml
from sqlalchemy import update

from app.archive.exports.format import export_formats, format_named
from app.archive.exports.whole import write_whole
from app.archive.ingest.inspecting import inspect
from app.config import ROOT
from app.store.database import Database
from app.store.tables import EpisodeRow


class Unseekable(io.RawIOBase):
    """A pipe: what is written is gone."""

    def __init__(self):
        self.kept = io.BytesIO()

    def writable(self):
        return True

    def write(self, data):
        return self.kept.write(data)


@pytest.fixture(scope="module")
def session(samples_data):
    database = Database(samples_data / "vivavoce.sqlite", ROOT / "migrations")
    with database.read() as opened:
        yield opened
    database.close()


def exported(session, *names):
    out = Unseekable()
    formats = [format_named(name) for name in names]
    count = write_whole(session, out, formats, lambda row: f"https://example.org/{row.slug}")
    return count, zipfile.ZipFile(out.kept)


def test_every_episode_is_in_it_in_a_folder_for_its_series(session):
    count, whole = exported(session, *(one.name for one in export_formats()))
    assert count == 3
    assert whole.testzip() is None
    names = whole.namelist()
    assert len(names) == 3 * (len(export_formats()) + 1)
    assert "harbour-voices/the-window-of-the-harbour-master.tei.xml" in names
    assert "ep-7-yevgenia-przybylska-the-cold-light-hour.md" in names


def test_what_a_format_has_no_room_for_stands_beside_it(session):
    _, whole = exported(session, "srt")
    facts = yaml.safe_load(whole.read("harbour-voices/the-window-of-the-harbour-master.yaml"))
    assert facts["title"] == "The Window of the Harbour Master"
    assert facts["guests"] == ["Ingrid Solheim"]
    assert facts["info"]["From"] == "https://example.org/the-window-of-the-harbour-master"


@pytest.mark.parametrize(("year", "told"), [(1970, 1980), (2200, 2107)])
def test_a_clock_that_was_wrong_at_the_import_keeps_nothing_from_being_exported(
    session, year, told
):
    session.execute(update(EpisodeRow).values(added_at=datetime.datetime(year, 1, 1)))
    _, whole = exported(session, "json")
    session.rollback()
    assert {one.date_time[0] for one in whole.infolist()} == {told}


def test_it_can_be_imported(session, tmp_path):
    _, whole = exported(session, "vtt")
    (tmp_path / "all.zip").write_bytes(whole.fp.getvalue())
    found = {one.title: one for one in inspect([tmp_path])}
    harbour = found["The Window of the Harbour Master"]
    assert (harbour.words, harbour.refused) == (673, None)
    assert harbour.speakers == ("Mara Lindqvist", "Ingrid Solheim")
    assert len(found) == 3
