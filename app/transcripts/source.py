"""A file as it was found: its name and bytes, read as text."""

import codecs
from dataclasses import dataclass
from functools import cached_property

from app.transcripts.model import TranscriptError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


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

    @cached_property
    def text(self) -> str:
        r"""The file as text with `\n` line ends.

        UTF-8, UTF-16 and UTF-32 are told by their mark; what isn't valid UTF-8 is read as
        Windows-1252, in which every old caption file can be read. Raises TranscriptError
        for an empty or a binary file.
        """
        if not self.data.strip():
            raise TranscriptError("The file is empty.")
        text = self._decoded()
        head = text[:4096]
        controls = sum(1 for c in head if (c < " " and c not in "\t\n\r\f\x1b") or c == "\x7f")
        if "\0" in head or controls > len(head) // 50:
            raise TranscriptError("The file is binary, not text.")
        return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")

    def _decoded(self) -> str:
        for mark, encoding in _MARKS:
            if self.data.startswith(mark):
                return self.data.decode(encoding, errors="replace")
        try:
            return self.data.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.reason == "unexpected end of data":  # cut off within its last letter
                return self.data.decode("utf-8", errors="ignore")
            return self.data.decode("cp1252", errors="replace")
