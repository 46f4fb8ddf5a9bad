"""YAML front matter between two `---` lines at the head of a text."""

import re

from app.transcripts.facts import parse_facts
from app.transcripts.model import TranscriptError

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def lists_labels(text: str) -> bool:
    """Whether a text says at its head that it is a transcript: by which labels people speak in it,
    as our own exports do."""
    return "labels" in split_front_matter(text)[0]


def split_front_matter(text: str) -> tuple[dict[str, object], str, tuple[str, ...]]:
    """The facts (by the names of Metadata), the text after them, and a sentence for each key that
    is left out.

    Front matter that can't be read is no reason to lose the talk: that is said then.
    """
    match = _FRONT.match(text)
    if not match:
        return {}, text, ()
    try:
        facts, problems = parse_facts(match[1])
    except TranscriptError as error:
        facts, problems = {}, (f"{str(error)[:1].lower()}{str(error)[1:]}",)
    return facts, text[match.end() :], tuple(f"In its front matter, {one}" for one in problems)
