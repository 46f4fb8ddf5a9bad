"""JSON whose origin isn't known, but which lists, under names that say so, who said what when."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import Any

from app.transcripts.formats.speech_json.keys import (
    END,
    SPEAKER,
    START,
    TEXT,
    WORDS,
    are_dated,
    bare,
    keys_of,
    name_table,
    named,
    speaker_key,
    text_key,
    time_key,
    timed,
    title_in,
    without_unit,
    written,
)
from app.transcripts.formats.speech_json.listed import (
    FEWEST_PAIRS,
    are_numbers,
    entries_of_columns,
    listed_entries,
    rises,
)
from app.transcripts.formats.speech_json.shape import OF_DAY, SEVERAL, JsonShape, entries
from app.transcripts.formats.speech_json.write import UNTOLD

_DEEPEST_LEVEL = 16
_SHORTEST_WORDS = 3
"""Words that an entry without times has on the average, to be somebody's speech."""
_PIECES_SHARE = 0.2
"""Share of pieces with a space at their head, from which those without one go on with a word."""
_CLOCK = re.compile(r"\[?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\]?")
_FRAGMENT = re.compile(r"#?\bt=(?:npt:)?(\d{1,7}(?:\.\d{1,6})?)(?:,(\d{1,7}(?:\.\d{1,6})?))?$")
"""A part of a recording, as W3C's media fragments have it."""
_NAMED_WORTH = 1.2
"""What a list that tells who speaks is worth beside one of as much text that doesn't."""
_MOST_LOOKED_AT = 20
"""Entries of a list, whose keys are those of all."""

Entry = dict[str, Any]


def speech_list(root: Any) -> tuple[str, list[Entry]] | None:
    """The list in a JSON that holds most speech, its entries under names that are known here, and
    where it stands; None where there is none."""
    best: tuple[float, str, list[Entry]] | None = None
    names = name_table(root)
    for path, raw in _lists(root):
        told = _told(raw, names)
        size = sum(len(one["text"]) for one in told) or sum(
            len(word["text"]) for one in told for word in one["words"]
        )
        worth = size * (_NAMED_WORTH if any(one.get("speaker") for one in told) else 1)
        if told and (best is None or worth > best[0]):
            best = (worth, path, told)
    return best[1:] if best else None


def _lists(root: Any) -> Iterator[tuple[str, list[Entry]]]:
    """The lists in a JSON; those that lie in each entry of another are one, whose entries have
    the speaker of what holds them."""
    if isinstance(root, list):
        yield from _listed(listed_entries(root), "[]", 0)
    elif isinstance(root, dict):
        yield from _within([root], "", 0)


def _listed(raw: list[Entry], path: str, depth: int) -> Iterator[tuple[str, list[Entry]]]:
    raw = _speech_of(raw)
    yield path, raw
    if raw and depth < _DEEPEST_LEVEL and (len(raw) < FEWEST_PAIRS or not text_key(raw)):
        yield from _within(raw, path, depth)


def _within(holders: list[Entry], path: str, depth: int) -> Iterator[tuple[str, list[Entry]]]:
    """What lies in objects of one kind, by key."""
    if depth > _DEEPEST_LEVEL:
        return
    for holder in holders[:1]:
        if rows := entries_of_columns(holder):
            yield path, rows
        if len(holder) > FEWEST_PAIRS and all(map(str.isdecimal, holder)):
            yield path, [one for one in holder.values() if isinstance(one, dict)]
        if len(holder) > FEWEST_PAIRS and all(_CLOCK.fullmatch(key) for key in holder):
            clocks = holder.items()
            yield path, [{"start": key, **one} for key, one in clocks if isinstance(one, dict)]
    for key in dict.fromkeys(key for one in holders[:_MOST_LOOKED_AT] for key in one):
        inner = f"{path}.{key}" if path else str(key)
        held = [(one, one[key]) for one in holders if isinstance(one.get(key), list | dict)]
        most = 1 if bare(key) in _GUESSES else None
        lists = [_owned(one, part) for one, value in held for part in listed_entries(value)[:most]]
        if lists:
            yield from _listed(lists, f"{inner}[]", depth + 1)
        objects = [_owned(one, value) for one, value in held if isinstance(value, dict)]
        objects = [one for one in objects if not _is_unfinished(one)]
        if objects and bare(key) not in SPEAKER:
            yield from _within(objects, inner, depth + 1)


_NUMBERS = frozenset({"sid"})
"""Keys that number speakers, or sentences."""
_GUESSES = frozenset("alternatives nbest hypotheses".split())
"""Lists of what may have been said, the likeliest first."""


def _owned(holder: Entry, inner: Entry) -> Entry:
    """An entry with the speaker of what holds it, where it tells none itself."""
    own = {bare(key) for key in inner if bare(key) not in _NUMBERS}
    for key, value in holder.items():
        name = bare(key)
        is_name = name in SPEAKER or (name == "name" and isinstance(value, str))
        called = named(value) if is_name else None
        if isinstance(called, str | int) and own.isdisjoint(SPEAKER):
            return {"speaker": called, **inner}
    return inner


