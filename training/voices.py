"""From clean interviews to the weights that tell who speaks in raw captions.

    python -m training.voices FOLDER… --aside FOLDER… --licence "CC BY-SA 4.0"

Talks of two are taken whose host is in several others; marks, case and speakers are taken off.
A conditional random field is fitted to them (`chain.py`): what a sentence says for the host,
and what says that the other goes on, after the host and after the guest. How far a talk is trusted
by what it looks like is fitted to each show by weights of the others, and to the shows `--aside`;
so is how far by weights that were fitted to other talks of its host.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from hashlib import blake2b
from pathlib import Path

import numpy as np

from app.transcripts.bare import bare
from app.transcripts.detect import read
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.restoring.chain import Fitting, fitted
from app.transcripts.restoring.own_words import FEWEST, MOST, fitted_to
from app.transcripts.restoring.restore import restore
from app.transcripts.restoring.told_talks import ToldTalk, clued, talks_with_clues
from app.transcripts.restoring.voices import SCALE, Look, Trust, Voices, look_of, spans_of
from app.transcripts.source import Source
from app.transcripts.speaker_names import tidy

OUT = Path(__file__).parents[1] / "app/transcripts/restoring/weights/en.voices.json"
LEAST_WEIGHT = 3
LEAST_TALKS, LEAST_SHOWS = 10, 3
"""Talks and shows that a clue stands in."""
HOW = Fitting(steps=80, rate=0.06, last_rate=0.015, penalty=12.0)
_SHORTEST = 2_000
_TWO, _BOTH = 0.95, 0.08
"""Share of the words that two people say at least, and the quieter of them."""


OPEN = Trust(0.0, 1.0, 0.0, 0.0, 0.0)
"""What a talk seems to be is believed, until it is learned how far that is so."""


@dataclass(frozen=True, slots=True)
class Talk(ToldTalk):
    """A talk of a show whose speakers are told."""

    show: str


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
    return Talk(*pair, [w for w, _ in said], [o for _, o in said], restored, show)


def train(some: Sequence[Talk], model: str) -> Voices:
    """Weights from talks; how far each talk is trusted is open yet."""
    said, shows = clued(some), [talk.show for talk in some]
    own = _kept_clues(said.clues, said.talks, shows)
    between = _kept_clues(said.seams, said.talks, shows)
    start = np.zeros(len(own)), np.zeros(len(between)), np.zeros(len(between))
    says, after_host, after_guest = fitted(said.chains(own, between), start, HOW)
    return Voices(
        model,
        _rounded(dict(zip(own, says.tolist(), strict=True))),
        _rounded(dict(zip(between, after_host.tolist(), strict=True))),
        _rounded(dict(zip(between, after_guest.tolist(), strict=True))),
        OPEN,
        OPEN,
    )


def _kept_clues(
    rows: Sequence[Sequence[str]], owners: Sequence[int], shows: Sequence[str]
) -> dict[str, int]:
    """The clues that stand in enough talks and shows, numbered."""
    of_talks = talks_with_clues(rows, owners)
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


def others_of(talk: Talk, some: Iterable[Talk]) -> list[Talk]:
    """Other talks of a show with the same host and other guests, as many as weights are fitted to:
    drawn by their words, so that they are any."""
    found = [
        one
        for one in some
        if (one.show, one.host) == (talk.show, talk.host) and one.guest != talk.guest
    ]
    return sorted(found, key=lambda one: blake2b(" ".join(one.words).encode()).digest())[:MOST]


def _judged_fitted(one: Voices, some: Sequence[Talk]) -> list[tuple[Look, float]]:
    """As `judged`, by weights fitted to few and to many other talks of each talk's host; talks
    without are left out."""
    pairs = ((talk, others_of(talk, some)) for talk in some)
    return [
        judged(fitted_to(one, others[:count]), talk)
        for talk, others in pairs
        for count in (FEWEST, MOST)
        if len(others) >= FEWEST
    ]


def write(one: Voices, path: Path, licence: str, trained: Sequence[str]) -> None:
    """Weights and card as JSON."""
    kept = {
        "model": one.model, "licence": licence, "trained_on": sorted(set(trained)), "scale": SCALE,
        "trust": astuple(one.trust), "trust_of_fitted": astuple(one.trust_of_fitted),
        "says": _kept(one.says),
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
    looks, of_fitted = [judged(one, talk) for talk in aside], _judged_fitted(one, aside)
    for show in sorted({talk.show for talk in some}):
        other = train([talk for talk in some if talk.show != show], show)
        own = [talk for talk in some if talk.show == show]
        looks += [judged(other, talk) for talk in own]
        of_fitted += _judged_fitted(other, own)
    one = replace(one, trust=trust_of(looks), trust_of_fitted=trust_of(of_fitted))
    write(one, OUT, arguments.licence, [talk.show for talk in some])
    print(f"{len(some)} talks, {len(one.says):,} and {len(one.after_host):,} clues, {one.trust}")


if __name__ == "__main__":
    main()
