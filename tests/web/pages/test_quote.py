import re

from tests.web.api.test_quote import TRUE


def test_the_page_shows_verdict_and_differences(client):
    assert "Check a quote" in client.get("/quote").text
    page = client.post("/quote", data={"text": TRUE.replace("his head", "his <b>hand")}).text
    assert "nearly said" in page
    assert "<b>hand" not in page


def test_only_what_differs_is_marked_in_what_was_said(client):
    page = client.post("/quote", data={"text": TRUE.replace("his head", "his hand")}).text
    assert re.findall("<mark>(.*?)</mark>", page) == ["head,"]
    assert "<mark>" not in client.post("/quote", data={"text": TRUE}).text
