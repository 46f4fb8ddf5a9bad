"""The same four words as each service and editor writes them: words, times, speakers, sureness.

Vera says "Good morning." at 0.5 and 0.9 seconds, Tomas "Thank you." at 7.5 and 8.0; the files are
in tests/files/speech.
"""

import json
from contextlib import suppress
from random import Random

import pytest

from app.config import ROOT
from app.transcripts.content import look
from app.transcripts.detect import _ranked, read
from app.transcripts.format import Level
from app.transcripts.formats.speech_json import FORMATS
from app.transcripts.formats.speech_json.meetings import MEETINGS
from app.transcripts.model import NoTranscriptError, TranscriptError
from app.transcripts.source import Source
from app.transcripts.timeline import Timing
from benchmarks.fuzz.changes import changed_json
from tests.transcripts.formats.reading import read_text, said, turns

FILES = ROOT / "tests" / "files" / "speech"
SPOKEN = [("Good", 0.5, 0.9), ("morning.", 0.9, 1.3), ("Thank", 7.5, 7.9), ("you.", 8.0, 8.4)]

NOBODY = (None, None)
A_B = ("Speaker A", "Speaker B")
FROM_0 = ("Speaker 0", "Speaker 1")
FROM_1 = ("Speaker 1", "Speaker 2")
NAMED = ("Vera Holm", "Tomas Rask")
SPK = ("spk_0", "spk_1")

WORDS = [  # file, format, speakers, whether it tells how sure each word is
    ("openai-words", "whisper-json", NOBODY, False),
    ("openai-segments-and-words", "whisper-json", NOBODY, False),
    ("whisper-pieces-with-their-own-spaces", "whisper-json", NOBODY, True),
    ("whisperx-a-word-own-speaker", "whisper-json", ("SPEAKER_00", "SPEAKER_01"), True),
    ("faster-whisper-tuples", "whisper-json", NOBODY, True),
    ("transformers-chunks-of-words", "whisper-json", NOBODY, False),
    ("whisper-cpp-tokens", "whisper-cpp", NOBODY, True),
    ("deepgram", "deepgram", FROM_0, True),
    ("assemblyai", "assemblyai", A_B, True),
    ("assemblyai-words-alone", "assemblyai", A_B, True),
    ("amazon", "aws-transcribe", SPK, True),
    ("amazon-speakers-in-a-table-of-their-own", "aws-transcribe", SPK, True),
    ("amazon-channels", "aws-transcribe", SPK, True),
    ("amazon-calls", "aws-call-analytics", ("AGENT", "CUSTOMER"), True),
    ("amazon-live", "aws-live", FROM_0, True),
    ("google", "google-speech", NOBODY, False),
    ("google-speakers-all-words-once-more-at-the-end", "google-speech", FROM_1, False),
    ("google-in-a-batch", "google-speech", FROM_1, False),
    ("azure-batch", "azure-speech", FROM_1, False),
    ("azure-batch-second-version", "azure-speech-v2", FROM_1, False),
    ("azure-fast", "azure-fast", FROM_1, False),
    ("azure-live", "azure-live", ("Guest-1", "Guest-2"), False),
    ("ibm", "ibm-watson", FROM_0, True),
    ("riva", "riva", FROM_0, True),
    ("rev-ai", "rev-ai", FROM_0, True),
    ("rev-and-temi-with-names-and-clocks", "rev-ai", NAMED, True),
    ("speechmatics", "speechmatics", ("S1", "S2"), True),
    ("speechmatics-live", "speechmatics", NOBODY, True),
    ("speechmatics-first-version", "speechmatics-v1", ("M1", "M2"), True),
    ("gladia", "gladia", FROM_0, True),
    ("gladia-first-version", "gladia", FROM_0, True),
    ("vosk-a-document-each-time", "vosk", NOBODY, True),
    ("vosk-command", "vosk-monologues", NOBODY, True),
    ("bbc-kaldi", "bbc-kaldi", ("S0", "S1"), True),
    ("gentle", "gentle", NOBODY, False),
    ("elevenlabs", "elevenlabs", ("speaker_0", "speaker_1"), True),
    ("podcasting-2-0-a-word-each", "podcast-json", NAMED, False),
    ("premiere", "premiere", NAMED, True),
    ("recall", "recall", NAMED, False),
    ("otter", "otter", NAMED, False),
    ("trint", "trint", NAMED, False),
    ("sonix", "sonix", NAMED, False),
    ("happy-scribe", "happyscribe", NAMED, True),
    ("draft-js", "draft-js", NAMED, False),
    ("draft-js-its-blocks-alone", "draft-js", NAMED, False),
    ("draft-js-words-in-the-map-of-entities", "draft-js", NAMED, False),
    ("3play", "3play", NAMED, False),
    ("autoedit", "autoedit", NAMED, False),
    ("digital-paper-edit", "digital-paper-edit", NAMED, False),
    ("hyperaudio-older", "hyperaudio-json", NAMED, False),
    ("transcribee", "transcribee", NAMED, True),
    ("youtube-json3", "youtube-json3", NOBODY, False),
    ("of-no-known-origin-words", "json-list", NAMED, False),
]
LINES = [
    ("azure-video-indexer", "azure-video-indexer"),
    ("podcasting-2-0", "podcast-json"),
    ("fireflies", "fireflies"),
    ("teams", "teams"),
    ("podlove", "podlove"),
    ("youtube-transcript-api", "youtube-list"),
    ("of-no-known-origin", "json-list"),
]
CODES = [
    ("openai-words", "en"),
    ("whisper-cpp-tokens", "en"),
    ("deepgram", "en"),
    ("assemblyai", "en-US"),
    ("google", "en-US"),
    ("azure-batch", "en-GB"),
    ("speechmatics", "en"),
    ("elevenlabs", "en"),
    ("transcribee", "en"),
    ("of-no-known-origin-words", "en"),
    ("rev-ai", None),
]


