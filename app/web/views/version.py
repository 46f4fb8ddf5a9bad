"""The versions of a talk: transcripts that it can be read in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import urlencode

from app.store.versions import Version
from app.transcripts.model import Recording
from app.web.views.episode import EpisodeView

_KINDS = {"written": "", "automatic": "automatic captions"}


@dataclass(frozen=True, slots=True)
class VersionView:
    """A transcript of the talk by its file; `about` says what sets it apart, `is_here` that it is
    the one that is open."""

    label: str
    about: str
    url: str
    is_here: bool


def version_views(
    episode: EpisodeView, reads: str, others: Sequence[Version], here: Version | None
) -> list[VersionView]:
    """All transcripts of a talk that has several, the one that it is read in (the file `reads`)
    first; `here` is the open one, None for that. Folders are told where names alone don't tell
    them apart."""
    if not others:
        return []
    labels = _labels([reads, *(one.path for one in others)])
    first = VersionView(labels[0], "read here", episode.url, here is None)
    return [
        first,
        *(
            VersionView(
                label,
                _KINDS.get(one.kind, ""),
                f"{episode.url}?{urlencode({'version': one.path})}",
                here is not None and one.source_id == here.source_id,
            )
            for label, one in zip(labels[1:], others, strict=True)
        ),
    ]


def _labels(paths: Sequence[str]) -> list[str]:
    """Names of files, with as much of their folders as tells them apart."""
    parts = [PurePosixPath(path).parts for path in paths]
    common = 0
    while all(len(one) > common + 1 and one[common] == parts[0][common] for one in parts):
        common += 1
    names = [one[-1] for one in parts]
    return names if len(set(names)) == len(names) else ["/".join(one[common:]) for one in parts]


def in_version(episode: EpisodeView, version: Version) -> EpisodeView:
    """An episode whose times are those of one of its versions, with that one's recording."""
    own = Recording("", version.youtube_id, version.media_url)
    has_own = version.youtube_id or version.media_url
    return replace(episode, language=version.language, recordings=[own] if has_own else [])
