"""What the site is made of: every module of `pages/` and `api/`. A new page is one new file there.

Such a module offers a `router`, and `MENU` when the page has a place in the menu. What its routes
are for is told by the docstrings of their functions.
"""

import pkgutil
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from fastapi import APIRouter
from fastapi.routing import APIRoute

from app.web import api, pages
from app.web.menu import MenuEntry

_HEADING = """\
# Pages and addresses

What the site answers, as its files in `app/web/pages/` and `app/web/api/` tell; `python -m \
docs.write` writes this page. GET is answered to HEAD too. `/api/openapi.json` says what the API \
takes and gives.
"""


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """An address of the site, the methods that it answers, and the first sentence said of it."""

    path: str
    methods: Sequence[str]
    sentence: str


def router() -> APIRouter:
    """All routes. What is spelled out in an address goes before what may be anything, whatever
    the files are called; GET is answered to HEAD too."""
    whole = APIRouter()
    routes = sorted(_routes(pages, api), key=lambda route: -_spelled_out(route.path))
    whole.routes.extend([*routes, *(_headed(one) for one in routes if "GET" in _methods(one))])
    return whole


def menu() -> tuple[MenuEntry, ...]:
    """The entries of the menu, each in its place."""
    entries = (getattr(module, "MENU", None) for module in _modules(pages))
    return tuple(sorted((one for one in entries if one), key=lambda entry: entry.place))


def addresses(package: ModuleType) -> list[SiteAddress]:
    """The addresses that the modules of a package answer, by name."""
    found = [
        SiteAddress(route.path, _methods(route), _first_sentence(route.description))
        for route in _routes(package)
    ]
    return sorted(found, key=lambda address: (address.path, address.methods))


def as_markdown() -> str:
    """The addresses of pages and API as a page of the documentation."""
    parts = [_HEADING]
    for title, package in (("Pages", pages), ("API", api)):
        rows = [
            f"| `{one.path}` | {', '.join(one.methods)} | {one.sentence} |"
            for one in addresses(package)
        ]
        parts.append(
            "\n".join(
                [
                    f"## {title}",
                    "",
                    "| address | methods | what it gives |",
                    "|---|---|---|",
                    *rows,
                    "",
                ]
            )
        )
    return "\n".join(parts)


def _modules(package: ModuleType) -> list[ModuleType]:
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return [import_module(f"{package.__name__}.{name}") for name in names]


def _routes(*packages: ModuleType) -> Iterable[APIRoute]:
    for package in packages:
        for module in _modules(package):
            for route in module.router.routes if hasattr(module, "router") else ():
                assert isinstance(route, APIRoute)
                yield route


def _methods(route: APIRoute) -> list[str]:
    return sorted(route.methods or ())


def _spelled_out(path: str) -> int:
    """Characters of an address that stand for themselves."""
    return sum(len(part.rpartition("}")[2]) for part in path.split("{"))


def _headed(route: APIRoute) -> APIRoute:
    """The same for HEAD; servers leave the body away."""
    twin = copy(route)
    twin.methods, twin.include_in_schema = {"HEAD"}, False
    return twin


def _first_sentence(text: str) -> str:
    flat = " ".join(text.split())
    end = flat.find(". ")
    return flat if end < 0 else flat[: end + 1]
