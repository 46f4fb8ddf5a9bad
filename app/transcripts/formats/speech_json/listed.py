"""What a list in a JSON that nobody knows holds, as entries with keys: objects, rows, pairs of a
name and words, columns."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from app.transcripts.formats.speech_json.keys import TEXT, bare
from app.transcripts.formats.speech_json.shape import entries
from app.transcripts.lines.names import shape

_LATEST_MS = 24 * 3_600_000
FEWEST_PAIRS = 3
"""Entries that say what all of a list are."""

Entry = dict[str, Any]


def listed_entries(value: Any) -> list[Entry]:
    """The objects of a list; `["Vera", "words"]` again and again, and lists of words, as such."""
    if not isinstance(value, list):
        return []
    if listed := entries(value):
        keys = {key for one in listed for key in one}
        held = _wrapped(listed, keys)
        return held or _by_name(listed, keys) or listed
    rows = [one for one in value if isinstance(one, list)]
    if rows and len(rows) == len(value) and all(entries(one) for one in rows):
        return [{"words": one} for one in rows]
    if told := _columned(rows):
        return told
    are_pairs = len(rows) > FEWEST_PAIRS and all(
        len(one) == 2 and all(isinstance(part, str) for part in one) for one in rows
    )
    if not are_pairs or len(rows) < len(value) or len({one[0] for one in rows}) > len(value) / 2:
        return []
    return [{"speaker": name, "text": text} for name, text in rows]


def _columned(rows: Sequence[list[Any]]) -> list[Entry]:
    """Rows of times and a text, perhaps with a name, as entries: `[0.5, 2.1, "words", "Vera"]`."""
    kinds = {tuple(isinstance(part, str) for part in row) for row in rows}
    if len(rows) < FEWEST_PAIRS or len(kinds) != 1 or not 2 < len(rows[0]) < _MOST_COLUMNS:
        return []
    texts = [n for n, is_text in enumerate(next(iter(kinds))) if is_text]
    times = [n for n in range(len(rows[0])) if n not in texts and rises([r[n] for r in rows])]
    if not texts or len(texts) > 2 or not times:
        return []
    said = max(texts, key=lambda n: sum(len(row[n]) for row in rows))
    names = [n for n in texts if n != said and len({row[n] for row in rows}) <= len(rows) / 2]
    columns = dict(zip(("start", "end"), times[:2], strict=False)) | {"text": said}
    columns |= {"speaker": names[0]} if names else {}
    return [{key: row[n] for key, n in columns.items()} for row in rows]


_MOST_COLUMNS = 8


_MOST_KEYS = 40
"""Keys of the entries of one list; those of more are no entries of one kind."""


def _wrapped(listed: Sequence[Entry], keys: set[str]) -> list[Entry]:
    """What entries hold under the one key of theirs that tells anything, as rows of data sets do
    beside their number; none where they tell more."""
    if len(keys) > _MOST_KEYS:
        return []
    holding = [key for key in keys if any(isinstance(one.get(key), dict) for one in listed)]
    if len(holding) != 1 or not all(isinstance(one.get(holding[0]), dict) for one in listed):
        return []
    rest = [one.get(key) for one in listed for key in keys - {holding[0]}]
    if any(value and not isinstance(value, int) for value in rest):
        return []
    return [one[holding[0]] for one in listed]


def _by_name(listed: Sequence[Entry], keys: set[str]) -> list[Entry]:
    """Entries of one key each, the name of who says what it holds; none where they aren't."""
    pairs = [pair for one in listed if len(one) == 1 for pair in one.items()]
    are_names = all(shape(key) and bare(key) not in TEXT for key in keys)
    is_usual = len(pairs) == len(listed) > FEWEST_PAIRS and 1 < len(keys) <= len(listed) / 2
    if not is_usual or not are_names or not all(isinstance(value, str) for _, value in pairs):
        return []
    return [{"speaker": name, "text": text} for name, text in pairs]


def entries_of_columns(value: Entry) -> list[Entry]:
    """Columns of one length, as lists or by number, as entries."""
    columns = {
        key: list(one.values()) if isinstance(one, dict) and all(map(str.isdecimal, one)) else one
        for key, one in value.items()
    }
    columns = {key: one for key, one in columns.items() if isinstance(one, list)}
    text = next((key for name in TEXT for key in columns if bare(key) == name), "")
    length = len(columns.get(text, ()))
    if length < 2 or not all(isinstance(one, str) for one in columns[text]):
        return []
    columns = {key: one for key, one in columns.items() if len(one) == length}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def rises(values: Sequence[Any]) -> bool:
    """Whether times are numbers that rise, as those of a talk's lines do."""
    return (
        len(values) > 2
        and are_numbers(values)
        and all(a < b for a, b in pairwise(values))
        and values[0] >= 0
        and values[-1] < _LATEST_MS
    )


def are_numbers(values: Sequence[Any]) -> bool:
    """Whether all are numbers, and none of them a yes or no."""
    return all(isinstance(one, int | float) and not isinstance(one, bool) for one in values)
