"""Names that captions misheard, told by their sound from those that an episode gives itself.

What nobody would say otherwise and sounds like such a name is the name. Words that are said every
day are it only where they sound just the same in a row (`open eye` for OpenAI): a name that is
also an ordinary word is meant as that more often than it was misheard.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from app.language.runs import runs_in
from app.language.sounds import LETTERS, phonetic, skeleton, sound_likeness, weighed
from app.language.spellings import written
from app.language.stop_words import STOP_WORDS
from app.language.tokens import text_tokens, tokens
from app.transcripts.restored import HeardName

Run = tuple[str, ...]
_NEAR_VOWELS = str.maketrans("eu", "io")
"""Vowels that recognisers take for each other."""
_MOST_WORDS = 3
"""Words that one name was heard as, at the most."""


@dataclass(frozen=True, slots=True)
class Enough:
    """How much of a name's sound must have been heard, of 1; measured by `benchmarks.names`."""

    same_consonants: float = 0.79
    other_consonants: float = 0.9
    shortest: int = 4
    """Letters of a sound that is compared."""
    short: int = 5
    """Letters of a sound in which only vowels may differ, and only from one near them."""
    shortest_everyday: int = 6
    """Letters of a sound that words of every day have together."""
    longest: int = 24
    shortest_cased: int = 5
    """Letters of a word that is only written otherwise: `imagenet` for ImageNet."""

    def is_sure(self, name: str, heard: str) -> bool:
        """Whether a token of a name was surely heard as another token."""
        return name == heard or self.agree(phonetic(name), phonetic(heard))

    def agree(self, name: str, heard: str) -> bool:
        """Whether two sounds are surely the same name."""
        if len(name) <= self.short:
            return name.translate(_NEAR_VOWELS) == heard.translate(_NEAR_VOWELS)
        has_same = skeleton(name) == skeleton(heard)
        return sound_likeness(name, heard) >= (
            self.same_consonants if has_same else self.other_consonants
        )


ENOUGH = Enough()


class _Name:
    """A name, and what it is known by."""

    def __init__(self, name: str, run: Run) -> None:
        self.written = name
        self.tokens = run
        self.letters = "".join(run)
        self.sounds = {phonetic(self.letters), "".join(map(phonetic, run))}

    @cached_property
    def read_as(self) -> frozenset[Run]:
        """Runs that are read as it is: `g p t three` for GPT-3."""
        return frozenset(written(self.letters))

    def is_only_written(self, run: Run, enough: Enough) -> bool:
        """Whether a run of its letters is just not written as it is: `image net`, `imagenet`."""
        if len(run) > 1:
            return len(self.tokens) == 1 and len(self.letters) >= enough.shortest
        has_signs = self.written[1:] != self.written[1:].lower()
        is_long = len(self.letters) >= enough.shortest_cased or not self.letters.isalpha()
        return has_signs and is_long

    def may_be(self, run: Run) -> bool:
        """Whether a run can have been heard for it at all: not with the name or a part of it in
        the run, nor with other digits, nor with small words beside what sounds like it."""
        heard = "".join(run)
        return (
            self.letters not in heard
            and not (heard in self.letters and len(run) < len(self.tokens))
            and _digits(heard) == _digits(self.letters)
            and not (len(run) > len(self.tokens) == 1 and any(one in STOP_WORDS for one in run))
        )


def heard_names(
    words: Sequence[str],
    names: Iterable[str],
    is_everyday: Callable[[str], bool],
    enough: Enough = ENOUGH,
) -> list[HeardName]:
    """Where one of the names was heard as something else, in order and without overlap. `words`
    are bare, `is_everyday` tells of a token whether people say it in any talk."""
    wanted = [_Name(name, run) for name in names if (run := tuple(text_tokens(name)))]
    if not wanted:
        return []
    said, endings = _tokens(words)
    own = {token for name in wanted for token in (*name.tokens, name.letters)}
    everyday = {token: token in own or is_everyday(token) for token in set(said)}
    runs = _runs(said, everyday, wanted)
    read_as = {run: name.written for name in wanted for run in name.read_as}
    found = [
        HeardName(first, last, read_as[run], 1.0) for first, last, run in runs_in(said, read_as)
    ]
    found += [
        HeardName(first, first + len(run), name.written, score)
        for name, run, score in _matches(wanted, runs, everyday, enough)
        for first in runs[run]
    ]
    kept: dict[int, HeardName] = {}
    for one in sorted(found, key=lambda one: (-one.sure, one.first - one.last, one.first)):
        places = range(one.first, one.last)
        if kept.keys().isdisjoint(places):
            kept |= dict.fromkeys(places, one)
    return [
        HeardName(one.first, one.last, one.name + endings.get(one.last - 1, ""), one.sure)
        for place, one in sorted(kept.items())
        if place == one.first
    ]


