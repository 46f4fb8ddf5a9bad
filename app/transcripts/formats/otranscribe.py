"""oTranscribe's `.otr`: a text as somebody typed it, HTML within JSON, with times between words."""

import re
from dataclasses import replace
from urllib.parse import parse_qs

from lxml import html

from app.transcripts.content import Json, Text, parse_html
from app.transcripts.format import Format, Level
from app.transcripts.formats import plain_text
from app.transcripts.model import Metadata, Transcript, TranscriptError
from app.transcripts.source import Source
from app.transcripts.web_address import split_address

NAME = "otranscribe"
_BLOCKS = {"p", "div", "br", "li", "h1", "h2", "h3"}
_YOUTUBE = re.compile(r"[\w-]{11}")
_FILE = re.compile(r"[^:/\\]+\.\w{2,4}")


def recognise(file: Json) -> Level:
    """Its text, and the recording it was typed from."""
    root = file.root
    is_otr = isinstance(root, dict) and isinstance(root.get("text"), str)
    return Level.SIGNATURE if is_otr and {"media", "media-time"} & root.keys() else Level.NO


def parse(file: Json) -> Transcript:
    """The lines with their times, read as typed text is; the recording, where it can be told."""
    page = parse_html(file.root["text"]) if file.root["text"].strip() else None
    if page is None:
        raise TranscriptError("The file holds no spoken words.")
    text = re.sub(r"[^\S\n]+", " ", _lines(page)).encode("utf-8", "replace")
    transcript = plain_text.parse(Text(Source(f"{file.stem}.txt", text)))
    meta = _recording(transcript.metadata, file.root)
    return replace(transcript, format=NAME, metadata=meta)


def _lines(element: html.HtmlElement) -> str:
    """The text of an element, a line a paragraph; times as `[0:12.500]`."""
    if element.get("data-timestamp") is not None:
        return _time(element) + (element.tail or "")
    inner = (element.text or "") + "".join(map(_lines, element))
    around = "\n" if element.tag in _BLOCKS else ""
    return f"{around}{inner}{around}{element.tail or ''}"


def _time(element: html.HtmlElement) -> str:
    try:
        ms = round(float(element.get("data-timestamp", "")) * 1000)
    except (ValueError, OverflowError):
        return f" [{element.text_content()}] "
    seconds, rest = divmod(max(0, ms), 1000)
    return f" [{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}] "


def _recording(meta: Metadata, root: dict[str, object]) -> Metadata:
    """Where the recording is: a file beside the transcript, or a film on YouTube."""
    told = root.get("media-source") or root.get("media")
    if not isinstance(told, str):
        return meta
    address = split_address(told)
    if address.scheme in {"http", "https"}:
        film = parse_qs(address.query).get("v", [address.path.rpartition("/")[2]])[0]
        is_youtube = re.search(r"(?:^|\.)youtu(?:be\.com|\.be)$", address.hostname or "")
        if is_youtube and _YOUTUBE.fullmatch(film):
            return replace(meta, youtube_id=film)
        return replace(meta, media_url=told)
    return replace(meta, media_url=told) if _FILE.fullmatch(told) else meta


FORMAT = Format(
    name=NAME,
    title="oTranscribe",
    holds="`Name:` turns, times where they were typed, the recording",
    takes=Json,
    recognise=recognise,
    parse=parse,
    extensions=(".otr",),
)
