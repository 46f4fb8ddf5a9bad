"""The comments that stand beside a transcript."""

from collections.abc import Mapping
from dataclasses import replace

from app.archive.files import LARGEST_FILE_BYTES, read_bytes
from app.archive.ingest.folder import FoundFile
from app.errors import VivaVoceError
from app.transcripts.comments import MOST_COMMENTS, SUFFIX, parse_comments
from app.transcripts.model import Comment
from app.transcripts.source import Source

_IN_INFO = b'"comments"'


def comments_beside(found: FoundFile) -> tuple[tuple[Comment, ...], tuple[str, ...]]:
    """The comments of a file of their own, then those that yt-dlp keeps in its `.info.json`; and a
    sentence for each file that can't be understood."""
    comments: tuple[Comment, ...] = ()
    problems: list[str] = []
    for sidecar in reversed(found.sidecars):  # a file of their own comes first
        is_own = sidecar.name.endswith(SUFFIX)
        if not is_own and not sidecar.name.endswith(".info.json"):
            continue
        try:
            data = read_bytes(sidecar, found.root, LARGEST_FILE_BYTES)
            if is_own or _IN_INFO in data:
                comments = together(comments, parse_comments(Source(sidecar.name, data).text))
        except VivaVoceError as error:
            if is_own:
                problems.append(f"{sidecar.name} is left out: {error}")
    return comments, tuple(problems)


def together(first: tuple[Comment, ...], more: tuple[Comment, ...]) -> tuple[Comment, ...]:
    """Comments of two sources, one behind the other, as many as are kept of a talk; what both have,
    as where somebody saved them twice, once."""
    known = {(one.author, one.text) for one in first if one.text}
    twice = {n for n, one in enumerate(more) if (one.author, one.text) in known}
    answered = {one.answers for one in more}
    kept = [n for n in range(len(more)) if n not in twice or n in answered]
    places = {number: len(first) + place for place, number in enumerate(kept)}
    moved = (replace(more[n], answers=_moved(more[n].answers, places)) for n in kept)
    return (*first, *moved)[:MOST_COMMENTS]


def _moved(answers: int | None, places: Mapping[int, int]) -> int | None:
    return None if answers is None else places[answers]