def _tokens(words: Sequence[str]) -> tuple[list[str], dict[int, str]]:
    """Each word as one token, and the endings that were taken from them: `'s`."""
    said, endings = [], {}
    for number, word in enumerate(words):
        plain = word
        if word.endswith(("'s", "’s")):
            plain, endings[number] = word[:-2], word[-2:]
        said.append("".join(tokens(plain)))
    return said, endings


def _runs(
    said: Sequence[str], everyday: Mapping[str, bool], wanted: Sequence[_Name]
) -> dict[Run, list[int]]:
    """Runs that may have been heard for a name, with their first words: those with a word that
    isn't said every day, and those that go on as a name's sound or letters begin."""
    starts = {
        one[:size]
        for name in wanted
        for one in (*name.sounds, name.letters)
        for size in range(1, len(one) + 1)
    }
    runs: dict[Run, set[int]] = {}
    for place, token in enumerate(said):
        if not everyday[token]:
            for first in range(max(0, place - _MOST_WORDS + 1), place + 1):
                for last in range(place + 1, min(len(said), first + _MOST_WORDS) + 1):
                    runs.setdefault(tuple(said[first:last]), set()).add(first)
        elif not starts.isdisjoint((phonetic(token), LETTERS.get(token, ""), token)):
            for last in range(place + 1, min(len(said), place + _MOST_WORDS + 1) + 1):
                run = tuple(said[place:last])
                if starts.isdisjoint(("".join(run), *_sounds(run))):
                    break
                runs.setdefault(run, set()).add(place)
    return {run: sorted(places) for run, places in runs.items() if all(run)}


def _sounds(run: Run) -> set[str]:
    """Words in a row as they sound: one by one, with letters read alone, and as one word."""
    if len(run) == 1:
        return {phonetic(run[0])}
    return {"".join(LETTERS.get(one, phonetic(one)) for one in run), phonetic("".join(run))}


def _matches(
    wanted: Sequence[_Name], runs: Collection[Run], everyday: Mapping[str, bool], enough: Enough
) -> Iterator[tuple[_Name, Run, float]]:
    """Runs that are surely one of the names, and how much of its sound they have."""
    by_letters: dict[str, list[Run]] = {}
    by_sound: dict[str, list[Run]] = {}
    for run in runs:
        by_letters.setdefault("".join(run), []).append(run)
        for sound in _sounds(run):
            if enough.shortest <= len(sound) <= enough.longest:
                by_sound.setdefault(sound, []).append(run)
    heard = {sound: weighed(sound) for sound in by_sound}
    for name in wanted:
        same = [
            run for run in by_letters.get(name.letters, ()) if run != name.tokens or len(run) == 1
        ]
        for run in same:
            if name.is_only_written(run, enough):
                yield name, run, 1.0
        for sound in name.sounds:
            if len(sound) >= enough.shortest:
                near = process.extract(
                    weighed(sound),
                    heard,
                    scorer=Levenshtein.normalized_similarity,
                    score_cutoff=enough.same_consonants,
                    limit=None,
                )
                for _, score, other in near:
                    for run in by_sound[other]:
                        if name.may_be(run) and _is_sure(name, sound, run, other, everyday, enough):
                            yield name, run, score


def _is_sure(
    name: _Name, sound: str, run: Run, other: str, everyday: Mapping[str, bool], enough: Enough
) -> bool:
    """Whether a run with the sound `other` was surely said for a name with this sound."""
    if all(everyday[token] for token in run):
        is_long = len(sound) >= enough.shortest_everyday
        return sound == other and is_long and len(run) > 1 and len(name.tokens) == 1
    if len(run) == len(name.tokens):
        return all(map(enough.is_sure, name.tokens, run))
    return enough.agree(sound, other)


def _digits(letters: str) -> str:
    """The digits of a name: `gpt3` is never `gpt4`, however alike they sound."""
    return "".join(letter for letter in letters if letter.isdigit())
