"""The vocabulary of an index as a file beside it, so that the first search needn't gather it.

It is derived from the parts of the index whose names it carries: one of others counts as none, and
one of some of them grows by the rest.
"""

import json
import os
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.language.frequent_words import frequent_words
from app.language.sounds import phonetic
from app.language.stems import stem
from app.search.expansion.vocabulary import Vocabulary

_NAME = "vocabulary.z"
_FORMER = "vocabulary.json"
"""What an earlier version wrote."""
_SOUND_RULES = 3
"""Which rules gave the sounds; to be raised when `sounds.phonetic` changes."""


@dataclass(frozen=True, slots=True)
class KeptVocabulary:
    """A vocabulary, and the names of the parts of the index of which it is."""

    parts: Sequence[str]
    words: Vocabulary


def gather(
    parts: Iterable[tuple[Mapping[str, int], Iterable[str]]], count: int, languages: Sequence[str]
) -> Vocabulary:
    """Every form of a word in the parts of an index, and in how many of its `count` passages its
    stem stands. A part gives its stems with the passages that hold them, and the forms."""
    passages: Counter[str] = Counter()
    forms: set[str] = set()
    for some_stems, some_forms in parts:
        passages.update(some_stems)
        forms.update(some_forms)
    counts: dict[str, int] = {}
    stems: dict[str, list[str]] = {}
    for form in sorted(forms):
        own = {stem(form, language) for language in languages}
        counts[form] = max(passages.get(one, 0) for one in own)
        for one in own:
            stems.setdefault(one, []).append(form)
    return Vocabulary(counts, count, stems, _by_use(languages))


def grown(
    before: Vocabulary,
    stems: Collection[str],
    forms: Collection[str],
    passages_with: Callable[[str], int],
    count: int,
    languages: Sequence[str],
) -> Vocabulary:
    """The vocabulary of an index to which parts with these stems and forms have come: as `gather`
    gives it, at the cost of these parts. `passages_with` tells in how many of all `count` passages
    a stem stands."""

    def own_stems(form: str) -> set[str]:
        return {stem(form, language) for language in languages}

    fresh = [form for form in forms if form not in before.counts]
    of_stems = dict(before.stems)
    for form in fresh:
        for one in own_stems(form):
            is_own = one in before.counts and one in own_stems(one)  # which needn't be kept
            of_stems[one] = sorted([*of_stems.get(one, [one] if is_own else []), form])
    counts = {form: before.counts.get(form, 0) for form in sorted([*before.counts, *fresh])}
    for form in {form for one in stems for form in of_stems.get(one, (one,)) if form in counts}:
        counts[form] = max(map(passages_with, own_stems(form)))
    sounds = {form: sound for sound, alike in before.by_sound.items() for form in alike}
    words = Vocabulary(counts, count, of_stems, _by_use(languages))
    words.by_sound = _by_sound(counts, (sounds.get(form) or phonetic(form) for form in counts))
    return words


def keep(
    folder: Path, parts: Sequence[str], languages: Sequence[str], vocabulary: Vocabulary
) -> None:
    """Write the vocabulary of the parts of these names; a reader sees the old or the new."""
    sounds = {form: sound for sound, alike in vocabulary.by_sound.items() for form in alike}
    whole = {
        "segments": list(parts),
        "languages": list(languages),
        "rules": _SOUND_RULES,
        "passages": vocabulary.passages,
        "counts": list(vocabulary.counts.values()),
        "forms": "\n".join(vocabulary.counts),
        "sounds": "\n".join(sounds[form] for form in vocabulary.counts),
        "stems": {one: forms for one, forms in vocabulary.stems.items() if forms != [one]},
    }
    fresh = folder / f"{_NAME}.{os.getpid()}"
    body = zlib.compress(json.dumps(whole, separators=(",", ":")).encode(), 1)
    fresh.write_bytes(b"%08x\n%b" % (zlib.crc32(body), body))
    fresh.replace(folder / _NAME)
    (folder / _FORMER).unlink(missing_ok=True)


def load(folder: Path, languages: Sequence[str]) -> KeptVocabulary | None:
    """The vocabulary that was kept last; None where there is none of these languages, or it was
    damaged."""
    try:
        if not (folder / _NAME).is_file():  # a pipe would be waited for
            return None
        checksum, _, body = (folder / _NAME).read_bytes().partition(b"\n")
        if int(checksum, 16) != zlib.crc32(body):
            return None
        whole = json.loads(zlib.decompress(body))
        if whole["languages"] != list(languages) or whole["rules"] != _SOUND_RULES:
            return None
        forms = whole["forms"].split("\n") if whole["forms"] else []
        counts = dict(zip(forms, whole["counts"], strict=True))
        vocabulary = Vocabulary(counts, whole["passages"], whole["stems"], _by_use(languages))
        vocabulary.by_sound = _by_sound(forms, whole["sounds"].split("\n"))
    except (OSError, ValueError, KeyError, TypeError, zlib.error):
        return None
    return KeptVocabulary(whole["segments"], vocabulary)


def _by_sound(forms: Iterable[str], sounds: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form, sound in zip(forms, sounds):  # noqa: B905 - without forms there is one empty sound
        found.setdefault(sound, []).append(form)
    return found


def _by_use(languages: Sequence[str]) -> dict[str, int]:
    """The place of words among those that are said most, in the language that says them most."""
    found: dict[str, int] = {}
    for language in languages:
        for word, place in frequent_words(language).items():
            found[word] = min(place, found.get(word, place))
    return found
