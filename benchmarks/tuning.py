"""Other weights than the usual ones, named by where they stand: `ranking.bm25.k1`."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from app.search.weights import Weights


def named(weights: object = Weights(), above: str = "") -> dict[str, Any]:
    """Every weight by its name."""
    found: dict[str, Any] = {}
    for field in fields(weights):  # type: ignore[arg-type]
        value, name = getattr(weights, field.name), f"{above}{field.name}"
        found |= named(value, f"{name}.") if is_dataclass(value) else {name: value}
    return found


def changed(changes: Mapping[str, Any], weights: Weights = Weights()) -> Weights:
    """The weights with some of them changed; KeyError for a name that is none."""
    for name, value in changes.items():
        if name not in named(weights):
            raise KeyError(name)
        weights = _set(weights, name.split("."), value)
    return weights


def _set(part: Any, names: list[str], value: Any) -> Any:
    first, *rest = names
    return replace(part, **{first: _set(getattr(part, first), rest, value) if rest else value})


def weight(text: str) -> tuple[str, Any]:
    """A weight as it is typed, `ranking.bm25.k1=1.5`; ValueError for one that there is not."""
    name, _, value = text.partition("=")
    usual = named().get(name)
    if not isinstance(usual, int | float):
        raise ValueError(name)
    return name, type(usual)(value)
