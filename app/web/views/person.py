"""Somebody who takes part, and where they speak."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from app.archive.answers.portrait import Portrait, TurnOpening
from app.language.codes import has_spaces
from app.store.people import Appearance
from app.store.portraits import Spoken
from app.store.tables import SpeakerRow
from app.web.addresses import href
from app.web.views.episode import EpisodeView, episode_view, said_words
from app.web.views.passage import permalink


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
    def said(self) -> str:
        """How many words are theirs, with `≈` where these are told from the number of letters."""
        return said_words(self.words, self.episode.language)

    @property
    def url(self) -> str:
        """The first of their words, else the episode."""
        return f"{self.episode.url}#p{self.key}" if self.key else self.episode.url


@dataclass(frozen=True, slots=True)
class SaidView:
    """How a turn begins, where it is said, and how long it is, as `said` tells."""

    episode: EpisodeView
    text: str
    said: str
    url: str


@dataclass(frozen=True, slots=True)
class MentionView:
    """An episode that names somebody who takes no part in it, and where."""

    episode: EpisodeView
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Somebody who takes part; `words` are theirs in all episodes, also those not listed, and told
    from the number of letters in some of these where `are_words_told`; `share`
    is what they are of those talks, in hundredths; `years` are a page of their episodes."""

    slug: str
    name: str
    words: int
    are_words_told: bool
    share: int
    description: str
    links: Sequence[str]
    first: SaidView | None
    longest: Sequence[SaidView]
    are_answers: bool
    topics: Sequence[Spoken]
    mentioned: Sequence[MentionView]
    years: Sequence[tuple[str, Sequence[AppearanceView]]]

    @property
    def url(self) -> str:
        """The address of their page."""
        return href(f"/people/{quote(self.slug)}")


def person_view(
    row: SpeakerRow, words: int, appearances: Sequence[Appearance], told: Portrait
) -> PersonView:
    """Somebody with a page of the episodes that they take part in, by year."""
    shown = [appearance_view(one) for one in appearances]
    by_year = groupby(shown, key=lambda one: str(one.episode.date.year) if one.episode.date else "")
    return PersonView(
        slug=row.slug,
        name=row.name,
        words=words,
        are_words_told=not all(has_spaces(one.episode.language) for one in shown),
        share=round(100 * told.share),
        description=told.description,
        links=told.links,
        first=_said_view(told.first) if told.first else None,
        longest=[_said_view(one) for one in told.longest],
        are_answers=told.are_answers,
        topics=told.topics,
        mentioned=[
            MentionView(view, f"{view.url}#p{key}")
            for view, key in ((episode_view(one), key) for one, key in told.mentioned)
        ],
        years=[(year, list(group)) for year, group in by_year],
    )


def _said_view(said: TurnOpening) -> SaidView:
    stretch = said.stretch
    text = f"{said.text} …" if said.is_cut else said.text
    words = said_words(said.words, stretch.episode.language)
    return SaidView(episode_view(stretch.episode), text, words, permalink(stretch.key))


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
