"""What a query's phrases leave of its matches: beside one, its words elsewhere don't count."""

from collections import Counter
from collections.abc import Iterable, Sequence, Set

from app.language.fillers import MOST_SLIP_WORDS, fillers
from app.language.numbers import number_readings
from app.language.stems import stem
from app.language.tokens import tokens
from app.search.query.tree import Phrase, Query
from app.search.results.highlight import TermMatch


def in_phrases(
    found: Sequence[TermMatch], words: Sequence[str], query: Query, language: str
) -> list[TermMatch]:
    """The matches in a text without those of words that are asked for only within phrases, where
    the text holds such a phrase and they stand outside of it. Where it holds none, as when a
    phrase goes on in the next passage, all count."""
    phrases = query.phrases
    if not phrases or not found:
        return list(found)
    text = [(token, number) for number, word in enumerate(words) for token in tokens(word)]
    held = {phrase: _held(phrase, text, language) for phrase in phrases}
    typed = Counter(stem(token, language) for token in query.words)
    tied = Counter(
        stem(token, language) for phrase in phrases if held[phrase] for token in phrase.tokens
    )
    within = frozenset().union(*held.values())

    def counts(one: TermMatch) -> bool:
        key = stem(one.term, language)
        return one.first in within or not 0 < typed[key] <= tied[key]

    return list(filter(counts, found))


def _held(phrase: Phrase, text: Sequence[tuple[str, int]], language: str) -> Set[int]:
    """The numbers of the words in which the phrase stands, however its numbers are written."""
    said = [token for token, _ in text]
    slips = fillers([language]) | set(phrase.tokens)
    return {
        number
        for way in number_readings(phrase.tokens)
        for first, last in _places(way, said, phrase.slop, slips)
        for _, number in text[first:last]
    }


def _places(
    way: Sequence[str], said: Sequence[str], slop: int, slips: Set[str]
) -> Iterable[tuple[int, int]]:
    for first, token in enumerate(said):
        if token == way[0] and (last := _last(way, said, first, slop, slips)):
            yield first, last


def _last(
    way: Sequence[str], said: Sequence[str], first: int, slop: int, slips: Set[str]
) -> int | None:
    """The place after a phrase that begins at `first`; None where it doesn't stand there."""
    at, others = first + 1, slop
    for token in way[1:]:
        passed = 0
        while at < len(said) and said[at] != token:
            if said[at] in slips and passed < MOST_SLIP_WORDS:
                passed += 1
            elif others:
                others -= 1
            else:
                return None
            at += 1
        if at >= len(said):
            return None
        at += 1
    return at
