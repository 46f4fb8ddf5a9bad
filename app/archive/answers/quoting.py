"""Check a quote against the archive: was it said, by whom, where, and in these very words?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from app.language.stop_words import STOP_WORDS
from app.language.tokens import tokens
from app.quotes.compare import Comparison, compare, parts
from app.quotes.differences import Difference, Kind
from app.search.port import Engine
from app.search.query.scope import EVERYTHING
from app.search.query.tree import of_words
from app.store import episodes, people, transcripts
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage
from app.transcripts.model import Turn
from app.transcripts.timeline import Timeline, Timing
from app.transcripts.turns import around, speakers_of, spoken

LONGEST = 1_500
"""Words of a quote that are looked at: some three pages."""
NEARLY = 0.7
"""Share of a quote's words that must stand in one place for it to be nearly said there."""
CONTEXT = 30
"""Words by the same speaker that are shown before and after."""
GAP = 400
"""Words that an honest ellipsis may leave out."""
JUMP = 25
"""Words left out without an ellipsis that make a quote pieced together."""
CANDIDATES = 5
MOST_TELLING = 40
"""Words of a long quote that it is looked for by."""
SHORTEST_PIECE = 4


class Verdict(StrEnum):
    """What a quote is worth."""

    WORD_FOR_WORD = "word_for_word"
    NEARLY = "nearly"
    PIECED_TOGETHER = "pieced_together"
    SOMEONE_ELSE = "someone_else"
    UNKNOWN_SPEAKER = "unknown_speaker"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """A place in an episode, the words `[first, last)`, and how the quote differs from it."""

    episode: EpisodeRow
    passage: StoredPassage
    turns: Sequence[Turn]
    timeline: Timeline
    first: int
    last: int
    start_ms: int
    end_ms: int
    timing: Timing
    words: Sequence[str]
    before: str
    after: str
    share: float
    differences: tuple[Difference, ...]

    @property
    def text(self) -> str:
        """The words as said."""
        return " ".join(self.words)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who says any of the words, in order."""
        return speakers_of(self.turns)


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict, and the places that it rests on (for `not_found` the nearest ones)."""

    verdict: Verdict
    matches: tuple[QuoteMatch, ...]


def check(
    session: Session, engine: Engine, text: str, speaker: str = "", limit: int = 3
) -> Checked:
    """Check a quote. `speaker` is who is said to have said it, by slug or words of the name."""
    pieces = _bounded(parts(text.encode("utf-8", "replace").decode()))
    if not pieces:
        return Checked(Verdict.NOT_FOUND, ())
    verdict, matches = _judge(session, engine, pieces, limit)
    if speaker and verdict is not Verdict.NOT_FOUND:
        wish = people.names(session, people.named_like(session, speaker))
        is_one_place = len(pieces) == 1 and verdict is not Verdict.PIECED_TOGETHER
        verdict, matches = _by_speaker(verdict, matches, wish, is_one_place)
    return Checked(verdict, tuple(matches[: max(limit, len(pieces))]))


def _bounded(pieces: Sequence[Sequence[str]]) -> list[list[str]]:
    kept: list[list[str]] = []
    left = LONGEST
    for piece in pieces:
        if left > 0:
            kept.append(list(piece[:left]))
            left -= len(piece)
    return kept


def _judge(
    session: Session,
    engine: Engine,
    pieces: Sequence[Sequence[str]],
    limit: int,
) -> tuple[Verdict, list[QuoteMatch]]:
    """The verdict over all pieces of a quote."""
    if len(pieces) > 1:
        # Transcripts have dots of their own; then the words stand in a row after all.
        whole = _places(session, engine, [word for piece in pieces for word in piece], limit)
        if whole and not whole[0].differences:
            return Verdict.WORD_FOR_WORD, whole
        if chain := _in_order([_exact(session, engine, piece, limit) for piece in pieces]):
            return Verdict.WORD_FOR_WORD, chain
        if whole and whole[0].share >= NEARLY and _is_in_one_piece(whole[0]):
            return Verdict.NEARLY, whole[:1]
        found = [_places(session, engine, piece, limit) for piece in pieces]
        chain = _in_order(found)
        if chain:
            is_exact = all(not match.differences for match in chain)
            return (Verdict.WORD_FOR_WORD if is_exact else Verdict.NEARLY), chain
        if all(places and places[0].share >= NEARLY for places in found):
            return Verdict.PIECED_TOGETHER, [places[0] for places in found]
        return Verdict.NOT_FOUND, [match for places in found for match in places[:1]]
    places = _places(session, engine, pieces[0], limit)
    if places and not places[0].differences:
        return Verdict.WORD_FOR_WORD, [place for place in places if not place.differences]
    sewn = _sewn(session, engine, pieces[0])
    if sewn and (not places or places[0].share < 1.0 - 1e-9):
        return Verdict.PIECED_TOGETHER, sewn
    if places and places[0].share >= NEARLY:
        return Verdict.NEARLY, [place for place in places if place.share >= NEARLY]
    return Verdict.NOT_FOUND, places[:limit]


def _is_in_one_piece(match: QuoteMatch) -> bool:
    """Whether words were changed, but none are missing that an ellipsis may stand for."""
    missing = [len(one.said.split()) - len(one.quoted.split()) for one in match.differences]
    is_changed = any(one.kind is not Kind.LEFT_OUT for one in match.differences)
    return is_changed and max(missing) <= SHORTEST_PIECE


