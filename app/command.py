"""The command `vivavoce` as another process, or as this one begun anew."""

import os
import sys
from pathlib import Path
from typing import NoReturn

_HERE = str(Path(__file__).parents[1])


def command(*arguments: str) -> list[str]:
    """What to run for `vivavoce` with these arguments, in `surroundings`: this very program, though
    the folder in which it was started may hold another package called `app`."""
    return [sys.executable, "-P", "-m", "app.cli", *arguments]


def surroundings() -> dict[str, str]:
    """The environment in which it is run."""
    paths = [_HERE, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def begin_anew() -> NoReturn:
    """Run this process's own command again in its place."""
    os.execve(sys.executable, command(*sys.argv[1:]), surroundings())  # noqa: S606
