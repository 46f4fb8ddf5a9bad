"""What the styles that are read by people share."""

from collections.abc import Sequence

from app.archive.exports.citations.names import Name


def ended(text: str) -> str:
    """With a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def quoted(title: str) -> str:
    """A title in quotation marks, ended within them."""
    return f"“{title if title.endswith(('?', '!')) else f'{title}.'}”"


def enumerated(names: Sequence[str], joint: str) -> str:
    """`A`, `A and B`, `A, B, and C`."""
    if len(names) < 3:
        return f" {joint} ".join(names)
    return f"{', '.join(names[:-1])}, {joint} {names[-1]}"


def interview_by(names: Sequence[Name]) -> str:
    """`Interview by A and B`; empty where nobody asks."""
    return f"Interview by {enumerated([name.plain for name in names], 'and')}" if names else ""


def first_inverted(names: Sequence[Name]) -> str:
    """Authors in a bibliography: the first one by the family name."""
    return (
        enumerated([names[0].inverted, *(name.plain for name in names[1:])], "and") if names else ""
    )
