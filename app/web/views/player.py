"""Where a recording can be heard: what kind of player it needs, and links into it."""

import re
from dataclasses import dataclass
from typing import Literal

from app.transcripts.model import Recording

MediaKind = Literal["youtube", "vimeo", "archive", "file"]
FRAMES = ("https://www.youtube-nocookie.com", "https://player.vimeo.com", "https://archive.org")
"""Sites whose players a page may hold, once the reader asked for it."""
_HOSTS: tuple[tuple[MediaKind, re.Pattern[str]], ...] = (
    (
        "youtube",
        re.compile(r"https?://(?:www\.|m\.)?(?:youtube\.com/watch\?v=|youtu\.be/)([\w-]{11})\b.*"),
    ),
    ("vimeo", re.compile(r"https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d{1,12})\b.*")),
    ("archive", re.compile(r"https?://(?:www\.)?archive\.org/(?:details|embed)/([\w.-]{1,100}).*")),
)


@dataclass(frozen=True, slots=True)
class Player:
    """`source` is the recording's name at its host, or the address of a file."""

    kind: MediaKind
    source: str

    def link(self, seconds: int) -> str:
        """An address that opens the recording at a time, for browsers without scripts too."""
        return {
            "youtube": f"https://www.youtube.com/watch?v={self.source}&t={seconds}s",
            "vimeo": f"https://vimeo.com/{self.source}#t={seconds}s",
            "archive": f"https://archive.org/details/{self.source}?start={seconds}",
            "file": f"{self.source}#t={seconds}",
        }[self.kind]

    def frame(self, seconds: int) -> str | None:
        """The address of the host's own player from a time on; None for a file."""
        return {
            "youtube": f"{FRAMES[0]}/embed/{self.source}?start={seconds}&autoplay=1",
            "vimeo": f"{FRAMES[1]}/video/{self.source}?autoplay=1&dnt=1#t={seconds}s",
            "archive": f"{FRAMES[2]}/embed/{self.source}?start={seconds}&autoplay=1",
            "file": None,
        }[self.kind]


def player(recording: Recording, own_file: str) -> Player | None:
    """The player of a recording; `own_file` is where the site serves a file of the archive
    folder. A recording that an owner named comes before the one at YouTube, whose host learns who
    listens. None for a recording that is nowhere."""
    address = recording.media_url
    if not address:
        return Player("youtube", recording.youtube_id) if recording.youtube_id else None
    for kind, pattern in _HOSTS:
        if match := pattern.fullmatch(address):
            return Player(kind, match[1])
    is_remote = address.startswith(("http://", "https://"))
    return Player("file", address if is_remote else own_file)
