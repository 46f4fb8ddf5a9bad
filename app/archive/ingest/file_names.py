"""What a file's name tells where the file itself doesn't: title, series, date, number, guest."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from app.archive.ingest.name_dates import dated
from app.archive.ingest.name_extras import without_extras
from app.transcripts.title_names import NUMBERING, is_name

_ARCHIVE = re.compile(r"\.(?:zip|tar\.gz|tgz|tar)$", re.IGNORECASE)
_SEASON = re.compile(
    r"(?<![^\W_])(?:s(\d{1,2})[\s_.-]?e(\d{1,4})|(\d{1,2})x(\d{2,3})|"
    r"(?:season|staffel|saison|temporada|stagione)[\s_.-]*(\d{1,2})[\s_.,–-]*"
    r"(?:ep(?:isode)?|folge|épisode|episodio|e)[\s._#-]*(\d{1,4}))(?!\d)",
    re.IGNORECASE,
)
_EPISODE = re.compile(
    r"(?<![^\W_])(?:ep(?:isode)?|épisode|episodio|episódio|aflevering|avsnitt|выпуск|эпизод|no|nr|"
    r"folge|#)[\s._#-]*(\d{1,5})(?!\d)|^e(\d{2,4})(?![^\W_])|第\s?(\d{1,5})\s?[回話话集期]",
    re.IGNORECASE,
)
_EDGE_NUMBER = re.compile(
    r"^(?!(?:19|20)\d\d\D)(\d{1,4})(?=[\s_.-]+\D)|(?<=\D[\s_-])(?!(?:19|20)\d\d$)(\d{1,4})$"
)
"""A number at either end of a name that is no year."""
_WITH = re.compile(
    r"\b(?:with|mit|avec|con|met)\s+([^-–—|,()]+?)(?=$|\)|\s[-–—|]\s)", re.IGNORECASE
)
_PART = re.compile(r"\s[-–—|]\s")
_AND = re.compile(r"\s+(?:and|&|und|et|y|e|en)\s+")
_KIND_OF_TALK = re.compile(
    r"^(?:an? )?(?:interview|gespräch|entretien|entrevista|intervista|talk|bonus)\s+", re.IGNORECASE
)
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
    stem = without_extras(PurePosixPath(path).name)
    date, rest = dated(stem)
    season, number = _numbered(rest)
    title = _title(rest, words) or _title(stem, words) or PurePosixPath(path).name
    return FileNameFacts(title, date, season, number, _guests(rest.replace("_", " ")))


def series_from(path: str, words: Mapping[str, str]) -> str | None:
    """A series from the folder of a file: the nearest one that doesn't only say what kind of
    files it holds, so `changelog/gotime/…` gives `Gotime`, `talkpython/youtube/…` `Talkpython`."""
    folders = [_ARCHIVE.sub("", part) for part in path.split("/")[:-1] if part]
    folders = [part for part in folders if not part.lower().endswith(".gz")]
    telling = [part for part in folders if not _GENERIC.fullmatch(part)]
    nearest = (telling or folders)[-1:]
    return _title(nearest[0], words) if nearest else None


def _guests(rest: str) -> tuple[str, ...]:
    """The people whom a name names: behind `with`, or alone in a part of it."""
    rest = re.sub(r"\s*\(\d+\)$", "", rest)
    parts = [match[1] for match in _WITH.finditer(rest)] + _PART.split(rest)
    for part in parts:
        people = _AND.split(_KIND_OF_TALK.sub("", NUMBERING.sub("", part.strip())))
        if all(map(is_name, people)):
            return tuple(dict.fromkeys(people))
    return ()


def _numbered(stem: str) -> tuple[int | None, int | None]:
    """Season and number: `S01E22`, `ep 12`, `#12`, a number at either end."""
    if match := _SEASON.search(stem):
        told = [int(part) for part in match.groups() if part]
        return told[0], told[1]
    if match := _EPISODE.search(stem) or _EDGE_NUMBER.search(stem):
        number = int(next(filter(None, match.groups())))
        return None, number
    return None, None


def _title(stem: str, words: Mapping[str, str]) -> str:
    """A name as a title: dashes are spaces in a name without any, those between its parts stay,
    and so does what is a number alone."""
    if not any(map(str.isalpha, stem)):
        return stem.strip(" -–—_.")
    plain = re.sub(r"\s+[-–—]+\s+", " – ", stem.replace("_", " "))
    within = r"[-\s]+" if " " not in stem.strip() else r"\s+"
    plain = re.sub(rf"(?<! ){within}(?! ?–)|\s+", " ", plain).strip(" -–—.")
    plain = _SEASON.sub(lambda match: match[0].upper() if match[1] else match[0], plain)
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
