"""Markdown: who speaks bold or not, headings as chapters; what is no speech is left aside.

Words of links stay without their targets; code, tables, images, comments and footnotes go.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.transcripts.builder import Builder
from app.transcripts.clock_times import CLOCK
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.formats import plain_text
from app.transcripts.front_matter import lists_labels, split_front_matter
from app.transcripts.labelled import add_labelled
from app.transcripts.model import Transcript
from app.transcripts.typed import Line, add_typed

NAME = "markdown"
_TURNS = re.compile(
    r"^[^\S\n]*(?:\*\*|__)\s*(\S[^*_\n]{0,60}?)\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)\s*",
    re.MULTILINE,
)
_BOLD = re.compile(r"(?<![\w*])\*\*(?=\S)[^*\n]{1,80}?(?<=\S)\*\*(?![\w*])")
_TEXTS = {"", ".txt", ".text"}
_EXTENSIONS = (".md", ".markdown", ".mdown", ".mkd")
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s++(.*)$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{3,})\s*$")
_RULE = re.compile(r"^\s*([-*_])(\s*\1){2,}\s*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_FENCED = re.compile(r"^ {0,3}```", re.MULTILINE)
_TABLE = re.compile(r"^\s*+(?:\|\s*+)?:?-{2,}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+)+\|?\s*+$")
_NOTE = re.compile(
    r"^ {0,3}\[(?:\^[^\]\n]{1,80}\]:\s+\S|[^\]\n]{1,80}\]:\s+(?:<[^>\n]*>|[^\s<]*(?:[/#:]|\.\w)\S*)"
    r"(?:\s+[\"'(].*)?\s*$)"
)
"""A footnote, or where a link leads; `[Vera]: words` is neither."""
_COMMENT = re.compile(
    r"<!--(?:(?!-->).)*(?:-->|\Z)|\{\{[<%].{0,500}?[%>]\}\}|\[\^[^\]\s]{1,40}\](?!:)", re.DOTALL
)
_BULLET = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+|^\s*>\s?")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HARD_BREAK = re.compile(r"(?<!\\)\\$")
_MARKED = re.compile(r"[\\*_`\[\]<&!]")
_SIGNS = r"\\*_`\[\]<&!\r\n\0"
_BOLD_HEAD = re.compile(rf"\*\*(?=[^\s*])([^{_SIGNS}]*[^\s{_SIGNS}])\*\*((?:[ \t][^{_SIGNS}]*)?)")
"""A line whose head is bold, and that has no other signs."""
_LONGEST_MARKED = 100_000
_SCRIPT = re.compile(r"\]\(javascript:(?:[^()\n]|\([^()\n]*\)){0,200}\)")
_LINK = re.compile(r"\[[^\[\]]{1,1000}\]\(https?://[^()\s]{1,2000}\)")
_CLOCKS = re.compile(rf"\W{{0,3}}{CLOCK}\W{{0,3}}")
_inline = MarkdownIt("commonmark", {"html": True})


def recognise(file: Text) -> Level:
    """Sure with two bold speakers; a name that says so is enough for what may be a talk, as a page
    with code but without speakers or facts isn't."""
    if file.extension in _EXTENSIONS and lists_labels(file.text):
        return Level.SIGNATURE
    if len(_TURNS.findall(file.text[:200_000])) >= 2:
        return Level.SHAPE
    if file.extension not in _EXTENSIONS:
        head = file.text[:200_000]
        is_marked = file.extension in _TEXTS and len(_BOLD.findall(head)) >= 2
        is_talk = is_marked and plain_text.how_sure(
            file, "\n".join(map(plain_markdown, head.split("\n")))
        )
        return Level.SHAPE if is_talk and is_talk > Level.PROSE else Level.NO
    if _TURNS.search(file.text[:200_000]):
        return Level.SHAPE
    _, body, _ = split_front_matter(file.text)
    if inner := _talk_in_code(file, body):
        return plain_text.how_sure(file, inner)
    known = plain_text.how_sure(file, "\n".join(line.text for line, _ in _lines(body[:200_000])))
    is_page = known is Level.PROSE and body is file.text and _FENCED.search(body)
    return Level.NO if is_page else known


