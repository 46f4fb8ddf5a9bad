"""Dates in the names of files, in whatever order and language their owner writes them."""

import datetime
import re

_MONTHS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "jan january januar jänner janvier enero gennaio janeiro januari",
        "feb february februar février fevrier febrero febbraio fevereiro februari",
        "mar march mär märz maerz mars marzo março marco maart",
        "apr april avril abril aprile",
        "may mai mayo maggio maio mei",
        "jun june juni juin junio giugno junho",
        "jul july juli juillet julio luglio julho",
        "aug august août aout agosto augustus augusti",
        "sep sept september septembre septiembre settembre setembro",
        "oct october okt oktober octobre octubre ottobre outubro",
        "nov november novembre noviembre",
        "dec december dez dezember décembre decembre diciembre dicembre dezembro",
    )
)
"""How English, German, French, Spanish, Italian, Portuguese, Dutch and Swedish call each month."""
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH, _DAY = r"(?P<month>0?[1-9]|1[0-2])", r"(?P<day>[12]\d|3[01]|0?[1-9])"
_NAME = rf"(?P<name>{'|'.join(sorted(set().union(*_MONTHS), key=len, reverse=True))})\.?"
_CLOCK = r"(?:T\d\d[-.:_]?\d\d(?:[-.:_]?\d\d)?|[-_ ]\d\d[-.:]\d\d[-.:]\d\d|[-_]\d{6})(?:Z|(?=\D)|$)"
"""A time of day, as recorders write it behind a date."""
_DATES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"[\[(]?(?:(?<!\d)|(?<=GMT)){_YEAR}(?P<sign>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=sign)"
        rf"(?P<day>[0-2]\d|3[01])(?!\d)(?:{_CLOCK})?[\])]?",
        rf"[\[(]?(?<!\d){_YEAR}(?P<sign>[-_.]){_MONTH}(?P=sign){_DAY}(?!\d)[\])]?",
        # With dots the day always comes first, with other signs only one that is no month tells.
        rf"[\[(]?(?<![\d.]){_DAY}\.{_MONTH}\.{_YEAR}(?!\d)[\])]?",
        rf"[\[(]?(?<!\d)(?P<day>1[3-9]|2\d|3[01])(?P<sign>[-_]){_MONTH}(?P=sign){_YEAR}(?!\d)[\])]?",
        rf"[\[(]?(?<!\d){_MONTH}(?P<sign>[-_])(?P<day>1[3-9]|2\d|3[01])(?P=sign){_YEAR}(?!\d)[\])]?",
        rf"[\[(]?(?<![^\W_]){_NAME}[\s_-]*{_DAY}(?:st|nd|rd|th)?,?[\s_-]+{_YEAR}(?!\d)[\])]?",
        rf"[\[(]?(?<!\d){_DAY}(?:st|nd|rd|th|er|[.º°])?[\s_-]*(?:(?:de|of)[\s_-]+)?{_NAME}"
        rf"(?:[\s_-]+del?)?,?[\s_-]+{_YEAR}(?!\d)[\])]?",
    )
]
_LED_TO = re.compile(r"(?:^|[\s_-])(?:GMT|am|vom|on|le|du|el)[\s_-]*$", re.IGNORECASE)
"""What leads to a date: the time zone that recorders name, a small word."""


def dated(name: str) -> tuple[datetime.date | None, str]:
    """The date in a name, and the rest of it, without the time of day behind the date. Of a date
    that reads two ways (`03-05-2024`) nothing is told."""
    for pattern in _DATES:
        if match := pattern.search(name):
            told = match.groupdict()
            try:
                date = datetime.date(int(told["year"]), _month(told), int(told["day"]))
            except ValueError:
                return None, name
            before = _LED_TO.sub("", name[: match.start()]).rstrip(" ,_-.–—")
            behind = name[match.end() :].strip(" ,_-.–—")
            return date, " - ".join(filter(None, (before, behind)))
    return None, name


def _month(told: dict[str, str]) -> int:
    if name := told.get("name"):
        return next(at for at, names in enumerate(_MONTHS, 1) if name.lower() in names)
    return int(told["month"])
