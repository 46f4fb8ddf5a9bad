"""Speech-to-text services and programs: where each puts words, times, speakers, confidences."""

from collections.abc import Sequence
from typing import Any

from app.transcripts.formats.speech_json.prepared import (
    final_only,
    google_once,
    named_segments,
    whisper_objects,
)
from app.transcripts.formats.speech_json.shape import (
    MILLISECONDS,
    TICKS,
    JsonShape,
    entries,
    first,
    found,
    has,
)
from app.transcripts.formats.speech_json.unknown import listed

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
    if first(root, "segments[].text|chunks[].text") is not None:
        is_timed = first(root, "segments[].start|chunks[].timestamp") is not None
        listing = listed(root)
        return is_timed or not (listing and first(listing[1], "[].start") is not None)
    has_words = all(first(root, path) is not None for path in ("text", "words[].word"))
    return has_words and first(root, "words[].case") is None


_GOOGLE = "results[].alternatives[].transcript|results[].alternatives[].words[].word"

SERVICES: Sequence[JsonShape] = (
    JsonShape(
        name="whisper-json",
        title="Whisper: OpenAI's, faster-whisper, WhisperX, whisper-timestamped, Transformers",
        knows=_knows_whisper,
        prepare=whisper_objects,
        stretches="segments[]|chunks[]|@",
        start="start|timestamp.0|timestamp",
        end="end|timestamp.1",
        unit=None,
        words="words[]",
        confidence="confidence|probability|score",
        loose_words="words[]|word_segments[]",
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
        name="deepgram",
        title="Deepgram",
        knows=has("results.channels[].alternatives[].transcript"),
        stretches="results.channels[]",
        text="-",
        speaker="-",
        words="alternatives.0.words[]",
        word="punctuated_word|word",
        language="results.channels[].detected_language",
        long="metadata.duration",
        spans="results.channels.0.alternatives.0.paragraphs.paragraphs[]",
        span_paragraphs=True,
        are_channels=True,
    ),
    JsonShape(
        name="deepgram-live",
        title="Deepgram, live",
        knows=has("[].channel.alternatives[].transcript"),
        prepare=final_only,
        stretches="[]",
        text="-",
        words="channel.alternatives.0.words[]",
        word="punctuated_word|word",
        speaker="-",
    ),
    JsonShape(
        name="assemblyai",
        title="AssemblyAI",
        knows=lambda root: bool(
            found(root, "acoustic_model|language_model|audio_url|speech_model|audio_duration")
            and found(root, "words[].text|utterances[].text")
        ),
        stretches="utterances[]|@",
        text="-",
        speaker="speaker|channel",
        words="words[]",
        word="text",
        unit=MILLISECONDS,
        language="language_code",
        long="audio_duration",
        headline="-",
        chapters="chapters[]",
    ),
    JsonShape(
        name="aws-transcribe",
        title="Amazon Transcribe",
        knows=lambda root: bool(
            found(root, "results.items[].alternatives[].content")
            or found(root, "results.channel_labels.channels[].items[].alternatives[].content")
            or (
                found(root, "[].alternatives[].content")
                and found(root, "[].start_time")
                and not found(root, "[].message")
            )
        ),
        prepare=lambda root: {"results": {"items": root}} if isinstance(root, list) else root,
        stretches="results.channel_labels.channels[]|results",
        text="-",
        speaker="channel_label",
        words="items[]",
        word="alternatives.0.content",
        word_start="start_time",
        word_end="end_time",
        word_speaker="speaker_label",
        confidence="alternatives.0.confidence",
        spans="results.speaker_labels.segments[].items[]|results.speaker_labels.segments[]",
        span_start="start_time",
        span_end="end_time",
        span_speaker="speaker_label",
        language="results.language_code",
        are_channels=True,
    ),
    JsonShape(
        name="aws-call-analytics",
        title="Amazon Transcribe, calls",
        knows=has("Transcript[].Content Transcript[].BeginOffsetMillis"),
        stretches="Transcript[]",
        text="Content",
        start="BeginOffsetMillis",
        end="EndOffsetMillis",
        speaker="ParticipantRole",
        unit=MILLISECONDS,
        words="Items[]",
        word="Content",
        word_start="BeginOffsetMillis",
        word_end="EndOffsetMillis",
        confidence="Confidence",
        kind="Type",
        language="LanguageCode",
    ),
    JsonShape(
        name="google-speech",
        title="Google Speech-to-Text, Video Intelligence",
        knows=lambda root: bool(
            first(google_once(root), _GOOGLE) is not None
            and not found(root, "results[].alternatives[].timestamps|results[].final")
            and not found(root, "results.channels")
        ),
        prepare=google_once,
        stretches="results[]",
        text="alternatives.0.transcript",
        end="-",
        start="-",
        speaker="-",
        words="alternatives.0.words[]",
        word="word",
        word_start="startTime|startOffset|start_time|start_offset",
        word_end="endTime|endOffset|end_time|end_offset",
        word_speaker="speakerLabel|speaker_label|speakerTag|speaker_tag",
        language="results[].languageCode|results[].language_code",
    ),
    JsonShape(
        name="azure-speech",
        title="Azure Speech, batch",
        knows=has("recognizedPhrases[].nBest"),
        stretches="recognizedPhrases[]",
        text="nBest.0.display",
        start="offsetInTicks|offset",
        length="durationInTicks|duration",
        end="-",
        unit=TICKS,
        words="nBest.0.displayWords[]|nBest.0.words[]",
        word="displayText|word",
        word_start="offsetInTicks|offset",
        word_length="durationInTicks|duration",
        word_end="-",
        language="recognizedPhrases[].locale",
        long="duration",
    ),
    JsonShape(
        name="azure-fast",
        title="Azure Speech, fast",
        knows=has("phrases[].text phrases[].offsetMilliseconds|phrases[].offset"),
        stretches="phrases[]",
        start="offsetMilliseconds|offset",
        length="durationMilliseconds|duration",
        end="-",
        unit=MILLISECONDS,
        words="words[]",
        word="text",
        word_start="offsetMilliseconds|offset",
        word_length="durationMilliseconds|duration",
        word_end="-",
        language="phrases[].locale",
    ),
    JsonShape(
        name="azure-live",
        title="Azure Speech, live",
        knows=lambda root: bool(
            found(root, "[].NBest[].Display|[].DisplayText|NBest[].Display|DisplayText")
        ),
        stretches="[]|@",
        text="NBest.0.Display|DisplayText",
        start="Offset",
        length="Duration",
        end="-",
        speaker="SpeakerId",
        unit=TICKS,
        words="NBest.0.DisplayWords[]|NBest.0.Words[]",
        word="Word|DisplayText",
        word_start="Offset",
        word_length="Duration",
        word_end="-",
        confidence="Confidence",
        language="[].PrimaryLanguage.Language",
    ),
    JsonShape(
        name="azure-video-indexer",
        title="Azure Video Indexer",
        knows=has("videos[].insights.transcript[].text"),
        stretches="videos[].insights.transcript[]",
        start="instances.0.start|instances.0.adjustedStart",
        end="instances.0.end|instances.0.adjustedEnd",
        speaker="speakerId",
        names="videos[].insights.speakers[]",
        language="videos[].insights.sourceLanguage|videos[].insights.language",
        headline="name",
        are_lines=True,
    ),
    JsonShape(
        name="ibm-watson",
        title="IBM Watson",
        knows=has(
            "results[].alternatives[].timestamps|results[].results[].alternatives[].timestamps"
        ),
        stretches="results[].results[]|results[]",
        text="-",
        words="alternatives.0.timestamps[]",
        word="0",
        word_start="1",
        word_end="2",
        word_speaker="-",
        kind="-",
        confidences="alternatives.0.word_confidence[].1",
        spans="speaker_labels[]|results[].speaker_labels[]",
        span_start="from",
        span_end="to",
    ),
    JsonShape(
        name="rev-ai",
        title="Rev, Rev.ai, Temi",
        knows=has("monologues[].elements[].value"),
        prepare=named_segments,
        stretches="monologues[]",
        text="-",
        speaker="speaker_name|speaker_info.display_name|speaker",
        words="elements[]",
        word="value",
        word_start="ts|timestamp",
        word_end="end_ts|end_timestamp",
        is_written=True,
        names="speakers[]",
        language="language",
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
    JsonShape(
        name="speechmatics",
        title="Speechmatics",
        knows=lambda root: bool(
            found(root, "results[].alternatives[].content|[].results[].alternatives[].content")
            and found(root, "results[].type|[].results[].type")
            and found(root, "format|[].message|metadata.transcription_config|job.created_at")
        ),
        prepare=final_only,
        stretches="[]|@",
        text="-",
        start="-",
        end="-",
        words="results[]",
        word="alternatives.0.content",
        word_start="start_time",
        word_end="end_time",
        word_speaker="alternatives.0.speaker|channel",
        confidence="alternatives.0.confidence",
        language="metadata.transcription_config.language",
        long="job.duration",
        headline="-",
    ),
    JsonShape(
        name="speechmatics-v1",
        title="Speechmatics, first version",
        knows=has("words[].name words[].time"),
        stretches="@",
        text="-",
        words="words[]",
        word="name",
        word_start="time",
        spans="speakers[]",
        span_start="time",
        span_speaker="name",
        language="job.lang",
        long="job.duration",
    ),
    JsonShape(
        name="pstt",
        title="BBC platform speech-to-text",
        knows=has("transcript.items[].alternatives[].content"),
        stretches="transcript",
        text="-",
        words="items[]",
        word="alternatives.0.content",
        confidence="alternatives.0.confidence",
    ),
    JsonShape(
        name="gladia",
        title="Gladia",
        knows=lambda root: bool(
            found(root, "result.transcription.utterances[].text|transcription.utterances[].text")
            or (found(root, "full_transcript") and found(root, "utterances[].text"))
            or found(root, "prediction[].time_begin")
        ),
        stretches="result.transcription.utterances[]|transcription.utterances[]"
        "|utterances[]|prediction[]",
        text="text|transcription",
        start="start|time_begin",
        end="end|time_end",
        words="words[]",
        word="word",
        word_start="start|time_begin",
        word_end="end|time_end",
        word_speaker="-",
        language="result.transcription.languages.0|transcription.languages.0|languages.0"
        "|prediction[].language",
        long="result.metadata.audio_duration|metadata.audio_duration",
    ),
    JsonShape(
        name="elevenlabs",
        title="ElevenLabs",
        knows=lambda root: bool(
            found(root, "language_code|transcripts[].language_code")
            and found(root, "words[].text|transcripts[].words[].text")
            and found(root, "words[].type|transcripts[].words[].type")
        ),
        stretches="transcripts[]|@",
        text="-",
        words="words[]",
        word="text",
        word_speaker="speaker_id",
        speaker="channel_index",
        confidence="logprob",
        is_written=True,
        language="language_code|transcripts[].language_code",
        are_channels=True,
    ),
)