def parse(file: Text) -> Transcript:
    """Names begin turns, empty lines paragraphs, headings chapters; the only heading of the first
    order is the title."""
    builder = Builder(NAME)
    facts, body, problems = split_front_matter(file.text)
    builder.about(**facts)
    builder.warn(*problems)
    if builder.metadata.labels is not None:
        lines_of_text = (plain_markdown(line) for line in body.split("\n"))
        add_labelled(builder, lines_of_text, builder.metadata.labels)
        return builder.build()
    lines = list(_lines(body))
    if inner := _talk_in_code(file, body):
        heading = next((n for n, (_, level) in enumerate(lines) if level == 1), -1)
        lines = [*lines[heading : heading + 1], *((Line(line), 0) for line in inner.split("\n"))]
    titles = [n for n, (line, level) in enumerate(lines) if level == 1]
    if len(titles) == 1 and builder.metadata.title is None and lines[titles[0]][0].text:
        builder.about(title=lines[titles[0]][0].text)
        lines[titles[0]] = (Line(""), 0)
    builder.about(played=_played(body))
    add_typed(builder, [line for line, _ in lines])
    return builder.build()


def _played(body: str) -> tuple[str, ...]:
    """The names before words that are nothing but links, wherever they stand: `**Hamlet:** [To be,
    or not](https://…)` is a recording that is played in."""
    are_links: dict[str, bool] = {}
    name = ""
    for line in body.split("\n"):
        said = line
        if line[:2] in {"**", "__"} and (head := _TURNS.match(line)):
            name, said = head[1], line[head.end() :]
        if name and (said := said.strip()):
            are_links[name] = are_links.get(name, True) and bool(_LINK.fullmatch(said))
    return tuple(name for name, is_link in are_links.items() if is_link)


def _talk_in_code(file: Text, body: str) -> str:
    """The text of the only block of code, where it is a talk with names or times and most of the
    page; else empty."""
    fence, blocks, inner, outer = "", 0, list[str](), list[str]()
    for line in body[:_LONGEST_IN_CODE].split("\n"):
        if match := _FENCE.match(line):
            blocks += not fence
            fence = "" if fence and line.strip().startswith(fence) else fence or match[1]
        else:
            (inner if fence else outer).append(line)
    text = "\n".join(inner)
    is_most = len(text.split()) >= 2 * len(" ".join(outer).split())
    if blocks != 1 or not is_most or len(inner) < _FEWEST_IN_CODE:
        return ""
    if plain_text.how_sure(file, text) <= Level.PROSE:
        return ""
    is_program = sum(1 for line in inner if _PROGRAM.search(line)) * 5 > len(inner)
    return "" if is_program else text


_LONGEST_IN_CODE, _FEWEST_IN_CODE = 1_000_000, 3
_PROGRAM = re.compile(
    r"[{};]\s*$|^\s*(?:[$#>]\s|//|import |from |def |class |return |[\w-]+:\s*$)|\w\("
)


def _lines(body: str) -> Iterator[tuple[Line, int]]:
    """The lines without markup, and for headings their order (0 for others)."""
    if "<!--" in body or "{{" in body or "[^" in body:
        body = _COMMENT.sub("", body)
    fence = ""
    raw = _with_talk(body.split("\n"))
    aside = _tables(raw) | _contents(raw)
    for number, line in enumerate(raw):
        below = raw[number + 1] if number + 1 < len(raw) else ""
        if fence or (opening := _FENCE.match(line)):
            if fence and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            elif not fence and opening:
                fence = opening[1]
            yield Line(""), 0
        elif number in aside or _NOTE.match(line):
            yield Line(""), 0
        elif heading := _HEADING.match(line):
            yield Line(plain_markdown(_titled(heading)), is_heading=True), len(heading[1])
        elif line.strip() and _UNDERLINE.match(below) and _stands_alone(raw, number):
            level = 1 if below.strip()[0] == "=" else 2
            yield Line(plain_markdown(line), is_heading=True), level
        elif _RULE.match(line) or _UNDERLINE.match(line):
            yield Line(""), 0
        else:
            for part in _BREAK.split(line):
                item = _HARD_BREAK.sub("", _BULLET.sub("", part))
                is_item, is_quote = bool(_BULLET.match(part)), part.lstrip().startswith(">")
                yield replace(_line(item), is_item=is_item, is_quote=is_quote), 0


def _stands_alone(raw: list[str], number: int) -> bool:
    """Whether a line has nothing above, so that a rule below it makes it a heading."""
    return (number == 0 or not raw[number - 1].strip()) and len(raw[number]) < 120


def _tables(raw: list[str]) -> set[int]:
    """The lines of tables: a row of dashes, the row above it, and those below with bars."""
    found: set[int] = set()
    for number, line in enumerate(raw):
        if "-" in line and number and "|" in raw[number - 1] and _TABLE.match(line):
            found |= {number - 1, number}
        elif number - 1 in found and "|" in line:
            found.add(number)
    return found


