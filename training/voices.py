"""From clean interviews to the weights that tell who speaks in raw captions.

    python -m training.voices FOLDER… --aside FOLDER… --licence "CC BY-SA 4.0"

Talks of two are taken whose host is in several others; marks, case and speakers are taken off.
Two linear models are fitted by logistic regression (Adam, all sentences at once): what a sentence
says for the host, and what says that somebody else goes on. `--aside` are shows of others, on
which it is chosen how far the first is trusted.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.transcripts.bare import bare
from app.transcripts.detect import read
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.restored import Restored
from app.transcripts.restoring.restore import restore
from app.transcripts.restoring.voices import Voices, clues_of, masked, seams_of, spans_of
from app.transcripts.source import Source
from app.transcripts.speaker_names import tidy

OUT = Path(__file__).parents[1] / "app/transcripts/restoring/weights/en.voices.json"
SCALE = 64
"""Weights are kept as whole numbers, in parts of so many."""
LEAST_WEIGHT = 8
LEAST_TALKS, LEAST_SHOWS = 12, 3
"""Talks and shows that a clue stands in."""
PENALTY = 3.0
STEPS = 120
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


@dataclass(frozen=True, slots=True)
class _Rows:
    """Examples as lists of clues, what is true of each, and the show and talk it is from."""

    clues: list[list[str]]
    truths: list[int]
    talks: list[int]
    shows: list[str]


def _examples(some: Sequence[Talk]) -> tuple[_Rows, _Rows]:
    says, turns = _Rows([], [], [], []), _Rows([], [], [], [])
    for number, talk in enumerate(some):
        spans = list(spans_of(talk.restored))
        said = masked(talk.words, [talk.host], [talk.guest])
        hosts = [_host_of(talk, span) for span in spans]
        for place, host in enumerate(hosts):
            if host >= 0:
                _add(says, clues_of(said, talk.restored, spans, place), host, number, talk.show)
            if place and host >= 0 and hosts[place - 1] >= 0:
                clues = seams_of(said, talk.restored, spans, place)
                _add(turns, clues, int(host != hosts[place - 1]), number, talk.show)
    return says, turns


def _host_of(talk: Talk, span: tuple[int, int]) -> int:
    """Whether the host says most of a sentence; -1 for somebody else."""
    return Counter(talk.is_host[span[0] : span[1]]).most_common(1)[0][0]


def _add(rows: _Rows, clues: list[str], truth: int, talk: int, show: str) -> None:
    rows.clues.append(clues)
    rows.truths.append(truth)
    rows.talks.append(talk)
    rows.shows.append(show)


def _fitted(rows: _Rows) -> dict[str, float]:
    """Weights of the clues that stand in enough talks."""
    places: dict[str, set[int]] = {}
    shows: dict[str, set[str]] = {}
    for clues, talk, show in zip(rows.clues, rows.talks, rows.shows, strict=True):
        for clue in clues:
            places.setdefault(clue, set()).add(talk)
            shows.setdefault(clue, set()).add(show)
    kept = [c for c, t in places.items() if len(t) >= LEAST_TALKS and len(shows[c]) >= LEAST_SHOWS]
    columns = {clue: number for number, clue in enumerate(kept)}
    ids = [[columns[clue] for clue in clues if clue in columns] for clues in rows.clues]
    flat = np.fromiter((one for some in ids for one in some), np.int32)
    ends = np.cumsum([len(some) for some in ids])[:-1]
    starts = np.concatenate([[0], ends]).astype(np.int64)
    owners = np.repeat(np.arange(len(ids)), [len(some) for some in ids])
    found = _regression(flat, starts, owners, np.array(rows.truths, np.float32), len(kept))
    return dict(zip(kept, found.tolist(), strict=True))


def _regression(
    flat: NDArray[np.int32],
    starts: NDArray[np.int64],
    owners: NDArray[np.int64],
    truths: NDArray[np.float32],
    count: int,
) -> NDArray[np.float64]:
    """Weights by Adam (Kingma and Ba 2015) over all examples, with a penalty on their squares."""
    weights, mean, square = np.zeros(count), np.zeros(count), np.zeros(count)
    for step in range(1, STEPS + 1):
        odds = np.add.reduceat(weights[flat], starts)
        wrong = 1 / (1 + np.exp(-odds)) - truths
        slope = np.bincount(flat, wrong[owners], count) + PENALTY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = 0.08 if step < 0.7 * STEPS else 0.02
        near = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights -= rate * near
    return weights


def train(some: Sequence[Talk], aside: Sequence[Talk], model: str) -> Voices:
    """Weights from the first talks, trusted as far as serves on the others."""
    says, turns = (_fitted(rows) for rows in _examples(some))
    share = sum(_host_share(talk) for talk in some) / len(some)
    says["#"] = says.get("#", 0.0) - float(np.log(share / (1 - share)))  # told by the turns
    tried = [Voices(model, says, turns, trust) for trust in (0.15, 0.25, 0.35, 0.5, 0.7)]
    return min(tried, key=lambda one: sum(loss(one, talk) for talk in aside))


def _host_share(talk: Talk) -> float:
    spans = list(spans_of(talk.restored))
    return sum(_host_of(talk, span) == 1 for span in spans) / len(spans)


def loss(one: Voices, talk: Talk) -> float:
    """The mean surprise of a word, in nats."""
    total = 0.0
    for sentence in one.sentences(talk.words, talk.restored, [talk.host], [talk.guest]):
        host = min(0.999, max(0.001, sentence.host))
        own = talk.is_host[sentence.first : sentence.last]
        total -= own.count(1) * np.log(host) + own.count(0) * np.log(1 - host)
    return float(total / len(talk.words))


def write(one: Voices, path: Path, licence: str, trained: Sequence[str]) -> None:
    """Weights and card as JSON."""
    kept = {
        "model": one.model, "licence": licence, "trained_on": sorted(set(trained)), "scale": SCALE,
        "trust": one.trust,
        "says": _kept(one.says), "turns": _kept(one.turns),
    }  # fmt: skip
    path.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def _kept(weights: Mapping[str, float]) -> dict[str, int]:
    """Weights as whole numbers; those that say next to nothing are left out."""
    rounded = ((clue, round(SCALE * weight)) for clue, weight in sorted(weights.items()))
    return {clue: number for clue, number in rounded if abs(number) >= LEAST_WEIGHT}


def main() -> None:
    """Read the command line, train, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--aside", type=Path, nargs="+", required=True)
    parser.add_argument("--licence", required=True)
    arguments = parser.parse_args()
    some, aside = talks(arguments.folders), talks(arguments.aside)
    one = train(some, aside, f"voices of {len(some)} talks")
    write(one, OUT, arguments.licence, [talk.show for talk in some])
    print(f"{len(some)} talks, {len(one.says):,} and {len(one.turns):,} clues, trust {one.trust}")


if __name__ == "__main__":
    main()
