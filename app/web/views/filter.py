"""The filters of a search: what the form offers, and what the hits could be narrowed to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.archive.answers.filter import Choice, Count, Filter, all_filters
from app.store.database import Session

_FEW_COUNTS = 8
"""Fewer counts than these are shown at once."""


@dataclass(frozen=True, slots=True)
class FilterFieldView:
    """A field of the form: a text with proposals where it `is_free`, else a choice."""

    name: str
    label: str
    value: str
    choices: Sequence[Choice]
    is_free: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """What is chosen of a filter, by what it is called; or, where `chosen` is empty, what the hits
    could be narrowed to."""

    name: str
    title: str
    chosen: str
    counts: Sequence[Count]
    is_open: bool


def field_views(session: Session, chosen: Mapping[str, str]) -> list[FilterFieldView]:
    """The fields of the form: of filters that have something to choose, and of those chosen."""
    views = []
    for one in all_filters():
        value = chosen.get(one.name, "")
        if choices := _choices(session, one, value):
            views.append(FilterFieldView(one.name, one.label, value, choices, one.is_free))
    return views


def _choices(session: Session, known: Filter, value: str) -> Sequence[Choice]:
    """What can be chosen, and what is, even where it isn't offered."""
    offered = known.choices(session) if known.choices else ()
    is_offered = known.is_free or not value or any(one.value == value for one in offered)
    return offered if is_offered else [*offered, Choice(value, known.named(session, value))]


def facet_views(
    session: Session, chosen: Mapping[str, str], counts: Mapping[str, Sequence[Count]]
) -> list[FacetView]:
    """What is chosen of each filter, or could be, where there is more than one thing to choose."""
    views = []
    for one in all_filters():
        value, counted = chosen.get(one.name, ""), counts.get(one.name, ())
        name = one.named(session, value) if value else ""
        if name or len(counted) > 1:
            is_open = len(counted) < _FEW_COUNTS and not one.is_folded
            views.append(FacetView(one.name, one.plural, name, counted, is_open))
    return views
