"""JSON of which no program is known that writes so."""

import json
import time

import pytest

from app.transcripts.detect import read
from app.transcripts.formats.speech_json.unknown import speech_list
from app.transcripts.model import NoTranscriptError
from app.transcripts.source import Source
from tests.transcripts.formats.reading import read_text, said, turns

TOLD = [("Vera", "The pier was gone by seven."), ("Jonas", "All of it, you say?")] * 3


@pytest.mark.parametrize(
    "told",
    [
        {"turns": [{"spk": name, "t0": n, "t1": n + 1, "text": text}
                   for n, (name, text) in enumerate(TOLD)]},
        {"lines": [{"who": name, "said": text, "when": f"0:0{n}"}
                   for n, (name, text) in enumerate(TOLD)]},
        {"messages": [{"role": name, "content": text} for name, text in TOLD]},
        {f"00:0{n}": {"speaker": name, "text": text} for n, (name, text) in enumerate(TOLD)},
        {"dialogue": TOLD},
        {"speakers": [{"id": 1, "name": "Vera"}, {"id": 2, "name": "Jonas"}],
         "segments": [{"speaker_id": n % 2 + 1, "start_ms": n, "end_ms": n + 1, "content": text}
                      for n, (_, text) in enumerate(TOLD)]},
        {"pairs": [{name: text} for name, text in TOLD]},
        {"doc": [{"speaker_name": name, "start_s": n, "end_s": n + 1,
                  "tokens": [{"text": one, "start_s": n} for one in text.split()]}
                 for n, (name, text) in enumerate(TOLD)]},
        {"translated": [{"start": n, "end": n + 1, "who": name, "original_text": text,
                         "translated_text": text[::-1]} for n, (name, text) in enumerate(TOLD)]},
        {"calls": [{"role": "system", "message": "You take orders. Never promise a boat."},
                   *({"role": name, "message": text, "secondsFromStart": n, "time": 1714000000000}
                     for n, (name, text) in enumerate(TOLD))]},
        {"channels": [{"channelTag": name, "text": text, "startTimeMs": n * 1000, "endTimeMs": 9999}
                      for n, (name, text) in enumerate(TOLD)]},
        {"blocks of": [{"speaker": name, "start": f"00:00:0{n}", "blocks": [{"text": text}]}
                       for n, (name, text) in enumerate(TOLD)]},
        {"minutes": [{"speaker": {"user_name": name}, "sentences": [
            {"sid": "1", "contents": [{"content": f"{one} ", "start_time": f"{9000 * n + k * 300}",
                                       "stop_time": f"{9000 * n + k * 300 + 200}"}
                                      for k, one in enumerate(text.split())]}]}
                     for n, (name, text) in enumerate(TOLD)]},
        {"parts": [{"speakerId": name, "sentences": [{"start": n, "end": n + 1, "text": text}]}
                   for n, (name, text) in enumerate(TOLD)]},
    ],
    ids=lambda told: next(iter(told)),
)  # fmt: skip
def test_json_of_no_known_origin_is_read_by_what_its_keys_say(told):
    talk = read(Source("talk.json", json.dumps(told).encode()))
    assert [turn.speaker for turn in talk.turns] == [name for name, _ in TOLD]
    assert " ".join(talk.words) == " ".join(text for _, text in TOLD)
    assert "no known origin" in talk.warnings[0]


