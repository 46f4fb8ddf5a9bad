"""Guess anew who speaks in talks that name nobody, where other talks of their host do: only in
those that changed, or whose host has other such talks now."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from app.archive.fitted_voices import OF_SEVERAL, HostsTalks, fitted, talks_of_host
from app.archive.ingest.deriving import Deriving
from app.archive.ingest.rules import forget_former
from app.store import fitted_voices, transcripts
from app.store.database import Database, Session
from app.store.tables import EpisodeRow
from app.transcripts.bare import bare
from app.transcripts.restored import Voice
from app.transcripts.restoring.guessed_voices import guessed_voices
from app.transcripts.restoring.own_names import guests_of
from app.transcripts.restoring.voices import Voices, voices

VERSION = 1
"""Goes up when weights are fitted otherwise, or to other talks."""
_TOGETHER = 20
"""Talks that are guessed in one task, and stored in one transaction."""
_Guessed = list[tuple[int, tuple[Voice, ...]]]


@dataclass(frozen=True, slots=True)
class _Unnamed:
    """Talks of a host that name nobody, and those by which they are guessed."""

    by: HostsTalks
    episode_ids: tuple[int, ...]


def refresh(database: Database, deriving: Deriving) -> None:
    """Guess who speaks by weights that are fitted to the hosts. What was broken off is taken up by
    the next call."""
    forget_former(database, "voices", VERSION, fitted_voices.forget)
    with database.read() as session:
        asked = list(_asked(session))
    for one, found in deriving.each(_voices, asked):
        with database.write() as session:
            fitted_voices.keep(session, found, one.by.key)


def _asked(session: Session) -> Iterator[_Unnamed]:
    """The talks that were guessed by others of their host than there are now."""
    of_host = defaultdict(list)
    for talk in fitted_voices.unnamed(session):
        if voices(talk.language):
            of_host[talk.host, talk.series_id, talk.language].append(talk)
    for (host, series_id, language), some in of_host.items():
        by = talks_of_host(session, host, series_id, language)
        behind = [one.episode_id for one in some if (one.fitted_to or 0) != by.key]
        for place in range(0, len(behind), _TOGETHER):
            yield _Unnamed(by, tuple(behind[place : place + _TOGETHER]))


def _voices(session: Session, asked: _Unnamed) -> _Guessed:
    """Who probably speaks in each of the talks."""
    if asked.by.key == OF_SEVERAL:
        return [(episode_id, ()) for episode_id in asked.episode_ids]
    net = _fitted_once(session, asked.by)
    found = []
    for episode_id in asked.episode_ids:
        row = session.get_one(EpisodeRow, episode_id)
        transcript = transcripts.load(session, episode_id)
        if transcript.restored is None:
            continue
        said = [bare(word) for word in transcript.words]
        series = row.series.name if row.series else ""
        hosts = row.people.hosts
        guests = guests_of(row.title, row.people.guests, (series, row.channel or "", *hosts))
        found.append(
            (
                episode_id,
                guessed_voices(said, transcript.restored, row.language, hosts, guests, net),
            )
        )
    return found


_last: dict[int, Voices | None] = {}
"""The weights that were fitted last in this process, by the key of the talks: those of a host are
asked for again and again."""


def _fitted_once(session: Session, by: HostsTalks) -> Voices | None:
    if by.key not in _last:
        _last.clear()
        _last[by.key] = fitted(session, by)
    return _last[by.key]
