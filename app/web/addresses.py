"""The site's own address, which every link that it writes follows.

An owner says it once (`public_url`, perhaps with a sub-path). Where they don't, a request's `Host`
is believed only if it can be no stranger's: the machine's own name or a number.
"""

import ipaddress
import re
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from app.config import Settings

_NAME = re.compile(r"[a-z0-9-]{1,63}(\.local)?", re.IGNORECASE)
"""A machine's name in its own network."""
_HOST = re.compile(r"([\w.~!$&'()*+,;=%-]*|\[[\w:.]+\])(:\d*)?", re.ASCII)
"""What `Host` may be: RFC 9110, 7.2, and RFC 3986, 3.2.2."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the site is: `origin` (`https://example.org`) and `root`, the path before all of its
    own (`/archive`), empty where there is none."""

    origin: str
    root: str


_NOWHERE = Address("http://localhost", "")
_here: ContextVar[Address] = ContextVar("here", default=_NOWHERE)


def arrive(settings: Settings, scope: Scope) -> None:
    """Settle for this request where the site is."""
    _here.set(of_request(settings, scope))


def is_host(text: str) -> bool:
    """Whether a request may name this as its `Host`."""
    return _HOST.fullmatch(text) is not None


def of_request(settings: Settings, scope: Scope) -> Address:
    """The site's address: the owner's, else that by which it was asked."""
    if settings.public_url:
        parts = urlsplit(settings.public_url)
        return Address(f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/"))
    host = Headers(scope=scope).get("host", "")
    own = f"{settings.host}:{settings.port}"
    return Address(f"{scope['scheme']}://{host if _is_ours(host, own) else own}", "")


def _is_ours(host: str, own: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
        _ = urlsplit(f"//{host}").port
    except ValueError:
        return False
    if not re.fullmatch(r"[\w.:\[\]-]+", host):
        return False
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return host == own or bool(_NAME.fullmatch(name))
    return True


def root() -> str:
    """What stands before every path of the site; empty where it has an address to itself."""
    return _here.get().root


def href(path: str) -> str:
    """The path of a page, as a link within the site takes it."""
    return root() + path


def absolute(path: str) -> str:
    """The address of a link within the site, as `href` gives it, for other sites."""
    return _here.get().origin + path


def base() -> str:
    """The site's address as other sites know it, without a slash at the end."""
    return _here.get().origin + root()
