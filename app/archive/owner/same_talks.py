"""Episodes that seem to be of one talk, for their owner to put together."""

from dataclasses import dataclass

from app.store import likeness, versions
from app.store.database import Database


@dataclass(frozen=True, slots=True)
class SameTalkProposal:
    """Episodes that seem to be of one talk: the title of the first, the files of all, and the least
    shares of any two of them: how much of the longer one is in the other, and how many of the words
    there are the same."""

    title: str
    episodes: tuple[str, ...]
    files: tuple[str, ...]
    together: float
    same: float


def propose_same_talks(database: Database) -> list[SameTalkProposal]:
    """Episodes that seem to be of one talk, those of each talk together, by their files."""
    with database.read() as session:
        pairs = likeness.same_talks(session)
        groups: dict[int, list[int]] = {}
        for key, lead in sorted(likeness.groups(session).items()):
            groups.setdefault(lead, []).append(key)
        paths = versions.paths(session, {key for ids in groups.values() for key in ids})
        named = likeness.titles(session, paths)
    found = []
    for ids in groups.values():
        within = [alike for pair, alike in pairs.items() if pair[0] in ids and pair[1] in ids]
        found.append(
            SameTalkProposal(
                title=named[ids[0]][1],
                episodes=tuple(named[key][0] for key in ids),
                files=tuple(sorted(path for key in ids for path in paths[key])),
                together=round(min(one.longer for one in within), 3),
                same=round(min(one.same for one in within), 3),
            )
        )
    return sorted(found, key=lambda one: one.files)
