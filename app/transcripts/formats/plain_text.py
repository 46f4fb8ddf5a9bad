"""Typed text in the styles that people use, and bare prose."""

import re
from collections.abc import Iterator, Sequence

from app.transcripts.builder import Builder
from app.transcripts.clock_times import CLOCK
from app.transcripts.content import Content, Text
from app.transcripts.format import Format, Level
from app.transcripts.formats import _latex
from app.transcripts.front_matter import lists_labels, split_front_matter
from app.transcripts.labelled import add_labelled
from app.transcripts.lines import layouts
from app.transcripts.lines.copied import as_spoken
from app.transcripts.lines.speakers import SpokenLine, find_speakers
from app.transcripts.lines.starred import starred
from app.transcripts.lines.unsigned import unsigned
from app.transcripts.model import Transcript
from app.transcripts.references import resolved
from app.transcripts.typed import Line, add_typed

NAME = "plain-text"
_TIME_LINES = re.compile(rf"^[^\S\n]*[\[(]?{CLOCK}[\])]?(?:\s|$)", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]*+)?\s++([^<>\s][^<>\n]*+)>|</v>")
_TOOLS = (
    (re.compile(r"(?<![ \t])[ \t]*+#\d\d:\d\d:\d\d-\d{1,3}#[ \t]*+(\n\s*(?=#\d\d:)|\s*\Z)"), r"\1"),
    (re.compile(r"(?<=\S)[ \t]*#(\d\d:\d\d:\d\d)-\d{1,3}#[ \t]*+(\n\s*)"), r"\2[\1] "),
    (re.compile(r"^#(\d\d:\d\d:\d\d)-\d{1,3}#", re.MULTILINE), r"[\1]"),
    (
        re.compile(
            r"^Play video starting at [:\d]*\s?and follow transcript ?(\d[\d:]{3,7})$", re.M
        ),
        r"\1",
    ),
    (re.compile(r"^[ \t]*+Starting point is (\d[\d:]{3,7})(?=\s)", re.M), r"[\1]"),
    (re.compile(r"(?<=\S)[ \t]*+\[\d\d:\d\d:\d\d\]\[\d{1,6}\.\d\][ \t]*+$", re.M), ""),
    (re.compile(r"\(\(([^()\n]{1,80})\)\)"), r"(\1)"),
    (re.compile(r"<([A-Z]{4,12}(?: [A-Z]{2,12}){0,3})>"), r"[\1]"),
    (re.compile(r"^(?:whisper_\w+|ggml_\w+|system_info|main): .*$", re.M), ""),
)
"""How tools spell times that people don't type: f4's `#00:01:02-3#`, at the end of what it ends or
before what it begins, Coursera's, and Trint's `[00:01:02][3.1]` behind what ends there;
sounds between two brackets (GAT, Jefferson); what whisper.cpp tells of itself."""
_FIELDS = (
    (re.compile(r"^:([^\W\d_][^:\n]{0,40}):[ \t]+(?=\S)", re.MULTILINE), r"\1: "),
    (re.compile(r"^={1,5} (?=\S)", re.MULTILINE), "# "),
    (re.compile(r"^([^\n]{1,100})\n[=~^\"-]{4,100}$", re.MULTILINE), r"# \1"),
)
"""Fields and headings of reStructuredText and AsciiDoc."""
_IS_FIELDS = re.compile(
    r"^:[^\W\d_][^:\n]{0,40}:[ \t]+\S[^\n]*\n+:[^\W\d_][^:\n]{0,40}:[ \t]+\S|\A= \S", re.MULTILINE
)
_WIKI = (
    (re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]"), r"\1"),
    (re.compile(r"'{2,5}"), ""),
    (re.compile(r"^(={1,6})([^=\n]+)\1[ \t]*$", re.MULTILINE), r"# \2"),
)
"""A wiki's links, what it sets apart, its headings."""
_IS_WIKI = re.compile(r"^'''[^'\n]{1,80}'''", re.MULTILINE)
"""A line that begins with what is set in bold."""
_ORG = (
    (re.compile(r"^\*{1,6} (?=\S)", re.MULTILINE), "# "),
    (re.compile(r"^#\+\w[^\n]*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*[-+][ \t]([^\n:]{1,60})[ \t]::[ \t]", re.MULTILINE), r"\1: "),
)
"""Org mode: headings, what is told of the file, and `- Vera :: words`."""
_GUTENBERG = re.compile(
    r"\A.{0,4000}?\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*"
    r"|\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG.*\Z",
    re.DOTALL,
)
"""What Project Gutenberg puts before and behind its texts."""
_IS_ORG = re.compile(r"^#\+(?:TITLE|DATE|AUTHOR):", re.MULTILINE | re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6}\s+(.*)$")
_PROSE = {"", ".txt", ".text", ".transcript", ".tex", ".org", ".rst", ".adoc", ".asciidoc"}
_NO_TALK_NAMES = re.compile(
    r"^(licen[sc]e|copying|notice|readme|sources?|changelog|contributing|authors|credits|index"
    r"|requirements|robots|todo|manifest|summary|code_of_conduct)$",
    re.IGNORECASE,
)
_NO_TALK_TEXT = re.compile(
    r"permission is hereby granted|terms and conditions|all rights reserved|licensed under"
    r"|creative commons attribution|redistribution and use in source",
    re.IGNORECASE,
)
_NO_TALK_LINE = re.compile(
    r"^\s*(\||```|\S{0,2}\d{4}-\d\d-\d\d[T ]\d\d:\d\d.{1,40}\b(?:INFO|WARN|ERROR|DEBUG|TRACE)"
    r"|#{1,6}\s|[-*+]\s|<[a-z!/]|https?://\S+\s*$)",
    re.IGNORECASE,
)


