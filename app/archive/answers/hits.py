"""The words that hits show, whose they are, and what they were found for."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from sqlalchemy.orm import Session

from app.archive.fact_words import beside_title
from app.language.sentences import asks
from app.language.tokens import size
from app.quotes.differences import Difference
from app.search.explanation import Explanation
from app.search.finding import Found
from app.search.query.tree import Query
from app.search.ranking.refine import Hit
from app.search.results.explanation import is_guessed, why
from app.search.results.highlight import Finder, TermMatch, highlighted_words
from app.search.results.in_phrases import in_phrases
from app.search.results.snippet import SHOWN_WORDS, Span, own_words, reach, snippet, words_beside
from app.store import episodes, topics, transcripts
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage
from app.transcripts.model import Turn
from app.transcripts.passages import LONGEST_WORDS
from app.transcripts.restored import Restored, sentence_ends
from app.transcripts.restoring.restore import readable
from app.transcripts.sureness import mean
from app.transcripts.timeline import Moment
from app.transcripts.turns import sole_speaker, spoken

NEAR_WORDS = 2 * LONGEST_WORDS
"""Words around a passage whose speakers a hit may need."""
NO_DIFFERENCES: Mapping[int, Sequence[Difference]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    """A hit: the passage that its link opens, and the words that it shows, as they stand and as
    they read (which differs for raw captions only), from `start` on.

    `turns` tell who says which of the words, by their numbers in the episode, of which `first` is
    the first one shown; the words `highlighted` count from that one. `goes_on` tells
    whether sentences are cut off at the beginning and at the end; `why` says what the hit was
    found for, and `explanation` what its score is made of, where that was asked; `more` is how many
    other hits its episode holds; `also` are episodes for which it stands too, which seem to be of
    the same talk. `differences` are those between a phrase that nobody says just so and what is
    said here. `sure` is how sure whoever heard them was of those words (of all, where none
    is), 0 to 1; None where the transcript doesn't tell.
    """

    passage: StoredPassage
    episode: EpisodeRow
    words: Sequence[str]
    readable: Sequence[str]
    first: int
    start: Moment
    turns: Sequence[Turn]
    highlighted: frozenset[int]
    score: float
    goes_on: tuple[bool, bool] = (False, False)
    why: str = ""
    matches: Sequence[TermMatch] = ()
    more: int = 0
    also: Sequence[EpisodeRow] = ()
    explanation: Explanation | None = None
    differences: Sequence[Difference] = ()
    sure: float | None = None

    @property
    def speaker(self) -> str | None:
        """Who says all of it; None where it is several, or nobody is named."""
        return sole_speaker(self.turns)


@dataclass(frozen=True, slots=True)
class _Talk:
    """What hits need of an episode."""

    row: EpisodeRow
    said: Sequence[str]
    restored: Restored | None
    turns: Sequence[Turn]
    query: Query
    finder: Finder
    confidences: bytes


def with_words(
    session: Session,
    found: Found,
    query: Query,
    hits: Sequence[Hit],
    others: Mapping[int, int],
    speakers: Collection[str] | None = None,
    differences: Mapping[int, Sequence[Difference]] = NO_DIFFERENCES,
) -> list[FoundPassage]:
    """The hits with their words. `others` are the hits that each of them stands for besides
    itself, by the number of its episode. Where `speakers` are asked for by name, only what they
    say counts. `differences` are those of passages that were found instead of a phrase, by the
    numbers of these."""
    passages = transcripts.passages_by_id(session, [hit.passage_id for hit in hits])
    around = transcripts.besides(session, list(passages))
    talks = _talks(session, found, query, passages)
    parts: dict[int, _Shown] = {}
    read: dict[int, list[Span]] = defaultdict(list)
    for hit in hits:
        if passage := passages.get(hit.passage_id):
            before = read[passage.episode_id]
            one = _shown(talks[passage.episode_id], passage, around[passage.id], before, speakers)
            before.append(one.span)
            parts[hit.passage_id] = one
    told = _told(session, talks, {passages[key].episode_id for key, one in parts.items()
                                  if is_guessed(one.matches)})  # fmt: skip
    shown = []
    for hit in hits:
        if hit.passage_id in parts:
            passage = passages[hit.passage_id]
            talk = talks[passage.episode_id]
            facts, more = told.get(talk.row.id, {}), others.get(talk.row.id, 0)
            between = differences.get(hit.passage_id, ())
            one = parts[hit.passage_id]
            shown.append(_found_passage(hit, passage, talk, one, facts, more, between))
    return _timed(session, shown)


def _timed(session: Session, shown: Sequence[FoundPassage]) -> list[FoundPassage]:
    """The hits with the time of their first word, where that isn't their passage's."""
    moved = {one.episode.id for one in shown if one.first != one.passage.first}
    lines = transcripts.timelines_of(session, moved) if moved else {}
    return [
        replace(one, start=lines[one.episode.id].at(one.first))
        if one.first != one.passage.first
        else one
        for one in shown
    ]


def _found_passage(
    hit: Hit,
    passage: StoredPassage,
    talk: _Talk,
    shown: "_Shown",
    facts: Mapping[str, str],
    more: int,
    differences: Sequence[Difference],
) -> FoundPassage:
    """A hit with what it shows; `facts` are those that tell of words which may be said in its
    episode, of which `more` hits stand behind it."""
    return FoundPassage(
        passage=passage,
        episode=talk.row,
        words=shown.words,
        readable=_readable(talk, shown.span),
        first=shown.span[0],
        start=passage.start,
        turns=spoken(talk.turns, *shown.span),
        highlighted=highlighted_words(shown.matches),
        score=hit.score,
        goes_on=shown.goes_on,
        why=why(shown.words, shown.matches, talk.query, hit.meaning, facts),
        matches=shown.matches,
        more=more,
        explanation=hit.explanation,
        differences=differences,
        sure=_sure(talk, shown),
    )


def _told(
    session: Session, talks: Mapping[int, _Talk], ids: Collection[int]
) -> dict[int, Mapping[str, str]]:
    """What the facts of these episodes tell of words that may be said in them."""
    named = topics.named_in(session, ids) if ids else {}
    return {
        key: {
            "the title names": talks[key].row.title,
            **beside_title(talks[key].row),
            "a topic that is spoken of names": " | ".join(named.get(key, ())),
        }
        for key in ids
    }


def _talks(
    session: Session, found: Found, query: Query, passages: Mapping[int, StoredPassage]
) -> dict[int, _Talk]:
    ids = list({passage.episode_id for passage in passages.values()})
    rows = episodes.by_ids(session, ids)
    said = transcripts.said_in(session, rows.values())
    turns = transcripts.turns_near(session, list(passages), NEAR_WORDS)
    finders = {
        language: Finder(found.terms, language)
        for language in {row.language for row in rows.values()}
    }
    return {
        key: _Talk(
            row=row,
            said=said[key].words,
            restored=said[key].restored,
            turns=turns.get(key, ()),
            query=query,
            finder=finders[row.language],
            confidences=said[key].confidences,
        )
        for key, row in rows.items()
    }


@dataclass(frozen=True, slots=True)
class _Shown:
    """The words `span` of a talk, and what counts among them, from the first one on."""

    span: Span
    words: Sequence[str]
    matches: Sequence[TermMatch]
    goes_on: tuple[bool, bool]


def _shown(
    talk: _Talk,
    passage: StoredPassage,
    around: Span,
    read: Sequence[Span],
    speakers: Collection[str] | None,
) -> _Shown:
    """What a hit shows of the words around its passage."""
    whole = (passage.first, passage.last)
    turns = spoken(talk.turns, *around)
    asks = {turn.last - 1 for turn in turns if _asks(talk, turn.last - 1)}
    own = spoken(talk.turns, *whole)
    if len(own) > 1 or speakers:
        counted = _counted(talk, turns, whole, speakers)
        whole = own_words(whole, own, counted, asks, speakers or ())
    own_size = sum(map(size, talk.said[passage.first : passage.last]))
    most = SHOWN_WORDS * (passage.last - passage.first) // max(1, own_size)
    within = reach(whole, words_beside(whole, turns, asks), read, most)
    counted = _counted(talk, turns, within, speakers)
    edges = _edges(talk, *within)
    first, last = snippet(whole, within, counted, edges, most)
    inside = [one.moved(-first) for one in counted if first <= one.first < one.last <= last]
    goes_on = (first not in edges, last not in edges)
    return _Shown((first, last), talk.said[first:last], inside, goes_on)


def _counted(
    talk: _Talk, turns: Sequence[Turn], within: Span, speakers: Collection[str] | None
) -> list[TermMatch]:
    """What counts for the query, where `speakers` are asked for in what they say."""
    first, last = within
    said = talk.said[first:last]
    found = in_phrases(talk.finder.matches(said), said, talk.query, talk.row.language)
    counted = [one.moved(first) for one in found]
    if speakers is None:
        return counted
    theirs = [turn for turn in turns if turn.speaker in speakers]
    return [one for one in counted if any(t.first <= one.first < t.last for t in theirs)]


def _sure(talk: _Talk, shown: _Shown) -> float | None:
    highlighted = highlighted_words(shown.matches)
    first, last = shown.span
    words = [first + word for word in highlighted] if highlighted else range(first, last)
    return mean(talk.confidences, words)


def _readable(talk: _Talk, span: Span) -> Sequence[str]:
    return readable(talk.said[slice(*span)], talk.restored, talk.row.language, span[0])


def _asks(talk: _Talk, word: int) -> bool:
    """Whether a question ends with a word."""
    if talk.restored is not None:
        return talk.restored.asks(word)
    return asks(talk.said[word])


def _edges(talk: _Talk, low: int, high: int) -> set[int]:
    """The words from `low` to `high` that begin a sentence or a turn, or come after one."""
    before = max(0, low - 1)
    ends = sentence_ends(talk.said, talk.restored, before, high)
    starts = {turn.first for turn in spoken(talk.turns, low, high)} - {low}
    found = {word for word, is_end in enumerate(ends, before + 1) if is_end}
    return {0, len(talk.said), *starts, *found}
