"""Choose of each talk the passages that read best by themselves: only of those that changed."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import nlargest
from itertools import islice

from sqlalchemy.orm import Session

from app.archive.ingest.deriving import Deriving
from app.archive.ingest.rules import forget_former
from app.exploring.contents.asides import asides
from app.exploring.repeated import repeated_words
from app.exploring.worth import worth
from app.language.runs import runs_in
from app.language.tokens import size, text_tokens
from app.store import episodes, terms, transcripts
from app.store import worth as kept
from app.store.database import Database
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage, StoredTranscript
from app.store.worth import WorthReading
from app.transcripts.restored import sentence_ends
from app.transcripts.restoring.restore import readable
from app.transcripts.turns import spoken

BATCH_EPISODES = 50
"""Episodes whose passages are stored in one transaction."""
VERSION = 2
"""Goes up when passages are chosen otherwise."""
_CHOSEN = 3
"""Passages of a talk that are kept."""
_FEWEST, _MOST = 40, 130
"""Words of a passage that is read at a glance."""
_TERMS = 60
"""Of the terms that set a talk apart, so many count."""
_OPENING, _CLOSING = 0.1, 0.93
"""Shares of a talk before and after which people greet, introduce and thank each other."""
_TELLING = 0.1
"""What the logarithm of the weight of a talk's own terms counts beside how a passage reads."""
_UNFIT = 20.0
"""What is taken off for each thing that is asked of any passage and that one isn't: it is shown
where there is no other."""
_NONE = WorthReading(-1, 0.0)


def refresh(database: Database, deriving: Deriving) -> None:
    """Choose passages of episodes that are new or changed. What was broken off is taken up by the
    next call."""
    forget_former(database, "worth", VERSION, kept.forget)
    with database.read() as session:
        behind = kept.behind(session)
    found = deriving.each(_chosen, behind)
    while some := dict(islice(found, BATCH_EPISODES)):
        with database.write() as session:
            for row in episodes.by_ids(session, list(some)).values():
                kept.keep(session, row, some[row.id] or [_NONE])


def _chosen(session: Session, episode_id: int) -> list[WorthReading]:
    """The passages of an episode that read best by themselves, the best first."""
    row = session.get_one(EpisodeRow, episode_id)
    stored = transcripts.load(session, episode_id)
    talk = replace(stored, words=tuple(stored.words), passages=tuple(stored.passages))
    beside = _beside(session, talk)
    ends = sentence_ends(talk.words, talk.restored, 0, len(talk.words))
    lacking = [
        _lacks(talk, one, ends) + (not beside.isdisjoint(range(one.first, one.last)))
        for one in talk.passages
    ]
    least = min(lacking, default=0)
    said = dict(_said(session, episode_id, talk.words))
    found = []
    for number, passage in enumerate(talk.passages):
        if lacking[number] > least:
            continue
        places = range(passage.first, passage.last)
        terms_in = dict.fromkeys(said[at] for at in places if at in said)  # in order, as sums are
        read = worth(_sentences(talk, passage, ends, row.language), row.language)
        read += _TELLING * math.log1p(sum(weight for _, weight in terms_in))
        found.append(WorthReading(number, read - _UNFIT * lacking[number]))
    return nlargest(_CHOSEN, found, key=lambda one: (one.worth, -one.number))


def _beside(session: Session, talk: StoredTranscript) -> frozenset[int]:
    """The words that are no part of a talk's subject, or stand in others alike."""
    apart = asides([talk.words[one.first : one.last] for one in talk.passages])
    return repeated_words(talk.words, terms.repeated(session)) | {
        word
        for first, last in apart
        for word in range(talk.passages[first].first, talk.passages[last - 1].last)
    }


def _said(
    session: Session, episode_id: int, words: Sequence[str]
) -> Iterator[tuple[int, tuple[str, float]]]:
    """Words of a talk with which a term that sets it apart begins, and the longest such term with
    its weight."""
    told = {
        tokens: (one.text, one.weight)
        for one in terms.telling(session, episode_id, _TERMS)
        if (tokens := tuple(text_tokens(one.text)))
    }
    before = -1
    for first, _, term in runs_in(words, told):
        if first != before:
            yield first, told[term]
        before = first


def _lacks(talk: StoredTranscript, passage: StoredPassage, ends: Sequence[bool]) -> int:
    """How much of what is asked of any passage one isn't: neither long nor short, amid the talk,
    and one voice's whole sentences or turn. `ends` tells of each word whether a sentence does."""
    first, last, total = passage.first, passage.last, len(talk.words)
    turns = spoken(talk.turns, first, last)
    is_begun = not first or ends[first - 1] or _begins_turn(talk, first)
    return (
        (not _FEWEST <= sum(map(size, talk.words[first:last])) <= _MOST)
        + (not _OPENING * total <= first or last > _CLOSING * total)
        + (len(turns) > 1 or not is_begun or not ends[last - 1])
    )


def _begins_turn(talk: StoredTranscript, word: int) -> bool:
    place = bisect_left(talk.turns, word, key=lambda turn: turn.first)
    return place < len(talk.turns) and talk.turns[place].first == word


def _sentences(
    talk: StoredTranscript, passage: StoredPassage, ends: Sequence[bool], language: str
) -> list[str]:
    """A passage as it reads, by sentences."""
    first, last = passage.first, passage.last
    found: list[list[str]] = [[]]
    read = readable(talk.words[first:last], talk.restored, language, first)
    for word, is_end in zip(read, ends[first:last], strict=True):
        found[-1].append(word)
        if is_end:
            found.append([])
    return [" ".join(one) for one in found if one]
