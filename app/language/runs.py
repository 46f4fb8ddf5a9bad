"""Where runs of tokens stand in a text."""

from collections.abc import Iterable, Iterator, Sequence

from app.language.tokens import tokens

Run = tuple[str, ...]


def runs_in(words: Sequence[str], runs: Iterable[Run]) -> Iterator[tuple[int, int, Run]]:
    """Every place at which one of the runs stands, case and accents aside, as words
    `[first, last)` and the run; in order of the text, the longest first at each place."""
    by_first: dict[str, list[Run]] = {}
    for run in sorted(filter(None, runs), key=len, reverse=True):
        by_first.setdefault(run[0], []).append(run)
    text = [(token, number) for number, word in enumerate(words) for token in tokens(word)]
    for place, (token, first) in enumerate(text):
        for run in by_first.get(token, ()):
            here = text[place : place + len(run)]
            if tuple(one for one, _ in here) == run:
                yield first, here[-1][1] + 1, run
