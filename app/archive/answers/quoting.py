"""Check a quote against the archive: was it said, by whom, where, and in these very words?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.language.stop_words import STOP_WORDS
from app.language.tokens import tokens
from app.quotes.check import QuotePlace, Verdict, attribute, judge
from app.quotes.compare import compare, quote_parts
from app.quotes.differences import Difference
from app.search.finding import find
from app.search.port import Engine
from app.search.query.tree import of_words
from app.store import episodes, people, transcripts
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage
from app.transcripts.model import Turn
from app.transcripts.timeline import Timeline, Timing
from app.transcripts.turns import around, speakers_of, spoken

LONGEST_QUOTE_WORDS = 1_500
"""Words of a quote that are looked at: some three pages."""
CONTEXT_WORDS = 30
"""Words by the same speaker that are shown before and after."""
CANDIDATE_PASSAGES = 5
"""Passages in which a quote may stand nearly."""
PASSAGES_A_PLACE = 4
"""Passages that hold the words in a row, for each place that is asked for: some begin elsewhere."""
MOST_TELLING_WORDS = 40
"""Words of a long quote that it is looked for by."""
SAME_PLACE_WORDS = 20
"""Places that begin within so many words of each other are one."""


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
class CheckedQuote:
    """The verdict, and the places that it rests on (for `not_found` the nearest ones). Of words
    that somebody else says, or nobody named, the speaker asked for may say a part. `probably` is
    who is guessed to say words of which the transcript doesn't tell; nobody where that isn't
    asked, or not sure enough."""

    verdict: Verdict
    matches: tuple[QuoteMatch, ...]
    is_partly_theirs: bool = False
    probably: str = ""


def check(
    session: Session, engine: Engine, text: str, speaker: str = "", limit: int = 3
) -> CheckedQuote:
    """Check a quote. `speaker` is who is said to have said it, by slug or words of the name."""
    pieces = _bounded(quote_parts(text.encode("utf-8", "replace").decode()))
    if not pieces:
        return CheckedQuote(Verdict.NOT_FOUND, ())
    verdict, places = judge(pieces, _Archive(session, engine), limit)
    matches = _shown(session, places)
    is_partly_theirs, probably = False, ""
    if speaker and verdict is not Verdict.NOT_FOUND:
        names = people.names(session, people.named_like(session, speaker))
        is_one_place = len(pieces) == 1 and verdict is not Verdict.PIECED_TOGETHER
        verdict, matches = attribute(verdict, matches, names, is_one_place)
        is_theirs = any(not names.isdisjoint(match.speakers) for match in matches)
        is_partly_theirs = is_theirs and verdict in {Verdict.SOMEONE_ELSE, Verdict.UNKNOWN_SPEAKER}
    if verdict is Verdict.UNKNOWN_SPEAKER and len(pieces) == 1:
        probably = _guessed(session, matches[0])
    shown = tuple(matches[: max(limit, len(pieces))])
    return CheckedQuote(verdict, shown, is_partly_theirs, probably)


def _guessed(session: Session, match: QuoteMatch) -> str:
    """Who probably says all of the words of a place; empty where nobody is guessed to."""
    restored = transcripts.restored(session, match.episode.id)
    voices = restored.voices if restored and not match.speakers else ()
    around = (one for one in voices if one.first <= match.first and match.last <= one.last)
    return next((one.speaker for one in around), "")


def _bounded(pieces: Sequence[Sequence[str]]) -> list[list[str]]:
    kept: list[list[str]] = []
    left = LONGEST_QUOTE_WORDS
    for piece in pieces:
        if left > 0:
            kept.append(list(piece[:left]))
            left -= len(piece)
    return kept


class _Archive:
    """Where words stand in the archive: the index knows passages, the store what is said there."""

    def __init__(self, session: Session, engine: Engine) -> None:
        self._session = session
        self._engine = engine

    def exact(self, words: Sequence[str], limit: int) -> list[QuotePlace]:
        """Places where the words stand just so."""
        run = [token for word in words for token in tokens(word)]
        ids = self._engine.with_run(run, PASSAGES_A_PLACE * max(1, limit))
        places = (place for _, place in held_against(self._session, ids, words))
        return [place for place in places if not place.differences][:limit]

    def near(self, words: Sequence[str], limit: int) -> list[QuotePlace]:
        """Places where most of the words stand, the best first."""
        run = tuple(token for word in words for token in tokens(word))
        telling = [token for token in run if token not in STOP_WORDS] or list(run)
        query = of_words(telling[:MOST_TELLING_WORDS] if len(run) > MOST_TELLING_WORDS else run)
        hits = find(self._engine, query, CANDIDATE_PASSAGES).hits
        best: dict[tuple[int, int], QuotePlace] = {}
        ids = [hit.passage_id for hit in hits]
        for _, place in held_against(self._session, ids, words):
            best.setdefault((place.episode_id, place.first // SAME_PLACE_WORDS), place)
        return sorted(best.values(), key=lambda place: -place.share)[:limit]


def held_against(
    session: Session, ids: Sequence[int], words: Sequence[str]
) -> Iterator[tuple[StoredPassage, QuotePlace]]:
    """The passages of these numbers, and what is around them, held against words: where these stand
    best. Passages that hold none of them are left out."""
    passages = transcripts.passages_by_id(session, ids)
    words_of = transcripts.words_of(session, {one.episode_id for one in passages.values()})
    for passage in (passages[one] for one in ids if one in passages):
        said = words_of[passage.episode_id]
        offset = max(0, passage.first - len(words))
        if found := compare(words, said[offset : passage.last + 2 * len(words)]):
            yield (
                passage,
                QuotePlace(
                    episode_id=passage.episode_id,
                    first=found.first + offset,
                    last=found.last + offset,
                    share=found.share,
                    differences=found.differences,
                ),
            )


def _shown(session: Session, places: Sequence[QuotePlace]) -> list[QuoteMatch]:
    """The places with what is shown of them."""
    ids = {place.episode_id for place in places}
    rows = episodes.by_ids(session, list(ids))
    words = transcripts.words_of(session, ids)
    turns = transcripts.turns_of(session, ids)
    lines = transcripts.timelines_of(session, ids)
    passages = {one: transcripts.passages_of(session, one) for one in ids}
    found = []
    for place in places:
        key, first, last = place.episode_id, place.first, place.last
        low, high = around(turns[key], first, last, CONTEXT_WORDS)
        start = lines[key].at(first)
        found.append(
            QuoteMatch(
                episode=rows[key],
                passage=next(one for one in passages[key] if first < one.last),
                turns=spoken(turns[key], first, last),
                timeline=lines[key],
                first=first,
                last=last,
                start_ms=start.ms,
                end_ms=lines[key].at(last).ms,
                timing=start.kind,
                words=words[key][first:last],
                before=" ".join(words[key][low:first]),
                after=" ".join(words[key][last:high]),
                share=place.share,
                differences=place.differences,
            )
        )
    return found
