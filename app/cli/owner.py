"""Commands by which an owner settles what transcripts leave open."""

import itertools
import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from app import config
from app.archive.answers import suggested
from app.archive.ingest import retiming
from app.archive.owner import heard_as, people_proposals, same_talks, speakers
from app.cli.archive import Data, imported
from app.cli.terminal import AsJson, print_json
from app.transcripts.clock_times import parse_time
from app.transcripts.model import TranscriptError

commands = typer.Typer()
suggest = typer.Typer(help="Propose what an owner may accept.", no_args_is_help=True)


@commands.command("align")
def align_(
    episode: Annotated[str, typer.Argument(help="The episode's address, as in /episodes/…")],
    other: Annotated[Path, typer.Option("--from", help="Another transcript of the same talk.")],
    data: Data = None,
) -> None:
    """Lift the times of another transcript of the talk onto EPISODE.

    The choice is kept in a file beside the transcript (`….times.yaml`). When the two aren't
    the same talk, that is said and nothing is changed.
    """
    settings = config.load(data=data)
    with imported(settings) as (database, engine):
        print(retiming.align_episode(database, engine, episode, other))


@commands.command()
def sync(
    episode: Annotated[str, typer.Argument(help="The episode's address, as in /episodes/…")],
    at: Annotated[str, typer.Argument(help="A time, such as 00:12:30.")],
    words: Annotated[str, typer.Argument(help="The words said then; enough to stand once.")],
    data: Data = None,
) -> None:
    """Pin WORDS of EPISODE to the time AT; kept beside the transcript (`….times.yaml`)."""
    at_ms = parse_time(at)
    if at_ms is None:
        raise TranscriptError(f"{at} is no time; write it as 00:12:30 or 12m30s.")
    settings = config.load(data=data)
    with imported(settings) as (database, engine):
        print(retiming.sync_episode(database, engine, episode, at_ms, words))


@commands.command("speakers")
def speakers_(
    episode: Annotated[str, typer.Argument(help="The episode's address, as in /episodes/…")],
    data: Data = None,
) -> None:
    """Propose who speaks in EPISODE, in a small file beside its transcript.

    Put the names right in it, and import again.
    """
    settings = config.load(data=data)
    with imported(settings) as (database, _):
        path, turns, sure = speakers.propose_speakers(database, episode)
    print(f"{turns:,} turns, {sure:,} of them with a speaker. Put the names right in {path}")
    print("and import the archive again.")


@suggest.command("heard-as")
def suggest_heard_as(data: Data = None, as_json: AsJson = False) -> None:
    """Propose what raw captions wrote for names: those of their own titles, people and keywords,
    those that other talks say or many know, and those that the archive names and nobody says;
    print it ready to be put into archive.yaml."""
    settings = config.load(data=data)
    with imported(settings) as (database, engine):
        proposals = heard_as.propose_heard_as(database, engine)
    if as_json:
        print_json([asdict(one) for one in proposals])
        return
    if not proposals:
        print("# No raw captions have words that sound like a name which they lack.")
        return
    print("# Take out what is wrong, and put the rest into archive.yaml.\nheard-as:")
    for name, group in itertools.groupby(proposals, key=lambda one: one.name):
        print(f"  {json.dumps(name, ensure_ascii=False)}:")
        for one in group:
            where = "; ".join(f"{p.slug} {p.time} … {p.words} …" for p in one.places)
            print(f"    - {json.dumps(one.heard, ensure_ascii=False)}  # {where}")


@suggest.command("people")
def suggest_people(data: Data = None, as_json: AsJson = False) -> None:
    """Propose which names are one person's, and guests whom titles alone name; print it ready to
    be put into people.yaml."""
    settings = config.load(data=data)
    with imported(settings) as (database, _):
        proposals = people_proposals.propose_people(database)
    if as_json:
        print_json([asdict(one) for one in proposals])
        return
    if not proposals:
        print("# Each name seems to be a person's of their own, and has a page.")
        return
    print(
        "# Take out what is wrong, put the rest into people.yaml in the archive folder, and import"
    )
    print("# again. What may be no person's comes last: remove the # before what is none.")
    for one in proposals:
        if one.role == "nobody":
            name = json.dumps(one.name, ensure_ascii=False)
            print(f"#- {{name: {name}, role: nobody}}  # {one.reasons[0]}")
            continue
        for reason in one.reasons:
            print(f"# {' '.join(reason.split())}")
        print(f"- name: {json.dumps(one.name, ensure_ascii=False)}")
        if one.aliases:
            print(f"  aliases: {json.dumps(one.aliases, ensure_ascii=False)}")
        if one.role:
            print(f"  role: {one.role}")


@suggest.command("versions")
def suggest_versions(data: Data = None, as_json: AsJson = False) -> None:
    """Propose which episodes are of one talk; print it ready to be versions.yaml in the archive
    folder. The next import makes one episode of each."""
    settings = config.load(data=data)
    with imported(settings) as (database, _):
        proposals = same_talks.propose_same_talks(database)
    if as_json:
        print_json([asdict(one) for one in proposals])
        return
    if not proposals:
        print("# No two episodes seem to be of one talk.")
        return
    print("# Take out what is wrong, put the rest into versions.yaml in the archive folder, and")
    print(
        "# import again. To keep two apart: {files: [ONE, OTHER], apart: true}. A talk is read in"
    )
    print("# its best transcript; to choose another: {files: [ONE, OTHER], read: OTHER}.")
    for one in proposals:
        print(f"\n# {' '.join(one.title.split())}")
        print(f"# {one.together:.0%} of the talk is in both; {one.same:.0%} of the words agree.")
        for place, name in enumerate(one.files):
            print(f"{'- -' if not place else '  -'} {json.dumps(name, ensure_ascii=False)}")


@suggest.command("topics")
def suggest_topics(
    data: Data = None,
    limit: Annotated[int, typer.Option(min=1, max=2000, help="How many, at the most.")] = 100,
    as_json: AsJson = False,
) -> None:
    """Propose topics: names and phrases that set several talks apart, with their spellings, how
    often they are said and examples; print them ready to be put into topics.yaml."""
    settings = config.load(data=data)
    with imported(settings) as (database, engine):
        proposals = suggested.propose_topics(database, engine, limit)
    if as_json:
        print_json([asdict(one) for one in proposals])
        return
    if not proposals:
        print("# No name or phrase sets several talks apart that isn't a topic already.")
        return
    print("# Take out what is none, and put the rest into topics.yaml.")
    for one in proposals:
        print(f"- title: {json.dumps(one.title, ensure_ascii=False)}")
        print(f"  words: {json.dumps(one.words, ensure_ascii=False)}")
        print(f"  # {one.mentions:,} mentions, telling of {one.episodes:,} episodes")
        for place in one.places:
            print(f"  # {place.slug} {place.time} … {place.words} …")


commands.add_typer(suggest, name="suggest")