def _with_talk(raw: list[str]) -> list[str]:
    """The lines; those of a table whose heads say that it holds who says what, as such."""
    changed = list(raw)
    heads: list[str] = []
    for number, line in enumerate(raw):
        if "-" in line and number and "|" in raw[number - 1] and _TABLE.match(line):
            heads = [_column(cell) for cell in _cells(raw[number - 1])]
            heads = heads if heads.count("text") == 1 and {"who", "when"} & set(heads) else []
            if heads:
                changed[number - 1] = changed[number] = ""
        elif heads and "|" in line:
            row = dict(zip(heads, _cells(line), strict=False))
            when = f"[{row['when'].strip('[]()')}] " if row.get("when") else ""
            who = f"**{row['who'].strip('*_: ')}:** " if row.get("who") else ""
            changed[number] = f"{when}{who}{row.get('text', '')}"
        else:
            heads = []
    return changed


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _column(head: str) -> str:
    bare = head.strip(" *_")
    return next((kind for kind, pattern in _COLUMNS if pattern.fullmatch(bare)), "")


_COLUMNS = (
    (
        "when",
        re.compile(
            r"(?:start(?: time)?|time(?:stamp|code|s)?|zeit|temps|tiempo|tempo|время|"
            r"时间|時間|時刻|시간)",
            re.IGNORECASE,
        ),
    ),
    (
        "who",
        re.compile(
            r"(?:speakers?|names?|who|sprecher(?:in)?|locuteur|hablante|falante|"
            r"спикер|кто|发言人|說話人|说话人|話者|화자)",
            re.IGNORECASE,
        ),
    ),
    (
        "text",
        re.compile(
            r"(?:text|transcript(?:ion)?|words?|content|utterance|said|dialogue|speech|statement|remarks?|"
            r"äußerung|texte|texto|testo|текст|内容|內容|発言|내용)",
            re.IGNORECASE,
        ),
    ),
)
"""The heads of columns that hold a talk."""


def _titled(heading: re.Match[str]) -> str:
    """A heading's words, without the signs that may close it."""
    return heading[2].rstrip().rstrip("#").rstrip()


def _contents(raw: list[str]) -> set[int]:
    """The lines of a list of contents, below its heading."""
    found: set[int] = set()
    is_contents = False
    for number, line in enumerate(raw):
        if line.strip():
            heading = _HEADING.match(line)
            is_contents = bool(
                (heading and _CONTENTS.fullmatch(_titled(heading)))
                or (is_contents and not heading and _BULLET.match(line))
            )
        if is_contents:
            found.add(number)
    return found


_CONTENTS = re.compile(
    r"\W*(?:table of )?contents\W*|\W*(?:inhalt(?:sverzeichnis)?|sommaire|table des matières|índice"
    r"|indice|sommario|spis treści|inhoud|содержание|目次|目录|目錄|목차)\W*",
    re.IGNORECASE,
)


def plain_markdown(line: str) -> str:
    """A line without its markup: link texts stay, addresses and images go."""
    return _line(line).text


@lru_cache(maxsize=4_000)
def _line(line: str) -> Line:
    """A line without its markup, and how many letters at its head are bold or slanted. They
    are asked for twice, by who asks what a file is and by who reads it."""
    if len(line) > _LONGEST_MARKED or not _MARKED.search(line):
        return Line(line)
    if head := _BOLD_HEAD.fullmatch(line):  # as most that are marked, told quickly
        return Line(head[1] + head[2], len(head[1]))
    if "](javascript:" in line:  # a player's links on times; no Markdown takes them for links
        line = _SCRIPT.sub("]", line)
    text, bold, depth = "", 0, 0
    is_address = False
    for token in _inline.parseInline(line)[0].children or []:
        if token.type == "link_open":
            is_address = token.info == "auto"
        elif token.type == "link_close":
            is_address = False
        elif token.type.endswith("_open"):
            depth += 1
        elif token.type.endswith("_close"):
            depth -= 1
            bold = bold or (len(text) if not depth else 0)
        elif not is_address:
            said = _said(token)
            is_time = bool(_CLOCKS.fullmatch(said))
            if said.strip(" *_") and not is_time and not depth and not bold:
                bold = -1  # it begins with plain words
            text += said
    return Line(text.removeprefix("**"), max(0, bold))


def _said(token: Token) -> str:
    if token.type in {"text", "code_inline", "text_special"}:
        return token.content
    return " " if token.type in {"softbreak", "hardbreak"} else ""


FORMAT = Format(
    name=NAME,
    title="Markdown",
    holds="who speaks, bold or in any style of plain text, `[mm:ss]` and `[hh:mm:ss]` times, "
    "headings as chapters, YAML front matter; code, tables and the targets of links are left aside",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=_EXTENSIONS,
)
