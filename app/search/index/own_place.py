"""A file whose reader keeps its place itself."""

import io
import os
from pathlib import Path


class OwnPlace(io.RawIOBase):
    """A file to read, whose place is this object's own. The one that the system keeps with an open
    file is shared by processes that were forked off one another: each would read from wherever
    another has just gone, and get other bytes than it asks for."""

    def __init__(self, path: Path) -> None:
        self._number = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        self._place = 0

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def seekable(self) -> bool:
        """Its place can be chosen."""
        return True

    def fileno(self) -> int:
        """The system's number of the file."""
        return self._number

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a byte, counted from the beginning, from here or from the end."""
        before = {io.SEEK_SET: 0, io.SEEK_CUR: self._place}
        end = os.fstat(self._number).st_size if whence == io.SEEK_END else 0
        self._place = max(0, before.get(whence, end) + offset)
        return self._place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read what fits in; gives how many bytes there were."""
        count = os.preadv(self._number, [buffer], self._place)
        self._place += count
        return count

    def close(self) -> None:
        """Let go of the file."""
        if not self.closed:
            super().close()
            os.close(self._number)
