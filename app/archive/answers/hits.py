"""The words that hits show, and what they were found for."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.language.sentences import ends_sentence
from app.search.port import Found, Hit
from app.search.query.tree import Query
from app.search.results.explanation import why
from app.search.results.highlight import Finder, Match, marked_words
from app.search.results.snippet import Words, excerpt, reach
from app.store import episodes, transcripts
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage
from app.transcripts.restored import Restored
from app.transcripts.restoring.restore import readable


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A hit: the passage that its link opens, and the words that it shows, as they stand and as
    they read (which differs for raw captions only).

    `marked` are those to highlight, 0 for the first one shown. `goes_on` tells whether sentences
    are cut off at the beginning and at the end; `why` says what the hit was found for; `more` is
    how many other hits its episode holds.
    """

    passage: StoredPassage
    episode: EpisodeRow
    words: Sequence[str]
    readable: Sequence[str]
    marked: frozenset[int]
    score: float
    goes_on: tuple[bool, bool] = (False, False)
    why: str = ""
    matches: Sequence[Match] = ()
    more: int = 0


def with_words(
    session: Session, found: Found, query: Query, hits: Sequence[Hit], grouped: bool
) -> list[FoundPassage]:
    """The hits with their words; where `grouped`, each stands for all of its episode's."""
    passages = transcripts.passages_by_id(session, [hit.passage_id for hit in hits])
    besides = transcripts.besides(session, list(passages))
    rows = episodes.by_ids(session, [passage.episode_id for passage in passages.values()])
    words = transcripts.words_of(session, rows)
    guessed = transcripts.restored_of(session, rows)
    finders = {row.language: Finder(found.terms, row.language) for row in rows.values()}
    shown = []
    read: dict[int, list[Words]] = defaultdict(list)
    for hit in hits:
        if passage := passages.get(hit.passage_id):
            row = rows[passage.episode_id]
            said, restored = words[row.id], guessed.get(row.id)
            span = (passage.first, passage.last)
            low, high = reach(span, besides[passage.id], read[row.id])
            counted = [match.moved(low) for match in finders[row.language].matches(said[low:high])]
            edges = _edges(said, restored, low, high)
            first, last = excerpt(span, (low, high), counted, edges)
            read[row.id].append((first, last))
            text = said[first:last]
            inside = [one.moved(-first) for one in counted if first <= one.first < one.last <= last]
            shown.append(
                FoundPassage(
                    passage,
                    row,
                    text,
                    readable(text, restored, row.language, first) if restored else text,
                    marked_words(inside),
                    hit.score,
                    (first not in edges, last not in edges),
                    why(text, inside, query, hit.meaning),
                    inside,
                    found.episodes.get(row.id, 1) - 1 if grouped else 0,
                )
            )
    return shown


def _edges(said: Sequence[str], restored: Restored | None, low: int, high: int) -> set[int]:
    """The words from `low` to `high` that begin a sentence, or come after one."""
    before = max(0, low - 1)
    if restored:
        ends = [restored.ends_sentence(word) for word in range(before, high)]
    else:
        ends = [ends_sentence(word) for word in said[before:high]]
    return {0, len(said), *(word for word, is_end in enumerate(ends, before + 1) if is_end)}
