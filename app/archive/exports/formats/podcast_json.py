"""Podcasting 2.0's transcript in JSON, version 1.0.0. It has no room for whose its punctuation is.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md
"""

import json

from app.archive.exports.captions import captions
from app.archive.exports.export import Export
from app.archive.exports.format import ExportFormat


def write(out: Export) -> bytes:
    """A segment for each caption; times in seconds."""
    segments = [
        {
            **({"speaker": one.speaker} if one.speaker else {}),
            "startTime": one.start_ms / 1000,
            "endTime": one.end_ms / 1000,
            "body": ("- " if one.is_new and not one.speaker else "") + one.text.replace("\n", " "),
        }
        for one in captions(out)
    ]
    whole = {"version": "1.0.0", "segments": segments}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


FORMAT = ExportFormat(
    place=50,
    name="podcast.json",
    label="Podcast transcript (JSON)",
    media_type="application/json",
    holds="Podcasting 2.0's transcript: the captions as segments with times and speakers",
    write=write,
    has_cautions=False,
)
