"""Pieces of a sentence that several talks have word by word: each run of its words is said as often
as the next one, and none of them is what a talk is about."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from app.language.tokens import is_by_letter

_LONGEST_NAME_WORDS = 3
"""Runs that reach over more words together, said equally often, are no name but a sentence."""
_RUNS_OF_A_NAME = 3
"""Where letters are read one by one, a name of two words is so many runs: each, and both."""
_TELLING_LETTERS = 2
"""So many letters must be shared for one such run to go on in another."""

_Run = tuple[str, ...]


def fragments(said: Mapping[str, Sequence[int]]) -> frozenset[str]:
    """Of terms (tokens with spaces between them, and how often each talk says them) those that are
    pieces of a longer run that is said as often: of a name all but the whole, of a sentence all."""
    alike: dict[tuple[int, ...], list[_Run]] = defaultdict(list)
    for term, times in said.items():
        if len(run := tuple(term.split())) > 1:
            alike[tuple(sorted(times))].append(run)
    found: set[_Run] = set()
    for runs in alike.values():
        for chain in _chains(runs):
            whole = max(chain, key=lambda run: (len(run), run))
            found |= chain - ({whole} if _is_name(chain, whole) else set())
    return frozenset(" ".join(run) for run in found)


def _chains(runs: Sequence[_Run]) -> Iterator[set[_Run]]:
    """Two and more runs of which each holds another, or ends as it begins."""
    left = set(runs)
    while left:
        chain, waiting = set[_Run](), [left.pop()]
        while waiting:
            run = waiting.pop()
            chain.add(run)
            near = {other for other in left if _are_of_one(run, other)}
            left -= near
            waiting += near
        if len(chain) > 1:
            yield chain


def _is_name(chain: Collection[_Run], whole: _Run) -> bool:
    """Whether the longest run holds all others, and is no longer than names are."""
    if is_by_letter(whole[0]):
        is_short = len(chain) <= _RUNS_OF_A_NAME
    else:
        is_short = len(whole) <= _LONGEST_NAME_WORDS
    return is_short and all(_holds(whole, run) for run in chain)


def _are_of_one(run: _Run, other: _Run) -> bool:
    return (
        _holds(run, other) or _holds(other, run) or _leads_to(run, other) or _leads_to(other, run)
    )


def _holds(run: _Run, other: _Run) -> bool:
    starts = range(len(run) - len(other) + 1)
    return any(run[at : at + len(other)] == other for at in starts)


def _leads_to(run: _Run, other: _Run) -> bool:
    """Whether a run ends with what the other begins with; a single letter tells nothing."""
    least = _TELLING_LETTERS if is_by_letter(run[-1]) else 1
    shared = range(least, min(len(run), len(other)))
    return any(run[-size:] == other[:size] for size in shared)
