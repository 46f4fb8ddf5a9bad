import time

import pytest


@pytest.fixture
def keys(client):
    return [
        hit["passage"] for hit in client.get("/api/search", params={"q": "bell"}).json()["hits"]
    ]


def test_a_list_holds_the_passages_of_its_address_in_their_order(client, keys):
    page = client.get(f"/list?p={keys[1]},{keys[0]}&title=Bells").text
    assert "<h1>Bells</h1>" in page
    assert page.index(f'href="/p/{keys[1]}"') < page.index(f'href="/p/{keys[0]}"')
    assert client.get("/list", params={"p": [keys[1], keys[0]]}).text.count('class="saved"') == 2


def test_what_was_never_given_is_counted(client, keys):
    page = client.get(f"/list?p={keys[0]},0000,{'x' * 10_000},%3Cscript%3E").text
    assert page.count('class="saved"') == 1
    assert "3 of the links" in page
    assert "<script>" not in page


def test_an_empty_list_offers_a_way_on(client):
    assert 'href="/notebook"' in client.get("/list").text


def test_a_thousand_passages(client, keys):
    whole = client.get(f"/api/p/{keys[0]}").json()["text"].split()
    parts = [f"{keys[0]}.{n}-{m}" for n in range(len(whole)) for m in range(n + 1, len(whole))]
    started = time.monotonic()
    page = client.get("/list?p=" + ",".join(parts[:1_000])).text
    assert page.count('class="saved"') == min(1_000, len(parts))
    assert time.monotonic() - started < 30  # not a figure: it must not take minutes


def test_passages_that_are_gone_are_shown_as_they_were(archive, site_of):
    path = archive.write("talk.txt", "the bell in the fog rang all night " * 8)
    archive.run_import()
    key = site_of(archive).get("/api/search?q=bell").json()["hits"][0]["passage"]
    path.write_text("now something else altogether stands here for good " * 8)
    archive.run_import()
    page = site_of(archive).get(f"/list?p={key}").text
    assert "the bell in the fog" in page
    assert "no longer in the archive" in page
