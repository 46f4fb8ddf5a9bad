"""What the keys of a JSON that nobody knows say: words, times and their unit, who speaks.

Keys are compared without case and underlines, times without their unit: `startTime`, `start_time`
and `start_time_ms` are one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.transcripts.formats.speech_json.heard import milliseconds
from app.transcripts.formats.speech_json.shape import SECONDS, entries

MOST_SHARE = 0.8
"""Share of a list's entries that must have a key, for it to count."""
TEXT = (
    "normalizedtext formattedtext finalsentence originaltext text transcript punctuatedtext "
    "content body sentence line caption utterance phrase word punctuatedword value said message "
    "speech transcription utt msg spokentext displaytext display snippet cue runs simpletext "
    "txt texte texto testo tekst текст aussage äußerung inhalt fala term token w "
    "blocks paragraphs words"
).split()
START = (
    "secondsfromstart timeoffset offset start sourcestart starttime startoffset relativestart "
    "relativestarttime audiostart audioin begin begintime from starttimestamp time timestamp "
    "timestart sec seconds "
    "t0 ts t at when tin tcin timecode in startsat startat snippettime bg "
    "zeit beginn anfang debut début temps inicio tiempo início tempo inizio начало время s"
).split()
END = (
    "end endtime endoffset stop stoptime to until endtimestamp audioend audioout timeend t1 tout "
    "tcout out duration dur length endsat ed ende fin fine fim конец e"
).split()
SPEAKER = (
    "speakername speaker speakerlabel speakerid speakerdisplayname speakerinfo voice participant "
    "participantname personname displayname speakervalue speakertag who spk spkid sid speakers "
    "externaluserid attendeename participantpurpose channeltag talker actor "
    "sprecher sprecherin locuteur hablante parlante falante спикер говорящий"
).split()
PERHAPS_SPEAKER = (
    "name label role author user username userid by person from channel mediachannel "
    "participanttype participantid track sender source"
).split()
"""Keys that are somebody's where their values come again."""
WORDS = "words alignment wordtimestamps terms tokens timestampedwords worddetails items".split()
_NAMES = "name displayname fullname speakername username firstname label email".split()
_IDS = "id speakerid spkid speaker label key userid uid participantid number index".split()
_TABLES = "speakers participants parties people users attendees persons speakernames speakermap"
_UNIT = re.compile(r"(?<=[a-z])(?:in)?(milliseconds?|millis|msecs?|ms|seconds?|secs?)$")


_SHORT_UNIT = re.compile(r"(?<=[a-z])_(?:s|sec)$", re.IGNORECASE)


def bare(key: object) -> str:
    """A key without case and what joins its words."""
    return re.sub(r"[\W_]+", "", str(key)).lower()


def without_unit(key: object) -> tuple[str, str]:
    """A bare key of a time, and its unit: `ms`, `s`, or empty where it tells none."""
    name = bare(key)
    if name in START:
        return name, ""
    if match := _SHORT_UNIT.search(str(key)):
        return bare(str(key)[: match.start()]), "s"
    found = _UNIT.search(name)
    if not found:
        return name, ""
    return name[: found.start()], "ms" if found[1].startswith("m") else "s"


def keys_of(raw: Sequence[Mapping[str, Any]], wanted: Sequence[str]) -> Iterator[str]:
    """The keys of a list's entries that are called so, as they stand there, in the order of
    `wanted`; those that too few have are left out."""
    counted: dict[str, int] = {}
    for one in raw:
        for key, value in one.items():
            if value is not None:
                counted[key] = counted.get(key, 0) + 1
    often = {key: without_unit(key)[0] for key, n in counted.items() if n >= MOST_SHARE * len(raw)}
    for name in wanted:
        yield from (key for key, called in often.items() if name in (called, bare(key)))


def text_key(raw: Sequence[Mapping[str, Any]]) -> str:
    """The key under which most entries have a text, or what holds one alone."""
    for is_plain in (True, False):
        for key in keys_of(raw, TEXT):
            having = sum(
                isinstance(one.get(key), str) if is_plain else bool(written(one.get(key)))
                for one in raw
            )
            if having >= MOST_SHARE * len(raw):
                return key
    return ""


_DEEPEST_TEXT = 3


