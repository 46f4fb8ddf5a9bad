"""Phrases as they were spoken: with fillers, words said twice and false starts in between."""

from collections.abc import Sequence

import numpy as np

from app.language.fillers import ASIDES, MOST_SLIP_WORDS, fillers, fragments, without_slips
from app.language.numbers import number_readings
from app.search.codes import Codes, code, codes, places_of_any
from app.search.index.segment import Longs, Segment

_AGAIN_WORDS = 3
"""So many words to either side may be said again."""
_ASIDES = [(code(one), code(other)) for one, other in sorted(ASIDES)]

_NOWHERE: Longs = np.zeros(0, dtype=np.int64)


def holding_phrase(
    segment: Segment, tokens: Sequence[str], languages: Sequence[str]
) -> tuple[Longs, Longs]:
    """The documents that hold the tokens just so, and those that hold them but for what slipped in:
    neither slips of the phrase count nor those between its words where it was said. Some may be
    among both. Where it goes on into the next passage of an episode it counts for the one in which
    it begins."""
    spoken = without_slips(tokens, languages)
    exact, loose = [_NOWHERE], [_NOWHERE]
    for way in number_readings(spoken):
        first, last = _placed(segment, way, languages)
        is_exact = (last - first == len(way) - 1) & (spoken == tuple(tokens))
        exact.append(segment.document_of(first[is_exact]))
        loose.append(segment.document_of(first[~is_exact]))
    if spoken != tuple(tokens):
        exact = [segment.run(way, languages) for way in number_readings(tuple(tokens))]
    return np.concatenate(exact), np.concatenate(loose)


def spoken_at(
    segment: Segment, tokens: Sequence[str], languages: Sequence[str]
) -> tuple[Longs, Longs]:
    """The first and the last places of these runs in the stream, however their numbers are
    written."""
    ways = number_readings(tuple(without_slips(tokens, languages)))
    places = [_placed(segment, way, languages) for way in ways]
    first, last = (np.concatenate(side) for side in zip(*places, strict=True))
    return first, last


def _placed(
    segment: Segment, words: Sequence[str], languages: Sequence[str]
) -> tuple[Longs, Longs]:
    """The first and the last places of runs of just these words, but for what slips in between."""
    held = [segment.holders(word, languages) for word in words]
    if not all(held):
        return _NOWHERE, _NOWHERE
    anchor = min(range(len(words)), key=held.__getitem__)
    sounds = codes(sorted(fillers(languages)))
    first = last = segment.places(words[anchor], languages)
    for place in range(anchor + 1, len(words)):
        slips = np.concatenate((sounds, _said_again(words, place - 1, place)))
        first, last = _beside(segment.stream, first, last, code(words[place]), slips, 1)
    for place in range(anchor - 1, -1, -1):
        slips = np.concatenate((sounds, _said_again(words, place, place + 1)))
        last, first = _beside(segment.stream, last, first, code(words[place]), slips, -1)
    begin, end = segment.document_of(first), segment.document_of(last)
    is_one = segment.episodes[begin] == segment.episodes[end]
    return first[is_one], last[is_one]


def _said_again(words: Sequence[str], left: int, right: int) -> Codes:
    """What may be passed over between two neighbours of a phrase besides fillers."""
    again = words[max(0, left - _AGAIN_WORDS + 1) : right + _AGAIN_WORDS]
    begun = [part for word in words[right : right + _AGAIN_WORDS] for part in fragments(word)]
    return codes([*again, *begun])


def _beside(
    stream: Codes, far: Longs, near: Longs, wanted: int, slips: Codes, step: int
) -> tuple[Longs, Longs]:
    """Runs with a word next to their end `near`, `step` after it, but for what slipped in between;
    those without it are left out. `far` are their other ends."""
    found = near + step
    inside = (found >= 0) & (found < len(stream))
    is_next = np.zeros(len(near), dtype=np.bool_)
    is_next[inside] = stream[found[inside]] == wanted
    rest = np.flatnonzero(~is_next)
    rest, places = _passing(stream, near, rest, slips, wanted, step)
    is_next[rest] = True
    found[rest] = places
    return far[is_next], found[is_next]


def _passing(
    stream: Codes, near: Longs, rest: Longs, slips: Codes, wanted: int, step: int
) -> tuple[Longs, Longs]:
    """Of the runs `rest` those after whose end `near` the wanted word comes next but for slips,
    and where."""
    beside = np.clip(near[rest] + step, 0, len(stream) - 1)
    one, other = (np.array(side, dtype=np.int32) for side in zip(*_ASIDES, strict=True))
    opens = np.concatenate((slips, one if step > 0 else other))
    rest = rest[places_of_any(stream[beside], opens)]
    places = near[rest][:, None] + step * np.arange(1, MOST_SLIP_WORDS + 2)
    outside = (places < 0) | (places >= len(stream))
    window = stream[np.clip(places, 0, len(stream) - 1)]
    is_slip = np.isin(window, slips)
    for aside in _ASIDES:
        here, there = aside if step > 0 else aside[::-1]
        pair = (window[:, :-1] == here) & (window[:, 1:] == there)
        is_slip[:, :-1] |= pair
        is_slip[:, 1:] |= pair
    is_open = np.logical_and.accumulate(is_slip & ~outside, axis=1)
    is_reached = np.ones_like(is_open)
    is_reached[:, 1:] = is_open[:, :-1]
    hits = (window == wanted) & is_reached & ~outside
    holds = hits.any(axis=1)
    return rest[holds], places[holds, hits[holds].argmax(axis=1)]
