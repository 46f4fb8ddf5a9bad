"""Which other talks a reader of a talk may want, and why."""

from collections.abc import Collection
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
    own = [(row.id, one.first) for one in found if one.first is not None]
    theirs = [(one.episode_id, one.other_first) for one in found if one.other_first is not None]
    quoted = _quoted(session, [row, *rows.values()], [*own, *theirs])
    return [
        Alike(
            rows[one.episode_id],
            one,
            quoted.get((row.id, one.first)),
            quoted.get((one.episode_id, one.other_first)),
        )
        for one in found
    ]


def in_others_too(session: Session, row: EpisodeRow) -> list[str]:
    """Who takes part in an episode and in others, by name, be it in so many that it is no reason
    to read them."""
    shared = store.shared_people(session, row.id)
    return sorted({name for names in shared.values() for name in names})


def _quoted(
    session: Session, rows: Collection[EpisodeRow], places: Collection[tuple[int, int]]
) -> dict[tuple[int, int | None], Quoted]:
    """What stands around words of episodes, by the numbers of both."""
    said = transcripts.said_in(session, rows)
    languages = {row.id: row.language for row in rows}
    found: dict[tuple[int, int | None], Quoted] = {}
    for (key, word), passage in transcripts.passages_at(session, places).items():
        first = max(passage.first, min(word - QUOTED_WORDS // 2, passage.last - QUOTED_WORDS))
        text = said[key].words[first : min(first + QUOTED_WORDS, passage.last)]
        read = readable(text, said[key].restored, languages[key], first)
        found[key, word] = Quoted(passage, " ".join(read))
    return found
