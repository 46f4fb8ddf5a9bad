"""Words of the archive that sound like a word of the query: what captions may have written.

Spellings are mapped to rough sounds, after Logan and Van Thong, "Confusion-based query expansion
for OOV words in spoken document retrieval", ICSLP 2002; `misheard.py` compares them. A query's
neighbouring words are also tried as one (`auto-regressive` finds `autoregressive`, `GPT-3` finds
`gbt3`), and one word as several (`split_names.py`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from app.language.arabic import in_number
from app.language.numbers import digits
from app.language.sounds import LETTERS, phonetic, sound_likeness
from app.language.spellings import joined, numeronym, prefixed, written
from app.search.expansion.misheard import (
    is_everyday,
    ordinary_passages,
    sounding_like,
)
from app.search.expansion.split_names import HoldsRuns, split_variants
from app.search.port import MatchKind, Variant, Words
from app.search.weights import WEIGHTS, Expansion

_ALL = 1_000_000
"""More tokens than begin with one letter."""
_SHORTEST_NUMBERED_LETTERS = 4
"""A name of so many letters is known without its number, where nobody says that: `sqlite3` finds
`sqlite`; but `gpt5` is another than `gpt`, which mostly stands for another number."""

Beside = Callable[[str, int], Mapping[str, int]]
"""Tokens that stand `step` after (before, where negative) a token, and how often."""


def variants_of(
    words: Sequence[str],
    vocabulary: Words,
    holds: HoldsRuns,
    beside: Beside | None = None,
    weights: Expansion = WEIGHTS.expansion,
) -> dict[str, list[Variant]]:
    """What may stand for each word of a query. Words that are common in the archive have only
    what is read as they are."""
    limits = weights.variants
    found: dict[str, dict[tuple[str, ...], Variant]] = {word: {} for word in words}

    def add(word: str, variants: Iterable[Variant]) -> None:
        for variant in variants:
            if variant.tokens != (word,):
                found[word].setdefault(variant.tokens, variant)

    rare = [word for word in found if vocabulary.said(word) <= limits.rare_passages]
    for word in found:
        add(word, _written(word, vocabulary, holds, limits.written))
        nouns = [token for token in in_number(word) if vocabulary.said(token)]
        add(word, (Variant(MatchKind.FORM, (noun,), limits.consonants) for noun in nouns))
    for size in range(2, limits.joined_words + 1):
        runs = (tuple(words[start : start + size]) for start in range(len(words) - size + 1))
        for run in dict.fromkeys(runs):
            variants = list(_joined(run, vocabulary, any(word in rare for word in run), weights))
            for word in run:
                add(word, variants)
    if beside is not None:
        names = {word for word in rare if not vocabulary.is_among(word, limits.known_words)}
        for here, there, step in _neighbours(words):
            if here in names and 0 < vocabulary.said(there) <= limits.company_passages:
                add(here, _by_company(here, beside(there, step), vocabulary, weights))
    for word in found:
        if word not in rare:
            add(word, _same(word, vocabulary, weights))
    for word in rare:
        for form in _forms(word, vocabulary, weights):
            add(word, _alike(form, vocabulary, weights))
            add(word, _halves(form, vocabulary, holds, weights))
    for word in sorted(rare, key=lambda word: vocabulary.said(word) > 0)[: limits.split_words]:
        for form in _forms(word, vocabulary, weights):
            add(word, split_variants(form, vocabulary, holds, weights))
    return {
        word: list(variants.values())[: limits.most_of_word] for word, variants in found.items()
    }


def _neighbours(words: Sequence[str]) -> list[tuple[str, str, int]]:
    """Each word with the one before it (a step of 1 from there) and the one after it."""
    pairs = list(pairwise(words))
    return [(b, a, 1) for a, b in pairs] + [(a, b, -1) for a, b in pairs]


def _written(word: str, vocabulary: Words, holds: HoldsRuns, weight: float) -> Iterable[Variant]:
    said = vocabulary.said
    is_read = said(word) > 0
    for run in written(word):
        filled = tuple(token if said(token) else _filled(token, vocabulary) for token in run)
        if all(map(said, filled)):
            is_read |= all(holds([left], [right]) for left, right in pairwise(filled))
            yield Variant(MatchKind.WRITTEN, filled, weight)
    name = word.rstrip("0123456789")
    if not is_read and _SHORTEST_NUMBERED_LETTERS <= len(name) < len(word) and said(name):
        yield Variant(MatchKind.WRITTEN, (name,), weight)
    if not said(word) and word.endswith("s") and said(word[:-1]):
        yield Variant(MatchKind.WRITTEN, (word[:-1],), weight)
    for token in prefixed(word):
        if said(token):
            yield Variant(MatchKind.WRITTEN, (token,), weight)
    if letters := numeronym(word):
        first, left_out, last = letters
        for token in vocabulary.prefixed(first, _ALL):
            if len(token) == left_out + 2 and token.endswith(last):
                yield Variant(MatchKind.WRITTEN, (token,), weight, as_is=True)


def _filled(token: str, vocabulary: Words) -> str:
    """The commonest word that a clipped one begins: `seq` gives `sequence`."""
    longer = vocabulary.prefixed(token, 1) if len(token) > 2 else []
    return longer[0] if longer else token


def _joined(
    run: tuple[str, ...], vocabulary: Words, is_rare: bool, weights: Expansion
) -> Iterable[Variant]:
    """Words of the query read as one."""
    together, source = "".join(run), " ".join(run)
    variants, misheard = weights.variants, weights.misheard
    if vocabulary.said(together):
        yield Variant(MatchKind.WRITTEN, (together,), variants.written, source)
    short = digits(run) or joined(run)
    if short and vocabulary.said(short):
        yield Variant(MatchKind.WRITTEN, (short,), variants.written, source)
    if is_rare or any(map(str.isdigit, together)) or min(map(len, run)) == 1:
        sound = "".join(LETTERS.get(word, phonetic(word)) for word in run)
        if misheard.shortest_letters <= len(sound) <= misheard.longest_letters:
            has_digits = any(map(str.isdigit, together))
            weight = variants.phonetic_digits if has_digits else variants.phonetic
            enough = weights.phonetic.near_enough(sound, is_said=True)
            most = variants.joined_tokens
            for token, score in sounding_like(sound, vocabulary, enough, most, weights):
                yield Variant(MatchKind.SOUNDS_LIKE, (token,), weight * score, source)


def _same(word: str, vocabulary: Words, weights: Expansion) -> Iterable[Variant]:
    """Rare tokens of no language that sound just like a word that is common: `klib` for CLIP."""
    sound, variants = phonetic(word), weights.variants
    if len(sound) < weights.misheard.shortest_letters or is_everyday(word, vocabulary, weights):
        return
    ordinary = ordinary_passages(vocabulary, weights)
    for token in sorted(vocabulary.sounding(sound)):
        if vocabulary.said(token) <= ordinary and not is_everyday(token, vocabulary, weights):
            yield Variant(MatchKind.SOUNDS_LIKE, (token,), variants.phonetic)


def _alike(word: str, vocabulary: Words, weights: Expansion) -> Iterable[Variant]:
    """Single tokens that sound like `word`, the closest first."""
    sound, variants = phonetic(word), weights.variants
    if len(sound) < variants.shortest_letters or word.isdigit():
        return
    enough = weights.phonetic.near_enough(sound, vocabulary.said(word) > 0)
    most = weights.misheard.most_tokens
    for token, score in sounding_like(sound, vocabulary, enough, most, weights):
        yield Variant(MatchKind.SOUNDS_LIKE, (token,), variants.phonetic * score)
    bones = "".join(letter for letter in word if letter not in "aeiou")
    if len(bones) < variants.shortest_letters or bones == word:
        return
    if 0 < vocabulary.said(bones) < variants.rare_passages:
        yield Variant(MatchKind.SOUNDS_LIKE, (bones,), variants.consonants)


def _halves(
    word: str, vocabulary: Words, holds: HoldsRuns, weights: Expansion
) -> Iterable[Variant]:
    """A word as it is written in two."""
    if len(word) > weights.misheard.longest_letters:
        return
    for place in range(1, len(word)):
        left, right = word[:place], word[place:]
        if vocabulary.said(left) and vocabulary.said(right) and holds([left], [right]):
            yield Variant(MatchKind.WRITTEN, (left, right), weights.variants.written)


def _forms(word: str, vocabulary: Words, weights: Expansion) -> list[str]:
    """A word, and of a plural or possessive (`OpenAI's`, `LSTMs`) the name, unless both are
    said."""
    name = word[:-1]
    is_said = vocabulary.said(word) and vocabulary.said(name)
    is_long_enough = len(name) >= weights.misheard.shortest_letters
    return [word, name] if word.endswith("s") and is_long_enough and not is_said else [word]


def _by_company(
    word: str, company: Mapping[str, int], vocabulary: Words, weights: Expansion
) -> Iterable[Variant]:
    """Words that stand where the query's would, and sound something like it."""
    sound, variants = phonetic(word), weights.variants
    if len(sound) < weights.misheard.shortest_letters:
        return
    ordinary = variants.company_ordinary * ordinary_passages(vocabulary, weights)
    scored = [
        (sound_likeness(sound, phonetic(token)), token)
        for token in company
        if token != word
        and phonetic(token)[:1] == sound[:1]
        and vocabulary.said(token) <= ordinary
        and not is_everyday(token, vocabulary, weights)
    ]
    for score, token in sorted(scored, reverse=True)[: variants.company_tokens]:
        if score >= variants.company_alike:
            yield Variant(MatchKind.SOUNDS_LIKE, (token,), variants.company * score)
