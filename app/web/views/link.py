"""A link to words: where it opens, what became of it, and as other sites show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten
from urllib.parse import quote

from markupsafe import Markup, escape

from app.archive.answers.linking import Context, Opened
from app.transcripts.clock_times import clock_of
from app.transcripts.speaker_names import NOT_NAMED
from app.transcripts.turns import sole_speaker, speakers_of
from app.web.addresses import href
from app.web.views.episode import EpisodeView, episode_view
from app.web.views.time import TimeView, early, time_view
from app.web.views.turn import SpokenView, TurnView, spoken_views, turn_views

_OPENING_LETTERS, _PREVIEW_LETTERS = 80, 220


@dataclass(frozen=True, slots=True)
class RecordingView:
    """Where the words of a link are heard: `media` opens the recording there; `frame` is its
    host's player, where it is no file."""

    media: str
    frame: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link for page and API: what it was made for, and the words `[first, last)` as they stand.
    When they are gone there is neither an episode nor anything around them."""

    address: str
    status: str
    episode: str
    title: str
    first_seen_text: str
    text: str
    first: int
    last: int
    of: EpisodeView | None
    context: Context | None
    archive: str

    @property
    def is_gone(self) -> bool:
        """Whether the words are nowhere any more."""
        return self.of is None

    @property
    def url(self) -> str:
        """Where it opens: the episode, with its words highlighted and scrolled to; or the
        page that says what they were."""
        if self.of is None:
            return href(f"/p/{self.address}")
        return href(f"/episodes/{quote(self.episode)}?link={self.address}#here")

    @property
    def language(self) -> str:
        """The language of the words; empty when they are gone."""
        return self.of.language if self.of else ""

    @property
    def about(self) -> str:
        """What its episode is filed under."""
        return " · ".join(self.of.filing) if self.of else ""

    @property
    def date(self) -> str:
        """The episode's date as 2021-09-30; empty where unknown."""
        return self.of.date.isoformat() if self.of and self.of.date else ""

    @property
    def container(self) -> str:
        """The series, channel or archive, for citations."""
        return self.of.container(self.archive) if self.of else self.archive

    @property
    def speaker(self) -> str | None:
        """Who says all of it; None where it is several, or nobody is named."""
        return sole_speaker(self.context.turns) if self.context else None

    @property
    def speakers(self) -> Sequence[str]:
        """Who says any of it, in order."""
        return speakers_of(self.context.turns) if self.context else ()

    @property
    def hosts(self) -> Sequence[str]:
        """Who asks the questions in its episode, as its file names them."""
        return self.of.people.hosts if self.of else ()

    @property
    def start(self) -> float | None:
        """Seconds from the start of the talk."""
        return self.context.start.ms / 1000 if self.context else None

    @property
    def end(self) -> float | None:
        """Seconds from the start of the talk."""
        return self.context.end.ms / 1000 if self.context else None

    @property
    def timing(self) -> str | None:
        """How `start` is known."""
        return self.context.start.kind.value if self.context else None

    @property
    def time(self) -> str:
        """`start` as it is read."""
        return clock_of(self.context.start) if self.context else ""

    @property
    def at(self) -> TimeView | None:
        """When it is said; None when it is gone."""
        return time_view(self.of, self.context.start) if self.of and self.context else None

    @property
    def recording(self) -> RecordingView | None:
        """Where it is heard; None where there is no recording."""
        player = self.of.player() if self.of and self.context else None
        if self.of is None or self.context is None or player is None:
            return None
        seconds = self.of.seconds(early(self.context.start))
        return RecordingView(player.link(seconds), player.frame(seconds))

    @property
    def readable(self) -> str:
        """The words as they read."""
        return self.context.readable if self.context else ""

    @property
    def told(self) -> str:
        """The words as they read, with names wherever the speaker changes."""
        if len(self.turns) < 2:
            return self.readable
        return " ".join(f"{turn.speaker or NOT_NAMED}: {turn.readable}" for turn in self.turns)

    @property
    def opening(self) -> str:
        """The first words, as long as the same person speaks."""
        return (self.turns[0].readable if self.turns else self.first_seen_text)[:_OPENING_LETTERS]

    @property
    def preview(self) -> str:
        """What other sites show beneath the title: the words, and whose they are."""
        told = shorten(self.told or self.first_seen_text, _PREVIEW_LETTERS, placeholder="…")
        if len(self.turns) > 1:
            return told
        return f"“{told}” — {self.speaker}" if self.speaker else f"“{told}”"

    @property
    def before(self) -> str:
        """A few words by the same speaker that stand before."""
        return self.context.before if self.context else ""

    @property
    def after(self) -> str:
        """A few words by the same speaker that stand after."""
        return self.context.after if self.context else ""

    @property
    def shown(self) -> list[TurnView]:
        """The words as they read, turn by turn; when they are gone, as they were."""
        if self.context is None:
            return [TurnView(None, escape(self.first_seen_text))]
        return turn_views(self.context.read, self.context.turns)

    @property
    def turns(self) -> list[SpokenView]:
        """The words turn by turn as plain text, with times; none when they are gone."""
        if self.context is None:
            return []
        at = self.context
        return spoken_views(at.words, at.read, at.turns, at.timeline)


def link_view(link: Opened, context: Context | None = None, archive: str = "") -> LinkView:
    """A link, with what stands around its words; `archive` is the name of the archive."""
    return LinkView(
        address=link.address,
        status=link.status.value,
        episode=link.slug,
        title=link.title,
        first_seen_text=link.first_seen,
        text=link.text,
        first=link.first,
        last=link.last,
        of=episode_view(link.episode) if link.episode else None,
        context=context,
        archive=archive,
    )


def embed_html(url: str, title: str, width: int, height: int) -> str:
    """The frame that shows a passage on another site."""
    frame = Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
        'sandbox="allow-popups allow-scripts allow-same-origin" '
        'allow="autoplay; encrypted-media; fullscreen" style="border:0"></iframe>'
    )
    return str(frame.format(url, title, width, height))