def recognise(file: Text) -> Level:
    """Turns and times speak for a transcript; bare prose counts when nothing speaks against it."""
    if file.extension not in _PROSE:
        return Level.NO
    if lists_labels(file.text):
        return Level.SIGNATURE
    return how_sure(file, _as_typed(file.text[:200_000]))


def how_sure(file: Content, text: str) -> Level:
    """How surely a file is a typed talk, by its text and the name before its extension."""
    stem = file.stem
    if len(_TIME_LINES.findall(text)) >= 3:
        return Level.TIMED
    lines = [Line(line) for line in text.split("\n")]
    said = find_speakers(lines)
    if _is_named(said) or _is_named(unsigned(lines, said)[0]):
        return Level.NAMED
    if _NO_TALK_NAMES.match(stem) or (not file.extension and stem == stem.upper()):
        return Level.NO
    filled = [line for line in text.split("\n") if line.strip()]
    against = sum(1 for line in filled if _NO_TALK_LINE.match(line))
    if against * 3 > len(filled) or (len(text) < 20_000 and _is_terms("\n".join(filled))):
        are_named = _is_named(find_speakers(layouts.as_typed(as_spoken(lines))))
        return Level.NAMED if are_named else Level.NO
    return Level.PROSE


def _is_named(said: Sequence[SpokenLine]) -> bool:
    """Whether lines tell who speaks, or that others do."""
    return sum(1 for one in said if one.speaker) > 1 or sum(1 for one in said if one.changes) > 2


def _is_terms(text: str) -> bool:
    """Whether a text is a licence or the like; a line at its very end says whose a talk is."""
    found = _NO_TALK_TEXT.search(text[:5_000])
    is_short = found is not None and found.start() < _FEWEST_LETTERS
    return found is not None and (is_short or not _LAST_LINES.fullmatch(text, found.end()))


_FEWEST_LETTERS = 300
_LAST_LINES = re.compile(r"[^\n]{0,80}(?:\n[^\n]{0,80}){0,3}")


def parse(file: Text) -> Transcript:
    """Who speaks, by the evidence of all lines; empty lines begin paragraphs."""
    builder = Builder(NAME)
    facts, body, problems = split_front_matter(_as_typed(file.text))
    builder.about(**facts)
    builder.warn(*problems)
    if builder.metadata.labels is not None:
        add_labelled(builder, body.split("\n"), builder.metadata.labels)
        return builder.build()
    add_typed(builder, [line for raw in body.split("\n") for line in _lines(raw)])
    return builder.build()


def _as_typed(text: str) -> str:
    """The text with tools' spellings of times as people type them."""
    text = _GUTENBERG.sub("", text) if "GUTENBERG" in text else text
    text = _without_tags(text)
    if _latex.is_latex(text):
        text = _latex.as_typed(text)
    others = (
        *(_WIKI if _IS_WIKI.search(text) else ()),
        *(_ORG if _IS_ORG.search(text) else ()),
        *(_FIELDS if _IS_FIELDS.search(text) else ()),
    )
    for spelling, typed in (*_TOOLS, *others):
        text = spelling.sub(typed, text)
    return "\n".join(starred(text.split("\n"))) if "*" in text else text


def _without_tags(text: str) -> str:
    """The text without a page's tags and with its references to letters resolved, where somebody
    copied a page's source: paragraphs end where it ends them."""
    if text.count("<") > _FEWEST_TAGS and len(_TAG.findall(text)) > _FEWEST_TAGS:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if text.count("&") > 1 and len(_REFERENCE.findall(text)) > 1:
        text = _REFERENCE.sub(lambda match: resolved(match[0]), text)
    return text


_TAG = re.compile(
    r"</?(?:b|i|em|strong|u|span|font|small|sub|sup|a|h[1-6])(?: [^<>\n]{0,200})?>", re.I
)
_BREAK = re.compile(r"(?<![ \t])[ \t]*+<(?:br ?/?|/?p|/?div)(?: [^<>\n]{0,200})?>", re.I)
_REFERENCE = re.compile(r"&(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|#\d{2,5});")
_FEWEST_TAGS = 2


def _lines(raw: str) -> Iterator[Line]:
    """A line; one of captions that were saved as text is one for each voice in it."""
    if "<v" not in raw:
        heading = _HEADING.match(raw)
        yield Line(heading[1].rstrip("#").rstrip(), is_heading=True) if heading else Line(raw)
        return
    before, *voices = _VOICE.split(raw)
    if not voices:
        yield Line(raw)  # `<vera> words`, as chats have it
    for name, said in zip(voices[::2], voices[1::2], strict=True):
        head = f"{before}{name}:" if name else before
        if name or said.strip():
            yield Line(f"{head} {said}", len(head) if name else 0)
        before = ""


FORMAT = Format(
    name=NAME,
    title="plain text",
    holds="who speaks, in the styles that people use (`Name:` in every script, `NAME` above or "
    "before what is said, `Q.` and `A.`, `>>`, dashes), times at the head of lines, beside names "
    "or in brackets, headings, logs of chats, LaTeX and Org; title pages, page numbers and "
    "disclaimers are left aside; bare prose too",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".txt", ".text", ".transcript", ".tex", ".org", ".rst", ".adoc", ".asciidoc"),
)
