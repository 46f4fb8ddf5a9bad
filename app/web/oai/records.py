"""An episode as a record: as Dublin Core (oai_dc) and as DataCite writes it (oai_datacite).

Elements: https://www.dublincore.org/specifications/dublin-core/dces/ and
https://schema.datacite.org/meta/kernel-4/.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from app.archive.exports.xml import Maker, without_controls
from app.transcripts.speaker_names import is_role
from app.web.addresses import absolute
from app.web.views.episode import EpisodeView

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNKNOWN = ":unav"
"""What DataCite writes where nobody is named (standard values for unknown information)."""


@dataclass(frozen=True, slots=True)
class RecordFormat:
    """A format of records: its schema, its namespace, and what writes it."""

    schema: str
    namespace: str
    write: Callable[["Described"], etree._Element]

    @property
    def location(self) -> str:
        """Where its schema is, as `xsi:schemaLocation` says it."""
        return f"{self.namespace} {self.schema}"


@dataclass(frozen=True, slots=True)
class Described:
    """An episode with all who take part, of the archive with that title."""

    episode: EpisodeView
    people: Sequence[str]
    keywords: Sequence[str]
    archive: str

    @property
    def creators(self) -> list[str]:
        """Those who are asked, where hosts are told from them; else all who take part."""
        named = self.episode.people.guests or self.people
        return [one for one in named if not is_role(one)]

    @property
    def contributors(self) -> list[str]:
        """The hosts, beside creators."""
        told = self.episode.people.hosts if self.episode.people.guests else ()
        return [one for one in told if not is_role(one)]

    @property
    def url(self) -> str:
        """The episode's page."""
        return absolute(self.episode.url)


def _dublin_core(told: Described) -> etree._Element:
    episode = told.episode
    root = etree.Element(
        f"{{{_OAI_DC}}}dc",
        nsmap={"oai_dc": _OAI_DC, "dc": _DC},
    )
    rows = [
        ("title", episode.title),
        *(("creator", one) for one in told.creators),
        *(("subject", one) for one in told.keywords),
        ("description", episode.description),
        ("publisher", told.archive),
        *(("contributor", one) for one in told.contributors),
        ("date", episode.date.isoformat() if episode.date else ""),
        ("type", "Text"),
        ("type", "Interview transcript"),
        ("format", "text/html"),
        ("identifier", told.url),
        ("source", episode.media(0) or ""),
        ("language", episode.language),
        ("relation", absolute(episode.series.url) if episode.series else ""),
    ]
    for name, text in rows:
        if text:
            etree.SubElement(root, f"{{{_DC}}}{name}").text = without_controls(text)
    return root


def _datacite(told: Described) -> etree._Element:
    wrap = Maker(_OAI_DATACITE)
    return wrap(
        "oai_datacite",
        wrap("schemaVersion", "4.5"),
        wrap("datacentreSymbol", without_controls(told.archive)),
        wrap("payload", _resource(told)),
    )


def _resource(told: Described) -> etree._Element:
    """The year of publication is that of the talk, else that in which this archive took it in."""
    make, episode = Maker(_DATACITE), told.episode
    dates = [make("date", episode.added.isoformat(), dateType="Available")]
    if episode.date:
        dates.insert(0, make("date", episode.date.isoformat(), dateType="Issued"))
    names = [without_controls(one) for one in told.creators] or [_UNKNOWN]
    others = [without_controls(one) for one in told.contributors]
    subjects = [make("subject", without_controls(one)) for one in told.keywords]
    about = [make("description", without_controls(episode.description), descriptionType="Abstract")]
    hosts = [
        make("contributor", make("contributorName", one), contributorType="Other") for one in others
    ]
    return make(
        "resource",
        make("identifier", told.url, identifierType="URL"),
        make("creators", *(make("creator", make("creatorName", one)) for one in names)),
        make("titles", make("title", without_controls(episode.title),
                            attributes={_XML_LANG: episode.language})),
        make("publisher", without_controls(told.archive)),
        make("publicationYear", str((episode.date or episode.added).year).zfill(4)),
        make("resourceType", "Interview transcript", resourceTypeGeneral="Text"),
        make("subjects", *subjects) if subjects else None,
        make("contributors", *hosts) if hosts else None,
        make("dates", *dates),
        make("language", episode.language),
        make("descriptions", *about) if episode.description else None,
        attributes={_XSI: f"{_DATACITE} {_DATACITE_SCHEMA}"},
    )  # fmt: skip


_OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"
_OAI_DATACITE = "http://schema.datacite.org/oai/oai-1.1/"
_DATACITE = "http://datacite.org/schema/kernel-4"
_DATACITE_SCHEMA = "https://schema.datacite.org/meta/kernel-4.5/metadata.xsd"

RECORD_FORMATS: Mapping[str, RecordFormat] = MappingProxyType(
    {
        "oai_dc": RecordFormat(
            "http://www.openarchives.org/OAI/2.0/oai_dc.xsd", _OAI_DC, _dublin_core
        ),
        "oai_datacite": RecordFormat(
            "http://schema.datacite.org/oai/oai-1.1/oai.xsd", _OAI_DATACITE, _datacite
        ),
    }
)


def metadata(prefix: str, told: Described) -> etree._Element:
    """An episode in a format, by its prefix."""
    form = RECORD_FORMATS[prefix]
    root = form.write(told)
    root.set(_XSI, form.location)
    return root
