"""Several who speak within one paragraph: it is cut where names that come again begin to."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.language.sentences import ends_sentence
from app.transcripts.lines.names import LabelShape, are_initials, is_title, names_somebody, shape
from app.transcripts.lines.sounds import is_sound
from app.transcripts.lines.survey import Line

_INLINE = re.compile(
    r"(?<=[.?!…\"”\])])[ \t]+(?=([^\W\d_a-z][\w.'’-]{0,20}(?: [\w.'’-]{1,20}){0,2}):\s)"
)
_INLINE_BRACKETED = re.compile(
    r"(?<=[.?!…\"”\])])[ \t]+(?=\[([^\W\d_a-z][\w.'’-]{0,20}(?: [\w.'’-]{1,20}){0,2})\]\s)"
)
_LONG, _LONGEST = 150, 20_000
"""Letters of a line that may hold a talk; a longer one is bare prose, and not looked through."""


def parted_paragraphs(lines: Sequence[Line]) -> list[Line]:
    """The lines, paragraphs in which several speak cut where they begin; such as were cut at a
    width are put together first."""
    lines = _unwrapped(lines)
    return list(_unfolded(list(_unfolded(lines, _INLINE)), _INLINE_BRACKETED))


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Lines that were cut at a width, and within which names begin to speak again and again, put
    together into their paragraph; an empty line stands for each that went."""
    inner, heads = Counter[str](), Counter[str]()
    paragraphs: list[tuple[int, int, list[str]]] = []
    first = 0
    for number in range(len(lines) + 1):
        if number < len(lines) and lines[number].text.strip() and not lines[number].is_heading:
            continue
        if number - first > 1:
            text = " ".join(line.text.strip() for line in lines[first:number])
            if _LONG < len(text) < _LONGEST:
                names = [match[1] for match in _INLINE.finditer(text)]
                inner.update(names)
                begun = (_label_of(line.text) for line in lines[first:number])
                heads.update(name for name in begun if name in inner)
                paragraphs.append((first, number, names))
        first = number + 1
    known = {name for name, times in inner.items() if times > 1 and names_somebody(name)}
    within = sum(inner[name] for name in known)
    if len(known) < 2 or sum(heads[name] for name in known) * 2 > within:
        return list(lines)
    changed = list(lines)
    for first, end, names in paragraphs:
        if known.intersection(names):
            text = " ".join(line.text.strip() for line in lines[first:end])
            changed[first:end] = [replace(lines[first], text=text)] + [Line("")] * (end - first - 1)
    return changed


def _label_of(text: str) -> str:
    """What stands before a line's colon, behind its time."""
    return _TIME_BEFORE.sub("", text[:90], count=1).lstrip()[:70].partition(":")[0]


_TIME_BEFORE = re.compile(r"(?<!\s)\s*+[\[(]?\d[\d:.,]{0,12}\s?s?[\])]?\s")


def _inline(text: str, inline: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Names within a line, behind the end of a sentence; none is cut behind its title."""
    for match in inline.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()].rpartition(" ")[2]
        if not before.endswith(".") or (ends_sentence(before) and not is_title(before)):
            yield match


def _unfolded(lines: Sequence[Line], inline: re.Pattern[str]) -> Iterator[Line]:
    """Paragraphs cut before names that come again within them, at the end of a sentence."""
    inner = Counter(
        match[1]
        for line in lines
        if _LONG < len(line.text) < _LONGEST
        for match in _inline(line.text, inline)
    )
    heads = Counter(line.text.lstrip()[:70].partition(":")[0] for line in lines if line.text)
    names = {
        name
        for name, times in inner.items()
        if (names_somebody(name) or (times > 2 and are_initials(name)))
        and not is_sound(name)
        and (
            times > 1
            or name in heads
            or shape(name) in {LabelShape.ROLE, LabelShape.CODE}
            or (" " in name and inner[_initials_of(name)] > 1)
        )
    }
    if len(names) > 1 and sum(inner[name] for name in names) > 2:  # who speaks once does too
        names |= {one for one in inner if shape(one) is LabelShape.FULL and names_somebody(one)}
    begin = {head for head, times in heads.items() if times > 1 and names_somebody(head)}
    if len(begin) > 1 and begin.isdisjoint(names):
        names = set()  # who speaks is named at the head of lines, and these are words
    if len(names) < 2 or sum(inner[name] for name in names) < 3:
        yield from lines
        return
    within = _amid(names, inner)
    names = names if within is None else {n for n in names if _are_initials_of(n, names)}
    for line in lines:
        if not _LONG < len(line.text) < _LONGEST:
            yield line
            continue
        done = 0
        for match in within.finditer(line.text) if within else _inline(line.text, inline):
            if match[1] in names:
                yield replace(
                    line, text=line.text[done : match.start()], bold=0 if done else line.bold
                )
                done = match.end()
                if within:
                    yield Line("")  # the next begins anew, wherever this one broke off
        yield replace(line, text=line.text[done:], bold=0 if done else line.bold)


def _amid(names: set[str], inner: Counter[str]) -> re.Pattern[str] | None:
    """Where initials and the names that they are of begin to speak, be it amid a sentence that
    somebody breaks off; None where others are named as often."""
    known = sorted(name for name in names if _are_initials_of(name, names))
    initials = [name for name in known if are_initials(name)]
    if len(initials) < 2 or sum(inner[n] for n in known) < 0.8 * sum(inner[n] for n in names):
        return None
    return re.compile(rf"(?<=\S)[ \t]++(?=({'|'.join(map(re.escape, known))}):\s)")


def _are_initials_of(name: str, names: set[str]) -> bool:
    return are_initials(name) or (" " in name and _initials_of(name) in names)


def _initials_of(name: str) -> str:
    return "".join(word[0] for word in name.split())
