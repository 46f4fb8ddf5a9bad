"""What each verb is answered with."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import quote, unquote, urlsplit

from lxml import etree

from app.archive.exports.xml import Maker, as_bytes, without_controls
from app.store import facts, harvest, people, series
from app.store.database import Session
from app.store.harvest import Harvested
from app.web.addresses import absolute, base, href
from app.web.oai import asked, records
from app.web.oai.asked import OaiError
from app.web.oai.records import RECORD_FORMATS, Described
from app.web.views.episode import episode_view

_OAI = "http://www.openarchives.org/OAI/2.0/"
_SCHEMA = f"{_OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_RECORDS_AT_ONCE = 40
"""Records of one answer."""
_make = Maker(_OAI)


@dataclass(frozen=True, slots=True)
class Repository:
    """The archive as it is told to harvesters; `contact` is the owner's address of e-mail, that of
    the site's webmaster (RFC 2142) where it is empty."""

    session: Session
    contact: str
    now: datetime.datetime

    @property
    def url(self) -> str:
        """The address at which it answers."""
        return absolute(href("/oai"))

    @property
    def mailbox(self) -> str:
        """Where its owner is reached."""
        host = urlsplit(base()).hostname or "localhost"
        return self.contact or f"webmaster@{host if '.' in host else f'{host}.localdomain'}"

    @property
    def title(self) -> str:
        """What the archive is called."""
        return facts.archive(self.session).title


def answer(repository: Repository, pairs: Sequence[tuple[str, str]]) -> bytes:
    """The document that answers a request with these arguments, an error of the protocol too."""
    attributes: dict[str, str] = {}
    try:
        found = asked.arguments(pairs)
        attributes = found
        told = _VERBS[found["verb"]](repository, found)
        body = [_make(found["verb"], *told)]
    except OaiError as error:
        body = [_make("error", str(error), code=error.code)]
        if error.code in ("badVerb", "badArgument"):
            attributes = {}
    shown = {name: without_controls(value) for name, value in attributes.items()}
    root = _make(
        "OAI-PMH",
        _make("responseDate", _stamp(repository.now)),
        _make("request", repository.url, attributes=shown),
        *body,
        attributes={_XSI: _SCHEMA},
    )
    return as_bytes(root)


Filled = list[etree._Element | None]


def _identify(repository: Repository, _: Mapping[str, str]) -> Filled:
    first = harvest.earliest(repository.session) or repository.now
    return [
        _make("repositoryName", without_controls(repository.title)),
        _make("baseURL", repository.url),
        _make("protocolVersion", "2.0"),
        _make("adminEmail", repository.mailbox),
        _make("earliestDatestamp", _stamp(first)),
        _make("deletedRecord", "no"),
        _make("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ]


def _formats(repository: Repository, wanted: Mapping[str, str]) -> Filled:
    if "identifier" in wanted:
        _record_of(repository, wanted["identifier"])
    return [
        _make(
            "metadataFormat",
            _make("metadataPrefix", prefix),
            _make("schema", form.schema),
            _make("metadataNamespace", form.namespace),
        )
        for prefix, form in RECORD_FORMATS.items()
    ]


def _sets(repository: Repository, wanted: Mapping[str, str]) -> Filled:
    if "resumptionToken" in wanted:
        raise OaiError("badResumptionToken", "All sets stand in one answer.")
    known = series.with_counts(repository.session)
    if not known:
        raise OaiError("noSetHierarchy", "There are no series here.")
    return [
        _make(
            "set",
            _make("setSpec", asked.set_of(one.slug)),
            _make("setName", without_controls(one.name)),
        )
        for one in known
    ]


def _record(repository: Repository, wanted: Mapping[str, str]) -> Filled:
    identifier = asked.needed(wanted, "identifier")
    prefix = asked.prefix(wanted)
    return [_written(repository, _record_of(repository, identifier), prefix)]


def _records(repository: Repository, wanted: Mapping[str, str]) -> Filled:
    return _listed(repository, wanted, lambda found, prefix: _written(repository, found, prefix))


def _identifiers(repository: Repository, wanted: Mapping[str, str]) -> Filled:
    return _listed(repository, wanted, lambda found, _: _header(found))


def _listed(
    repository: Repository,
    wanted: Mapping[str, str],
    write: Callable[[Harvested, str], etree._Element],
) -> Filled:
    """The next records of a list, and the token for those after them; an empty token ends a list
    of several answers."""
    which = asked.listing(wanted)
    if which.window.series is not None and not series.with_counts(repository.session):
        raise OaiError("noSetHierarchy", "There are no series here.")
    total, rows = harvest.page(repository.session, which.window, which.after, _RECORDS_AT_ONCE)
    if not rows:
        raise OaiError("noRecordsMatch", "There are none.")
    shown: Filled = [write(one, which.prefix) for one in rows]
    reached = which.cursor + len(rows)
    if len(rows) == _RECORDS_AT_ONCE and reached < total:
        after = (rows[-1].read_at, rows[-1].row.id)
        text = asked.token(replace(which, after=after, cursor=reached))
    elif which.after is not None:
        text = ""
    else:
        return shown
    counts = {"completeListSize": str(max(total, reached)), "cursor": str(which.cursor)}
    return [*shown, _make("resumptionToken", text or None, attributes=counts)]


def _written(repository: Repository, found: Harvested, prefix: str) -> etree._Element:
    taking_part = people.of_episode(repository.session, found.row.id)
    told = Described(
        episode_view(found.row),
        [one.name for one in taking_part],
        found.row.keywords,
        repository.title,
    )
    return _make("record", _header(found), _make("metadata", records.metadata(prefix, told)))


def _header(found: Harvested) -> etree._Element:
    row = found.row
    return _make(
        "header",
        _make("identifier", _begin() + quote(row.slug)),
        _make("datestamp", _stamp(found.read_at)),
        _make("setSpec", asked.set_of(row.series.slug)) if row.series else None,
    )


def _record_of(repository: Repository, identifier: str) -> Harvested:
    own = identifier.removeprefix(_begin())
    found = harvest.one(repository.session, unquote(own)) if own != identifier else None
    if found is None:
        raise OaiError("idDoesNotExist", "There is no episode with this identifier.")
    return found


def _begin() -> str:
    """What stands before an episode's slug (identifiers of OAI: scheme, who, what). The path of a
    site that isn't at the top of its host tells it from others there."""
    parts = urlsplit(base())
    path = f"{parts.path.strip('/')}/" if parts.path.strip("/") else ""
    return f"oai:{parts.hostname or 'localhost'}:{path}"


def _stamp(moment: datetime.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


_VERBS: Mapping[str, Callable[[Repository, Mapping[str, str]], Filled]] = MappingProxyType(
    {
        "Identify": _identify,
        "ListMetadataFormats": _formats,
        "ListSets": _sets,
        "GetRecord": _record,
        "ListRecords": _records,
        "ListIdentifiers": _identifiers,
    }
)
