"""Kill works at random moments, run them again, and look."""

import os
import random
import signal
import time
from collections.abc import Callable, Collection
from pathlib import Path

from benchmarks.kills.looking import LossError, amid, look, state
from benchmarks.kills.works import begin, works


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
        expected = state(place)
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
                look(work, place, expected)
            except Exception as error:
                losses.append(f"{work.name}, killed at {moments} of {lasts:.2f} s: {error}")
        tell(f"{work.name}: {killed} kills within {lasts:.2f} s each, {len(losses)} losses so far")
    return losses
