"""A file as it was found: its name and bytes, read as text."""

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import chardet

from app.transcripts.model import TranscriptError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}\bencoding\s*=\s*["']?([\w.:-]+)"""
    rb"""|<meta\b[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_CUT_OFF = "The file is cut off within its last letter."
_GUESSED = "The code page was guessed: it isn't UTF-8, and was read as {}."
_USUAL = "Windows-1252"
_TELLING = 12
"""Bytes beyond ASCII without which a code page is anybody's guess."""
_LOOKED_AT = 200_000
"""Bytes by which a code page is guessed."""


@dataclass(frozen=True)
class Source:
    """A source file. `name` is its path within the archive folder, with forward slashes."""

    name: str
    data: bytes

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
        head = self._decoded[0][:4096]
        controls = sum(1 for c in head if (c < " " and c not in "\t\n\r\f\x15\x1b") or c == "\x7f")
        return "\0" in head or controls > len(head) // 50

    @cached_property
    def text(self) -> str:
        r"""The file as text with `\n` line ends.

        UTF-8, UTF-16 and UTF-32 are told by their mark; what isn't valid UTF-8 is read in the
        code page that a web page or XML declares, else in the one that its bytes speak for.
        Raises TranscriptError for an empty or a binary file.
        """
        if self.is_empty:
            raise TranscriptError("The file is empty.")
        if self.is_binary:
            raise TranscriptError("The file is binary, not text.")
        return self._decoded[0].replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences about what was guessed in reading the bytes as text."""
        return (self._decoded[1],) if self._decoded[1] else ()

    @cached_property
    def _decoded(self) -> tuple[str, str]:
        """The text, and a sentence where its code page was guessed."""
        for mark, encoding in _MARKS:
            if self.data.startswith(mark):
                return self.data.decode(encoding, errors="replace"), ""
        if name := self._unmarked_utf_16():
            return self.data.decode(name, errors="replace"), _GUESSED.format("UTF-16")
        try:
            return self.data.decode("utf-8"), ""
        except UnicodeDecodeError as error:
            if error.reason == "unexpected end of data":  # cut off within its last letter
                return self.data.decode("utf-8", errors="ignore"), _CUT_OFF
        if declared := _DECLARED.search(self.data, 0, 2048):
            with suppress(LookupError, UnicodeDecodeError):
                return self.data.decode((declared[1] or declared[2]).decode("ascii")), ""
        return self._guessed()

    def _guessed(self) -> tuple[str, str]:
        """The text in the code page that its bytes speak for; Western European where none does."""
        head = self.data[:_LOOKED_AT]
        is_telling = sum(byte > 127 for byte in head) >= _TELLING
        found = (chardet.detect(head)["encoding"] if is_telling else None) or _USUAL
        name = _USUAL if found.upper() in ("ISO-8859-1", "ASCII") else found
        try:
            text = self.data.decode(name, errors="replace")
        except LookupError:
            name, text = _USUAL, self.data.decode(_USUAL, errors="replace")
        return text, _GUESSED.format(name)

    def _unmarked_utf_16(self) -> str | None:
        """The name of UTF-16 where every other byte is zero, as Latin letters have it."""
        head = self.data[:2_000]
        if len(head) > 8 and head[1::2].count(0) > 0.7 * len(head[1::2]):
            return "utf-16-le"
        if len(head) > 8 and head[::2].count(0) > 0.7 * len(head[::2]):
            return "utf-16-be"
        return None
