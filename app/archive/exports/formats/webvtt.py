"""WebVTT, as players take it (W3C WebVTT, 2019)."""

import re

from app.archive.exports.captions import captions
from app.archive.exports.export import Export, cautions, heading
from app.archive.exports.format import ExportFormat
from app.archive.exports.stamps import time_stamp


def write(out: Export) -> bytes:
    """A note for readers, then the captions with their voices."""
    notes = [line.replace("-->", "→") for line in (*heading(out), *cautions(out))]
    blocks = ["WEBVTT", "NOTE\n" + "\n".join(notes)]
    for one in captions(out):
        change = "- " if one.is_new else ""
        voice = f"<v {_plain(one.speaker)}>" if one.speaker else change
        times = f"{time_stamp(one.start_ms, '.')} --> {time_stamp(one.end_ms, '.')}"
        blocks.append(f"{times}\n{voice}{_plain(one.text)}")
    return ("\n\n".join(blocks) + "\n").encode()


def _plain(text: str) -> str:
    """Text that is shown as it stands; many players take `{\\an8}` for a style."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _STYLE.sub("&#123;", text)


_STYLE = re.compile(r"\{(?=\\|[a-z]:)")


FORMAT = ExportFormat(
    place=20,
    name="vtt",
    label="Captions (WebVTT)",
    media_type="text/vtt",
    holds="captions of two lines with their times, and speakers as voices",
    write=write,
    is_opened=True,
    needs_sidecar=True,
)
