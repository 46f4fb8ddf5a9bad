"""The weights that tell who speaks, fitted to one host: by talks of theirs whose speakers are told.

How somebody asks, opens and answers is the same in all of their talks. So the chain's weights are
moved by other talks of the same host, drawn back to where they were, and a clue that stands in a
quarter of these gets a weight though it tells nothing of hosts at large.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from app.transcripts.restoring.chain import Doubles, Fitting, fitted
from app.transcripts.restoring.told_talks import ToldTalk, clued, talks_with_clues
from app.transcripts.restoring.voices import SCALE, Voices

FEWEST, MOST = 8, 16
"""Talks of a host that weights are fitted to: fitted to 4, they tell no more than before, and are
surer of it; fitted to 40, no more than to 16."""
_HOW = Fitting(steps=25, rate=0.03, last_rate=0.01, penalty=12.0)
_LEAST_TALKS, _LEAST_SHARE = 3, 0.25
"""Talks that a clue stands in which isn't known of others."""


def fitted_to(net: Voices, some: Sequence[ToldTalk]) -> Voices:
    """The weights moved by talks of a host, the same in every process; trusted as such are, which
    was learned on other shows (`training.voices`)."""
    said = clued(some)
    clues = _numbered(said.clues, said.talks, net.says)
    seams = _numbered(said.seams, said.talks, net.after_host, net.after_guest)
    kept = ((clues, net.says), (seams, net.after_host), (seams, net.after_guest))
    start = [np.array([known.get(one, 0.0) for one in numbers]) for numbers, known in kept]
    moved = fitted(said.chains(clues, seams), (start[0], start[1], start[2]), _HOW)
    says, after_host, after_guest = (
        {**known, **_in_parts(numbers, weights)}
        for (numbers, known), weights in zip(kept, moved, strict=True)
    )
    return replace(
        net,
        model=f"{net.model}, fitted to {len(some)} of a host",
        says=says,
        after_host=after_host,
        after_guest=after_guest,
        trust=net.trust_of_fitted,
    )


def _numbered(
    rows: Sequence[Sequence[str]], owners: Sequence[int], *known: Mapping[str, float]
) -> dict[str, int]:
    """The clues that have a weight, or stand in enough of the talks to get one."""
    of_talks = talks_with_clues(rows, owners)
    counts = Counter(clue for own in of_talks for clue in own)
    least = max(_LEAST_TALKS, round(_LEAST_SHARE * len(of_talks)))
    kept = sorted(
        clue
        for clue, count in counts.items()
        if count >= least or any(clue in weights for weights in known)
    )
    return {clue: number for number, clue in enumerate(kept)}


def _in_parts(numbers: Mapping[str, int], weights: Doubles) -> dict[str, float]:
    """Weights by their clues, in the parts in which weights are kept."""
    parts = np.round(SCALE * weights) / SCALE
    return dict(zip(numbers, parts.tolist(), strict=True))
