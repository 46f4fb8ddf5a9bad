"""What templates and the API get: rows of the store, made ready to show."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from markupsafe import Markup

from app.archive.answers.hits import FoundPassage
from app.archive.answers.linking import Context, Opened
from app.archive.answers.suggesting import Suggestion
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage
from app.transcripts.model import Recording
from app.transcripts.timeline import Moment, Timing, clock_of
from app.web.players import Player, player
from app.web.templating import marked_text


@dataclass(frozen=True, slots=True)
class TimeView:
    """A time with how sure it is: `text` to read, `hint` to explain, `href` to hear it."""

    text: str
    hint: str
    timing: str
    href: str | None


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage that was found."""

    title: str
    url: str
    episode_url: str
    series: str | None
    date: str
    speaker: str | None
    time: TimeView
    html: Markup
    permalink: str
    why: str
    more: int
    more_url: str


def permalink(key: str) -> str:
    """The short address of a passage, which stays."""
    return f"/p/{key}"


@dataclass(frozen=True, slots=True)
class EmbedView:
    """A passage within another site's page; `frame` is its host's player, where `media` is no
    file."""

    speakers: str
    quote: str
    time: str
    media: str | None
    frame: str | None


@dataclass(frozen=True, slots=True)
class ListedView:
    """A passage of a list; one that is gone has no time."""

    address: str
    status: str
    title: str
    text: str
    speakers: str = ""
    about: str = ""
    time: TimeView | None = None
    language: str = ""


def embed_html(url: str, title: str, width: int, height: int) -> str:
    """The frame that shows a passage on another site."""
    frame = Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
        'sandbox="allow-popups allow-scripts allow-same-origin" '
        'allow="autoplay; encrypted-media; fullscreen" style="border:0"></iframe>'
    )
    return str(frame.format(url, title, width, height))


def link_url(link: Opened) -> str:
    """Where a link opens: the episode, with its words marked and the page scrolled there."""
    return f"/episodes/{quote(link.slug)}?link={link.address}#here"


_FOLDERS = {"person": "people", "topic": "topics", "episode": "episodes"}


def suggestion_url(suggestion: Suggestion) -> str:
    """Where a suggestion leads: its own page, or a search for it."""
    if suggestion.slug:
        return f"/{_FOLDERS[suggestion.kind]}/{quote(suggestion.slug)}"
    return f"/search?q={quote(suggestion.text)}"


def episode_url(episode: EpisodeRow) -> str:
    """The address of an episode's page."""
    return f"/episodes/{quote(episode.slug)}"


def passage_url(episode: EpisodeRow, passage: StoredPassage, typed: str = "") -> str:
    """The address of a passage; with what was typed, so that its words are highlighted."""
    query = f"?q={quote(typed)}" if typed else ""
    return f"{episode_url(episode)}{query}#p{passage.key}"


def recordings(episode: EpisodeRow) -> list[Recording]:
    """The recordings of a talk: the one that its times are of, then others with other cuts."""
    own = Recording("", episode.youtube_id, episode.media_url)
    has_own = episode.youtube_id or episode.media_url
    others = [Recording(**fact) for fact in episode.facts.get("recordings", [])]
    return [own, *others] if has_own else others


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


def filing(episode: EpisodeRow) -> list[str]:
    """What an episode is filed under: its series and its date, where it has them."""
    series = [episode.series.name] if episode.series else []
    return series + ([f"{episode.date:%-d %B %Y}"] if episode.date else [])


def listed_view(link: Opened, at: Context | None) -> ListedView:
    """A passage of a list, as it stands or, when it is gone, as it was."""
    episode = link.episode
    if episode is None or at is None:
        return ListedView(link.address, link.status, link.title, link.first_seen)
    return ListedView(
        link.address,
        link.status,
        link.title,
        at.readable,
        ", ".join(at.speakers),
        " · ".join(filing(episode)),
        moment_view(episode, at.start),
        episode.language,
    )


def container(episode: EpisodeRow, archive: str) -> str:
    """What an episode is part of: its series, its channel, else the archive."""
    return (episode.series.name if episode.series else episode.channel) or archive


def within(bound_ms: int) -> str:
    """A bound in words: `within 20 seconds`."""
    seconds = max(1, round(bound_ms / 1000))
    if seconds < 90:
        return f"within {seconds} second{'s' if seconds > 1 else ''}"
    return f"within {round(seconds / 60)} minutes"


EARLIEST_MS = 30_000
"""A link into a recording starts no earlier than this before a time that isn't sure."""


def time_view(episode: EpisodeRow, passage: StoredPassage, recording: int = 0) -> TimeView:
    """A passage's time, as `moment_view` shows it."""
    return moment_view(episode, passage.start, recording)


def moment_view(episode: EpisodeRow, at: Moment, recording: int = 0) -> TimeView:
    """A time: plain when exact, with `≈` and its bound when not. Where it isn't sure the link
    starts earlier by the bound, so that the words aren't missed."""
    href = media_at(episode, at.ms - min(at.bound_ms, EARLIEST_MS), recording)
    hint = "" if at.kind is Timing.EXACT else f"{at.kind}, {within(at.bound_ms)}"
    return TimeView(clock_of(at), hint, at.kind, href)


def _excerpt_html(found: FoundPassage) -> Markup:
    """What a hit shows, with `…` where it begins or ends within a sentence."""
    before, after = ("…" if is_cut else "" for is_cut in found.goes_on)
    return Markup("{}{}{}").format(before, marked_text(found.readable, found.marked), after)


def hit_view(found: FoundPassage, typed: str) -> HitView:
    """A hit for the list of results."""
    episode, passage = found.episode, found.passage
    return HitView(
        title=episode.title,
        url=passage_url(episode, passage, typed),
        episode_url=episode_url(episode),
        series=episode.series.name if episode.series else None,
        date=episode.date.isoformat() if episode.date else "",
        speaker=passage.speaker,
        time=time_view(episode, passage),
        html=_excerpt_html(found),
        permalink=permalink(passage.key),
        why=found.why,
        more=found.more,
        more_url=f"/search?{urlencode({'q': typed, 'episode': episode.slug})}",
    )
