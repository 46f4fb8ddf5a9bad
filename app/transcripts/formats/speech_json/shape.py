"""Where in a JSON of some service or editor the words lie, their times, who says them.

A path names keys from the outside in: `results.items[].alternatives.0.content` is, in each of the
`items` of `results`, the `content` of the first alternative. `[]` and `*` go through all entries
of a list or an object, `@` is the thing itself; `a.b|c` is `c` where there is no `a.b`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

_EACH = "[]"
SECONDS, MILLISECONDS = 1000.0, 1.0
"""Milliseconds of a time's unit."""
OF_DAY = "is_of_day"
"""Key of a stretch whose times are a calendar's and a clock's, and not those of the talk."""
SEVERAL = "are_several"
"""Key of a root that holds several talks."""
TICKS = 1 / 10_000
"""Units of 100 nanoseconds, as Microsoft counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonShape:
    """A shape of JSON, all of it paths.

    A file is a list of stretches (utterances, segments, channels); a stretch has words, a text, or
    both. Paths of words begin at the word, paths of stretches at the stretch, all others at the
    root. Where words have neither capitals nor punctuation and the text does, the text is read and
    takes the times of the words.
    """

    name: str
    title: str
    knows: Callable[[Any], bool]
    """Whether a root is of this shape: keys that only it has."""
    prepare: Callable[[Any], Any] = lambda root: root
    """Brings a root into the shape, where paths alone can't."""

    stretches: str
    text: str = "text"
    start: str = "start"
    end: str = "end"
    length: str = "duration"
    speaker: str = "speaker"
    unit: float | None = SECONDS
    """Milliseconds of 1, where a time is a number; None is guessed from the pace."""

    words: str = ""
    word: str = "word|text"
    word_start: str = "start"
    word_end: str = "end"
    word_length: str = "duration"
    word_speaker: str = "speaker"
    word_unit: float | None = None
    """As `unit`, where words have another."""
    confidence: str = "confidence"
    """Of a word, from 0 to 1."""
    confidences: str = ""
    """Of the words, in their order, as a list in the stretch."""
    changes_after: str = ""
    """Of a stretch: whether somebody else speaks after it."""
    loose_words: str = ""
    """Words that stand at the root beside the stretches, not in them."""
    kind: str = "type"
    """What a word is: speech, punctuation, an event."""
    is_written: bool = False
    """The pieces have their own spaces: those without one go on with the word before."""
    is_relative: bool = False
    """Times of words count from the start of their stretch."""

    names: str = ""
    """Entries of the table of speakers, or an object from their labels to their names."""
    name_label: str = "id"
    name_written: str = "name"
    spans: str = ""
    """Who speaks when, where words don't tell it."""
    span_start: str = "start"
    span_end: str = "end"
    span_speaker: str = "speaker"
    span_paragraphs: bool = False
    """Each span begins a paragraph."""

    language: str = "language"
    headline: str = "title"
    long: str = ""
    """The length of the recording, in seconds unless it tells otherwise."""
    chapters: str = ""
    are_lines: bool = False
    """Stretches are lines of captions, whose text may name who speaks."""
    are_channels: bool = False
    """Stretches are channels, said at the same time."""
    warning: str = ""


def found(value: Any, path: str) -> list[Any]:
    """What a path leads to, in order; what isn't there, or is null, is left out."""
    for keys in _alternatives(path):
        if values := list(_led(value, keys)):
            return values
    return []


def first(value: Any, path: str) -> Any:
    """The first of what a path leads to; None where there is nothing."""
    for keys in _alternatives(path):
        for one in _led(value, keys):
            return one
    return None


def _led(value: Any, keys: tuple[str, ...]) -> Iterator[Any]:
    if not keys:
        if value is not None:
            yield value
        return
    for inner in _inner(value, keys[0]):
        yield from _led(inner, keys[1:])


@cache
def _alternatives(path: str) -> tuple[tuple[str, ...], ...]:
    parts = (one.replace("[]", "..[]..").split(".") for one in path.split("|") if one)
    return tuple(tuple(key for key in keys if key) for keys in parts)


def _inner(value: Any, key: str) -> Iterable[Any]:
    if key == _EACH:
        return value if isinstance(value, list) else ()
    if key == "*":
        return value.values() if isinstance(value, dict) else ()
    if key == "@":
        return (value,)
    if isinstance(value, dict):
        return (value[key],) if key in value else ()
    if isinstance(value, list) and key.isdecimal():
        return value[int(key) : int(key) + 1]
    return ()


def entries(value: Any) -> list[dict[str, Any]]:
    """The objects of a list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def has(path: str) -> Callable[[Any], bool]:
    """Whether a root holds all of several paths, with spaces between."""
    paths = path.split()
    return lambda root: all(first(root, one) is not None for one in paths)
