"""Talks that stand in two languages, one below the other: what is said is read once."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

IN_TWO_LANGUAGES = (
    "It stands in two languages, one below the other; the upper one was read. Keep a file for each "
    "if you want both."
)
_LABEL = re.compile(r"\s*(?:[\[(]?[\d:.,]{4,12}[\])]?\s*)?([^:：\n]{1,40})[:：]\s*(?=\S)")
_FEWEST_PAIRS = 3
_PART = 0.8
_SHORTEST_LETTERS = 2
_WESTERN = "LATIN"
_OTHER_LETTER = re.compile(r"[^\W\u0000-\u024f]")
"""A letter (or digit) of a script that isn't western."""


def in_two_languages(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that say again, in another script, what the line above says: where
    nearly all lines come in such pairs, under one name or none below it. Empty where they don't."""
    if not any(map(_OTHER_LETTER.search, lines)):  # as in most files, told quickly
        return set()
    filled = [number for number, line in enumerate(lines) if line.strip()]
    written = {number: _script(_said(lines[number])) for number in filled}
    told = [number for number in filled if written[number]]
    pairs: list[tuple[int, int]] = []
    taken = False
    for above, below in pairwise(told):
        if taken:
            taken = False
        elif written[above] != written[below] and _is_one(lines[above], lines[below]):
            pairs.append((above, below))
            taken = True
    upper = Counter(written[above] for above, _ in pairs)
    is_usual = 2 * len(pairs) >= _PART * len(told)
    if len(pairs) < _FEWEST_PAIRS or not is_usual or max(upper.values()) < _PART * len(pairs):
        return set()
    return {below for _, below in pairs}


def _is_one(above: str, below: str) -> bool:
    """Whether one and the same may say both: the lower line has no name, or that of the upper."""
    name = _LABEL.match(below)
    own = _LABEL.match(above)
    return not name or bool(own and own[1].strip() == name[1].strip())


def _said(line: str) -> str:
    label = _LABEL.match(line)
    return line[label.end() :] if label else line


def _script(text: str) -> str:
    """The script of most letters of a text; empty where there are too few."""
    scripts = Counter(map(_of, filter(str.isalpha, text[:200])))
    if sum(scripts.values()) < _SHORTEST_LETTERS:
        return ""
    return max(scripts, key=lambda script: scripts[script])


@cache
def _of(letter: str) -> str:
    """A letter's script; those of Chinese and Japanese are one, as they stand in one text."""
    if letter < "\u0250":
        return _WESTERN
    script = unicodedata.name(letter, "").partition(" ")[0]
    return "CJK" if script in {"CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH"} else script
