"""Programs that recognise speech on one's own machine: where each puts words, times, speakers,
confidences."""

from collections.abc import Sequence
from typing import Any

from app.transcripts.formats.speech_json.prepared import whisper_objects
from app.transcripts.formats.speech_json.shape import MILLISECONDS, JsonShape, entries, first, has
from app.transcripts.formats.speech_json.unknown import speech_list

_SEGMENT = frozenset(
    "id seek start end text tokens temperature avg_logprob compression_ratio no_speech_prob words "
    "speaker confidence score timestamp language".split()
)
"""What a segment of Whisper's may have; a bare list of others is somebody else's."""


def _knows_whisper(root: Any) -> bool:
    if isinstance(root, list) and not all(_SEGMENT.issuperset(one) for one in entries(root)):
        return False
    root = whisper_objects(root)
    if not isinstance(root, dict):
        return False
    text = first(root, "segments[].text|chunks[].text")
    if isinstance(text, str) and "-->" in text:
        return False
    if text is not None:
        is_timed = first(root, "segments[].start|chunks[].timestamp") is not None
        are_words_said_by = first(root, "segments[].words[].speaker") is not None
        listing = None if is_timed or are_words_said_by else speech_list(root)
        is_other = listing and first(listing[1], "[].start|[].speaker") is not None
        return is_timed or not is_other
    has_words = all(first(root, path) is not None for path in ("text", "words[].word"))
    return has_words and first(root, "words[].case") is None


PROGRAMS: Sequence[JsonShape] = (
    JsonShape(
        name="whisper-json",
        title="Whisper: OpenAI's, faster-whisper, WhisperX, whisper-timestamped, Transformers",
        knows=_knows_whisper,
        prepare=whisper_objects,
        stretches="segments[]|chunks[]|@",
        start="start|timestamp.0|timestamp",
        end="end|timestamp.1",
        speaker="speaker|speaker_id|speakers",
        unit=None,
        words="words[]",
        word_speaker="speaker|speaker_id",
        confidence="confidence|probability|score",
        loose_words="words[]|word_segments[]",
        names="speakers[]|speakers|speaker_names|speaker_map",
        long="duration",
    ),
    JsonShape(
        name="whisper-cpp",
        title="whisper.cpp",
        knows=has("transcription[].text"),
        stretches="transcription[]",
        start="offsets.from|timestamps.from",
        end="offsets.to|timestamps.to",
        unit=MILLISECONDS,
        words="tokens[]",
        word="text",
        word_start="offsets.from|timestamps.from",
        word_end="offsets.to|timestamps.to",
        confidence="p",
        is_written=True,
        changes_after="speaker_turn_next",
        language="result.language|params.language",
    ),
    JsonShape(
        name="vosk-monologues",
        title="Vosk, as its command writes it",
        knows=has("monologues[].terms[].text"),
        stretches="monologues[]",
        text="-",
        words="terms[]",
        word="text",
    ),
    JsonShape(
        name="vosk",
        title="Vosk",
        knows=has("result[].word|[].result[].word"),
        stretches="[]|@",
        text="-",
        words="result[]",
        word="word",
        confidence="conf",
    ),
    JsonShape(
        name="bbc-kaldi",
        title="BBC Kaldi",
        knows=has("retval.words[].punct|words[].punct"),
        stretches="retval|@",
        text="-",
        words="words[]",
        word="punct|word",
        spans="retval.segmentation.segments[]|segmentation.segments[]",
    ),
    JsonShape(
        name="gentle",
        title="Gentle",
        knows=has("transcript words[].case"),
        stretches="@",
        text="transcript",
        words="words[]",
        word="word",
        length="-",
    ),
)
