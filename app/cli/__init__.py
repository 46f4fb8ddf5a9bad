"""The command `vivavoce`, a file per group of commands."""

import sys

import typer

from app.cli import asking, importing, owner, serving
from app.errors import VivaVoceError

cli = typer.Typer(
    name="vivavoce",
    help=(
        "A searchable web archive of interview transcripts.\n\n"
        "Exit codes: 0 done; 1 it can't be done, and a sentence says why; 2 the command was "
        "called wrongly; 3 imported, but some files could not be read."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for group in (serving, importing, asking, owner):
    cli.add_typer(group.commands)


def main() -> None:
    """Run the command; what can't be done ends with its sentence and its exit code."""
    try:
        cli()
    except VivaVoceError as error:
        print(f"vivavoce: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
