"""What citation managers read in the head of each page that is about a talk."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from app.store.people import Appearance
from app.web.addresses import absolute, href
from app.web.views.episode import EpisodeView
from app.web.views.link import LinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkTags:
    """A talk as Zotero's Embedded Metadata takes it: `kind` is one of its types of items, which it
    looks for in `DC.type`; a page that only has `citation_title` is an article of a journal to
    it. `authors` are the guests, else all who take part; of words who says them, as in all
    citations; nobody who is guessed."""

    title: str
    authors: Sequence[str]
    contributors: Sequence[str]
    date: datetime.date | None
    language: str
    url: str
    kind: str


def talk_tags(
    episode: EpisodeView, people: Sequence[Appearance], link: LinkView | None = None
) -> TalkTags:
    """The tags of a talk in which `people` take part; of words in it where a `link` to them is
    given."""
    guests: Sequence[str] = episode.people.guests
    player = episode.player()
    hosts: Sequence[str] = episode.people.hosts if guests else ()
    authors: Sequence[str] = guests or [one.name for one in people]
    if link:
        authors = [name for name in link.speakers if name not in link.hosts] or link.speakers
        hosts = [name for name in link.speakers if name not in authors]
    is_video = player is not None and player.kind != "file"
    return TalkTags(
        title=episode.title,
        authors=authors,
        contributors=hosts,
        date=episode.date,
        language=episode.language,
        url=absolute(href(f"/p/{link.address}") if link else episode.url),
        kind="interview" if guests else "videoRecording" if is_video else "podcast",
    )
