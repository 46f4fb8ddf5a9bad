"""What there is, for programs."""

import pytest


@pytest.mark.parametrize("kind", ["episodes", "people", "topics", "series"])
def test_pages_of_a_list_are_the_whole_list(client, kind):
    whole = client.get(f"/api/{kind}?limit=500").json()
    assert whole["total"] == len(whole[kind]) > 1
    pages = [
        one
        for offset in range(0, whole["total"], 2)
        for one in client.get(f"/api/{kind}?limit=2&offset={offset}").json()[kind]
    ]
    assert pages == whole[kind]
    for one in whole[kind][:5]:
        assert client.get(one["url"]).status_code == 200


def test_episodes_are_narrowed_and_sorted(client):
    found = client.get("/api/episodes?title=harbour").json()
    assert [one["slug"] for one in found["episodes"]] == ["the-window-of-the-harbour-master"]
    found = client.get("/api/episodes?sort=longest").json()["episodes"]
    assert [one["minutes"] for one in found] == sorted(
        (one["minutes"] for one in found), reverse=True
    )


def test_other_sites_pages_may_read_the_api_and_no_page(client):
    assert client.get("/api/episodes").headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in client.get("/episodes").headers
