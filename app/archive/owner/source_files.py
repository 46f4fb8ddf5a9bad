"""Where the files lie that gave the episodes."""

from pathlib import Path

from app.store import episodes, facts
from app.store.database import Database
from app.transcripts.model import TranscriptError

ARCHIVE_FOLDER = "archive_folder"
"""The fact that tells where the imported files lie."""


def archive_folder(database: Database) -> Path:
    """The folder that was imported. Raises TranscriptError before the first import."""
    with database.read() as session:
        folder = facts.get(session, ARCHIVE_FOLDER)
    if folder is None:
        raise TranscriptError("Nothing was imported yet.")
    return Path(folder)


def source_path(database: Database, slug: str) -> Path:
    """The file that gave an episode. Raises TranscriptError when there is none."""
    with database.read() as session:
        row = episodes.by_slug(session, slug)
        folder = facts.get(session, ARCHIVE_FOLDER)
        if row is None or folder is None:
            raise TranscriptError(f"There is no episode {slug}.")
        path = Path(folder) / row.source.path
    if not path.is_file():
        raise TranscriptError(f"The transcript {path} is gone.")
    return path
