"""What is damaged in the archive, looked for when a page fails, which can't tell what it is."""

import threading
import time
from pathlib import Path

import structlog

from app.errors import VivaVoceError
from app.store.damage import damaged_values

_EVERY_SECONDS = 60.0
"""Seconds between two looks: each goes through the whole database."""
_MOST_TOLD = 20
_log = structlog.get_logger()


class Diagnosis:
    """Looks through a database for what is damaged, and tells it in the log."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._looked_at = -_EVERY_SECONDS
        self._is_damaged = False

    def is_damaged(self) -> bool:
        """Whether a value isn't as it was written, as of the last minute. The log is told of which
        talk it is, and what to do."""
        with self._lock:  # others wait for what the first one finds
            if time.monotonic() - self._looked_at >= _EVERY_SECONDS:
                self._is_damaged = self._look()
                self._looked_at = time.monotonic()
            return self._is_damaged

    def _look(self) -> bool:
        try:
            found = damaged_values(self._database)
        except VivaVoceError as error:
            _log.error("damaged", problem=str(error))
            return True
        for sentence in list(dict.fromkeys(one.sentence for one in found))[:_MOST_TOLD]:
            _log.error("damaged", problem=sentence, advice="`vivavoce import` reads it anew.")
        return bool(found)
