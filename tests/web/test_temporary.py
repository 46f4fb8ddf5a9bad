"""Folders for as long as the site runs go with it, whatever ended it."""

import os
import subprocess
import sys
import tempfile

import pytest

from app.web.temporary import temporary_folder

HOLD = """
from app.web.temporary import temporary_folder
with temporary_folder("{kind}") as folder:
    (folder / "copy").write_text("of an archive")
    print(folder, flush=True)
    input()
"""
LONG_AGO = 1_000_000_000


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def held(kind="test"):
    command = [sys.executable, "-c", HOLD.format(kind=kind)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdout.readline()
    return process


def age(place):
    for folder in place.iterdir():
        os.utime(folder, (LONG_AGO, LONG_AGO))


def end(process):
    process.kill()
    process.communicate()


def test_what_a_killed_site_left_is_thrown_away_by_the_next(place):
    end(held())
    age(place)
    with temporary_folder("test") as folder:
        assert list(place.iterdir()) == [folder]
    assert not list(place.iterdir())


def test_what_is_in_use_or_new_or_of_others_stays(place):
    still, other, notes = held(), held("other"), place / "notes"
    notes.mkdir()
    (place / "vivavoce-test-link").symlink_to(notes)
    (place / "vivavoce-test-file").write_text("notes")
    (place / "vivavoce-test-unknown").mkdir()
    end(other)
    age(place)
    end(held())
    before = set(place.iterdir())
    with temporary_folder("test") as folder:
        assert set(place.iterdir()) - {folder} == before
    end(still)
