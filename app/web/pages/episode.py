"""The page of one talk: its words, and what there is to say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.archive.answers import searching
from app.archive.answers.linking import Links, LinkStatus
from app.archive.names_over import NameOver, names_over
from app.archive.wording import WhosePunctuation, Wording, cleaned, probable_turns, wording
from app.language.codes import has_full_stops
from app.search.results.highlight import TermMatch, highlighted_words
from app.search.results.letters import places
from app.store import comments, people, topics, transcripts, versions
from app.store import contents as stored_contents
from app.store.database import Session
from app.store.transcripts import StoredTranscript
from app.store.versions import Version
from app.transcripts.clock_times import parse_time
from app.transcripts.restoring.restore import is_raw
from app.transcripts.sureness import unsure as unsure_words
from app.web.addressed import EpisodeParameter
from app.web.addresses import absolute
from app.web.frame import page
from app.web.site import SessionParameter, SiteParameter
from app.web.views.comment import talked_about
from app.web.views.contents import EntryView, contents_of
from app.web.views.episode import EpisodeView, episode_view
from app.web.views.export import file_views
from app.web.views.link import LinkView, link_view
from app.web.views.linked_data import clip_data, episode_data
from app.web.views.passage import passage_of, passage_url, passage_views
from app.web.views.person import appearance_view
from app.web.views.report import report_view
from app.web.views.strip import stretch_views, strip_views
from app.web.views.tab import TRANSCRIPT, tab_views
from app.web.views.talk_tags import talk_tags
from app.web.views.version import in_version, version_views

router = APIRouter()
_LOOKED_AT_WORDS = 2_000
"""Words that tell whether a transcript has punctuation of its own."""


@dataclass(frozen=True, slots=True)
class _OpenTalk:
    """A talk as it is read: in which transcript and in which wording of it. `version` is None for
    the transcript that it is read in where no other is asked for."""

    row: EpisodeParameter
    view: EpisodeView
    transcript: StoredTranscript
    version: Version | None
    written: Wording
    is_as_captioned: bool
    names: Mapping[int, NameOver]
    contents: Sequence[EntryView]


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
    others = versions.of_episode(session, row.id)
    other = next((one for one in others if one.path == version), None)
    transcript = _transcript(session, row, other)
    at_ms = parse_time(t)
    if at_ms is not None:
        return RedirectResponse(_heard_at(episode_view(row), transcript, other, at_ms, q), 302)
    talk = _read(session, row, transcript, other, shown)
    opened = None if other else _opened(session, row.id, link)
    matches = searching.matches_within(session, site.engine, row, transcript.words, q)
    return page(
        request,
        session,
        "episode.html",
        canonical=absolute(talk.view.url),
        versions=version_views(talk.view, row.source.path, others, other),
        typed=q,
        found=places(transcript.words, matches, q),
        **_facts(session, talk, opened, recording),
        **_about_transcript(talk),
        **_text(session, talk, matches, opened, unsure, recording),
    )


def _transcript(
    session: Session, row: EpisodeParameter, version: Version | None
) -> StoredTranscript:
    if version is None:
        return transcripts.load(session, row.id)
    return versions.load(session, version.source_id)


def _heard_at(
    view: EpisodeView, transcript: StoredTranscript, version: Version | None, at_ms: int, typed: str
) -> str:
    """The address of the passage that is heard at that time."""
    key = passage_of(transcript, transcript.timeline.word_at(at_ms))
    if version is None:
        return passage_url(view, key, typed)
    return f"{view.url}?{urlencode({'version': version.path})}#p{key}"


def _read(
    session: Session,
    row: EpisodeParameter,
    transcript: StoredTranscript,
    version: Version | None,
    shown: str,
) -> _OpenTalk:
    """The talk in the wording asked for: `captioned`, `readable` or `clean`, the last unless it
    was written with punctuation of its own."""
    view = episode_view(row) if version is None else in_version(episode_view(row), version)
    is_as_captioned = shown == "captioned"
    written = wording(transcript, view.language, is_as_captioned)
    is_cleanable = written.punctuation is WhosePunctuation.GUESSED
    if shown == "clean" or (is_cleanable and shown != "readable"):
        is_known = is_cleanable and version is None
        known = stored_contents.left_out(session, row) if is_known else None
        written = cleaned(written, view.language, known)
    names = {} if is_as_captioned else names_over(session, transcript)
    contents = [] if version else contents_of(session, row, transcript, written, names)
    return _OpenTalk(row, view, transcript, version, written, is_as_captioned, names, contents)


def _opened(session: Session, episode_id: int, address: str) -> LinkView | None:
    """The link whose words are to be shown; None where they aren't in this episode."""
    links = Links(session)
    opened = links.open(address) if address else None
    is_here = opened and opened.episode and opened.episode.id == episode_id
    return link_view(opened, links.context(opened)) if opened and is_here else None


