"""A file as it was found: its name and bytes, read as text."""

import re
from dataclasses import dataclass
from functools import cached_property

from app.transcripts.code_pages import Decoded, decode
from app.transcripts.model import TranscriptError

_HARMLESS = frozenset("\t\n\v\f\r\x15\x1a\x1b")
"""Control characters that texts have: white space, and those of old word processors."""
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Bidirectional embeddings, overrides and isolates (UAX 9): one that isn't closed turns what stands
behind it round, on whatever page. Letters have a direction of their own, and need none."""
_SHAPED = "\u0590-\u1fff\u2190-\ufefe\U00010000-\U000dffff"
"""Letters of scripts in which they hang together, and signs."""
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f]"
    f"|(?<![{_SHAPED}])[\u200c\u200d]|[\u200c\u200d](?![{_SHAPED}])"
)
"""What nobody sees: soft hyphens, marks of direction, spaces and joiners without width. Joiners
stay between letters that they shape."""


def seen(text: str) -> str:
    """The text without what nobody sees: two names that look alike are one."""
    return _UNSEEN.sub("", text)


def unturned(text: str) -> str:
    """The text without what turns the text beside it round."""
    return _TURNS.sub("", text)


@dataclass(frozen=True)
class Source:
    """A source file. `name` is its path within the archive folder, with forward slashes;
    `encoding` is the code page that its owner says it is in."""

    name: str
    data: bytes
    encoding: str | None = None

    @property
    def stem(self) -> str:
        """The file's name without folders and last extension."""
        return self.name.rpartition("/")[2].rpartition(".")[0] or self.name.rpartition("/")[2]

    @property
    def extension(self) -> str:
        """The last extension, in lower case and with its dot; empty where there is none."""
        base = self.name.rpartition("/")[2]
        return "." + base.rpartition(".")[2].lower() if "." in base else ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but white space in it."""
        return not self.data.strip()

    @property
    def is_binary(self) -> bool:
        """Whether the bytes are no text."""
        head = self._decoded.text[:4096]
        if head.lstrip("\ufeff").startswith("WEBVTT"):
            return False  # its makers let a zero byte stand in it
        controls = sum(1 for c in head if (c < " " and c not in _HARMLESS) or c == "\x7f")
        return controls > len(head) // 30

    @cached_property
    def text(self) -> str:
        r"""The file as text with `\n` line ends.

        How its code page is told or guessed is `code_pages`' to say. Raises TranscriptError for
        an empty or a binary file.
        """
        if self.is_empty:
            raise TranscriptError("The file is empty.")
        if self.is_binary:
            raise TranscriptError("The file is binary, not text.")
        return self._decoded.text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences about what was guessed or mended in reading the bytes as text."""
        return self._decoded.warnings

    @cached_property
    def _decoded(self) -> Decoded:
        return decode(self.data, self.encoding)
