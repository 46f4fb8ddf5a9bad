"""A link to words: where it opens, and as other sites and lists show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from app.archive.answers.linking import Context, Opened
from app.transcripts.turns import sole_speaker
from app.web.views.episode import filing
from app.web.views.time import TimeView, moment_view
from app.web.views.turn import TurnView, turn_views


def link_url(link: Opened) -> str:
    """Where a link opens: the episode, with its words marked and the page scrolled there."""
    return f"/episodes/{quote(link.slug)}?link={link.address}#here"


@dataclass(frozen=True, slots=True)
class EmbedView:
    """A passage within another site's page; `frame` is its host's player, where `media` is no
    file."""

    speaker: str | None
    turns: Sequence[TurnView]
    time: str
    media: str | None
    frame: str | None


def embed_html(url: str, title: str, width: int, height: int) -> str:
    """The frame that shows a passage on another site."""
    frame = Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
        'sandbox="allow-popups allow-scripts allow-same-origin" '
        'allow="autoplay; encrypted-media; fullscreen" style="border:0"></iframe>'
    )
    return str(frame.format(url, title, width, height))


@dataclass(frozen=True, slots=True)
class ListedView:
    """A passage of a list; one that is gone has no time."""

    address: str
    status: str
    title: str
    turns: Sequence[TurnView]
    speaker: str | None = None
    about: str = ""
    time: TimeView | None = None
    language: str = ""


def listed_view(link: Opened, at: Context | None) -> ListedView:
    """A passage of a list, as it stands or, when it is gone, as it was."""
    episode = link.episode
    if episode is None or at is None:
        gone = [TurnView(None, escape(link.first_seen))]
        return ListedView(link.address, link.status, link.title, gone)
    return ListedView(
        address=link.address,
        status=link.status,
        title=link.title,
        turns=turn_views(at.read, at.turns),
        speaker=sole_speaker(at.turns),
        about=" · ".join(filing(episode)),
        time=moment_view(episode, at.start),
        language=episode.language,
    )