_KINDS = "type event kind".split()
_SPOKEN = frozenset("transcript speech utterance text message caption speaker final words".split())
_UNFINISHED = {"isfinal": False, "final": False, "ispartial": True, "partial": True}


def _speech_of(raw: list[Entry]) -> list[Entry]:
    """The entries that are speech, where others tell what else happened, and that were not said
    again when more of them was heard."""
    kept = _carried([one for one in raw if not _is_unfinished(one) and not _is_told_to(one)])
    if len(kept) > 1 and _are_guesses(kept):
        kept = kept[:1]
    for key in keys_of(kept, _KINDS):
        kinds = {str(one.get(key)).lower() for one in kept}
        if len(kinds) > 1 and kinds & _SPOKEN:
            kept = [one for one in kept if str(one.get(key)).lower() in _SPOKEN]
    return [_with_span(one) for one in kept]


def _is_unfinished(one: Entry) -> bool:
    return any(value is _UNFINISHED.get(bare(key), ...) for key, value in one.items())


def _is_told_to(one: Entry) -> bool:
    """Whether an entry is what a program was told before it spoke, or what it called."""
    return any(bare(key) in {"role", "speaker"} and value in _UNHEARD for key, value in one.items())


_UNHEARD = ("system", "developer", "tool", "function", "tool_call_result", "tool_calls")


def _are_guesses(raw: Sequence[Entry]) -> bool:
    """Whether lists of words all begin at one moment: they are what may have been said."""
    firsts = [
        words[0]
        for one in raw
        for key, value in one.items()
        if bare(key) in WORDS and (words := entries(value))
    ]
    if len(firsts) != len(raw) or not (key := time_key(firsts, START)):
        return False
    return len({str(one.get(key)) for one in firsts}) == 1


def _carried(raw: list[Entry]) -> list[Entry]:
    """The entries with words, where others between them say who begins to speak."""
    told = [{bare(key) for key in one} for one in raw[:_MOST_LOOKED_AT]]
    names = set(SPEAKER).intersection(*[one for one in told if one & set(SPEAKER)])
    spoken = [one for one in told if not one.isdisjoint(TEXT)]
    if not spoken or any(one & names for one in spoken):
        return raw
    speaker, carried = None, []
    for one in raw:
        named_here = [value for key, value in one.items() if bare(key) in names]
        if named_here:
            speaker = named_here[0]
        elif names and any(bare(key) in TEXT for key in one):
            carried.append({"speaker": speaker, **one})
    return carried or raw


_SPANS = frozenset("time timestamp timestamps times span range dur interval".split())


def _with_span(one: Entry) -> Entry:
    """An entry whose time is `[0.5, 2.1]` or `…#t=0.5,2.1`, with its start and its end; lines of
    text as one."""
    lines = one.get("lines")
    if isinstance(lines, list) and lines and all(isinstance(line, str) for line in lines):
        one = {"text": "\n".join(lines), **one}
    for key, value in one.items():
        if isinstance(value, list) and value and bare(key) in _SPANS and are_numbers(value):
            end = {"end": value[1]} if len(value) == 2 else {}
            return {**one, "start": value[0], **end}
    if found := _FRAGMENT.search(str(one.get("target", ""))[-80:]):
        return {**one, "start": float(found[1]), "end": float(found[2] or found[1])}
    return one


def _with_additions(entry: Entry) -> Entry:
    """An entry with the speaker that something added to it tells, where it tells none itself."""
    if any(value is not None and bare(key) in SPEAKER for key, value in entry.items()):
        return entry
    for value in entry.values():
        if isinstance(value, dict):
            for key, inner in value.items():
                if bare(key) in SPEAKER and isinstance(named(inner), str | int):
                    return {**entry, "speaker": named(inner)}
    return entry


def _told(raw: Sequence[Entry], names: Mapping[str, str]) -> list[Entry]:
    """The entries with their text, times and speaker; none where they aren't speech."""
    if not raw:
        return []
    raw = [_with_additions(one) for one in raw]
    text = text_key(raw)
    if text:
        raw = [_voiced(one, text) for one in raw]
    words = _words(raw, are_alone=not text)
    if not text and not any(words):
        return []
    start, end, who = time_key(raw, START), time_key(raw, END), speaker_key(raw)
    is_rising = bool(start) and rises([one.get(start) for one in raw])
    has_when = any(keys_of(raw, START)) and any(keys_of(raw, END))
    if text and not (has_when or (who and len(raw) > 1) or is_rising or any(words)):
        return []
    said = [written(one.get(text)) if text else "" for one in raw]
    count = sum(len(one.split()) for one in said)
    if text and not has_when and count < _SHORTEST_WORDS * len(raw):
        return []
    starts, ends = _times(raw, start), _times(raw, end)
    is_length = without_unit(end)[0].startswith(("dur", "length"))
    nexts = starts[1:] if is_rising and not end else []
    is_of_day = not start and are_dated(raw)
    told = []
    for number, (one, following) in enumerate(zip_longest(raw, nexts)):
        name = named(one.get(who)) if who else None
        spoken = {"text": said[number], "words": words[number], "start": starts[number]}
        spoken["speaker"] = names.get(str(name), name) if isinstance(name, str | int) else None
        spoken["length" if is_length else "end"] = following if nexts else ends[number]
        spoken[OF_DAY] = is_of_day or None
        if spoken["text"] or spoken["words"]:
            told.append({key: value for key, value in spoken.items() if value is not None})
    return _of_pieces(told)


