"""Count the words and phrases of talks, and find those that set each apart.

What a talk is held against, the rest of the archive, changes with every talk that comes in, and
hardly: so a talk that is new or changed is counted and compared, and the others stay as they are.
When the archive has grown by a quarter all of it is done anew, and only then it is looked for what
several talks repeat.
"""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice
from types import MappingProxyType

from sqlalchemy.orm import Session

from app.archive.ingest.deriving import Deriving
from app.archive.owner import heard_as
from app.archive.wording import readable_words
from app.exploring import repeated
from app.exploring.misheard_names import by_sound, misheard_names
from app.exploring.telling import telling_terms
from app.exploring.terms import TalkWords, placed_terms
from app.language.sentences import CLAUSE_MARKS, CLOSING, SENTENCE_ENDS
from app.language.tokens import spoken_words, text_tokens, tokens
from app.store import clouds, episodes, facts, people, terms, transcripts
from app.store.database import Database
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredTranscript

BATCH_EPISODES = 50
"""Episodes that are stored in one transaction."""
VERSION = 10
"""Goes up when terms are counted otherwise, so that all are counted again."""
STATE = "counted_terms"
"""The fact that says when all terms were counted last."""
_GROWN_RATIO = 1.25
_ENDING = re.compile(rf"[{SENTENCE_ENDS}{CLAUSE_MARKS}][{re.escape(CLOSING)}]*$")


def refresh(database: Database, deriving: Deriving) -> None:
    """Bring terms up to date with the store. What was broken off is taken up by the next call."""
    with database.read() as session:
        stale, gone = terms.uncounted(session), terms.gone(session)
        before = facts.get(session, STATE, {})
        every = list(episodes.stamps(session))
    is_other = bool(before) and before.get("version") != VERSION
    is_grown = bool(stale or gone) and len(every) > _GROWN_RATIO * before.get("episodes", 0)
    if is_other or is_grown:
        runs = repeated.repeated(found for _, found in deriving.each(_hashes, every))
        with database.write() as session:
            terms.forget_all(session, runs)
            facts.put(session, STATE, {"version": VERSION, "episodes": len(every)})
            stale, gone = terms.uncounted(session), []
    if gone:
        with database.write() as session:
            terms.count_out(session, gone)
    _count(database, deriving, stale)
    _tell(database, deriving)


def _hashes(session: Session, episode_id: int) -> repeated.Hashes:
    return repeated.hashes(transcripts.words(session, episode_id))


def _count(
    database: Database, deriving: Deriving, stale: Sequence[int], names: Sequence[str] = ()
) -> None:
    """Count the terms of these episodes; `names` are those that are known of others, for what was
    misheard in raw captions."""
    with database.read() as session:
        runs = terms.repeated(session)
    found = deriving.each(partial(_placed, runs, names), stale)
    while some := dict(islice(found, BATCH_EPISODES)):
        with database.write() as session:
            counted = {key: [term for term, _ in placed] for key, (placed, _) in some.items()}
            terms.count_in(session, counted, {key: size for key, (_, size) in some.items()})
            for key, (placed, _) in some.items():
                clouds.keep_voices(session, key, placed)


def _placed(
    runs: repeated.Hashes, names: Sequence[str], session: Session, episode_id: int
) -> tuple[clouds.PlacedTerms, int]:
    """The terms of an episode, and of how many words it is."""
    row = session.get_one(EpisodeRow, episode_id)
    said = as_said(session, row, runs, by_sound(names, row.language))
    return placed_terms(said), spoken_words(said.words)


def _tell(database: Database, deriving: Deriving) -> None:
    """Find the telling terms of the episodes that lack them. Raw captions come last, and are
    counted once more: what was heard for names in them is known from the others."""
    with database.read() as session:
        raw, untold = terms.raw(session), terms.untold(session)
    _tell_these(database, deriving, [one for one in untold if one not in raw])
    if heard := [one for one in untold if one in raw]:
        with database.read() as session:
            names = terms.known_names(session)
        _count(database, deriving, heard, names)
        _tell_these(database, deriving, heard)


def _tell_these(database: Database, deriving: Deriving, untold: Sequence[int]) -> None:
    found = deriving.each(_telling, untold)
    while some := dict(islice(found, BATCH_EPISODES)):
        with database.write() as session:
            for key, telling in some.items():
                terms.keep_telling(session, key, telling)


def _telling(session: Session, episode_id: int) -> list[terms.TellingTerm]:
    row = session.get_one(EpisodeRow, episode_id)
    own, counted = _called(session, row), terms.counted(session, episode_id)
    found = [
        one for one in counted if not (one.text[:1].isupper() and own >= set(tokens(one.text)))
    ]
    own_words, elsewhere, words, talks = terms.counts_elsewhere(session, row.id, found)
    return [
        terms.TellingTerm(one.term.key, one.term.text, one.term.count, one.weight, one.term.first)
        for one in telling_terms(found, own_words, elsewhere, words, talks)
    ]


def _called(session: Session, row: EpisodeRow) -> set[str]:
    """The words of the names of those whose words a talk tells: that they call one another sets no
    talk apart, and who they are is told beside it."""
    heard = [one.name for one in people.of_episode(session, row.id) if one.words]
    return {token for name in heard for token in text_tokens(name)}


def as_said(
    session: Session,
    row: EpisodeRow,
    runs: repeated.Hashes,
    known: Mapping[str, str] = MappingProxyType({}),
) -> TalkWords:
    """An episode's words as they are counted: without the runs that several talks repeat, and with
    names in place of what was heard for them; `known` are names of other talks by sound."""
    talk = transcripts.load(session, row.id)
    words, read = tuple(talk.words), readable_words(talk, row.language)
    is_raw = talk.restored is not None
    names = misheard_names(words, heard_as.names_told(row), row.language, known) if is_raw else {}
    return TalkWords(
        words=words,
        written=read,
        language=row.language,
        cuts=_cuts(talk, read),
        silent=repeated.repeated_words(words, runs),
        names=names | heard_as.settled_names(session, words),
    )


def _cuts(talk: StoredTranscript, read: Sequence[str]) -> set[int]:
    """The words with which something ends: a part of a sentence, or a turn."""
    ends = {
        number
        for number, word in enumerate(read)
        if not word[-1:].isalnum() and _ENDING.search(word)
    }
    return ends | {turn.last - 1 for turn in talk.turns} | {mark.at - 1 for mark in talk.marks}
