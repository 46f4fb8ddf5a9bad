"""Editors of transcripts, meetings and captions: where each puts words, times and speakers."""

from collections.abc import Sequence
from typing import Any

from app.transcripts.formats.speech_json.prepared import spoken_sections, voice_starts
from app.transcripts.formats.speech_json.shape import (
    MILLISECONDS,
    JsonShape,
    entries,
    first,
    found,
    has,
)

_OTTER = 1 / 16
"""Otter counts samples, 16 a millisecond."""


def _draft(root: Any) -> Any:
    """Blocks of Draft.js with their words; where only a map of entities holds these, from there."""
    root = first(root, "editorState|contentState|content") or root
    blocks = entries(root if isinstance(root, list) else first(root, "blocks"))
    entity = first(root, "entityMap") or {}
    if not isinstance(entity, dict):
        entity = {}
    told = []
    for block in blocks:
        words = found(block, "data.words[]")
        ranges = found(block, "entityRanges[]")
        if not words:
            data = [first(entity, f"{key}.data") for key in found(ranges, "[].key")]
            words = [one for one in data if isinstance(one, dict)] or ranges
        told.append({**block, "words": [one for one in words if found(one, "start")]})
    return {"blocks": told}


def _otter(root: Any) -> Any:
    return first(root, "speech") or root


def _timed_by_paragraph(root: Any) -> bool:
    return bool(
        found(root, "words[].text")
        and found(root, "words[].start")
        and found(root, "paragraphs[].start")
    )