_VOICE = re.compile(r"\s*<v(?:\.[\w.-]{1,60})?\s+([^<>]{1,80})>")


def _voiced(entry: Entry, text: str) -> Entry:
    """An entry with the speaker whom its text names as WebVTT does."""
    said = entry[text] if isinstance(entry.get(text), str) else ""
    voice = _VOICE.match(said)
    if not voice:
        return entry
    name = voice[1].strip() if entry.get("speaker") is None else entry["speaker"]
    return {**entry, "speaker": name, text: said[voice.end() :]}


def _times(raw: Sequence[Entry], key: str) -> list[Any]:
    unit = without_unit(key)[1] if key else ""
    return [timed(one.get(key), unit) if key else None for one in raw]


def _words(raw: Sequence[Entry], *, are_alone: bool) -> list[list[Entry]]:
    """The words of each entry with their times; empty where they aren't listed. Where they
    `are_alone`, without a text beside them, they must have times."""
    key = next(
        (key for key in keys_of(raw, WORDS) if any(entries(one.get(key)) for one in raw)), ""
    )
    listed = [entries(one.get(key)) if key else [] for one in raw]
    every = [word for words in listed for word in words]
    text, start, end = (
        (text_key(every), time_key(every, START), time_key(every, END)) if every else ("", "", "")
    )
    if not text or (are_alone and not (start or end)):
        return [[] for _ in raw]
    return [_timed_words(words, text, start, end) for words in listed]


def _timed_words(words: Sequence[Entry], text: str, start: str, end: str) -> list[Entry]:
    """Words under names that are known here; one of which only the end is told begins with the
    end of the one before."""
    starts, ends, who = _times(words, start), _times(words, end), speaker_key(words)
    if not start:
        starts = [None, *ends[:-1]]
    told = []
    for number, word in enumerate(words):
        one = {**word, "text": written(word.get(text)), "start": starts[number]}
        one["speaker"] = named(word.get(who)) if who else None
        if not without_unit(end)[0].startswith(("dur", "length")):
            one["end"] = ends[number]
        told.append(one)
    return told


def _of_pieces(told: list[Entry]) -> list[Entry]:
    """Pieces of words, which have their own spaces, as the words of whoever speaks."""
    texts = [one["text"] for one in told]
    spaced = sum(1 for text in texts if text[:1] == " ")
    is_pieces = sum(len(text.split()) for text in texts) <= len(texts)
    if not is_pieces or spaced == len(texts) or spaced < _PIECES_SHARE * len(texts):
        return told
    return [
        {"text": "", "speaker": speaker, "words": list(pieces)}
        for speaker, pieces in groupby(told, key=lambda one: one.get("speaker"))
    ]


def _stretches(root: Any) -> Any:
    found_list = speech_list(root)
    told = found_list[1] if found_list else []
    alone = root[0] if isinstance(root, list) and len(root) == 1 else root
    top = alone if isinstance(alone, dict) else {}
    called = title_in(top) if told and top else None
    return {**top, "title": called, "told": _written_out(told, top), SEVERAL: _are_several(root)}


def _are_several(root: Any) -> bool:
    """Whether a list holds several talks, each with a title and lists of its own."""
    holders = entries(root)
    titles = {title for one in holders if (title := title_in(one))}
    return 1 < len(titles) == len(holders) and all(
        any(len(entries(value)) > 1 for value in one.values()) for one in holders
    )


def _written_out(told: list[Entry], top: Entry) -> list[Entry]:
    """Single words below the text that they are of, where the file has it: its signs are theirs."""
    texts = [top[key] for key in keys_of([top], TEXT) if isinstance(top[key], str)]
    whole = texts[0] if texts else ""
    is_words = len(told) > 1 and not any(one["words"] or " " in one["text"].strip() for one in told)
    if not is_words or abs(len(whole.split()) - len(told)) > _MOST_OTHERS * len(told):
        return told
    return [{"text": whole, "words": told}]


_MOST_OTHERS = 0.2
"""The part of a text's words by which its length may differ from the list of them."""


UNKNOWN = JsonShape(
    name=UNTOLD,
    title="JSON of another origin that lists who said what when",
    knows=lambda root: speech_list(root) is not None,
    prepare=_stretches,
    stretches="told[]",
    length="length",
    unit=None,
    words="words[]",
    word="punctuated_word|text",
    confidence="confidence|probability|score|conf",
    kind="type|kind",
    language="language|language_code|lang",
    warning="The JSON is of no known origin; the list in it that holds most text was read.",
)
