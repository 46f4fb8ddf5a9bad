"""What the program itself knows best: docs/command.md and docs/api.md, and the tables of filters in
docs/search.md, of files and of citations in docs/exports.md, docs/pages.md.

`python -m docs.write` writes them; tests/test_docs.py fails while they differ.
"""

import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from typer import Context
from typer.core import TyperGroup
from typer.main import get_command

from app.archive.answers import filter
from app.archive.exports import format
from app.archive.exports.citations import style
from app.cli.commands import cli
from app.config import Settings
from app.web import registry
from app.web.application import create
from app.web.views import reference
from app.web.views.reference import AddressView, SchemaFieldView, SchemaView, TypePiece, TypeText

HERE = Path(__file__).parent


def command_page() -> str:
    """docs/command.md: each command with its arguments and options, as `--help` tells them."""
    whole = get_command(cli)
    parts = ["# The command", _text(whole.help), *_commands(whole, "vivavoce")]
    return "\n\n".join(parts) + "\n"


def _commands(group: Any, name: str) -> Iterator[str]:
    for command in group.commands.values():
        called = f"{name} {command.name}"
        if isinstance(command, TyperGroup):
            yield from _commands(command, called)
            continue
        context = Context(command, info_name=called)
        usage = " ".join(command.collect_usage_pieces(context))
        yield f"## `{called}`\n\n`{called} {usage}`\n\n{_text(command.help)}"
        rows = [row for one in command.params if (row := _row(one, context))]
        if rows:
            yield _table(("", "what it is"), rows)


def _row(parameter: Any, context: Context) -> tuple[str, ...] | None:
    record = parameter.get_help_record(context)
    if record is None or "--help" in parameter.opts:
        return None
    names = ", ".join(parameter.opts) if parameter.param_type_name == "option" else record[0]
    return (f"`{names}`", " ".join(record[1].split()))


def api_page() -> str:
    """docs/api.md: each address of the API with what it takes, and the fields of its answers."""
    with tempfile.TemporaryDirectory() as folder:
        app = create(Settings(data=Path(folder)))
        description = app.openapi()
        app.state.site.database.close()
    parts = [
        "# The JSON API",
        "What each address takes and answers; `/api/openapi.json` says the same for programs. "
        "Errors are `application/problem+json` (RFC 9457) with a sentence in `detail`.",
    ]
    for address in reference.addresses(description):
        parts.extend(_address(address))
    parts.append("# What answers are made of")
    for schema in reference.schemas(description):
        parts.extend(_schema(schema))
    return "\n\n".join(parts) + "\n"


def _address(told: AddressView) -> Iterator[str]:
    yield f"## `{told.method} {told.path}`"
    yield told.text
    if told.parameters:
        yield _table(("parameter", "kind", "what it is"), _fields(told.parameters))
    for way, kinds in (("Takes", told.takes), ("Answers", told.answers)):
        if kinds:
            yield f"{way}: {', '.join(map(_kind, kinds))}."


def _schema(told: SchemaView) -> Iterator[str]:
    yield f"## {told.name}"
    if told.text:
        yield told.text
    yield _table(("field", "kind", "what it is"), _fields(told.fields))


def _fields(told: Sequence[SchemaFieldView]) -> list[tuple[str, ...]]:
    return [(f"`{one.name}`", _kind(one.kind), _line(one.text)) for one in told]


def _kind(pieces: TypeText) -> str:
    """A kind of value in words."""
    return "".join(_piece(one) for one in pieces)


def _piece(one: TypePiece) -> str:
    if one.is_schema:
        return f"[{one.text}](#{one.text.lower()})"
    return f"`{one.text}`" if one.is_value else one.text


def search_page() -> str:
    """docs/search.md with the table of filters as it should be."""
    return _with(_read("search.md"), filter.as_table())


def exports_page() -> str:
    """docs/exports.md with the tables of files and of citations as they should be."""
    return _with(_with(_read("exports.md"), format.as_table()), style.as_table())


def _read(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _with(page: str, table: str) -> str:
    """A page with a table in place of the one that has the same head."""
    head = re.escape(table.partition("\n")[0])
    return re.sub(rf"^{head}\n(?:\|.*\n)*", lambda _: f"{table}\n", page, flags=re.MULTILINE)


def _text(text: str | None) -> str:
    return "\n\n".join(" ".join(part.split()) for part in (text or "").split("\n\n"))


def _line(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |".replace("|  |", "| |") for cells in lines)


if __name__ == "__main__":
    (HERE / "command.md").write_text(command_page(), "utf-8")
    (HERE / "api.md").write_text(api_page(), "utf-8")
    (HERE / "search.md").write_text(search_page(), "utf-8")
    (HERE / "exports.md").write_text(exports_page(), "utf-8")
    (HERE / "pages.md").write_text(registry.as_markdown(), "utf-8")
