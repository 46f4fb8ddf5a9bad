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


def test_zotero_sees_what_a_talk_is_by_its_rules_for_embedded_metadata(client):
    """Its translator takes as an item's type the first `DC.type` that names one of its own
    types, and takes a page that only has `citation_title` for an article of a journal."""
    types = set()
    for address in re.findall(r"/episodes/[\w-]+(?=<)", client.get("/sitemap.xml").text):
        tags = re.findall(r'<meta name="([\w.]+)" content="([^"]*)">', client.get(address).text)
        told: dict[str, str] = {}
        for name, value in tags:
            told.setdefault(name, value)
        types.add(told["DC.type"])
        assert told["citation_title"] and told["citation_public_url"].endswith(address)
        assert not any(";" in value or "," in value for name, value in tags
                       if name == "citation_author")  # fmt: skip
        assert re.fullmatch(r"\d{4}/\d\d/\d\d", told.get("citation_publication_date", "2020/01/01"))
    assert "interview" in types
    assert types <= {"interview", "podcast", "videoRecording"}
