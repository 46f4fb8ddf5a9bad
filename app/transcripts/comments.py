"""What people wrote about a talk: Reddit's JSON as saved from `…/comments/<id>.json`, the comments
that yt-dlp keeps, and a plain list of our own."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from app.transcripts.clock_times import parse_time
from app.transcripts.model import Comment, TranscriptError
from app.transcripts.references import resolved
from app.transcripts.timeline import Timeline

SUFFIX = ".comments.json"
"""How the name of a file of comments ends, after that of the transcript's file."""
MOST_COMMENTS = 5_000
"""Comments that are kept of a talk."""
LONGEST_COMMENT_CHARACTERS = 10_000
"""Characters of a comment."""
MOST_CHARACTERS = 2_000_000
"""Characters of all comments on a talk; the largest discussions have half as many."""
_TIME = re.compile(r"(?<![\w:.])(?:\d{1,2}:)?\d{1,2}:\d{2}(?![\w:]|\.\d)")
_LONGEST_NAME_CHARACTERS = 100
_DELETED = {"[deleted]", "[removed]"}


@dataclass(frozen=True, slots=True)
class _NamedComment:
    """A comment with its own name `key` and that of the one that it answers."""

    comment: Comment
    key: str
    answers: str = ""


def parse_comments(text: str) -> tuple[Comment, ...]:
    """The comments of a JSON text, each after the one that it answers, in the file's order.

    Raises TranscriptError where it is no JSON, or none of these.
    """
    try:
        root: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise TranscriptError(f"It is no valid JSON: {' '.join(str(error).split())}.") from error
    told = list(_told(root))
    if not told and not _is_empty(root):
        raise TranscriptError(
            "It holds no comments: it should be Reddit’s JSON of a post, what yt-dlp saves, or a "
            "list with `author` and `text`."
        )
    return _threaded(told)


def times_told(text: str, timeline: Timeline) -> Iterator[tuple[re.Match[str], int]]:
    """The times within a talk that a text tells, in milliseconds; none where all that is known of
    the talk's times is a guess: they would lead to words that nobody spoke of."""
    end_ms = 0 if timeline.is_all_guessed else timeline.end_ms
    for match in _TIME.finditer(text):
        ms = parse_time(match[0])
        if ms is not None and ms < end_ms:
            yield match, ms


def _is_empty(root: Any) -> bool:
    """Whether it says that there are no comments."""
    if isinstance(root, dict):
        root = root.get("comments")
    return root == [] or (_is_reddit(root) and len(root) > 1)


def _is_reddit(root: Any) -> bool:
    return isinstance(root, list) and any(
        isinstance(one, dict) and one.get("kind") == "Listing" for one in root
    )


def _told(root: Any) -> Iterator[_NamedComment]:
    if isinstance(root, dict) and root.get("kind") == "Listing":
        root = [root]
    if _is_reddit(root):
        yield from _of_reddit(root)
        return
    if isinstance(root, dict):
        root = root.get("comments")
    for number, one in enumerate(root if isinstance(root, list) else ()):
        if isinstance(one, dict) and isinstance(one.get("text"), str):
            parent = str(one.get("parent") or "")
            key = str(one.get("id") or f"number {number}")
            yield _NamedComment(_of_ytdlp(one), key, "" if parent == "root" else parent)


def _of_reddit(root: Iterable[Any]) -> Iterator[_NamedComment]:
    """Reddit nests answers within answers; a stack of our own goes as deep as they do."""
    waiting: list[tuple[Any, str]] = [(one, "") for one in reversed(list(root))]
    while waiting:
        one, above = waiting.pop()
        data = one.get("data") if isinstance(one, dict) else None
        if not isinstance(data, dict):
            continue
        below = above
        if isinstance(data.get("body"), str):
            below = str(data.get("id") or id(data))
            name = _text(data.get("author"))
            page = f"https://www.reddit.com/user/{quote(name, safe='')}" if name else None
            yield _NamedComment(
                _comment(data["body"], name, page, data.get("score"), data.get("created_utc")),
                below,
                above,
            )
        inner = data.get("replies") if below != above else data.get("children")
        children = inner if isinstance(inner, list) else [inner]
        waiting += [(child, below) for child in reversed(children)]


def _of_ytdlp(one: dict[str, Any]) -> Comment:
    page = one.get("author_url")
    is_page = isinstance(page, str) and page.startswith("https://") and len(page) < 300
    score = one.get("score", one.get("like_count"))
    name = _text(one.get("author"))
    return _comment(
        one["text"], name, page if is_page else None, score, one.get("timestamp") or one.get("date")
    )


def _comment(text: str, author: str | None, page: str | None, score: Any, at: Any) -> Comment:
    plain = resolved(text).strip()[:LONGEST_COMMENT_CHARACTERS]
    is_deleted = plain in _DELETED or (author in _DELETED and not plain)
    has_name = author is not None and author not in _DELETED
    return Comment(
        text="" if is_deleted else plain,
        author=author if has_name else None,
        author_page=page if has_name else None,
        score=score if type(score) is int and abs(score) < 10**9 else None,
        written_at=_moment(at),
        is_deleted=is_deleted,
    )


def _text(value: Any) -> str | None:
    plain = " ".join(value.split())[:_LONGEST_NAME_CHARACTERS] if isinstance(value, str) else ""
    return plain or None


def _moment(value: Any) -> datetime | None:
    """Seconds since 1970, or a date as ISO 8601 writes it, in UTC."""
    try:
        if isinstance(value, str):
            found = datetime.fromisoformat(value)
            return (found.astimezone(UTC) if found.tzinfo else found).replace(tzinfo=None)
        if isinstance(value, int | float) and value > 0:
            return datetime.fromtimestamp(value, UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        pass
    return None


def _threaded(told: list[_NamedComment]) -> tuple[Comment, ...]:
    """Each comment after the one that it answers; who answers nobody that is there begins anew."""
    known: dict[str, int] = {one.key: place for place, one in enumerate(told)}
    answers: dict[int, list[int]] = {}
    for place, one in enumerate(told):
        answers.setdefault(known.get(one.answers, -1), []).append(place)
    found: list[Comment] = []
    seen: set[int] = set()
    # Comments that answer each other in a circle are reached from no first one: they come last.
    first = [*answers.get(-1, []), *range(len(told))]
    waiting: list[tuple[int, int | None]] = [(place, None) for place in reversed(first)]
    characters = 0
    while waiting and len(found) < MOST_COMMENTS and characters < MOST_CHARACTERS:
        place, parent = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        number = len(found)
        characters += len(told[place].comment.text)
        found.append(replace(told[place].comment, answers=parent))
        waiting += [(child, number) for child in reversed(answers.get(place, []))]
    return tuple(found)
