"""The vocabulary of an index as a file beside it, so that the first search needn't gather it.

It is derived from the parts of the index whose names it carries; one of others counts as none.
"""

import json
import os
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from app.language.frequent_words import frequent_words
from app.language.stems import stem
from app.search.expansion.vocabulary import Vocabulary

_NAME = "vocabulary.z"
_FORMER = "vocabulary.json"
"""What an earlier version wrote."""
_SOUND_RULES = 3
"""Which rules gave the sounds; to be raised when `sounds.phonetic` changes."""


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


def keep(folder: Path, names: Sequence[str], vocabulary: Vocabulary) -> None:
    """Write the vocabulary of the parts of these names; a reader sees the old or the new."""
    whole = {
        "segments": list(names),
        "rules": _SOUND_RULES,
        "passages": vocabulary.passages,
        "counts": vocabulary.counts,
        "stems": {one: forms for one, forms in vocabulary.stems.items() if forms != [one]},
        "sounds": vocabulary.by_sound,
    }
    fresh = folder / f"{_NAME}.{os.getpid()}"
    body = zlib.compress(json.dumps(whole, separators=(",", ":")).encode(), 1)
    fresh.write_bytes(b"%08x\n%b" % (zlib.crc32(body), body))
    fresh.replace(folder / _NAME)
    (folder / _FORMER).unlink(missing_ok=True)


def load(folder: Path, names: Sequence[str], languages: Sequence[str]) -> Vocabulary | None:
    """The vocabulary of just these parts; None where there is none, or it was damaged."""
    try:
        checksum, _, body = (folder / _NAME).read_bytes().partition(b"\n")
        if int(checksum, 16) != zlib.crc32(body):
            return None
        whole = json.loads(zlib.decompress(body))
        if whole["segments"] != list(names) or whole["rules"] != _SOUND_RULES:
            return None
        by_use = _by_use(languages)
        vocabulary = Vocabulary(whole["counts"], whole["passages"], whole["stems"], by_use)
        vocabulary.by_sound = whole["sounds"]
    except (OSError, ValueError, KeyError, TypeError, zlib.error):
        return None
    return vocabulary


def _by_use(languages: Sequence[str]) -> dict[str, int]:
    """The place of words among those that are said most, in the language that says them most."""
    found: dict[str, int] = {}
    for language in languages:
        for word, place in frequent_words(language).items():
            found[word] = min(place, found.get(word, place))
    return found