EDITORS: Sequence[JsonShape] = (
    JsonShape(
        name="3play",
        title="3Play Media",
        knows=lambda root: bool(
            found(root, "words[].1") and found(root, "paragraphs") and not found(root, "words[].2")
        ),
        prepare=voice_starts,
        stretches="@",
        text="-",
        unit=MILLISECONDS,
        words="words[]",
        word="1",
        word_start="0",
        word_end="-",
        word_speaker="-",
        kind="-",
        confidence="-",
        spans="speakers[]",
        span_speaker="name",
        span_paragraphs=True,
    ),
    JsonShape(
        name="spotify",
        title="Spotify",
        knows=has("section[].text.sentence.text"),
        prepare=spoken_sections,
        stretches="section[]",
        text="text.sentence.text",
        start="startMs",
        end="-",
        unit=MILLISECONDS,
        headline="episodeName",
    ),
    JsonShape(
        name="podcast-json",
        title="Podcasting 2.0 transcripts",
        knows=has("segments[].body segments[].startTime"),
        stretches="segments[]",
        text="body",
        start="startTime",
        end="endTime",
        are_lines=True,
    ),
    JsonShape(
        name="premiere",
        title="Adobe Premiere Pro",
        knows=has("segments[].words[].eos|segments[].words[].tags"),
        stretches="segments[]",
        text="-",
        words="words[]",
        word="text",
        names="speakers[]",
    ),
    JsonShape(
        name="otter",
        title="Otter",
        knows=lambda root: bool(
            found(_otter(root), "transcripts[].transcript")
            and found(_otter(root), "transcripts[].start_offset|transcripts[].alignment")
        ),
        prepare=_otter,
        stretches="transcripts[]",
        text="transcript",
        start="start_offset",
        end="end_offset",
        speaker="speaker_name|speaker_id|speaker_model_label",
        unit=_OTTER,
        words="alignment[]",
        word="word",
        word_unit=1000.0,
        is_relative=True,
        names="speakers[]",
        name_written="speaker_name",
        long="duration",
    ),
    JsonShape(
        name="trint",
        title="Trint",
        knows=lambda root: bool(
            found(root, "words[].value|transcript.words[].value")
            and found(root, "words[].time|transcript.words[].time|transcript.words[].start")
        ),
        stretches="transcript|@",
        text="-",
        unit=MILLISECONDS,
        words="words[]",
        word="value",
        word_start="time|start",
        word_end="-",
    ),
    JsonShape(
        name="sonix",
        title="Sonix",
        knows=has("transcript[].words[].start_time transcript[].text"),
        stretches="transcript[]",
        start="start_time",
        end="end_time",
        words="words[]",
        word="text",
        word_start="start_time",
        word_end="end_time",
        headline="name",
        is_written=False,
    ),
    JsonShape(
        name="happyscribe",
        title="Happy Scribe",
        knows=has("[].words[].data_start"),
        stretches="[]",
        text="-",
        words="words[]",
        word="text",
        word_start="data_start",
        word_end="data_end",
        start="data_start",
        end="data_end",
    ),
    JsonShape(
        name="draft-js",
        title="BBC React Transcript Editor, Draft.js",
        knows=lambda root: bool(found(_draft(root), "blocks[].words[]")),
        prepare=_draft,
        stretches="blocks[]",
        start="data.start",
        speaker="data.speaker",
        words="words[]",
        word="punct|text|word",
    ),
    JsonShape(
        name="autoedit",
        title="autoEdit",
        knows=has("text[].paragraph[].line[].text"),
        stretches="text[]",
        text="-",
        words="paragraph[].line[]",
        word="text",
        word_start="startTime",
        word_end="endTime",
        language="-",
    ),
    JsonShape(
        name="digital-paper-edit",
        title="Digital Paper Edit, autoEdit 3, Hyperaudio",
        knows=lambda root: _timed_by_paragraph(first(root, "transcript") or root),
        prepare=lambda root: (
            {**root["transcript"], **(first(root, "texts") or {})}
            if _timed_by_paragraph(first(root, "transcript"))
            else root
        ),
        stretches="@",
        text="-",
        words="words[]",
        word="text",
        spans="paragraphs[]",
        span_paragraphs=True,
    ),
    JsonShape(
        name="hyperaudio-json",
        title="Hyperaudio, older",
        knows=has(
            "paragraphs[].spans[].m|*.paragraphs[].spans[].m|article.section.paragraphs[].spans[].m"
        ),
        stretches="paragraphs[]|*.paragraphs[]|article.section.paragraphs[]",
        text="-",
        unit=MILLISECONDS,
        words="spans[]",
        word="text",
        word_start="m",
        word_length="d",
        word_end="-",
    ),
    JsonShape(
        name="transcribee",
        title="transcribee",
        knows=has("children[].children[].conf"),
        stretches="children[]",
        text="-",
        words="children[]",
        word="text",
        confidence="conf",
        is_written=True,
        names="speaker_names",
        language="children[].lang",
    ),
    JsonShape(
        name="fireflies",
        title="Fireflies",
        knows=lambda root: bool(
            found(root, "sentences[].speaker_name|data.transcript.sentences[].speaker_name")
            or (found(root, "[].sentence") and found(root, "[].speaker_name"))
        ),
        stretches="data.transcript.sentences[]|sentences[]|[]",
        text="text|raw_text|sentence",
        start="start_time|startTime",
        end="end_time|endTime",
        speaker="speaker_name|speaker_id",
        headline="title|data.transcript.title",
    ),
    JsonShape(
        name="recall",
        title="Recall.ai",
        knows=has("[].participant [].words[].start_timestamp"),
        stretches="[]",
        speaker="participant.name|participant.id",
        words="words[]",
        word="text",
        word_start="start_timestamp.relative|start_timestamp",
        word_end="end_timestamp.relative|end_timestamp",
    ),
    JsonShape(
        name="teams",
        title="Microsoft Teams and Stream",
        knows=has("entries[].text entries[].startOffset"),
        stretches="entries[]",
        start="startOffset",
        end="endOffset",
        speaker="speakerDisplayName|speakerId",
        language="entries[].spokenLanguageTag",
    ),
    JsonShape(
        name="podlove",
        title="Podlove",
        knows=has("[].start_ms [].text"),
        stretches="[]",
        start="start_ms",
        end="end_ms",
        unit=MILLISECONDS,
        speaker="voice|speaker",
        are_lines=True,
    ),
    JsonShape(
        name="youtube-json3",
        title="YouTube's json3",
        knows=has("events[].segs[].utf8"),
        stretches="events[]",
        text="-",
        start="tStartMs",
        length="dDurationMs",
        end="-",
        unit=MILLISECONDS,
        words="segs[]",
        word="utf8",
        word_start="tOffsetMs",
        word_end="-",
        confidence="-",
        is_written=True,
        is_relative=True,
    ),
    JsonShape(
        name="youtube-list",
        title="YouTube captions as youtube-transcript-api saves them",
        knows=lambda root: bool(
            found(root, "[].duration|snippets[].duration")
            and found(root, "[].text|snippets[].text")
            and found(root, "[].start|snippets[].start")
        ),
        stretches="snippets[]|[]",
        are_lines=True,
        unit=None,
        language="language_code",
        is_written=False,
    ),
)
