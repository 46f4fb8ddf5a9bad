"""What a quote is worth: were these words said, in one place, and by the one who is named?

Pure: where words stand in an archive is asked of `QuotePlaces`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from app.quotes.differences import Difference, DifferenceKind
from app.transcripts.model import Turn

NEARLY_SHARE = 0.7
"""Share of a quote's words that must stand in one place for it to be nearly said there."""
GAP_WORDS = 400
"""Words that an honest ellipsis may leave out."""
JUMP_WORDS = 25
"""Words left out without an ellipsis that make a quote pieced together."""
SHORTEST_PIECE, MOST_PIECES = 4, 5
"""Words of a piece, and pieces, of what is sewn together without an ellipsis."""
_ALL = 1.0 - 1e-9


class Verdict(StrEnum):
    """What a quote is worth."""

    WORD_FOR_WORD = "word_for_word"
    NEARLY = "nearly"
    PIECED_TOGETHER = "pieced_together"
    SOMEONE_ELSE = "someone_else"
    UNKNOWN_SPEAKER = "unknown_speaker"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class QuotePlace:
    """The words `[first, last)` of an episode, the share of the quote's words that stand there,
    of 1, and how it differs from them."""

    episode_id: int
    first: int
    last: int
    share: float
    differences: tuple[Difference, ...]


class QuotePlaces(Protocol):
    """Where words stand in an archive, at most `limit` places, the best first."""

    def exact(self, words: Sequence[str], limit: int) -> list[QuotePlace]:
        """Places where the words stand just so, without differences."""

    def near(self, words: Sequence[str], limit: int) -> list[QuotePlace]:
        """Places where most of the words stand."""


def judge(
    pieces: Sequence[Sequence[str]], places: QuotePlaces, limit: int
) -> tuple[Verdict, list[QuotePlace]]:
    """The verdict over a quote's pieces, which ellipses part, and the places that it rests on; for
    `not_found` the nearest ones. There must be a piece, and a word in each."""
    if len(pieces) == 1:
        return _judge_one(pieces[0], places, limit)
    # Transcripts have dots of their own; then the words stand in a row after all.
    whole = _anywhere([word for piece in pieces for word in piece], places, limit)
    if whole and not whole[0].differences:
        return Verdict.WORD_FOR_WORD, whole
    if chain := _in_order([places.exact(piece, limit) for piece in pieces]):
        return Verdict.WORD_FOR_WORD, chain
    if whole and whole[0].share >= NEARLY_SHARE and _is_in_one_piece(whole[0]):
        return Verdict.NEARLY, whole[:1]
    found = [_anywhere(piece, places, limit) for piece in pieces]
    if chain := _in_order(found):
        is_exact = all(not place.differences for place in chain)
        return (Verdict.WORD_FOR_WORD if is_exact else Verdict.NEARLY), chain
    if all(several and several[0].share >= NEARLY_SHARE for several in found):
        return Verdict.PIECED_TOGETHER, [several[0] for several in found]
    return Verdict.NOT_FOUND, [place for several in found for place in several[:1]]


def _judge_one(
    piece: Sequence[str], places: QuotePlaces, limit: int
) -> tuple[Verdict, list[QuotePlace]]:
    """The verdict over a quote that leaves nothing out."""
    found = _anywhere(piece, places, limit)
    if found and not found[0].differences:
        return Verdict.WORD_FOR_WORD, [place for place in found if not place.differences]
    sewn = _sewn(piece, places)
    if sewn and (not found or found[0].share < _ALL):
        return Verdict.PIECED_TOGETHER, sewn
    if found and found[0].share >= NEARLY_SHARE:
        return Verdict.NEARLY, [place for place in found if place.share >= NEARLY_SHARE]
    return Verdict.NOT_FOUND, found[:limit]


def _anywhere(words: Sequence[str], places: QuotePlaces, limit: int) -> list[QuotePlace]:
    """Where words stand: word for word if they do, else nearly."""
    return places.exact(words, limit) or places.near(words, limit)


def _is_in_one_piece(place: QuotePlace) -> bool:
    """Whether words were changed, but none are missing that an ellipsis may stand for."""
    missing = [len(one.said.split()) - len(one.quoted.split()) for one in place.differences]
    is_changed = any(one.kind is not DifferenceKind.LEFT_OUT for one in place.differences)
    return is_changed and max(missing) <= SHORTEST_PIECE


def _in_order(found: Sequence[Sequence[QuotePlace]]) -> list[QuotePlace]:
    """One place for each piece, in one episode and in order with no more than an honest gap in
    between; empty where there is no such chain."""
    for start in found[0]:
        if start.share < NEARLY_SHARE:
            continue
        chain = [start]
        for several in found[1:]:
            last = chain[-1]
            following = [
                place
                for place in several
                if place.episode_id == last.episode_id
                and last.last <= place.first <= last.last + GAP_WORDS
                and place.share >= NEARLY_SHARE
            ]
            if not following:
                break
            chain.append(following[0])
        if len(chain) == len(found):
            return chain
    return []


def _sewn(words: Sequence[str], places: QuotePlaces) -> list[QuotePlace]:
    """The places of a quote that is sewn together from a few that stand word for word, each as
    long as it can be; empty where it isn't."""
    pieces: list[QuotePlace] = []
    start = 0
    while start < len(words) and len(pieces) < MOST_PIECES:
        low, high, best = SHORTEST_PIECE, len(words) - start, None
        while low <= high:
            size = (low + high) // 2
            exact = places.exact(words[start : start + size], 1)
            best, low, high = (exact[0], size + 1, high) if exact else (best, low, size - 1)
        if best is None:
            return []
        pieces.append(best)
        start += high
    return pieces if start >= len(words) and any(map(_is_jump, pieces, pieces[1:])) else []


def _is_jump(piece: QuotePlace, following: QuotePlace) -> bool:
    """Whether two pieces stand apart: in other episodes, backward, or far from each other."""
    gap = following.first - piece.last
    return piece.episode_id != following.episode_id or not 0 <= gap <= JUMP_WORDS


class Attributed(Protocol):
    """Words that somebody says: their turns, cut where the words begin and end."""

    @property
    def turns(self) -> Sequence[Turn]:
        """Who says what."""


AnyAttributed = TypeVar("AnyAttributed", bound=Attributed)


def attribute(
    verdict: Verdict, found: Sequence[AnyAttributed], names: Collection[str], is_one_place: bool
) -> tuple[Verdict, list[AnyAttributed]]:
    """The verdict where somebody of these names is said to have said it. Of several places that
    hold the whole quote (`is_one_place`) those by the speaker come first, then those by nobody
    named; a quote in pieces is theirs only if every piece is. There must be a place."""
    by_them, by_nobody, by_others = [], [], []
    for one in found:
        speakers = {turn.speaker for turn in one.turns}
        if speakers <= set(names):
            by_them.append(one)
        elif speakers <= {None, *names}:
            by_nobody.append(one)
        else:
            by_others.append(one)
    best = [by_them, by_nobody, by_others]
    if not is_one_place:
        best.reverse()
    decisive = next(group for group in best if group)
    if decisive is by_nobody:
        verdict = Verdict.UNKNOWN_SPEAKER
    elif decisive is by_others:
        verdict = Verdict.SOMEONE_ELSE
    return verdict, [*by_them, *by_nobody, *by_others] if is_one_place else list(found)
