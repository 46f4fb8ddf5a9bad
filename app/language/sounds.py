"""How a word sounds, roughly, and how alike two words sound to a speech recogniser.

Sounds are compared by their edit distance (Levenshtein), in which consonants weigh double:
recognisers mistake vowels more often.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_SPELLINGS = (
    ("tch", re.compile(r"tch"), "ch"),
    ("dj", re.compile(r"dj"), "j"),
    ("dg", re.compile(r"dg(?=[eiy])"), "j"),
    ("sch", re.compile(r"sch"), "sh"),
    ("rh", re.compile(r"rh"), "r"),
    ("ps", re.compile(r"^ps"), "s"),
    ("pt", re.compile(r"^pt"), "t"),
    ("gn", re.compile(r"^gn"), "n"),
    ("x", re.compile(r"^x(?=[aeio])"), "s"),
    ("ph", re.compile(r"ph"), "f"),
    ("q", re.compile(r"q"), "k"),
    ("c", re.compile(r"ck|c(?![eiyh])"), "k"),
    ("c", re.compile(r"c"), "s"),
    ("x", re.compile(r"x"), "ks"),
    ("wh", re.compile(r"wh"), "w"),
    ("gh", re.compile(r"(?<=.)gh"), ""),
    ("kn", re.compile(r"^kn"), "n"),
    ("wr", re.compile(r"^wr"), "r"),
    ("y", re.compile(r"y"), "i"),
)
_EYE = re.compile(r"eie|ei$")
_CONFUSED = str.maketrans("pdgzvj", "btksfk")
"""Letters that recognisers confuse: voiced and voiceless. Logan and Van Thong, "Confusion-based
query expansion for OOV words in spoken document retrieval", ICSLP 2002."""
LETTERS = {
    "a": "a", "b": "bi", "c": "si", "d": "ti", "e": "i", "f": "ef", "g": "ki", "i": "ai",
    "j": "kei", "k": "kei", "l": "el", "m": "em", "n": "en", "o": "o", "p": "bi", "q": "ku",
    "r": "ar", "s": "es", "t": "ti", "u": "u", "v": "fi", "x": "eks", "y": "wai", "z": "si",
}  # fmt: skip
"""The sounds of letters read alone, as `phonetic` writes sounds."""
_NUMBERS = {
    "0": "zero", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six",
    "7": "seven", "8": "eight", "9": "nine", "10": "ten", "11": "eleven", "12": "twelve",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phonetic:
    """How much two sounds must agree, of 1, for one to be taken for the other. MRR and names are
    counted as in `app/search/weights.py`."""

    alike_said: float = 0.82
    """For a word that somebody says, if its sound has `usual_letters`. MRR .681 halved, .678
    doubled."""
    alike_unsaid: float = 0.775
    """The same for a word that nobody says. MRR .676 halved, .672 doubled. Names 146 and 20 at
    .745, 127 and 7 at .805."""
    usual_letters: int = 7
    """MRR .681 halved, .674 doubled. Names 152 and 38 at 3, 82 and 1 at 14."""
    per_letter: float = 0.02
    """So much less for each letter more, and more for each letter fewer. MRR .682 halved, .682
    doubled. Names 137 and 15 at .01, 132 and 17 at .04."""
    least_alike: float = 0.6
    """However long it is. MRR .682 halved, .669 doubled."""
    reach_letters: tuple[int, int] = (3, 9)
    """A sound with fewer letters than the first is compared with those a letter longer or shorter,
    one with fewer than the second with two, others with three. They bound what is compared."""

    def near_enough(self, sound: str, is_said: bool) -> float:
        """How much of a sound another must share to be taken for it: less of a long one, and less
        of a word that nobody says."""
        usual = self.alike_said if is_said else self.alike_unsaid
        alike = usual - self.per_letter * (len(sound) - self.usual_letters)
        return min(1.0, max(self.least_alike, alike))

    def reach(self, sound: str) -> int:
        """How many letters longer or shorter a sound may be to be compared with this one."""
        return 1 + sum(len(sound) >= letters for letters in self.reach_letters)


@lru_cache(maxsize=400_000)
def phonetic(token: str) -> str:
    """A folded token as it sounds, vowels and all: `clip` and `klib` are one, so are `gpt3` and
    `gbt3`."""
    if not token.isascii():
        return token
    for letter, pattern, spelled in _SPELLINGS:
        if letter in token:
            token = pattern.sub(spelled, token)
    token = token.translate(_CONFUSED)
    if "ei" in token:
        token = _EYE.sub("ai", token)
    return "".join(letter for letter, before in zip(token, " " + token, strict=False)
                   if letter != before)  # fmt: skip


def skeleton(sound: str) -> str:
    """The consonants of a sound."""
    return "".join(letter for letter in sound if letter not in "aeiouhw")


@lru_cache(maxsize=400_000)
def weighed(sound: str) -> str:
    """A sound with its consonants twice, as sounds are compared."""
    return "".join(letter if letter in "aeiouhw" else 2 * letter for letter in sound)


def sound_likeness(one: str, other: str) -> float:
    """How much two sounds agree, of 1."""
    return Levenshtein.normalized_similarity(weighed(one), weighed(other))


@lru_cache(maxsize=200_000)
def spoken_key(word: str) -> str:
    """A key that words which sound alike share; case, accents and punctuation don't count."""
    folded = word.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
    letters = "".join(filter(str.isalnum, folded))
    letters = _NUMBERS.get(letters, letters)
    if not letters.isascii() or any(letter.isdigit() for letter in letters):
        return letters
    for letter, pattern, sound in _SPELLINGS:
        if letter in letters:
            letters = pattern.sub(sound, letters)
    letters = letters.translate(_CONFUSED)
    skeleton = letters[:1] + re.sub(r"[aeiouhw]+", "", letters[1:])
    collapsed = re.sub(r"(.)\1+", r"\1", skeleton)
    return collapsed if len(collapsed) > 1 else letters