def _facts(
    session: Session, talk: _OpenTalk, link: LinkView | None, recording: int
) -> dict[str, Any]:
    """What the talk is, who takes part, where it is heard, and as which files it can be had."""
    view, is_other = talk.view, talk.version is not None
    taking_part = people.of_episode(session, talk.row.id)
    return {
        "episode": view,
        "tabs": tab_views(view, TRANSCRIPT),
        "people": [appearance_view(one) for one in taking_part],
        "topics": [] if is_other else topics.of_episode(session, talk.row.id),
        "linked_data": _linked_data(talk, taking_part, link),
        "tags": talk_tags(view, taking_part, link),
        "version": talk.version.path if talk.version else "",
        "media": view.media(0, recording),
        "player": None if is_other else view.player(recording),
        "chosen_recording": recording,
        "files": [] if is_other else file_views(view, talk.is_as_captioned),
    }


def _linked_data(
    talk: _OpenTalk, taking_part: Sequence[people.Appearance], link: LinkView | None
) -> dict[str, Any]:
    """The talk for search engines, or the words of the link as a clip of it."""
    keys = (entry.key for entry in talk.contents)
    chapters = list(zip(talk.row.facts.chapters, keys, strict=False))
    whole = episode_data(talk.view, " ".join(talk.written.words), taking_part, chapters)
    if link is None:
        return whole
    start, end = map(talk.transcript.timeline.at, (link.first, link.last))
    return clip_data(whole, link.address, link.told, start, end)


def _about_transcript(talk: _OpenTalk) -> dict[str, Any]:
    """How the transcript was read and timed, and what in it was guessed."""
    transcript, is_other = talk.transcript, talk.version is not None
    report = report_view(talk.row, transcript, talk.written)
    is_raw_still = not (transcript.restored or transcript.lifted_from)
    is_raw_still &= has_full_stops(talk.row.language)
    return {
        "report": replace(report, format="", warnings=()) if is_other else report,
        "stretches": stretch_views(transcript.timeline),
        "shares": transcript.timeline.shares(),
        "delivery": None if is_other else talk.row.facts.delivery,
        "lifted_from": transcript.lifted_from,
        "is_restored": transcript.restored is not None,
        "has_guessed_speakers": bool(probable_turns(transcript)),
        "has_guessed_names": any(name.is_guess for name in talk.names.values()),
        "is_left_raw": is_raw_still and is_raw(transcript.words[:_LOOKED_AT_WORDS]),
        "is_as_captioned": talk.is_as_captioned,
        "is_clean": bool(talk.written.left_out),
    }


def _text(
    session: Session,
    talk: _OpenTalk,
    matches: Sequence[TermMatch],
    link: LinkView | None,
    is_unsure_shown: bool,
    recording: int,
) -> dict[str, Any]:
    """The words, with what is found or linked highlighted in them, and the ways into them."""
    transcript = talk.transcript
    strip, around = strip_views(transcript, talk.view.language, matches)
    linked = frozenset(range(link.first, link.last)) if link else frozenset()
    return {
        "passages": passage_views(
            talk.view,
            transcript,
            talk.written,
            highlighted=highlighted_words(matches) | linked,
            recording=recording,
            here=link.first if link and link.status == LinkStatus.SAME else None,
            names=talk.names,
            sections={entry.number for entry in talk.contents},
            unsure=unsure_words(transcript.confidences) if is_unsure_shown else (),
        ),
        "shows_unsure": is_unsure_shown,
        "link": link,
        "changed_at": passage_of(transcript, link.first) if link else "",
        "contents": talk.contents,
        "has_chapters": bool(talk.row.facts.chapters),
        "talked": _talked_about(session, talk),
        "strip": strip,
        "around": around,
    }


def _talked_about(session: Session, talk: _OpenTalk) -> Mapping[str, int]:
    """How many comments speak of each passage, by its key."""
    if talk.version is not None or not talk.view.comment_count:
        return {}
    return talked_about(talk.transcript, comments.spoken_of(session, talk.row.id))
