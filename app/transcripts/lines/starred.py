"""Sounds between stars, as chats and volunteers write them: `*laughs*`."""

import re
from collections.abc import Sequence

from app.transcripts.lines.sounds import is_sound

_STARRED = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n\[\]]{2,80}?)(?<=[^\s*])\*(?![\w*])")
_MOST_WORDS = 8
_FEWEST_SOUNDS = 3
"""Sounds between stars, from which stars stand for nothing else."""


def starred(lines: Sequence[str]) -> list[str]:
    """The lines, with sounds between stars in square brackets. Where several are, so is whatever
    else of two words or more stands between stars; a word alone is stressed."""
    known = sum(1 for line in lines if "*" in line for one in _STARRED.findall(line) if _is(one))
    if not known:
        return list(lines)

    def marked(match: re.Match[str]) -> str:
        is_told = known >= _FEWEST_SOUNDS and " " in match[1] and match[1][0].islower()
        return f"[{match[1]}]" if is_told or _is(match[1]) else match[0]

    return [_STARRED.sub(marked, line) if "*" in line else line for line in lines]


def _is(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS and is_sound(text)
