"""Which other talks a reader of a talk may want, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.exploring.related import Related, related
from app.store import episodes, terms, transcripts
from app.store import related as store
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage
from app.transcripts.restoring.restore import readable

QUOTED_WORDS = 40
"""Words that are quoted of either talk."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a talk as they read, and the passage in which they stand."""

    passage: StoredPassage
    text: str


@dataclass(frozen=True, slots=True)
class Alike:
    """A talk that is like another one, with what either says of what they share most."""

    episode: EpisodeRow
    related: Related
    own: Quoted | None
    other: Quoted | None


def related_to(session: Session, row: EpisodeRow, limit: int) -> list[Alike]:
    """The episodes that are most like an episode, with the reasons."""
    found = related(
        store.shared_terms(session, row.id),
        store.shared_people(session, row.id),
        store.same_series(session, row),
        len(terms.telling(session, row.id, store.MOST_COMPARED_TERMS)),
        episodes.count(session),
    )[:limit]
    rows = episodes.by_ids(session, [one.episode_id for one in found])
    own = _quoted(session, row, [one.first for one in found if one.first is not None])
    shown = []
    for one in found:
        other = rows[one.episode_id]
        places = [one.other_first] if one.other_first is not None else []
        theirs = _quoted(session, other, places)
        shown.append(Alike(other, one, own.get(one.first or 0), theirs.get(one.other_first or 0)))
    return shown


def _quoted(session: Session, row: EpisodeRow, words: Sequence[int]) -> dict[int, Quoted]:
    """What stands around words of an episode, by their numbers."""
    if not words:
        return {}
    said = transcripts.words(session, row.id)
    restored = transcripts.restored(session, row.id)
    found = {}
    for word in words:
        passage = transcripts.passage_at(session, row.id, word)
        first = max(passage.first, min(word - QUOTED_WORDS // 2, passage.last - QUOTED_WORDS))
        text = said[first : min(first + QUOTED_WORDS, passage.last)]
        read = readable(text, restored, row.language, first) if restored else text
        found[word] = Quoted(passage, " ".join(read))
    return found