UNKNOWN_LISTS = {
    "columns": {"start": [0.5, 2, 4], "end": [2, 4, 6], "text": ["Mind it.", "Which?", "The wet."]},
    "columns by number": {
        "start": {"0": 0.5, "1": 2, "2": 4},
        "end": {"0": 2, "1": 4, "2": 6},
        "text": {"0": "Mind it.", "1": "Which?", "2": "The wet."},
    },
    "lists within the entries of a list": {
        "calls": [
            {"id": 1, "transcript": [
                {"speakerId": "7", "sentences": [{"start": 500, "end": 2000, "text": "Mind it."}]},
                {"speakerId": "8", "sentences": [{"start": 2000, "end": 4000, "text": "Which?"},
                                                 {"start": 4000, "end": 6000, "text": "The wet."}]},
            ]}
        ]
    },
    "pieces of words, with their spaces": {
        "tokens": [{"text": text, "start_ms": at, "end_ms": at + 90, "speaker": "1"}
                   for at, text in [(500, "Mi"), (600, "nd"), (700, " it"), (800, "."),
                                    (2000, " Which"), (2100, "?"), (4000, " The"), (4100, " w"),
                                    (4200, "et"), (4300, ".")]]
    },
}  # fmt: skip


@pytest.mark.parametrize("root", UNKNOWN_LISTS.values(), ids=UNKNOWN_LISTS)
def test_lists_of_an_unknown_origin_in_whatever_way_they_are_laid_out(root):
    talk = read_text(json.dumps(root), "a.json")
    assert said(talk) == "Mind it. Which? The wet."
    assert [talk.timeline.at(word).ms for word in (0, 2, 3)] == [500, 2_000, 4_000]


SAID = [
    ("Vera", 0.5, "Mind it now."),
    ("Jonas", 2.0, "Which of them?"),
    ("Vera", 4.0, "The wet one."),
]


def _words(text, at, key="text", start="start"):
    return [{key: word, start: at + n / 10} for n, word in enumerate(text.split())]


NAMED_LISTS = {
    "somebody of whom more is told than the name": {
        "transcript": [{"speaker": {"display_name": name, "email": None}, "text": text,
                        "timestamp": f"00:00:{at:04.1f}"} for name, at, text in SAID]
    },
    "a table of names by another key": {
        "parties": [{"id": "a", "speakerId": "7", "name": "Vera"},
                    {"id": "b", "speakerId": "8", "name": "Jonas"}],
        "parts": [{"speakerId": "7" if name == "Vera" else "8",
                   "sentences": [{"start": at * 1000, "text": text}]} for name, at, text in SAID],
    },
    "a list for each speaker": {
        "speakers": [{"name": who, "sentences": [{"startTime": int(at * 1000), "text": text}
                                                 for name, at, text in SAID if name == who]}
                     for who in ("Jonas", "Vera")]
    },
    "words alone, each list under its speaker": [
        {"speaker": name, "words": _words(text, at)} for name, at, text in SAID
    ],
    "words alone, deep below their speaker": {
        "participants": [{"name": who, "transcript": {"segments": [
            {"terms": _words(text, at, "term")} for name, at, text in SAID if name == who]}}
            for who in ("Vera", "Jonas")]
    },
    "one of several ids that tells people apart": {
        "sentences": [{"sid": "GX", "channel_name": 1, "speaker": name, "transcript": text,
                       "start_time": at} for name, at, text in SAID]
    },
    "a time of day beside the time within the talk": {
        "items": [{"personName": name, "text": text, "offsetMillisecond": int(at * 1000),
                   "startTime": "2021-07-02T07:30:01Z"} for name, at, text in SAID]
    },
    "other things that happened, and what was heard so far": {
        "lines": [
            {"type": "moment", "name": "Vera", "content": "price_inquiry", "start": 0.1},
            {"type": "transcript", "is_final": False, "name": "Vera", "content": "Mi", "start": 0},
            *({"type": "transcript", "is_final": True, "name": name, "content": text, "start": at}
              for name, at, text in SAID),
        ]
    },
    "texts in lists and objects of their own": {
        "events": [{"participant": {"name": name, "id": "x"}, "transcript": [{"text": text}],
                    "start": at} for name, at, text in SAID]
    },
    "entries that say who begins to speak, and words after them": {
        "content": [entry for name, at, text in SAID for entry in (
            {"type": "paragraph_start", "speaker": name},
            *({"type": "text", "text": word, "sourceStart": at + n / 10, "length": 0.1}
              for n, word in enumerate(text.split())),
            {"type": "paragraph_end"})]
    },
    "objects around each entry": {
        "edges": [{"node": {"startMs": str(int(at * 1000)), "endMs": str(int(at * 1000) + 900),
                            "snippet": {"runs": [{"text": text}]}}} for _, at, text in SAID]
    },
    "what was heard so far, in an object of its own": [
        {"response": {"is_final": is_final, "alternatives": [
            {"transcript": text, "items": [{"kind": "text", "value": word, "start": at + n / 10,
                                            "speaker_id": name}
                                           for n, word in enumerate(text.split())]},
            {"transcript": "Mine it"}]}}
        for name, at, text in SAID for is_final in (False, True)
    ],
    "lists of what may have been said, the likeliest first": {
        "transcripts": [{"confidence": -n, "words": [
            word for _, at, text in SAID for word in _words(text, at)]} for n in range(3)]
    },
    "single words below the text that they are of": {
        "transcript": " ".join(text for *_, text in SAID),
        "words": [{"word": word["text"].strip(".?"), "start_sec": word["start"], "end_sec": 9}
                  for _, at, text in SAID for word in _words(text, at)],
    },
    "lists of words without a name": [_words(text, at) for _, at, text in SAID],
    "parts of a recording": {
        "items": [{"body": {"value": text}, "target": f"https://x.example/1#t={at},{at + 1}"}
                  for _, at, text in SAID]
    },
}  # fmt: skip


