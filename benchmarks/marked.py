"""Talks whose every word carries its speaker, and what a site says of whose words they are.

Behind each word of a talk stands a mark of its own (`harbour` is `harbourzqbcdfg`), so that a word
is known again on any page, in any file, whatever stands around it.
"""

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree, html

_TURN = re.compile(r"^\*{2,3}([^*\n]{1,80}?):?\*{2,3}:?", re.MULTILINE)
_NO_WORDS = re.compile(
    r"\]\([^)]*\)|<[^>]*>|\[\d+:\d+(?::\d+)?\]|\\?\[[^\]]*\]|https?://\S+|[*_`#\[\]]"
)
_PERSON = re.compile(r"[A-Z][a-zé]+(?: [A-Z][a-zé]+)+")
_LETTERS = "bcdfghjkmnpqrstvwx"
MARKED = re.compile(rf"zq([{_LETTERS}]{{5}})", re.IGNORECASE)
_SECONDS_A_LINE = 4
_NOT_NAMED = "Not named"
_TOPICS, _TOPICS_APART = 6, 2_500
"""Topics, and words between two of one topic's."""


@dataclass(frozen=True, slots=True)
class MarkedTalk:
    """A talk as turns of a name and its words, marked; `path` is where its file lies."""

    path: Path
    turns: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a site says: these marks are said by `name`."""

    name: str
    marks: Sequence[str]


def write_talks(folder: Path, into: Path, count: int, seed: int) -> list[MarkedTalk]:
    """So many talks of a folder of Markdown with `**Name:**` before each turn, in which two full
    names or more speak, chosen at random; written in turn as Markdown, text, WebVTT, SubRip and
    JSON. Every ninth turn is said by somebody whom the file doesn't name, and some words are
    topics."""
    files = sorted(folder.rglob("*.md"))
    random.Random(seed).shuffle(files)
    marks = map("".join, product(_LETTERS, repeat=5))
    talks: list[MarkedTalk] = []
    for file in files:
        if len(talks) == count:
            break
        turns = list(_turns(file.read_text("utf-8", "replace")))
        if len({name for name, _ in turns}) > 1 and len(turns) > 20:
            kind = _KINDS[len(talks) % len(_KINDS)]
            marked = [
                ("" if number % 9 == 8 else name, _marked(said, marks))
                for number, (name, said) in enumerate(turns)
            ]
            path = into / f"{file.stem}.{kind}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_WRITERS[kind](marked), "utf-8")
            talks.append(MarkedTalk(path, marked))
    words = [word for talk in talks for _, said in talk.turns for word in said.split()]
    topics = {
        f"Topic {number}": [word for word in words[number::_TOPICS_APART] if MARKED.search(word)]
        for number in range(_TOPICS)
    }
    (into / "topics.yaml").write_text(json.dumps(topics), "utf-8")
    return talks


def _turns(text: str) -> Iterator[tuple[str, str]]:
    """The turns of a file, up to the first of somebody without a full name: who speaks there is
    nobody's to say."""
    heads = list(_TURN.finditer(text))
    for head, following in zip(heads, [*heads, None][1:], strict=True):
        if not _PERSON.fullmatch(name := head[1].strip()):
            continue
        body = text[head.end() : following.start() if following else len(text)]
        said = " ".join(_NO_WORDS.sub(" ", body).split())
        if re.search(r"[^\W\d_]{2}", said):
            yield name, said


def _marked(said: str, marks: Iterator[str]) -> str:
    return re.sub(r"[^\W\d_]{2,}", lambda word: f"{word[0]}zq{next(marks)}", said)


def _lines(turns: Sequence[tuple[str, str]]) -> Iterator[tuple[int, str, str, bool]]:
    """The turns as captions of a dozen words: second, name, words, whether it begins a turn."""
    second = 0
    for name, said in turns:
        words = said.split()
        for first in range(0, len(words), 12):
            yield second, name, " ".join(words[first : first + 12]), first == 0
            second += _SECONDS_A_LINE


def _clock(second: int, mark: str) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}{mark}000"


def _markdown(turns: Sequence[tuple[str, str]]) -> str:
    return "\n\n".join(f"**{name or 'Unknown Speaker'}:** {said}" for name, said in turns)


def _text(turns: Sequence[tuple[str, str]]) -> str:
    return "\n\n".join(f"{name or '?'}: {said}" for name, said in turns)


