"""Whole numbers in German, which writes each as one word: `zweihundertfuenfzig` with its vowels
folded is `zweihundertfunfzig`."""

from functools import lru_cache

_ONES = (
    "null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn "
    "sechzehn siebzehn achtzehn neunzehn"
).split()
_TENS = ["", "", *"zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig".split()]
_LEAST_VALUE, _MOST_VALUE = 2, 999_999
_OF_OTHERS = frozenset((11,))
"""Numbers whose words mean something else elsewhere: an elf is no eleven."""
_TELLING = ("hundert", "tausend", "zig", "dreissig", "zehn", *_ONES[2:11], "zwolf")


@lru_cache(maxsize=20_000)
def german_words(value: int) -> tuple[str, ...]:
    """The words that a whole number is written as, their letters folded as tokens are, the usual
    one first; none for what is said otherwise, or may mean something else."""
    if not _LEAST_VALUE <= value <= _MOST_VALUE or value in _OF_OTHERS:
        return ()
    found = [_word(value)]
    if found[0].startswith(("einhundert", "eintausend")):
        found.insert(0, found[0].removeprefix("ein"))
    century, year = divmod(value, 100)
    if 1100 <= value < 2000:
        found.insert(0, f"{_below_hundred(century)}hundert{_below_hundred(year) if year else ''}")
    return tuple(word + "s" if word.endswith("ein") else word for word in found)


@lru_cache(maxsize=20_000)
def german_number(word: str) -> int | None:
    """The whole number that a folded word is; None where it is none."""
    if not word.endswith((*_TELLING, "eins", "elf")):
        return None
    value = _read(word.removesuffix("s") if word.endswith("eins") else word)
    return value if value is not None and word in german_words(value) else None


def _word(value: int) -> str:
    thousands, rest = divmod(value, 1000)
    hundreds, small = divmod(rest, 100)
    return (
        (f"{_word(thousands)}tausend" if thousands else "")
        + (f"{_ONES[hundreds]}hundert" if hundreds else "")
        + (_below_hundred(small) if small else "")
    )


def _below_hundred(value: int) -> str:
    if value < 20:
        return _ONES[value]
    ten, one = divmod(value, 10)
    return f"{_ONES[one]}und{_TENS[ten]}" if one else _TENS[ten]


_SMALL = {_below_hundred(value): value for value in range(1, 100)}


def _read(word: str) -> int | None:
    """What a word comes to, taken apart at `tausend` and `hundert`."""
    for name, size in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(name)
        if found:
            count = _read(before) if before else 1
            rest = _read(after) if after else 0
            return None if count is None or rest is None else count * size + rest
    return _SMALL.get(word)
