"""Where runs of tokens stand in a text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, compress, count, repeat

from app.language.tokens import tokens

Run = tuple[str, ...]


def runs_in(
    words: Sequence[str], runs: Iterable[Run], read: Callable[[str], Run] = tokens
) -> Iterator[tuple[int, int, Run]]:
    """Every place at which one of the runs stands, case and accents aside, as words
    `[first, last)` and the run; in order of the text, the longest first at each place. Runs are
    what `read` makes of words."""
    by_first: dict[str, list[Run]] = {}
    for run in sorted(filter(None, runs), key=len, reverse=True):
        by_first.setdefault(run[0], []).append(run)
    of_words = list(map(read, words))
    text = list(chain.from_iterable(of_words))
    numbers = list(chain.from_iterable(map(repeat, count(), map(len, of_words))))
    for place in compress(count(), map(by_first.__contains__, text)):
        for run in by_first[text[place]]:
            if tuple(text[place : place + len(run)]) == run:
                yield numbers[place], numbers[place + len(run) - 1] + 1, run
