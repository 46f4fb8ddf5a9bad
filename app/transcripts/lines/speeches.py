"""Speeches under the names of those who give them, each of whom is named once: `Vera Holm` alone
on a line, and what she says in the paragraphs below, to the next name."""

from app.transcripts.lines.heads import LabelStyle
from app.transcripts.lines.names import LabelShape
from app.transcripts.lines.survey import Survey
from app.transcripts.title_names import is_name

_FEWEST, _MOST = 2, 12
_PARAGRAPHS = 2
"""Of each speech, on the average."""


def speeches(found: Survey) -> frozenset[str]:
    """The names, in small letters, where nothing else in the text stands alone on its line between
    the first of them and the end: other titles would be as likely."""
    entries = found.labels.get(LabelStyle.ALONE, {})
    named = {
        name: entry
        for name, entry in entries.items()
        if entry.shape in {LabelShape.FULL, LabelShape.CAPS}
        and entry.count == 1 and entry.spoken and not entry.over and not entry.listed
        and is_name(entry.name.title() if entry.name.isupper() else entry.name)
    }  # fmt: skip
    first = min((entry.first for entry in named.values()), default=0)
    others = [entry for name, entry in entries.items() if name not in named]
    are_several = _FEWEST <= len(named) <= _MOST
    are_long = found.paragraphs >= (_PARAGRAPHS + 1) * len(named)
    if not (are_several and are_long) or first > found.begins:
        return frozenset()
    return frozenset() if any(entry.last > first for entry in others) else frozenset(named)
