"""What every page works with."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from app.config import Settings
from app.search.port import Engine
from app.store.database import Database


@dataclass(frozen=True, slots=True)
class Site:
    """The archive that is shown."""

    database: Database
    engine: Engine
    settings: Settings


def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


SiteParameter = Annotated[Site, Depends(_site)]
