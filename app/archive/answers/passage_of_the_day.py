"""The passage of the day: one that is worth reading, each day another."""

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy.orm import Session

from app.archive.answers.hits import FoundPassage
from app.archive.answers.whole_passages import EpisodeWords, talk_of
from app.exploring.repeated import repeated_words
from app.language.runs import runs_in
from app.language.tokens import text_tokens
from app.store import episodes, terms, transcripts
from app.store.transcripts import StoredPassage
from app.transcripts.turns import spoken

_FEWEST, _MOST = 40, 130
"""Words of a passage that is read at a glance."""
_TERMS = 60
"""Of the terms that set a talk apart, so many count."""
_OPENING, _CLOSING = 0.1, 0.93
"""Shares of a talk before and after which people greet, introduce and thank each other."""


@dataclass(frozen=True, slots=True, order=True)
class _Merit:
    """How well a passage serves, what decides first standing first: `told` is how telling its terms
    are, by the share of its words that one person says in one go."""

    fits: bool
    is_own: bool
    is_amid: bool
    told: float
    place: int


def passage_of_the_day(session: Session, day: datetime.date) -> FoundPassage | None:
    """A passage of some talk in which somebody speaks of what sets the talk apart, beyond the
    greetings; the same all day. None while no talk is at hand."""
    known = episodes.ids(session)
    if not known:
        return None
    drawn = int.from_bytes(blake2b(day.isoformat().encode(), digest_size=8).digest())
    chosen = known[drawn % len(known)]
    talk = talk_of(session, episodes.by_ids(session, [chosen])[chosen])
    weights = {
        text: one.weight
        for one in terms.telling(session, chosen, _TERMS)
        if (text := tuple(text_tokens(one.text)))
    }
    said = dict(_said(talk, weights))
    silent = repeated_words(talk.words, terms.repeated(session))
    best = max(
        transcripts.passages_of(session, chosen),
        key=lambda one: _merit(one, talk, said, weights, silent),
        default=None,
    )
    return talk.shown(best) if best else None


def _said(
    talk: EpisodeWords, terms: Collection[tuple[str, ...]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Words of a talk with which a term begins, and the longest such term."""
    before = -1
    for first, _, term in runs_in(talk.words, terms):
        if first != before:
            yield first, term
        before = first


def _merit(
    passage: StoredPassage,
    talk: EpisodeWords,
    said: Mapping[int, tuple[str, ...]],
    weights: Mapping[tuple[str, ...], float],
    silent: frozenset[int],
) -> _Merit:
    first, last, total = passage.first, passage.last, len(talk.words)
    inside = range(first, last)
    turns = spoken(talk.turns, first, last)
    longest = max((turn.last - turn.first for turn in turns), default=last - first)
    told = sum(weights[term] for term in {said[word] for word in inside if word in said})
    return _Merit(
        fits=_FEWEST <= len(inside) <= _MOST,
        is_own=silent.isdisjoint(inside),
        is_amid=_OPENING * total <= first and last <= _CLOSING * total,
        told=told * longest / max(1, len(inside)),
        place=-passage.number,
    )
