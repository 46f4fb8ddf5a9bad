"""What Whisper and its kin write as JSON, of the many shapes in `speech_json/`."""

import json

import pytest

from app.transcripts.model import TranscriptError
from app.transcripts.timeline import Timing
from tests.transcripts.formats.reading import read_text, said, turns


def test_segments_with_words():
    root = {
        "language": "en",
        "text": "…",
        "segments": [
            {
                "start": 0.5,
                "end": 2.0,
                "text": " The ebb",
                "speaker": "A",
                "words": [
                    {"word": " The", "start": 0.5, "end": 0.7},
                    {"word": " ebb", "start": 0.9, "end": 1.4},
                ],
            },
            {"start": 2.0, "end": 3.0, "text": " is late.", "speaker": "B"},
        ],
    }
    transcript = read_text(json.dumps(root), "talk.json")
    assert transcript.format == "whisper-json"
    assert said(transcript) == "The ebb is late."
    assert turns(transcript) == [("Speaker A", "The ebb"), ("Speaker B", "is late.")]
    assert [transcript.timeline.at(word).ms for word in range(3)] == [500, 900, 2000]
    assert transcript.timeline.at(3).kind is Timing.INTERPOLATED


def test_segments_of_one_speaker_make_no_paragraph_of_each():
    said_by = [("A", "When is"), ("A", "the ebb?"), ("B", "Late.")]
    segments = [{"speaker": speaker, "text": text} for speaker, text in said_by]
    transcript = read_text(json.dumps({"segments": segments}), "talk.json")
    assert turns(transcript) == [("Speaker A", "When is the ebb?"), ("Speaker B", "Late.")]
    assert transcript.breaks == (4,)


def _whisperx(whole, *said):
    """A segment of WhisperX, whose words have a speaker or none."""
    words = [{"word": word, **({"speaker": own} if own else {})} for word, own in said]
    text = " ".join(word for word, _ in said)
    return {"text": text, "words": words, **({"speaker": whole} if whole else {})}


@pytest.mark.parametrize(
    ("segments", "told"),
    [
        (
            [_whisperx("S1", ("It", "S0"), ("was", "S0"), ("1914", None), ("then", "S1"))],
            [("S0", "It was"), ("S1", "1914 then")],
        ),
        (
            [_whisperx(None, ("1914", None), ("it", "S0"), ("was", None), ("so", "S0"))],
            [("S0", "1914 it was so")],
        ),
        (
            [_whisperx(None, ("In", "S0"), ("1914", None), ("then", "S1"), ("22", None))],
            [("S0", "In"), (None, "1914"), ("S1", "then 22")],
        ),
        (
            [_whisperx("S0", ("Ebb", "S0")), _whisperx(None, ("hm", None)),
             _whisperx("S0", ("late", None))],
            [("S0", "Ebb"), (None, "hm"), ("S0", "late")],
        ),
    ],
)  # fmt: skip
def test_a_word_without_a_speaker_is_its_segments_and_a_segment_without_one_is_nobodys(
    segments, told
):
    assert turns(read_text(json.dumps({"segments": segments}), "talk.json")) == told


def test_whisper_cpp_gives_milliseconds():
    root = {"transcription": [{"offsets": {"from": 1500, "to": 2000}, "text": " hello there"}]}
    assert read_text(json.dumps(root)).timeline.at(0).ms == 1500


def test_odd_values_are_passed_over():
    root = {"segments": [None, {"start": "x", "text": "one"}, {"text": None}, {"text": "two"}]}
    assert said(read_text(json.dumps(root))) == "one two"


def test_damaged_json_is_told():
    with pytest.raises(TranscriptError, match="damaged"):
        read_text('{"segments": [{"text": "one"}')
