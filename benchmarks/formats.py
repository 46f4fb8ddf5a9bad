"""What is understood of a folder's files, by family of formats, and how fast beside peers.

    python -m benchmarks.formats FOLDER

Every file below FOLDER is read as an import reads it. A family is the format that read a file, for
refused ones the folder it lies in. `speakers` and `times` count the files that name somebody, and
whose times are known; `warned` those of which something was guessed or left out.

Peers, on the WebVTT and SubRip that all three read: pysubs2 and webvtt-py, which give captions as
they stand; ours also finds speakers, joins lines that roll, and makes words and a timeline.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from statistics import median

import pysubs2
import webvtt

from app.archive.ingest.inspecting import Inspected, inspect
from app.transcripts.detect import read
from app.transcripts.source import Source

COLUMNS = ("family", "files", "read", "words", "speakers", "times", "warned", "refused")
TIMED = {"exact", "aligned", "interpolated"}
RUNS = 3


def main(folder: Path) -> None:
    """Print both tables."""
    found = list(inspect([folder], workers=2))
    families: dict[str, list[Inspected]] = defaultdict(list)
    for one in found:
        if not one.is_beside:
            families[one.format or f"refused in {Path(one.file).parent}"].append(one)
    rows = [_row(name, files) for name, files in sorted(families.items())]
    whole = [one for files in families.values() for one in files]
    _print([COLUMNS, *rows, _row("all", whole)])
    passed_over = sum(1 for one in found if one.is_beside)
    print(f"\n{passed_over:,} files were passed over without a look.\n")
    for one in whole:
        if one.refused:
            print(f"refused: {one.file}: {one.refused}")
    print()
    _speeds(folder)


def _row(name: str, files: Sequence[Inspected]) -> tuple[str, ...]:
    read_ones = [one for one in files if not one.refused]
    counts = (
        len(files),
        len(read_ones),
        sum(one.words for one in read_ones),
        sum(1 for one in read_ones if one.speakers),
        sum(1 for one in read_ones if one.timing in TIMED),
        sum(1 for one in read_ones if one.warnings),
        len(files) - len(read_ones),
    )
    return (name, *(f"{count:,}" for count in counts))


def _print(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        numbers = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        print("  ".join((first.ljust(widths[0]), *numbers)))


@dataclass(frozen=True, slots=True)
class Reader:
    """A way to read captions: gives how many words there are, or raises."""

    name: str
    read: Callable[[str, str], int]


def _ours(name: str, text: str) -> int:
    return len(read(Source(name, text.encode())).words)


def _pysubs2(name: str, text: str) -> int:
    captions = pysubs2.SSAFile.from_string(text, format_=name.rpartition(".")[2].lower())
    return sum(len(one.plaintext.split()) for one in captions)


def _webvtt_py(name: str, text: str) -> int:
    found = webvtt.from_buffer(StringIO(text), format=name.rpartition(".")[2].lower())
    return sum(len(one.text.split()) for one in found.captions or ())


READERS = (Reader("Viva Voce", _ours), Reader("pysubs2", _pysubs2), Reader("webvtt-py", _webvtt_py))


def _speeds(folder: Path) -> None:
    """Words a second on the files that all readers read; the words that each gives stand beside,
    for captions that roll up are said once by ours and twice by others."""
    files = [one for one in _captions(folder) if all(_words(reader, one) for reader in READERS)]
    print(f"{len(files):,} WebVTT and SubRip files that all three read:")
    for reader in READERS:
        words, seconds = 0, []
        for _ in range(RUNS):
            started = time.perf_counter()
            words = sum(reader.read(name, text) for name, text in files)
            seconds.append(time.perf_counter() - started)
        speed = words / max(1e-9, median(seconds))
        print(f"  {reader.name:10} {words:>10,} words {speed:>12,.0f} words/s")


def _captions(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in {".vtt", ".srt"} and path.is_file():
            try:
                yield path.name, path.read_text("utf-8-sig")
            except UnicodeDecodeError:
                continue


def _words(reader: Reader, file: tuple[str, str]) -> int:
    """How many words a reader finds; 0 where it can't read the file, whatever it raises."""
    try:
        return reader.read(*file)
    except Exception:
        return 0


if __name__ == "__main__":
    main(Path(sys.argv[1]))
