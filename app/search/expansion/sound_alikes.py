"""Words of the archive that sound like a word of the query: what captions may have written.

Spellings are mapped to rough sounds, after Logan and Van Thong, "Confusion-based query expansion
for OOV words in spoken document retrieval", ICSLP 2002; `vocabulary.py` compares them. A query's
neighbouring words are also tried as one (`auto-regressive` finds `autoregressive`, `GPT-3` finds
`gbt3`), and one word as several (`apart.py`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from app.language.sounds import likeness, near_enough, sound
from app.language.spellings import joined, numeronym, written
from app.search.expansion.split_names import Stand, apart
from app.search.expansion.vocabulary import EVERYDAY, LONGEST, MOST, SHORTEST, Vocabulary
from app.search.port import Kind, Variant

LOOSELY_ALIKE = 0.5
"""How alike, of 1, words must sound that stand by a word which the query's word stands by too."""
RARE = 40
"""A word that stands in more passages than this needs no help."""
KNOWN = 8_000
"""So many words that a language says most are no names: nothing is taken for them because it
stands in their place."""

TAKEN_APART = 6
"""So many words of a query are looked for in pieces: first those that nobody says."""

Beside = Callable[[str, int], Mapping[str, int]]
"""Tokens that stand `step` after (before, where negative) a token, and how often."""


def expand(
    words: Sequence[str], vocabulary: Vocabulary, stand: Stand, beside: Beside | None = None
) -> dict[str, list[Variant]]:
    """What may stand for each word of a query. Words that are common in the archive have only
    what is read as they are."""
    counts = vocabulary.counts
    found: dict[str, dict[tuple[str, ...], Variant]] = {word: {} for word in words}

    def add(word: str, variants: Iterable[Variant]) -> None:
        for variant in variants:
            if variant.tokens != (word,):
                found[word].setdefault(variant.tokens, variant)

    rare = [word for word in found if counts.get(word, 0) <= RARE]
    for word in found:
        add(word, _written(word, vocabulary))
    for size in (2, 3):
        runs = (tuple(words[start : start + size]) for start in range(len(words) - size + 1))
        for run in dict.fromkeys(runs):
            variants = list(_joined(run, vocabulary, any(word in rare for word in run)))
            for word in run:
                add(word, variants)
    if beside is not None:
        names = {word for word in rare if not vocabulary.is_among(word, KNOWN)}
        for here, there, step in _neighbours(words):
            if here in names and 0 < counts.get(there, 0) <= 50 * RARE:
                add(here, _by_company(here, beside(there, step), vocabulary))
    for word in rare:
        for form in _forms(word, vocabulary):
            add(word, _alike(form, vocabulary))
            add(word, _halves(form, vocabulary, stand))
    for word in sorted(rare, key=lambda word: word in counts)[:TAKEN_APART]:
        for form in _forms(word, vocabulary):
            add(word, apart(form, vocabulary, stand))
    return {word: list(variants.values())[: 2 * MOST] for word, variants in found.items()}


def _neighbours(words: Sequence[str]) -> list[tuple[str, str, int]]:
    """Each word with the one before it (a step of 1 from there) and the one after it."""
    pairs = list(pairwise(words))
    return [(b, a, 1) for a, b in pairs] + [(a, b, -1) for a, b in pairs]


def _written(word: str, vocabulary: Vocabulary) -> Iterable[Variant]:
    counts = vocabulary.counts
    for run in written(word):
        filled = tuple(token if token in counts else _filled(token, vocabulary) for token in run)
        if all(token in counts for token in filled):
            yield Variant(Kind.WRITTEN, filled, 0.9)
    if word not in counts and word.endswith("s") and word[:-1] in counts:
        yield Variant(Kind.WRITTEN, (word[:-1],), 0.9)
    if letters := numeronym(word):
        first, left_out, last = letters
        for token in vocabulary.prefixed(first, 100_000):
            if len(token) == left_out + 2 and token.endswith(last):
                yield Variant(Kind.WRITTEN, (token,), 0.9, as_is=True)


