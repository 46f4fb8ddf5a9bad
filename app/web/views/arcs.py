"""Which of several things go together: their names under each other, joined by arcs."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from app.store.together import End, TogetherPair
from app.web.addresses import href

ROW, MIDDLE, WIDTH = 26, 200, 420
"""The height of a line, where arcs begin, and the width of all, in the picture's own units."""
_ROUNDING = 0.9
"""How much of the room beside the names the widest arc takes."""
_THICKEST = 9.0


@dataclass(frozen=True, slots=True)
class ArcNameView:
    """A name in the picture, at its height."""

    name: str
    url: str
    y: int


@dataclass(frozen=True, slots=True)
class ArcView:
    """Two that go together, and the arc between them, `path` and `thickness` as SVG takes them."""

    first: str
    first_url: str
    second: str
    second_url: str
    count: int
    path: str
    thickness: float


@dataclass(frozen=True, slots=True)
class ArcsView:
    """The whole picture; arcs in the order of the pairs, the most telling first."""

    names: Sequence[ArcNameView]
    arcs: Sequence[ArcView]

    @property
    def height(self) -> int:
        """Of the picture, in its own units."""
        return ROW * len(self.names)


def arcs_view(pairs: Sequence[TogetherPair], kind: str) -> ArcsView:
    """The pairs of people or topics, whose pages are at `/kind/slug`."""
    order = _ordered(pairs)
    height = {end: ROW * place + ROW // 2 for place, end in enumerate(order)}
    most = max((one.count for one in pairs), default=1)
    url = {end: href(f"/{kind}/{quote(end.slug)}") for end in order}
    arcs = [
        ArcView(
            first=one.first.name,
            first_url=url[one.first],
            second=one.second.name,
            second_url=url[one.second],
            count=one.count,
            path=_path(height[one.first], height[one.second], ROW * len(order)),
            thickness=round(max(1.0, _THICKEST * one.count / most), 1),
        )
        for one in pairs
    ]
    return ArcsView([ArcNameView(end.name, url[end], height[end]) for end in order], arcs)


def _ordered(pairs: Sequence[TogetherPair]) -> list[End]:
    """The ends, each as near as may be to those that it goes with: beside who has come, the one
    that goes with them most; whoever is left begins anew."""
    order: list[End] = []
    left = list(pairs)
    while left:
        come = set(order)
        best = max(left, key=lambda one: (one.first in come) + (one.second in come) == 1)
        order += [end for end in (best.first, best.second) if end not in come]
        come = set(order)
        left = [one for one in left if not {one.first, one.second} <= come]
    return order


def _path(one: int, other: int, height: int) -> str:
    upper, lower = sorted((one, other))
    reach = _ROUNDING * (WIDTH - MIDDLE) * min(1.0, 0.12 + (lower - upper) / max(1, height))
    return f"M{MIDDLE} {upper}A{reach:.0f} {(lower - upper) / 2:.0f} 0 0 1 {MIDDLE} {lower}"
