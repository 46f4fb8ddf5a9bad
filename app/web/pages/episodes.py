"""The list of episodes, and each episode's page."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.archive.answers import searching
from app.archive.answers.linking import Links, Status
from app.archive.answers.wording import wording
from app.archive.owner import heard_as
from app.search.results.highlight import marked_words
from app.store import episodes, people, series, topics, transcripts
from app.transcripts.restoring.restore import is_raw
from app.transcripts.times import parse_time
from app.web.frame import page
from app.web.menu import Entry
from app.web.site import SessionParameter, SiteParameter
from app.web.views.contents import contents_of
from app.web.views.episode import media_at, player_of, recordings
from app.web.views.paging import Paging
from app.web.views.passage import passage_of, passage_url, passage_views
from app.web.views.strip import stretch_views, strip_views

router = APIRouter()
MENU = Entry(10, "Episodes", "/episodes")
_PER_PAGE = 40
_LOOKED_AT = 2_000
"""Words that tell whether a transcript has marks of its own."""


@router.get("/episodes", include_in_schema=False)
def episode_list(
    request: Request,
    session: SessionParameter,
    sort: episodes.Sort = "newest",
    series_slug: Annotated[str, Query(alias="series")] = "",
    year: str = "",
    title: Annotated[str, Query(max_length=200)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """All episodes, sorted and filtered, in pages."""
    chosen_year = int(year) if year.isdecimal() and len(year) == 4 else None
    total, rows = episodes.page(
        session, sort, series_slug, chosen_year, title, _PER_PAGE, (number - 1) * _PER_PAGE
    )
    return page(
        request,
        session,
        "episodes.html",
        episodes=rows,
        is_mostly_undated=2 * episodes.undated(session) > episodes.count(session),
        all_series=series.with_counts(session),
        years=episodes.years(session),
        chosen={"sort": sort, "series": series_slug, "year": year, "title": title},
        paging=Paging(number, _PER_PAGE, total),
    )


@router.get("/episodes/{slug}", include_in_schema=False, response_model=None)
def episode(
    request: Request,
    site: SiteParameter,
    session: SessionParameter,
    slug: str,
    q: str = "",
    t: Annotated[str, Query(description="A time, as `754` or `12m34s`.")] = "",
    recording: Annotated[int, Query(ge=0, le=100)] = 0,
    shown: Annotated[str, Query(alias="as")] = "",
    link: Annotated[str, Query(description="The address of words to show.")] = "",
) -> HTMLResponse | RedirectResponse:
    """One talk, to read; `t` leads to the passage that is heard then."""
    row = episodes.by_slug(session, slug)
    if row is None:
        raise HTTPException(404, "There is no such episode.")
    transcript = transcripts.load(session, row.id)
    at_ms = parse_time(t)
    if at_ms is not None:
        word = transcript.timeline.word_at(at_ms)
        heard = next(p for p in transcript.passages if word < p.last)
        return RedirectResponse(passage_url(row, heard, q), 302)
    found = searching.matches_within(session, site.engine, row, transcript.words, q)
    marked = marked_words(found)
    opened = Links(session).open(link) if link else None
    if opened and opened.episode and opened.episode.id == row.id:
        marked |= frozenset(range(opened.first, opened.last))
    else:
        opened = None
    strip, around = strip_views(transcript, found)
    is_as_captioned = shown == "captioned"
    written = wording(transcript, row.language, is_as_captioned)
    contents = contents_of(row.facts.chapters, transcript, written)
    return page(
        request,
        session,
        "episode.html",
        episode=row,
        passages=passage_views(
            row,
            transcript,
            written,
            marked,
            recording,
            opened.first if opened and opened.status is Status.SAME else None,
            {} if is_as_captioned else heard_as.readings(session, transcript.words),
            {entry.number for entry in contents},
        ),
        link=opened,
        changed_at=passage_of(transcript, opened.first) if opened else "",
        quote=" ".join(written.words[opened.first : opened.last]) if opened else "",
        is_restored=transcript.restored is not None,
        is_left_raw=not (transcript.restored or transcript.lifted_from)
        and is_raw(transcript.words[:_LOOKED_AT]),
        contents=contents,
        people=people.of_episode(session, row.id),
        topics=topics.of_episode(session, row.id),
        media=media_at(row, 0, recording),
        player=player_of(row, recording),
        recordings=recordings(row),
        chosen_recording=recording,
        stretches=stretch_views(transcript.timeline),
        shares=transcript.timeline.shares(),
        delivery=row.facts.delivery,
        lifted_from=transcript.lifted_from,
        is_as_captioned=is_as_captioned,
        found=len(found),
        strip=strip,
        around=around,
        typed=q,
    )
