"""Prove that database, archive folder and search index agree.

What an import derives is derived once more and compared: addresses of passages, mentions of topics
and, in an index made for the purpose, all that search finds by.
"""

import shutil
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from app.archive.engine import engine_of
from app.archive.files import LARGEST_FILE_BYTES, read_bytes
from app.archive.ingest import indexing, topics
from app.archive.ingest.folder import FoundFile, scan
from app.archive.ingest.reading import passage_keys
from app.archive.ingest.talks import talks_now
from app.archive.ingest.topics import Phrases
from app.archive.lock import locked
from app.archive.owner.owner_files import read_owner_files
from app.errors import VivaVoceError
from app.language.tokens import spoken_words
from app.search.port import Engine
from app.store import copying, episodes, sources, topic_mentions, transcripts
from app.store import topics as topics_stored
from app.store.damage import damaged_values
from app.store.database import Database, Session
from app.store.sources import KeptFile
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage

Watch = Callable[[int, int, str], None]
"""Told of episodes done and of all, and of what is looked at."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How many episodes there are, and a sentence for whatever doesn't agree."""

    episodes: int
    problems: tuple[str, ...]


def prove(
    database: Database,
    engine: Engine,
    folder: Path,
    deep: bool = True,
    watch: Watch = lambda *_: None,
) -> Proof:
    """Look through database, archive folder and index while nobody changes them; unless `deep`,
    files by their times and sizes and the index by the versions of its episodes.

    Raises BusyError when somebody changes them, FolderError when there is no such folder,
    StoreError and IndexWriteError when there is no room for the index to compare with.
    """
    with locked(database, "A check"):
        if flaws := copying.flaws(database.path):
            return Proof(0, tuple(flaws))
        damaged = damaged_values(database.path)
        problems = list(dict.fromkeys(one.sentence for one in damaged))
        if damaged:
            problems.append("`vivavoce import` reads anew what is damaged.")
        if any(one.is_unreadable for one in damaged):
            return Proof(0, tuple(problems))  # who reads on would meet what can't be read
        files, told = scan(folder, folder).files, read_owner_files(folder).versions
        with database.read() as session:
            talks = talks_now(session, files, told)
            found = {file.name: file for talk in talks for file in talk.files}
            count = episodes.count(session)
            known = sources.signatures(session)
            gave = set(sources.contents(session))
            problems += _episodes(session, found, watch) if deep else []
        lost = gave - found.keys()
        changed = [name for name in found if known.get(name, "") != found[name].signature]
        problems += [f"{name}: Its file is gone from the archive folder." for name in sorted(lost)]
        problems += [f"{name}: {_CHANGED if known.get(name) else _NEW}" for name in changed]
        problems += _lag(database, engine)
        if deep and not engine.flaw:
            problems += _index(database, engine, watch)
    return Proof(count, tuple(problems))


_NEW = "It isn't imported yet."
_CHANGED = "It, or what stands beside it or is told of the archive, was changed since the import."


def _episodes(session: Session, found: Mapping[str, FoundFile], watch: Watch) -> list[str]:
    """What is wrong with episodes and the files they are from."""
    problems: list[str] = []
    phrases = topics.topic_phrases(topics_stored.specs(session))
    total = episodes.count(session)
    for number, kept in enumerate(sources.kept(session), start=1):
        problems += [f"{kept.path}: {one}" for one in _file(kept, found.get(kept.path))]
        passages = transcripts.passages_of(session, kept.episode_id)
        for row, words in transcripts.every_text(session, [kept.episode_id]):
            about = [*_spans(row, kept.seed, words, passages)]
            about += _mentions(session, row, words, phrases)
            problems += [f"{kept.path}: {one}" for one in about]
        watch(number, total, kept.path)
    return problems


def _file(kept: KeptFile, file: FoundFile | None) -> Iterator[str]:
    """What is wrong between a file, what is kept of it, and what lies in the folder."""
    try:
        whole = zlib.decompress(kept.compressed)
    except zlib.error:
        whole = b""
    if (sha256(whole).hexdigest(), len(whole)) != (kept.content.sha256, kept.content.size):
        yield "What is kept of the file isn't what was read."
    if file is None:
        return
    try:
        data = read_bytes(file.path, file.root, LARGEST_FILE_BYTES)
    except VivaVoceError as error:
        yield str(error)
        return
    if sha256(data).hexdigest() != kept.content.sha256:
        yield "Its file isn't as it was when it was last read as a transcript."


def _spans(
    row: EpisodeRow, seed: str, words: Sequence[str], passages: Sequence[StoredPassage]
) -> Iterator[str]:
    """What is wrong between an episode's words and its passages."""
    if row.word_count != spoken_words(words):
        yield "Its words aren't as many as they should be."
    spans = [(one.first, one.last) for one in passages]
    ends = [(0, 0), *spans, (len(words), len(words))]
    if any(one[1] != other[0] for one, other in pairwise(ends)):
        yield "Its passages leave words out, or hold some twice."
    if [one.key for one in passages] != passage_keys(seed, words, spans):
        yield "The addresses of its passages aren't those of their words."


def _mentions(
    session: Session, row: EpisodeRow, words: Sequence[str], phrases: Phrases
) -> Iterator[str]:
    stored = set(topic_mentions.of_episode(session, row.id))
    if stored != set(topics.mentions_in(row.id, words, phrases)):
        yield "Its mentions of topics aren't those of its words."


def _lag(database: Database, engine: Engine) -> list[str]:
    """What the search index lacks of the database, or holds as it was before."""
    stale, gone = indexing.out_of_step(database, engine)
    with database.read() as session:
        names = [row.source.path for row in episodes.by_ids(session, stale).values()]
    problems = [f"{name}: The search index lacks it, or holds it as it was." for name in names]
    problems += ["The search index holds an episode that is gone." for _ in gone]
    return [engine.flaw, *problems] if engine.flaw else problems


def _index(database: Database, engine: Engine, watch: Watch) -> list[str]:
    """What of an episode stands in the search index otherwise than in one that is made anew."""
    with _anew(database) as fresh:
        indexing.bring_up_to_date(database, fresh, lambda done, all: watch(done, all, ""))
        held, expected = engine.digests(), fresh.digests()
    with database.read() as session:
        names = {row.id: row.source.path for row in episodes.by_ids(session, [*expected]).values()}
    differing = [names[key] for key, digest in expected.items() if held.get(key, digest) != digest]
    return [f"{name}: The search index holds it otherwise than the database." for name in differing]


@contextmanager
def _anew(database: Database) -> Iterator[Engine]:
    """An index in a folder beside the database, which is dropped at the end of the block."""
    folder = database.path.with_name("check")
    shutil.rmtree(folder, ignore_errors=True)
    try:
        yield engine_of(database, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
