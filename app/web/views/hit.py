"""A passage that was found."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from app.archive.answers.hits import FoundPassage
from app.web.views.episode import episode_url
from app.web.views.passage import passage_url, permalink
from app.web.views.time import TimeView, time_view
from app.web.views.turn import TurnView, turn_views


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage that was found."""

    title: str
    url: str
    episode_url: str
    series: str | None
    date: datetime.date | None
    speaker: str | None
    time: TimeView
    turns: Sequence[TurnView]
    permalink: str
    why: str
    more: int
    more_url: str
    updated: str


def hit_view(found: FoundPassage, typed: str) -> HitView:
    """A hit for the list of results."""
    episode, passage = found.episode, found.passage
    return HitView(
        title=episode.title,
        url=passage_url(episode, passage, typed),
        episode_url=episode_url(episode),
        series=episode.series.name if episode.series else None,
        date=episode.date,
        speaker=found.speaker,
        time=time_view(episode, passage),
        turns=_turns(found),
        permalink=permalink(passage.key),
        why=found.why,
        more=found.more,
        more_url=f"/search?{urlencode({'q': typed, 'episode': episode.slug})}",
        updated=(episode.date or episode.added_at.date()).isoformat(),
    )


def _turns(found: FoundPassage) -> list[TurnView]:
    """What a hit shows, with `…` where it begins or ends within a sentence."""
    before, after = ("…" if is_cut else "" for is_cut in found.goes_on)
    return turn_views(found.readable, found.turns, found.marked, before, after)
