"""Who is named above the words of captions, or in brackets before them with how they say it."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.lines.names import NAME_SHAPES, LabelShape, shape
from app.transcripts.lines.sounds import is_manner, is_sound

_TOLD_HOW = re.compile(
    r"([ \t]*(?:[-–—][ \t]?)?)[(\[]([^\W\d_a-z][^()\[\]\n,\d]{0,30}), ?([^()\[\]\n,]{2,30})[)\]]"
    r"[ \t]*:?[ \t]*"
)
_UNSEEN = re.compile(
    r"off(?:-?screen)?|v\.?o\.?|o\.?s\.?|voice-?over|hors champ|voix off|aus dem off|in off"
    r"|fuori campo|(?:on|over|through) (?:the )?(?:tv|radio|phone|p\.?a\.?|speakers?|intercom)",
    re.IGNORECASE,
)
"""`(VERA, off)`: who speaks and isn't in the picture."""


def told_how(blocks: Sequence[CaptionBlock]) -> list[CaptionBlock]:
    """The captions, `(VERA, off)` and `(VERA, whispering)` as `VERA (off):`."""
    known = {match[1].casefold() for one in blocks for line in one.lines
             if (match := _BEFORE_COLON.match(line))}  # fmt: skip
    return [replace(one, lines=tuple(_with_manner(one.lines, known))) for one in blocks]


_BEFORE_COLON = re.compile(r"\W{0,3}([^\W\d_][\w .'-]{0,30}):")


def _with_manner(lines: Sequence[str], known: Collection[str]) -> Iterator[str]:
    """The lines of a caption, `(VERA, off)` and `(VERA, whispering)` as `VERA (off):`, by what
    is said, be it on the next."""
    head = ""
    for line in lines:
        match = _TOLD_HOW.match(line) if line.lstrip()[:1] in {"(", "[", "-", "–", "—"} else None
        if match and _tells_who(match[2], match[3], known):
            head, line = f"{match[1]}{match[2]} ({match[3]}): ", line[match.end() :]
        if line.strip() or not head:
            yield head + line
            head = ""
    if head:
        yield head


def _tells_who(name: str, how: str, known: Collection[str]) -> bool:
    """Whether a name in brackets, and how it speaks, are who begins to; `known` speak elsewhere."""
    if shape(name) not in NAME_SHAPES or is_sound(name):
        return False
    is_somebody = name.isupper() or name.casefold() in known
    return bool(_UNSEEN.fullmatch(how.strip())) or (is_somebody and is_manner(how))


_NAMED_ABOVE = 0.7
_FEWEST_CHANGES, _ANSWERED = 5, 0.9


def with_names(blocks: list[CaptionBlock]) -> list[CaptionBlock]:
    """Captions whose first line is nothing but a name, as meetings' are: it is who speaks. That is
    believed where most of them begin so, and with names that come again; or where names answer one
    another from the first caption on."""
    above = [_name_above(block.lines[0]) for block in blocks if len(block.lines) > 1]
    if len(above) < 3 or len(above) < len(blocks) * _NAMED_ABOVE:
        return _above_changes(blocks)
    names = {
        name for name, times in Counter(above).items()
        if times > 1 and shape(name) in _WRITTEN and not _is_ended(name)
    }  # fmt: skip
    once = {name for name in above if shape(name) in _WHOLE and name[-1] not in ":："}
    are_all = len(above) == len(blocks) and once.issuperset(above)
    if not are_all and sum(name in names for name in above) < len(above) * _NAMED_ABOVE:
        return _above_changes(blocks)
    if _BRACKETED_NAME.fullmatch(next(block.lines[0] for block in blocks if len(block.lines) > 1)):
        once |= {
            name
            for block in blocks
            for line in block.lines[1:]
            if _BRACKETED_NAME.fullmatch(line) and shape(name := _name_above(line)) in _WHOLE
        }
    names |= {name for name in once if not _is_ended(name)}
    return [
        replace(block, lines=tuple(_voiced(block.lines, names)))
        if len(block.lines) > 1 and _name_above(block.lines[0]) in names
        else block
        for block in blocks
    ]


def _above_changes(blocks: list[CaptionBlock]) -> list[CaptionBlock]:
    """The captions with a colon behind each name that stands alone above words where somebody
    begins to speak: whole names, or names in capitals, that come again and answer one another."""
    above = [_name_above(block.lines[0]) if len(block.lines) > 1 else "" for block in blocks]
    names = {
        name for name, times in Counter(filter(None, above)).items()
        if times > 1 and shape(name) in _APART and not is_sound(name) and not _is_ended(name)
    }  # fmt: skip
    heard = [name for name in above if name in names]
    changes = sum(one != other for one, other in pairwise(heard))
    is_told = len(names) > 1 and above[0] in names and len(heard) >= _FEWEST_CHANGES
    shouted = all(line.isupper() for block in blocks for line in block.lines)
    if not is_told or shouted or changes < _ANSWERED * (len(heard) - 1):
        return blocks
    return [
        replace(block, lines=(f"{name}:", *block.lines[1:])) if name in names else block
        for name, block in zip(above, blocks, strict=True)
    ]


def _is_ended(name: str) -> bool:
    """Whether a sign behind a name says that it is words."""
    return name[-1] in ".,?!:：" and not re.search(r"\b[JS]r\.$", name)


_APART = frozenset((LabelShape.FULL, LabelShape.CAPS, LabelShape.CODE, LabelShape.LETTERS))
_WRITTEN = NAME_SHAPES | {LabelShape.UNCASED}
_WHOLE = (LabelShape.FULL, LabelShape.CODE)
_BRACKETED_NAME = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]\s*")


def _name_above(line: str) -> str:
    """A line that may be a name, without brackets around it."""
    whole = _BRACKETED_NAME.fullmatch(line)
    return whole[1].strip() if whole else line.strip()


def _voiced(lines: Sequence[str], names: Collection[str]) -> Iterator[str]:
    """The lines of a caption with a name above its words, each of whose speakers has a voice; those
    who answer within it are named in brackets."""
    name, said = _name_above(lines[0]), list[str]()
    for line in lines[1:]:
        if _BRACKETED_NAME.fullmatch(line) and _name_above(line) in names:
            yield f"<v {name}>{' '.join(said)}</v>"
            name, said = _name_above(line), []
        elif line.strip() not in {"-", "–", "—"}:
            said.append(line)
    yield f"<v {name}>{' '.join(said)}"
