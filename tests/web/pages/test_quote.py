from tests.web.api.test_quote import TRUE


def test_the_page_shows_verdict_and_differences(client):
    assert "Check a quote" in client.get("/quote").text
    page = client.post("/quote", data={"text": TRUE.replace("his head", "his <b>hand")}).text
    assert "nearly said" in page
    assert "<b>hand" not in page
