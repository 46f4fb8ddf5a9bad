"""What a search found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.archive.answers.filter import Count
from app.archive.answers.searching import SearchAnswer
from app.search.query.tree import Query
from app.transcripts.timeline import Timeline
from app.web.views.hit import HitView, hit_view


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """The hits of one page of results, how many passages there are in how many episodes, what may
    have been meant (None where nothing else), and what the hits could be narrowed to. `is_nearest`
    tells that nobody says what was quoted, and these are the nearest."""

    query: Query
    total: int
    episodes: int
    took_ms: float
    did_you_mean: str | None
    counts: Mapping[str, Sequence[Count]]
    hits: Sequence[HitView]
    is_nearest: bool = False


def answer_view(
    answer: SearchAnswer,
    typed: str = "",
    meant: str = "",
    timelines: Mapping[int, Timeline] | None = None,
) -> AnswerView:
    """An answer, made ready to show: where `typed` is given, passages open with its words
    highlighted;
    with the `timelines` of its episodes, turns have times."""
    return AnswerView(
        query=answer.query,
        total=answer.total,
        episodes=answer.episodes,
        took_ms=answer.took_ms,
        did_you_mean=meant or None,
        counts=answer.counts,
        hits=[
            hit_view(
                found,
                typed,
                timelines[found.episode.id] if timelines else None,
                asked=answer.query.text,
            )
            for found in answer.hits
        ],
        is_nearest=answer.is_nearest,
    )
