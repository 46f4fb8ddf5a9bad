"""What files cost that are far larger, longer or deeper than any transcript: time should go with
size, and memory stay within what `archive.ingest.workers` grants.

    python -m benchmarks.bounds [NAME…]

Each file is made at three sizes, each twice the one before, and once at a size that no transcript
has; it is read in a process of its own, as an import reads it.
"""

import json
import resource
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from app.archive.ingest.folder import scan
from app.archive.ingest.reading import ReadFile, read_file
from app.archive.owner.owner_files import OwnerFiles

PROSE = "I was born on the island and my father kept the light there, as long as I think back. "
MB = 1_000_000


def _line(size: int) -> bytes:
    return (PROSE * (size // len(PROSE))).encode()


def _letters(size: int) -> bytes:
    return b"a" * size


def _turns(size: int) -> bytes:
    two = f"Mara Voss: {PROSE * 5}\n\nIngrid Solheim: {PROSE * 9}\n\n"
    return (two * (size // len(two))).encode()


def _captions(size: int) -> bytes:
    def stamp(seconds: int) -> str:
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"

    count = size // (len(PROSE) + 32)
    blocks = (f"{stamp(3 * n)} --> {stamp(3 * n + 2)}\n{PROSE}\n" for n in range(count))
    return "\n".join(("WEBVTT\n", *blocks)).encode()


def _segments(size: int) -> bytes:
    count = size // (len(PROSE) + 40)
    segments = [{"start": 3.0 * n, "end": 3.0 * n + 2, "text": PROSE} for n in range(count)]
    return json.dumps({"segments": segments}).encode()


def _deep_json(size: int) -> bytes:
    return b"[" * (size // 2) + b"]" * (size // 2)


def _deep_xml(size: int) -> bytes:
    depth = size // 7
    return b"<TEI>" + b"<u>" * depth + b"x" + b"</u>" * depth + b"</TEI>"


FILES: dict[str, tuple[str, Callable[[int], bytes], int]] = {
    "one line": ("line.txt", _line, 50),
    "one word": ("letters.txt", _letters, 50),
    "turns": ("turns.txt", _turns, 200),
    "captions": ("captions.vtt", _captions, 50),
    "segments": ("segments.json", _segments, 50),
    "deep JSON": ("deep.json", _deep_json, 50),
    "deep XML": ("deep.xml", _deep_xml, 50),
}


def main(names: list[str]) -> None:
    """Print what each file costs at each size."""
    for name, (file, make, largest) in FILES.items():
        for megabytes in (1, 2, 4, largest) if not names or name in names else ():
            told, seconds, memory = _cost(file, make(megabytes * MB))
            print(f"{name:10} {megabytes:>4} MB  {seconds:6.1f} s  {memory:>5,} MB  {told}")


def _cost(name: str, data: bytes) -> tuple[str, float, int]:
    """What became of a file, the processor's seconds, and the most memory in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            return pool.submit(_read, path).result()


def _read(path: Path) -> tuple[str, float, int]:
    (file,) = scan(path, path.parent).files
    before = resource.getrusage(resource.RUSAGE_SELF)
    read = read_file(file, OwnerFiles())
    after = resource.getrusage(resource.RUSAGE_SELF)
    return _told(read), after.ru_utime - before.ru_utime, _most_memory()


def _most_memory() -> int:
    """Of this process, in megabytes; getrusage would tell its parent's, where that was larger."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def _told(read: ReadFile) -> str:
    return f"{len(read.transcript.words):,} words" if read.transcript else read.reason


if __name__ == "__main__":
    main(sys.argv[1:])
