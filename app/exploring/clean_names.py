"""Names as clean talks write them, where raw captions write them otherwise: small (`imagenet`),
without vowels (`cfr` for CIFAR), or another word behind somebody's first name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.language.everyday import everyday
from app.language.sounds import phonetic, sound_likeness

_PLAIN = re.compile(r"^\W*([^\W_]+?)(?:-\d+)?(?:['’]s)?\W*$")
_INNER_CAPITAL = re.compile(r"[^\W\d_a-z][a-z]|[a-z][^\W\d_a-z]")
_VOWELS = re.compile(r"[aeiouy]")
_TALKS = 2
"""Talks that write a name, at the least, each in the same letters in all but a fifth of places."""
_SAME_SHARE = 0.8
_SHORTEST, _SHORTEST_BARE, _SHORTEST_LAST = 5, 3, 5
"""Letters of a name, of one that is heard without its vowels, and of a last name."""
_RARE_PER_MILLION, _UNKNOWN_PER_MILLION = 3.0, 0.5
"""Of a million everyday words, at the most so many are a name; or a word that is no word."""
_ALIKE_LAST = 0.6
"""How much of a last name's sound must be heard, of 1, behind the first name itself."""


@dataclass(slots=True)
class CleanNames:
    """What clean talks write. `add` each, then ask where raw captions write it otherwise."""

    said: Counter[str] = field(default_factory=Counter)
    written: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    talks: Counter[str] = field(default_factory=Counter)
    last_names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    known: dict[str, str] = field(default_factory=dict)

    def add(self, words: Iterable[str]) -> None:
        """Count a clean talk."""
        seen: set[str] = set()
        before = ""
        for word in words:
            match = _PLAIN.match(word)
            plain = match[1] if match else ""
            folded = plain.casefold()
            self.said[folded] += 1
            if plain and plain != folded:
                self.written[folded][plain] += 1
                seen.add(folded)
                if before.istitle() and plain[0].isupper() and len(plain) >= _SHORTEST_LAST:
                    self.last_names[before.casefold()].add(plain)
            before = plain if word.endswith(plain) else ""
        self.talks.update(seen)

    def add_names(self, names: Iterable[str]) -> None:
        """Know people whom somebody lists."""
        for name in names:
            first, *others = name.split() or [""]
            self.last_names[first.casefold()].update(
                one for one in others if len(one) >= _SHORTEST_LAST
            )

    def add_known(self, names: Iterable[str]) -> None:
        """Know names that stand for things and people whether or not a talk here writes them."""
        kept = list(names)
        self.add_names(name for name in kept if " " in name)
        self.known |= {name.casefold(): name for name in kept if name.isalnum()}

    def heard(self, words: Sequence[str], language: str) -> dict[int, tuple[int, str]]:
        """Where the words of raw captions are such a name: by the number of the first word, the
        one after the last and the name."""
        common = everyday(language)
        if not common:
            return {}
        names = self._names(language)
        bare: dict[str, list[str]] = defaultdict(list)
        for folded, name in names.items():
            if name.isupper() and _VOWELS.search(folded):
                bare[_VOWELS.sub("", folded)].append(name)
        plain = [match[1] if (match := _PLAIN.match(word)) else "" for word in words]
        found: dict[int, tuple[int, str]] = {}
        for number, word in enumerate(plain):
            if not word.islower() or words[number].rstrip(".,?!") != word:
                continue
            if _INNER_CAPITAL.search(names.get(word, "")[1:]):
                found[number] = (number + 1, names[word])
            elif not self.said[word] and common.get(word, 0.0) < _UNKNOWN_PER_MILLION:
                likely = bare.get(word, []) if len(word) >= _SHORTEST_BARE else []
                likely = likely or self._last_names(plain[number - 1] if number else "", word)
                if len(likely) == 1:
                    found[number] = (number + 1, likely[0])
        return found

    def _names(self, language: str) -> dict[str, str]:
        """Names of one word that several talks write alike, and nobody says otherwise."""
        common = everyday(language)
        found = {folded: name for folded, name in self.known.items() if not self.said[folded]}
        for folded, spellings in self.written.items():
            name, times = spellings.most_common(1)[0]
            if (
                len(folded) >= _SHORTEST
                and self.talks[folded] >= _TALKS
                and times >= _SAME_SHARE * self.said[folded]
                and common.get(folded, 0.0) < _RARE_PER_MILLION
            ):
                found[folded] = name
        return found

    def _last_names(self, first: str, word: str) -> list[str]:
        """Last names of those with this first name that a word sounds like, and is no form of."""
        before = first.casefold()
        written = self.written.get(before, Counter())
        if before in self.said and written[before.title()] < _SAME_SHARE * self.said[before]:
            return []  # a word that began a sentence
        sound = phonetic(word)
        return [
            name
            for name in sorted(self.last_names.get(before, ()))
            if not word.startswith(name.casefold())
            and (own := phonetic(name.casefold()))[:1] == sound[:1]
            and sound_likeness(own, sound) >= _ALIKE_LAST
        ]
