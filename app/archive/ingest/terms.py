"""Count the words and phrases of talks, and find those that set each apart.

What a talk is held against, the rest of the archive, changes with every talk that comes in, and
hardly: so a talk that is new or changed is counted and compared, and the others stay as they are.
When the archive has grown by a quarter all of it is done anew, and only then it is looked for what
several talks repeat.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sqlalchemy.orm import Session

from app.archive.owner import heard_as
from app.archive.wording import readable_words
from app.exploring import repeated
from app.exploring.misheard_names import by_sound, misheard_names
from app.exploring.telling import telling_terms
from app.exploring.terms import TalkWords, Term, placed_terms
from app.language.tokens import text_tokens, tokens
from app.store import clouds, episodes, facts, people, terms, transcripts
from app.store.database import Database
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredTranscript

BATCH_EPISODES = 50
"""Episodes that are stored in one transaction."""
VERSION = 7
"""Goes up when terms are counted otherwise, so that all are counted again."""
STATE = "counted_terms"
"""The fact that says when all terms were counted last."""
_GROWN_RATIO = 1.25
_ENDING = re.compile(r"[.,;:?!…—–][\"'”’)\]]*$")


def refresh(database: Database) -> None:
    """Bring terms up to date with the store. What was broken off is taken up by the next call."""
    with database.read() as session:
        stale, gone = terms.uncounted(session), terms.gone(session)
        before = facts.get(session, STATE, {})
        total = episodes.count(session)
        is_other = bool(before) and before.get("version") != VERSION
        is_grown = bool(stale or gone) and total > _GROWN_RATIO * before.get("episodes", 0)
        if is_other or is_grown:
            runs = repeated.repeated(
                repeated.hashes(transcripts.words(session, key)) for key in episodes.stamps(session)
            )
    if is_other or is_grown:
        with database.write() as session:
            terms.forget_all(session, runs)
            facts.put(session, STATE, {"version": VERSION, "episodes": total})
            stale, gone = terms.uncounted(session), []
    if gone:
        with database.write() as session:
            terms.count_out(session, gone)
    for start in range(0, len(stale), BATCH_EPISODES):
        with database.write() as session:
            rows = episodes.by_ids(session, stale[start : start + BATCH_EPISODES]).values()
            runs = terms.repeated(session)
            placed = {row.id: placed_terms(as_said(session, row, runs)) for row in rows}
            terms.count_in(session, {key: [term for term, _ in one] for key, one in placed.items()})
            for key, one in placed.items():
                clouds.keep_voices(session, key, one)
    _tell(database)


def _tell(database: Database) -> None:
    """Find the telling terms of the episodes that lack them. Raw captions come last, and are
    counted once more: what was heard for names in them is known from the others."""
    with database.read() as session:
        raw = terms.raw(session)
        untold = sorted(terms.untold(session), key=lambda one: one in raw)
    for start in range(0, len(untold), BATCH_EPISODES):
        some = untold[start : start + BATCH_EPISODES]
        with database.write() as session:
            runs = terms.repeated(session)
            names = terms.known_names(session) if raw & set(some) else []
            for row in episodes.by_ids(session, some).values():
                if row.id in raw:
                    known = by_sound(names, row.language)
                    placed = placed_terms(as_said(session, row, runs, known))
                    terms.count_in(session, {row.id: [term for term, _ in placed]})
                    clouds.keep_voices(session, row.id, placed)
                found = terms.counted(session, row.id)
                terms.keep_telling(session, row.id, _telling(session, row, found))


def _telling(session: Session, row: EpisodeRow, found: Sequence[Term]) -> list[terms.TellingTerm]:
    own = _called(session, row)
    found = [one for one in found if not (one.text[:1].isupper() and own >= set(tokens(one.text)))]
    elsewhere, words = terms.counts_elsewhere(session, row.id, [term.key for term in found])
    return [
        terms.TellingTerm(one.term.key, one.term.text, one.term.count, one.weight, one.term.first)
        for one in telling_terms(found, row.word_count, elsewhere, words)
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
    read = readable_words(talk, row.language)
    is_raw = talk.restored is not None
    names = (
        misheard_names(talk.words, heard_as.names_told(row), row.language, known) if is_raw else {}
    )
    return TalkWords(
        words=talk.words,
        written=read,
        language=row.language,
        cuts=_cuts(talk, read),
        silent=repeated.repeated_words(talk.words, runs),
        names=names | heard_as.settled_names(session, talk.words),
    )


def _cuts(talk: StoredTranscript, read: Sequence[str]) -> set[int]:
    """The words with which something ends: a part of a sentence, or a turn."""
    ends = {number for number, word in enumerate(read) if _ends(word)}
    return ends | {turn.last - 1 for turn in talk.turns} | {mark.at - 1 for mark in talk.marks}


def _ends(word: str) -> bool:
    return not word[-1:].isalnum() and bool(_ENDING.search(word))