@pytest.mark.parametrize("root", NAMED_LISTS.values(), ids=NAMED_LISTS)
def test_who_says_what_and_when_however_deep_it_lies(root):
    talk = read_text(json.dumps(root), "a.json")
    assert said(talk) == "Mind it now. Which of them? The wet one."
    if talk.turns:
        assert [name for name, _ in turns(talk)] == ["Vera", "Jonas", "Vera"]
    assert [talk.timeline.at(word).ms for word in (0, 3, 6)] == [500, 2_000, 4_000]


def test_a_long_list_takes_time_by_its_length():
    def seconds(count):
        lines = [{"who": f"V{n % 3}", "t0": n, "t1": n + 1, "said": "word"} for n in range(count)]
        begun = time.process_time()
        speech_list({"a": {"b": lines}})
        return time.process_time() - begun

    assert seconds(16_000) < 24 * seconds(2_000) + 1


def test_a_list_under_a_name_of_speakers_is_nobody():
    lists = [{"cues": [{"time": 500, "text": text}]} for *_, text in SAID]
    begun = time.process_time()
    speech_list({"speaker": [*lists, {"start": [{"time": 9, "text": "Oh."}]}]})
    assert time.process_time() - begun < 2


def test_tags_of_captions_are_no_words_of_a_list():
    lines = [{"start": n, "end": n + 1, "text": f"<i>Line {n}</i>"} for n in range(3)]
    assert said(read_text(json.dumps(lines), "a.json")) == "Line 0 Line 1 Line 2"


def test_a_list_that_tells_nothing_but_when_each_line_begins():
    lines = [(12_440, "Mind the wet step."), (14_979, "Which one of them?"), (33_846, "The last.")]
    root = {"cues": [{"time": at, "text": text} for at, text in lines]}
    talk = read_text(json.dumps(root), "a.json")
    assert [talk.timeline.at(word).ms for word in (0, 4, 8)] == [at for at, _ in lines]
    messages = {"log": [{"time": 1_700_000_000 + n, "text": "It has begun."} for n in range(5)]}
    with pytest.raises(NoTranscriptError):
        read_text(json.dumps(messages), "a.json")


