"""A real Chromium on the real site over the samples."""

import shutil
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from app.archive.engine import engine_of
from app.archive.ingest.importing import import_paths
from app.config import ROOT, Settings
from app.store.database import Database
from tests.conftest import SAMPLES, served

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:  # `make test` installs it; pytest by itself does without
                item.add_marker(pytest.mark.skip(reason="chromium is not installed"))


@pytest.fixture(scope="session")
def site(samples_data: Path) -> Iterator[str]:
    """The address of the site over the samples."""
    with served(Settings(archive=SAMPLES, data=samples_data)) as address:
        yield address


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site over two talks with recordings in the archive folder: one whose
    words have exact times, one without times; one whose recording isn't there; and two that are
    at other hosts."""
    folder = tmp_path_factory.mktemp("recorded")
    line = "the lamp turns every nine seconds and nobody on the pier counts them any more".split()
    words = [word if number % 5 else word.capitalize() for number, word in enumerate(line * 20)]

    def clock(word):  # each takes 0.4 seconds
        return f"00:{word * 400 // 60_000:02}:{word * 400 % 60_000 / 1000:06.3f}"

    cues = []
    for first in range(0, len(words), 8):
        spoken = enumerate(words[first : first + 8], start=first)
        timed = " ".join(f"<{clock(number)}><c>{word}</c>" for number, word in spoken)
        cues.append(f"{clock(first)} --> {clock(first + 8)}\n{timed}")
    (folder / "timed.vtt").write_text("WEBVTT\n\n" + "\n\n".join(cues) + "\n")
    (folder / "timed.yaml").write_text("title: The Lamp\nmedia: lamp.wav\n")
    (folder / "untimed.txt").write_text(" ".join(line * 20))
    (folder / "untimed.yaml").write_text("title: The Pier\nmedia: lamp.wav\nlength: '2:00'\n")
    for name, media in (("tube", "youtube: abcdefghijk"), ("vim", "media: https://vimeo.com/123")):
        (folder / f"{name}.txt").write_text(" ".join(line * 20))
        (folder / f"{name}.yaml").write_text(f"title: At {name}\n{media}\nlength: '2:00'\n")
    (folder / "broken.txt").write_text(" ".join(line * 20))
    (folder / "broken.yaml").write_text("title: The Fog\nmedia: fog.wav\n")
    with wave.open(str(folder / "lamp.wav"), "wb") as sound:
        sound.setparams((1, 1, 4000, 0, "NONE", ""))
        sound.writeframes(b"\x80" * 4000 * 125)
    settings = Settings(archive=folder, data=tmp_path_factory.mktemp("recorded-data"))
    opened = Database(settings.database_path, ROOT / "migrations")
    import_paths(opened, engine_of(opened, settings.index_path), [folder], folder, 1)
    opened.close()
    with served(settings) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[OpenPage]:
    """Open an address of the site; width, scheme, scripting and more can be chosen, and what is
    done `before` the page is asked for."""
    contexts = []

    def opened(
        address: str = "/",
        width: int = 1280,
        dark: bool = False,
        scripts: bool = True,
        before: Callable[[Page], None] = lambda _: None,
        **more: Any,
    ):
        context = browser.new_context(
            **{
                "viewport": {"width": width, "height": 850},
                "color_scheme": "dark" if dark else "light",
                "java_script_enabled": scripts,
                "base_url": site,
                **more,
            }
        )
        contexts.append(context)
        page = context.new_page()
        before(page)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
