"""Texts whose front matter lists the labels of all who speak: nothing is left to evidence.

A paragraph is a line: a label and a colon where somebody else speaks, a time in brackets (with `≈`
where it isn't exact, and then it is no time to go by), and the words.
"""

import re
from collections.abc import Collection, Iterable

from app.transcripts.builder import Builder
from app.transcripts.clock_times import CLOCK, parse_time

_TIME = re.compile(rf"\s*\[(≈\s)?({CLOCK})\](?=\s|$)")


def add_labelled(builder: Builder, lines: Iterable[str], labels: Collection[str]) -> None:
    """Add the lines of a text in which just these labels stand before what somebody says."""
    longest_first = sorted(labels, key=len, reverse=True)
    for line in lines:
        if not line.strip():
            builder.paragraph()
            continue
        label = next((one for one in longest_first if line.startswith(f"{one}:")), None)
        if label is not None:
            builder.turn(label)
            line = line[len(label) + 1 :]
        if time := _TIME.match(line):
            if not time[1]:
                builder.time(parse_time(time[2]) or 0)
            line = line[time.end() :]
        builder.text(line)