def _filled(token: str, vocabulary: Vocabulary) -> str:
    """The commonest word that a clipped one begins: `seq` gives `sequence`."""
    longer = vocabulary.prefixed(token, 1) if len(token) > 2 else []
    return longer[0] if longer else token


def _joined(run: tuple[str, ...], vocabulary: Vocabulary, is_rare: bool) -> Iterable[Variant]:
    """Words of the query read as one."""
    together, source = "".join(run), " ".join(run)
    if together in vocabulary.counts:
        yield Variant(Kind.WRITTEN, (together,), 0.9, source)
    if len(run) == 2 and (short := joined(run)) and short in vocabulary.counts:
        yield Variant(Kind.WRITTEN, (short,), 0.9, source)
    if is_rare or any(map(str.isdigit, together)) or min(map(len, run)) == 1:
        heard = "".join(_LETTERS.get(word, sound(word)) for word in run)
        if SHORTEST <= len(heard) <= LONGEST:
            # Digits are never misheard for others, so `gbt3` is surely GPT-3.
            certainty = 0.9 if any(map(str.isdigit, together)) else 0.6
            for token, score in vocabulary.heard_alike(heard, near_enough(heard, is_said=True), 3):
                yield Variant(Kind.SOUNDS_LIKE, (token,), certainty * score, source)


_LETTERS = {
    "a": "a", "b": "bi", "c": "si", "d": "ti", "e": "i", "f": "ef", "g": "ki", "i": "ai",
    "j": "kei", "k": "kei", "l": "el", "m": "em", "n": "en", "o": "o", "p": "bi", "q": "ku",
    "r": "ar", "s": "es", "t": "ti", "u": "u", "v": "fi", "x": "eks", "y": "wai", "z": "si",
}  # fmt: skip
"""The sounds of letters read alone, as `sounds.sound` writes sounds."""


def _alike(word: str, vocabulary: Vocabulary) -> Iterable[Variant]:
    """Single tokens that sound like `word`, the closest first."""
    heard = sound(word)
    if len(heard) < 3 or word.isdigit():
        return
    enough = near_enough(heard, word in vocabulary.counts)
    for token, score in vocabulary.heard_alike(heard, enough):
        yield Variant(Kind.SOUNDS_LIKE, (token,), 0.6 * score)
    bones = "".join(letter for letter in word if letter not in "aeiou")
    if len(bones) > 2 and bones != word and vocabulary.counts.get(bones, RARE) < RARE:
        yield Variant(Kind.SOUNDS_LIKE, (bones,), 0.5)


def _halves(word: str, vocabulary: Vocabulary, stand: Stand) -> Iterable[Variant]:
    """A word as it is written in two."""
    for place in range(1, len(word) if len(word) <= LONGEST else 0):
        left, right = word[:place], word[place:]
        if left in vocabulary.counts and right in vocabulary.counts and stand([left], [right]):
            yield Variant(Kind.WRITTEN, (left, right), 0.9)


def _forms(word: str, vocabulary: Vocabulary) -> list[str]:
    """A word, and of a plural or possessive (`OpenAI's`, `LSTMs`) the name, unless both are
    said."""
    name = word[:-1]
    is_said = word in vocabulary.counts and name in vocabulary.counts
    return [word, name] if word.endswith("s") and len(name) >= SHORTEST and not is_said else [word]


def _by_company(word: str, company: Mapping[str, int], vocabulary: Vocabulary) -> Iterable[Variant]:
    """Words that stand where the query's would, and sound something like it."""
    heard = sound(word)
    if len(heard) < SHORTEST:
        return
    scored = [
        (likeness(heard, sound(token)), token)
        for token in company
        if token != word
        and sound(token)[:1] == heard[:1]
        and vocabulary.counts.get(token, 0) <= 10 * vocabulary.ordinary
        and not vocabulary.is_among(token, EVERYDAY)
    ]
    for score, token in sorted(scored, reverse=True)[:2]:
        if score >= LOOSELY_ALIKE:
            yield Variant(Kind.SOUNDS_LIKE, (token,), 0.5 * score)
