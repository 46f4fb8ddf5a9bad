"""The command `vivavoce`."""

import itertools
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app import config, logs
from app.archive.answers import quoting, searching, status
from app.archive.answers.hits import FoundPassage
from app.archive.ingest import indexing, retiming
from app.archive.ingest.folder import FolderError, scan
from app.archive.ingest.importing import Report, import_paths, prune
from app.archive.ingest.reading import ReadFile, read_file
from app.archive.owner import heard_as, speakers
from app.archive.owner.owner_files import read_owner_files
from app.search.engine import WhooshEngine
from app.search.index.vectors import installed
from app.store.database import Database, StoreError
from app.transcripts.model import TranscriptError
from app.transcripts.times import clock, parse_time

FAILED, SOME_FILES_FAILED = 1, 3

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
suggest = typer.Typer(help="Propose what an owner may accept.", no_args_is_help=True)
cli.add_typer(suggest, name="suggest")
Data = Annotated[
    Path | None,
    typer.Option("--data", help="Where database and index are kept.", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


def main() -> None:
    """Run the command; errors that have a sentence end with it and exit code 1."""
    try:
        cli()
    except (config.SettingsError, StoreError, FolderError, TranscriptError) as error:
        print(f"vivavoce: {error}", file=sys.stderr)
        sys.exit(FAILED)
    except KeyboardInterrupt:
        sys.exit(130)


@cli.command()
def serve(
    archive: Annotated[
        Path | None, typer.Argument(help="The folder of transcripts; imported at start.")
    ] = None,
    data: Data = None,
    host: Annotated[str | None, typer.Option(help="The address to serve on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port; 0 takes a free one.")] = None,
) -> None:
    """Import what is new or changed in ARCHIVE, and serve the site meanwhile.

    The address is printed as soon as the site can be opened. Stop it with Ctrl-C.
    """
    from app.web.server import ServerError, run  # the other commands start without the web

    settings = config.load(archive=archive, data=data, host=host, port=port)
    if settings.archive is not None and not settings.archive.is_dir():
        raise FolderError(f"There is no folder {settings.archive}.")
    logs.configure(settings.log_json)
    try:
        sys.exit(run(settings))
    except ServerError as error:
        print(f"vivavoce: {error}", file=sys.stderr)
        raise typer.Exit(FAILED) from error


@cli.command("import")
def import_(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", show_default=False)],
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Import files or folders: new and changed files are read, the others left as they are.

    A file that can't be read is named with the reason and never stops the others; the exit
    code is then 3. Files that are no transcripts are named and left aside.
    """
    settings = config.load(data=data, archive=_archive_of(paths))
    with _opened(settings) as (database, engine), _bar("Importing") as watch:
        folder = settings.archive or paths[0].parent
        report = import_paths(database, engine, paths, folder, settings.workers, watch)
    _print_report(report, as_json)
    if report.failed:
        raise typer.Exit(SOME_FILES_FAILED)


@cli.command()
def inspect(
    file: Annotated[Path, typer.Argument(help="A transcript.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Show what would be imported from FILE; nothing is stored."""
    folder = file.parent
    read = read_file(scan(file, folder)[0], read_owner_files(folder).archive)
    if read.transcript is None:
        print(f"vivavoce: {file}: {read.reason}", file=sys.stderr)
        raise typer.Exit(FAILED)
    facts = _facts(read)
    if as_json:
        _print_json(facts)
        return
    for name, value in facts.items():
        print(f"{name:12} {value}")


@cli.command()
def search(
    words: Annotated[list[str], typer.Argument(help="What to look for.", show_default=False)],
    data: Data = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many hits.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Search what was said; finding nothing is no error."""
    settings = config.load(data=data)
    with _opened(settings) as (database, engine):
        answer = searching.search(database, engine, " ".join(words), limit=limit)
    hits = [_hit(found) for found in answer.hits]
    if as_json:
        _print_json({"query": answer.query.text, "total": answer.total, "hits": hits})
        return
    for hit in hits:
        who = f" · {hit['speaker']}" if hit["speaker"] else ""
        print(f"{hit['title']}{who} · {hit['time']}\n  {hit['text']}\n")
    print(f"{answer.total:,} passages in {answer.took_ms} ms")


@cli.command()
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
    with _opened(settings) as (database, engine):
        checked = quoting.check(database, engine, text, speaker)
    matches = [_quote_match(match) for match in checked.matches]
    if as_json:
        _print_json({"verdict": checked.verdict.value, "matches": matches})
        return
    print(checked.verdict.value.replace("_", " "))
    for match in matches:
        print(f"\n{match['title']} · {match['speaker'] or 'nobody named'} · {match['time']}")
        print(f"  {match['text']}")
        for difference in match["differences"]:
            kind = difference["kind"].replace("_", " ")
            print(f"  {kind}: quoted {difference['quoted']!r}, said {difference['said']!r}")


@cli.command("align")
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
    with _opened(settings) as (database, engine):
        print(retiming.align_episode(database, engine, episode, other))


@cli.command()
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
    with _opened(settings) as (database, engine):
        print(retiming.sync_episode(database, engine, episode, at_ms, words))


@cli.command("speakers")
def speakers_(
    episode: Annotated[str, typer.Argument(help="The episode's address, as in /episodes/…")],
    data: Data = None,
) -> None:
    """Propose who speaks in EPISODE, in a small file beside its transcript.

    Put the names right in it, and import again.
    """
    settings = config.load(data=data)
    with _opened(settings) as (database, _):
        path, turns, sure = speakers.propose(database, episode)
    print(f"{turns:,} turns, {sure:,} of them with a speaker. Put the names right in {path}")
    print("and import the archive again.")


@suggest.command("heard-as")
def suggest_heard_as(data: Data = None, as_json: AsJson = False) -> None:
    """Propose what captions wrote for names that are in titles, keywords, people and topics but
    in none of the words; print it ready to be put into archive.yaml."""
    settings = config.load(data=data)
    with _opened(settings) as (database, engine):
        proposals = heard_as.propose(database, engine)
    if as_json:
        _print_json([asdict(one) for one in proposals])
        return
    if not proposals:
        print("# Every name is among the words, or nothing sounds like it.")
        return
    print("# Take out what is wrong, and put the rest into archive.yaml.\nheard-as:")
    for name, group in itertools.groupby(proposals, key=lambda one: one.name):
        print(f"  {json.dumps(name, ensure_ascii=False)}:")
        for one in group:
            where = "; ".join(f"{p.slug} {p.time} … {p.words} …" for p in one.places)
            print(f"    - {json.dumps(one.heard, ensure_ascii=False)}  # {where}")


@cli.command()
def reindex(data: Data = None) -> None:
    """Throw the search index away and make it anew from the database."""
    settings = config.load(data=data)
    with _opened(settings) as (database, engine), _bar("Indexing") as watch:
        count = indexing.rebuild(database, engine, lambda done, total: watch(done, total, ""))
    print(f"Indexed {count:,} episodes.")


@cli.command("status")
def status_(data: Data = None, as_json: AsJson = False) -> None:
    """Tell what the archive holds, which files gave nothing, and whether the index is whole."""
    settings = config.load(data=data)
    with _opened(settings) as (database, engine):
        found = status.status(database, engine)
    if as_json:
        _print_json(asdict(found))
        return
    print(f"{found.episodes:,} episodes, {found.words:,} words, {found.hours:,.0f} hours")
    print("The search index is up to date." if not found.unindexed else _unindexed(found.unindexed))
    for state, files in found.files.items():
        for name, reason in files:
            print(f"{state.replace('_', ' ')}: {name}: {reason}")


@cli.command("prune")
def prune_(data: Data = None) -> None:
    """Drop the episodes whose files are gone from the archive folder."""
    settings = config.load(data=data)
    with _opened(settings) as (database, engine):
        for name in (dropped := prune(database, engine)):
            print(f"dropped: {name}")
    print(f"{len(dropped):,} episodes dropped.")


def _archive_of(paths: list[Path]) -> Path | None:
    """The archive folder of an import: the first folder named, else the one that holds the
    first file."""
    return next((path for path in paths if path.is_dir()), paths[0].parent)


@contextmanager
def _opened(settings: config.Settings) -> Iterator[tuple[Database, WhooshEngine]]:
    logs.configure(settings.log_json)
    database = Database(settings.database_path, config.ROOT / "migrations")
    try:
        yield database, WhooshEngine(settings.index_path, installed(settings.meaning))
    finally:
        database.close()


@contextmanager
def _bar(title: str) -> Iterator[Callable[[int, int, str], None]]:
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


def _print_report(report: Report, as_json: bool) -> None:
    if as_json:
        _print_json(asdict(report))
        return
    for name, reason in report.left_aside:
        print(f"left aside: {name}: {reason}")
    for name, reason in report.failed:
        print(f"failed: {name}: {reason}")
    for name in report.missing:
        print(f"missing: {name}: gone from the folder; `vivavoce prune` drops its episode.")
    for problem in report.problems:
        print(f"note: {problem}")
    print(
        f"Imported {report.imported:,} episodes ({report.words:,} words) in {report.seconds:.1f} s;"
        f" {report.unchanged + report.same:,} unchanged,"
        f" {len(report.left_aside):,} left aside, {len(report.failed):,} failed.",
        flush=True,
    )


def _facts(read: ReadFile) -> dict[str, Any]:
    transcript = read.transcript
    assert transcript is not None
    meta = {name: value for name, value in asdict(transcript.metadata).items() if value}
    middle = transcript.timeline.at(len(transcript.words) // 2)
    return {
        **{name: str(value) if name == "date" else value for name, value in meta.items()},
        "title": read.title,
        "language": read.language,
        "format": transcript.format,
        "words": len(transcript.words),
        "passages": len(read.passages),
        "turns": len(transcript.turns),
        "speakers": sorted({turn.speaker for turn in transcript.turns if turn.speaker}),
        "marks": len(transcript.marks),
        "length": clock(transcript.metadata.duration_ms or transcript.timeline.end_ms),
        "times": f"{middle.kind} (± {middle.bound_ms / 1000:g} s in the middle)",
        "begins": " ".join(transcript.words[:25]),
        "problems": list(read.problems),
    }


def _hit(found: FoundPassage) -> dict[str, Any]:
    passage = found.passage
    return {
        "episode": found.episode.slug,
        "title": found.episode.title,
        "passage": passage.key,
        "speaker": passage.speaker,
        "time": clock(passage.start_ms),
        "start": passage.start_ms / 1000,
        "timing": passage.timing,
        "text": " ".join(found.words),
        "score": found.score,
    }


def _quote_match(match: quoting.QuoteMatch) -> dict[str, Any]:
    return {
        "episode": match.episode.slug,
        "title": match.episode.title,
        "passage": match.passage.key,
        "speaker": ", ".join(match.speakers) or None,
        "time": clock(match.start_ms),
        "start": match.start_ms / 1000,
        "timing": match.timing.value,
        "text": match.text,
        "differences": [
            {"kind": d.kind.value, "quoted": d.quoted, "said": d.said} for d in match.differences
        ],
    }


def _unindexed(count: int) -> str:
    return f"{count:,} episodes are not in the search index; `vivavoce reindex` mends it."


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


if __name__ == "__main__":
    main()
