"""From clean interviews to the weights that tell who speaks in raw captions.

    python -m training.voices FOLDER… --aside FOLDER… --licence "CC BY-SA 4.0"

Talks of two are taken whose host is in several others; marks, case and speakers are taken off.
A conditional random field is fitted to them (`training.chain`): what a sentence says for the host,
and what says that the other goes on, after the host and after the guest. How far a talk is trusted
by what it looks like is fitted to each show by weights of the others, and to the shows `--aside`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np

from app.transcripts.bare import bare
from app.transcripts.detect import read
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.restored import Restored
from app.transcripts.restoring.restore import restore
from app.transcripts.restoring.voices import (
    Look,
    Trust,
    Voices,
    clues_of,
    look_of,
    masked,
    seams_of,
    spans_of,
)
from app.transcripts.source import Source
from app.transcripts.speaker_names import tidy
from training.chain import Chains, Rows, fitted

OUT = Path(__file__).parents[1] / "app/transcripts/restoring/weights/en.voices.json"
SCALE = 64
"""Weights are kept as whole numbers, in parts of so many."""
LEAST_WEIGHT = 3
LEAST_TALKS, LEAST_SHOWS = 10, 3
"""Talks and shows that a clue stands in."""
PENALTY = 12.0
_SHORTEST = 2_000
_TWO, _BOTH = 0.95, 0.08
"""Share of the words that two people say at least, and the quieter of them."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk of two as captions have it: bare words, what was guessed of them, and for each word
    whether the host says it (-1 for somebody else)."""

    show: str
    host: str
    guest: str
    words: Sequence[str]
    is_host: Sequence[int]
    restored: Restored


def talks(folders: Iterable[Path]) -> list[Talk]:
    """The talks of two in folders; a folder of files is a show."""
    read_ones = [
        (path.parent.name, one)
        for folder in folders
        for path in sorted(folder.rglob("*.md"))
        if (one := _read(path))
    ]
    heard = Counter(name for _, one in read_ones for name in {t.speaker for t in one.turns} if name)
    found = (
        _talk(show, one, pair) for show, one in read_ones if (pair := _host_and_guest(one, heard))
    )
    return [one for one in found if one]


def _read(path: Path) -> Transcript | None:
    try:
        return read(Source(path.name, path.read_bytes()))
    except TranscriptError:
        return None


def _host_and_guest(one: Transcript, heard: Counter[str]) -> tuple[str, str] | None:
    """Who of the two is in several talks, and who isn't."""
    said: Counter[str] = Counter()
    for turn in tidy(one.turns, {}):
        if turn.speaker:
            said[turn.speaker] += turn.last - turn.first
    first = said.most_common(2)
    size = len(one.words)
    if len(first) < 2 or size < _SHORTEST or sum(n for _, n in first) < _TWO * size:
        return None
    host, guest = sorted((name for name, _ in first), key=lambda name: -heard[name])
    is_clear = heard[host] >= 3 and heard[guest] * 3 <= heard[host]
    return (host, guest) if is_clear and first[1][1] >= _BOTH * size else None


def _talk(show: str, one: Transcript, pair: tuple[str, str]) -> Talk | None:
    who = [-1] * len(one.words)
    for turn in tidy(one.turns, {}):
        if turn.speaker in pair:
            who[turn.first : turn.last] = [int(turn.speaker == pair[0])] * (turn.last - turn.first)
    said = [(plain, own) for word, own in zip(one.words, who, strict=True) if (plain := bare(word))]
    restored = restore([word for word, _ in said], "en")
    if restored is None:
        return None
    return Talk(show, *pair, [w for w, _ in said], [o for _, o in said], restored)


def train(some: Sequence[Talk], model: str) -> Voices:
    """Weights from talks; how far each talk is trusted is open yet."""
    clues: list[list[str]] = []
    seams: list[list[str]] = []
    owners, places, states = [], [], []
    for number, talk in enumerate(some):
        spans = list(spans_of(talk.restored))
        said = masked(talk.words, [talk.host], [talk.guest])
        for place, span in enumerate(spans):
            clues.append(clues_of(said, talk.restored, spans, place))
            seams.append(seams_of(said, talk.restored, spans, place) if place else [])
            owners.append(number)
            places.append(place)
            states.append(_host_of(talk, span))
    shows = [talk.show for talk in some]
    own, between = _kept_clues(clues, owners, shows), _kept_clues(seams, owners, shows)
    chains = Chains(
        np.array(owners),
        np.array(places),
        np.array(states),
        Rows.of(clues, own),
        Rows.of(seams, between),
    )
    says, after_host, after_guest = fitted(chains, len(own), len(between), PENALTY)
    return Voices(
        model,
        _rounded(dict(zip(own, says.tolist(), strict=True))),
        _rounded(dict(zip(between, after_host.tolist(), strict=True))),
        _rounded(dict(zip(between, after_guest.tolist(), strict=True))),
        Trust(0.0, 1.0, 0.0, 0.0, 0.0),
    )


