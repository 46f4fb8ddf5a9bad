"""Talks that are like a talk."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.archive.answers.relating import Alike, Quoted
from app.exploring.related import LikenessReason
from app.web.views.episode import EpisodeView, episode_view
from app.web.views.passage import passage_url
from app.web.views.time import TimeView, time_view


@dataclass(frozen=True, slots=True)
class QuotedView:
    """Words of a talk, and where they are read and heard."""

    text: str
    url: str
    time: TimeView


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedView:
    """A talk that is like another one; `passage` is the key of that in which it speaks of what
    they share most. `own` and `other` quote the two."""

    of: EpisodeView
    score: float
    reasons: Sequence[LikenessReason]
    own: QuotedView | None
    other: QuotedView | None
    passage: str | None

    @property
    def episode(self) -> str:
        """Its slug."""
        return self.of.slug

    @property
    def title(self) -> str:
        """Its title."""
        return self.of.title

    def told(self, kind: str) -> list[str]:
        """The reasons of a kind."""
        return [reason.text for reason in self.reasons if reason.kind == kind]


def related_views(episode: EpisodeView, found: Sequence[Alike]) -> list[RelatedView]:
    """Talks that are like an episode, made ready to show."""
    views = []
    for one in found:
        of = episode_view(one.episode)
        views.append(
            RelatedView(
                of=of,
                score=one.related.score,
                reasons=one.related.reasons,
                own=_quoted(episode, one.own),
                other=_quoted(of, one.other),
                passage=one.other.passage.key if one.other else None,
            )
        )
    return views


def _quoted(episode: EpisodeView, quoted: Quoted | None) -> QuotedView | None:
    if quoted is None:
        return None
    passage = quoted.passage
    return QuotedView(
        quoted.text, passage_url(episode, passage.key), time_view(episode, passage.start)
    )
