"""The JSON API, as people read of it."""

import re


def test_it_tells_every_address_and_leads_to_what_it_names(client):
    page = client.get("/api").text
    paths = client.get("/api/openapi.json").json()["paths"]
    assert paths
    for path, methods in paths.items():
        for method in methods:
            assert f"<h3><code>{method.upper()} {path}</code></h3>" in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    opened = re.findall(r'<a href="([^"]+)" aria-label="Open ', page)
    assert opened
    for path in opened:
        assert client.get(path).status_code == 200, path
