"""Other ways to write what sounds the same by rule: numbers, letters, signs, contractions."""

import re

from app.language.german_numbers import german_number, german_words
from app.language.number_words import number_words, ordinal_digits, ordinal_words, year_words

_NUMBERS = {str(value): number_words(value) for value in range(100)}
_ROUND = {10**2: "hundred", 10**3: "thousand", 10**6: "million", 10**9: "billion"}
_DIGITS = {words[0]: digits for digits, words in _NUMBERS.items() if len(words) == 1}
_ORDINALS = {ordinal_digits(value): ordinal_words(value) for value in range(1, 100)}
_ORDINAL_DIGITS = {words[0]: digits for digits, words in _ORDINALS.items() if len(words) == 1}
_SIGNS: dict[str, tuple[str, ...]] = {
    "cplusplus": ("c", "plus", "plus"), "csharp": ("c", "sharp"), "fsharp": ("f", "sharp"),
    "dotnet": ("dot", "net"),
}  # fmt: skip
_CONTRACTIONS: dict[str, tuple[str, ...]] = {
    "dont": ("do", "not"), "doesnt": ("does", "not"), "didnt": ("did", "not"),
    "isnt": ("is", "not"), "arent": ("are", "not"), "wasnt": ("was", "not"),
    "werent": ("were", "not"), "cant": ("can", "not"), "cannot": ("can", "not"),
    "couldnt": ("could", "not"), "wouldnt": ("would", "not"), "shouldnt": ("should", "not"),
    "hasnt": ("has", "not"), "havent": ("have", "not"), "hadnt": ("had", "not"),
    "wont": ("will", "not"), "im": ("i", "am"), "ive": ("i", "have"), "youre": ("you", "are"),
    "theyre": ("they", "are"), "youve": ("you", "have"), "theyve": ("they", "have"),
    "gonna": ("going", "to"), "wanna": ("want", "to"), "gotta": ("got", "to"),
    "lets": ("let", "us"),
}  # fmt: skip
_JOINED = {words: token for token, words in _CONTRACTIONS.items()}
_SOUNDED = re.compile(r"([a-z]{2,})([24])([a-z]{2,})")
_NO_WORD = re.compile(r"[a-z]?[^aeiouy\W\d]+|[a-z]?[aeiou]{2}")
"""What is read letter by letter: `lstm`, `html`, `aws`, `ai`."""
_ACRONYM = re.compile(r"([a-z]{1,6})(\d{1,2})")


_PREFIXES = {
    "\u05d0\u05ea": ("ה", "ב", "כ", "ל", "מ", "ש", "ו", "וב", "ול", "וש", "שב", "של", "מה", "כש"),
    "\u0621\u064a": ("و", "ف", "ب", "ك", "ل", "وب", "ول", "فب", "س"),
}
"""What Hebrew and Arabic write before a word and with it (`in`, `to`, `and`), by their first and
last letters."""
_NASAL = ("\u0901", "\u0902")
"""Chandrabindu and the dot that is mostly written for it: गाँव and गांव."""
_SHORTEST_LETTERS = 3
"""Letters of a word that such may stand before."""


def prefixed(token: str) -> list[str]:
    """A word of Hebrew or Arabic with what may stand before it, and without."""
    for letters, prefixes in _PREFIXES.items():
        if len(token) >= _SHORTEST_LETTERS and all(
            letters[0] <= one <= letters[-1] for one in token
        ):
            rest = {token.removeprefix(one) for one in prefixes}
            bare = sorted(one for one in rest if len(one) >= _SHORTEST_LETTERS)
            return [one + word for word in bare for one in ("", *prefixes) if one + word != token]
    return []


def written(token: str) -> list[tuple[str, ...]]:
    """Runs of tokens that are read as this one is: `7` and `seven`, `gpt4` and `g p t four`,
    `cant` and `can not`, `cplusplus` and `c plus plus`."""
    found: list[tuple[str, ...]] = []
    for read in (_NUMBERS, _ORDINALS, _SIGNS, _CONTRACTIONS):
        if words := read.get(token):
            found.append(words)
    if digits := _DIGITS.get(token) or _ORDINAL_DIGITS.get(token):
        found.append((digits,))
    if token.isdigit() and len(token) > 2:
        found += [*_round(int(token)), *year_words(int(token))]
    if token.isdecimal() and token.isascii() and len(token) < 7:
        found += [(word,) for word in german_words(int(token))]
    elif (value := german_number(token)) is not None:
        found.append((str(value),))
    if not token.isascii():
        found += [(token.replace(*pair),) for pair in (_NASAL, _NASAL[::-1])]
    if match := _SOUNDED.fullmatch(token):
        found.append((match[1], {"2": "to", "4": "for"}[match[2]], match[3]))
    if match := _ACRONYM.fullmatch(token):
        number = _NUMBERS.get(match[2], (match[2],))
        letters = tuple(match[1])
        found += [(match[1], match[2]), (match[1], *number), (*letters, match[2])]
        found.append((*letters, *number))
    elif 2 <= len(token) <= 5 and token.isascii() and _NO_WORD.fullmatch(token):
        found.append(tuple(token))
    return [run for run in dict.fromkeys(found) if run != (token,)]


def _round(number: int) -> list[tuple[str, ...]]:
    """How a round number is read: `1000` as `a thousand`, `2000000` as `2 million`."""
    for size, name in reversed(_ROUND.items()):
        count, rest = divmod(number, size)
        if count and not rest and (words := _NUMBERS.get(str(count))):
            one = [("a", name)] if count == 1 else []
            return [*one, (*words, name), (str(count), name)]
    return []


def joined(run: tuple[str, ...]) -> str | None:
    """The one token that two make when read together: `do not` gives `dont`."""
    return _JOINED.get(run)


def numeronym(token: str) -> tuple[str, int, str] | None:
    """`k8s` as first letter, number of letters left out, last letter."""
    match = re.fullmatch(r"([a-z])(\d{1,2})([a-z])", token)
    return (match[1], int(match[2]), match[3]) if match and int(match[2]) > 2 else None