def _in_order(found: Sequence[Sequence[QuoteMatch]]) -> list[QuoteMatch]:
    """One place for each piece, in one episode and in order with no more than an honest gap in
    between; empty where there is no such chain."""
    for start in found[0]:
        if start.share < NEARLY:
            continue
        chain = [start]
        for places in found[1:]:
            last = chain[-1]
            following = [
                place
                for place in places
                if place.episode.id == last.episode.id
                and last.last <= place.first <= last.last + GAP
                and place.share >= NEARLY
            ]
            if not following:
                break
            chain.append(following[0])
        if len(chain) == len(found):
            return chain
    return []


def _sewn(session: Session, engine: Engine, words: Sequence[str]) -> list[QuoteMatch]:
    """The places of a quote that is sewn together from a few that stand word for word; empty
    where it isn't."""
    pieces: list[QuoteMatch] = []
    start = 0
    while start < len(words) and len(pieces) < 5:
        low, high, best = SHORTEST_PIECE, len(words) - start, None
        while low <= high:
            size = (low + high) // 2
            exact = _exact(session, engine, words[start : start + size], 1)
            best, low, high = (exact[0], size + 1, high) if exact else (best, low, size - 1)
        if best is None:
            return []
        pieces.append(best)
        start += high
    return pieces if start >= len(words) and any(map(_is_jump, pieces, pieces[1:])) else []


def _is_jump(piece: QuoteMatch, following: QuoteMatch) -> bool:
    """Whether two pieces stand apart: in other episodes, backward, or far from each other."""
    gap = following.first - piece.last
    return piece.episode.id != following.episode.id or not 0 <= gap <= JUMP


def _places(session: Session, engine: Engine, words: Sequence[str], limit: int) -> list[QuoteMatch]:
    """Where a piece stands, the best first: word for word if it does, else nearly."""
    exact = _exact(session, engine, words, limit)
    return exact or _near(session, engine, words, limit)


def _exact(session: Session, engine: Engine, words: Sequence[str], limit: int) -> list[QuoteMatch]:
    """Places where the words stand just so."""
    run = [token for word in words for token in tokens(word)]
    ids = engine.standing(run, max(4 * limit, 4))
    exact = [place for place in _compared(session, ids, words) if not place.found.differences]
    return [_match(session, place) for place in exact[:limit]]


def _near(session: Session, engine: Engine, words: Sequence[str], limit: int) -> list[QuoteMatch]:
    """Places where most of the words stand, the best first."""
    run = tuple(token for word in words for token in tokens(word))
    telling = [token for token in run if token not in STOP_WORDS] or list(run)
    query = of_words(telling[:MOST_TELLING] if len(run) > MOST_TELLING else run)
    hits = engine.search(query, EVERYTHING, CANDIDATES).hits
    best: dict[tuple[int, int], _Place] = {}
    for place in _compared(session, [hit.passage_id for hit in hits], words):
        best.setdefault((place.episode.id, place.first // 20), place)
    ordered = sorted(best.values(), key=lambda place: -place.found.share)
    return [_match(session, place) for place in ordered[:limit]]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a quote may stand in an episode: `found` counts from the word `offset`."""

    episode: EpisodeRow
    said: Sequence[str]
    offset: int
    found: Comparison

    @property
    def first(self) -> int:
        return self.found.first + self.offset


def _compared(session: Session, ids: Sequence[int], words: Sequence[str]) -> list[_Place]:
    """The passages, and what is around them, held against the words."""
    passages = transcripts.passages_by_id(session, ids)
    rows = episodes.by_ids(session, [passage.episode_id for passage in passages.values()])
    words_of = transcripts.words_of(session, rows)
    places = []
    for passage in (passages[one] for one in ids if one in passages):
        said = words_of[passage.episode_id]
        offset = max(0, passage.first - len(words))
        if found := compare(words, said[offset : passage.last + 2 * len(words)]):
            places.append(_Place(rows[passage.episode_id], said, offset, found))
    return places


def _match(session: Session, place: _Place) -> QuoteMatch:
    row, said, found = place.episode, place.said, place.found
    first, last = found.first + place.offset, found.last + place.offset
    line = transcripts.timeline(session, row.id)
    turns = transcripts.turns_of(session, [row.id])[row.id]
    low, high = around(turns, first, last, CONTEXT)
    start = line.at(first)
    passage = next(p for p in transcripts.passages_of(session, row.id) if first < p.last)
    return QuoteMatch(
        episode=row,
        passage=passage,
        turns=spoken(turns, first, last),
        timeline=line,
        first=first,
        last=last,
        start_ms=start.ms,
        end_ms=line.at(last).ms,
        timing=start.kind,
        words=said[first:last],
        before=" ".join(said[low:first]),
        after=" ".join(said[last:high]),
        share=found.share,
        differences=found.differences,
    )


def _by_speaker(
    verdict: Verdict, matches: Sequence[QuoteMatch], wish: Collection[str], is_one_place: bool
) -> tuple[Verdict, list[QuoteMatch]]:
    """The verdict where one of the names `wish` is said to have said it. Of several places that
    hold the whole quote (`is_one_place`) those by the speaker come first, then those by nobody
    named; a quote in pieces is theirs only if every piece is."""
    by_them, by_nobody, by_others = [], [], []
    for match in matches:
        speakers = {turn.speaker for turn in match.turns}
        if speakers <= set(wish):
            by_them.append(match)
        elif speakers <= {None, *wish}:
            by_nobody.append(match)
        else:
            by_others.append(match)
    best = [by_them, by_nobody, by_others]
    if not is_one_place:
        best.reverse()
    decisive = next(group for group in best if group)
    if decisive is by_nobody:
        verdict = Verdict.UNKNOWN_SPEAKER
    elif decisive is by_others:
        verdict = Verdict.SOMEONE_ELSE
    return verdict, [*by_them, *by_nobody, *by_others] if is_one_place else list(matches)
