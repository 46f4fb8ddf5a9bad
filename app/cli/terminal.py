"""What a command prints: JSON for scripts, a bar while something is under way."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


def print_json(value: object) -> None:
    """Print a value as JSON; a dataclass as its fields, what JSON doesn't know as text."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> object:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


@contextmanager
def bar(title: str) -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on a terminal; elsewhere a plain line now and then."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda done, total, name: _plain_line(title, done, total)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as progress:
        task = progress.add_task(title, total=None)
        yield lambda done, total, name: progress.update(task, completed=done, total=total)


def _plain_line(title: str, done: int, total: int) -> None:
    if done == total or done % 50 == 0:
        print(f"{title}: {done} of {total}", file=sys.stderr, flush=True)
