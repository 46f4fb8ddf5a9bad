"""CHAT (TalkBank): `*ABC:` lines with speakers by table; `%` lines are about them."""

import re

from app.transcripts.builder import Builder
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript

NAME = "chat"
_TIMES = re.compile(r"[\x15\u2022]?\b(\d{1,9})_(\d{1,9})\b[\x15\u2022]?")
_EVENT = re.compile(r"&=(\w[\w:]*)|\[=! ([^\]]+)\]")
_CODES = re.compile(
    r"\[[^\]]*\]|[<>\u2308-\u230b\u2039\u203a]|&[-+~*]|\+[/.<^,+\"!?]+|0(?=[a-z])|[\x15\u2022]|\(\.+\)"
)
_UNHEARD = re.compile(r"(?<![\w@])(?:xxx?|yyy?|www)(?![\w@])")
"""What nobody understood, or wrote down."""
_COMPOUND = re.compile(r"(?<=\w)\+(?=\w)")
_LEFT_OUT = re.compile(r"\((\w+)\)")
_FORM = re.compile(r"(?<=\w)@\w[\w:]*")
_PARTICIPANT = re.compile(r"(\w+)\s+([^,]+)")


def recognise(file: Text) -> Level:
    """Its head, or main lines with a table of participants."""
    head = file.text.lstrip("\ufeff\n ")
    if head.startswith(("@UTF8", "@Begin")):
        return Level.SIGNATURE
    is_likely = "@Participants:" in head[:5_000] and re.search(r"^\*\w+:", head, re.MULTILINE)
    return Level.SHAPE if is_likely else Level.NO


def parse(file: Text) -> Transcript:
    """The main lines as they are said: no codes, replacements or retracings; events as marks."""
    builder = Builder(NAME)
    text = re.sub(r"\n[ \t]+", " ", file.text)  # a line goes on behind a tab
    names: dict[str, str] = {}
    for line in text.split("\n"):
        if line.startswith("@Participants:"):
            names = _names(line.partition(":")[2])
        elif line.startswith("@Languages:"):
            builder.about(language=line.partition(":")[2].split(",")[0].strip() or None)
        elif line.startswith("@Date:"):
            continue
        elif line.startswith("*") and ":" in line:
            code, _, said = line[1:].partition(":")
            builder.turn(names.get(code.strip(), code.strip()))
            _add(builder, said)
    return builder.build()


def _names(table: str) -> dict[str, str]:
    """Names by codes: `CHI Target_Child`, `MOT Anna Mother`."""
    found = {}
    for entry in table.split(","):
        parts = entry.split()
        if len(parts) > 1:
            name = parts[1] if len(parts) > 2 else parts[0]
            found[parts[0]] = name.replace("_", " ")
    return found


def _add(builder: Builder, said: str) -> None:
    times = list(_TIMES.finditer(said))
    plain = _EVENT.sub(
        lambda m: f" \u27e6{(m[1] or m[2]).replace(':', ' ')}\u27e7 ", _TIMES.sub(" ", said)
    )
    plain = _FORM.sub("", _LEFT_OUT.sub(r"\1", _CODES.sub(" ", plain)))
    plain = _UNHEARD.sub(" \u27e6unintelligible\u27e7 ", plain)
    plain = (
        re.sub(r"\s+([.?!,;])(?=\s|$)", r"\1", plain).replace("\u201e", ",").replace("\u2021", ",")
    )
    plain = plain.replace("\u27e6", "[").replace("\u27e7", "]").replace("_", " ")
    plain = _COMPOUND.sub("-", plain)
    if times:
        builder.cue(plain, int(times[-1][1]), int(times[-1][2]))
    else:
        builder.text(plain)


FORMAT = Format(
    name=NAME,
    title="CHAT (TalkBank)",
    holds="main lines with their speakers and times, events as marks; codes and `%` lines are left",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".cha",),
)
