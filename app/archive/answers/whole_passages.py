"""Passages that are shown whole, where nobody searched: about a topic, or of the day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.archive.answers.hits import FoundPassage
from app.store import transcripts
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage
from app.transcripts.model import Turn
from app.transcripts.restored import Restored
from app.transcripts.restoring.restore import readable
from app.transcripts.turns import spoken


@dataclass(frozen=True, slots=True)
class EpisodeWords:
    """An episode with its words, who says them, and what was guessed for them where they are raw
    captions."""

    row: EpisodeRow
    words: Sequence[str]
    turns: Sequence[Turn]
    restored: Restored | None

    def read(self, first: int, last: int) -> Sequence[str]:
        """The words `[first, last)` as they read."""
        return readable(self.words[first:last], self.restored, self.row.language, first)

    def shown(self, passage: StoredPassage, highlighted: Collection[int] = ()) -> FoundPassage:
        """A passage of it, with these words of the episode highlighted."""
        first, last = passage.first, passage.last
        return FoundPassage(
            passage=passage,
            episode=self.row,
            words=self.words[first:last],
            readable=self.read(first, last),
            first=first,
            start=passage.start,
            turns=spoken(self.turns, first, last),
            highlighted=frozenset(word - first for word in highlighted),
            score=0.0,
        )


def talks_of(
    session: Session, rows: Collection[EpisodeRow], passages: Sequence[StoredPassage]
) -> dict[int, EpisodeWords]:
    """The talks of episodes of which these passages are to be shown, by the episodes' numbers; only
    the turns that have words in these are at hand."""
    said = transcripts.said_in(session, rows)
    turns = transcripts.turns_near(session, [passage.id for passage in passages], 0)
    return {
        row.id: EpisodeWords(row, said[row.id].words, turns.get(row.id, ()), said[row.id].restored)
        for row in rows
    }
