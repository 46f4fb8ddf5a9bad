"""An episode: its address, where it belongs, and where its recordings are heard."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from app.language.codes import has_spaces
from app.store.episode_facts import NamedPeople
from app.store.tables import EpisodeRow
from app.transcripts.clock_times import clock
from app.transcripts.model import Recording
from app.web.addresses import href
from app.web.views.date import day
from app.web.views.number import with_noun
from app.web.views.player import Player, player


@dataclass(frozen=True, slots=True)
class SeriesView:
    """The series that an episode is of."""

    slug: str
    name: str

    @property
    def url(self) -> str:
        """The address of its page."""
        return href(f"/series/{quote(self.slug)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeView:
    """An episode as every page needs it. `recordings` are the one that its times are of, then
    others with other cuts; a time of the transcript is in milliseconds. `warnings` tell what was
    guessed or left out in reading its file."""

    slug: str
    title: str
    language: str
    description: str
    series: SeriesView | None
    channel: str | None
    date: datetime.date | None
    added: datetime.date
    people: NamedPeople
    duration_ms: int
    is_length_guessed: bool
    word_count: int
    comment_count: int
    info: Sequence[tuple[str, str]]
    recordings: Sequence[Recording]

    @property
    def url(self) -> str:
        """The address of its page."""
        return href(f"/episodes/{quote(self.slug)}")

    @property
    def length(self) -> str:
        """How long it is, with `≈` where that is guessed from how much is said."""
        return f"{'≈ ' if self.is_length_guessed else ''}{clock(self.duration_ms)}"

    @property
    def said(self) -> str:
        """How many words it has, with `≈` where these are told from the number of letters."""
        return said_words(self.word_count, self.language)

    @property
    def updated(self) -> datetime.date:
        """The day that a feed gives it: its own, else the one it was added on."""
        return self.date or self.added

    @property
    def filing(self) -> list[str]:
        """What it is filed under: its series and its date, where it has them."""
        series = [self.series.name] if self.series else []
        return series + ([day(self.date)] if self.date else [])

    def container(self, archive: str) -> str:
        """What it is part of: its series, its channel, else the archive of that name."""
        return (self.series.name if self.series else self.channel) or archive

    def player(self, number: int = 0) -> Player | None:
        """The player of recording `number`; None where there is none."""
        if not 0 <= number < len(self.recordings):
            return None
        return player(
            self.recordings[number], href(f"/media/{quote(self.slug)}?recording={number}")
        )

    def seconds(self, ms: int, number: int = 0) -> int:
        """The time of recording `number`, in whole seconds, at a time of the transcript."""
        return self.recordings[number].at(max(0, ms)) // 1000

    def media(self, ms: int, number: int = 0) -> str | None:
        """The address of recording `number` at a time of the transcript; None where there is
        none."""
        heard = self.player(number)
        return heard.link(self.seconds(ms, number)) if heard else None


def said_words(count: int, language: str) -> str:
    """A number of words, with `≈` in languages in which they are told from the number of
    letters."""
    return f"{'' if has_spaces(language) else '≈ '}{with_noun(count, 'word')}"


def episode_view(row: EpisodeRow) -> EpisodeView:
    """An episode of the store, made ready to show."""
    return EpisodeView(
        slug=row.slug,
        title=row.title,
        language=row.language,
        description=row.description,
        series=SeriesView(row.series.slug, row.series.name) if row.series else None,
        channel=row.channel,
        date=row.date,
        added=row.added_at.date(),
        people=row.people,
        duration_ms=row.duration_ms,
        is_length_guessed=row.facts.is_length_guessed,
        word_count=row.word_count,
        comment_count=row.comment_count,
        info=[(label, value) for label, value in row.info],
        recordings=_recordings(row),
    )


def _recordings(row: EpisodeRow) -> list[Recording]:
    own = Recording("", row.youtube_id, row.media_url)
    has_own = row.youtube_id or row.media_url
    return [own, *row.facts.recordings] if has_own else list(row.facts.recordings)
