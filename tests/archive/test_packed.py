import gzip
import io
import tarfile
import zipfile

import pytest

from app.archive import packed
from app.store import episodes

TALK = b"WEBVTT\n\n00:01.000 --> 00:04.000\n<v Vera>Mind the step, it is wet.\n"


def zipped(**files):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in files.items():
            opened.writestr(name.replace("__", "/"), data)
    return kept.getvalue()


def tarred(**files):
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w:gz") as opened:
        for name, data in files.items():
            one = tarfile.TarInfo(name.replace("__", "/"))
            one.size = len(data)
            opened.addfile(one, io.BytesIO(data))
    return kept.getvalue()


def slugs(archive):
    with archive.database.read() as session:
        _, rows = episodes.page(session, "title")
        return [(row.title, row.series and row.series.name) for row in rows]


def test_files_in_archives_are_read_in_place(archive):
    archive.write("tower.zip", zipped(**{"spring__one.vtt": TALK, "one.jpg": b"\xff\xd8"}))
    archive.write("harbour.tar.gz", tarred(**{"two.vtt": TALK.replace(b"wet", b"dry")}))
    archive.write("three.vtt.gz", gzip.compress(TALK.replace(b"wet", b"new")))
    report = archive.run_import()
    assert (report.imported, report.failed) == (3, [])
    assert slugs(archive) == [("One", "Spring"), ("Three", None), ("Two", "Harbour")]
    assert archive.run_import().unchanged == 3


def test_what_stands_beside_a_file_in_an_archive_is_taken(archive):
    told = b"title: The Wet Step\nhosts: [Vera Holm]\n"
    archive.write("tower.zip", zipped(**{"one.vtt": TALK, "one.yaml": told}))
    archive.run_import()
    assert slugs(archive)[0][0] == "The Wet Step"


@pytest.mark.parametrize(
    "name", ["../out.vtt", "/out.vtt", "a/../../out.vtt", ".hidden.vtt", "C:out.vtt"]
)
def test_nothing_leads_out_of_an_archive(tmp_path, name):
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(**{"in.vtt": TALK}))
    with zipfile.ZipFile(path, "a") as opened:
        opened.writestr(name, TALK)
    assert packed.members(path) == [path / "in.vtt"]


def test_damaged_archives_and_bombs_are_told(archive, monkeypatch):
    monkeypatch.setattr(packed, "ALWAYS_UNPACKED_BYTES", 1_000)
    archive.write("bomb.vtt.gz", gzip.compress(TALK + b"a " * 500_000))
    archive.write("cut.zip", zipped(**{"one.vtt": TALK})[:-30])
    archive.write("cut.tgz", tarred(**{"one.vtt": TALK})[:40])
    archive.write("good.vtt", TALK)
    report = archive.run_import()
    assert report.imported == 1
    reasons = {name.split("/")[0]: reason for name, reason in [*report.failed, *report.left_aside]}
    assert "damaged" in reasons["cut.zip"]
    assert "damaged" in reasons["cut.tgz"]


@pytest.mark.parametrize("name", ["x" * 300 + ".vtt", "/".join(["deep"] * 900) + "/x.vtt"])
def test_a_name_that_no_disk_could_hold_costs_no_other_file(archive, name):
    archive.write("a.zip", zipped(**{"in.vtt": TALK, name: TALK}))
    assert archive.run_import().imported == 1


def test_a_tar_of_the_folder_that_it_was_made_in(tmp_path):
    path = tmp_path / "talks.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        info = tarfile.TarInfo("./spring/talk.txt")
        info.size = 5
        tar.addfile(info, io.BytesIO(b"Mind."))
    assert packed.members(path) == [path / "spring/talk.txt"]
    assert packed.member(path, "spring/talk.txt", 100) == b"Mind."