def file(name):
    return Source(f"{name}.json", (FILES / f"{name}.json").read_bytes())


def known_by(source):
    ranked = _ranked(source, look(source))
    return [known.name for (level, _), known, _ in ranked if level is Level.SIGNATURE]


def words(spoken=SPOKEN):
    return [{"word": word, "start": start, "end": end} for word, start, end in spoken]


@pytest.mark.parametrize(("name", "known", "speakers", "is_sure"), WORDS)
def test_words_times_speakers_and_how_sure_each_word_is(name, known, speakers, is_sure):
    transcript = read(file(name))
    assert transcript.format == known
    text = said(transcript)
    assert text in ("Good morning. Thank you.", "good morning thank you")
    if speakers is NOBODY:
        assert transcript.turns == ()
    else:
        spoken = (" ".join(text.split()[:2]), " ".join(text.split()[2:]))
        assert turns(transcript) == list(zip(speakers, spoken, strict=True))
    moments = [transcript.timeline.at(word) for word in range(4)]
    assert [moment.ms for moment in moments] == [500, 900, 7500, 8000]
    assert {moment.kind for moment in moments} == {Timing.EXACT}
    assert list(transcript.confidences) == ([90] * 4 if is_sure else [])


@pytest.mark.parametrize(("name", "known"), LINES)
def test_lines_with_their_times_and_speakers(name, known):
    transcript = read(file(name))
    assert transcript.format == known
    names = [one.upper() if known == "youtube-list" else one for one in NAMED]
    assert turns(transcript) == [(names[0], "Good morning."), (names[1], "Thank you.")]
    assert [transcript.timeline.at(word).ms for word in (0, 2)] == [500, 7500]
    assert 700 < transcript.timeline.at(1).ms < 1300, "said before the line was over"
    assert [(cue.start_ms, cue.end_ms) for cue in transcript.cues] == [(500, 1300), (7500, 8400)]


@pytest.mark.parametrize(("name", "known"), [(row[0], row[1]) for row in (*WORDS, *LINES)])
def test_each_is_known_by_one_format(name, known):
    assert known_by(file(name)) == ([] if known == "json-list" else [known])
    told = [warning.split(";")[0] for warning in read(file(name)).warnings]
    assert told == (["The JSON is of no known origin"] if known == "json-list" else [])


@pytest.mark.parametrize(("name", "code"), CODES)
def test_languages_are_codes(name, code):
    assert read(file(name)).metadata.language == code


def test_every_shape_has_a_file_and_every_file_is_read():
    tried = {row[1] for row in (*WORDS, *LINES)}
    meetings = {shape.name for shape in MEETINGS}  # test_meetings.py tries these
    untried = {known.name for known in FORMATS} - tried - meetings
    assert untried == {"deepgram-live", "pstt", "spotify"}
    assert {path.stem for path in FILES.iterdir()} == {
        "spotify",
        *(row[0] for row in (*WORDS, *LINES)),
    }


def test_sections_below_titles_that_name_who_speaks():
    transcript = read(file("spotify"))
    assert transcript.format == "spotify"
    assert turns(transcript) == [(NAMED[0], "Good morning."), (NAMED[1], "Thank you.")]
    assert [transcript.timeline.at(word).ms for word in (0, 2)] == [500, 7500]


