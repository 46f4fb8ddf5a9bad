"""Praat's TextGrid, long and short: tiers of intervals."""

import re

from app.transcripts.builder import Builder
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.formats._tiers import Annotation, Tier, add_tiers
from app.transcripts.model import Transcript, TranscriptError

NAME = "textgrid"
_VALUE = re.compile(
    r'"((?:[^"]|"")*)"|<(exists|absent)>|(?<![\w"\[])(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w\]])'
)
_HEAD = re.compile(r'\s*File type\s*=\s*"ooTextFile(?: short)?"', re.IGNORECASE)


def recognise(file: Text) -> Level:
    """Praat's head, and that it is a TextGrid."""
    head = file.text[:500]
    return Level.SIGNATURE if _HEAD.match(head) and '"TextGrid"' in head else Level.NO


def parse(file: Text) -> Transcript:
    """The intervals of the tiers of speech; points have no words."""
    builder = Builder(NAME)
    text = file.text[file.text.index('"TextGrid"') + len('"TextGrid"') :]
    values = [m[1] if m[1] is not None else m[2] or float(m[3]) for m in _VALUE.finditer(text)]
    try:
        add_tiers(builder, _tiers(values))
    except (IndexError, TypeError, ValueError, OverflowError) as error:
        if isinstance(error, TranscriptError):
            raise
        raise TranscriptError("The TextGrid is cut off or damaged.") from error
    return builder.build()


def _tiers(values: list[str | float]) -> list[Tier]:
    """Both layouts hold the same values in the same order: sizes, names, times, labels."""
    at = values.index("exists") + 1
    tiers = []
    at += 1  # how many tiers
    while at + 4 < len(values):
        kind, name, size = values[at], values[at + 1], int(float(values[at + 4]))
        at += 5
        width = 3 if kind == "IntervalTier" else 2
        rows = [
            values[at + n * width : at + (n + 1) * width] for n in range(min(size, len(values)))
        ]
        at += size * width
        if kind == "IntervalTier":
            stretches = tuple(
                Annotation(
                    round(1000 * float(a)), round(1000 * float(b)), str(c).replace('""', '"')
                )
                for a, b, c in rows
            )
            tiers.append(Tier(str(name).replace('""', '"').strip('" '), stretches))
    return tiers


FORMAT = Format(
    name=NAME,
    title="Praat TextGrid",
    holds="the words of the tiers of speech with their times, tiers as speakers",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".textgrid",),
)
