SLUG = "the-window-of-the-harbour-master"


def test_the_shape_is_the_one_that_was_promised(client):
    told = client.get(f"/api/episodes/{SLUG}/words?limit=2").json()
    assert list(told) == ["words"]
    assert len(told["words"]) == 2
    assert set(told["words"][0]) == {"text", "count", "weight", "url"}


def test_the_most_telling_come_first(client):
    weights = [one["weight"] for one in client.get(f"/api/episodes/{SLUG}/words").json()["words"]]
    assert weights == sorted(weights, reverse=True)
