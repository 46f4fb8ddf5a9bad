"""Plays and screenplays: headings of acts and scenes, cuts, and what happens between the lines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.transcripts.lines.names import LabelShape, clean, shape
from app.transcripts.lines.rewriting import paragraphs
from app.transcripts.lines.survey import Line

_SCENE = re.compile(
    r"\s*(?:(?:INT|EXT|I/E)[. /].*|(?:ACT|SCENE|AKT|AUFZUG|SZENE|ACTE|SCÈNE|ATTO|SCENA|ACTO|ESCENA"
    r"|CENA|ДЕЙСТВИЕ|СЦЕНА|ЯВЛЕНИЕ)\s+(?:[IVXLC]{1,7}|\d{1,3}|ONE|TWO|THREE|FOUR|FIVE)\b.*"
    r"|(?:Act|Scene|Akt|Szene|Acte|Scène|Atto|Scena|Acto|Escena|Cena|Действие|Сцена)"
    r"\s+(?:[IVXLC]{1,7}|\d{1,3}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)[.:]?\s*)"
)
_CUT = re.compile(
    r"\s*(?:(?:SMASH |MATCH )?CUT TO(?: BLACK)?|FADE (?:IN|OUT|TO BLACK)|DISSOLVE TO|CONTINUED)"
    r"[:.]?\s*"
)
_HEADED = re.compile(
    r"\s*(?:(?:(?:FURTHER |CONTINUED )?(?:ORAL|REBUTTAL|OPENING|CLOSING) (?:ARGUMENT|STATEMENT)S?"
    r"|(?:FURTHER )?(?:DIRECT|CROSS|REDIRECT|RECROSS|VOIR DIRE)[ -]?(?:EXAMINATION)?|EXAMINATION"
    r"|STATEMENT|TESTIMONY|PROCEEDINGS|P R O C E E D I N G S)\b[A-Z0-9 ,.'’&()-]{0,80}"
    r"|(?:Q ?& ?A|Question[s]?[- ](?:and|&)[- ]Answers?)(?: Session)?|Prepared Remarks)\s*"
)
"""Headings of hearings and of calls with investors, which go on in capitals on the next line."""
_GOES_ON = re.compile(r"\s{4,}(?!.*:)[A-Z][A-Z0-9 ,.'’&()-]{4,80}\s*")
_CUE = re.compile(r"\s*(?:SFX|FX|F/X|SOUND|MUSIC|ACTUALITY|GRAMS|ATMOS|AMBI|STING)\s?[:.].{0,200}")
"""What is heard, as scripts for the radio tell it."""
_LONGEST_LINE_LETTERS = 120
_PLACE = re.compile(r"\s*(?:INT|EXT|I/E)[. /]")
_ASIDE = re.compile(r"\([^()]{0,60}\)")
_NEARLY_ALL = 0.8
_FEWEST_NAMES = 4
_INDENTED = 4


def staged(lines: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """The lines, with headings of acts and scenes as such and without cuts; and those that tell
    what happens: at the margin, where names and what they say are indented."""
    lines, cues = _with_headings(lines), {n for n, one in enumerate(lines) if _is_cue(one.text)}
    found = [
        Line("")
        if _CUT.fullmatch(line.text[:_LONGEST_LINE_LETTERS])
        else replace(line, is_heading=True)
        if len(line.text) <= _LONGEST_LINE_LETTERS and _SCENE.fullmatch(line.text)
        else line
        for line in lines
    ]
    scenes = {number for number, line in enumerate(found) if line.is_heading}
    if told := _between_names(found, {n for n in scenes if _PLACE.match(found[n].text)}):
        return found, told | cues
    names = [n for n, line in enumerate(found) if not line.is_heading and _is_name(line.text)]
    said = [n + 1 for n in names if n + 1 < len(found) and _indent(found[n + 1].text)]
    if not scenes or len(names) < _FEWEST_NAMES or len(said) < len(names) * 0.8:
        return found, cues
    told = {
        number
        for number, line in enumerate(found)
        if line.text.strip() and not line.is_heading and _indent(line.text) < _INDENTED
    }
    return found, told | cues


def _between_names(lines: Sequence[Line], scenes: set[int]) -> set[int]:
    """The lines of paragraphs that tell what happens in a screenplay without margins: what begins
    with no name in capitals, where paragraphs of what is said begin with one."""
    begun = [first for first, _ in paragraphs(lines)]
    names = {n for n, line in enumerate(lines) if n not in scenes and _is_cast(lines, n)}
    above = sum(1 for number in begun if number in names)
    if not scenes or above < _FEWEST_NAMES or above < _NEARLY_ALL * len(names):
        return set()
    return {
        number
        for first, last in paragraphs(lines)
        if first not in names
        for number in range(first, last)
        if number not in scenes and not lines[number].is_heading
    }


def _is_cast(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is nothing but a name in capitals, with words right below it."""
    text = lines[number].text[:_LONGEST_LINE_LETTERS]
    if number + 1 >= len(lines) or not lines[number + 1].text.strip():
        return False
    return shape(clean(_ASIDE.sub("", text))) in {LabelShape.CAPS, LabelShape.LETTERS}


def is_scene(line: Line) -> bool:
    """Whether a line is the heading of a scene, which names nobody."""
    return line.is_heading and bool(_PLACE.match(line.text))


def _is_cue(text: str) -> bool:
    return bool(_CUE.fullmatch(text)) and text.strip()[:4].rstrip(":.").isupper()


def _with_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that hearings and calls set as headings as such, each on one line."""
    found: list[Line] = []
    for line in lines:
        is_below = bool(found) and found[-1].is_heading and bool(_GOES_ON.fullmatch(line.text))
        if len(line.text) <= _LONGEST_LINE_LETTERS and _HEADED.fullmatch(line.text):
            found.append(replace(line, text=line.text.strip(), is_heading=True))
        elif is_below and found[-1].text.isupper():
            found[-1] = replace(found[-1], text=f"{found[-1].text} {line.text.strip()}")
            found.append(Line(""))
        else:
            found.append(line)
    return found


def _is_name(text: str) -> bool:
    bare = clean(_ASIDE.sub("", text[:_LONGEST_LINE_LETTERS]))
    return _indent(text) >= 2 * _INDENTED and shape(bare) in {LabelShape.CAPS, LabelShape.LETTERS}


def _indent(text: str) -> int:
    return len(text.expandtabs()) - len(text.expandtabs().lstrip())
