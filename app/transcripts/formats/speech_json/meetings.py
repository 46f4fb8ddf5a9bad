"""Meetings, calls and chats, and programs that hear them: where each puts words, times, names."""

from collections.abc import Sequence
from typing import Any

from app.transcripts.formats.speech_json.shape import (
    MILLISECONDS,
    JsonShape,
    entries,
    first,
    found,
    has,
)

_PANEL = (
    "actions[].updateEngagementPanelAction.content.transcriptRenderer.content"
    ".transcriptSearchPanelRenderer.body.transcriptSegmentListRenderer.initialSegments[]"
    ".transcriptSegmentRenderer"
)
_ASSEMBLED = "paragraphs[].words[].text", "audio_duration", "confidence"


def _chat(root: Any) -> Any:
    """The messages of a chat that branches, from the first to the one that it ends with."""
    root = root[0] if isinstance(root, list) and len(root) == 1 else root
    nodes = first(root, "mapping")
    if not isinstance(nodes, dict):
        return root
    way: list[Any] = []
    key = first(root, "current_node")
    while isinstance(key, str) and isinstance(nodes.get(key), dict) and len(way) < len(nodes):
        way.append(nodes[key])
        key = nodes[key].get("parent")
    said = [
        {"who": first(node, "message.author.role"), "text": _parts(node)} for node in reversed(way)
    ]
    heard = [one for one in said if one["text"].strip() and one["who"] in ("user", "assistant")]
    return {**root, "heard": heard}


def _parts(node: Any) -> str:
    parts = found(node, "message.content.parts[]")
    return "\n".join(part for part in parts if isinstance(part, str))


def _knows_chat(root: Any) -> bool:
    return bool(first(_chat(root), "heard[].text"))


def _spoken_events(root: Any) -> Any:
    """Of what a bot noted down, what its user and it said."""
    events = entries(first(root, "events"))
    told = [one for one in events if one.get("event") in ("user", "bot") and one.get("text")]
    return {"heard": told}


def _soniox(root: Any) -> bool:
    """Whether pieces of words have times in milliseconds."""
    return bool(found(root, "tokens[].start_ms") and found(root, "tokens[].text"))


MEETINGS: Sequence[JsonShape] = (
    JsonShape(
        name="zoom-timeline",
        title="Zoom, timeline",
        knows=lambda root: bool(
            found(root, "transcript.timeline[].ts|timeline[].ts")
            and found(root, "transcript.timeline[].text|timeline[].text")
        ),
        stretches="transcript.timeline[]|timeline[]",
        start="ts",
        end="end_ts",
        speaker="users.0.username",
    ),
    JsonShape(
        name="gong",
        title="Gong",
        knows=has("callTranscripts[].transcript[].sentences[].text"),
        prepare=lambda root: {
            "told": [
                {**sentence, "who": first(turn, "speakerId")}
                for turn in entries(found(root, "callTranscripts.0.transcript[]"))
                for sentence in entries(first(turn, "sentences"))
            ]
        },
        stretches="told[]",
        speaker="who",
        unit=MILLISECONDS,
    ),
    JsonShape(
        name="chatgpt",
        title="ChatGPT",
        knows=_knows_chat,
        prepare=_chat,
        stretches="heard[]",
        speaker="who",
    ),
    JsonShape(
        name="rasa",
        title="Rasa",
        knows=lambda root: bool(
            found(root, "sender_id") and found(_spoken_events(root), "heard[].text")
        ),
        prepare=_spoken_events,
        stretches="heard[]",
        start="-",
        speaker="event",
    ),
    JsonShape(
        name="botpress",
        title="Botpress",
        knows=has("messages[].payload.text messages[].direction|messages[].authorId"),
        stretches="messages[]",
        text="payload.text",
        start="-",
        speaker="authorId|direction",
    ),
    JsonShape(
        name="youtube-panel",
        title="YouTube's transcript panel",
        knows=has(f"{_PANEL}.startMs"),
        stretches=_PANEL,
        text="snippet.runs.0.text|snippet.simpleText",
        start="startMs",
        end="endMs",
        speaker="-",
        unit=MILLISECONDS,
        are_lines=True,
    ),
    JsonShape(
        name="soniox",
        title="Soniox",
        knows=_soniox,
        stretches="@",
        text="-",
        words="tokens[]",
        word_start="start_ms",
        word_end="end_ms",
        unit=MILLISECONDS,
        is_written=True,
    ),
    JsonShape(
        name="assemblyai-paragraphs",
        title="AssemblyAI, paragraphs",
        knows=has(" ".join(_ASSEMBLED)),
        stretches="paragraphs[]",
        text="-",
        words="words[]",
        unit=MILLISECONDS,
        long="audio_duration",
    ),
    JsonShape(
        name="nemo",
        title="NVIDIA NeMo (Parakeet, Canary)",
        knows=has("timestamp.word[].start_offset timestamp.segment[].segment"),
        stretches="timestamp.segment[]",
        text="segment",
        speaker="-",
        loose_words="timestamp.word[]",
    ),
)
