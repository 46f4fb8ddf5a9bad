"""Is anything lost when whatever changes an archive is killed at any moment?

    python -m benchmarks.kills [--kills 200] [--talks 40] [--seed 1]

An import into nothing, one of changed, moved and new files, a reindex, a prune, a migration, a
backup and a restore are killed (kill -9) at random moments of their time, some several times in a
row, and then run once more. Afterwards the database is whole (`integrity_check`), each file is an
episode exactly once with its words and its mentions, earlier links are known, and the index is by
content what one is that is made anew (`check --deep`). A copy is whole or not there. Exits 1 where
something isn't so, and says at which kill.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.archive.copies import back_up, restore_copy
from app.archive.engine import engine_of
from app.archive.ingest import indexing
from app.archive.ingest.importing import import_paths, prune
from app.archive.proving import prove
from app.config import ROOT
from app.search.port import Engine
from app.store import copying, sources, topics, transcripts
from app.store.database import Database

MIGRATIONS = ROOT / "migrations"
FIRST_VERSION = ROOT / "tests" / "store" / "version_0001.sql"
WORDS = (
    "bell harbour fog herring pier tide lamp rope north crew winter boat radio chart engine storm "
    "ferry island net quay sail master night signal and the of we to in a was it then they"
).split()


class LossError(Exception):
    """Something isn't as it should be after a kill."""


@dataclass(frozen=True)
class Place:
    """Where an archive lies while it is worked on."""

    folder: Path
    data: Path

    @property
    def path(self) -> Path:
        """The database."""
        return self.data / "vivavoce.sqlite"

    @property
    def copy(self) -> Path:
        """Where a copy goes, and comes from."""
        return self.data / "copy.sqlite"

    @contextmanager
    def opened(self) -> Iterator[tuple[Database, Engine]]:
        """Database and index."""
        database = Database(self.path, MIGRATIONS)
        try:
            yield database, engine_of(database, self.data / "index")
        finally:
            database.close()


def write_talks(folder: Path, count: int) -> None:
    """Invented talks, with keywords and topics."""
    folder.mkdir()
    (folder / "topics.yaml").write_text("- {title: Bells, words: [bell, the bell]}\n- {title: Fog}")
    for number in range(count):
        (folder / f"talk-{number}.md").write_text(talk(number))


def talk(number: int, again: str = "") -> str:
    """An invented talk: the same for the same number."""
    source = random.Random(f"{number}{again}")
    turns = (
        f"**{'Anna Berg' if turn % 2 else 'Ben Vik'}:** {' '.join(source.choices(WORDS, k=60))}."
        for turn in range(6)
    )
    keyword = WORDS[number % 24]
    return f"---\nkeywords: [{keyword}]\n---\n\n" + "\n\n".join(turns) + f"\n\nnumber{number}\n"


