"""What an owner wrote, key by key: what can be understood is kept, and the rest is told."""

from collections.abc import Iterator
from copy import deepcopy
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import AliasChoices, BaseModel, ValidationError

M = TypeVar("M", bound=BaseModel)
KeyPath = tuple[str | int, ...]


def understood(kind: type[M], root: dict[Any, Any]) -> tuple[M, tuple[str, ...]]:
    """What `root` tells as a `kind`, and a sentence for each key or entry that was left out.

    What is wrong within a list or a mapping costs only that entry, and the entry only where it
    can't do without. `kind` must be valid without any key.
    """
    kept = deepcopy({str(key): value for key, value in root.items()})
    problems: list[str] = []
    told: set[tuple[int, object]] = set()
    while True:
        try:
            return kind.model_validate(kept), tuple(problems)
        except ValidationError as error:
            places: dict[KeyPath, None] = {}
            for one in error.errors(include_url=False, include_input=False):
                is_missing = one["type"] == "missing"
                place = _written(kept, one["loc"][:-1] if is_missing else one["loc"])
                if not (is_missing and (id(_at(kept, place)), one["loc"][-1]) in told):
                    problems.append(_sentence(kind, one["type"], one["loc"], one["msg"]))
                places[place] = None
            # Later entries first: those before them keep their numbers.
            for *outer, last in sorted(places, key=_order, reverse=True):
                holder = _at(kept, outer)
                told.add((id(holder), last))
                del holder[last]


def _written(root: Any, place: KeyPath) -> KeyPath:
    """The innermost part of a place that stands in what was written. Validators name parts of
    their own at its end."""
    found: list[str | int] = []
    for part in place:
        # A key may be a number or a date; a place says it as text.
        within = root if isinstance(root, dict) else range(len(root) if type(root) is list else 0)
        key = next((key for key in within if key == part or str(key) == part), None)
        if key is None:
            break
        root = root[key]
        found.append(key)
    return tuple(found)


def _at(root: Any, place: list[str | int] | KeyPath) -> Any:
    for part in place:
        root = root[part]
    return root


def _order(place: KeyPath) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (0, str(part)) for part in place)


def _sentence(kind: type[BaseModel], fault: str, place: KeyPath, message: str) -> str:
    where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in place)
    if fault == "missing" and len(place) > 1:
        outer, _, key = where.rpartition(".")
        return f"`{outer}` is left out: it has no `{key}`."
    if fault != "extra_forbidden":
        return f"`{where}` is left out: {message[:1].lower()}{message[1:]}."
    known = sorted(owner_keys(kind)) if len(place) == 1 else []
    near = get_close_matches(str(place[-1]), known, n=1, cutoff=0.75)
    meant = f"; is `{near[0]}` meant?" if near else "."
    return f"`{where}` is left out: no such key is known{meant}"


def owner_keys(kind: type[BaseModel]) -> Iterator[str]:
    """The keys of a kind, as owners write them."""
    for name, info in kind.model_fields.items():
        alias = info.validation_alias or info.alias or name
        yield str(alias.choices[0]) if isinstance(alias, AliasChoices) else str(alias)