def test_of_what_a_live_service_sent_only_the_last_word_counts():
    spoken = {"alternatives": [{"transcript": "hi", "words": words()}]}
    guess = {"alternatives": [{"transcript": "hi", "words": words()[:1]}]}
    root = [
        {"type": "Metadata"},
        {"type": "Results", "is_final": False, "channel": guess},
        {"type": "Results", "is_final": True, "channel": spoken},
    ]
    lines = "\n".join(map(json.dumps, root))
    transcript = read_text(lines, "talk.json")
    assert (transcript.format, said(transcript)) == ("deepgram-live", "Good morning. Thank you.")


def test_items_with_marks_of_their_own():
    items = [
        {"type": "word", "start": 1, "end": 2, "alternatives": [{"content": "Ebb"}]},
        {"type": "punct", "start": 2, "end": 2, "alternatives": [{"content": "."}]},
    ]
    assert said(read_text(json.dumps({"transcript": {"items": items}}))) == "Ebb."


def test_two_channels_at_once_are_heard_in_turn():
    def channel(spoken):
        return {"alternatives": [{"transcript": "x", "words": words(spoken)}]}

    asked = [("When", 0.0, 0.4), ("is", 0.4, 0.6), ("it?", 0.6, 1.0), ("And", 6.0, 6.2)]
    told = [("Late.", 1.5, 2.0), ("Very", 2.1, 2.4), ("late.", 2.4, 3.0)]
    root = {"results": {"channels": [channel(asked), channel(told)]}}
    assert said(read_text(json.dumps(root), "x.json")) == "When is it? Late. Very late. And"


def test_marks_and_hesitations_are_no_words():
    words_told = [
        {"text": "[background", "start": 0.1, "end": 0.2},
        {"text": "noise]", "start": 0.2, "end": 0.3},
        {"text": "Hello", "start": 1.0, "end": 1.5},
    ]
    segments = [{"start": 0, "end": 2, "text": "[background noise] Hello", "words": words_told}]
    transcript = read_text(json.dumps({"segments": segments}))
    assert said(transcript) == "Hello"
    assert [mark.text for mark in transcript.marks] == ["background noise"]
    assert transcript.timeline.at(0).ms == 1000
    watson = {"timestamps": [["%HESITATION", 0.0, 0.5], ["hello", 1.0, 1.5]]}
    transcript = read_text(json.dumps({"results": [{"final": True, "alternatives": [watson]}]}))
    assert (said(transcript), transcript.marks[0].text) == ("hello", "hesitation")


def test_events_are_marks():
    elements = [
        {"type": "text", "value": "Well", "ts": 1.0, "end_ts": 1.2},
        {"type": "punct", "value": " "},
        {"type": "unknown", "value": "<crosstalk>"},
        {"type": "punct", "value": " "},
        {"type": "text", "value": "yes", "ts": 3.0, "end_ts": 3.2},
    ]
    transcript = read_text(json.dumps({"monologues": [{"speaker": 0, "elements": elements}]}))
    assert said(transcript) == "Well yes"
    assert [(mark.at, mark.text) for mark in transcript.marks] == [(1, "crosstalk")]
    words_told = [
        {"text": "Well", "start": 1.0, "end": 1.2, "type": "word"},
        {"text": " ", "start": 1.2, "end": 1.2, "type": "spacing"},
        {"text": "(laughs loudly)", "start": 1.2, "end": 2.0, "type": "audio_event"},
    ]
    transcript = read_text(json.dumps({"language_code": "eng", "words": words_told}))
    assert (said(transcript), transcript.marks[0].text) == ("Well", "laughs loudly")


def test_a_change_of_an_unnamed_speaker():
    results = [
        {"type": "word", "start_time": 0, "end_time": 1, "alternatives": [{"content": "Ebb?"}]},
        {"type": "speaker_change", "start_time": 1, "end_time": 1},
        {"type": "word", "start_time": 2, "end_time": 3, "alternatives": [{"content": "Late."}]},
    ]
    root = {"format": "2.7", "results": results}
    assert turns(read_text(json.dumps(root))) == [(None, "Ebb?"), (None, "Late.")]
    lines = [
        {"offsets": {"from": 0, "to": 900}, "text": " Ebb?", "speaker_turn_next": True},
        {"offsets": {"from": 1000, "to": 1900}, "text": " Late.", "speaker_turn_next": False},
        {"offsets": {"from": 2000, "to": 2900}, "text": " Very.", "speaker_turn_next": False},
    ]
    found = turns(read_text(json.dumps({"transcription": lines})))
    assert found == [(None, "Ebb?"), (None, "Late. Very.")]