def written(value: Any, depth: int = 0) -> str:
    """The text in a value: itself, what an object holds under a name of texts, or what the parts of
    a list hold, where they tell neither who says them nor when."""
    if isinstance(value, str):
        return value
    if depth > _DEEPEST_TEXT:
        return ""
    if isinstance(value, dict):
        held = (written(one, depth + 1) for key, one in value.items() if bare(key) in TEXT[:-3])
        return next(filter(None, held), "")
    if isinstance(value, list) and value:
        parts = [one for one in value if isinstance(one, dict | str)]
        told = {bare(key) for one in parts if isinstance(one, dict) for key in one}
        if len(parts) == len(value) and told.isdisjoint((*START, *SPEAKER)):
            texts = [text for one in parts if (text := written(one, depth + 1))]
            has_spaces = any(one[:1].isspace() or one[-1:].isspace() for one in texts)
            return ("" if has_spaces and len(texts) > 1 else " ").join(texts)
    return ""


def time_key(raw: Sequence[Mapping[str, Any]], wanted: Sequence[str]) -> str:
    """The key that tells most entries' times within the talk; times of day are none."""
    for key in keys_of(raw, wanted):
        having = sum(milliseconds(one.get(key), SECONDS) is not None for one in raw)
        if having >= MOST_SHARE * len(raw):
            return key
    return ""


_DATED = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d|1\d{9}(?:\d{3}|\.\d+)?$")
"""A day and its time, or the seconds or milliseconds since 1970."""


def are_dated(raw: Sequence[Mapping[str, Any]]) -> bool:
    """Whether entries tell on which day, at what time they were said, and not when in the talk."""
    return any(all(_DATED.match(str(one.get(key))) for one in raw) for key in keys_of(raw, START))


def speaker_key(raw: Sequence[Mapping[str, Any]]) -> str:
    """The key that tells who speaks; of several the first by which people differ."""
    found = ""
    for key in keys_of(raw, SPEAKER):
        values = {str(name) for one in raw if (name := named(one.get(key))) is not None}
        if 1 < len(values) <= max(2, len(raw) / 2):
            return key
        if values and not found and bare(key) != "sid":
            found = key
    for key in keys_of(raw, PERHAPS_SPEAKER):
        names = [named(one.get(key)) for one in raw]
        values = {str(name) for name in names if isinstance(name, str | int)}
        if 1 < len(values) <= max(2, len(raw) / 2):
            return key
    return found


def named(value: Any) -> Any:
    """What somebody is called of whom more is told than the name, or who is the one of a list."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    for _ in range(_DEEPEST_NAME):  # as interfaces wrap what they refer to
        if isinstance(value, dict) and isinstance(inner := next(iter(value.values()), None), dict):
            value = inner if len(value) == 1 or bare(next(iter(value))) == "data" else value
    if not isinstance(value, dict):
        return value
    called = {bare(key): one for key, one in value.items() if isinstance(one, str | int)}
    return next((called[key] for key in (*_NAMES, *_IDS) if called.get(key, "") != ""), None)


_DEEPEST_NAME = 3


def name_table(root: Any) -> dict[str, str]:
    """The names of speakers by what they are called elsewhere in the file, where a table in it, or
    in an object at its top, tells them."""
    names: dict[str, str] = {}
    tops = [root, *root.values()] if isinstance(root, dict) else []
    for top in tops:
        for key, table in top.items() if isinstance(top, dict) else ():
            if bare(key) in _TABLES.split():
                names |= _names_in(table)
    return names


def _names_in(table: Any) -> dict[str, str]:
    if isinstance(table, dict):
        pairs = {str(key): named(one) for key, one in table.items()}
        return {key: name for key, name in pairs.items() if isinstance(name, str)}
    names: dict[str, str] = {}
    for one in entries(table):
        called = {bare(key): part for key, part in one.items()}
        name = next((called[key] for key in _NAMES if isinstance(called.get(key), str)), None)
        for key in _IDS:
            if name and isinstance(called.get(key), str | int):
                names.setdefault(str(called[key]), name)
    return names


def timed(value: Any, unit: str) -> Any:
    """A time with the unit that its key tells."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    is_digits = isinstance(value, str) and value.strip().isdigit()
    return f"{value}{unit}" if unit and (is_number or is_digits) else value


_TITLES = (
    "title episodetitle meetingtitle videotitle headline topic subject name meetingname".split()
)
_LONGEST_TITLE_LETTERS = 200
_FILE_NAME = re.compile(r"\S\.[A-Za-z0-9]{2,4}$")


def title_in(holder: Mapping[str, Any]) -> str | None:
    """What an object that holds a talk calls it; names of files are no titles."""
    called = {bare(key): value for key, value in holder.items()}
    for key in _TITLES:
        value = called.get(key)
        value = value.get("rendered") if isinstance(value, dict) else value
        if not isinstance(value, str) or not value.strip():
            continue
        if len(value) <= _LONGEST_TITLE_LETTERS and not _FILE_NAME.search(value):
            return value.strip()
    return None
