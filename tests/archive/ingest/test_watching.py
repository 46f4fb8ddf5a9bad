"""A folder is told to have changed once it has come to rest."""

import os
from itertools import islice

import pytest

from app.archive.ingest.watching import changes, fingerprint


def looks(*states):
    """Looks at a folder that give these states, one after the other; the last one for good."""
    left = list(states)

    def look():
        state = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(state, OSError):
            raise state
        return state

    return look


def told(look, most=6):
    """What is waited for, and where changes are given, until nothing is for a while."""
    said = []

    def pause(seconds):
        said.append("rest" if seconds < 0.25 else "wait")
        if said[-most:] == ["wait"] * most:
            raise StopIteration

    given = changes(look, pause)
    with pytest.raises(RuntimeError):  # what a generator makes of StopIteration
        for _ in given:
            said.append("changed")
    return said[:-most]


def test_it_is_given_at_once_and_then_when_it_changed():
    assert told(looks(b"a")) == ["changed"]
    assert told(looks(b"a", b"a", b"b", b"b")) == ["changed", "wait", "rest", "changed"]


def test_what_is_still_being_written_is_waited_for():
    states = looks(b"a", b"b", b"c", b"d", b"d")
    assert told(states) == ["changed", "rest", "rest", "rest", "changed"]


def test_a_folder_that_is_away_for_a_while_has_not_changed():
    away = OSError(5, "gone")
    assert told(looks(b"a", away, away, b"a")) == ["changed"]
    assert told(looks(b"a", b"b", away, b"b")) == ["changed", "rest", "rest", "changed"]


def test_what_never_comes_to_rest_is_read_as_it_is(monkeypatch):
    monkeypatch.setattr("app.archive.ingest.watching._PATIENCE_SECONDS", 0)
    count = iter(range(10**6))
    given = changes(lambda: str(next(count)).encode(), lambda _: None)
    assert len(list(islice(given, 5))) == 5


def write(path, text="words"):
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def later(path):
    os.utime(path, (0, path.stat().st_mtime + 1))


CHANGES = {
    "a file comes": lambda folder: write(folder / "b.txt"),
    "a file comes in a folder": lambda folder: write(folder / "in" / "c.txt"),
    "a file grows": lambda folder: write(folder / "a.txt", "more words"),
    "a file is written anew": lambda folder: later(folder / "a.txt"),
    "a file goes": lambda folder: (folder / "a.txt").unlink(),
    "a file is renamed": lambda folder: (folder / "a.txt").rename(folder / "z.txt"),
    "what a link leads to grows": lambda folder: write(folder.parent / "far.txt", "much more"),
}


@pytest.fixture
def folder(tmp_path):
    write(tmp_path / "archive" / "a.txt")
    write(tmp_path / "far.txt")
    (tmp_path / "archive" / "link.txt").symlink_to(tmp_path / "far.txt")
    return tmp_path / "archive"


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_has_changed_when(folder, change):
    before = fingerprint(folder)
    assert fingerprint(folder) == before
    change(folder)
    assert fingerprint(folder) != before


def test_what_is_hidden_and_the_data_that_lies_within_dont_count(folder):
    (folder / "data").mkdir()
    before = fingerprint(folder, folder / "data")
    write(folder / "data" / "vivavoce.sqlite")
    write(folder / ".a.txt.part")
    write(folder / ".git" / "index")
    assert fingerprint(folder, folder / "data") == before
    assert fingerprint(folder) != before


def test_links_that_lead_in_circles_or_nowhere_are_no_obstacle(folder):
    (folder / "round").symlink_to(folder)
    (folder / "itself").symlink_to(folder / "itself")
    assert fingerprint(folder) == fingerprint(folder)


def test_a_folder_that_is_not_there_cant_be_looked_at(folder):
    with pytest.raises(OSError, match="none"):
        fingerprint(folder / "none")
