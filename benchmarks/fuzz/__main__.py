"""The command; see the package."""

import argparse
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from app.transcripts.content import Json, look
from app.transcripts.detect import read
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.passages import cut
from app.transcripts.source import Source
from benchmarks.fuzz.changes import changed, changed_json

LARGEST = 200_000
"""Bytes of a file to change; larger ones only take longer."""
SLOW_S = 2.0


def main() -> None:
    """Change files until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="A folder for the files that were neither.")
    asked = parser.parse_args()
    seeds = _seeds(asked.paths)
    random, until = Random(asked.seed), time.monotonic() + asked.seconds
    outcomes: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    slowest = (0.0, "")
    while time.monotonic() < until:
        name, data, root = random.choice(seeds)
        is_json = root is not None and random.random() < 0.7
        fuzzed = changed_json(root, random) if is_json else changed(data, random)
        began = time.process_time()
        outcome, fault = _outcome(Source(name, fuzzed))
        took = time.process_time() - began
        outcomes[outcome] += 1
        slowest = max(slowest, (took, name))
        if took > SLOW_S:
            fault = fault or f"{took:.1f} s for {len(fuzzed):,} bytes"
        if fault:
            faults[f"{name}: {fault}"] += 1
            if asked.keep:
                asked.keep.mkdir(parents=True, exist_ok=True)
                (asked.keep / f"{sum(faults.values())}-{Path(name).name}").write_bytes(fuzzed)
    told = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(outcomes.items()))
    print(f"{sum(outcomes.values()):,} changes of {len(seeds)} files: {told}")
    print(f"slowest: {slowest[0]:.2f} s, {slowest[1]}")
    for told, count in faults.most_common():
        print(f"{count:6} {told}")


def _seeds(paths: list[Path]) -> list[tuple[str, bytes, Any]]:
    seeds = []
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.stat().st_size <= LARGEST:
                seeds.append((file.name, file.read_bytes(), _root(file)))
    return seeds


def _root(file: Path) -> Any:
    try:
        contents = look(Source(file.name, file.read_bytes())).contents
    except TranscriptError:
        return None
    return next((one.root for one in contents if isinstance(one, Json)), None)


def _outcome(source: Source) -> tuple[str, str]:
    """`read` or `refused`, and what was wrong with it."""
    try:
        return "read", _wrong(read(source))
    except TranscriptError as error:
        return "refused", "" if str(error).endswith(".") else f"no sentence: {error}"
    except Exception as error:
        place = error.__traceback__
        while place and place.tb_next:
            place = place.tb_next
        where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else ""
        return "crashed", f"{type(error).__name__} at {where.rpartition('/app/')[2]}: {error}"[:200]


def _wrong(transcript: Transcript) -> str:
    """What is out of order in a transcript; empty where nothing is."""
    count = len(transcript.words)
    times = [transcript.timeline.at(word).ms for word in range(count + 1)]
    ends = 0
    for turn in transcript.turns:
        if turn.first != ends or turn.last <= turn.first:
            return "turns with gaps or overlaps"
        ends = turn.last
    passages = cut(transcript)
    checks = {
        "no words": count == 0,
        "words with white space": any(
            not word or word != word.strip() for word in transcript.words
        ),
        "turns that leave words out": ends not in (0, count),
        "marks outside": any(not 0 <= mark.at <= count for mark in transcript.marks),
        "cues outside": any(not 0 <= one.first < one.last <= count for one in transcript.cues),
        "breaks outside": any(not 0 <= word < count for word in transcript.breaks),
        "times that run backward": any(a > b for a, b in pairwise(times)),
        "confidences of other words": len(transcript.confidences) not in (0, count),
        "passages that leave words out": bool(passages) and passages[-1].last != count,
    }
    return next((fault for fault, holds in checks.items() if holds), "")


if __name__ == "__main__":
    main()
