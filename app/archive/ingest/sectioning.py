"""Guess the contents of talks for which nobody wrote any: only of those that changed."""

import string
from collections.abc import Mapping, Sequence
from itertools import islice

from app.archive.ingest.deriving import Deriving
from app.archive.ingest.rules import forget_former
from app.archive.names_over import NameOver, names_over
from app.archive.wording import WhosePunctuation, Wording, cleaned, probable_turns, wording
from app.exploring.contents.guessing import GuessedSection, ShownTalk
from app.exploring.contents.guessing import contents as guessed
from app.store import contents, episodes, terms, transcripts
from app.store.database import Database, Session
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredTranscript

BATCH_EPISODES = 50
"""Episodes whose contents are stored in one transaction."""
VERSION = 7
"""Goes up when contents are told otherwise, or clean reading leaves out other words."""


def refresh(database: Database, deriving: Deriving) -> None:
    """Guess the contents of episodes that are new or changed, from what is counted of them. What
    was broken off is taken up by the next call."""
    forget_former(database, "contents", VERSION, contents.forget)
    with database.read() as session:
        behind = contents.behind(session)
    found = deriving.each(_contents, behind)
    while some := dict(islice(found, BATCH_EPISODES)):
        with database.write() as session:
            for row in episodes.by_ids(session, list(some)).values():
                contents.keep(session, row, *some[row.id])


def _contents(session: Session, episode_id: int) -> tuple[list[GuessedSection], Mapping[int, int]]:
    """The sections of an episode, and what clean reading leaves out of it."""
    row = session.get_one(EpisodeRow, episode_id)
    talk = transcripts.load(session, episode_id)
    written = wording(talk, row.language)
    if written.punctuation is WhosePunctuation.GUESSED:  # as its page shows it
        written = cleaned(written, row.language)
    names = names_over(session, talk)
    return sections_of(session, row, talk, written, names), written.left_out


def sections_of(
    session: Session,
    row: EpisodeRow,
    talk: StoredTranscript,
    written: Wording,
    names: Mapping[int, NameOver],
) -> list[GuessedSection]:
    """The sections of a talk as it is written, with names over what was heard for them; none where
    it has chapters."""
    if row.facts.chapters or not talk.passages:
        return []
    named, turns = row.people, talk.turns or probable_turns(talk)
    shown = ShownTalk(
        words=_as_shown(written, names),
        passages=[(one.first, one.last) for one in talk.passages],
        turns=turns,
        hosts=named.hosts,
        people=[*named.hosts, *named.guests, *named.guessed, *(one.speaker or "" for one in turns)],
        terms=terms.counted(session, row.id),
        language=row.language,
    )
    return guessed(shown)


def _as_shown(written: Wording, names: Mapping[int, NameOver]) -> Sequence[str]:
    """The words as a reader sees them: with names over what was heard for them, and nothing in
    place of what clean reading leaves out."""
    words = list(written.words)
    for first, last in written.left_out.items():
        words[first:last] = [""] * (last - first)
    for first, name in names.items():
        heard = words[name.last - 1]
        marks = heard[len(heard.rstrip(string.punctuation)) :]
        words[first : name.last] = [name.name + marks, *[""] * (name.last - first - 1)]
    return words
