"""Pages as they were made, in memory that all web processes share."""

import fcntl
import mmap
import os
import struct
import weakref
import zlib
from hashlib import blake2b

_ENTRY = struct.Struct("<16sQII")
"""What a page is known by, and where it stands: its first byte, its length and its CRC-32."""
_PLACE = struct.Struct("<Q")
"""Where the next page goes."""
_ENTRIES_PER_MB = 2_000
"""Of pages some hundred have room in it, packed as they are sent: one in twenty meets another."""


class KeptPages:
    """The pages that were kept last, in at most `most_bytes`, for this process and those that are
    forked off it.

    A ring of bytes, in which a new page takes the place of the oldest ones, and a table that tells
    where each page stands, of which two may claim one row: the later one has it. Nobody waits:
    who reads knows by a checksum whether it is what was written, and what can't be written at once
    isn't kept.
    """

    def __init__(self, most_bytes: int) -> None:
        self._count = most_bytes * _ENTRIES_PER_MB // 1_000_000
        self._begin = _PLACE.size + self._count * _ENTRY.size
        self._end = most_bytes
        self._file = -1
        if hasattr(os, "memfd_create"):  # where processes are forked
            self._file = os.memfd_create("pages")
            os.ftruncate(self._file, max(1, most_bytes))
            weakref.finalize(self, os.close, self._file)
        self._memory = mmap.mmap(self._file, max(1, most_bytes))

    def get(self, name: str) -> bytes | None:
        """What was kept by a name; None where it isn't there, or not any more."""
        if not self._count:
            return None
        known, at = self._known(name)
        key, first, length, check = _ENTRY.unpack_from(self._memory, at)
        if key != known:
            return None
        found = self._memory[first : first + length]
        return found if zlib.crc32(found) == check else None

    def put(self, name: str, page: bytes) -> None:
        """Keep a page by a name."""
        if not self._count or len(page) > self._end - self._begin:
            return
        known, at = self._known(name)
        if not self._is_alone():
            return
        try:
            first = max(self._begin, _PLACE.unpack_from(self._memory)[0])
            if first + len(page) > self._end:
                first = self._begin
            self._memory[first : first + len(page)] = page
            _ENTRY.pack_into(self._memory, at, known, first, len(page), zlib.crc32(page))
            _PLACE.pack_into(self._memory, 0, first + len(page))
        finally:
            self._let_others()

    def _known(self, name: str) -> tuple[bytes, int]:
        """What a page of that name is known by, and the place of its row."""
        known = blake2b(name.encode(), digest_size=16).digest()
        return known, _PLACE.size + int.from_bytes(known[:8]) % self._count * _ENTRY.size

    def _is_alone(self) -> bool:
        """Whether no other process writes; none does from now on. The kernel lets others when this
        process ends."""
        if self._file < 0:
            return True
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _let_others(self) -> None:
        if self._file >= 0:
            fcntl.lockf(self._file, fcntl.LOCK_UN)
