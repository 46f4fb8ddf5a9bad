"""Words of the archive that sound like a word of the query: what captions may have written.

Spellings are mapped to rough sounds, after Logan and Van Thong, "Confusion-based query expansion
for OOV words in spoken document retrieval", ICSLP 2002; `vocabulary.py` compares them. A query's
neighbouring words are also tried as one (`auto-regressive` finds `autoregressive`, `GPT-3` finds
`gbt3`), and one word as several (`split_names.py`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from app.language.sounds import likeness, phonetic
from app.language.spellings import joined, numeronym, written
from app.search.expansion.split_names import HoldsRuns, apart
from app.search.expansion.vocabulary import Vocabulary
from app.search.port import MatchKind, Variant

Beside = Callable[[str, int], Mapping[str, int]]
"""Tokens that stand `step` after (before, where negative) a token, and how often."""


def expand(
    words: Sequence[str], vocabulary: Vocabulary, holds: HoldsRuns, beside: Beside | None = None
) -> dict[str, list[Variant]]:
    """What may stand for each word of a query. Words that are common in the archive have only
    what is read as they are."""
    counts, weights = vocabulary.counts, vocabulary.weights.variants
    found: dict[str, dict[tuple[str, ...], Variant]] = {word: {} for word in words}

    def add(word: str, variants: Iterable[Variant]) -> None:
        for variant in variants:
            if variant.tokens != (word,):
                found[word].setdefault(variant.tokens, variant)

    rare = [word for word in found if counts.get(word, 0) <= weights.rare_passages]
    for word in found:
        add(word, _written(word, vocabulary))
    for size in range(2, weights.joined_words + 1):
        runs = (tuple(words[start : start + size]) for start in range(len(words) - size + 1))
        for run in dict.fromkeys(runs):
            variants = list(_joined(run, vocabulary, any(word in rare for word in run)))
            for word in run:
                add(word, variants)
    if beside is not None:
        names = {word for word in rare if not vocabulary.is_among(word, weights.known_words)}
        for here, there, step in _neighbours(words):
            if here in names and 0 < counts.get(there, 0) <= weights.company_passages:
                add(here, _by_company(here, beside(there, step), vocabulary))
    for word in rare:
        for form in _forms(word, vocabulary):
            add(word, _alike(form, vocabulary))
            add(word, _halves(form, vocabulary, holds))
    for word in sorted(rare, key=lambda word: word in counts)[: weights.split_words]:
        for form in _forms(word, vocabulary):
            add(word, apart(form, vocabulary, holds))
    return {
        word: list(variants.values())[: weights.most_of_word] for word, variants in found.items()
    }


def _neighbours(words: Sequence[str]) -> list[tuple[str, str, int]]:
    """Each word with the one before it (a step of 1 from there) and the one after it."""
    pairs = list(pairwise(words))
    return [(b, a, 1) for a, b in pairs] + [(a, b, -1) for a, b in pairs]


def _written(word: str, vocabulary: Vocabulary) -> Iterable[Variant]:
    counts, weight = vocabulary.counts, vocabulary.weights.variants.written
    for run in written(word):
        filled = tuple(token if token in counts else _filled(token, vocabulary) for token in run)
        if all(token in counts for token in filled):
            yield Variant(MatchKind.WRITTEN, filled, weight)
    if word not in counts and word.endswith("s") and word[:-1] in counts:
        yield Variant(MatchKind.WRITTEN, (word[:-1],), weight)
    if letters := numeronym(word):
        first, left_out, last = letters
        for token in vocabulary.prefixed(first, len(counts)):
            if len(token) == left_out + 2 and token.endswith(last):
                yield Variant(MatchKind.WRITTEN, (token,), weight, as_is=True)


def _filled(token: str, vocabulary: Vocabulary) -> str:
    """The commonest word that a clipped one begins: `seq` gives `sequence`."""
    longer = vocabulary.prefixed(token, 1) if len(token) > 2 else []
    return longer[0] if longer else token


def _joined(run: tuple[str, ...], vocabulary: Vocabulary, is_rare: bool) -> Iterable[Variant]:
    """Words of the query read as one."""
    together, source = "".join(run), " ".join(run)
    weights, misheard = vocabulary.weights.variants, vocabulary.weights.misheard
    if together in vocabulary.counts:
        yield Variant(MatchKind.WRITTEN, (together,), weights.written, source)
    if len(run) == 2 and (short := joined(run)) and short in vocabulary.counts:
        yield Variant(MatchKind.WRITTEN, (short,), weights.written, source)
    if is_rare or any(map(str.isdigit, together)) or min(map(len, run)) == 1:
        sound = "".join(_LETTERS.get(word, phonetic(word)) for word in run)
        if misheard.shortest_letters <= len(sound) <= misheard.longest_letters:
            has_digits = any(map(str.isdigit, together))
            weight = weights.phonetic_digits if has_digits else weights.phonetic
            enough = vocabulary.weights.phonetic.near_enough(sound, is_said=True)
            for token, score in vocabulary.sounding_like(sound, enough, weights.joined_tokens):
                yield Variant(MatchKind.SOUNDS_LIKE, (token,), weight * score, source)


_LETTERS = {
    "a": "a", "b": "bi", "c": "si", "d": "ti", "e": "i", "f": "ef", "g": "ki", "i": "ai",
    "j": "kei", "k": "kei", "l": "el", "m": "em", "n": "en", "o": "o", "p": "bi", "q": "ku",
    "r": "ar", "s": "es", "t": "ti", "u": "u", "v": "fi", "x": "eks", "y": "wai", "z": "si",
}  # fmt: skip
"""The sounds of letters read alone, as `sounds.phonetic` writes sounds."""


def _alike(word: str, vocabulary: Vocabulary) -> Iterable[Variant]:
    """Single tokens that sound like `word`, the closest first."""
    sound, weights = phonetic(word), vocabulary.weights.variants
    if len(sound) < weights.shortest_letters or word.isdigit():
        return
    enough = vocabulary.weights.phonetic.near_enough(sound, word in vocabulary.counts)
    most = vocabulary.weights.misheard.most_tokens
    for token, score in vocabulary.sounding_like(sound, enough, most):
        yield Variant(MatchKind.SOUNDS_LIKE, (token,), weights.phonetic * score)
    bones = "".join(letter for letter in word if letter not in "aeiou")
    if len(bones) < weights.shortest_letters or bones == word:
        return
    if 0 < vocabulary.counts.get(bones, 0) < weights.rare_passages:
        yield Variant(MatchKind.SOUNDS_LIKE, (bones,), weights.consonants)


def _halves(word: str, vocabulary: Vocabulary, holds: HoldsRuns) -> Iterable[Variant]:
    """A word as it is written in two."""
    weights = vocabulary.weights
    if len(word) > weights.misheard.longest_letters:
        return
    for place in range(1, len(word)):
        left, right = word[:place], word[place:]
        if left in vocabulary.counts and right in vocabulary.counts and holds([left], [right]):
            yield Variant(MatchKind.WRITTEN, (left, right), weights.variants.written)


def _forms(word: str, vocabulary: Vocabulary) -> list[str]:
    """A word, and of a plural or possessive (`OpenAI's`, `LSTMs`) the name, unless both are
    said."""
    name = word[:-1]
    is_said = word in vocabulary.counts and name in vocabulary.counts
    is_long_enough = len(name) >= vocabulary.weights.misheard.shortest_letters
    return [word, name] if word.endswith("s") and is_long_enough and not is_said else [word]


def _by_company(word: str, company: Mapping[str, int], vocabulary: Vocabulary) -> Iterable[Variant]:
    """Words that stand where the query's would, and sound something like it."""
    sound, weights = phonetic(word), vocabulary.weights.variants
    if len(sound) < vocabulary.weights.misheard.shortest_letters:
        return
    ordinary = weights.company_ordinary * vocabulary.ordinary
    scored = [
        (likeness(sound, phonetic(token)), token)
        for token in company
        if token != word
        and phonetic(token)[:1] == sound[:1]
        and vocabulary.counts.get(token, 0) <= ordinary
        and not vocabulary.is_everyday(token)
    ]
    for score, token in sorted(scored, reverse=True)[: weights.company_tokens]:
        if score >= weights.company_alike:
            yield Variant(MatchKind.SOUNDS_LIKE, (token,), weights.company * score)
