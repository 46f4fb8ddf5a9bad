"""Whether a file has changed since it was read: by times and sizes, without opening it."""

from hashlib import blake2b
from pathlib import Path

from app.archive.packed import container


def file_stamp(path: Path) -> str:
    """What changes with a file: its time and size, or those of the archive that holds it."""
    inside = container(path)
    try:
        status = (inside[0] if inside else path).stat()
    except OSError:
        return "-"
    return f"{status.st_mtime_ns}.{status.st_size}"


def signature(*stamps: str) -> str:
    """One short text that changes with any of these."""
    return blake2b("|".join(stamps).encode(), digest_size=12).hexdigest()
