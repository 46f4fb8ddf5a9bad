"""Slips of the finger in labels: `E; words`, `A. words` and `VERA words` where `E:`, `A:` and
`VERA:` are who speaks. Whoever spoke before doesn't say them."""

import re
from collections import Counter
from collections.abc import Sequence

from app.transcripts.lines.rewriting import matched, rewritten
from app.transcripts.lines.survey import Line

_LABEL = re.compile(r"\s*([^\W\d_](?:[\w.'’ -]{0,38}\w)?)\s?:\s")
_FEWEST_LABELS, _AGAIN = 6, 2
_MOST_SLIPS_SHARE = 0.2
"""Of all lines with a label, the part that may be slips."""
_MOST_NAMES = 40
_SHORT = 3
"""Letters of initials."""


def without_slips(lines: Sequence[Line]) -> list[Line]:
    """The lines; those that begin a paragraph with somebody's label and another sign, or none,
    have their colon. Any label may have a semicolon, initials a stop, names in capitals nothing."""
    labels = Counter(match[1] for match in matched(lines, _LABEL).values())
    known = [name for name, times in labels.most_common(_MOST_NAMES) if times >= _AGAIN]
    if len(known) < 2 or sum(labels[name] for name in known) < _FEWEST_LABELS:
        return list(lines)
    slipped = _slipped(known, lines)
    found = {n: match for n, match in matched(lines, slipped).items() if _is_apart(lines, n)}
    if len(found) > max(1, _MOST_SLIPS_SHARE * sum(labels.values())):
        return list(lines)
    return rewritten(lines, found, lambda match: f"{match[1] or match[2] or match[3]}: ")


def _slipped(known: Sequence[str], lines: Sequence[Line]) -> re.Pattern[str]:
    """What a slip looks like, for labels that are known: a semicolon behind any, a stop behind
    initials, and a sentence that begins in small letters behind capitals."""
    are_mixed = sum(line.text.isupper() for line in lines) * 2 < len(lines)
    initials = [name for name in known if len(name) <= _SHORT and name.isupper()]
    shouted = [name for name in known if len(name) > _SHORT and name.isupper() and are_mixed]
    return re.compile(
        rf"\s*(?:({_any(known)})\s?;\s+(?=\S)|({_any(initials)})\.\s+(?=\S)"
        rf"|({_any(shouted)})\.?\s+(?=(?:I|[^\W\d_]['’\w]*[a-zß-ÿ]['’\w]*)\b)(?=[^\W\d_a-zß-ÿ]))"
    )


def _any(names: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)"


def _is_apart(lines: Sequence[Line], number: int) -> bool:
    """Whether a line begins a paragraph, or stands right below one with a label."""
    above = lines[number - 1].text if number else ""
    return not above.strip() or bool(_LABEL.match(above))
