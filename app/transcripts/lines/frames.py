"""Heads of lines that are written alike, whatever the signs are: `@ruth: …`, `{Ruth} …`,
`Ruth> …`, `=== Ruth ===`, `3) Ruth: …`, `Q12 Ruth: …`, `(Ruth) …`, `Ruth「…」`.

No list of layouts is ever whole. What all of them share is a frame: the same signs before and
behind a few names that come again and again, at the head of most of what is said. A frame is held
against what the known styles find in the same lines, and taken only where it explains more.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.transcripts.lines.caption_evidence import caption_speakers
from app.transcripts.lines.evidence import Speakers, typed_speakers
from app.transcripts.lines.names import LabelShape, is_no_label, shape
from app.transcripts.lines.sounds import is_sound
from app.transcripts.lines.survey import Line, Survey, label_key, survey

_LOOKED_AT_LETTERS = 90
"""Letters at the head of a line in which its frame must lie."""
_COUNTER = re.compile(
    r"\s*(?:(?:Q|No\.?|#)?\s?\d{1,5}[.):\]]?\s+(?=[^\s\d])|\d{1,5}[.)](?=[^\W\d])"
    r"|(?:[\[(]?[^\W\d_]{0,3}+\d[\d.:/TZ+-]{1,28}+[\])]?+[ ,]{0,2}+(?:[AaPp]\.?[Mm]\.?)?+\s?+"
    r"(?:- )?+){1,3}+"
    r"(?<=[\s\])])(?=[^\W\d]))"
)
"""A number before a head: that of the turn, the line, or a committee's question; or a date and a
time of the day."""
_OPEN = re.compile(r"\s*((?:[^\w\s.,?!…'’\"“”()]|[_(]){0,4})\s*")
_NAME = r"[^\W\d_](?:[^\W_]|[.'’\- ]){0,40}?"
_CLOSE = re.compile(
    rf"({_NAME})[ \t]*((?:[.)\]]?[ \t]?[—–])|(?:(?!-[^>\-])[^\w\s.,?!…'’\"“”(]|_){{1,4}}|"
    r"(?<=[^\x00-\x7f])[\u3000「『])(?:\s+|(?=[^\x00-\x7f])|$|(?<=[;\u3000「】])|(?<=[)）])(?=\d))"
)
_BARE = re.compile(r"([^\W\d_a-z]{2,20})( )\s*(?=\w)")
"""`VERA words`, with no sign at all; capitals alone are believed."""
_LONGER = re.compile(r"((?:[^\W\d_]{1,4}\. ?)?[^\W\d_][\w'’\- ]{0,40})(\.? ?[—–]|:)\s+")
"""`Mme Vera Holm. – …`, with a title that ends in a stop."""
_QUESTION = re.compile(r"\s*(Q|A|F|Question|Answer|Frage|Antwort)[ .]?(\d{1,3})\s?[.:)]\s+", re.I)
_SPACED = re.compile(r"\s*([^\W\d_a-z]{1,3})(\s{2,8})(?=\w)")
"""`V  words`: initials apart from the words."""
_CAPITALS = {_BARE, _SPACED}
"""Those of capitals, which scripts that have none can't write."""
_UTTERANCE = re.compile(r"\s*([^\W\d_]{1,20})[.\-# ]\d{1,5}(?: [a-z]{2,5}\d{1,3})?:\s+")
"""`A.12 utt1: …`: a name, and the number of what it says."""
_OF_DAY = re.compile(
    r"\s*([^\W\d_][\w.'’\- ]{0,40}?)\s+(?:[—–-]\s+)?\[?(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+)?"
    r"\d{1,2}:\d{2}(?::\d{2})?\s?[AaPp]\.?[Mm]\.?\]?\s*$"
)
"""`Vera Holm  5:03 PM`: a clock on the wall, which is no time of the talk."""
_ALIKE = str.maketrans("◆■□▲△▼▽●○◎★☆▶►▷", "◇" * 15)
"""Signs that tell hosts from guests, and are one frame."""
_STOPPED_LETTERS = 3
_CLOSING = '」』"”'
_NAMES = frozenset(LabelShape) - {LabelShape.LOOSE}
_FEWEST, _FEWEST_SIGNED, _MOST_NAMES = 6, 4, 40
_MOST_NEW = 0.65
"""Of heads with signs, so many may name somebody for the first time."""
_PART = 0.6
"""Of all paragraphs, so many have the frame."""
_AGAIN = 0.8
"""Of all heads, so many have a name that comes again."""
_ANSWERED = 0.9
"""Of all heads, so many name somebody else than the one before where people answer each other."""


@dataclass(frozen=True, slots=True)
class _Head:
    """A head of line `number` in a frame: the name, and where the words begin."""

    number: int
    name: str
    start: int
    has_counter: bool = False


