"""Speakers alone on a line with what they are, as calls with investors have them:
`Jensen Huang -- Chief Executive Officer`, and the words below."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.transcripts.lines.names import LabelShape, shape
from app.transcripts.lines.survey import Line

_ROLE = re.compile(
    r"^\s*+([^\n:—–]{3,60}?)\s*+(?:--++|—|–|(?<=\s)-\s)\s*+"
    r"([^\W\d_](?:[^\n.?!:;]|\.(?=,?\s))"
    r"{1,110})$"
)
_BELOW = re.compile(r"^\s*([^\W\d_][^\n.?!:;]{2,80}, [^\n.?!:;]{2,80}?)\s+[QA]\s*$")
"""What somebody is, and whether they ask or answer, on the line below the name."""
_UNNAMED = re.compile(
    r"^\s*(operator|moderator|(?:unidentified|unknown) (?:analyst|participant|speaker))\s*$", re.I
)
_LONGEST, _LONGEST_LINE = 14, 180
"""Words of a role, letters of a line with one; whatever is longer is said."""
_LONGEST_UNSAID = 9
"""Words of a line without a sentence's end, beyond which it is said."""


def with_roles(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that are a name and a role as `Name:`, and with them the operator's.

    They are told by evidence: two names or more, each with one role wherever it stands, and words
    in the line below.
    """
    filled = [number for number, line in enumerate(lines) if line.text.strip()]
    found: dict[int, tuple[str, str]] = {}
    roles_below: set[int] = set()
    for number, below in pairwise(filled):
        named = _name_and_role(lines[number].text)
        if named and _is_said(lines[below].text):
            found[number] = named
        role = _BELOW.match(lines[below].text[:_LONGEST_LINE])
        if role and shape(lines[number].text.strip()) in {LabelShape.FULL, LabelShape.CAPS}:
            found[number] = lines[number].text.strip(), role[1]
            roles_below.add(below)
    again = Counter(found.values())
    found = {
        n: one
        for n, one in found.items()
        if again[one] > 1 or len(one[1].split()) <= _LONGEST_UNSAID  # else it may be said
    }
    roles = Counter(name for name, _ in set(found.values()))
    if len(roles) < 2 or max(roles.values()) > 1:
        return list(lines)
    return [
        _named(line, found[number][0])
        if number in found
        else Line("")
        if number in roles_below
        else _named(line, line.text.strip())
        if _UNNAMED.match(line.text)
        else line
        for number, line in enumerate(lines)
    ]


def _name_and_role(text: str) -> tuple[str, str] | None:
    match = _ROLE.match(text) if len(text) < _LONGEST_LINE else None
    if not match or len(match[2].split()) > _LONGEST or not match[2][0].isupper():
        return None
    name = match[1].strip()
    is_family = " " in name and shape(name) is LabelShape.SINGLE  # van der Berg
    is_name = is_family or shape(name) in {LabelShape.FULL, LabelShape.CAPS}
    return (name, match[2].strip()) if is_name else None


def _is_said(text: str) -> bool:
    return len(text.split()) > _LONGEST_UNSAID or text.rstrip()[-1] in ".?!"


def _named(line: Line, name: str) -> Line:
    return replace(line, text=f"{name}:", bold=len(name) + 1 if line.bold else 0)
