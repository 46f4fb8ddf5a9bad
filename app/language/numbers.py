"""Numbers in a run of tokens, in every way in which they are written: `fifty percent` and `50%`,
days and times among them (`dates.py`)."""

import heapq
import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.language.dates import moment_readings
from app.language.german_numbers import german_number, german_words
from app.language.number_words import (
    CARDINALS,
    ONES,
    SIZES,
    TENS,
    Run,
    number_words,
    ordinal_digits,
    ordinal_word,
    ordinal_words,
    year_words,
)

_VALUES = {word: value for value, word in enumerate(ONES)} | {
    word: 10 * value for value, word in enumerate(TENS) if word
}
_COINS = ("dollars", "euros", "pounds", "yen", "percent")
_ORDINAL = re.compile(r"(\d{1,6})(?:st|nd|rd|th)")
_DECADE = re.compile(r"(1\d|20)?([2-9]0)s")
_BETWEEN = ("a", "and", "oh", "o", "point", "half")
_LARGEST_VALUE = 10**12
LONGEST_NUMBER_TOKENS = 10
"""Tokens that one number is read in, at the most."""
MOST_READINGS = 24
"""Ways to write a run that are looked at; a run with many numbers has more."""


@lru_cache(maxsize=2_000)
def number_readings(run: Run) -> tuple[Run, ...]:
    """A run of tokens in every way in which its numbers, days, times, percents and sums of money
    are written, at most `MOST_READINGS` ways, itself first, then those with the commonest ways."""
    parts = [(run[first:last], *others) for first, last, others in _spans(run)]
    ways = itertools.islice(_commonest(parts), MOST_READINGS)
    return tuple(dict.fromkeys(tuple(itertools.chain(*way)) for way in ways))


def _commonest(parts: Sequence[Sequence[Run]]) -> Iterator[list[Run]]:
    """One way of each part, those first whose places in their parts come to least."""
    waiting = [(0, (0,) * len(parts))]
    seen = {waiting[0]}
    while waiting:
        total, places = heapq.heappop(waiting)
        yield [part[place] for part, place in zip(parts, places, strict=True)]
        for number, place in enumerate(places):
            further = (total + 1, (*places[:number], place + 1, *places[number + 1 :]))
            if place + 1 < len(parts[number]) and further not in seen:
                seen.add(further)
                heapq.heappush(waiting, further)


def other_spellings(run: Run) -> list[tuple[Run, list[Run]]]:
    """The numbers in a run of tokens, each with the other ways in which it is written."""
    return [(run[first:last], others) for first, last, others in _spans(run) if others]


def digits(run: Run) -> str | None:
    """A number that is written in several words, in digits: `twenty`, `five` gives `25`."""
    value = _value(run)
    return None if value is None or len(run) == 1 else str(value)


def is_number(token: str) -> bool:
    """Whether a token is a number, or a word for a small one."""
    return token.isdecimal() or token in _VALUES


def _spans(run: Run) -> Iterator[tuple[int, int, list[Run]]]:
    """All of the run, piece by piece: tokens `[first, last)` with other ways to write them, the
    longest number that begins at each place in one piece."""
    first = 0
    while first < len(run):
        for last in range(min(len(run), first + LONGEST_NUMBER_TOKENS), first, -1):
            part = run[first:last]
            others = [other for other in _others(part) if other != part]
            if others or last == first + 1:
                yield first, last, others
                first = last
                break


def _others(part: Run) -> list[Run]:
    """Every way to write what is one number, day, time, sum or percent; none for anything else."""
    if part in {("per", "cent"), ("percent",)}:
        return [("percent",), ("per", "cent")]
    if len(part) > 1 and (money := _with_cents(part) or _sum(part)):
        return money
    moments = list(moment_readings(part))
    return list(dict.fromkeys([*moments, *_numbers(part)])) if moments else _numbers(part)


def _numbers(part: Run) -> list[Run]:
    """The same for what is no more than a number."""
    if len(part) == 1 and (value := german_number(part[0])) is not None:
        return [(str(value),), *_in_german(value)]
    if (value := _value(part)) is not None:
        return [*_spoken(value), *(_in_german(value) if part[0].isdecimal() else ())]
    if (tenths := _tenths(part)) is not None:
        return _decimal(*tenths)
    return _ordinals(part) if len(part) <= 4 else []


def _in_german(value: int) -> list[Run]:
    return [(word,) for word in german_words(value)]


def _sum(part: Run) -> list[Run]:
    """`$2 million` has its sign read after its digits; it is said after the million."""
    if len(part) > 2 and part[-2] in _COINS[:-1] and part[-1] in SIZES:
        part = (*part[:-2], part[-1], part[-2])
    *number, coin = part
    if coin not in _COINS:
        return []
    found = []
    for one in _others(tuple(number)):
        found.append((*one, coin))
        if len(one) > 1 and one[-1] in SIZES and one[-2].isdigit() and coin != "percent":
            found.append((*one[:-1], coin, one[-1]))
        if coin == "percent":
            found.append((*one, "per", "cent"))
    return found