def framed(lines: Sequence[Line], is_caption: bool = False) -> list[Line]:
    """The lines, those with a head in a frame as `Name: words`, where most of what is said has
    one and the known styles explain less. Time goes with the number of lines."""
    heads: dict[str, list[_Head]] = {}
    for number, line in enumerate(lines):
        if line.text and not line.is_heading:
            for frame, head in _heads(number, line.text[:_LOOKED_AT_LETTERS]):
                heads.setdefault(frame, []).append(head)
    likely = [(frame, found) for frame, found in heads.items() if _may_be(frame, found)]
    if not likely:
        return list(lines)
    seen = survey(lines)
    known = caption_speakers(seen) if is_caption else typed_speakers(seen)
    best, gain = None, 0
    for frame, found in likely:
        more = _gain(found, seen, known)
        if frame.strip() in {"", ":"} and more * 3 < len(found):
            continue  # capitals, or colons, at the head of what a known style names already
        is_enough = len(found) >= _PART * max(1, _begun(lines, seen, found))
        is_enough |= _is_signed(frame) and _take_turns(found)
        if is_enough and more > gain:
            best, gain = (frame, found), more
    return _written(lines, *best) if best else list(lines)


def _heads(number: int, text: str) -> Iterator[tuple[str, _Head]]:
    """The ways in which a line may begin with a name in a frame."""
    if match := _QUESTION.match(text):
        yield "question", _Head(number, match[1][0].upper(), match.end(), has_counter=True)
    if match := _UTTERANCE.match(text):
        yield "utterance", _Head(number, match[1], match.end(), has_counter=True)
    if match := _OF_DAY.match(text):
        yield "of day", _Head(number, match[1].strip(), len(text), has_counter=True)
    counter = _COUNTER.match(text)
    opening = _OPEN.match(text, counter.end() if counter else 0)
    at, opened = (opening.end(), opening[1].translate(_ALIKE)) if opening else (0, "")
    if len(opened) == 1 and opened in "-–—*+":
        opened = ""  # a list's, or a change of speaker
    for pattern in (_CLOSE, _LONGER, _BARE, _SPACED):
        match = pattern.match(text, at)
        if match and (pattern not in _CAPITALS or match[1].isupper()):
            frame, name = f"{opened} {match[2].strip()}", match[1].strip()
            if len(name.rpartition(" ")[2]) > _STOPPED_LETTERS:
                name = name.rstrip(".")  # _Vera._ words
            if pattern is _SPACED:
                frame = "spaced"
            yield frame, _Head(number, name, match.end(), bool(counter))


def _may_be(frame: str, found: Sequence[_Head]) -> bool:
    """Whether heads name a few people again and again."""
    if len(found) < (_FEWEST_SIGNED if _is_signed(frame) else _FEWEST):
        return False
    names = Counter(head.name.casefold() for head in found)
    again = sum(count for count in names.values() if count > 1)
    most = len(found) * (_MOST_NEW if _is_signed(frame) else 0.5)
    if not 1 < len(names) <= min(_MOST_NAMES, most) or again < _AGAIN * len(found):
        return False
    written = {head.name for head in found}
    return all(shape(n) in _NAMES and not is_no_label(n) and not is_sound(n) for n in written)


def _take_turns(found: Sequence[_Head]) -> bool:
    """Whether each head mostly names somebody else than the one before: however many paragraphs
    each says, they answer one another."""
    names = list({head.number: head.name.casefold() for head in found}.values())
    changes = sum(one != other for one, other in pairwise(names))
    return len(names) >= _FEWEST and changes >= _ANSWERED * (len(names) - 1)


def _is_signed(frame: str) -> bool:
    """Whether a frame has signs that no sentence begins with: `◇ Vera>`."""
    return bool(frame.strip(" .:)—–")) and not frame[0].isalpha()


def _begun(lines: Sequence[Line], seen: Survey, found: Sequence[_Head]) -> int:
    """How many paragraphs there are from the first head to the last, and below names alone on
    their lines none."""
    first, last = found[0].number, found[-1].number
    alone = sum(1 for head in found if not lines[head.number].text[head.start :].strip())
    return sum(seen.fresh[first : last + 1]) - alone


def _gain(found: Sequence[_Head], seen: Survey, known: Speakers) -> int:
    """How many lines more a frame names than the known styles do in the same lines; as many names
    are better without numbers in them."""
    named, others = 0, set()
    for head in found:
        read = seen.heads[head.number]
        for label in read.labels if read else ():
            if label_key(label) in known.get(label.style, ()):
                named += 1
                others.add(label_key(label))
                break
    numbered = any(head.has_counter for head in found)
    names = {head.name.casefold() for head in found}
    if numbered and named == len(found) and len(others) > len(names):
        return 1
    return len(found) - named if named * 10 < len(found) * 9 else 0


def _written(lines: Sequence[Line], frame: str, found: Sequence[_Head]) -> list[Line]:
    changed = list(lines)
    is_quoted = frame.rstrip()[-1:] in {"「", "『"}
    for head in found:
        line = lines[head.number]
        rest = line.text[head.start :].strip()
        if is_quoted:
            rest = rest.rstrip(_CLOSING)
        text = f"{head.name}: {rest}" if rest else f"{head.name}:"
        changed[head.number] = replace(line, text=text, bold=len(head.name) + 1)
    return changed
