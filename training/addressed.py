"""The weights of what calls somebody by name, beside weights that are there.

    python -m training.addressed FOLDER…

Such sentences are rare, so a penalty on weights leaves theirs too small. Each clue's weight is
scaled until as many of its sentences are given to the host as are the host's (Darroch and Ratcliff
1972), with one of each more, over talks whose other weights come from the other shows; nothing else
changes. Writes into `en.voices.json`.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.transcripts.restoring.addressed import CLUES, addressed
from app.transcripts.restoring.voices import SCALE, Voices, masked, share_of, smoothed, spans_of
from training.voices import OUT, Talk, talks, train

ROUNDS, RATE = 4, 0.8


@dataclass(frozen=True, slots=True)
class Chain:
    """A talk's sentences by weights without those clues: log-odds for the host and for changes,
    the clues that each has, and the host's share of its words, None where nobody of the two
    speaks."""

    own: Sequence[float]
    after_host: Sequence[float]
    after_guest: Sequence[float]
    clues: Sequence[Sequence[str]]
    is_host: Sequence[float | None]


def chain_of(one: Voices, talk: Talk) -> Chain:
    """A talk by weights of others."""
    spans = list(spans_of(talk.restored))
    said = masked(talk.words, [talk.host], [talk.guest])
    plain = replace(one, says={clue: w for clue, w in one.says.items() if clue not in CLUES})
    known = [[who for who in talk.is_host[first:last] if who >= 0] for first, last in spans]
    return Chain(
        *plain.scores(said, talk.restored, spans),
        [addressed(said[first:last]) for first, last in spans],
        [sum(some) / len(some) if some else None for some in known],
    )


def fitted(chains: Sequence[Chain]) -> dict[str, float]:
    """The weights of the clues of being addressed, for the host."""
    weights = dict.fromkeys(CLUES, 0.0)
    for _ in range(ROUNDS):
        seen: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for chain in chains:
            own = [
                odds + sum(weights[clue] for clue in clues)
                for odds, clues in zip(chain.own, chain.clues, strict=True)
            ]
            given = map(share_of, smoothed(own, chain.after_host, chain.after_guest))
            for clues, host, share in zip(chain.clues, chain.is_host, given, strict=True):
                if host is not None:
                    for clue in clues:
                        seen[clue].append((host, share))
        for clue, pairs in seen.items():
            hosts, given_hosts = (sum(column) for column in zip(*pairs, strict=True))
            size = len(pairs)
            weights[clue] += RATE * (_odds(hosts, size) - _odds(given_hosts, size))
    return weights


def _odds(host: float, count: int) -> float:
    return math.log((host + 1) / (count - host + 1))


def main() -> None:
    """Read the command line, fit, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    some = talks(parser.parse_args().folders)
    chains = []
    for show in sorted({talk.show for talk in some}):
        others = train([talk for talk in some if talk.show != show], show)
        chains += [chain_of(others, talk) for talk in some if talk.show == show]
    weights = fitted(chains)
    kept = json.loads(OUT.read_text("utf-8"))
    kept["says"] = dict(
        sorted({**kept["says"], **{c: round(SCALE * w) for c, w in weights.items()}}.items())
    )
    OUT.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print({clue: round(weight, 2) for clue, weight in weights.items()})


if __name__ == "__main__":
    main()
