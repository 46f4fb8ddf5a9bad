"""Which of the caption files that yt-dlp saves of one video is read: the best of them.

They differ by language (`talk [id].en.vtt`, `talk [id].en-orig.vtt`) and by who made them, which
`talk [id].info.json` tells, or else what automatic captions look like.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.archive.files import LARGEST_FILE_BYTES, read_bytes
from app.errors import VivaVoceError

_CAPTIONS = frozenset(".vtt .srt .ttml .srv1 .srv2 .srv3 .json3 .ass .lrc".split())
_ID = re.compile(r" ?\[[\w-]{11}\]$| ?-[\w-]{11}$")
_LANGUAGE = re.compile(r"\.([a-z]{2,3}(?:-[A-Za-z0-9]{1,12})*)$")
_AUTOMATIC = re.compile(rb"<\d\d:\d\d:\d\d\.\d{3}><c|align:start position:0%|\"wpISep|<w t=|asr")
_CHAT = re.compile(r"\.(live_chat|comments|rechat)\.json$")
_KINDS = (".vtt", ".json3", ".srv3", ".ttml", ".srv2", ".srv1", ".srt", ".ass", ".lrc")
"""Of several files of the same captions, those that tell more come first."""


@dataclass(frozen=True, slots=True)
class _Captions:
    """A caption file of a video: its language as its name tells, and whether people made it."""

    path: Path
    language: str
    is_automatic: bool


def left_aside(files: Iterable[Path], root: Path) -> Iterator[tuple[Path, str]]:
    """The files that aren't read since another of the same video is better, and what viewers
    wrote (but for comments beside a talk); each with a sentence that tells why."""
    videos: dict[Path, list[Path]] = {}
    files = list(files)
    talks = {file.with_name(_LANGUAGE.sub("", file.stem)) for file in files}
    for file in files:
        if match := _CHAT.search(file.name):
            if match[1] == "comments":
                if file.with_name(file.name.removesuffix(match[0])) not in talks:
                    yield file, "It holds comments, and no transcript of that name is beside it."
                continue
            yield file, "It holds the chat of viewers, which isn't part of the talk."
        elif file.suffix.lower() in _CAPTIONS:
            stem = _LANGUAGE.sub("", file.stem)
            videos.setdefault(file.with_name(stem), []).append(file)
    for video, captions in videos.items():
        info = video.with_name(f"{video.name}.info.json")
        is_there = os.path.isfile(info)  # noqa: PTH113 - pathlib's raises for a name too long
        is_saved = bool(_ID.search(video.name)) or is_there
        if len(captions) > 1 and is_saved:
            yield from _others(captions, _read_info(info, root), root)


def _others(paths: list[Path], info: dict[str, Any], root: Path) -> Iterator[tuple[Path, str]]:
    found = [_captions(path, info, root) for path in paths]
    spoken = _spoken(found, info)
    best = min(found, key=lambda one: _rank(one, spoken))
    made_by = "made automatically" if best.is_automatic else "made by people"
    for one in found:
        if one is not best:
            yield (
                one.path,
                f"{best.path.name} is read in its place: of this video's captions it is the best "
                f"({made_by}{', in the language spoken' if spoken == _base(best) else ''}).",
            )


def _rank(one: _Captions, spoken: str) -> tuple[bool, bool, bool, int, str]:
    """What is better comes first: the language spoken, people before programs, the program's own
    captions before those that it translated."""
    is_original = one.language.endswith("-orig")
    kind = _KINDS.index(one.path.suffix.lower())
    return (_base(one) != spoken, one.is_automatic, not is_original, kind, one.path.name)


def _base(one: _Captions) -> str:
    return one.language.split("-")[0]


def _spoken(found: list[_Captions], info: dict[str, Any]) -> str:
    """The language that is spoken: as the facts tell it, as captions were made of it, or the only
    one in which people wrote any."""
    told = info.get("language")
    languages = {_base(one) for one in found}
    if isinstance(told, str) and told.split("-")[0] in languages:
        return told.split("-")[0]
    for one in found:
        if one.language.endswith("-orig"):
            return _base(one)
    by_people = [one for one in found if not one.is_automatic]
    first = next((one for one in by_people if _base(one) == "en"), None)
    chosen = first or (by_people or found)[0]
    return _base(chosen)


def _captions(path: Path, info: dict[str, Any], root: Path) -> _Captions:
    match = _LANGUAGE.search(path.stem)
    language = match[1] if match else ""
    manual, automatic = info.get("subtitles"), info.get("automatic_captions")
    if isinstance(manual, dict) and language in manual:
        return _Captions(path, language, is_automatic=False)
    if isinstance(automatic, dict) and language in automatic:
        return _Captions(path, language, is_automatic=True)
    try:
        head = read_bytes(path, root, LARGEST_FILE_BYTES)[:20_000]
    except VivaVoceError:
        head = b""
    return _Captions(path, language, bool(_AUTOMATIC.search(head)))


def _read_info(path: Path, root: Path) -> dict[str, Any]:
    try:
        root_of_it = json.loads(read_bytes(path, root, LARGEST_FILE_BYTES))
    except (VivaVoceError, ValueError, RecursionError):
        return {}
    return root_of_it if isinstance(root_of_it, dict) else {}
