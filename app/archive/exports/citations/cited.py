"""What a citation is made of."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from app.archive.exports.citations.names import Name, name_of
from app.transcripts.speaker_names import is_role

_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage as it is cited, at a time of a talk. `speakers` say its words, in order, and may
    be missing, as `date` and `time` may; `hosts` are those of them, or others, who ask the
    questions. `note` and `keywords` are the reader's own."""

    title: str
    container: str
    archive: str
    speakers: tuple[str, ...]
    hosts: tuple[str, ...]
    date: datetime.date | None
    time: str
    quote: str
    url: str
    seen: datetime.date
    note: str = ""
    keywords: tuple[str, ...] = ()

    @property
    def authors(self) -> list[Name]:
        """Who is cited: the interviewees where they and a host speak, else all who speak. A part,
        such as `Speaker 1`, is nobody's name."""
        return [name_of(name) for name in self._authors()]

    @property
    def interviewers(self) -> list[Name]:
        """The hosts that speak in the cited words beside the authors."""
        authors = self._authors()
        return [name_of(name) for name in self._named() if name not in authors]

    @property
    def key(self) -> str:
        """What tells it from other passages: the end of its address."""
        return self.url.rstrip("/").rsplit("/", 1)[-1]

    def flat(self) -> "Cited":
        """The same, each text in one line: no value can begin a line of its own."""
        values: dict[str, Any] = {one.name: _flat(getattr(self, one.name)) for one in fields(self)}
        return replace(self, **values)

    def _named(self) -> Sequence[str]:
        return [name for name in self.speakers if name and not is_role(name)]

    def _authors(self) -> Sequence[str]:
        named = self._named()
        return [name for name in named if name not in self.hosts] or named


def _flat(value: object) -> object:
    if isinstance(value, str):
        return " ".join(_UNWRITABLE.sub("", value).split())
    return tuple(map(_flat, value)) if isinstance(value, tuple) else value
