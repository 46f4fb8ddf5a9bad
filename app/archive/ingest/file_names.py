"""What a file's name tells where the file itself doesn't: title, series, date, number, guest."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from app.transcripts.title_names import NUMBERING, is_name

_YOUTUBE = re.compile(r"\s*\[[\w-]{11}\]")
_EXTENSION = re.compile(r"\.(?:[a-z]{2,3}(?:-[A-Za-z]+)?\.)?[a-z0-9]{2,10}$", re.IGNORECASE)
_ARCHIVE = re.compile(r"\.(?:zip|tar\.gz|tgz|tar)$", re.IGNORECASE)
_YEAR, _MONTH = r"(?P<year>(?:19|20)\d\d)", r"(?P<month>0?[1-9]|1[0-2])"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATES = [
    re.compile(rf"[\[(]?{pattern}[\])]?", re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}(?P<sign>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=sign)"
        r"(?P<day>[0-2]\d|3[01])(?!\d)",
        rf"(?<![\d.]){_DAY}\.{_MONTH}\.{_YEAR}(?!\d)",  # with dots the day always comes first
        rf"(?<![^\W_]){_MONTH_NAME}[\s_-]*{_DAY}(?:st|nd|rd|th)?,?[\s_-]+{_YEAR}(?!\d)",
        rf"(?<!\d){_DAY}(?:st|nd|rd|th)?[\s_-]+{_MONTH_NAME},?[\s_-]+{_YEAR}(?!\d)",
    )
]
_SEASON = re.compile(r"(?<![^\W_])s(\d{1,2})[\s_.-]?e(\d{1,4})(?!\d)", re.IGNORECASE)
_EPISODE = re.compile(
    r"(?<![^\W_])(?:ep(?:isode)?|no|nr|folge|#)[\s._#-]*(\d{1,5})(?!\d)", re.IGNORECASE
)
_EDGE_NUMBER = re.compile(
    r"^(?!(?:19|20)\d\d\D)(\d{1,4})(?=[\s_.-]+\D)|(?<=\D[\s_-])(?!(?:19|20)\d\d$)(\d{1,4})$"
)
"""A number at either end of a name that is no year."""
_GUEST = re.compile(r"(?:^|\s[-–—|]\s|\b(?:with|mit|avec|con)\s+)([^-–—|,()]+?)(?=$|\s[-–—|]\s)")
_GENERIC = re.compile(
    r"(?:podcasts?|youtube|videos?|audio|episodes?|transcripts?|captions|subtitles|subs|texts?|"
    r"files|vtt|srt|txt|md|json|raw|clean|data|[a-z]{2}|season[\s_-]?\d+|s\d+|(?:19|20)\d\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FileNameFacts:
    """What a name tells; each may be missing."""

    title: str
    date: datetime.date | None = None
    season: int | None = None
    number: int | None = None
    guests: tuple[str, ...] = ()


def name_facts(path: str, words: Mapping[str, str]) -> FileNameFacts:
    """What the name of a file (its path within the archive folder) tells. `words` are words of
    names as their owner writes them, by their small letters (`js`: `JS`)."""
    stem = _stem(path)
    date, rest = _dated(stem)
    season, number = _numbered(rest)
    parts = (NUMBERING.sub("", match[1].strip()) for match in _GUEST.finditer(_spaced(rest)))
    guest = next(filter(is_name, parts), None)
    title = _title(rest, words) or _title(stem, words) or PurePosixPath(path).name
    return FileNameFacts(title, date, season, number, (guest,) if guest else ())


def series_from(path: str, words: Mapping[str, str]) -> str | None:
    """A series from the folder of a file: the nearest one that doesn't only say what kind of
    files it holds, so `changelog/gotime/…` gives `Gotime`, `talkpython/youtube/…` `Talkpython`."""
    folders = [_ARCHIVE.sub("", part) for part in path.split("/")[:-1] if part]
    folders = [part for part in folders if not part.lower().endswith(".gz")]
    telling = [part for part in folders if not _GENERIC.fullmatch(part)]
    nearest = (telling or folders)[-1:]
    return _title(nearest[0], words) if nearest else None


def _stem(path: str) -> str:
    return _EXTENSION.sub("", _YOUTUBE.sub("", PurePosixPath(path).name))


def _dated(stem: str) -> tuple[datetime.date | None, str]:
    """The date in a name, and the rest of it."""
    match = next(filter(None, (pattern.search(stem) for pattern in _DATES)), None)
    if not match:
        return None, stem
    told = match.groupdict()
    month = _MONTHS.index(told["name"][:3].lower()) + 1 if "name" in told else int(told["month"])
    try:
        date = datetime.date(int(told["year"]), month, int(told["day"]))
    except ValueError:
        return None, stem
    return date, f"{stem[: match.start()]} {stem[match.end() :]}".strip(" _-.–—")


def _numbered(stem: str) -> tuple[int | None, int | None]:
    """Season and number: `S01E22`, `ep 12`, `#12`, a number at either end."""
    if match := _SEASON.search(stem):
        return int(match[1]), int(match[2])
    if match := _EPISODE.search(stem) or _EDGE_NUMBER.search(stem):
        number = int(next(filter(None, match.groups())))
        return None, number
    return None, None


def _spaced(stem: str) -> str:
    return re.sub(r"_+", " ", stem)


def _title(stem: str, words: Mapping[str, str]) -> str:
    """A name as a title: dashes within it are spaces, those between its parts stay."""
    plain = re.sub(r"\s+[-–—]+\s+", " – ", stem.replace("_", " "))
    plain = re.sub(r"(?<! )[-\s]+(?! ?–)|\s+", " ", plain).strip(" -–—.")
    plain = _SEASON.sub(lambda match: match[0].upper(), plain)
    is_small = not any(letter.isupper() for letter in _SEASON.sub("", plain))
    return " ".join(
        words.get(
            word.lower(), word[:1].upper() + word[1:] if _rises(word, place, is_small) else word
        )
        for place, word in enumerate(plain.split())
    )


def _rises(word: str, place: int, is_small: bool) -> bool:
    """Whether a word gets a capital: in a name without any all do, else the first one."""
    return is_small or (place == 0 and word.islower())
