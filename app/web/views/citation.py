"""A passage as pages and files cite it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi.responses import Response

from app.archive.exports.citations.cited import Cited
from app.archive.exports.citations.style import CitationStyle, all_styles
from app.web.addresses import base, href
from app.web.views.episode import EpisodeView
from app.web.views.link import LinkView


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation in one style; `url` is where it is had as a file."""

    label: str
    text: str
    url: str
    is_data: bool


def cited_link(link: LinkView, of: EpisodeView) -> Cited:
    """The words of a link that stands, of an episode, seen today."""
    return Cited(
        title=link.title,
        container=link.container,
        archive=link.archive,
        speakers=tuple(link.speakers),
        hosts=tuple(link.hosts),
        date=of.date,
        time=link.time,
        quote=link.told,
        url=f"{base()}/p/{link.address}",
        seen=datetime.datetime.now(datetime.UTC).date(),
    )


def citation_views(link: LinkView) -> list[CitationView]:
    """The words of a link in every style; none when they are gone."""
    cited = [cited_link(link, link.of)] if link.of else []
    return [
        CitationView(
            one.label, one.cite(cited), href(f"/cite/{link.address}/{one.name}"), one.is_data
        )
        for one in all_styles()
        if cited
    ]


def citation_file(style: CitationStyle, cited: Sequence[Cited], name: str) -> Response:
    """Citations as a file of that name, without its extension."""
    kept = {"Content-Disposition": f'attachment; filename="{name}.{style.extension}"'}
    return Response(f"{style.cite(cited)}\n", media_type=style.media_type, headers=kept)
