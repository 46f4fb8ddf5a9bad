"""What became of a file goes into the store: its episode, or why it gave none."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.archive.ingest.bounds import printable
from app.archive.ingest.folder import Refused
from app.archive.ingest.reading import ReadFile, passage_keys
from app.store import episodes, sources
from app.store.database import Database, StoreError
from app.transcripts.model import Transcript


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored: the number of an episode that is new or changed; None where it is the same
    as before, or where there is none, for a `reason` then."""

    episode_id: int | None = None
    reason: str = ""
    is_failure: bool = False


def store(database: Database, read: ReadFile) -> Stored:
    """Store what became of a file, in one transaction.

    What can't be stored is the file's failure; only what would befall any other file too, such as
    a full disk, raises StoreError.
    """
    reason, is_failure = read.reason, read.is_failure
    if read.transcript is not None:
        try:
            with database.write() as session:
                return Stored(_episode(session, read, read.transcript))
        except StoreError:
            raise
        except Exception as error:
            reason = printable(f"It can't be stored: {type(error).__name__}: {error}")
            is_failure = True
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
    return Stored(None, reason, is_failure)


def store_refused(database: Database, refused: Refused) -> None:
    """Note what lies in the folder and isn't read."""
    state = "failed" if refused.is_failure else "left_aside"
    with database.write() as session:
        _no_episode(session, refused.name, state, reason=refused.reason)


def _episode(session: Session, read: ReadFile, transcript: Transcript) -> int | None:
    """Store an episode; gives its number, None where it stands there already."""
    found = read.found
    before = sources.hash_of(session, found.name)
    source = sources.record(
        session,
        found.name,
        state="imported",
        reason="",
        format=transcript.format,
        sha256=read.sha256,
        size=read.size,
        signature=found.signature,
    )
    if before != read.sha256:
        sources.keep_bytes(session, source.id, read.compressed)
    if episodes.revision_of(session, source.id) == read.revision:
        return None
    spans = [(passage.first, passage.last) for passage in read.passages]
    return episodes.save(
        session,
        episodes.NewEpisode(
            source_id=source.id,
            title=read.title,
            language=read.language,
            revision=read.revision,
            transcript=transcript,
            passages=read.passages,
            keys=passage_keys(source.seed, transcript.words, spans),
        ),
    )


def _no_episode(session: Session, name: str, state: str, **values: object) -> None:
    """Note why a file gave no episode. One that it gave before stays as it was, and so does what
    is known of the bytes that gave it."""
    if sources.has_episode(session, name):
        values = {key: values[key] for key in ("reason", "signature") if key in values}
        values["state"] = "imported"
    else:
        values["state"] = state
    sources.record(session, name, **values)
