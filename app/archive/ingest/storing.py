"""What became of a file goes into the store: its episode, or why it gave none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from sqlalchemy.orm import Session

from app.archive.ingest.bounds import printable
from app.archive.ingest.folder import Refused
from app.archive.ingest.reading import ReadFile, passage_keys
from app.archive.ingest.talks import Talk
from app.archive.ingest.versions import Whole, filled, new_version, wholes
from app.quotes.quoted import Quotable
from app.store import comments, episodes, seals, sources, versions
from app.store.comments import Span
from app.store.database import Database, StoreError
from app.store.tables import SourceRow
from app.transcripts.comments import times_told
from app.transcripts.model import Metadata, Transcript

_MOST_TIMES = 100
"""Times that a comment tells of which the passages are kept; a list of contents has fewer."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored: the number of an episode that is new or changed; None where it is the same
    as before, where the file is a version of another's episode, or where there is none, for a
    `reason` then. `problems` are sentences about what is no version."""

    episode_id: int | None = None
    reason: str = ""
    is_failure: bool = False
    is_version: bool = False
    problems: tuple[str, ...] = ()


def store(database: Database, talk: Talk, reads: Sequence[ReadFile]) -> list[Stored]:
    """Store what became of the files of a talk, as many as they turn out to be of: each talk in one
    transaction, with all of its versions. Gives what was stored for each of the files.

    What can't be stored is the file's failure; only what would befall any other file too, such as
    a full disk, raises StoreError.
    """
    stored = {read.found.name: Stored(None, read.reason, read.is_failure) for read in reads}
    good = [read for read in reads if read.transcript is not None]
    found, problems = wholes(talk, good)
    for read in reads:
        if read.transcript is None:
            _store_failed(database, read, read.reason, read.is_failure)
    failed = [read.found.name for read in reads if read.transcript is None]
    for whole in found:
        name = whole.reading.found.name
        try:
            with database.write() as session:
                stored[name] = Stored(_talk(session, whole, failed))
            for other, _ in whole.others:
                stored[other.found.name] = Stored(is_version=True)
        except StoreError:
            raise
        except Exception as error:
            reason = printable(f"It can't be stored: {type(error).__name__}: {error}")
            for read in (whole.reading, *(other for other, _ in whole.others)):
                _store_failed(database, read, reason, is_failure=True)
                stored[read.found.name] = Stored(None, reason, is_failure=True)
    if problems and good:
        name = found[0].reading.found.name
        stored[name] = replace(stored[name], problems=tuple(problems))
    return [stored[read.found.name] for read in reads]


def _store_failed(database: Database, read: ReadFile, reason: str, is_failure: bool) -> None:
    with database.write() as session:
        _no_episode(
            session,
            read.found.name,
            "failed" if is_failure else "left_aside",
            reason=reason,
            signature=read.found.signature,
            sha256=read.sha256,
            size=read.size,
        )


def store_refused(database: Database, refused: Refused) -> None:
    """Note what lies in the folder and isn't read."""
    state = "failed" if refused.is_failure else "left_aside"
    with database.write() as session:
        _no_episode(session, refused.name, state, reason=refused.reason)


def _talk(session: Session, whole: Whole, failed: Sequence[str]) -> int | None:
    """Store a talk with its versions; gives its number, None where it stands there already."""
    own = _source(session, whole.reading)
    others = [_source(session, other) for other, _ in whole.others]
    source_ids = [own.id, *(source.id for source in others)]
    if failed and versions.of_others(session, source_ids, sources.ids(session, failed)):
        return None  # what the talk is read in can't be read now: all stays as it was
    held = versions.held_by(session, source_ids)
    read = filled(whole)
    assert read.transcript is not None
    if len(held) == 1 and episodes.revision_of(session, own.id) == read.revision:
        return None
    for other_id in held[1:]:
        versions.join(session, held[0], other_id)
    before = episodes.source_of(session, held[0]) if held else None
    episode_id = episodes.save(
        session,
        episodes.NewEpisode(
            source_id=own.id,
            title=read.title,
            language=read.language,
            revision=read.revision,
            transcript=read.transcript,
            passages=read.passages,
            keys=_keys(own, read),
            sketch=read.sketch,
            episode_id=held[0] if held else None,
        ),
    )
    comments.keep(
        session, episode_id, read.transcript.metadata.comments, _spoken_of(read.transcript)
    )
    kept = [
        new_version(whole, other, alignment, source.id, _keys(source, other))
        for source, (other, alignment) in zip(others, whole.others, strict=True)
    ]
    versions.keep(session, episode_id, kept)
    seals.put(session, [episode_id])
    if before is not None:
        sources.forget_gone(session, before)
    return episode_id


def _spoken_of(transcript: Transcript) -> list[list[Span]]:
    """The word ranges that each comment speaks of: what it quotes, then the words at the times
    that it tells."""
    said = transcript.metadata.comments
    if not said:
        return []
    quotable, timeline = Quotable(transcript.words), transcript.timeline
    word_at = cache(timeline.word_at)  # a thousand comments tell the same few seconds
    found: list[list[Span]] = []
    for one in said:
        times = islice(times_told(one.text, timeline), _MOST_TIMES)
        words = [word_at(ms) for _, ms in times]
        spans = [*quotable.spans(one.text), *((word, word + 1) for word in words)]
        found.append(list(dict.fromkeys(spans)))
    return found


def _keys(source: SourceRow, read: ReadFile) -> list[str]:
    assert read.transcript is not None
    spans = [(passage.first, passage.last) for passage in read.passages]
    return passage_keys(source.seed, read.transcript.words, spans)


def _source(session: Session, read: ReadFile) -> SourceRow:
    """Note a file that gives an episode, or a version of one."""
    assert read.transcript is not None
    before = sources.hash_of(session, read.found.name)
    source = sources.record(
        session,
        read.found.name,
        state="imported",
        reason="",
        format=read.transcript.format,
        sha256=read.sha256,
        size=read.size,
        signature=read.found.signature,
        talk_ids=talk_ids(read.transcript.metadata),
    )
    if before != read.sha256:
        sources.keep_bytes(session, source.id, read.compressed)
    return source


def talk_ids(meta: Metadata) -> list[str]:
    """What tells the recordings of a talk: any file that tells one of them may be of the talk."""
    pairs = [(meta.youtube_id, meta.media_url)]
    pairs += [(one.youtube_id, one.media_url) for one in meta.recordings]
    youtube = [f"youtube:{key}" for key, _ in pairs if key]
    media = [f"media:{url}" for _, url in pairs if url and "://" in url]
    return list(dict.fromkeys((*youtube, *media)))


def _no_episode(session: Session, name: str, state: str, **values: object) -> None:
    """Note why a file gave no episode. One that it gave before stays as it was, and so does what
    is known of the bytes that gave it."""
    if sources.has_episode(session, name):
        values = {key: values[key] for key in ("reason", "signature") if key in values}
        values["state"] = "imported"
    else:
        values["state"] = state
    sources.record(session, name, **values)
