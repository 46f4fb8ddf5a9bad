"""Akoma Ntoso: debates of parliaments (OASIS LegalDocML 1.0): speeches, questions and answers."""

import datetime
import re

from lxml import etree

from app.transcripts.builder import Builder
from app.transcripts.content import Xml
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.xml_names import local_name

NAME = "akoma-ntoso"
_SPEECHES = {"speech", "question", "answer"}
_SILENT = {
    "docNumber",
    "from",
    "heading",
    "num",
    "authorialNote",
    "noteRef",
    "recordedTime",
    "remark",
    "scene",
}


def recognise(file: Xml) -> Level:
    """Its root, with speeches."""
    if local_name(file.root) != "akomaNtoso":
        return Level.NO
    return (
        Level.SIGNATURE if any(local_name(e) in _SPEECHES for e in file.root.iter()) else Level.NO
    )


def parse(file: Xml) -> Transcript:
    """The speeches in their order; headings and remarks are not spoken."""
    builder = Builder(NAME)
    names = {
        e.get("eId") or e.get("id") or "": e.get("showAs") or ""
        for e in file.root.iter()
        if local_name(e) == "TLCPerson"
    }
    dates = [e.get("date") or "" for e in file.root.iter() if local_name(e) == "FRBRdate"]
    if dates and re.fullmatch(r"\d{4}-\d{2}-\d{2}", dates[0]):
        builder.about(date=datetime.date.fromisoformat(dates[0]))
    title = next(
        (_plain(e) for e in file.root.iter() if local_name(e) in ("docTitle", "docType")), ""
    )
    builder.about(title=title or None)
    for element in file.root.iter():
        if local_name(element) in _SPEECHES:
            _add(builder, element, names)
    if not builder.here:
        raise TranscriptError("The debate holds no spoken words.")
    return builder.build()


def _add(builder: Builder, element: etree._Element, names: dict[str, str]) -> None:
    labels = [_plain(e) for e in element.iter() if local_name(e) == "from"]
    who = names.get((element.get("by") or "").lstrip("#"), "")
    builder.turn((labels[0].rstrip(":. ") if labels else "") or who or None)
    for child in element:
        if local_name(child) not in _SILENT and local_name(child) not in _SPEECHES:
            builder.paragraph()
            builder.text(_spoken(child))


def _spoken(element: etree._Element) -> str:
    """The words below an element, remarks in brackets as marks."""
    parts = [element.text or ""]
    for child in element:
        if local_name(child) == "remark":
            parts.append(f" [{_plain(child).strip('()[] ')[:60]}] ")
        elif local_name(child) not in _SILENT and local_name(child) not in _SPEECHES:
            parts.append(_spoken(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _plain(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


FORMAT = Format(
    name=NAME,
    title="Akoma Ntoso (debates)",
    holds="speeches with their speakers, remarks as marks, date and title",
    takes=Xml,
    recognise=recognise,
    parse=parse,
    extensions=(".xml", ".akn"),
)