@pytest.mark.parametrize(
    "keys",
    [
        lambda at: {"sid": "1", "time": [at, at + 1.5]},
        lambda at: {"speakerId": "1", "relativeStartTimeInMilliseconds": at * 1000,
                    "durationInMilliseconds": 1500},
    ],
)  # fmt: skip
def test_times_in_pairs_or_under_keys_that_tell_their_unit(keys):
    lines = [(0, "Mind it."), (2, "Which?"), (4, "The wet one.")]
    talk = read_text(
        json.dumps({"segments": [{"text": t, **keys(at)} for at, t in lines]}), "a.json"
    )
    assert said(talk) == "Mind it. Which? The wet one."
    assert [(cue.start_ms, cue.end_ms) for cue in talk.cues] == [
        (at * 1000, at * 1000 + 1500) for at, _ in lines
    ]


@pytest.mark.parametrize("script", ["var talk = {};\n", "window.talk = {}", "show({});"])
def test_json_that_a_page_loads_as_a_script(script):
    lines = [{"start": n, "end": n + 1, "text": f"Line {n}"} for n in range(3)]
    talk = read_text(script.replace("{}", json.dumps(lines)), "talk.js")
    assert said(talk) == "Line 0 Line 1 Line 2"


def test_lines_of_nobody_name_within_their_text_who_speaks():
    lines = ["narrator: THE STEP WAS WET.", ">> VERA: MIND IT.", "narrator: SHE WENT ON.",
             ">> VERA: ALL NIGHT."]  # fmt: skip
    parts = [{"text": t, "start_time": f"{n}.5", "end_time": f"{n + 1}.5"}
             for n, t in enumerate(lines)]  # fmt: skip
    talk = read_text(json.dumps({"parts": parts}), "talk.json")
    assert turns(talk) == [
        ("narrator", "THE STEP WAS WET."),
        ("VERA", "MIND IT."),
        ("narrator", "SHE WENT ON."),
        ("VERA", "ALL NIGHT."),
    ]


def test_fragments_of_several_lines_are_words():
    fragments = [
        {"begin": "0.0", "end": "2.5", "id": "f1", "lines": ["Mind the step,", "it is wet."]},
        {"begin": "2.5", "end": "5.0", "id": "f2", "lines": ["Which one?"]},
    ]
    talk = read_text(json.dumps({"fragments": fragments}), "talk.json")
    assert " ".join(talk.words) == "Mind the step, it is wet. Which one?"


def test_whole_numbers_too_slow_for_seconds_are_milliseconds():
    def line(start: float, end: float, text: str) -> dict[str, object]:
        return {"start": start, "end": end, "duration": end - start, "text": text}

    whole = [line(599, 4160, "Mind the step, it is wet"), line(4160, 6770, "as it always was")]
    assert read_text(json.dumps(whole), "talk.json").timeline.at(6).ms == 4_160
    music = [line(0.5, 90.5, "[Music] Good evening")]
    assert read_text(json.dumps(music), "talk.json").timeline.at(0).ms == 500


@pytest.mark.parametrize(
    "entry",
    [
        lambda n, name, text: {"text": text, "start": n, "end": n + 1, "speakers": [name]},
        lambda n, name, text: {"transcript": text, "start": n, "additions": {"speaker": name}},
        lambda n, name, text: {"Transcript": text, "StartTime": n, "ExternalUserId": name},
        lambda n, name, text: {"source": name, "text": text, "startsAt": n},
        lambda n, name, text: {"spk_id": name, "text": text, "bg": n, "ed": n + 1},
    ],
)
def test_who_speaks_stands_in_a_list_beside_the_words_or_under_other_keys(entry):
    told = [entry(4 * n, *one) for n, one in enumerate(TOLD)]
    assert turns(read_text(json.dumps({"segments": told}), "talk.json")) == TOLD


@pytest.mark.parametrize(
    "when", ["2024-01-18T10:15:2{}Z", "174217611{}.5"], ids=["a calendar's", "since 1970"]
)
def test_times_of_the_day_are_left_out_and_that_is_told(when):
    told = [{"speaker": name, "text": text, "timestamp": when.format(n)}
            for n, (name, text) in enumerate(TOLD)]  # fmt: skip
    talk = read(Source("talk.json", json.dumps({"transcript": told}).encode()))
    assert turns(talk) == TOLD
    assert any("those of the day" in one for one in talk.warnings)


