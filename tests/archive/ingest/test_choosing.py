"""Passages that read well by themselves, chosen as talks come in."""

import os
import subprocess
import sys
from itertools import pairwise

import pytest

from app.archive.ingest import choosing
from app.archive.ingest.deriving import Deriving
from app.store import episodes, transcripts, worth

STORY = (
    "When I was a child my father wound the lamp of our house every night, because he was afraid "
    "of the dark. I learned to sleep in a bright room, and I believed that all people had a light "
    "like ours, until the winter in which I went to school in the city and slept alone. "
)
OTHER = "So each of the crates goes on top of another of the same size and colour over here. "


def talk(*paragraphs):
    return "\n\n".join(f"**Anna:** {text}" for text in paragraphs)


@pytest.fixture
def archive(archive):
    archive.write("lamp.md", talk(*[OTHER * 4] * 6, STORY, *[OTHER * 4] * 6))
    archive.write("crates.md", talk(*[OTHER * 4] * 12))
    archive.run_import()
    return archive


def best(archive):
    """How the best passages begin, by the slugs of their talks."""
    with archive.database.read() as session:
        places = worth.best(session, 2)
        rows = episodes.by_ids(session, [key for key, _ in places])
        passages = transcripts.passages_by_number(session, places)
        words = {key: transcripts.words(session, key) for key in rows}
        return [
            (rows[place[0]].slug, " ".join(words[place[0]][passages[place].first :][:5]))
            for place in places
        ]


def test_a_story_is_chosen_before_what_tells_nothing(archive):
    assert best(archive)[0] == ("lamp", "When I was a child")
    assert [slug for slug, _ in best(archive)] == ["lamp", "crates"]


def test_only_what_changed_is_chosen_anew(archive):
    with archive.database.read() as session:
        assert worth.behind(session) == []
    archive.write("crates.md", talk(*[OTHER * 4] * 6, STORY.replace("lamp", "clock"), OTHER * 4))
    archive.run_import()
    assert {begun for _, begun in best(archive)} == {"When I was a child"}


def test_other_rules_choose_all_anew(archive, monkeypatch):
    monkeypatch.setattr(choosing, "VERSION", choosing.VERSION + 1)
    before = best(archive)
    with archive.database.write() as session:
        worth.forget(session)
    with Deriving(archive.database, 1) as deriving:
        choosing.refresh(archive.database, deriving)
    assert best(archive) == before


CHOSEN = """
import sys
from pathlib import Path
from app.archive.ingest import choosing
from app.config import ROOT
from app.store import episodes
from app.store.database import Database
with Database(Path(sys.argv[1]), ROOT / "migrations").read() as session:
    print([choosing._chosen(session, key) for key in episodes.ids(session)])
"""
RARE = "foghorn kittiwake lanternist capstan bollard windlass halyard gunwale bowsprit ratline"


def test_each_process_weighs_alike(archive):
    """Hashes of letters differ from process to process, and so did the order of what is added."""
    said = [f"the {word} is by the {other} " * (3 + number) for number, (word, other)
            in enumerate(pairwise(RARE.split()))]  # fmt: skip
    whole = f"I saw the {', the '.join(RARE.split())} from the window of our house. "
    archive.write("harbour.md", talk(*[whole * 2] * 3, "".join(said), *[whole * 2] * 9))
    archive.run_import()
    command = [sys.executable, "-c", CHOSEN, str(archive.database.path)]
    told = {
        subprocess.check_output(command, env={**os.environ, "PYTHONHASHSEED": seed})
        for seed in "12345"
    }
    assert len(told) == 1
    assert b"WorthReading" in told.pop()
