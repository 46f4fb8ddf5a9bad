"""What is told of somebody over all of their talks."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.language.tokens import spoken_words, text_tokens
from app.search.port import Engine
from app.store import episodes, people, portraits, transcripts
from app.store.portraits import Spoken, SpokenTurn
from app.store.tables import EpisodeRow, SpeakerRow
from app.transcripts.restoring.restore import readable

_LONGEST, _TOPICS, _MENTIONS = 3, 12, 10
_LOOKED_AT_FOR_ONE = 20
"""Turns that are looked at for each that is shown, where what stands between spaces is no word."""
_SHOWN_WORDS = 45
"""Words that are shown of a turn."""
_LOOKED_AT_PASSAGES = 200
"""Passages in which a name stands that are looked at."""


@dataclass(frozen=True, slots=True)
class TurnOpening:
    """A turn of so many `words` and how it begins, as it reads; `is_cut` tells that it goes on."""

    stretch: SpokenTurn
    text: str
    is_cut: bool
    words: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """What somebody said: their share, of 1, in the talks in which they speak, the first turn, the
    longest ones, the topics; and the episodes of others that name them, each with a passage.
    `are_answers` tells that the longest follow somebody else's words."""

    share: float
    first: TurnOpening | None
    longest: Sequence[TurnOpening]
    are_answers: bool
    topics: Sequence[Spoken]
    mentioned: Sequence[tuple[EpisodeRow, str]]
    description: str = ""
    links: Sequence[str] = ()


def portrait(session: Session, engine: Engine, person: SpeakerRow) -> Portrait:
    """What is told of somebody."""
    first = portraits.first_turn(session, person.id)
    answers = _longest(session, person, answers=True)
    longest = answers or _longest(session, person, answers=False)
    said = _said(session, [*filter(None, [first]), *longest])
    about = people.told(session).get(person.name, {})
    return Portrait(
        share=portraits.share(session, person.id),
        first=said[0] if first else None,
        longest=said[-len(longest) :] if longest else [],
        are_answers=bool(answers),
        topics=portraits.topics(session, person.id, _TOPICS),
        mentioned=_mentioned(session, engine, person),
        description=about.get("description", ""),
        links=about.get("links", ()),
    )


def _longest(session: Session, person: SpeakerRow, *, answers: bool) -> list[SpokenTurn]:
    """Somebody's longest turns. Where a script puts no spaces between words, more of them are
    looked at, and held against one another by their words."""
    if portraits.is_spaced(session, person.id):
        return portraits.longest(session, person.id, _LONGEST, answers=answers)
    found = portraits.longest(session, person.id, _LONGEST * _LOOKED_AT_FOR_ONE, answers=answers)
    said = transcripts.said_in(session, {one.episode.id: one.episode for one in found}.values())
    sizes = {one: spoken_words(said[one.episode.id].words[one.first : one.last]) for one in found}
    found.sort(key=lambda one: (-sizes[one], one.episode.id, one.first))
    each = math.ceil(_LONGEST / max(1, len(said)))
    seen: Counter[int] = Counter()
    chosen = []
    for one in found:
        seen[one.episode.id] += 1
        if seen[one.episode.id] <= each:
            chosen.append(one)
    return chosen[:_LONGEST]


def _said(session: Session, turns: Sequence[SpokenTurn]) -> list[TurnOpening]:
    """How turns begin, one for each."""
    rows = {turn.episode.id: turn.episode for turn in turns}
    said = transcripts.said_in(session, rows.values())
    cleaner = transcripts.readings_of(session, rows)
    found = []
    for turn in turns:
        row, first, last = turn.episode, turn.first, min(turn.last, turn.first + _SHOWN_WORDS)
        text = said[row.id].words[first:last]
        read = readable(text, said[row.id].restored, row.language, first)
        written = [cleaner[row.id].get(at, word) for at, word in enumerate(read, start=first)]
        words = spoken_words(said[row.id].words[first : turn.last])
        found.append(TurnOpening(turn, " ".join(written), last < turn.last, words))
    return found


def _mentioned(
    session: Session, engine: Engine, person: SpeakerRow
) -> list[tuple[EpisodeRow, str]]:
    """Episodes in which the whole name is said and the person takes no part. A name of one word is
    too many people's."""
    tokens = text_tokens(person.name)
    if len(tokens) < 2:
        return []
    passages = transcripts.passages_by_id(session, engine.with_run(tokens, _LOOKED_AT_PASSAGES))
    own = people.episodes_of(session, person.id)
    first: dict[int, str] = {}
    for passage in sorted(passages.values(), key=lambda one: (one.episode_id, one.first)):
        if passage.episode_id not in own:
            first.setdefault(passage.episode_id, passage.key)
    rows = episodes.by_ids(session, list(first)[:_MENTIONS])
    return [(rows[key], first[key]) for key in first if key in rows]