@pytest.mark.parametrize(
    "told",
    [
        {"subs": [{"in": f"00:00:0{n}.000", "out": f"00:00:0{n}.900", "lines": [text, "So."]}
                  for n, (_, text) in enumerate(TOLD)]},
        {"utterances": [{"start_at": 3000 * n, "duration": 900, "spk": n % 2, "msg": text}
                        for n, (_, text) in enumerate(TOLD)]},
    ],
    ids=["in and out", "messages"],
)  # fmt: skip
def test_more_names_of_times_and_texts(told):
    talk = read(Source("talk.json", json.dumps(told).encode()))
    assert talk.words[:3] == ("The", "pier", "was")
    assert talk.timeline.at(len(talk.words) - 1).ms > 4_000


def test_times_of_words_alone_are_taken_for_milliseconds_where_nobody_speaks_so_slowly():
    told = [
        {"SpeakerId": name, "Words": [{"Text": f"{one} ", "Start": (9 * n + k) * 400}
                                      for k, one in enumerate(text.split())]}
        for n, (name, text) in enumerate(TOLD)
    ]  # fmt: skip
    talk = read_text(json.dumps({"Paragraphs": told}), "talk.json")
    assert talk.timeline.end_ms < 60_000


def test_rows_of_a_data_set_are_what_they_hold():
    rows = [
        {"row_idx": n, "row": {"speaker": name, "text": text}, "truncated_cells": []}
        for n, (name, text) in enumerate(TOLD)
    ]
    assert turns(read_text(json.dumps({"features": [], "rows": rows}), "rows.json")) == TOLD


def test_several_talks_in_one_file_are_told():
    lines = [{"speaker": name, "text": text} for name, text in TOLD]
    root = [{"title": title, "lines": lines} for title in ("The pier", "The mill")]
    talk = read_text(json.dumps(root), "talks.json")
    assert any("holds several talks" in warning for warning in talk.warnings)
    assert read_text(json.dumps(root[:1]), "talk.json").metadata.title == "The pier"


@pytest.mark.parametrize(
    "told",
    [
        [[n, n + 0.5, text, name] for n, (name, text) in enumerate(TOLD)],
        [{"startTime": n, "text": f"<v {name}>{text}"} for n, (name, text) in enumerate(TOLD)],
        [{"actor": name, "start": n, "text": text} for n, (name, text) in enumerate(TOLD)],
        [{"speaker": {"label": name}, "words": [{"w": w, "s": n + 0.1 * at, "e": n + 0.1 * at}
          for at, w in enumerate(text.split())]} for n, (name, text) in enumerate(TOLD)],
    ],
    ids=["rows", "voices", "actors", "short keys"],
)  # fmt: skip
def test_lists_by_other_names_and_by_none(told):
    assert turns(read_text(json.dumps({"parts": told}), "talk.json")) == TOLD


@pytest.mark.parametrize(
    "told",
    [
        [{"Sprecher": name, "Zeit": f"00:0{n}", "Text": text}
         for n, (name, text) in enumerate(TOLD)],
        {"dialogue": [{"locuteur": name, "debut": n, "texte": text}
                      for n, (name, text) in enumerate(TOLD)]},
        {str(n): {"speaker": name, "text": text} for n, (name, text) in enumerate(TOLD)},
        {"lines": [f"{name}: {text}" for name, text in TOLD]},
        {"blocks": [{"type": "p", "data": {"text": f"<b>{name}:</b> {text}"}}
                    for name, text in TOLD]},
        {"items": [{"speaker": {"data": {"attributes": {"name": name}}}, "body": text, "start": n}
                   for n, (name, text) in enumerate(TOLD)]},
    ],
    ids=["German", "French", "by number", "lines", "blocks", "wrapped"],
)  # fmt: skip
def test_keys_in_other_languages_and_texts_in_lists(told):
    assert turns(read_text(json.dumps(told), "talk.json")) == TOLD
