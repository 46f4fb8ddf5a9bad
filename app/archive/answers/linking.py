"""Open a link: to a passage, or to words of one, whatever became of the transcript since.

An address is the key of a passage, alone or with words of it: `KEY.5-17` are its words 5 to 16,
`KEY.40-KEY2.6` go on into another passage. The words that a key names never change, so neither
does what an address names.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial

from sqlalchemy.orm import Session

from app.store import links, transcripts
from app.store.links import StoredLink
from app.store.tables import EpisodeRow
from app.transcripts.aligning.carry import Carried, carried, word_keys
from app.transcripts.model import Turn
from app.transcripts.restoring import restore
from app.transcripts.timeline import Moment, Timeline
from app.transcripts.turns import around, speakers_of, spoken

_KEY = r"[0-9a-hjkmnp-tv-z]{12}"
_ADDRESS = re.compile(rf"({_KEY})(?:\.(\d{{1,4}})-(?:({_KEY})\.)?(\d{{1,4}}))?")
KEY_LETTERS = 12
LONGEST_ADDRESS_CHARACTERS = 64
"""Characters of an address."""


class LinkStatus(StrEnum):
    """What became of the words that a link names."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A link as it stands: words `[first, last)` of the episode; none of these when it is gone.
    `first_seen` are the words that the link was made for, with their punctuation."""

    address: str
    status: LinkStatus
    slug: str
    title: str
    first_seen: str
    episode: EpisodeRow | None = None
    first: int = 0
    last: int = 0
    text: str = ""


_TRAILING = ".,;:!?)]}>'\"”’»…"
"""What the text around an address may leave at its end."""
WORDS_AROUND = 12


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around the words of a link: who says which of them, from when to when, how they
    read (with guessed marks, for raw captions), and up to `WORDS_AROUND` words before and after
    them, by the same speakers."""

    turns: Sequence[Turn]
    timeline: Timeline
    start: Moment
    end: Moment
    words: Sequence[str]
    read: Sequence[str]
    before: str
    after: str

    @property
    def readable(self) -> str:
        """The words as they read."""
        return " ".join(self.read)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who says any of the words, in order."""
        return speakers_of(self.turns)


class Links:
    """Opens links within one session; what an episode holds is read once for all of them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words = cache(partial(transcripts.words, session))
        self._guessed = cache(partial(transcripts.restored, session))
        self._timeline = cache(partial(transcripts.timeline, session))
        self._turns = cache(lambda key: transcripts.turns_of(session, [key])[key])

    def open(self, address: str) -> Opened | None:
        """What an address names, in capitals too, and with marks at its end that were copied with
        it; None for one that was never given."""
        address = address.strip().rstrip(_TRAILING).lower()
        match = _ADDRESS.fullmatch(address) if len(address) <= LONGEST_ADDRESS_CHARACTERS else None
        if match is None:
            return None
        link = links.find(self._session, match[1], self._words)
        other = links.find(self._session, match[3], self._words) if match[3] else link
        if link is None or other is None:
            return None
        words, standing = _named(link, other, match[2], match[4])
        if not words:
            return None
        first_seen = " ".join(words)
        gone = Opened(
            address=address,
            status=LinkStatus.GONE,
            slug=link.slug,
            title=link.title,
            first_seen=first_seen,
        )
        if link.episode_id is None or link.episode_id != other.episode_id:
            return gone
        said = self._words(link.episode_id)
        found = _where(words, standing, said)
        if found is None:
            return gone
        row = self._session.get_one(EpisodeRow, link.episode_id)
        return Opened(
            address=address,
            status=LinkStatus.SAME if found.is_same else LinkStatus.CHANGED,
            slug=row.slug,
            title=row.title,
            first_seen=first_seen,
            episode=row,
            first=found.first,
            last=found.last,
            text=" ".join(said[found.first : found.last]),
        )

    def context(self, link: Opened) -> Context | None:
        """Who says the words of a link, and when; None when they are gone."""
        if link.episode is None:
            return None
        row, first, last = link.episode, link.first, link.last
        said = self._words(row.id)
        words = said[first:last]
        line, turns = self._timeline(row.id), self._turns(row.id)
        low, high = around(turns, first, last, WORDS_AROUND)
        return Context(
            turns=spoken(turns, first, last),
            timeline=line,
            start=line.at(first),
            end=line.at(last),
            words=words,
            read=restore.readable(words, self._guessed(row.id), row.language, first),
            before=" ".join(said[low:first]),
            after=" ".join(said[last:high]),
        )


def _named(
    link: StoredLink, other: StoredLink, first: str | None, last: str | None
) -> tuple[list[str], list[int]]:
    """The words that an address names, and where each stands now; none when it names none."""
    words, standing = list(link.words), [int(place) for place in link.places]
    if first is None or last is None:
        return words, standing
    if link is other:
        return words[int(first) : int(last)], standing[int(first) : int(last)]
    here, there = words[int(first) :], list(other.words)[: int(last)]
    if not here or not there:
        return [], []
    return [*here, *there], [*standing[int(first) :], *map(int, other.places[: int(last)])]


def _where(words: Sequence[str], standing: Sequence[int], said: Sequence[str]) -> Carried | None:
    """Where the words are now. Those that all stand in a row need no looking for."""
    first = standing[0]
    if first >= 0 and list(standing) == list(range(first, first + len(words))):
        last = first + len(words)
        return Carried(first, last, word_keys(said[first:last]) == word_keys(words), 1.0)
    return carried(word_keys(words), standing, word_keys(said))
