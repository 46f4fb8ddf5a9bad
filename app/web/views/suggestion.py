"""A suggestion while typing."""

from urllib.parse import quote

from app.archive.answers.suggesting import Suggestion

_FOLDERS = {"person": "people", "topic": "topics", "episode": "episodes"}


def suggestion_url(suggestion: Suggestion) -> str:
    """Where a suggestion leads: its own page, or a search for it."""
    if suggestion.slug:
        return f"/{_FOLDERS[suggestion.kind]}/{quote(suggestion.slug)}"
    return f"/search?q={quote(suggestion.text)}"