def _with_cents(part: Run) -> list[Run]:
    """Ways to write `3`, `50`, `dollars` (which was `$3.50`), `three dollars fifty` and `three
    dollars and fifty cents`; none for others."""
    coin = next((word for word in part if word in _COINS[:-1]), "")
    place = part.index(coin) if coin else 0
    before, after = part[:place], part[place + 1 :]
    small = tuple(word for word in after if word not in ("and", "cents"))
    if not after and len(before) == 2 and all(map(str.isdecimal, before)) and len(before[-1]) == 2:
        before, small = before[:1], before[1:]
    if not before or not small:
        return []
    whole, cents = _value(before), _value(small)
    if whole is None or cents is None or not 10 <= cents < 100:
        return []
    said, rest = number_words(whole), number_words(cents)
    return [
        (str(whole), str(cents), coin), (*said, coin, *rest), (*said, *rest),
        (*said, coin, "and", *rest, "cents"), (*said, coin, *rest, "cents"),
        (str(whole), coin, str(cents)), (str(whole), coin, "and", str(cents), "cents"),
    ]  # fmt: skip


@lru_cache(maxsize=20_000)
def _value(part: Run) -> int | None:
    """What whole number is written so; None where it is none, or is not read so."""
    if len(part) == 1 and part[0].isdecimal() and part[0].isascii():
        is_plain = part[0] == "0" or not part[0].startswith("0")
        return int(part[0]) if is_plain and int(part[0]) < _LARGEST_VALUE else None
    if not all(word in _VALUES or word in SIZES or word in _BETWEEN or word.isdecimal()
               for word in part):  # fmt: skip
        return None
    return next((value for value in _guessed(part) if part in _spoken(value)), None)


def _guessed(part: Run) -> Iterator[int]:
    """What a run may come to, read as one number and as the two halves of a year."""
    yield _added(part)
    if len(part) > 2 and (part[1] == "point" or part[1:3] == ("and", "a")):
        tenths = 5 if part[1] == "and" else _small(part[2])
        yield (10 * _small(part[0]) + tenths) * SIZES.get(part[-1], 0) // 10
    elif len(part) == 3 and part[-1] in SIZES:
        yield (10 * _small(part[0]) + _small(part[1])) * SIZES[part[-1]] // 10
    for place in range(1, min(3, len(part))):
        yield 100 * _added(part[:place]) + _added(part[place:])


def _small(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < 12 else _VALUES.get(word, 0)


def _added(part: Sequence[str]) -> int:
    """Words of a number taken together, whatever their order."""
    whole = group = 0
    for word in part:
        if word == "a":
            group += 1
        elif word == "hundred":
            group *= 100
        elif size := SIZES.get(word):
            whole, group = whole + group * size, 0
        else:
            group += _small(word)
    return min(whole + group, _LARGEST_VALUE)


@lru_cache(maxsize=20_000)
def _spoken(value: int) -> list[Run]:
    """Every way to write a whole number of at least 0."""
    found: list[Run] = [(str(value),)]
    if value >= _LARGEST_VALUE:
        return found
    found += year_words(value)
    found += [number_words(value, is_joined=False), number_words(value, is_joined=True)]
    found += [("a", *run[1:]) for run in found if run[0] == "one" and run[1:2] and run[1] in SIZES]
    for name, size in SIZES.items():
        count, rest = divmod(value, size)
        if size == 100 and not count % 10:
            continue  # nobody says ten hundred
        if count and not rest and count < 1000:
            found += [(str(count), name), (*number_words(count), name)]
        elif 10 <= 10 * value // size < 1000 and not 10 * value % size and size > 100:
            found += [(*run, name) for run in _decimal(*divmod(10 * value // size, 10))]
    return list(dict.fromkeys(found))


def _tenths(part: Run) -> tuple[int, int] | None:
    """What `3`, `5` (which was `3.5`) or `three point five` come to: whole and tenths."""
    if len(part) == 3 and part[1] == "point":
        part = (part[0], part[2])
    elif part[1:] == ("and", "a", "half"):
        part = (part[0], "5")
    elif not all(map(str.isdecimal, part)):
        return None
    if len(part) != 2 or not all(one in _VALUES or one.isdecimal() for one in part):
        return None
    whole, tenths = map(_small, part)
    return (whole, tenths) if whole < 1000 and tenths < 10 and len(part[1]) != 2 else None


def _decimal(whole: int, tenths: int) -> list[Run]:
    words = number_words(whole)
    found: list[Run] = [(str(whole), str(tenths)), (*words, "point", ONES[tenths])]
    return [*found, (*words, "and", "a", "half")] if tenths == 5 else found


def _ordinals(part: Run) -> list[Run]:
    """Ways to write `21st`, `twenty first`, `1990s`, `nineteen nineties`; none for others."""
    if match := _ORDINAL.fullmatch(part[0]) if len(part) == 1 else None:
        return _ordinal(int(match[1]))
    if match := _DECADE.fullmatch(part[0]) if len(part) == 1 else None:
        return _decade(int(match[1] or 0), int(match[2]))
    *before, last = part
    if last.endswith("ties"):
        ten = _VALUES.get(last[:-3] + "y", 0)
        century = _value(tuple(before)) if before else 0
        is_decade = ten and century is not None and (not before or 10 <= century <= 20)
        return _decade(century or 0, ten) if is_decade else []
    word = CARDINALS.get(last) or (last[:-4] + "y" if last.endswith("ieth") else last[:-2])
    if word in _VALUES and (word in CARDINALS or ordinal_word(word) == last):
        value = _value((*before, word))
        return _ordinal(value) if value else []
    return []


def _ordinal(value: int) -> list[Run]:
    forms = {ordinal_words(value, is_joined) for is_joined in (False, True)}
    return [(ordinal_digits(value),), *sorted(forms)]


def _decade(century: int, ten: int) -> list[Run]:
    spoken = TENS[ten // 10][:-1] + "ies"
    if not century:
        return [(f"{ten}s",), (spoken,)]
    return [(f"{century}{ten}s",), (*number_words(century), spoken)]
