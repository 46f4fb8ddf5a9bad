"""A style in which passages are cited, and all of them."""

import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from app.archive.exports.citations import styles
from app.archive.exports.citations.cited import Cited


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A style of `styles/`: a module there offers one as `STYLE`.

    `name` is what addresses call it, `label` what pages do. `media_type` and `extension` are those
    of a file of it, `holds` tells what such a file is for, in its row in docs/exports.md. Those
    with a lower `place` come first; `is_data` are those that programs read, which the notebook
    offers too. `write` is handed passages whose texts are each one line.
    """

    place: int
    name: str
    label: str
    holds: str
    write: Callable[[Sequence[Cited]], str]
    media_type: str = "text/plain"
    extension: str = "txt"
    is_data: bool = False

    def cite(self, passages: Sequence[Cited]) -> str:
        """The passages in this style, one after another."""
        return self.write([one.flat() for one in passages])


@cache
def all_styles() -> tuple[CitationStyle, ...]:
    """Every style that the modules of `styles/` offer, each in its place: a new one is a new file
    there."""
    names = (module.name for module in pkgutil.iter_modules(styles.__path__))
    found = [import_module(f"{styles.__name__}.{name}").STYLE for name in names]
    return tuple(sorted(found, key=lambda known: known.place))


def style_named(name: str) -> CitationStyle | None:
    """The style of that name; None where there is none."""
    return next((known for known in all_styles() if known.name == name), None)


def line_each(write: Callable[[Cited], str]) -> Callable[[Sequence[Cited]], str]:
    """A writer of several passages, from one of a passage: a line each."""
    return lambda passages: "\n".join(map(write, passages))


def as_table() -> str:
    """The styles as a table of the documentation."""
    rows = [
        f"| {one.label} | `{one.name}` | `.{one.extension}` | {one.holds} |" for one in all_styles()
    ]
    return "\n".join(["| style | name | file | what it is |", "|---|---|---|---|", *rows])
