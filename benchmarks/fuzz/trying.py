"""One input tried, and what came of it."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

from app.errors import VivaVoceError

SLOW_S = 2.0
"""Seconds of processor time; what takes longer, as short as the inputs are, is a fault."""
_HANGS_S = 60
"""Seconds after which an input is given up."""


@dataclass(frozen=True, slots=True)
class Input:
    """An input: what it was made of, the bytes, and what is done with it, which gives what became
    of it and what is wrong with that."""

    name: str
    data: bytes
    use: Callable[[], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an input, in how many seconds of processor time, and the fault, if any."""

    became: str
    took_s: float
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Inputs of a kind; `share` tells how many of a hundred they are, as some take longer."""

    name: str
    share: int
    draw: Callable[[Random], Input]


class _HangsError(Exception):
    """An input that never ends."""


def tried(given: Input) -> Outcome:
    """Use an input. Whatever is raised but a sentence is a fault, and so is what takes long."""
    began = time.process_time()
    try:
        with _given_up_after(_HANGS_S):
            became, fault = given.use()
    except VivaVoceError as error:
        became, fault = "refused", "" if str(error).endswith(".") else f"no sentence: {error}"
    except Exception as error:
        became, fault = "crashed", _where(error)
    took = time.process_time() - began
    if took > SLOW_S:
        fault = fault or f"{took:.0f} s for {len(given.data):,} bytes"
    return Outcome(became, took, fault)


def _where(error: Exception) -> str:
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else ""
    return f"{type(error).__name__} at {where.rpartition('/app/')[2]}: {error}"[:200]


@contextmanager
def _given_up_after(seconds: int) -> Iterator[None]:
    def end(*_: object) -> None:
        raise _HangsError(f"{seconds} s are over")

    signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
