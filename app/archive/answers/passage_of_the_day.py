"""The passage of the day: one that is worth reading, each day another."""

import datetime
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from app.archive.answers.hits import FoundPassage
from app.archive.answers.whole_passages import EpisodeWords, talk_of
from app.exploring.contents.asides import asides
from app.exploring.repeated import repeated_words
from app.exploring.worth import worth
from app.language.runs import runs_in
from app.language.tokens import text_tokens
from app.store import episodes, terms, transcripts
from app.store.transcripts import StoredPassage
from app.transcripts.passages import size
from app.transcripts.turns import spoken

_FEWEST, _MOST = 40, 130
"""Words of a passage that is read at a glance."""
_TERMS = 60
"""Of the terms that set a talk apart, so many count."""
_OPENING, _CLOSING = 0.1, 0.93
"""Shares of a talk before and after which people greet, introduce and thank each other."""


_DRAWN = 2
"""Talks that are drawn for a day, until one has a passage that is good enough."""
_GOOD = 1.5
_TELLING = 0.4
"""What the logarithm of the weight of a talk's own terms counts beside how a passage reads."""


@dataclass(frozen=True, slots=True, order=True)
class _Merit:
    """How well a passage serves, what decides first standing first. `read` is how well it reads by
    itself, and how telling its terms are."""

    fits: bool
    is_own: bool
    is_amid: bool
    is_whole: bool
    read: float
    place: int

    @property
    def is_fit(self) -> bool:
        """Whether it is all that is asked, however it reads."""
        return self.fits and self.is_own and self.is_amid and self.is_whole

    @property
    def is_good(self) -> bool:
        """Whether no other talk need be looked at."""
        return self.is_fit and self.read >= _GOOD


def passage_of_the_day(session: Session, day: datetime.date) -> FoundPassage | None:
    """A passage of some talk that reads well by itself, and speaks of what sets the talk apart; the
    same all day. None while no talk is at hand."""
    known = episodes.ids(session)
    best: tuple[_Merit, EpisodeWords, StoredPassage] | None = None
    runs = terms.repeated(session)
    for chosen in dict.fromkeys(_drawn(day, number, known) for number in range(_DRAWN) if known):
        talk = talk_of(session, episodes.by_ids(session, [chosen])[chosen])
        talk = replace(talk, words=tuple(talk.words))  # all of them are read, and most twice
        found = _best(session, talk, runs)
        if found and (best is None or found[0] > best[0]):
            best = found[0], talk, found[1]
        if best and best[0].is_good:
            break
    return best[1].shown(best[2]) if best else None


def _drawn(day: datetime.date, number: int, known: Sequence[int]) -> int:
    """The talk that a day draws at its turn `number`."""
    drawn = blake2b(f"{day.isoformat()}/{number}".encode(), digest_size=8).digest()
    return known[int.from_bytes(drawn) % len(known)]


def _best(
    session: Session, talk: EpisodeWords, runs: NDArray[np.int64]
) -> tuple[_Merit, StoredPassage] | None:
    """The passage of a talk that serves best."""
    weights = {
        text: one.weight
        for one in terms.telling(session, talk.row.id, _TERMS)
        if (text := tuple(text_tokens(one.text)))
    }
    said = dict(_said(talk, weights))
    silent = repeated_words(talk.words, runs)
    passages = transcripts.passages_of(session, talk.row.id)
    apart = asides([talk.words[one.first : one.last] for one in passages])
    beside = {number for first, last in apart for number in range(first, last)}
    merits = [
        (_merit(one, talk, said, weights, silent.isdisjoint(range(one.first, one.last))
                and number not in beside), one)
        for number, one in enumerate(passages)
    ]  # fmt: skip
    read = [(_read(merit, talk, one) if merit.is_fit else merit, one) for merit, one in merits]
    return max(read, key=lambda pair: pair[0], default=None)


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
    is_own: bool,
) -> _Merit:
    first, last, total = passage.first, passage.last, len(talk.words)
    told = sum(weights[term] for term in _terms_in(said, first, last))
    return _Merit(
        fits=_FEWEST <= sum(map(size, talk.words[first:last])) <= _MOST,
        is_own=is_own,
        is_amid=_OPENING * total <= first and last <= _CLOSING * total,
        is_whole=_is_whole(talk, first, last),
        read=_TELLING * math.log1p(told) if told else -1.0,
        place=-passage.number,
    )


def _read(merit: _Merit, talk: EpisodeWords, passage: StoredPassage) -> _Merit:
    """The same with how well the passage reads."""
    return replace(merit, read=merit.read + worth(talk.sentences(passage.first, passage.last)))


def _terms_in(
    said: Mapping[int, tuple[str, ...]], first: int, last: int
) -> Collection[tuple[str, ...]]:
    return {said[word] for word in range(first, last) if word in said}


def _is_whole(talk: EpisodeWords, first: int, last: int) -> bool:
    """Whether words are whole sentences, or a whole turn's, and one person's."""
    turns = spoken(talk.turns, first, last)
    is_begun = not first or talk.ends_sentence(first - 1) or talk.begins_turn(first)
    return len(turns) < 2 and is_begun and talk.ends_sentence(last - 1)