def _webvtt(turns: Sequence[tuple[str, str]]) -> str:
    cues = (
        f"{_clock(at, '.')} --> {_clock(at + _SECONDS_A_LINE, '.')}\n"
        f"{name and f'<v {name}>'}{words}\n"
        for at, name, words, _ in _lines(turns)
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def _subrip(turns: Sequence[tuple[str, str]]) -> str:
    return "\n".join(
        f"{number}\n{_clock(at, ',')} --> {_clock(at + _SECONDS_A_LINE, ',')}\n"
        f"{(f'{name}: ' if name else '- ') if begins else ''}{words}\n"
        for number, (at, name, words, begins) in enumerate(_lines(turns), 1)
    )


def _json(turns: Sequence[tuple[str, str]]) -> str:
    segments = [
        {
            **({"speaker": name} if name else {}),
            "startTime": at,
            "endTime": at + _SECONDS_A_LINE,
            "body": words,
        }
        for at, name, words, _ in _lines(turns)
    ]
    return json.dumps({"version": "1.0.0", "segments": segments})


_WRITERS = {"md": _markdown, "txt": _text, "vtt": _webvtt, "srt": _subrip, "json": _json}
_KINDS = tuple(_WRITERS)


def speakers(talks: Sequence[MarkedTalk]) -> dict[str, str]:
    """Who says the word with each mark; empty for nobody who is named."""
    return {
        mark: name for talk in talks for name, said in talk.turns for mark in MARKED.findall(said)
    }


def in_json(told: Any) -> Iterator[Claim]:
    """What an answer in JSON says: wherever an object has a `speaker` and a text."""
    if isinstance(told, Mapping):
        said = told.get("text", told.get("body", told.get("value")))
        if isinstance(said, str) and isinstance(name := told.get("speaker"), str):
            yield Claim(name, MARKED.findall(said))
        for one in told.values():
            yield from in_json(one)
    elif isinstance(told, list):
        for one in told:
            yield from in_json(one)


def in_spans(told: Mapping[str, Any]) -> Iterator[Claim]:
    """What our own JSON says: turns are spans over its words."""
    for turn in told.get("turns", ()):
        if turn["speaker"]:
            said = " ".join(told["words"][turn["first"] : turn["last"]])
            yield Claim(turn["speaker"], MARKED.findall(said))


def in_page(text: str, whose: str | None = None) -> Iterator[Claim]:
    """What a page says: of a paragraph the name within it, else the one in the line of facts that
    is nearest above; on a person's page words without a name are theirs (`whose`)."""
    page: Any = html.fromstring(text)
    for paragraph in page.iter("p"):
        marks = MARKED.findall(paragraph.text_content())
        if not marks or paragraph.get("class"):  # what was typed, and notes
            continue
        name = paragraph.get("data-speaker") or _label(paragraph)
        above = paragraph.getparent()
        while name is None and whose is None and above is not None:
            facts = above.xpath("./p[@class='facts' or @class='over']")
            name = next(filter(None, map(_label, facts)), None)
            above = above.getparent()
        name = name or whose
        if name and name != _NOT_NAMED:
            yield Claim(name, marks)


def _label(element: Any) -> str | None:
    found = element.xpath(".//b[@class='speaker'] | ./b")
    return found[0].text_content().strip(" :") if found else None


def in_lines(text: str, names: Sequence[str]) -> Iterator[Claim]:
    """What a file with a name before the words says: all that follows is theirs, up to the next
    name, or to a dash at the head of a line, behind which nobody is named."""
    either = "|".join(map(re.escape, sorted({*names, _NOT_NAMED}, key=len, reverse=True)))
    head = rf"(?:<v(?:\.\S+)? |\*\*|^)({either})(?:>|:\*\*|:)|^-(?= )"
    parts = re.split(head, text, flags=re.MULTILINE)
    for name, said in zip(parts[1::2], parts[2::2], strict=True):
        if name and name != _NOT_NAMED:
            yield Claim(name, MARKED.findall(said))


_TEI = "{http://www.tei-c.org/ns/1.0}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def in_tei(file: bytes) -> Iterator[Claim]:
    """What a TEI file says: an utterance is whose it names."""
    root: Any = etree.fromstring(file)
    names = {
        one.get(_ID): " ".join("".join(one.itertext()).split())
        for one in root.iter(f"{_TEI}person")
    }
    for utterance in root.iter(f"{_TEI}u"):
        if who := utterance.get("who"):
            said = " ".join(utterance.itertext())
            yield Claim(names[who.lstrip("#")], MARKED.findall(said))


def in_word_file(file: bytes, names: Sequence[str]) -> Iterator[Claim]:
    """What a Word file says: a paragraph is whose name it begins with, or the last one's."""
    with ZipFile(BytesIO(file)) as packed:
        root: Any = etree.fromstring(packed.read("word/document.xml"))
    lines = ("".join(one.itertext(f"{_WORD}t")) for one in root.iter(f"{_WORD}p"))
    yield from in_lines("\n".join(lines), names)
