"""What has to be put right in some JSON before paths can tell the rest."""

from typing import Any

from app.transcripts.formats.speech_json.shape import entries, first, found

_TUPLE = ("id", "seek", "start", "end", "text", "tokens")


def whisper_objects(root: Any) -> Any:
    """Segments as an object, also where a program wrote down a bare list of them, or the tuples
    that faster-whisper gives: `[id, seek, start, end, text, …]`, words as `[start, end, word,
    probability]`."""
    if isinstance(root, list):
        root = {"segments": root}
    by_speaker = root.get("speakers") if isinstance(root, dict) else None
    if isinstance(by_speaker, list) and by_speaker and all(map(_is_by_speaker, by_speaker)):
        # insanely-fast-whisper says who spoke in a second list of the same words
        return {**root, "segments": by_speaker}
    if not isinstance(root, dict) or not isinstance(root.get("segments"), list):
        return root
    return {**root, "segments": [_segment(one) for one in root["segments"]]}


def _is_by_speaker(raw: Any) -> bool:
    return isinstance(raw, dict) and {"speaker", "text", "timestamp"} <= raw.keys()


def _segment(raw: Any) -> Any:
    is_tuple = isinstance(raw, list) and len(raw) > 4 and isinstance(raw[4], str)
    if not is_tuple:
        return raw
    segment = dict(zip(_TUPLE, raw, strict=False))
    for part in raw[len(_TUPLE) :]:
        if isinstance(part, list) and part and all(map(_is_word, part)):
            keys = ("start", "end", "word", "probability")
            segment["words"] = [dict(zip(keys, word, strict=True)) for word in part]
    return segment


def _is_word(raw: Any) -> bool:
    return isinstance(raw, list) and len(raw) == 4 and isinstance(raw[2], str)


def final_only(root: Any) -> Any:
    """Of what a live service sent, what it didn't change any more."""
    if not isinstance(root, list):
        return root
    return [
        one
        for one in entries(root)
        if one.get("is_final") is not False
        and one.get("message") in (None, "AddTranscript")
        and one.get("type") in (None, "Results")
    ]


def google_once(root: Any) -> Any:
    """Google's results, from wherever an answer holds them.

    Where speakers are told, the last result has the words of all the others once more, with their
    speakers: then it is the only one.
    """
    paths = (
        "results[].transcript.results|results.*.transcript.results|results.*.inlineResult.transcript.results",
        "response.results",
        "results",
    )
    results = next((one for path in paths for one in found(root, path) if entries(one)), None)
    videos = found(root, "annotationResults[].speechTranscriptions[]")
    videos = videos or found(root, "annotation_results[].speech_transcriptions[]")
    results = entries(results) or entries(videos)
    if not results:
        return root
    last = found(results[-1], "alternatives.0.words[]")
    before = [word for one in results[:-1] for word in found(one, "alternatives.0.words[]")]
    speaker = "speakerTag|speaker_tag|speakerLabel|speaker_label"
    is_whole = len(results) > 1 and len(last) >= len(before) and found(last, f"[].{speaker}")
    if is_whole and (before or not first(results[-1], "alternatives.0.transcript")):
        results = results[-1:]
    return {"results": results}


def named_segments(root: Any) -> Any:
    """Rev's marks in angle brackets, such as `<crosstalk>`, as events."""
    for element in found(root, "monologues[].elements[]"):
        value = element.get("value") if isinstance(element, dict) else None
        is_mark = isinstance(value, str) and value.startswith("<") and value.endswith(">")
        if is_mark or (isinstance(element, dict) and element.get("type") == "tag"):
            element["type"] = "event"
    return root


def aws_final(root: Any) -> list[Any]:
    """What Amazon sent live, event by event, without what it changed afterwards."""
    results = found(root, "[].Transcript.Results[]|Transcript.Results[]|[].Results[]")
    return [one for one in entries(results) if one.get("IsPartial") is not True]


def spoken_sections(root: Any) -> Any:
    """Sections of a transcript, each under the speaker whom the title above it names."""
    told, speaker = [], None
    for one in found(root, "section[]"):
        speaker = first(one, "title.title") or speaker
        if first(one, "text.sentence.text") is not None:
            told.append({**one, "speaker": speaker})
    return {**root, "section": told} if isinstance(root, dict) else root


def voice_starts(root: Any) -> Any:
    """3Play's table of speakers, by the time at which each begins, as a list."""
    speakers = root.get("speakers") if isinstance(root, dict) else None
    if not isinstance(speakers, dict):
        return root
    return {**root, "speakers": [{"start": at, "name": name} for at, name in speakers.items()]}
