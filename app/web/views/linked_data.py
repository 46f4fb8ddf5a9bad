"""What search engines and citation managers read of a page: JSON-LD in the words of schema.org."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from app.store.people import Appearance
from app.transcripts.model import Chapter
from app.transcripts.timeline import Moment
from app.web.addresses import absolute, href
from app.web.views.episode import EpisodeView, SeriesView
from app.web.views.person import PersonView
from app.web.views.topic import TopicView

_VIDEO = ("youtube", "vimeo")
_NAME_CHARACTERS = 110
"""Characters of a quote that name it, at the most: more aren't shown."""


def episode_data(
    episode: EpisodeView,
    text: str,
    people: Sequence[Appearance],
    chapters: Sequence[tuple[Chapter, str]],
) -> dict[str, Any]:
    """An episode with its transcript as `text`, those who take part and its maker's chapters, each
    with the key of the passage that it begins with."""
    heard = episode.player()
    is_video = heard is not None and heard.kind in _VIDEO
    media = {"transcript": text, **_recording(episode)}
    own = {"@type": "VideoObject", **media} if is_video else _podcast(episode, media)
    told = {
        "@context": "https://schema.org",
        **own,
        "@id": absolute(episode.url),
        "url": absolute(episode.url),
        "name": episode.title,
        "description": episode.description or f"Transcript of {episode.title}",
        "inLanguage": episode.language,
        "duration": None if episode.is_length_guessed else f"PT{episode.duration_ms // 1000}S",
        "datePublished": episode.date.isoformat() if episode.date else None,
        "actor": [_person(one.name, one.slug) for one in people],
        "hasPart": _chapters(episode, chapters),
    }
    return {name: value for name, value in told.items() if value}


def clip_data(
    whole: Mapping[str, Any], address: str, quote: str, start: Moment, end: Moment
) -> dict[str, Any]:
    """Words of an episode that a link names, by its `address`, as a clip of the `whole`, what
    `episode_data` tells. Times that are estimated aren't told."""
    start_ms, end_ms = _told_ms(start), _told_ms(end)
    is_episode = whole["@type"] == "PodcastEpisode"
    return {
        "@context": "https://schema.org",
        **_clip(_shortened(quote), start_ms, end_ms, absolute(href(f"/p/{address}"))),
        "text": quote,
        "inLanguage": whole["inLanguage"],
        "partOfEpisode" if is_episode else "isPartOf": {
            name: value for name, value in whole.items() if name != "@context"
        },
    }


def person_data(person: PersonView) -> dict[str, Any]:
    """Somebody who takes part, with what the owner tells of them."""
    told = {"description": person.description, "sameAs": list(person.links)}
    return {
        "@context": "https://schema.org",
        "@id": absolute(person.url),
        **_person(person.name, person.slug),
        **{name: value for name, value in told.items() if value},
    }


def site_data(title: str, description: str | None) -> dict[str, Any]:
    """The archive, and where it is searched."""
    target = {"@type": "EntryPoint", "urlTemplate": absolute(href("/search")) + "?q={query}"}
    told = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": title,
        "url": absolute(href("/")),
        "description": description,
        "potentialAction": {"@type": "SearchAction", "target": target},
    }
    return {name: value for name, value in told.items() if value}


def series_data(series: SeriesView, feed: str) -> dict[str, Any]:
    """A series, and the feed of its episodes."""
    return {"@context": "https://schema.org", **_series(series), "webFeed": absolute(feed)}


def topic_data(topic: TopicView) -> dict[str, Any]:
    """A topic, as the term that it is known by here."""
    told = {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "name": topic.title,
        "url": absolute(topic.url),
        "description": topic.description,
        "sameAs": list(topic.links),
        "inDefinedTermSet": absolute(href("/topics")),
    }
    return {name: value for name, value in told.items() if value}


def _person(name: str, slug: str) -> dict[str, str]:
    return {"@type": "Person", "name": name, "url": absolute(href(f"/people/{quote(slug)}"))}


def _podcast(episode: EpisodeView, media: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"@type": "PodcastEpisode"}
    told["associatedMedia"] = {"@type": "AudioObject", "name": episode.title, **media}
    if episode.series:
        told["partOfSeries"] = _series(episode.series)
    return told


def _series(series: SeriesView) -> dict[str, str]:
    return {"@type": "PodcastSeries", "name": series.name, "url": absolute(series.url)}


def _recording(episode: EpisodeView) -> dict[str, str]:
    """Where the recording is, by the names that its kind has for it."""
    heard = episode.player()
    if heard is None:
        return {}
    told = {}
    if frame := heard.frame(0):
        told["embedUrl"] = frame.replace("&autoplay=1", "").replace("?autoplay=1&", "?")
    else:
        told["contentUrl"] = heard.source if "://" in heard.source else absolute(heard.source)
    if heard.kind == "youtube":
        told["thumbnailUrl"] = f"https://i.ytimg.com/vi/{heard.source}/hqdefault.jpg"
    if episode.date:
        told["uploadDate"] = episode.date.isoformat()
    return told


def _chapters(
    episode: EpisodeView, chapters: Sequence[tuple[Chapter, str]]
) -> list[dict[str, Any]]:
    """Chapters as clips, each of which ends where the next one begins. Those whose file tells no
    time have none."""
    starts = [chapter.start_ms if chapter.word is None else None for chapter, _ in chapters]
    ends = [*starts[1:], None if episode.is_length_guessed else episode.duration_ms]
    return [
        _clip(chapter.title, start_ms, end_ms, f"{absolute(episode.url)}#p{key}")
        for (chapter, key), start_ms, end_ms in zip(chapters, starts, ends, strict=False)
    ]


def _told_ms(at: Moment) -> int | None:
    return None if at.is_guessed else at.ms


def _clip(name: str, start_ms: int | None, end_ms: int | None, url: str) -> dict[str, Any]:
    """A stretch of a recording, in whole seconds, as search engines ask for them; without those
    of its ends that aren't told."""
    times = {}
    if start_ms is not None:
        times["startOffset"] = start_ms // 1000
        if end_ms is not None and end_ms > start_ms:
            times["endOffset"] = -(-end_ms // 1000)
    return {"@type": "Clip", "name": name, **times, "url": url}


def _shortened(quote: str) -> str:
    return (
        quote
        if len(quote) <= _NAME_CHARACTERS
        else f"{quote[:_NAME_CHARACTERS].rpartition(' ')[0]} …"
    )
