"""Talks of two whose speakers are told, as captions have them: what weights are learned from."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np

from app.transcripts.restored import Restored
from app.transcripts.restoring.chain import Chains, ClueRows
from app.transcripts.restoring.voices import clues_of, masked, seams_of, spans_of


@dataclass(frozen=True, slots=True)
class ToldTalk:
    """A talk of a host and a guest: bare words, what was guessed of them, and for each word whether
    the host says it (-1 for somebody else)."""

    host: str
    guest: str
    words: Sequence[str]
    is_host: Sequence[int]
    restored: Restored


@dataclass(frozen=True, slots=True)
class Clued:
    """The sentences of talks one behind the other: the talk of each and its place in it, whether
    the host says it (-1 for somebody else), its clues, and those of the seam before it."""

    talks: Sequence[int]
    places: Sequence[int]
    states: Sequence[int]
    clues: Sequence[Sequence[str]]
    seams: Sequence[Sequence[str]]

    def chains(self, clues: Mapping[str, int], seams: Mapping[str, int]) -> Chains:
        """The sentences as chains, by the numbers that clues have."""
        return Chains(
            np.array(self.talks),
            np.array(self.places),
            np.array(self.states),
            ClueRows.of(self.clues, clues),
            ClueRows.of(self.seams, seams),
        )


def clued(some: Sequence[ToldTalk]) -> Clued:
    """The clues of all sentences of talks, each in order of its letters: what is added up of them
    is the same in every process then."""
    clues: list[list[str]] = []
    seams: list[list[str]] = []
    owners, places, states = [], [], []
    for number, talk in enumerate(some):
        spans = list(spans_of(talk.restored))
        said = masked(talk.words, [talk.host], [talk.guest])
        for place, span in enumerate(spans):
            clues.append(sorted(clues_of(said, talk.restored, spans, place)))
            seams.append(sorted(seams_of(said, talk.restored, spans, place)) if place else [])
            owners.append(number)
            places.append(place)
            states.append(_host_of(talk, span))
    return Clued(owners, places, states, clues, seams)


def _host_of(talk: ToldTalk, span: tuple[int, int]) -> int:
    """Whether the host says most of a sentence; -1 for somebody else."""
    return Counter(talk.is_host[span[0] : span[1]]).most_common(1)[0][0]


def talks_with_clues(rows: Sequence[Sequence[str]], owners: Sequence[int]) -> list[Collection[str]]:
    """The clues that each talk has, of rows of which these are the talks."""
    return [
        {clue for _, clues in group for clue in clues}
        for _, group in groupby(zip(owners, rows, strict=True), key=itemgetter(0))
    ]