def test_a_project_of_hyperaudio():
    project = {
        "format": "hyperaudio",
        "texts": {"title": "The tower", "language": "it"},
        "transcript": {
            "words": [{"start": start, "end": end, "text": word} for word, start, end in SPOKEN],
            "paragraphs": [{"speaker": "Vera", "start": 0.5, "end": 8.4}],
        },
    }
    transcript = read_text(json.dumps(project))
    assert turns(transcript) == [("Vera", "Good morning. Thank you.")]
    assert (transcript.metadata.title, transcript.metadata.language) == ("The tower", "it")


def test_a_text_that_says_something_else_than_its_words_is_left():
    segment = {
        "start": 0,
        "end": 2,
        "text": "Guten Morgen zusammen und willkommen",
        "words": words([("good", 0, 1), ("morning", 1, 2), ("all", 2, 3), ("of", 3, 4)]),
    }
    transcript = read_text(json.dumps({"segments": [segment]}))
    assert said(transcript) == "good morning all of"
    assert "differ" in transcript.warnings[0]


def test_numbers_are_read_as_they_are_written():
    spoken = [("it", 1.0, 1.2), ("took", 1.2, 1.5), ("twenty", 1.5, 1.9), ("five", 1.9, 2.2)]
    segment = {
        "start": 1.0,
        "end": 4.0,
        "text": "It took 25 years.",
        "words": words([*spoken, ("years", 2.4, 3.0)]),
    }
    transcript = read_text(json.dumps({"segments": [segment]}))
    assert said(transcript) == "It took 25 years."
    assert [transcript.timeline.at(word).ms for word in range(4)] == [1000, 1200, 1500, 2400]


def test_times_in_milliseconds_are_told_by_the_pace():
    lines = [
        {"start": 500, "end": 4000, "text": "Good morning and welcome."},
        {"start": 4000, "end": 9000, "text": "Thank you."},
    ]
    transcript = read_text(json.dumps({"segments": lines}))
    assert [transcript.timeline.at(word).ms for word in (0, 4)] == [500, 4000]
    assert "milliseconds" in transcript.warnings[0]
    slow = [{"start": 5, "end": 15, "text": "Slowly."}, {"start": 15, "end": 30, "text": "So."}]
    transcript = read_text(json.dumps({"segments": slow}))
    assert (transcript.timeline.at(1).ms, transcript.warnings) == (15_000, ())


@pytest.mark.parametrize("name", [row[0] for row in (*WORDS, *LINES)])
def test_a_changed_file_is_read_or_refused_with_a_sentence(name):
    root, random = json.loads(file(name).data), Random(name)
    for _ in range(25):
        try:
            transcript = read(Source("x.json", changed_json(root, random)))
        except TranscriptError as error:
            assert str(error).endswith(".")
        else:
            assert len(transcript.confidences) in (0, len(transcript.words))


@pytest.mark.parametrize(
    "root",
    [
        [{"text": "nice video", "timestamp": 1600000000, "author": "x"}] * 3,
        [{"text": "Open", "x": 3, "y": 4}] * 3,
        {"name": "tower", "dependencies": {"bell": "^1.0.0"}},
        {"segmentation": {"segments": [{"start": 0, "duration": 2, "speaker": {"@id": "S0"}}]}},
        {"entries": [{"title": "Fog", "start": 0, "end": 5}]},
        {"segments": []},
        {"words": []},
        [[1, 2], [3, 4]],
        [1, 2, 3],
        [{}],
    ],
)
def test_json_that_is_no_transcript_is_refused(root):
    with pytest.raises(NoTranscriptError, match=r"looks like (JSON|facts|a list of who speaks)"):
        read(Source("x.json", json.dumps(root).encode()))


def test_speakers_are_taken_from_the_list_that_has_them():
    line = {"timestamp": [1.0, 2.5], "text": " Mind it. Which?"}
    by_speaker = [
        {"speaker": "Vera", "timestamp": [1.0, 1.5], "text": " Mind it."},
        {"speaker": "Tomas", "timestamp": [2.0, 2.5], "text": " Which?"},
    ]
    root = {"speakers": by_speaker, "chunks": [line], "text": line["text"]}
    talk = read_text(json.dumps(root), "talk.json")
    assert turns(talk) == [("Vera", "Mind it."), ("Tomas", "Which?")]
    assert talk.timeline.at(2).ms == 2_000


def test_words_that_stand_under_another_name_than_text_are_no_fault():
    words = [{"word": " Good", "start": 0.5, "end": 0.9}, {"word": " day.", "start": 0.9, "end": 1}]
    spoken = {"text": "", "start": 0.5, "end": 1.3, "words": words}
    told = {"result": {"transcription": {"full_transcript": 0, "utterances": [spoken]}}}
    with suppress(TranscriptError):
        read(Source("a.json", json.dumps(told).encode()))
