"""How a word sounds, roughly: words that speech recognisers take for each other share a key."""

import re
import unicodedata
from functools import lru_cache

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
_NUMBERS = {
    "0": "zero", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six",
    "7": "seven", "8": "eight", "9": "nine", "10": "ten", "11": "eleven", "12": "twelve",
}  # fmt: skip


@lru_cache(maxsize=400_000)
def sound(token: str) -> str:
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


def skeleton(heard: str) -> str:
    """The consonants of a sound."""
    return "".join(letter for letter in heard if letter not in "aeiouhw")


@lru_cache(maxsize=200_000)
def spoken_key(word: str) -> str:
    """A key that words which sound alike share; case, accents and punctuation don't count."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(letter for letter in folded if letter.isalnum())
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
