"""The list of episodes, and each episode's page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.archive.answers import searching
from app.archive.answers.linking import Links, LinkStatus
from app.archive.names_over import names_over
from app.archive.wording import WhosePunctuation, cleaned, probable_turns, wording
from app.search.results.highlight import highlighted_words
from app.store import comments, episodes, people, series, topics, transcripts, versions
from app.store import contents as stored_contents
from app.store.database import Session
from app.store.transcripts import StoredTranscript
from app.transcripts.restoring.restore import is_raw
from app.transcripts.sureness import unsure as unsure_words
from app.transcripts.times import parse_time
from app.web.addressed import EpisodeParameter
from app.web.addresses import href
from app.web.frame import page
from app.web.menu import MenuEntry
from app.web.site import SessionParameter, SiteParameter
from app.web.views.comment import talked_about
from app.web.views.contents import contents_of
from app.web.views.episode import episode_view
from app.web.views.export import file_views
from app.web.views.link import LinkView, link_view
from app.web.views.linked_data import clip_data, episode_data
from app.web.views.paging import Paging
from app.web.views.passage import passage_of, passage_url, passage_views
from app.web.views.person import appearance_view
from app.web.views.report import report_view
from app.web.views.strip import stretch_views, strip_views
from app.web.views.tab import TRANSCRIPT, tab_views
from app.web.views.version import in_version, version_views

router = APIRouter()
MENU = MenuEntry(10, "Episodes", "/episodes")
_PER_PAGE = 40
_LOOKED_AT_WORDS = 2_000
"""Words that tell whether a transcript has marks of its own."""


@router.get("/episodes", include_in_schema=False, response_model=None)
def episode_list(
    request: Request,
    session: SessionParameter,
    sort: episodes.EpisodeSort = "newest",
    series_slug: Annotated[str, Query(alias="series")] = "",
    year: str = "",
    title: Annotated[str, Query(max_length=200)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse | RedirectResponse:
    """All episodes, sorted and filtered, in pages."""
    chosen_series = series.by_slug(session, series_slug) if series_slug else None
    if chosen_series and chosen_series.slug != series_slug:
        query = {**request.query_params, "series": chosen_series.slug}
        return RedirectResponse(href(f"/episodes?{urlencode(query)}"), 301)
    chosen_year = int(year) if year.isdecimal() and len(year) == 4 else None
    total, rows = episodes.page(
        session, sort, series_slug, chosen_year, title, _PER_PAGE, (number - 1) * _PER_PAGE
    )
    return page(
        request,
        session,
        "episodes.html",
        episodes=[episode_view(row) for row in rows],
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
    row: EpisodeParameter,
    q: str = "",
    t: Annotated[str, Query(description="A time, as `754` or `12m34s`.")] = "",
    recording: Annotated[int, Query(ge=0, le=100)] = 0,
    shown: Annotated[str, Query(alias="as")] = "",
    link: Annotated[str, Query(description="The address of words to show.")] = "",
    unsure: Annotated[bool, Query(description="Set words apart that were heard unsurely.")] = False,
    version: Annotated[str, Query(description="The file of another transcript.")] = "",
) -> HTMLResponse | RedirectResponse:
    """One talk, to read; `t` leads to the passage that is heard then."""
    view, transcript = episode_view(row), transcripts.load(session, row.id)
    others = versions.of_episode(session, row.id)
    other = next((one for one in others if one.path == version), None)
    all_versions = version_views(view, row.source.path, others, other)
    if other is not None:
        view, link = in_version(view, other), ""
        transcript = versions.load(session, other.source_id)
    at_ms = parse_time(t)
    if at_ms is not None:
        key = passage_of(transcript, transcript.timeline.word_at(at_ms))
        if other is not None:
            return RedirectResponse(f"{view.url}?{urlencode({'version': version})}#p{key}", 302)
        return RedirectResponse(passage_url(view, key, q), 302)
    found = searching.matches_within(session, site.engine, row, transcript.words, q)
    opened = _opened(session, row.id, link)
    is_as_captioned = shown == "captioned"
    written = wording(transcript, view.language, is_as_captioned)
    is_cleanable = written.marks is WhosePunctuation.GUESSED
    if shown == "clean" or (is_cleanable and shown != "readable"):
        known = stored_contents.left_out(session, row) if is_cleanable and not other else None
        written = cleaned(written, view.language, known)
    names = {} if is_as_captioned else names_over(session, transcript)
    contents = [] if other else contents_of(session, row, transcript, written, names)
    strip, around = strip_views(transcript, found)
    taking_part = people.of_episode(session, row.id)
    has_comments = other is None and view.comment_count
    talked = _talked_about(session, row.id, transcript) if has_comments else {}
    chapters = zip(row.facts.chapters, (entry.key for entry in contents), strict=False)
    report = report_view(row, transcript, written)
    quote = " ".join(written.words[opened.first : opened.last]) if opened else ""
    linked_data = episode_data(view, " ".join(written.words), taking_part, list(chapters))
    if opened:
        start, end = map(transcript.timeline.at, (opened.first, opened.last))
        linked_data = clip_data(linked_data, opened.address, quote, start.ms, end.ms)
    return page(
        request,
        session,
        "episode.html",
        episode=view,
        tabs=tab_views(view, TRANSCRIPT),
        passages=passage_views(
            view,
            transcript,
            written,
            marked=highlighted_words(found) | _words_of(opened),
            recording=recording,
            here=opened.first if opened and opened.status == LinkStatus.SAME else None,
            names=names,
            sections={entry.number for entry in contents},
            unsure=unsure_words(transcript.confidences) if unsure else (),
        ),
        report=replace(report, format="", warnings=()) if other else report,
        shows_unsure=unsure,
        link=opened,
        changed_at=passage_of(transcript, opened.first) if opened else "",
        quote=quote,
        is_restored=transcript.restored is not None,
        has_guessed_speakers=bool(probable_turns(transcript)),
        has_guessed_names=any(name.is_guess for name in names.values()),
        is_left_raw=not (transcript.restored or transcript.lifted_from)
        and is_raw(transcript.words[:_LOOKED_AT_WORDS]),
        contents=contents,
        has_chapters=bool(row.facts.chapters),
        people=[appearance_view(one) for one in taking_part],
        linked_data=linked_data,
        topics=[] if other else topics.of_episode(session, row.id),
        versions=all_versions,
        version=other.path if other else "",
        media=view.media(0, recording),
        player=None if other else view.player(recording),
        chosen_recording=recording,
        stretches=stretch_views(transcript.timeline),
        shares=transcript.timeline.shares(),
        delivery=None if other else row.facts.delivery,
        lifted_from=transcript.lifted_from,
        is_as_captioned=is_as_captioned,
        is_clean=bool(written.left_out),
        files=[] if other else file_views(episode_view(row), is_as_captioned),
        talked=talked,
        found=len(found),
        strip=strip,
        around=around,
        typed=q,
    )


def _opened(session: Session, episode_id: int, address: str) -> LinkView | None:
    """The link whose words are to be shown; None where they aren't in this episode."""
    opened = Links(session).open(address) if address else None
    is_here = opened and opened.episode and opened.episode.id == episode_id
    return link_view(opened) if opened and is_here else None


def _words_of(link: LinkView | None) -> frozenset[int]:
    return frozenset(range(link.first, link.last)) if link else frozenset()


def _talked_about(
    session: Session, episode_id: int, transcript: StoredTranscript
) -> Mapping[str, int]:
    """How many comments speak of each passage, by its key."""
    return talked_about(transcript, comments.spoken_of(session, episode_id))
