"""What a command prints: JSON for scripts, a bar while something is under way."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


def print_json(value: object) -> None:
    """Print a value as JSON; a dataclass as its fields, what JSON doesn't know as text."""
    has_all_letters = (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=not has_all_letters, indent=2, default=_plain))


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


_SHOWN_NAMES = 6
"""Names; more are only counted, and `--json` tells all."""


def passed_over(files: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Lines about files that were passed over without a look, by the reason for each."""
    by_reason: dict[str, list[str]] = {}
    for name, reason in files:
        by_reason.setdefault(reason, []).append(name)
    for reason, names in sorted(by_reason.items()):
        more = f" and {len(names) - _SHOWN_NAMES:,} more" if len(names) > _SHOWN_NAMES else ""
        yield f"passed over: {', '.join(names[:_SHOWN_NAMES])}{more}: {reason}"
