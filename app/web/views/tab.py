"""The pages of an episode, as tabs beside its transcript."""

from dataclasses import dataclass

from app.web.views.episode import EpisodeView


@dataclass(frozen=True, slots=True)
class TabView:
    """A page of an episode; `is_here` is that which is open."""

    label: str
    url: str
    is_here: bool


TRANSCRIPT, STATISTICS, WORDS = "Transcript", "Statistics", "Words"
COMMENTS, RELATED = "Comments", "Related"


def tab_views(episode: EpisodeView, here: str) -> list[TabView]:
    """The pages of an episode, the transcript first, comments where there are some; `here` is the
    label of the open one."""
    pages = {
        TRANSCRIPT: episode.url,
        STATISTICS: f"{episode.url}/statistics",
        WORDS: f"{episode.url}/words",
        COMMENTS: f"{episode.url}/comments",
        RELATED: f"{episode.url}/related",
    }
    if not episode.comment_count:
        del pages[COMMENTS]
    return [TabView(label, url, label == here) for label, url in pages.items()]
