"""The command that tells how the archive is."""

from dataclasses import asdict

import typer

from app import config
from app.archive.answers.status import status
from app.cli.archive import Data, imported
from app.cli.terminal import AsJson, print_json
from app.web.views.number import with_noun

commands = typer.Typer()


@commands.command("status")
def status_(data: Data = None, as_json: AsJson = False) -> None:
    """Tell what the archive holds, which files gave nothing, and whether the index is whole."""
    settings = config.load(data=data)
    with imported(settings) as (database, engine):
        found = status(database, engine)
    if as_json:
        print_json(asdict(found))
        return
    print(
        f"{with_noun(found.episodes, 'episode')}, {with_noun(found.words, 'word')},"
        f" {with_noun(found.hours, 'hour')}"
    )
    print("The search index is up to date." if not found.unindexed else _unindexed(found.unindexed))
    for state, files in found.files.items():
        for name, reason in files:
            print(f"{state.replace('_', ' ')}: {name}: {reason}")


def _unindexed(count: int) -> str:
    return (
        f"Not in the search index: {with_noun(count, 'episode')};"
        " `vivavoce reindex --missing` mends it."
    )
