"""The archive among a browser's search engines, and among a phone's apps."""

from xml.etree import ElementTree

NAME = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_a_browser_can_search_from_its_address_bar(client):
    assert 'type="application/opensearchdescription+xml" href="/opensearch.xml"' in (
        client.get("/about").text
    )
    answer = client.get("/opensearch.xml")
    assert answer.headers["content-type"].startswith("application/opensearchdescription+xml")
    root = ElementTree.fromstring(answer.content)
    assert len(root.find(f"{NAME}ShortName").text) <= 16
    by_type = {one.get("type"): one.get("template") for one in root.findall(f"{NAME}Url")}
    for address in by_type.values():
        path = address.removeprefix("http://testserver").replace("{searchTerms}", "tide")
        assert client.get(path).status_code == 200


def test_suggestions_are_as_browsers_take_them(client):
    typed, found = client.get("/opensearch/suggest?q=ingr").json()
    assert typed == "ingr"
    assert "Ingrid Solheim" in found


def test_the_manifest_leads_home_and_its_icon_is_there(client):
    told = client.get("/manifest.webmanifest").json()
    assert client.get(told["start_url"]).status_code == 200
    assert client.get(told["icons"][0]["src"]).status_code == 200
