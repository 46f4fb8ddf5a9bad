"""JSON whose origin isn't known, but which lists, under names that say so, who said what when."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, zip_longest
from typing import Any

from app.transcripts.formats.speech_json.shape import JsonShape, entries
from app.transcripts.formats.speech_json.write import UNTOLD

_DEEPEST_LEVEL = 4
_MOST_SHARE = 0.8
"""Share of a list's entries that must have a key, for it to count."""
_SHORTEST_WORDS = 3
"""Words that an entry without times has on the average, to be somebody's speech."""
_TEXT = (
    "text transcript punctuated_text content body sentence line caption utterance phrase word "
    "punctuated_word value said message speech transcription utt"
).split()
_START = (
    "timeOffset time_offset start startTime start_time startOffset start_offset startSeconds "
    "start_seconds start_time_ms startTimeInMilliseconds relativeStartTimeInMilliseconds "
    "startTimeInSeconds startInSeconds begin from startMs start_ms startTimeMs begin_ms offset "
    "time timestamp sec seconds t0 ts at when"
).split()
_END = (
    "end endTime end_time endOffset end_offset endSeconds end_seconds stop to endMs end_ms "
    "endTimeMs end_time_ms endTimeInMilliseconds endTimeInSeconds endInSeconds duration dur length "
    "durationMs duration_ms durationInMilliseconds durationInSeconds t1"
).split()
_SPEAKER = (
    "speaker_name speakerName speaker speaker_label speakerLabel speaker_id speakerId voice "
    "participant participantName personname personName person_name speakerValue who spk sid"
).split()
_PERHAPS_SPEAKER = "name label role author user by person from".split()
"""Keys that are somebody's where their values come again."""
_NESTED = "sentences segments paragraphs lines utterances".split()
_PIECES_SHARE = 0.2
"""Share of pieces with a space at their head, from which those without one go on with a word."""
_LATEST_MS = 24 * 3_600_000
_CLOCK = re.compile(r"\[?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\]?")
_WORDS = "words alignment word_timestamps".split()


def speech_list(root: Any) -> tuple[str, list[dict[str, Any]]] | None:
    """The list in a JSON that holds most speech, its entries under names that are known here, and
    where it stands; None where there is none."""
    best: tuple[int, str, list[dict[str, Any]]] | None = None
    names = _names_by_id(root)
    for path, raw in _lists(root, "", 0):
        told = _told(_flat(raw), names)
        if told:
            size = sum(len(one["text"]) for one in told) or sum(
                len(str(word.get("text", ""))) for one in told for word in one["words"]
            )
            if best is None or size > best[0]:
                best = (size, path, told)
    return best[1:] if best else None


