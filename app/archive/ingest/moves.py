"""Files that were renamed or moved: the same content by another name is the same talk."""

from collections.abc import Collection, Mapping
from hashlib import sha256

from app.archive.files import LARGEST_FILE_BYTES, read_bytes
from app.archive.ingest.folder import FoundFile
from app.archive.packed import container
from app.errors import VivaVoceError
from app.store.sources import FileContent


def moved_files(
    todo: Mapping[str, FoundFile], known: Mapping[str, FileContent], gone: Collection[str]
) -> dict[str, str]:
    """Which files that gave episodes go by another name now: new names by old ones.

    `todo` are files that are new or changed, `known` what was in those that gave episodes, `gone`
    those of them that are there no more; all by name. Told by content alone, so a file that was
    changed too is a new one. Files may have changed their names in turn, as when a whole series is
    numbered anew.
    """
    if not gone and not known.keys() & todo.keys():
        return {}
    sizes = {content.size for content in known.values()}
    held = {name: _sha256(file, sizes) for name, file in todo.items()}
    changed = {name for name in known if held.get(name) not in (None, known[name].sha256)}
    free: dict[str, list[str]] = {}
    for name in sorted(changed.union(name for name in gone if name in known)):
        free.setdefault(known[name].sha256, []).append(name)
    found: dict[str, str] = {}
    for name in sorted(todo):
        is_new = name in changed or name not in known
        if is_new and (choices := free.get(held[name] or "")):
            last = name.rpartition("/")[2]
            old = next((one for one in choices if one.rpartition("/")[2] == last), choices[0])
            choices.remove(old)
            found[old] = name
    return _without_losses(found, known)


def _without_losses(found: dict[str, str], known: Collection[str]) -> dict[str, str]:
    """Leave out those that would take the place of an episode that goes nowhere itself."""
    while lossy := [old for old, new in found.items() if new in known and new not in found]:
        found = {old: new for old, new in found.items() if old not in lossy}
    return found


def _sha256(file: FoundFile, sizes: Collection[int]) -> str | None:
    """The hash of a file that may be a known one, by its size; empty for others, None for one that
    can't be read."""
    try:
        if not container(file.path) and file.path.stat().st_size not in sizes:
            return ""
        return sha256(read_bytes(file.path, file.root, LARGEST_FILE_BYTES)).hexdigest()
    except (VivaVoceError, OSError):
        return None
