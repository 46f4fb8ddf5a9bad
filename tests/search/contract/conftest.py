from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.search.engine import WhooshEngine
from app.search.index.facts import FactLookup
from app.search.port import Engine
from tests.search.contract.talks import TALKS, TalkFacts, indexed


def whoosh(folder: Path, facts: FactLookup) -> Engine:
    return WhooshEngine(folder, facts)


ENGINES: dict[str, Callable[[Path, FactLookup], Engine]] = {"whoosh": whoosh}
"""Every engine that there is: opened in a folder of its own, with somebody to ask for facts."""


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An engine that holds the talks, for tests that only ask it. They came one by one, and one of
    them in another version first, as in an archive that has been in use."""
    opened = ENGINES[request.param](tmp_path_factory.mktemp("engine") / "index", TalkFacts())
    opened.replace([indexed(talk) for talk in TALKS[:4]])
    opened.replace([indexed(TALKS[0], 0)])
    for talk in TALKS[4:]:
        opened.replace([indexed(talk)])
    opened.replace([indexed(TALKS[0])])
    return opened


@pytest.fixture(scope="session", params=ENGINES)
def at_once(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An engine that holds the talks, which came all at once, for tests that only ask it."""
    opened = ENGINES[request.param](tmp_path_factory.mktemp("at-once") / "index", TalkFacts())
    opened.replace(map(indexed, TALKS))
    return opened


@pytest.fixture(params=ENGINES)
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine that holds nothing, to be changed."""
    yield ENGINES[request.param](tmp_path / "index", TalkFacts())
