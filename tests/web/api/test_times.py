def test_the_timeline_of_an_episode(client):
    slug = "eleven-hundred-pipes-tomas-okonjo-reyes-on-organs"
    body = client.get(f"/api/episodes/{slug}/timeline").json()
    stretches = body["stretches"]
    assert (stretches[0]["first"], stretches[-1]["last"]) == (0, body["words"])
    assert {stretch["timing"] for stretch in stretches} >= {"interpolated"}
    assert all(stretch["start"] <= stretch["end"] for stretch in stretches)
    assert all(passage["bound"] >= 0 for passage in body["passages"])
    assert client.get("/api/episodes/nowhere/timeline").status_code == 404
