"""A topic, and what was said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from app.archive.answers.excerpts import EpisodeExcerpts
from app.store.tables import TopicRow
from app.web.addresses import href
from app.web.views.episode import EpisodeView, episode_view
from app.web.views.hit import HitView, hit_view


@dataclass(frozen=True, slots=True)
class ExcerptsView:
    """An episode's passages about a topic; `mentions` counts all, also those not shown."""

    episode: EpisodeView
    mentions: int
    hits: Sequence[HitView]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic with what was said of it; `words` are those by which it is spoken of."""

    slug: str
    title: str
    description: str
    words: Sequence[str]
    links: Sequence[str]
    excerpts: Sequence[ExcerptsView]

    @property
    def url(self) -> str:
        """The address of its page."""
        return href(f"/topics/{quote(self.slug)}")


def topic_view(row: TopicRow, groups: Sequence[EpisodeExcerpts]) -> TopicView:
    """A topic with a page of the episodes that speak of it."""
    excerpts = [
        ExcerptsView(
            episode_view(group.episode), group.mentions, [hit_view(one) for one in group.excerpts]
        )
        for group in groups
    ]
    return TopicView(
        row.slug, row.title, row.description, tuple(row.words), tuple(row.links), excerpts
    )
