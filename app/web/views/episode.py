"""An episode: its address, where it belongs, and where its recordings are heard."""

from urllib.parse import quote

from app.store.tables import EpisodeRow
from app.transcripts.model import Recording
from app.transcripts.times import day
from app.web.views.player import Player, player


def episode_url(episode: EpisodeRow) -> str:
    """The address of an episode's page."""
    return f"/episodes/{quote(episode.slug)}"


def filing(episode: EpisodeRow) -> list[str]:
    """What an episode is filed under: its series and its date, where it has them."""
    series = [episode.series.name] if episode.series else []
    return series + ([day(episode.date)] if episode.date else [])


def container(episode: EpisodeRow, archive: str) -> str:
    """What an episode is part of: its series, its channel, else the archive."""
    return (episode.series.name if episode.series else episode.channel) or archive


def recordings(episode: EpisodeRow) -> list[Recording]:
    """The recordings of a talk: the one that its times are of, then others with other cuts."""
    own = Recording("", episode.youtube_id, episode.media_url)
    has_own = episode.youtube_id or episode.media_url
    others = episode.facts.recordings
    return [own, *others] if has_own else list(others)


def player_of(episode: EpisodeRow, number: int = 0) -> Player | None:
    """The player of recording `number` of an episode; None where there is none."""
    heard = recordings(episode)
    if not 0 <= number < len(heard):
        return None
    return player(heard[number], f"/media/{quote(episode.slug)}?recording={number}")


def seconds_of(episode: EpisodeRow, ms: int, number: int = 0) -> int:
    """The time of recording `number`, in whole seconds, at a time of the transcript."""
    return recordings(episode)[number].at(max(0, ms)) // 1000


def media_at(episode: EpisodeRow, ms: int, number: int = 0) -> str | None:
    """The address of recording `number` at a time of the transcript; None where there is none."""
    heard = player_of(episode, number)
    return heard.link(seconds_of(episode, ms, number)) if heard else None
