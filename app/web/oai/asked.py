"""What a harvester asks for: its arguments, checked as the protocol says, and resumption tokens."""

import base64
import datetime
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote, unquote

from app.errors import VivaVoceError
from app.store.harvest import HarvestPlace, Window

PREFIXES = ("oai_dc", "oai_datacite")
_LISTING = frozenset(("metadataPrefix", "from", "until", "set", "resumptionToken"))
TAKES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "Identify": frozenset(),
        "ListMetadataFormats": frozenset(("identifier",)),
        "ListSets": frozenset(("resumptionToken",)),
        "GetRecord": frozenset(("identifier", "metadataPrefix")),
        "ListIdentifiers": _LISTING,
        "ListRecords": _LISTING,
    }
)
"""The arguments that each verb takes."""


class OaiError(VivaVoceError):
    """A request that the protocol has an error for; `code` is the protocol's name of it."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is asked for, from the record after `after` on; `cursor` counts those before."""

    prefix: str
    window: Window
    after: HarvestPlace | None = None
    cursor: int = 0


def arguments(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The arguments by their names, `verb` among them. Raises OaiError for a verb that there isn't,
    for arguments that it doesn't take and for those that are repeated."""
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in TAKES:
        raise OaiError("badVerb", "There should be one verb: " + ", ".join(TAKES))
    found = dict(pairs)
    if len(found) != len(pairs):
        raise OaiError("badArgument", "An argument is repeated.")
    unknown = found.keys() - TAKES[verbs[0]] - {"verb"}
    if unknown:
        raise OaiError("badArgument", f"{verbs[0]} takes no {sorted(unknown)[0]}.")
    if "resumptionToken" in found and len(found) > 2:
        raise OaiError("badArgument", "A resumptionToken stands alone.")
    return found


def prefix(asked: Mapping[str, str]) -> str:
    """The format that is asked for."""
    wanted = needed(asked, "metadataPrefix")
    if wanted not in PREFIXES:
        raise OaiError("cannotDisseminateFormat", "There are " + " and ".join(PREFIXES) + ".")
    return wanted


def needed(asked: Mapping[str, str], name: str) -> str:
    """An argument that has to be there."""
    if name not in asked:
        raise OaiError("badArgument", f"{name} is missing.")
    return asked[name]


def listing(asked: Mapping[str, str]) -> Listing:
    """The list that is asked for, by a token or by all that says which."""
    if "resumptionToken" in asked:
        return _of_token(asked["resumptionToken"])
    wanted = prefix(asked)
    first, until = asked.get("from"), asked.get("until")
    if first and until and len(first) != len(until):
        raise OaiError("badArgument", "from and until should be of one granularity.")
    window = Window(
        None if first is None else _moment(first)[0],
        None if until is None else _moment(until)[1],
        series_of(asked["set"]) if "set" in asked else None,
    )
    if window.first and window.until and window.first >= window.until:
        raise OaiError("badArgument", "from is after until.")
    return Listing(wanted, window)


_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?")


def _moment(text: str) -> tuple[datetime.datetime, datetime.datetime]:
    """The day or the second that is meant, as `[first, until)`."""
    try:
        if not _MOMENT.fullmatch(text):
            raise ValueError(text)
        first = datetime.datetime.fromisoformat(text.rstrip("Z"))
        length = datetime.timedelta(seconds=1) if "T" in text else datetime.timedelta(days=1)
        return first, first + length
    except (ValueError, OverflowError):
        raise OaiError(
            "badArgument", "Dates are written as 2021-09-30 or 2021-09-30T12:00:00Z."
        ) from None


def set_of(slug: str) -> str:
    """The set of a series. The protocol has few letters for it, so others are written as numbers
    behind `!`."""
    return quote(slug, safe="").replace("%", "!")


def series_of(spec: str) -> str:
    """The series whose set it is."""
    return unquote(spec.replace("!", "%"))


def token(asked: Listing) -> str:
    """A listing as text that leads on; it stays good whatever else comes into the archive."""
    window = asked.window
    told = [
        asked.prefix,
        window.first and window.first.isoformat(),
        window.until and window.until.isoformat(),
        window.series,
        asked.after and [asked.after[0].isoformat(), asked.after[1]],
        asked.cursor,
    ]
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


def _of_token(text: str) -> Listing:
    try:
        padded = text + "=" * (-len(text) % 4)
        wanted, first, until, series, after, cursor = json.loads(base64.urlsafe_b64decode(padded))
        window = Window(_stored(first), _stored(until), series)
        place = (datetime.datetime.fromisoformat(after[0]), after[1])
        is_ours = (
            wanted in PREFIXES
            and isinstance(series, str | None)
            and not _has_halves(series or "")
            and all(type(one) is int and 0 <= one < 2**63 for one in (place[1], cursor))
            and token(Listing(wanted, window, place, cursor)) == text
        )
    except (ValueError, TypeError, IndexError, KeyError, RecursionError):
        is_ours = False
    if not is_ours:
        raise OaiError("badResumptionToken", "This token is none of ours; begin anew.")
    return Listing(wanted, window, place, cursor)


def _has_halves(text: str) -> bool:
    """Whether halves of letters stand in it, which JSON may hold and no answer can."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _stored(text: str | None) -> datetime.datetime | None:
    return None if text is None else datetime.datetime.fromisoformat(text)
