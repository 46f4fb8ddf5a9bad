"""Somebody who takes part, and where they speak."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from app.store.people import Appearance
from app.store.tables import SpeakerRow
from app.web.addresses import href
from app.web.views.episode import EpisodeView, episode_view


@dataclass(frozen=True, slots=True, kw_only=True)
class AppearanceView:
    """Somebody's part in an episode; `key` is the passage of the first of their words, None where
    none are known as theirs."""

    slug: str
    name: str
    episode: EpisodeView
    role: str
    words: int
    key: str | None

    @property
    def url(self) -> str:
        """The first of their words, else the episode."""
        return f"{self.episode.url}#p{self.key}" if self.key else self.episode.url


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody who takes part; `words` are theirs in all episodes, also those not listed."""

    slug: str
    name: str
    words: int
    appearances: Sequence[AppearanceView]

    @property
    def url(self) -> str:
        """The address of their page."""
        return href(f"/people/{quote(self.slug)}")


def person_view(row: SpeakerRow, words: int, appearances: Sequence[Appearance]) -> PersonView:
    """Somebody with a page of the episodes that they take part in."""
    return PersonView(row.slug, row.name, words, [appearance_view(one) for one in appearances])


def appearance_view(part: Appearance) -> AppearanceView:
    """Somebody's part in an episode, made ready to show."""
    return AppearanceView(
        slug=part.slug,
        name=part.name,
        episode=episode_view(part.episode),
        role=part.role,
        words=part.words,
        key=part.key,
    )
