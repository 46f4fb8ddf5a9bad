"""SubRip. It has no comments, so that it can't say whose its punctuation is."""

from app.archive.exports.captions import captions
from app.archive.exports.export import Export
from app.archive.exports.format import ExportFormat
from app.archive.exports.stamps import time_stamp


def write(out: Export) -> bytes:
    """The captions, each with its number, and names before their words."""
    blocks = []
    for number, one in enumerate(captions(out), start=1):
        change = "- " if one.is_new else ""
        speaker = f"{one.speaker}: " if one.speaker else change
        text = f"{speaker}{one.text}".replace("-->", "→")
        blocks.append(
            f"{number}\n{time_stamp(one.start_ms, ',')} --> {time_stamp(one.end_ms, ',')}\n{text}"
        )
    return ("\n\n".join(blocks) + "\n").encode()


FORMAT = ExportFormat(
    place=30,
    name="srt",
    label="Captions (SubRip)",
    media_type="application/x-subrip",
    holds="the same captions, names before their words",
    write=write,
    has_cautions=False,
    needs_sidecar=True,
)