def change_talks(folder: Path, count: int) -> None:
    """A third of the talks are changed, some are moved, some gone, some new."""
    for number in range(0, count, 3):
        (folder / f"talk-{number}.md").write_text(talk(number, again="again"))
    (folder / "moved").mkdir()
    for number in range(1, count, 6):
        (folder / f"talk-{number}.md").rename(folder / "moved" / f"{number}.md")
    for number in range(2, count, 9):
        (folder / f"talk-{number}.md").unlink()
    for number in range(count, count + count // 4):
        (folder / f"talk-{number}.md").write_text(talk(number))


def do_import(place: Place) -> None:
    """Import the folder."""
    with place.opened() as (database, engine):
        import_paths(database, engine, [place.folder], place.folder, workers=2)


def do_reindex(place: Place) -> None:
    """Throw the index away and make it anew."""
    with place.opened() as (database, engine):
        indexing.rebuild(database, engine, lambda *_: None)


def do_prune(place: Place) -> None:
    """Drop episodes whose files are gone."""
    with place.opened() as (database, engine):
        prune(database, engine)


def do_open(place: Place) -> None:
    """Open the database, which brings its tables up to date."""
    with place.opened():
        pass


def do_backup(place: Place) -> None:
    """Copy the database."""
    back_up(place.path, place.copy, overwrite=True)


def do_restore(place: Place) -> None:
    """Take a copy back, and bring the index up to date."""
    restore_copy(place.copy, place.path, MIGRATIONS, overwrite=True)
    with place.opened() as (database, engine):
        indexing.mend(database, engine, lambda *_: None)


@dataclass(frozen=True)
class Work:
    """What is killed: `data` is the folder of data that it begins with, None for none."""

    name: str
    share: int
    folder: Path
    data: Path | None
    act: Callable[[Place], None]
    links: frozenset[str] = frozenset()
    """Addresses of passages that are to be known afterwards."""


def known(place: Place) -> dict[str, Any]:
    """By path: an episode's title, words and mentions."""
    found = {}
    with place.opened() as (database, _), database.read() as session:
        titles = {number: spec.title for number, spec in topics.specs(session).items()}
        for kept in sources.kept(session):
            if kept.path in found:
                raise LossError(f"{kept.path} is there twice")
            spans = topics.mentions_of(session, kept.episode_id)
            mentions = {(titles[one.topic_id], one.first, one.last) for one in spans}
            for row, words in transcripts.every_text(session, [kept.episode_id]):
                found[kept.path] = (row.title, list(words), mentions)
    return found


def links(place: Place) -> frozenset[str]:
    """All addresses of passages, those of earlier versions too."""
    with sqlite3.connect(place.path) as opened:
        rows = opened.execute("SELECT key FROM passage UNION SELECT key FROM link").fetchall()
    opened.close()
    return frozenset(key for (key,) in rows)


def works(base: Path, count: int) -> list[Work]:
    """What is to be killed, with the archives that it begins with."""
    old, new = base / "old", base / "new"
    write_talks(old, count)
    shutil.copytree(old, new)
    change_talks(new, count)
    before, behind, first = base / "before", base / "behind", base / "first"
    do_import(Place(old, before))
    do_backup(Place(old, before))
    shutil.copytree(before, behind)
    do_import(Place(new, behind))
    first.mkdir()
    with sqlite3.connect(Place(old, first).path) as opened:
        opened.executescript(FIRST_VERSION.read_text("utf-8"))
    opened.close()
    earlier = links(Place(old, before))
    return [
        Work("import", 5, old, None, do_import),
        Work("import of changes", 6, new, before, do_import, earlier),
        Work("reindex", 3, new, behind, do_reindex, earlier),
        Work("prune", 3, new, behind, do_prune, earlier),
        Work("first tables", 1, old, None, do_open),
        Work("migration", 2, old, first, do_open),
        Work("backup", 2, new, behind, do_backup, earlier),
        Work("restore", 3, old, behind, do_restore, earlier),
    ]


def in_a_process(act: Callable[[], None], seconds: float | None = None) -> int:
    """Do something in a process, killed after some seconds; gives its exit code, -9 if killed."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def begin(work: Work, base: Path) -> Place:
    """The archive that a work begins with."""
    data = base / "data"
    shutil.rmtree(data, ignore_errors=True)
    if work.data is None:
        data.mkdir()
    else:
        shutil.copytree(work.data, data)
    return Place(work.folder, data)


def differences(place: Place) -> set[str]:
    """In what database, folder and index differ."""
    with place.opened() as (database, engine):
        return set(prove(database, engine, place.folder).problems)


def look(work: Work, place: Place, expected: dict[str, Any], differing: set[str]) -> None:
    """Raises LossError where something isn't as it would be had nothing been killed."""
    found = known(place)
    if found != expected:
        odd = [name for name in {**found, **expected} if found.get(name) != expected.get(name)]
        raise LossError(f"{len(odd)} episodes aren't as they should be, such as {odd[:3]}")
    if lost := work.links - links(place):
        raise LossError(f"{len(lost)} links are lost")
    if problems := differences(place) - differing:
        raise LossError("; ".join(sorted(problems)[:3]))


def amid(place: Place) -> None:
    """Raises LossError where something isn't whole just after a kill."""
    for path in (place.path, place.copy):
        if path.exists() and (flaws := copying.flaws(path)):
            raise LossError(f"{path.name}: {flaws[0]}")


def run(
    base: Path,
    kills: int,
    talks: int,
    seed: int,
    tell: Callable[[str], None],
    names: Collection[str] = (),
) -> list[str]:
    """Kill so often, in a folder of its own, all works or those of these names; gives what was
    lost."""
    source, losses = random.Random(seed), list[str]()
    todo = [work for work in works(base, talks) if not names or work.name in names]
    for work in todo:
        wanted = max(1, round(kills * work.share / sum(one.share for one in todo)))
        place = begin(work, base)
        started = time.monotonic()
        if in_a_process(lambda work=work, place=place: work.act(place)):  # type: ignore[misc]
            raise SystemExit(f"{work.name} doesn't even work when it isn't killed")
        lasts = time.monotonic() - started
        expected, differing = known(place), differences(place)
        killed = tries = 0
        while killed < wanted and tries < 20 * wanted:
            tries += 1
            place = begin(work, base)
            moments = [source.uniform(0, lasts) for _ in range(source.choice([1, 1, 1, 2, 3]))]
            try:
                for moment in moments:
                    code = in_a_process(lambda w=work, p=place: w.act(p), moment)  # type: ignore[misc]
                    killed += code == -signal.SIGKILL
                    amid(place)
                if code := in_a_process(lambda w=work, p=place: w.act(p)):  # type: ignore[misc]
                    raise LossError(f"run again it ended with {code}")
                look(work, place, expected, differing)
            except Exception as error:
                losses.append(f"{work.name}, killed at {moments} of {lasts:.2f} s: {error}")
        tell(f"{work.name}: {killed} kills within {lasts:.2f} s each, {len(losses)} losses so far")
    return losses


def main() -> None:
    """Read the command line, kill, and say what was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--talks", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as base:
        losses = run(
            Path(base), asked.kills, asked.talks, asked.seed, lambda line: print(line, flush=True)
        )
    for loss in losses:
        print(loss)
    sys.exit(bool(losses))


if __name__ == "__main__":
    main()