def _host_of(talk: Talk, span: tuple[int, int]) -> int:
    """Whether the host says most of a sentence; -1 for somebody else."""
    return Counter(talk.is_host[span[0] : span[1]]).most_common(1)[0][0]


def _kept_clues(
    rows: Sequence[Sequence[str]], owners: Sequence[int], shows: Sequence[str]
) -> dict[str, int]:
    """The clues that stand in enough talks and shows, numbered."""
    of_talks = [
        {clue for _, clues in group for clue in clues}
        for _, group in groupby(zip(owners, rows, strict=True), key=itemgetter(0))
    ]
    counts = Counter(clue for own in of_talks for clue in own)
    shows_of: dict[str, set[str]] = {
        clue: set() for clue, count in counts.items() if count >= LEAST_TALKS
    }
    for own, show in zip(of_talks, shows, strict=True):
        for clue in own & shows_of.keys():
            shows_of[clue].add(show)
    kept = (clue for clue, some in shows_of.items() if len(some) >= LEAST_SHOWS)
    return {clue: number for number, clue in enumerate(kept)}


def trust_of(looks: Sequence[tuple[Look, float]]) -> Trust:
    """How far talks are trusted by their looks: least squares of how much was given right, with a
    small penalty on the weights of what is brought to one spread."""
    rows = np.array([astuple(look) for look, _ in looks])
    right = np.array([share for _, share in looks])
    middle, spread = rows.mean(axis=0), rows.std(axis=0)
    near = (rows - middle) / spread
    weights = np.linalg.solve(near.T @ near + np.eye(4), near.T @ (right - right.mean())) / spread
    offset = right.mean() - weights @ middle
    return Trust(*(round(float(one), 5) for one in (offset, *weights)))


def judged(one: Voices, talk: Talk) -> tuple[Look, float]:
    """What a talk looks like, and the share of its words that is given right."""
    spans = list(spans_of(talk.restored))
    odds = one.odds(talk.words, talk.restored, spans, [talk.host], [talk.guest])
    said = [talk.is_host[first:last] for first, last in spans]
    right = sum(words.count(int(own > 0)) for own, words in zip(odds, said, strict=True))
    return look_of(odds, spans), right / len(talk.words)


def write(one: Voices, path: Path, licence: str, trained: Sequence[str]) -> None:
    """Weights and card as JSON."""
    kept = {
        "model": one.model, "licence": licence, "trained_on": sorted(set(trained)), "scale": SCALE,
        "trust": astuple(one.trust), "says": _kept(one.says),
        "after_host": _kept(one.after_host), "after_guest": _kept(one.after_guest),
    }  # fmt: skip
    path.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def _kept(weights: Mapping[str, float]) -> dict[str, int]:
    """Weights as whole numbers, by clue."""
    return {clue: round(SCALE * weight) for clue, weight in sorted(weights.items())}


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights as they are written; those that say next to nothing are left out."""
    parts = ((clue, round(SCALE * weight)) for clue, weight in weights.items())
    return {clue: number / SCALE for clue, number in parts if abs(number) >= LEAST_WEIGHT}


def main() -> None:
    """Read the command line, train, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--aside", type=Path, nargs="+", required=True)
    parser.add_argument("--licence", required=True)
    arguments = parser.parse_args()
    some, aside = talks(arguments.folders), talks(arguments.aside)
    one = train(some, f"voices of {len(some)} talks")
    looks = [judged(one, talk) for talk in aside]
    for show in sorted({talk.show for talk in some}):
        other = train([talk for talk in some if talk.show != show], show)
        looks += [judged(other, talk) for talk in some if talk.show == show]
    one = replace(one, trust=trust_of(looks))
    write(one, OUT, arguments.licence, [talk.show for talk in some])
    print(f"{len(some)} talks, {len(one.says):,} and {len(one.after_host):,} clues, {one.trust}")


if __name__ == "__main__":
    main()
