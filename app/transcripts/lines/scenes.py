"""Plays and screenplays: headings of acts and scenes, cuts, and what happens between the lines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.transcripts.lines.names import LabelShape, clean, shape
from app.transcripts.lines.survey import Line

_SCENE = re.compile(
    r"\s*(?:(?:INT|EXT|I/E)[. /].*|(?:ACT|SCENE|AKT|AUFZUG|SZENE|ACTE|SCÈNE|ATTO|SCENA|ACTO|ESCENA"
    r"|CENA|ДЕЙСТВИЕ|СЦЕНА|ЯВЛЕНИЕ)\s+(?:[IVXLC]{1,7}|\d{1,3}|ONE|TWO|THREE|FOUR|FIVE)\b.*)"
)
_CUT = re.compile(
    r"\s*(?:(?:SMASH |MATCH )?CUT TO(?: BLACK)?|FADE (?:IN|OUT|TO BLACK)|DISSOLVE TO|CONTINUED)"
    r"[:.]?\s*"
)
_LONGEST_LINE_LETTERS = 120
_FEWEST_NAMES = 4
_INDENTED = 4


def staged(lines: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """The lines, with headings of acts and scenes as such and without cuts; and those that tell
    what happens: at the margin, where names and what they say are indented."""
    found = [
        Line("")
        if _CUT.fullmatch(line.text[:_LONGEST_LINE_LETTERS])
        else replace(line, is_heading=True)
        if len(line.text) <= _LONGEST_LINE_LETTERS and _SCENE.fullmatch(line.text)
        else line
        for line in lines
    ]
    scenes = [number for number, line in enumerate(found) if line.is_heading]
    names = [n for n, line in enumerate(found) if not line.is_heading and _is_name(line.text)]
    said = [n + 1 for n in names if n + 1 < len(found) and _indent(found[n + 1].text)]
    if not scenes or len(names) < _FEWEST_NAMES or len(said) < len(names) * 0.8:
        return found, set()
    told = {
        number
        for number, line in enumerate(found)
        if line.text.strip() and not line.is_heading and _indent(line.text) < _INDENTED
    }
    return found, told


def _is_name(text: str) -> bool:
    bare = clean(re.sub(r"\([^()]*\)", "", text[:_LONGEST_LINE_LETTERS]))
    return _indent(text) >= 2 * _INDENTED and shape(bare) in {LabelShape.CAPS, LabelShape.LETTERS}


def _indent(text: str) -> int:
    return len(text.expandtabs()) - len(text.expandtabs().lstrip())
