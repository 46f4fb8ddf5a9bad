"""A suggestion while typing."""

from dataclasses import dataclass
from urllib.parse import quote

from app.archive.answers.suggesting import Suggestion
from app.web.addresses import href

_FOLDERS = {"person": "people", "topic": "topics", "episode": "episodes"}


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """How what was typed may go on, and where choosing it leads: its own page, or a search."""

    text: str
    kind: str
    url: str


def suggestion_view(suggestion: Suggestion) -> SuggestionView:
    """A suggestion, made ready to show."""
    if suggestion.slug:
        url = href(f"/{_FOLDERS[suggestion.kind]}/{quote(suggestion.slug)}")
    else:
        url = href(f"/search?q={quote(suggestion.text)}")
    return SuggestionView(suggestion.text, suggestion.kind, url)
