"""What search engines and citation managers read of an episode or a person: JSON-LD in the words
of schema.org."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from app.store.people import Appearance
from app.transcripts.model import Chapter
from app.web.addresses import absolute, href
from app.web.views.episode import EpisodeView

_VIDEO = ("youtube", "vimeo")


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
        "duration": f"PT{episode.duration_ms // 1000}S",
        "datePublished": episode.date.isoformat() if episode.date else None,
        "actor": [_person(one.name, one.slug) for one in people],
        "hasPart": [_clip(episode, chapter, key) for chapter, key in chapters],
    }
    return {name: value for name, value in told.items() if value}


def person_data(name: str, slug: str) -> dict[str, Any]:
    """Somebody who takes part."""
    return {"@context": "https://schema.org", **_person(name, slug)}


def _person(name: str, slug: str) -> dict[str, str]:
    return {"@type": "Person", "name": name, "url": absolute(href(f"/people/{quote(slug)}"))}


def _podcast(episode: EpisodeView, media: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"@type": "PodcastEpisode"}
    told["associatedMedia"] = {"@type": "AudioObject", "name": episode.title, **media}
    if episode.series:
        told["partOfSeries"] = {
            "@type": "PodcastSeries",
            "name": episode.series.name,
            "url": absolute(episode.series.url),
        }
    return told


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


def _clip(episode: EpisodeView, chapter: Chapter, key: str) -> dict[str, Any]:
    return {
        "@type": "Clip",
        "name": chapter.title,
        "startOffset": chapter.start_ms // 1000,
        "url": f"{absolute(episode.url)}#p{key}",
    }
