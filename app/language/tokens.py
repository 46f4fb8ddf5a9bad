"""From words to tokens: case and accents folded, punctuation gone."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

_VOWELS = "".join(
    sign
    for sign in map(chr, range(0x0900, 0x0E00))
    if unicodedata.category(sign).startswith("M") and not unicodedata.combining(sign)
)
"""What the scripts of India write for vowels about a consonant: no letters to Python."""
_TOKEN = re.compile(rf"(?:[^\W_]|[{_VOWELS}])+(?:['’](?:[^\W_]|[{_VOWELS}])+)*")
_ELIDED = re.compile(
    r"(?<!\w)((?:lors|puis|jus|quoi)?qu|[ldjnmtsc]|(?:de|ne|a|su|da|co)ll|un|quest|sant)['’]"
    r"(?=h?[aeiouyœæ])"
)
"""What French, Italian and Catalan write before a vowel and with it: `l'été`, `dell'anno`."""
_SIGNED = re.compile(r"(?<!\w)(?:[cf]#|c\+\+|\.net(?!\w))")
_SIGNS = {"c++": "cplusplus", "c#": "csharp", "f#": "fsharp", ".net": "dotnet"}
"""Names that would lose what tells them apart."""
_WHOLE = str.maketrans(
    {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t",
     "ı": "i", "ŋ": "n"}
    | {chr(zero + digit): str(digit) for digit in range(10) for zero in (
        0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
        0x0E50, 0x0ED0, 0x1040, 0x17E0)}
)  # fmt: skip
"""Letters that have no accent to lose, and are typed without theirs all the same; the digits of
Arabic, of the scripts of India, of Thai, Lao, Burmese and Khmer."""
_GROUPED = re.compile(r"(?<!\w)\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3}){2,})(?!\d|,\d)")
"""A number whose digits are written in threes; `1.000` may be one and no thousand."""
_WITH_SIGN = re.compile(r"([$€£¥])(\d[\d,.]*)|(\d)([%٪$€£¥])")
_READ = {"%": "percent", "٪": "percent", "$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
"""Signs as they are read after a number, be it in a word of their own: `5 %`."""
_SCRIPTS = r"\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Japanese, Chinese, Thai, Lao, Burmese, Khmer: they put no spaces between words."""
_UNSPACED = re.compile(rf"[{_SCRIPTS}]")
_BY_LETTER = re.compile(rf"([{_SCRIPTS}\uac00-\ud7af])")
"""Korean puts spaces, but writes what belongs to a word without."""
_VOICED = "\u3099\u309a"
"""The marks that make か into が and は into ぱ: they are no accents."""
_STRETCH = "\u0640"
"""Makes Arabic words longer, and nothing else."""
_SIMPLIFIED = Path(__file__).with_name("simplified.txt").read_text("utf-8")
_ALIKE = str.maketrans(
    {"ة": "ه", "ى": "ي", "ٱ": "ا", "ی": "ي", "ک": "ك", "ە": "ه"}
    | {chr(kata): chr(kata - 0x60) for kata in range(0x30A1, 0x30F7)}
    | {pair[0]: pair[1] for pair in _SIMPLIFIED.split()}
)
"""Letters that are written for each other: at the end of Arabic words (Lucene's Arabic normalizer
does so too), by Arabic and Persian keyboards, katakana for hiragana, and Chinese characters in full
for those that were made simpler (a line each; OpenCC's, Apache-2.0)."""


@lru_cache(maxsize=400_000)
def tokens(word: str) -> tuple[str, ...]:
    """A word's tokens: `Open-Source,` gives `open`, `source`; `Don't` gives `dont`; `1,000,000`
    gives `1000000`, `$5` gives `5`, `dollars` and `5%` gives `5`, `percent`,
    as `5 %` does.

    Scripts that put no spaces between words give one token a letter, so that a word within a
    run of them is found; a number or a name in other letters among them is one.
    `l'été` gives `l` and `ete`.
    """
    plain = word.rstrip(",.?!")
    if plain.isascii() and plain.isalpha():  # most words, told quickly
        return (plain.lower(),)
    plain = word.lower() if word.isascii() else _without_accents(word)
    if not plain.isalpha():
        plain = _numbered(plain)
    if "'" in plain or "’" in plain:
        plain = _ELIDED.sub(r"\1 ", plain)
    if "#" in plain or "+" in plain or ".n" in plain:
        plain = _SIGNED.sub(lambda name: _SIGNS[name[0]], plain)
    found = (match[0].replace("'", "").replace("’", "") for match in _TOKEN.finditer(plain))
    if plain.isascii():
        return tuple(found)
    return tuple(piece for token in found for piece in _pieces(token))


def _without_accents(word: str) -> str:
    """A word with letters that have none, and one way of writing each."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(
        letter for letter in folded if not unicodedata.combining(letter) or letter in _VOICED
    )
    if plain.isascii():
        return plain
    whole = plain.replace(_STRETCH, "").translate(_WHOLE).translate(_ALIKE)
    return unicodedata.normalize("NFC", whole)


def _numbered(word: str) -> str:
    """A word with its numbers written in one, and their signs after them as they are read."""
    if alone := _READ.get(word.rstrip(".,;:!?")):
        return alone
    word = _GROUPED.sub(lambda number: re.sub(r"\D", "", number[0]), word)
    return _WITH_SIGN.sub(_read, word)


def _read(sign: "re.Match[str]") -> str:
    number, mark = (sign[2], sign[1]) if sign[1] else (sign[3], sign[4])
    return f"{number} {_READ[mark]} "


def _pieces(token: str) -> list[str]:
    return [piece for piece in _BY_LETTER.split(token) if piece]


def written_tokens(word: str) -> list[str]:
    """The tokens of a word that is searched letter by letter, as they stand in it: 長 stays 長."""
    found: list[str] = []
    for piece in _pieces(unicodedata.normalize("NFC", word)):
        read = tokens(piece)
        if read and is_by_letter(piece):
            found.append(piece)
        elif not read and found and unicodedata.category(piece[0]).startswith("M"):
            found[-1] += piece  # a sign of the letter before it
        else:
            found.extend(read)
    return found


def simplified(text: str) -> str:
    """Chinese characters in full as the simpler ones, letter for letter."""
    return text.translate(_ALIKE)


def is_by_letter(word: str) -> bool:
    """Whether letters of it are tokens by themselves."""
    return not word.isascii() and _BY_LETTER.search(word) is not None


def unspaced(text: str) -> int:
    """How many of its letters are of scripts that put no spaces between words."""
    return len(_UNSPACED.findall(text))


_LETTERS_A_WORD = 2
"""Of scripts without spaces, so that so many words last as long as English ones."""


def size(word: str) -> int:
    """How many words there are in one; more than one only in scripts without spaces."""
    return 1 if word.isascii() else max(1, unspaced(word) // _LETTERS_A_WORD)


def spoken_words(words: Sequence[str]) -> int:
    """How many words there are in several; of scripts without spaces two letters are one."""
    return sum(map(size, words))


def text_tokens(text: str) -> list[str]:
    """The tokens of a whole text."""
    return [token for word in text.split() for token in tokens(word)]


def letters(text: str) -> str:
    """The tokens of a text, run together."""
    return "".join(text_tokens(text))
