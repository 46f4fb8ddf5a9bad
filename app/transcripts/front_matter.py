"""YAML front matter between two `---` lines at the head of a text."""

import re

from app.transcripts.facts import parse_facts
from app.transcripts.model import TranscriptError

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """The facts (by the names of Metadata) and the text after them.

    Front matter that can't be read is no reason to lose the talk: it is then left out.
    """
    match = _FRONT.match(text)
    if not match:
        return {}, text
    try:
        return parse_facts(match[1]), text[match.end() :]
    except TranscriptError:
        return {}, text[match.end() :]
