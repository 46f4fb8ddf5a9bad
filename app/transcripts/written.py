"""What stands in a file as people would read it, whatever format it has: its lines, or the long
texts in its structure. It knows no format, so that what one read can be held against it."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from app.transcripts.content import Content, Json, Text, Xml, Zipped
from app.transcripts.model import TranscriptError

_LONG_WORDS = 4
"""Words of a text that says something; shorter ones are names, kinds and dates."""
_BODIES = ("word/document.xml", "content.xml")
"""Where Word and OpenDocument keep what is written."""
_PARAGRAPHS = frozenset({"p", "h"})
_UNSEEN = frozenset({"del", "instrText", "delText", "annotation", "note", "tracked-changes"})
"""Elements whose text isn't shown, or stands beside the page."""


def written_lines(content: Content) -> list[str]:
    """The lines of a text, or the paragraphs of a document; none of other files."""
    if isinstance(content, Text):
        return [] if content.text.startswith("{\\rtf") else content.text.split("\n")
    if isinstance(content, Zipped):
        for name in _BODIES:
            if name in content.names:
                try:
                    return list(_paragraphs(content.xml(name)))
                except TranscriptError:
                    return []
    return []


def long_texts(content: Content) -> list[str]:
    """The texts of several words in JSON and XML, each once."""
    if isinstance(content, Json):
        found = _strings(content.root)
    elif isinstance(content, Xml):
        found = (str(text).strip() for text in content.root.itertext() if not text.isspace())
    else:
        return []
    return list(dict.fromkeys(one for one in found if one.count(" ") >= _LONG_WORDS - 1))


def _strings(root: Any) -> Iterator[str]:
    level = [root]
    while level:
        following: list[Any] = []
        for one in level:
            if type(one) is str:
                yield one
            elif type(one) is dict:
                following.extend(one.values())
            elif type(one) is list:
                following.extend(one)
        level = following


def _paragraphs(root: etree._Element) -> Iterator[str]:
    unseen: set[etree._Element] = set()
    for one in root.iter(etree.Element):
        name, parent = etree.QName(one).localname, one.getparent()
        if name in _UNSEEN or parent in unseen:
            unseen.add(one)
        elif name in _PARAGRAPHS:
            yield "".join(_texts(one))


def _texts(paragraph: etree._Element) -> Iterator[str]:
    """The texts of a paragraph, tabs and breaks as spaces."""
    if etree.QName(paragraph).localname in {"tab", "br", "line-break", "s"}:
        yield " "
    yield paragraph.text or ""
    for one in paragraph:
        if isinstance(one.tag, str) and etree.QName(one).localname not in _UNSEEN:
            yield from _texts(one)
        yield one.tail or ""
