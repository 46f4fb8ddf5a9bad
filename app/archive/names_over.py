"""The names that stand over what was heard for them in a talk."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.archive.owner import heard_as
from app.store.transcripts import StoredTranscript


@dataclass(frozen=True, slots=True)
class NameOver:
    """What the words up to `last` mean, by the owner's word or as guessed."""

    last: int
    name: str
    is_guess: bool = False


def names_over(session: Session, talk: StoredTranscript) -> dict[int, NameOver]:
    """The names of a talk by the first of the words that were heard for each: those that the owner
    settled, then guessed ones."""
    settled = heard_as.settled_names(session, talk.words)
    found = {first: NameOver(last, name) for first, (last, name) in settled.items()}
    taken = {word for first, (last, _) in settled.items() for word in range(first, last)}
    for one in talk.restored.names if talk.restored else ():
        if taken.isdisjoint(range(one.first, one.last)):
            found[one.first] = NameOver(one.last, one.name, is_guess=True)
    return found
