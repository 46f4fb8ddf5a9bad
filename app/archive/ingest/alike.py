"""Find episodes that may be of one talk."""

from collections.abc import Sequence
from itertools import combinations

from app.archive.owner.owner_files import Versions
from app.store import episodes, likeness, transcripts, versions
from app.store.database import Database
from app.transcripts.aligning import same_talk

BATCH_PAIRS = 50
"""Pairs that are compared between two times of storing: what is broken off goes on from there."""


def refresh(database: Database, told: Sequence[Versions]) -> None:
    """Compare the episodes whose sketches are alike word by word, those that were compared in
    their present states not again. Those of which the owner says that they are apart aren't."""
    with database.read() as session:
        now = episodes.stamps(session)
        known = likeness.stamps(session)
        pairs = same_talk.candidate_pairs(likeness.sketches(session))
        told_apart = _apart(versions.paths(session, {key for pair in pairs for key in pair}), told)
    wanted = {(a, b): (now[a], now[b]) for a, b in pairs if (a, b) not in told_apart}
    stale = [pair for pair in known if pair not in wanted]
    if stale:
        with database.write() as session:
            likeness.drop(session, stale)
    todo = [pair for pair, stamps in wanted.items() if known.get(pair) != stamps]
    for start in range(0, len(todo), BATCH_PAIRS):
        batch = todo[start : start + BATCH_PAIRS]
        with database.read() as session:
            words = transcripts.words_of(session, {key for pair in batch for key in pair})
        found = {(a, b): same_talk.talk_likeness(words[a], words[b]) for a, b in batch}
        with database.write() as session:
            for pair, alike in found.items():
                likeness.keep(session, pair, wanted[pair], alike)


def _apart(paths: dict[int, list[str]], told: Sequence[Versions]) -> set[tuple[int, int]]:
    """The pairs of episodes of which the owner says that they are apart."""
    of_path = {path: key for key, names in paths.items() for path in names}
    found: set[tuple[int, int]] = set()
    for entry in told:
        if entry.apart:
            ids = sorted({of_path[name] for name in entry.files if name in of_path})
            found.update(combinations(ids, 2))
    return found
