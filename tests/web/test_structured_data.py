"""What pages tell search engines, held against the vocabulary of schema.org: its types as Google
publishes them (schema-dts), so that no property is made up, misspelt or of another kind."""

import json
import re
import subprocess
from xml.etree import ElementTree

import pytest

from app.config import ROOT

TSC = ROOT / "node_modules" / ".bin" / "tsc"
TYPES = ROOT / "node_modules" / "schema-dts"
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
FLAGS = "--ignoreConfig --noEmit --strict --skipLibCheck".split()
FLAGS += "--module esnext --moduleResolution bundler".split()


@pytest.fixture(scope="module")
def told(client):
    """What each page of the sitemap and some links tell, by address."""
    found = {}
    addresses = [
        "/p/" + key for key in re.findall(r'id="p([0-9a-z]{12})"', _first_talk(client))[:3]
    ]
    for one in ElementTree.fromstring(client.get("/sitemap.xml").content).iter(LOC):
        addresses.append(one.text.removeprefix("http://testserver"))
    for address in addresses:
        page = client.get(address).text
        if data := re.search(
            r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL
        ):
            found[address] = json.loads(data[1])
    return found


def _first_talk(client):
    return client.get(client.get("/api/episodes?limit=1").json()["episodes"][0]["url"]).text


def test_pages_of_every_kind_tell_what_they_are(told):
    kinds = {address.split("/")[1]: data["@type"] for address, data in told.items()}
    assert kinds.pop("episodes") in ("PodcastEpisode", "VideoObject")
    assert kinds == {
        "": "WebSite", "p": "Clip", "people": "Person", "topics": "DefinedTerm",
        "series": "PodcastSeries",
    }  # fmt: skip
    for address, data in told.items():
        assert data["url"] == f"http://testserver{address}"


@pytest.mark.skipif(not TSC.exists(), reason="TypeScript comes with `make test`")
def test_each_says_only_what_the_vocabulary_has(told, tmp_path):
    file = tmp_path / "told.ts"
    assert _faults(file, list(told.values())) == []
    episode = next(one for one in told.values() if "actor" in one)
    assert "saidBy" in _faults(file, [{**episode, "saidBy": episode["actor"]}])[0]
    assert _faults(file, [{**episode, "url": 7}])


def _faults(file, told):
    """What the compiler says of these, each as a value of its own type."""
    kinds = ", ".join(sorted({one["@type"] for one in told}))
    lines = [f"import type {{ WithContext, {kinds} }} from {json.dumps(str(TYPES))};"]
    for number, one in enumerate(told):
        lines.append(f"export const told{number}: WithContext<{one['@type']}> = {json.dumps(one)};")
    file.write_text("\n".join(lines))
    done = subprocess.run([TSC, *FLAGS, file], capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


OF_TALK = ["", "/statistics", "/words", "/related", "/comments"]
OTHERS = ["/", "/episodes", "/people", "/people/ingrid-solheim", "/topics", "/topics/listening",
          "/series/harbour-voices", "/years", "/trends?q=lamp", "/statistics", "/about", "/quote",
          "/search?q=bell"]  # fmt: skip


def _seen_by_zotero(page):
    """What its translator Embedded Metadata takes of a page, by its rules: the type of item is the
    first `DC.type` that is one of its own, an article where there is only a `citation_title`, else
    a web page named by `og:title`; an author is split at `;`, and at `,` between full names."""
    tags: dict[str, list[str]] = {}
    for name, value in re.findall(r'<meta (?:name|property)="([\w.:]+)" content="([^"]*)">', page):
        tags.setdefault(name, []).append(value)
    kinds = [one for one in tags.get("DC.type", ()) if one != "Text"]
    fallback = "journalArticle" if "citation_title" in tags else "webpage"
    authors = [one for name in tags.get("citation_author", ()) for one in re.split("[;,]", name)]
    url = tags.get("citation_public_url", tags.get("og:url"))
    return {
        "type": kinds[0] if kinds else fallback,
        "title": ", ".join(tags.get("citation_title", tags.get("og:title", ()))),
        "date": ", ".join(tags.get("citation_publication_date", ())),
        "authors": authors,
        "url": ", ".join(url or ()),
    }


def test_zotero_sees_what_a_talk_is_on_each_of_its_pages(client):
    types = set()
    for address in re.findall(r"/episodes/[\w-]+(?=<)", client.get("/sitemap.xml").text):
        shown = [client.get(address + tab).text for tab in OF_TALK]
        seen, *others = map(_seen_by_zotero, shown)
        assert all(other == seen for other in others)
        types.add(seen["type"])
        assert seen["title"] and seen["url"] == f"http://testserver{address}"
        assert seen["authors"] == list(dict.fromkeys(seen["authors"]))
        assert re.fullmatch(r"\d{4}/\d\d/\d\d", seen["date"] or "2020/01/01")
        key = re.search(r'id="p([0-9a-z]{12})"', shown[0])[1]
        for of_words in (f"/cite/{key}", f"/p/{key}"):
            at = _seen_by_zotero(client.get(of_words).text)
            turns = client.get(f"/api/p/{key}").json()["turns"]
            assert set(at.pop("authors")) <= {turn["speaker"] for turn in turns}
            rest = {name: value for name, value in seen.items() if name != "authors"}
            assert at == {**rest, "url": f"http://testserver/p/{key}"}
    assert "interview" in types
    assert types <= {"interview", "podcast", "videoRecording"}


@pytest.mark.parametrize("address", OTHERS)
def test_zotero_sees_other_pages_as_what_they_are_called(client, address):
    page = client.get(address).text
    seen = _seen_by_zotero(page)
    assert seen["type"] == "webpage"
    assert seen["title"] == re.search("<title>(.*?)</title>", page)[1]
    assert seen["url"].startswith(f"http://testserver{address.split('?')[0]}")
