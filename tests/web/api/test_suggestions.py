def test_suggestions(client):
    body = client.get("/api/suggest", params={"q": "harb"}).json()
    assert any(one["text"].startswith("harb") for one in body)
    assert all(client.get(one["url"]).status_code == 200 for one in body)
    assert client.get("/api/suggest", params={"q": ""}).json() == []
