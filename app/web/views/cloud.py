"""What sets a person, a series or a year apart, made ready to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from app.store import clouds
from app.store.database import Session
from app.store.tables import SeriesRow, SpeakerRow
from app.web.addresses import href
from app.web.views.words import WordView, cloud_views


@dataclass(frozen=True, slots=True)
class CloudView:
    """Whose words these are: `kind` is `person`, `series` or `year`, `over` the page of all such,
    `url` that of this one."""

    kind: clouds.CloudKind
    name: str
    url: str
    over: tuple[str, str]
    words: Sequence[WordView]


def person_cloud(session: Session, row: SpeakerRow, limit: int) -> CloudView:
    """What sets somebody's own words apart."""
    found = clouds.words(session, "person", row.id, limit)
    words = cloud_views(found, {"speaker": row.slug})
    url = href(f"/people/{quote(row.slug)}")
    return CloudView("person", row.name, url, ("People", href("/people")), words)


def series_cloud(session: Session, row: SeriesRow, limit: int) -> CloudView:
    """What sets a series apart."""
    found = clouds.words(session, "series", row.id, limit)
    words = cloud_views(found, {"series": row.slug})
    url = href(f"/series/{quote(row.slug)}")
    return CloudView("series", row.name, url, ("Episodes", href("/episodes")), words)


def year_cloud(session: Session, year: int, limit: int) -> CloudView:
    """What sets a year apart."""
    found = clouds.words(session, "year", year, limit)
    words = cloud_views(found, {"year": f"{year:04}"})
    url = href(f"/years/{year:04}")
    return CloudView("year", str(year), url, ("Episodes", href("/episodes")), words)
