"""The figures of the whole archive."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from app.store import gathered, people, together
from app.store.database import Session
from app.store.gathered import Gathered
from app.store.statistics import averages
from app.web.addresses import href
from app.web.views.arcs import ArcsView, arcs_view
from app.web.views.gathered import year_url

_PEOPLE, _TOPICS = 24, 24
"""Pairs that are shown."""


@dataclass(frozen=True, slots=True)
class PartView:
    """A year or a series: its episodes, the words said in it, and what they are, of 1, beside those
    of the largest."""

    name: str
    url: str
    episodes: int
    words: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveStatistics:
    """How much there is, in which years and series, who talks with whom, which topics are spoken of
    together. Averages are of an episode; None where they aren't known."""

    episodes: int
    undated: int
    words: int
    minutes: float
    is_length_guessed: bool
    are_words_told: bool
    speakers: int
    words_each: int
    minutes_each: float
    words_per_minute: int | None
    questions_each: int | None
    years: Sequence[PartView]
    series: Sequence[PartView]
    people: ArcsView
    topics: ArcsView


def archive_statistics(session: Session) -> ArchiveStatistics:
    """The figures of the whole archive."""
    everything = Gathered()
    totals = gathered.totals(session, everything)
    each = averages(session)
    return ArchiveStatistics(
        episodes=totals.episodes,
        undated=totals.undated,
        words=totals.words,
        minutes=round(totals.ms / 60_000, 1),
        is_length_guessed=totals.guessed > 0,
        are_words_told=totals.are_words_told,
        speakers=people.count(session, passing=False),
        words_each=round(totals.words / max(1, totals.episodes)),
        minutes_each=round(totals.ms / 60_000 / max(1, totals.episodes), 1),
        words_per_minute=_whole(each.words_per_minute),
        questions_each=_whole(each.questions),
        years=_parts(
            [
                (str(one.year), year_url(one.year), one.episodes, one.words)
                for one in gathered.years(session, everything)
            ]
        ),
        series=_parts(
            [
                (one.name, href(f"/series/{quote(one.slug)}"), one.episodes, one.amount)
                for one in gathered.series(session, everything)
            ]
        ),
        people=arcs_view(together.people(session, _PEOPLE), "people"),
        topics=arcs_view(together.topics(session, _TOPICS), "topics"),
    )


def _parts(rows: Sequence[tuple[str, str, int, int]]) -> list[PartView]:
    most = max((words for *_, words in rows), default=0) or 1
    return [
        PartView(name, url, episodes, words, words / most) for name, url, episodes, words in rows
    ]


def _whole(average: float | None) -> int | None:
    return None if average is None else round(average)
