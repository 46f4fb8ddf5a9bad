"""Fetches the transcripts that a feed links to, into the folder where the feed lies.

Only over https, from public addresses: a name is resolved first, and whatever it resolves to is
connected to and nothing else, so that a feed can't make this machine ask its own network. Size,
time and number are bounded. A file that is there already stays as it is.
"""

import ipaddress
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from http.client import HTTPException, HTTPSConnection
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from app.archive.files import write_text
from app.archive.ingest.feeds import Feed, feeds, slug, told
from app.errors import VivaVoceError
from app.transcripts.feed import Item
from app.transcripts.web_address import split_address

LARGEST_TRANSCRIPT_BYTES = 20_000_000
"""Bytes of a transcript."""
MOST_SECONDS = 60.0
"""For one of them, whatever it does."""
MOST_FILES = 2_000
MOST_REDIRECTS = 5
_EXTENSIONS = {
    "text/vtt": ".vtt", "application/json": ".json", "application/x-subrip": ".srt",
    "application/srt": ".srt", "text/srt": ".srt", "text/html": ".html", "text/plain": ".txt",
}  # fmt: skip
Fetch = Callable[[str], bytes]


class DownloadError(VivaVoceError):
    """What isn't fetched; the message is a sentence for the owner."""


def download_below(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Fetch what the feeds at or below the paths link to; see `download`."""
    for path in paths:
        folder = path if path.is_dir() else path.parent
        files = sorted(folder.rglob("*"))
        shown = [
            one for one in files if not any(p[0] == "." for p in one.relative_to(folder).parts)
        ]
        for feed in feeds(shown if path == folder else [path], folder):
            there = {dict(facts).get("title") for facts in told(feed, shown).values()}
            lacking = tuple(item for item in feed.items if item.title not in there)
            yield from download(Feed(feed.path, lacking))


def download(feed: Feed, fetch: Fetch | None = None) -> Iterator[tuple[str, str]]:
    """Fetch the transcripts of a feed's episodes that aren't there, and their chapters. Gives for
    each address the sentence of what went wrong, empty where nothing did."""
    fetch = fetch or fetch_public
    folder = feed.path.with_suffix("")
    fetched = 0
    for item in feed.items:
        name = slug(item.title) or slug(item.guid)
        if not (item.transcripts and name) or _is_here(folder, name):
            continue
        if fetched >= MOST_FILES:
            yield feed.path.name, f"Only {MOST_FILES:,} transcripts are fetched at once."
            return
        fetched += 1
        yield from _fetched(item, folder / name, fetch)


def _is_here(folder: Path, name: str) -> bool:
    return any((folder / f"{name}{extension}").exists() for extension in _EXTENSIONS.values())


def _fetched(item: Item, path: Path, fetch: Fetch) -> Iterator[tuple[str, str]]:
    """The first of an episode's transcripts that can be had, and its chapters."""
    for address, kind in item.transcripts:
        try:
            text = fetch(address).decode("utf-8-sig", "replace")
            path.parent.mkdir(exist_ok=True)
            write_text(path.with_name(path.name + _extension(address, kind)), text)
        except VivaVoceError as error:
            yield address, str(error)
            continue
        yield address, ""
        break
    else:
        return
    if item.chapters:
        try:
            text = fetch(item.chapters).decode("utf-8", "replace")
            json.loads(text)
            write_text(path.with_name(f"{path.name}.chapters.json"), text)
        except VivaVoceError as error:
            yield item.chapters, str(error)
        except (ValueError, RecursionError):
            yield item.chapters, "The chapters are no valid JSON."


def _extension(address: str, kind: str) -> str:
    told = Path(split_address(address).path).suffix.lower()
    return _EXTENSIONS.get(kind) or (told if told in _EXTENSIONS.values() else ".txt")


def fetch_public(address: str) -> bytes:
    """The bytes at a public https address. Raises DownloadError for any other, and where they
    can't be had within the bounds."""
    until = time.monotonic() + MOST_SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        try:
            answer = _ask(address, until)
            if isinstance(answer, bytes):
                return answer
            address = urljoin(address, answer)
        except (OSError, HTTPException, ValueError) as error:
            raise DownloadError(f"It can't be fetched: {error or type(error).__name__}.") from error
    raise DownloadError("It leads from one address to another without end.")


def _ask(address: str, until: float) -> bytes | str:
    """What is at an address, or to which it leads."""
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or parts.username is not None:
        raise DownloadError("Only https addresses are fetched.")
    port = parts.port or 443
    connection = _Pinned(parts.hostname, port, public_address(parts.hostname, port), until)
    watch = threading.Timer(max(0.1, until - time.monotonic()), connection.abort)
    watch.daemon = True
    watch.start()  # a server may answer letter by letter, each in time
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers={"User-Agent": "vivavoce", "Accept": "*/*"})
        answer = connection.getresponse()
        if answer.status in {301, 302, 303, 307, 308}:
            return answer.headers.get("Location") or ""
        if answer.status != 200:
            raise DownloadError(f"It can't be fetched: the server says {answer.status}.")
        return _within_bounds(answer.read1, until)
    finally:
        watch.cancel()
        connection.close()


def _within_bounds(read: Callable[[int], bytes], until: float) -> bytes:
    data = bytearray()
    while part := read(65_536):
        data += part
        if len(data) > LARGEST_TRANSCRIPT_BYTES:
            raise DownloadError(f"It is longer than {LARGEST_TRANSCRIPT_BYTES // 1_000_000} MB.")
        if time.monotonic() > until:
            raise DownloadError(f"It takes longer than {MOST_SECONDS:.0f} s.")
    return bytes(data)


def public_address(host: str, port: int) -> str:
    """The address that a host's name resolves to. Raises DownloadError where any of them is none
    of the public net, or there is none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise DownloadError(f"There is no host {host}.") from error
    addresses: Sequence[str] = [str(one[4][0]).partition("%")[0] for one in found]
    if not addresses or not all(map(is_public, addresses)):
        raise DownloadError(f"{host} is no host of the public net; such addresses aren't fetched.")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an address belongs to the public net, also one of IPv4 within IPv6."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            return is_public(str(inner))
        if found in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast


class _Pinned(HTTPSConnection):
    """A connection to the address that was looked at, under the name that its certificate is to
    bear."""

    def __init__(self, host: str, port: int, address: str, until: float) -> None:
        left = max(1.0, until - time.monotonic())
        super().__init__(host, port, timeout=left)
        self._address = address
        self._tls = ssl.create_default_context()

    def connect(self) -> None:
        """Connect to no other address than that."""
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)

    def abort(self) -> None:
        """End it, whatever it waits for."""
        if self.sock:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)
