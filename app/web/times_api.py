"""The JSON API of times: when each word is said, for a player that follows them."""

from collections.abc import Sequence
from itertools import groupby

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, Field

from app.store import episodes, transcripts
from app.transcripts.timeline import Moment
from app.web.site import SiteParameter

router = APIRouter(prefix="/api", tags=["times"])

SURE_MS = 500
"""Words whose times are right within this can be followed one by one."""
_FEWEST = 8
"""In shorter runs of such words a reader sees flicker."""


class TimesAnswer(BaseModel):
    """When the words of an episode are said."""

    starts: list[int] = Field(description="For each word, hundredths of a second.")
    sure: list[tuple[int, int]] = Field(
        description="Runs of words [first, last) whose times are right within half a second."
    )


@router.get("/episodes/{slug}/times", summary="When each word is said")
def times(site: SiteParameter, slug: str) -> TimesAnswer:
    """Times of all words of an episode, in the transcript's own time."""
    with site.database.read() as session:
        row = episodes.by_slug(session, slug)
        if row is None:
            raise HTTPException(404, "There is no such episode.")
        line = transcripts.timeline(session, row.id)
    moments = [line.at(word) for word in range(row.word_count)]
    return TimesAnswer(starts=[at.ms // 10 for at in moments], sure=_sure(moments))


def _sure(moments: Sequence[Moment]) -> list[tuple[int, int]]:
    runs, first = [], 0
    for is_sure, group in groupby(at.bound_ms <= SURE_MS for at in moments):
        last = first + sum(1 for _ in group)
        if is_sure and last - first >= _FEWEST:
            runs.append((first, last))
        first = last
    return runs
