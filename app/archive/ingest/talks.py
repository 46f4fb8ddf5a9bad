"""Which files may be transcripts of one talk: those of one stem in one folder, those that tell the
same recording, and those that the owner puts together."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from app.archive.ingest.changed import file_stamp, signature
from app.archive.ingest.folder import FoundFile, base_stem
from app.archive.owner.owner_files import Versions
from app.store import sources
from app.store.database import Session

MOST_VERSIONS = 12
"""What more files than this tell alike is no recording of one talk."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Files that may be transcripts of one talk, and what the owner says of any of them."""

    files: tuple[FoundFile, ...]
    told: tuple[Versions, ...] = ()

    def is_told(self, one: str, other: str) -> bool | None:
        """Whether the owner says that two files are of one talk; None where they don't say."""
        said = [entry for entry in self.told if {one, other} <= set(entry.files)]
        if any(entry.apart for entry in said):
            return False
        return True if said else None

    @property
    def read(self) -> frozenset[str]:
        """The files in which the owner wants to read."""
        return frozenset(entry.read for entry in self.told if entry.read)


def talks_now(session: Session, files: Sequence[FoundFile], told: Sequence[Versions]) -> list[Talk]:
    """The files by talk, as far as it is known of them which recordings they tell; what the owner
    tells also by names that they had before."""
    known, seeds = sources.signatures(session), sources.seeds(session)
    return talks(files, moved_versions(told, known, seeds), sources.talk_ids(session))


def talks(
    files: Sequence[FoundFile], told: Sequence[Versions], ids: Mapping[str, Iterable[str]]
) -> list[Talk]:
    """The files by talk, in their order; most are alone. `ids` are those of the recordings that
    files tell, by name. Each file knows the others of its talk as its siblings, and its signature
    changes when any of them does, or what is told of them."""
    by_name = {file.name: file for file in files}
    leads = {name: name for name in by_name}

    def lead(name: str) -> str:
        while leads[name] != name:
            leads[name] = name = leads[leads[name]]
        return name

    for group in _together(by_name, told, ids):
        first, *others = (lead(name) for name in group)
        for other in others:
            leads[lead(other)] = lead(first)
    members: dict[str, list[FoundFile]] = {}
    for name, file in by_name.items():
        members.setdefault(lead(name), []).append(file)
    return [_talk(group, told) for group in members.values()]


def _together(
    by_name: Mapping[str, FoundFile], told: Sequence[Versions], ids: Mapping[str, Iterable[str]]
) -> Iterable[list[str]]:
    """Names of files, some of each that have something in common."""
    alike: dict[object, list[str]] = defaultdict(list)
    for name, file in by_name.items():
        alike[PurePosixPath(name).parent, base_stem(file.path)].append(name)
        for one in ids.get(name, ()):
            alike[one].append(name)
    yield from (group for group in alike.values() if 1 < len(group) <= MOST_VERSIONS)
    for entry in told:
        there = [name for name in entry.files if name in by_name]
        if len(there) > 1 and not entry.apart:
            yield there


def _talk(files: Sequence[FoundFile], told: Sequence[Versions]) -> Talk:
    names = {file.name for file in files}
    said = tuple(entry for entry in told if names.intersection(entry.files))
    if len(files) == 1 and not said:
        return Talk(tuple(files))
    return Talk(tuple(_with_siblings(file, files, said) for file in files), said)


def _with_siblings(
    file: FoundFile, files: Sequence[FoundFile], said: Sequence[Versions]
) -> FoundFile:
    """A file that knows the others of its talk."""
    others = [one.path for one in files if one is not file]
    siblings = tuple(dict.fromkeys((*file.siblings, *others)))
    further: list[Path] = [path for path in siblings if path not in file.siblings]
    if not further and not said:
        return file
    state = signature(file.signature, *map(file_stamp, further), repr(said))
    return FoundFile(file.path, file.name, file.root, file.sidecars, siblings, state)


def moved_versions(
    told: Sequence[Versions], known: Container[str], seeds: Mapping[str, str]
) -> list[Versions]:
    """What the owner says, with files that were moved since by their present names: `seeds` are
    these by those by which the files first came."""

    def now(name: str) -> str:
        return name if name in known else seeds.get(name, name)

    return [
        entry.model_copy(
            update={"files": tuple(map(now, entry.files)), "read": entry.read and now(entry.read)}
        )
        for entry in told
    ]
