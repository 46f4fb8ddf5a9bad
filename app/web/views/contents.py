"""The contents of a talk."""

import string
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.archive.answers.wording import WhosePunctuation, Wording, probable_turns
from app.exploring.contents.guessing import ShownTalk, contents
from app.exploring.terms import Term
from app.store import terms
from app.store.database import Session
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage, StoredTranscript
from app.transcripts.model import Chapter
from app.transcripts.timeline import clock_of
from app.transcripts.times import clock
from app.web.templating import HeardAsView

_NEAR_MS = 2_000
"""A chapter that begins this soon after a passage begins with it."""
_KEPT_TALKS = 1_000
"""Contents that were guessed and are kept: they take longer than the rest of a page."""
_Key = tuple[int, WhosePunctuation, frozenset[tuple[int, HeardAsView]]]
_kept: dict[_Key, list["EntryView"]] = {}


@dataclass(frozen=True, slots=True)
class EntryView:
    """A line of the list of contents: a section that begins with passage `number`."""

    number: int
    key: str
    time: str
    text: str


def contents_of(
    session: Session,
    row: EpisodeRow,
    transcript: StoredTranscript,
    written: Wording,
    names: Mapping[int, HeardAsView],
) -> list[EntryView]:
    """The chapters of a talk; where it has none, the places where it turns to something else,
    named by what sets them apart. `names` are shown for what was heard for them."""
    if not transcript.passages:
        return []
    if row.facts.chapters:
        return [_chapter(one, transcript.passages) for one in row.facts.chapters]
    key = (row.stamp, written.marks, frozenset(names.items()))
    if (kept := _kept.get(key)) is not None:
        return kept
    counted = terms.counted(session, row.id)
    found = _guessed(row, transcript, _as_shown(written, names), counted)
    if counted:
        if len(_kept) >= _KEPT_TALKS:
            _kept.clear()
        _kept[key] = found
    return found


def _guessed(
    row: EpisodeRow, transcript: StoredTranscript, shown: Sequence[str], counted: Sequence[Term]
) -> list[EntryView]:
    passages, named = transcript.passages, row.people
    turns = transcript.turns or probable_turns(transcript)
    talk = ShownTalk(
        words=shown,
        passages=[(one.first, one.last) for one in passages],
        turns=turns,
        hosts=named.hosts,
        people=[*named.hosts, *named.guests, *named.guessed, *(one.speaker or "" for one in turns)],
        terms=counted,
        language=row.language,
    )
    return [
        EntryView(
            one.passage,
            passages[one.passage].key,
            clock_of(passages[one.passage].start),
            one.title,
        )
        for one in contents(talk)
    ]


def _as_shown(written: Wording, names: Mapping[int, HeardAsView]) -> list[str]:
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


def _chapter(chapter: Chapter, passages: Sequence[StoredPassage]) -> EntryView:
    if chapter.word is not None:
        firsts = [passage.first for passage in passages]
        place = max(0, bisect_right(firsts, chapter.word) - 1)
        time = clock_of(replace(passages[place].start, ms=chapter.start_ms))
        return EntryView(place, passages[place].key, time, chapter.title)
    starts = [passage.start_ms for passage in passages]
    place = max(0, bisect_right(starts, chapter.start_ms + _NEAR_MS) - 1)
    return EntryView(place, passages[place].key, clock(chapter.start_ms), chapter.title)
