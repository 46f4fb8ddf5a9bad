"""Read a text's lines as the finder does."""

from app.transcripts.lines.speakers import Line, find_speakers


def heard(text: str, *, is_caption: bool = False) -> list[tuple[str | None, str]]:
    """Who says which line; None where a line names nobody."""
    said = find_speakers([Line(line) for line in text.split("\n")], is_caption=is_caption)
    return [(one.speaker, one.text) for one in said if one.text or one.speaker]


def speakers(text: str, *, is_caption: bool = False) -> list[str]:
    """The names in a text, each once, in their order."""
    named = (name for name, _ in heard(text, is_caption=is_caption) if name)
    return list(dict.fromkeys(named))
