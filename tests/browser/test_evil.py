"""Script in each field of each format stays text in a real browser, on pages of each kind."""

from urllib.parse import quote

import pytest

from app.archive.engine import engine_of
from app.archive.ingest.importing import import_paths
from app.config import ROOT, Settings
from app.store.database import Database
from tests.conftest import served
from tests.web.evil import EVIL, SAID, write_all


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    folder, data = tmp_path_factory.mktemp("evil"), tmp_path_factory.mktemp("data")
    write_all(folder)
    settings = Settings(archive=folder, data=data)
    database = Database(settings.database_path, ROOT / "migrations")
    engine = engine_of(database, settings.index_path)
    import_paths(database, engine, [folder], folder, workers=1)
    database.close()
    with served(settings) as address:
        yield address


def test_nothing_of_it_is_run(evil, browser):
    page = browser.new_page()
    said: list[str] = []

    def refuse(dialog):
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    typed = quote(EVIL)
    page.goto(f"{evil}/search?q=ebb")
    talks = page.eval_on_selector_all("a[href^='/episodes/']", "all => all.map(one => one.href)")
    passages = page.eval_on_selector_all("a[href^='/p/']", "all => all.map(one => one.href)")
    page.goto(f"{evil}/people")
    people = page.eval_on_selector_all(
        "main a[href^='/people/']", "all => all.map(one => one.href)"
    )
    page.goto(f"{evil}/topics")
    topics = page.eval_on_selector_all(
        "main a[href^='/topics/']", "all => all.map(one => one.href)"
    )
    assert talks and passages and people and topics
    own = ("/", "/episodes", "/about", f"/search?q={typed}", f"/quote?text={quote(SAID + EVIL)}")
    for address in (
        *(evil + path for path in own),
        *talks[:3],
        *passages[:2],
        passages[0].replace("/p/", "/cite/"),
        passages[0].replace("/p/", "/embed/p/") + "?play=1",
        f"{evil}/list?p={passages[0].partition('/p/')[2]}&title={typed}",
        *people[:2],
        *topics[:2],
    ):
        page.goto(address)
        assert page.evaluate("document.querySelectorAll('[onerror], [onload]').length") == 0
        assert said == [], address
    page.close()
