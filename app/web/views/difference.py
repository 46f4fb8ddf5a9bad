"""How quoted words differ from what was said."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.quotes.differences import Difference


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """How a quote differs from what was said."""

    kind: str
    quoted: str
    said: str


def difference_views(differences: Sequence[Difference]) -> list[DifferenceView]:
    """Differences, made ready to show."""
    return [DifferenceView(one.kind.value, one.quoted, one.said) for one in differences]
