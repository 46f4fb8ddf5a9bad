"""The whole archive as a zip: a file for each episode, written one after another."""

import datetime
import zipfile
from collections.abc import Callable, Sequence
from typing import IO

from sqlalchemy.orm import Session

from app.archive.exports.export import Export, export
from app.archive.exports.format import ExportFormat
from app.archive.exports.front_matter import sidecar
from app.store import episodes, transcripts
from app.store.tables import EpisodeRow

_FIRST, _LAST = datetime.datetime(1980, 1, 1), datetime.datetime(2107, 12, 31)
"""What a zip can tell of when a file was made; a clock that was wrong may have told another."""


def write_whole(
    session: Session,
    out: IO[bytes],
    formats: Sequence[ExportFormat],
    address_of: Callable[[EpisodeRow], str],
    as_captioned: bool = False,
    watch: Callable[[int, int, str], None] = lambda *_: None,
) -> int:
    """Write every episode in each of the formats to a zip; gives how many episodes there are.

    One episode is in memory at a time, and `out` needs no seeking. Files lie in a folder for each
    series; facts for which a format has no room stand in a sidecar beside its file, so that the
    zip can be imported.
    """
    ids = episodes.ids(session)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as whole:
        for done, number in enumerate(ids, start=1):
            row = episodes.by_ids(session, [number])[number]
            transcript = transcripts.load(session, number)
            _add(whole, export(row, transcript, address_of(row), as_captioned), formats)
            watch(done, len(ids), row.title)
            session.expunge_all()
    return len(ids)


def _add(whole: zipfile.ZipFile, out: Export, formats: Sequence[ExportFormat]) -> None:
    episode = out.episode
    stem = f"{episode.series.slug}/{episode.slug}" if episode.series else episode.slug
    files = {f"{stem}.{one.name}": one.write(out) for one in formats}
    if any(one.needs_sidecar for one in formats):
        files[f"{stem}.yaml"] = sidecar(out)
    for name, content in files.items():
        entry = zipfile.ZipInfo(name, min(max(_FIRST, episode.added_at), _LAST).timetuple()[:6])
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        whole.writestr(entry, content)
