"""A kind of file in which an episode can be taken along, and all of them."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from app.archive.exports import formats
from app.archive.exports.export import Export


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format of `formats/`: a module there offers one as `FORMAT`.

    `name` is what the file's name ends with behind the dot (`vtt`, `tei.xml`), `label` what the
    page calls it, `holds` what stands in such a file, for its row in docs/exports.md. Those with a
    lower `place` come first. `has_cautions` tells whether it has room to say whose its punctuation
    is and which times are not exact, `needs_sidecar` that an import takes title, date and people
    from a file beside it, `is_opened` that a browser opens it instead of keeping a file.
    """

    place: int
    name: str
    label: str
    media_type: str
    holds: str
    write: Callable[[Export], bytes]
    has_cautions: bool = True
    needs_sidecar: bool = False
    is_opened: bool = False


@cache
def export_formats() -> tuple[ExportFormat, ...]:
    """Every format that the modules of `formats/` offer, each in its place: a new one is a new
    file there."""
    names = (module.name for module in pkgutil.iter_modules(formats.__path__))
    found = [import_module(f"{formats.__name__}.{name}").FORMAT for name in names]
    return tuple(sorted(found, key=lambda known: known.place))


def format_named(name: str) -> ExportFormat | None:
    """The format of that name; None where there is none."""
    return next((known for known in export_formats() if known.name == name), None)


def as_table() -> str:
    """The formats as a table of the documentation."""
    rows = [
        f"| {one.label} | `.{one.name}` | `{one.media_type}` | {one.holds} "
        f"| {'yes' if one.has_cautions else 'no: it has no room for it'} |"
        for one in export_formats()
    ]
    head = "| file | name | media type | what stands in it | says whose its punctuation is |"
    return "\n".join([head, "|---|---|---|---|---|", *rows])
