"""What readers ask, changed at random: queries, links, and requests of all addresses."""

from collections.abc import Callable, Sequence
from functools import partial
from random import Random

from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from httpx2 import InvalidURL

from app.archive.answers.filter import query_of
from app.archive.answers.linking import Links
from app.archive.answers.searching import Search, search
from app.search.query.parser import LONGEST_QUERY_CHARACTERS
from app.search.query.tree import MOST_WORDS
from app.store.database import Session
from app.web.registry import router
from benchmarks import addresses, hostile
from benchmarks.archives import Opened
from benchmarks.fuzz.trying import Input

_QUERIES = (
    "what does Ingrid say about tide tables", '"a brass machine"~5 tooth', "exact:bell -radar",
    "(church OR bell) fog* speaker:ingrid year:2019", "in:harbour series:workshop topic:listening",
    "before:2020-01-01 after:2019", "who said that nobody listens any more", "U.S. A.I. C++ k8s",
    "neural networks | deep learning -( organ | pipe )", "two hundred and twelve", "„Lärm“ «été»",
)  # fmt: skip
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz.-.-?#/%AZilou ,;…\u202e日\0"
_ORDERS = ("relevance", "newest", "oldest")
_STRANGE_PLACES = ("0-0", "1-0", "0-9999", "9999-9999", "5-17", "00-01", "3-", "-3", "1-2.3-4")


def typed(random: Random) -> str:
    """A query: one that somebody could have typed, with changes, or pieces and random letters."""
    if random.random() < 0.5:
        return hostile.query(random)[: 3 * LONGEST_QUERY_CHARACTERS]
    text = random.choice(_QUERIES)
    for _ in range(random.randint(0, 5)):
        first = random.randrange(len(text) + 1)
        last = min(len(text), first + random.choice((0, 0, 1, 3, 10)))
        text = text[:first] + random.choice(("", "", *hostile.PIECES)) + text[last:]
    return text


def queries(random: Random) -> Input:
    """A query to be taken apart."""
    text = typed(random)
    return Input(_short(text), _bytes(text), partial(_parse, text))


def _parse(text: str) -> tuple[str, str]:
    query = query_of(text)
    fault = "more words than are looked for" if len(query.words) > MOST_WORDS else ""
    again = query_of(query.text)
    if (again.root, again.scope) != (query.root, query.scope):
        fault = fault or "what it shows of itself asks for something else"
    return ("empty" if query.is_empty else "words"), fault


def searches_of(opened: Opened, session: Session) -> Callable[[Random], Input]:
    """What draws a query of an archive."""

    def draw(random: Random) -> Input:
        text = typed(random)
        asked = Search(
            text,
            limit=random.choice((1, 20, 100)),
            offset=random.choice((0, 0, 0, 7, 10**12)),
            order=random.choice(_ORDERS),  # type: ignore[arg-type]
            grouped=random.random() < 0.5,
            counted=random.random() < 0.3,
            explained=random.random() < 0.1,
        )
        return Input(_short(text), _bytes(text), partial(_search, opened, session, asked))

    return draw


def _search(opened: Opened, session: Session, asked: Search) -> tuple[str, str]:
    answer = search(session, opened.engine, asked)
    fault = "more hits than were asked for" if len(answer.hits) > asked.limit else ""
    if answer.total and not asked.offset and not answer.hits:
        fault = "a total without hits"
    return ("found" if answer.total else "nothing found"), fault


def links_of(session: Session, keys: Sequence[str]) -> Callable[[Random], Input]:
    """What draws an address of passages, of which these are the keys."""

    def draw(random: Random) -> Input:
        text = random.choice(keys)
        if random.random() < 0.8:
            places = f"{random.randint(0, 99)}-{random.randint(0, 99)}"
            if random.random() < 0.3:
                places = f"{random.randint(0, 99)}-{random.choice(keys)}.{random.randint(0, 99)}"
            text += f".{random.choice((places, places, *_STRANGE_PLACES))}"
        for _ in range(random.choice((0, 0, 1, 2))):
            first = random.randrange(len(text) + 1)
            last = first + random.choice((0, 1, 1, 5))
            text = text[:first] + random.choice(_LETTERS) + text[last:]
        return Input(_short(text), _bytes(text), partial(_open, session, text))

    return draw


def _open(session: Session, address: str) -> tuple[str, str]:
    links = Links(session)
    found = links.open(address)
    if found is None:
        return "of nothing", ""
    context = links.context(found)
    if context is None:
        return str(found.status), ""
    said = " ".join(context.words)
    return str(found.status), "" if said == found.text else "other words than it says"


def requests_of(site: TestClient) -> Callable[[Random], Input]:
    """What draws a request of any address of a site."""
    known = addresses.known_in(site)
    routes = [one for one in router().routes if isinstance(one, APIRoute)]

    def draw(random: Random) -> Input:
        request = addresses.asked(routes, random, known)
        told = f"{request}"
        return Input(_short(told), _bytes(told), partial(_ask, site, request))

    return draw


def _ask(site: TestClient, request: dict[str, object]) -> tuple[str, str]:
    try:
        answer = site.request(**request, follow_redirects=False)  # type: ignore[arg-type]
    except InvalidURL:
        return "can't be sent", ""
    is_fault = answer.status_code >= 500 and answer.status_code != 503
    return f"{answer.status_code}", f"{answer.status_code}" if is_fault else ""


def _short(text: str) -> str:
    return ascii(text[:60])


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
