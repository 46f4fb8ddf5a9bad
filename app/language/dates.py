"""Days of a month and times of day in every way in which they are written and said: `3 May` and
`May the third`, `9:30` and `half past nine`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from app.language.number_words import (
    ONES,
    Run,
    number_words,
    ordinal_digits,
    ordinal_words,
)

_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sep sept", "october oct", "november nov", "december dec",
)  # fmt: skip
_DAYS, _HOURS, _MINUTES = range(1, 32), range(1, 13), range(60)


def moment_readings(run: Run) -> Sequence[Run]:
    """Every way to write a run of tokens that is a day of a month or a time of day, itself among
    them; nothing for any other run."""
    return _readings().get(run, ())


@cache
def _readings() -> Mapping[Run, Sequence[Run]]:
    found: dict[Run, list[Run]] = defaultdict(list)
    for ways in (*_every_day(), *_every_time()):
        for way in ways:
            found[way] += [other for other in ways if other not in found[way]]
    return dict(found)


def _every_day() -> Iterator[list[Run]]:
    for names in _MONTHS:
        month, *short = names.split()
        for day in _DAYS:
            digits, said = ordinal_digits(day), ordinal_words(day)
            ways: list[Run] = [(month, str(day)), (str(day), month), (month, *said)]
            ways += [(*said, "of", month), (month, digits), (digits, "of", month), (digits, month)]
            ways += [("the", *said, "of", month), ("the", digits, "of", month)]
            ways += [(month, "the", *said), (month, "the", digits), (month, *number_words(day))]
            ways += [way for name in short for way in ((name, str(day)), (str(day), name))]
            yield ways


def _every_time() -> Iterator[list[Run]]:
    for hour in _HOURS:
        for minute in _MINUTES:
            yield list(_time(hour, minute))


def _time(hour: int, minute: int) -> Iterator[Run]:
    said, after = number_words(hour), number_words(hour % 12 + 1)
    yield (str(hour), f"{minute:02}")
    if not minute:
        yield (*said, "oclock")
        yield (str(hour), "oclock")
    elif minute < 10:
        yield (*said, "oh", ONES[minute])
    else:
        yield (*said, *number_words(minute))
    match minute:
        case 15:
            yield ("quarter", "past", *said)
        case 30:
            yield ("half", "past", *said)
        case 45:
            yield ("quarter", "to", *after)