def _lists(value: Any, path: str, depth: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    if depth > _DEEPEST_LEVEL:
        return
    if isinstance(value, list):
        listed = entries(value) or _pairs(value)
        yield f"{path}[]", listed
        for key in dict.fromkeys(key for one in listed[:_MOST_LOOKED_AT] for key in one):
            inner = [
                part
                for one in listed
                if isinstance(one.get(key), list)
                for part in entries(one[key])
            ]
            if inner and not _told(_flat(listed), {}):
                yield from _lists(inner, f"{path}[].{key}", depth + 1)
    elif isinstance(value, dict):
        if rows := _rows(value):
            yield path, rows
        if len(value) > _FEWEST_PAIRS and all(_CLOCK.fullmatch(key) for key in value):
            yield (
                path,
                [{"start": key, **one} for key, one in value.items() if isinstance(one, dict)],
            )
        for key, inner in value.items():
            yield from _lists(inner, f"{path}.{key}" if path else str(key), depth + 1)


_FEWEST_PAIRS = 3
_MOST_LOOKED_AT = 20
"""Entries of a list, whose keys are those of all."""


def _rows(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Columns of one length, as lists or by number, as entries."""
    columns = {
        key: list(one.values()) if isinstance(one, dict) and all(map(str.isdigit, one)) else one
        for key, one in value.items()
    }
    columns = {key: one for key, one in columns.items() if isinstance(one, list)}
    text = next((key for key in _TEXT if isinstance(columns.get(key), list)), "")
    length = len(columns.get(text, ()))
    if length < 2 or not all(isinstance(one, str) for one in columns[text]):
        return []
    columns = {key: one for key, one in columns.items() if len(one) == length}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _pairs(value: Sequence[Any]) -> list[dict[str, Any]]:
    """`["Vera", "words"]` again and again, as entries."""
    are_pairs = len(value) > _FEWEST_PAIRS and all(
        isinstance(one, list) and len(one) == 2 and all(isinstance(part, str) for part in one)
        for one in value
    )
    if not are_pairs or len({one[0] for one in value}) > len(value) / 2:
        return []
    return [{"speaker": name, "text": text} for name, text in value]


def _flat(raw: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries whose words lie in a list of their own, each of that under their speaker; somebody
    of whom more is told than the name is called by that."""
    raw = [{key: _name_in(value) for key, value in _with_span(one).items()} for one in raw]
    if not raw or _key(raw, _TEXT, str):
        return list(raw)
    nested = _key(raw, _NESTED, list)
    speaker = _key(raw, _SPEAKER, object)
    if not nested or not speaker:
        return list(raw)
    return [
        {speaker: one.get(speaker), **inner} for one in raw for inner in entries(one.get(nested))
    ]


def _with_span(one: dict[str, Any]) -> dict[str, Any]:
    """An entry whose time is `[0.5, 2.1]`, with its start and its end; lines of text as one."""
    lines = one.get("lines")
    is_text = isinstance(lines, list) and lines and all(isinstance(line, str) for line in lines)
    if is_text and isinstance(lines, list) and "text" not in one:
        one = {**one, "text": "\n".join(lines)}
    for key in _SPANS:
        value = one.get(key)
        if isinstance(value, list) and len(value) == 2 and _are_numbers(value):
            return {**one, "start": value[0], "end": value[1]}
    return one


_SPANS = "time timestamp timestamps times span range dur interval".split()


def _name_in(value: Any) -> Any:
    name = value.get("name") if isinstance(value, dict) else None
    return name if isinstance(name, str) else value


def _names_by_id(root: Any) -> dict[str, str]:
    """The names of speakers, where a table at the top tells them by number."""
    if not isinstance(root, dict):
        return {}
    for key in ("speakers", "participants", "people"):
        table = entries(root.get(key))
        if table and all(isinstance(one.get("name"), str) and "id" in one for one in table):
            return {str(one["id"]): one["name"] for one in table}
    return {}


def _speaker_key(raw: Sequence[dict[str, Any]]) -> str:
    if key := _key(raw, _SPEAKER, object):
        return key
    for key in _PERHAPS_SPEAKER:
        values = {one[key] for one in raw if isinstance(one.get(key), str)}
        if _key(raw, [key], str) and 1 < len(values) <= max(2, len(raw) / 2):
            return key
    return ""


def _told(raw: Sequence[dict[str, Any]], names: dict[str, str]) -> list[dict[str, Any]]:
    """The entries with their text, times and speaker; none where they aren't speech."""
    if not raw:
        return []
    text = _key(raw, _TEXT, str)
    start, end = _key(raw, _START, object), _key(raw, _END, object)
    speaker = _speaker_key(raw)
    is_rising = bool(start) and _rises([one.get(start) for one in raw])
    if not text or not ((start and end) or (speaker and len(raw) > 1) or is_rising):
        return []
    words = sum(len(one[text].split()) for one in raw if isinstance(one.get(text), str))
    if not (start and end) and words < _SHORTEST_WORDS * len(raw):
        return []
    is_length = bool(end) and end.lower().startswith(("dur", "length"))
    is_in_ms = bool(start) and start.lower().endswith(("ms", "milliseconds"))
    nexts = [one.get(start) for one in raw[1:]] if is_rising and not end else []
    told = []
    for one, following in zip_longest(raw, nexts):
        if not isinstance(one.get(text), str):
            continue
        who = one.get(speaker) if speaker else None
        who = names.get(str(who), who) if isinstance(who, str | int) else who
        spoken = {"text": one[text], "speaker": who}
        spoken["words"] = next((one[key] for key in _WORDS if entries(one.get(key))), [])
        if start:
            spoken |= {"start": _in_ms(one.get(start), is_in_ms)}
        if start and end:
            told_end = "length" if is_length else "end"
            spoken |= {told_end: _in_ms(one.get(end), is_in_ms)}
        elif following is not None:
            spoken |= {"end": _in_ms(following, is_in_ms)}
        told.append(spoken)
    return _of_pieces(told)


def _rises(values: Sequence[Any]) -> bool:
    """Whether times are numbers that rise, as those of a talk's lines do."""
    return (
        len(values) > 2
        and _are_numbers(values)
        and all(a < b for a, b in pairwise(values))
        and values[0] >= 0
        and values[-1] < _LATEST_MS
    )


def _are_numbers(values: Sequence[Any]) -> bool:
    return all(isinstance(one, int | float) and not isinstance(one, bool) for one in values)


def _of_pieces(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Pieces of words, which have their own spaces, as the words of whoever speaks."""
    texts = [one["text"] for one in told]
    spaced = sum(1 for text in texts if text[:1] == " ")
    is_pieces = sum(len(text.split()) for text in texts) <= len(texts)
    if not is_pieces or spaced == len(texts) or spaced < _PIECES_SHARE * len(texts):
        return told
    return [
        {"text": "", "speaker": speaker, "words": list(pieces)}
        for speaker, pieces in groupby(told, key=lambda one: one["speaker"])
    ]


def _in_ms(value: Any, is_in_ms: bool) -> Any:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return f"{value}ms" if is_in_ms and is_number else value


def _key(raw: Sequence[dict[str, Any]], keys: Sequence[str], kind: type) -> str:
    """The first of the keys that most entries have, with a value of that kind."""
    for key in keys:
        having = sum(1 for one in raw if one.get(key) is not None and isinstance(one[key], kind))
        if having and having >= _MOST_SHARE * len(raw):
            return key
    return ""


def _stretches(root: Any) -> Any:
    found_list = speech_list(root)
    return {**(root if isinstance(root, dict) else {}), "told": found_list[1] if found_list else []}


UNKNOWN = JsonShape(
    name=UNTOLD,
    title="JSON of another origin that lists who said what when",
    knows=lambda root: speech_list(root) is not None,
    prepare=_stretches,
    stretches="told[]",
    length="length",
    unit=None,
    words="words[]",
    word="punctuated_word|word|text|value",
    word_start="start|startTime|start_time",
    word_end="end|endTime|end_time",
    confidence="confidence|probability|score|conf",
    language="language|language_code|lang",
    warning="The JSON is of no known origin; the list in it that holds most text was read.",
)
