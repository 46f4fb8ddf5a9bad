"""Comments on a talk, made ready to show."""

import datetime
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from app.store.comments import Span, StoredComment
from app.store.transcripts import StoredTranscript
from app.transcripts.clock_times import clock_of
from app.transcripts.comments import times_told
from app.web.views.episode import EpisodeView
from app.web.views.passage import passage_url

CommentSort = Literal["best", "newest", "oldest"]

_DEEPEST_LEVEL = 6
"""Answers to answers are set in so far, and no farther."""


@dataclass(frozen=True, slots=True)
class PieceView:
    """A piece of a comment's text; `url` leads to the second of the talk that it tells."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class CommentParagraphView:
    """A paragraph of a comment; `is_quote` where it repeats what somebody else said."""

    pieces: Sequence[PieceView]
    is_quote: bool


@dataclass(frozen=True, slots=True)
class TalkedAbout:
    """A passage of which a comment speaks, since it quotes it or tells its time."""

    key: str
    url: str
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentView:
    """A comment; `depth` is how far it is set in, `answers` the number of the one that it answers.
    `author_page` is None unless the owner has those who commented linked."""

    number: int
    answers: int | None
    depth: int
    text: str
    author: str | None
    author_page: str | None
    score: int | None
    written_at: datetime.datetime | None
    is_deleted: bool
    paragraphs: Sequence[CommentParagraphView]
    passages: Sequence[TalkedAbout]


def comment_views(
    episode: EpisodeView,
    transcript: StoredTranscript,
    found: Sequence[StoredComment],
    sort: CommentSort,
    shown: slice,
    passage: str = "",
) -> tuple[int, list[CommentView]]:
    """How many comments on a talk there are, of those alone that speak of `passage` where that is
    a key, and the `shown` of them; each answer after what it answers, the others in the order
    asked for: the best by their score, or by when they were written (those of which that isn't
    told come last, in their file's order)."""
    starts = [one.first for one in transcript.passages]
    ordered, depths = [], dict[int, int]()
    for one in _ordered(found, sort):
        above = one.comment.answers
        depths[one.number] = 0 if above is None else depths[above] + 1
        if not passage or passage in _keys(transcript, starts, one.spoken_of):
            ordered.append(one)
    views = [
        _view(episode, transcript, starts, one, min(depths[one.number], _DEEPEST_LEVEL))
        for one in ordered[shown]
    ]
    return len(ordered), views


def talked_about(transcript: StoredTranscript, spoken_of: Sequence[Sequence[Span]]) -> Counter[str]:
    """How many comments speak of each passage, by its key; `spoken_of` are their word ranges."""
    starts = [passage.first for passage in transcript.passages]
    return Counter(
        key for one in spoken_of for key in dict.fromkeys(_keys(transcript, starts, one))
    )


def _ordered(found: Sequence[StoredComment], sort: CommentSort) -> Iterator[StoredComment]:
    answers: dict[int | None, list[StoredComment]] = {}
    for one in found:
        answers.setdefault(one.comment.answers, []).append(one)
    for siblings in answers.values():
        siblings.sort(key=lambda one: _place(one, sort), reverse=True)
    waiting = list(answers.get(None, []))
    while waiting:
        one = waiting.pop()
        yield one
        waiting += answers.get(one.number, [])


def _place(one: StoredComment, sort: CommentSort) -> tuple[float, int]:
    """The lower, the earlier it comes."""
    at = one.comment.written_at
    if sort == "best":
        score = one.comment.score
        return (-score if score is not None else float("inf")), one.number
    if at is None:
        return float("inf"), one.number
    seconds = at.replace(tzinfo=datetime.UTC).timestamp()
    return (-seconds if sort == "newest" else seconds), one.number


def _view(
    episode: EpisodeView,
    transcript: StoredTranscript,
    starts: Sequence[int],
    one: StoredComment,
    depth: int,
) -> CommentView:
    comment = one.comment
    keys = dict.fromkeys(_keys(transcript, starts, one.spoken_of))
    firsts = {passage.key: passage.first for passage in transcript.passages if passage.key in keys}
    return CommentView(
        number=one.number,
        answers=comment.answers,
        depth=depth,
        text=comment.text,
        author=comment.author,
        author_page=comment.author_page,
        score=comment.score,
        written_at=comment.written_at,
        is_deleted=comment.is_deleted,
        paragraphs=list(_paragraphs(episode, transcript, comment.text)),
        passages=[
            TalkedAbout(
                key, passage_url(episode, key), clock_of(transcript.timeline.at(firsts[key]))
            )
            for key in keys
        ],
    )


def _keys(
    transcript: StoredTranscript, starts: Sequence[int], spoken_of: Sequence[Span]
) -> Iterator[str]:
    """The passages in which these word ranges begin."""
    for word, _ in spoken_of:
        yield transcript.passages[max(0, bisect_right(starts, word) - 1)].key


def _paragraphs(
    episode: EpisodeView, transcript: StoredTranscript, text: str
) -> Iterator[CommentParagraphView]:
    for line in filter(None, map(str.strip, text.split("\n"))):
        plain = line.lstrip("> ")
        pieces, last = [], 0
        for match, ms in times_told(plain, transcript.timeline):
            pieces.append(PieceView(plain[last : match.start()]))
            pieces.append(PieceView(match[0], f"{episode.url}?t={ms // 1000}"))
            last = match.end()
        pieces.append(PieceView(plain[last:]))
        yield CommentParagraphView([one for one in pieces if one.text], line.startswith(">"))
