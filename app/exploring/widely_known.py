"""Names that many talks speak of, as their owners write them: of things in one word, and people.

They are only ever proposed: raw captions of an archive that has no clean talk know no other source
for `krizhevsky`.
"""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_suffix(".txt")


@cache
def widely_known() -> tuple[str, ...]:
    """The names, those of one word first."""
    return tuple(_FILE.read_text("utf-8").splitlines())
