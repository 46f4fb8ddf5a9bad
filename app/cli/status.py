"""The command that tells how the archive is."""

from dataclasses import asdict

import typer

from app import config
from app.archive.answers.status import status
from app.cli.archive import Data, opened
from app.cli.terminal import AsJson, print_json

commands = typer.Typer()


@commands.command("status")
def status_(data: Data = None, as_json: AsJson = False) -> None:
    """Tell what the archive holds, which files gave nothing, and whether the index is whole."""
    settings = config.load(data=data)
    with opened(settings) as (database, engine):
        found = status(database, engine)
    if as_json:
        print_json(asdict(found))
        return
    print(f"{found.episodes:,} episodes, {found.words:,} words, {found.hours:,.0f} hours")
    print("The search index is up to date." if not found.unindexed else _unindexed(found.unindexed))
    for state, files in found.files.items():
        for name, reason in files:
            print(f"{state.replace('_', ' ')}: {name}: {reason}")


def _unindexed(count: int) -> str:
    return f"{count:,} episodes are not in the search index; `vivavoce reindex --missing` mends it."
