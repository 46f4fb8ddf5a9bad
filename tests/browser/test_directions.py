"""Words of scripts from right to left run so wherever they stand, beside a page's own from left."""

import pytest

from app.archive.engine import engine_of
from app.archive.ingest.importing import import_paths
from app.config import ROOT, Settings
from app.store.database import Database
from tests.conftest import served

TALK = """---
title: نحل الجبل 5
language: ar
date: 2022-05-14
series: حديث
---

**Layla Haddad:** لماذا اخترت هذه المهنة؟

**نورا خليل:** يخرج النحل من الخلية عندما تدفئ الشمس السفح. عسل السدر داكن وطعمه قوي.
"""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory):
    folder = tmp_path_factory.mktemp("arabic")
    (folder / "talk.md").write_text(TALK, "utf-8")
    database = Database(folder / "data" / "vivavoce.sqlite", ROOT / "migrations")
    engine = engine_of(database, folder / "data" / "index")
    import_paths(database, engine, [folder / "talk.md"], folder, 1)
    database.close()
    with served(Settings(archive=folder, data=folder / "data")) as address:
        yield address


@pytest.mark.parametrize(
    ("address", "texts"),
    [
        ("/episodes/نحل-الجبل-5", ".transcript .passage p"),
        ("/search?q=النحل", ".hit blockquote p"),
        ("/quote?text=النحل", ".hit blockquote p"),
        ("/", "blockquote p"),
    ],
)
def test_what_is_said_runs_from_the_right(open_page, arabic, address, texts):
    page = open_page(address, base_url=arabic)
    told = page.locator(texts).evaluate_all(
        "all => all.map(e => [getComputedStyle(e).direction, e.closest('[lang]').lang])"
    )
    assert told and set(map(tuple, told)) == {("rtl", "ar")}


@pytest.mark.parametrize("address", ["/", "/episodes", "/search?q=النحل"])
def test_a_date_beside_a_title_keeps_its_order(open_page, arabic, address):
    page = open_page(address, base_url=arabic)
    lefts = page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf('14 May');
            if (at < 0) continue;
            return [at, at + 3].map(place => {
              range.setStart(walker.currentNode, place);
              range.setEnd(walker.currentNode, place + 1);
              return range.getBoundingClientRect().left;
            });
          }
        }"""
    )
    assert lefts == sorted(lefts)
