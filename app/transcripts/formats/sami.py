"""SAMI: a page of `SYNC` tags, each with paragraphs; an empty one takes the caption away."""

import re

from lxml import html

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.content import Text, parse_html
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript, TranscriptError

NAME = "sami"
_NO_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Letters that a web page may hold and that can't be set in it."""
_SYNC = re.compile(r"<sync\b[^>]*?\bstart\s*=\s*[\"']?(\d{1,9})", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_LANGUAGE = re.compile(r"lang\s*:\s*([a-z]{2,3}(?:-[a-z]{2,4})?)", re.IGNORECASE)


def recognise(file: Text) -> Level:
    """Its root element, or its tags."""
    head = file.text[:5_000]
    if re.search(r"<sami\b", head, re.IGNORECASE):
        return Level.SIGNATURE
    return Level.SHAPE if len(_SYNC.findall(head)) > 1 else Level.NO


def parse(file: Text) -> Transcript:
    """The captions of the first language; each stands until the next one."""
    builder = Builder(NAME)
    syncs = list(_SYNC.finditer(file.text))
    if not syncs:
        raise TranscriptError("The SAMI file holds no captions.")
    ends = [*(sync.start() for sync in syncs[1:]), len(file.text)]
    wanted = _first_class(file.text[: syncs[0].start()], file.text)
    classes = _CLASS.findall(file.text[: syncs[0].start()])
    languages = {
        name.lower(): found[1] for name, rules in classes if (found := _LANGUAGE.search(rules))
    }
    if wanted and wanted in languages:
        builder.about(language=languages[wanted])
    blocks = []
    for number, (sync, end) in enumerate(zip(syncs, ends, strict=True)):
        start_ms = int(sync[1])
        later = int(syncs[number + 1][1]) if number + 1 < len(syncs) else start_ms + 4_000
        lines = _lines(file.text[file.text.find(">", sync.end()) + 1 : end], wanted)
        if lines:
            blocks.append(CaptionBlock(start_ms, max(start_ms, later), lines))
    add_captions(builder, blocks)
    return builder.build()


def _first_class(head: str, text: str) -> str:
    """The class of the language that is read; the others say the same again."""
    used = re.findall(r"<p\b[^>]*?\bclass\s*=\s*[\"']?([\w-]+)", text, re.IGNORECASE)
    return used[0].lower() if used else ""


def _lines(piece: str, wanted: str) -> tuple[str, ...]:
    root = parse_html(f"<div>{piece}</div>")
    if root is None:
        return ()
    paragraphs = [one for one in root.iter("p")]
    mine = [p for p in paragraphs if not wanted or (p.get("class") or wanted).lower() == wanted]
    chosen: list[html.HtmlElement] = mine if paragraphs else [root]
    found: list[str] = []
    for one in chosen:
        who = " ".join(str(one.text_content()).split())
        if (one.get("id") or "").lower() == "source" and who:
            found.append(f"{who}:")  # who speaks, as Microsoft's own example has it
            continue
        for broken in one.iter("br"):
            broken.tail = "\n" + _NO_XML.sub(" ", broken.tail or "")
        found += str(one.text_content()).replace("\xa0", " ").split("\n")
    return tuple(" ".join(line.split()) for line in found if line.strip())


FORMAT = Format(
    name=NAME,
    title="SAMI",
    holds="as SubRip, of the first of its languages",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".smi", ".sami"),
)
