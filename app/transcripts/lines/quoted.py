"""Quotes that are set apart and signed: `> The lamp was out.` and below it `> — Ada Lovelace`.

What they say isn't the speaker's who was named before them, who goes on behind them; what nobody
signs, the speaker reads out.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from app.transcripts.lines.survey import Line

_SIGNED = re.compile(r"\s*(?:[—–―]|--)\s*[^\W\d_a-z](?:\S*+\s++){0,7}\S*+\s*+$")


def signed_quotes(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The lines `[first, last)` of each quote that is signed."""
    for is_quote, group in groupby(range(len(lines)), key=lambda number: lines[number].is_quote):
        own = [number for number in group if is_quote and lines[number].text.strip()]
        if len(own) > 1 and _SIGNED.match(lines[own[-1]].text):
            yield own[0], own[-1] + 1
