"""Commands that ask the archive something."""

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from app import config
from app.archive.answers import quoting, searching, suggesting
from app.archive.answers.findable import Findable, Lookout
from app.cli.archive import Data, imported
from app.cli.terminal import AsJson, print_json
from app.errors import VivaVoceError
from app.transcripts.speaker_names import NOT_NAMED
from app.web.views.answer import answer_view
from app.web.views.difference import DifferenceView
from app.web.views.hit import HitView
from app.web.views.number import with_noun
from app.web.views.quote import QuoteView, quote_view

commands = typer.Typer()
_PLACE = ("episode", "title", "passage", "speaker", "time", "start", "timing", "text")


@commands.command()
def search(
    words: Annotated[list[str], typer.Argument(help="What to look for.", show_default=False)],
    data: Data = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many hits.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Search what was said; finding nothing is no error."""
    settings = config.load(data=data)
    with imported(settings) as (database, engine), database.read() as session:
        before = Lookout(database, engine).now()
        answer = searching.search(session, engine, searching.Search(" ".join(words), limit=limit))
        found = answer_view(answer, meant=suggesting.meant_instead(session, engine, answer))
        _warn(before, found.total)
    shown = (*_PLACE, "score", "differences") if found.is_nearest else (*_PLACE, "score")
    hits = [_told(hit, shown) for hit in found.hits]
    if as_json:
        whole = {"query": found.query.text, "total": found.total}
        whole |= {"nearest": True} if found.is_nearest else {}
        print_json({**whole, "did_you_mean": found.did_you_mean, "hits": hits})
        return
    if found.is_nearest:
        print("Not word for word; nearest:\n")
    for hit in hits:
        who = f" · {hit['speaker']}" if hit["speaker"] else ""
        print(f"{hit['title']}{who} · {hit['time']}")
        for turn in hit["turns"]:
            name = f"{turn['speaker'] or NOT_NAMED}: " if len(hit["turns"]) > 1 else ""
            print(f"  {name}{turn['text']}")
        _print_differences(hit.get("differences", ()))
        print()
    if found.did_you_mean:
        print(f"Did you mean: {found.did_you_mean}?")
    print(f"{with_noun(found.total, 'passage')} in {found.took_ms} ms")


class NotIndexedError(VivaVoceError):
    """Nothing was found, and there are episodes that can't be."""


def _warn(findable: Findable, total: int) -> None:
    """Say that some episodes can't be found. Raises NotIndexedError when nothing was found."""
    if not findable.missing:
        return
    sentence = (
        f"{findable.flaw} {findable.missing:,} of {findable.episodes:,} episodes can't be found;"
        " `vivavoce reindex --missing` mends that."
    )
    if not total:
        raise NotIndexedError(sentence.strip())
    print(f"vivavoce: {sentence.strip()}", file=sys.stderr)


@commands.command()
def quote(
    text: Annotated[str, typer.Argument(help="The quote; - reads it from standard input.")],
    speaker: Annotated[str, typer.Option(help="Who is said to have said it.")] = "",
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Check a quote word by word: was it said, by whom, where, and in these very words?"""
    if text == "-":
        text = sys.stdin.read()
    settings = config.load(data=data)
    with imported(settings) as (database, engine), database.read() as session:
        checked = quoting.check(session, engine, text, speaker)
    places = map(quote_view, checked.matches)
    matches = [_told(place, (*_PLACE, "differences")) for place in places]
    if as_json:
        told = {"verdict": checked.verdict.value, "matches": matches}
        print_json(told | ({"probably": checked.probably} if checked.probably else {}))
        return
    part = ", part of it by them" if checked.is_partly_theirs else ""
    part += f", probably {checked.probably} (guessed)" if checked.probably else ""
    print(f"{checked.verdict.value.replace('_', ' ')}{part}")
    for match in matches:
        print(f"\n{match['title']} · {match['time']}")
        for turn in match["turns"]:
            print(f"  {turn['speaker'] or NOT_NAMED}: {turn['text']}")
        _print_differences(match["differences"])


def _print_differences(differences: Sequence[DifferenceView]) -> None:
    for one in differences:
        print(f"  {one.kind.replace('_', ' ')}: quoted {one.quoted!r}, said {one.said!r}")


def _told(view: HitView | QuoteView, names: Sequence[str]) -> dict[str, Any]:
    """What a command tells of a place: these of its fields, and who says which words."""
    turns = [{"speaker": turn.speaker, "text": turn.text} for turn in view.turns]
    return {"turns": turns} | {name: getattr(view, name) for name in names}
