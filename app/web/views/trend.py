"""Trends, as a chart of lines and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from app.archive.answers.trending import Trend, Trends
from app.exploring.trends import By, Period
from app.web.addresses import href

WIDTH, HEIGHT = 720, 240
"""The chart's own units, without what is written around it."""


@dataclass(frozen=True, slots=True)
class PointView:
    """How often something is said in a stretch of time, where that is read, and where it stands
    in the chart; `goes_on` where nothing is missing between it and the point before."""

    label: str
    passages: int
    words: int
    per_million: float
    url: str
    x: float
    y: float
    goes_on: bool


@dataclass(frozen=True, slots=True)
class TrendView:
    """What is looked for, and each stretch's point."""

    term: str
    points: Sequence[PointView]

    @property
    def line(self) -> str:
        """The line through its points, as SVG's `path` writes it, broken where time is missing."""
        return " ".join(
            f"{'L' if one.goes_on else 'M'}{one.x:.1f},{one.y:.1f}" for one in self.points
        )


@dataclass(frozen=True, slots=True)
class TrendsView:
    """What is compared; `top` is what the chart's upper edge stands for."""

    by: By
    labels: Sequence[str]
    trends: Sequence[TrendView]
    left_out: int
    top: float

    @property
    def has_gaps(self) -> bool:
        """Whether stretches are missing among those that are told."""
        return any(not one.goes_on for trend in self.trends for one in trend.points[1:])


def trends_view(found: Trends) -> TrendsView:
    """Trends made ready to show."""
    rates = [
        stretch.per_million(trend.passages) for trend in found.trends for stretch in found.stretches
    ]
    top = max(rates, default=0) or 1
    labels = [_label(found.by, one) for one in found.stretches]
    shown = [
        TrendView(trend.words, [_point(found, trend, place, top) for place in range(len(labels))])
        for trend in found.trends
    ]
    return TrendsView(found.by, labels, shown, found.left_out, top)


def _point(found: Trends, trend: Trend, place: int, top: float) -> PointView:
    stretch = found.stretches[place]
    rate = stretch.per_million(trend.passages)
    steps = max(1, len(found.stretches) - 1)
    return PointView(
        label=_label(found.by, stretch),
        passages=stretch.passages(trend.passages),
        words=stretch.words,
        per_million=round(rate, 1),
        url=_url(found.by, trend, stretch),
        x=WIDTH * place / steps,
        y=HEIGHT * (1 - rate / top),
        goes_on=place > 0 and stretch.follows(found.stretches[place - 1]),
    )


def _label(by: By, stretch: Period) -> str:
    if by == "year" or stretch.first == stretch.last:
        return str(stretch.first)
    return f"{stretch.first}–{stretch.last}"


def _url(by: By, trend: Trend, stretch: Period) -> str:
    """The passages of a year; where numbers tell the time, those of the episode that has most."""
    quoted = f'"{trend.words}"'
    if by == "year":
        return href(f"/search?{urlencode({'q': quoted, 'year': stretch.first})}")
    slug = stretch.fullest(trend.passages).slug
    return href(f"/search?{urlencode({'q': quoted, 'episode': slug})}")
