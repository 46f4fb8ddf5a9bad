"""Commands that ask the archive something."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer

from app import config
from app.archive.answers import quoting, searching, status, suggesting
from app.archive.answers.hits import FoundPassage
from app.cli.archive import Data, opened
from app.cli.terminal import AsJson, print_json
from app.transcripts.model import Turn
from app.transcripts.times import clock
from app.transcripts.turns import sole_speaker

commands = typer.Typer()


@commands.command()
def search(
    words: Annotated[list[str], typer.Argument(help="What to look for.", show_default=False)],
    data: Data = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many hits.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Search what was said; finding nothing is no error."""
    settings = config.load(data=data)
    with opened(settings) as (database, engine), database.read() as session:
        answer = searching.search(session, engine, searching.Search(" ".join(words), limit=limit))
        meant = suggesting.meant(session, engine, answer)
    hits = [_hit(found) for found in answer.hits]
    if as_json:
        told = {"query": answer.query.text, "total": answer.total, "did_you_mean": meant or None}
        print_json({**told, "hits": hits})
        return
    for hit in hits:
        who = f" · {hit['speaker']}" if hit["speaker"] else ""
        print(f"{hit['title']}{who} · {hit['time']}")
        for turn in hit["turns"]:
            name = "" if hit["speaker"] or not turn["speaker"] else f"{turn['speaker']}: "
            print(f"  {name}{turn['text']}")
        print()
    if meant:
        print(f"Did you mean: {meant}?")
    print(f"{answer.total:,} passages in {answer.took_ms} ms")


def _hit(found: FoundPassage) -> dict[str, Any]:
    passage = found.passage
    return {
        "episode": found.episode.slug,
        "title": found.episode.title,
        "passage": passage.key,
        "speaker": found.speaker,
        "turns": _turns(found.words, found.turns),
        "time": clock(passage.start_ms),
        "start": passage.start_ms / 1000,
        "timing": passage.timing,
        "text": " ".join(found.words),
        "score": found.score,
    }


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
    with opened(settings) as (database, engine), database.read() as session:
        checked = quoting.check(session, engine, text, speaker)
    matches = [_quote_match(match) for match in checked.matches]
    if as_json:
        print_json({"verdict": checked.verdict.value, "matches": matches})
        return
    print(checked.verdict.value.replace("_", " "))
    for match in matches:
        print(f"\n{match['title']} · {match['time']}")
        for turn in match["turns"]:
            print(f"  {turn['speaker'] or 'nobody named'}: {turn['text']}")
        for difference in match["differences"]:
            kind = difference["kind"].replace("_", " ")
            print(f"  {kind}: quoted {difference['quoted']!r}, said {difference['said']!r}")


def _turns(words: Sequence[str], turns: Sequence[Turn]) -> list[dict[str, Any]]:
    """The turns of an episode in which these words are said, one after another."""
    start = turns[0].first if turns else 0
    return [
        {
            "speaker": turn.speaker,
            "text": " ".join(words[turn.first - start : turn.last - start]),
        }
        for turn in turns
    ]


def _quote_match(match: quoting.QuoteMatch) -> dict[str, Any]:
    return {
        "episode": match.episode.slug,
        "title": match.episode.title,
        "passage": match.passage.key,
        "speaker": sole_speaker(match.turns),
        "turns": _turns(match.words, match.turns),
        "time": clock(match.start_ms),
        "start": match.start_ms / 1000,
        "timing": match.timing.value,
        "text": match.text,
        "differences": [
            {"kind": d.kind.value, "quoted": d.quoted, "said": d.said} for d in match.differences
        ],
    }


@commands.command("status")
def status_(data: Data = None, as_json: AsJson = False) -> None:
    """Tell what the archive holds, which files gave nothing, and whether the index is whole."""
    settings = config.load(data=data)
    with opened(settings) as (database, engine):
        found = status.status(database, engine)
    if as_json:
        print_json(asdict(found))
        return
    print(f"{found.episodes:,} episodes, {found.words:,} words, {found.hours:,.0f} hours")
    print("The search index is up to date." if not found.unindexed else _unindexed(found.unindexed))
    for state, files in found.files.items():
        for name, reason in files:
            print(f"{state.replace('_', ' ')}: {name}: {reason}")


def _unindexed(count: int) -> str:
    return f"{count:,} episodes are not in the search index; `vivavoce reindex` mends it."
