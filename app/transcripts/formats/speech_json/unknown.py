"""JSON whose origin isn't known, but which lists, under names that say so, who said what when."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.transcripts.formats.speech_json.shape import JsonShape, entries

_DEEPEST_LEVEL = 4
_MOST_SHARE = 0.8
"""Share of a list's entries that must have a key, for it to count."""
_SHORTEST_WORDS = 3
"""Words that an entry without times has on the average, to be somebody's speech."""
_TEXT = (
    "text transcript punctuated_text content body sentence line caption utterance phrase word "
    "punctuated_word value"
).split()
_START = (
    "start startTime start_time startOffset start_offset startSeconds start_seconds begin from "
    "startMs start_ms startTimeMs begin_ms offset time timestamp sec seconds"
).split()
_END = (
    "end endTime end_time endOffset end_offset endSeconds end_seconds stop to endMs end_ms "
    "endTimeMs duration dur length durationMs duration_ms"
).split()
_SPEAKER = (
    "speaker_name speakerName speaker speaker_label speakerLabel speaker_id speakerId voice "
    "participant participantName speakerValue who"
).split()
_WORDS = "words alignment word_timestamps".split()


def speech_list(root: Any) -> tuple[str, list[dict[str, Any]]] | None:
    """The list in a JSON that holds most speech, its entries under names that are known here, and
    where it stands; None where there is none."""
    best: tuple[int, str, list[dict[str, Any]]] | None = None
    for path, raw in _lists(root, "", 0):
        told = _told(raw)
        if told:
            size = sum(len(one["text"]) for one in told)
            if best is None or size > best[0]:
                best = (size, path, told)
    return best[1:] if best else None


def _lists(value: Any, path: str, depth: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    if depth > _DEEPEST_LEVEL:
        return
    if isinstance(value, list):
        yield f"{path}[]", entries(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(inner, f"{path}.{key}" if path else str(key), depth + 1)


def _told(raw: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries with their text, times and speaker; none where they aren't speech."""
    if not raw:
        return []
    text = _key(raw, _TEXT, str)
    start, end = _key(raw, _START, object), _key(raw, _END, object)
    speaker = _key(raw, _SPEAKER, object)
    if not text or not ((start and end) or (speaker and len(raw) > 1)):
        return []
    words = sum(len(one[text].split()) for one in raw if isinstance(one.get(text), str))
    if not (start and end) and words < _SHORTEST_WORDS * len(raw):
        return []
    is_length = bool(end) and end.lower().startswith(("dur", "length"))
    is_in_ms = bool(start) and start.lower().endswith("ms")
    told = []
    for one in raw:
        if not isinstance(one.get(text), str):
            continue
        spoken = {"text": one[text], "speaker": one.get(speaker) if speaker else None}
        spoken["words"] = next((one[key] for key in _WORDS if entries(one.get(key))), [])
        if start and end:
            told_end = "length" if is_length else "end"
            spoken |= {"start": _in_ms(one.get(start), is_in_ms)}
            spoken |= {told_end: _in_ms(one.get(end), is_in_ms)}
        told.append(spoken)
    return told


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
    name="json-list",
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
