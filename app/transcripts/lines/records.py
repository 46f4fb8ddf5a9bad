"""Records: `Speaker: Vera`, `Time: 0:03`, `Text: words`, each on a line of its own, one behind the
other on one line, or as a list in YAML."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from app.transcripts.clock_times import CLOCK
from app.transcripts.lines.survey import Line

_SPEAKER = (
    "speaker name|speaker|name|who|participant|sprecher(?:in)?|locuteur|hablante|orador|voice"
)
_TIME = (
    "start time|start_time|start|begin|timestamp|time|from|zeit|tiempo|temps"
    "|end time|end_time|end|stop"
)
_TEXT = "text|words|content|transcript|transcription|utterance|said|says|texto|texte|message|line"
_FIELD = re.compile(
    rf"^(\s*)(?:[-*]\s+)?[\"']?(?:({_SPEAKER})|({_TIME})|({_TEXT}))[\"']?\s*[:=](?:\s+(.*))?$", re.I
)
_NEXT = re.compile(rf"(?<!\s)\s{{1,8}}(?=(?:{_SPEAKER}|{_TIME}|{_TEXT})\s*[:=]\s)", re.IGNORECASE)
_CLOCK = re.compile(rf"[\[(]?({CLOCK})[\])]?")
_SECONDS = re.compile(r"(\d{1,5})(?:\.\d{1,6})?")
_FEWEST_RECORDS = 3


def without_records(lines: Sequence[Line]) -> list[Line]:
    """The lines, records among them as `Name (time): words`, where several have somebody's name
    and words under heads that say so. Other lines go on with the words of the one before."""
    fields = [part for line in lines for part in _fields(line)]
    found = [match for match in fields if isinstance(match, re.Match)]
    heads = Counter("speaker" if m[2] else "time" if m[3] else "text" for m in found)
    names = Counter(_bare(m[5]) for m in found if m[2] and m[5])
    is_record = heads["text"] >= _FEWEST_RECORDS and heads["speaker"] >= heads["text"] * 0.5
    if not is_record or len(names) > heads["speaker"] / 2 + 1:
        return list(lines)
    return list(_joined(fields))


def _fields(line: Line) -> Iterator[re.Match[str] | Line]:
    """The fields in a line, or the line itself."""
    if not _FIELD.match(line.text[:200]):
        yield line
        return
    for part in _NEXT.split(line.text):
        yield _FIELD.match(part) or Line(part)


def _joined(fields: Sequence[re.Match[str] | Line]) -> Iterator[Line]:
    name, time, is_open = "", "", False
    for one in fields:
        if isinstance(one, Line):
            if is_open or not (name or time):
                yield one
            continue
        is_open = False
        value = _bare(one[5] or "")
        if one[2]:
            name = value
        elif one[3] and not one[3].lower().startswith(("end", "stop")):
            time = _clock(value)
        elif one[4]:
            head = f"{name or '?'}{f' ({time})' if time else ''}:"
            yield Line("")
            yield Line(f"{head} {value if value not in _FOLDED else ''}".rstrip(), len(head))
            time, is_open = "", True


_FOLDED = {"|", ">", "|-", ">-"}


def _bare(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _clock(value: str) -> str:
    """A time as a clock; empty where it is none."""
    if match := _CLOCK.fullmatch(value):
        return match[1]
    if match := _SECONDS.fullmatch(value):
        seconds = int(match[1])
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return ""
