import re

import pytest


@pytest.fixture
def key(client):
    return client.get("/api/search", params={"q": "church bell"}).json()["hits"][0]["passage"]


def test_a_passage_is_told(client, key):
    body = client.get(f"/api/p/{key}").json()
    assert body["status"] == "same"
    assert body["episode"] == "the-window-of-the-harbour-master"
    assert "bell" in body["text"]
    assert body["first_seen_text"] == body["text"]
    assert 0 < body["start"] < body["end"]
    assert body["url"] == f"/episodes/{body['episode']}?link={key}#here"


def test_some_words_are_told(client, key):
    whole = client.get(f"/api/p/{key}").json()["text"].split()
    body = client.get(f"/api/p/{key}.3-9").json()
    assert body["text"].split() == whole[3:9]


@pytest.mark.parametrize("address", ["x", "0" * 12, "a" * 10_000, "%00", "..%2f..", "é" * 12])
def test_addresses_that_were_never_given(client, address):
    assert client.get(f"/api/p/{address}").status_code == 404
    for page in ("p", "cite", "embed/p"):
        assert client.get(f"/{page}/{address}").status_code == 404


@pytest.mark.parametrize("end", [".", ")", ",", "”", '").', "…", " "])
def test_what_was_copied_with_a_link_is_no_part_of_it(client, key, end):
    assert client.get(f"/api/p/{key}{end}").json()["status"] == "same"
    assert client.get(f"/p/{key.upper()}{end}").status_code == 200
    assert client.get(f"/cite/{key}.3-9{end}").status_code == 200


def test_a_link_opens_the_words_with_the_quote_in_the_head(client, key):
    page = client.get(f"/p/{key}").text
    assert 'id="here"' in page
    # The words alone, or several people's with their names.
    assert re.search(r'property="og:description" content="(“|[\w ]+: )', page)


def test_an_embed_may_be_framed_and_nothing_else_may(client, key):
    assert "frame-ancestors *" in client.get(f"/embed/p/{key}").headers["content-security-policy"]
    assert "frame-ancestors 'none'" in client.get("/").headers["content-security-policy"]


def test_an_embed_asks_other_hosts_only_to_play(client, key):
    quiet = client.get(f"/embed/p/{key}")
    assert "frame-src" not in quiet.headers["content-security-policy"]
    playing = client.get(f"/embed/p/{key}?play=1").headers["content-security-policy"]
    assert "frame-src https://www.youtube-nocookie.com" in playing
    assert "script-src" not in playing


def test_oembed(client, key):
    body = client.get("/oembed", params={"url": f"http://testserver/p/{key}"}).json()
    assert (body["type"], body["version"]) == ("rich", "1.0")
    assert f'src="http://testserver/embed/p/{key}"' in body["html"]
    elsewhere = client.get("/oembed", params={"url": f"https://elsewhere.test/p/{key}"})
    assert elsewhere.status_code == 404


def test_a_changed_link_says_so_where_it_lands(archive, site_of):
    said = [f"the keeper counted lamp number {n} on the long pier" for n in range(40)]
    path = archive.write("talk.txt", " ".join(said))
    archive.run_import()
    client = site_of(archive)
    key = client.get("/api/search", params={"q": '"lamp number 20"'}).json()["hits"][0]["passage"]
    path.write_text(" ".join(said).replace("number 20 on", "number 20 and then some on"))
    archive.run_import()
    client = site_of(archive)
    assert client.get(f"/api/p/{key}").json()["status"] == "changed"
    page = client.get(f"/p/{key}").text
    note = page.index('<p class="note" id="here"')
    assert page.count('id="here"') == 1
    assert 'class="passage' in page[:note]
    assert "lamp number 20" in page[note:]
