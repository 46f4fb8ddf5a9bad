import pytest
from hypothesis import given
from hypothesis import strategies as st


def test_the_shape_of_an_answer(client):
    body = client.get("/api/search", params={"q": "church bell"}).json()
    assert set(body) == {"query", "total", "took_ms", "did_you_mean", "hits"}
    assert body["did_you_mean"] is None
    hit = body["hits"][0]
    assert list(hit) == [
        "episode",
        "title",
        "passage",
        "speaker",
        "start",
        "end",
        "timing",
        "text",
        "html",
        "score",
        "url",
        "bound",
        "readable",
        "turns",
        "sure",
    ]
    assert hit["episode"] == "the-window-of-the-harbour-master"
    assert hit["speaker"] is None
    assert [turn["speaker"] for turn in hit["turns"]] == ["Ingrid Solheim", "Mara Lindqvist"]
    assert hit["timing"] in {"exact", "interpolated"}
    assert 100 < hit["start"] < hit["end"] < 300
    assert "<mark>" in hit["html"]
    assert hit["url"] == f"/episodes/{hit['episode']}#p{hit['passage']}"


def test_where_nobody_says_just_that_the_nearest_are_told_with_what_differs(client):
    body = client.get("/api/search", params={"q": '"I see the water having two colours"'}).json()
    assert body["nearest"] is True
    assert body["total"] == len(body["hits"]) == 1
    difference = {"kind": "changed", "quoted": "having", "said": "being"}
    assert body["hits"][0]["differences"] == [difference]
    body = client.get("/api/search", params={"q": '"I see the water being two colours"'}).json()
    assert "nearest" not in body
    assert "differences" not in body["hits"][0]


def test_a_hit_opens_on_its_page(client):
    hit = client.get("/api/search", params={"q": "potato cellar"}).json()["hits"][0]
    page = client.get(hit["url"]).text
    assert f'id="p{hit["passage"]}"' in page


def test_limit_offset_and_filters(client):
    def keys(**params):
        body = client.get("/api/search", params={"q": "listening", **params}).json()
        return [hit["passage"] for hit in body["hits"]]

    everything = keys(limit=100)
    assert keys(limit=2) == everything[:2]
    assert keys(limit=2, offset=2) == everything[2:4]
    assert keys(offset=10_000) == []
    assert 0 < len(keys(series="harbour-voices", limit=100)) < len(everything)
    assert keys(episode="nowhere") == []


@pytest.mark.parametrize("params", [{"limit": 0}, {"limit": "x"}, {"offset": -1}])
def test_wrong_parameters_are_told_as_problem_json(client, params):
    answer = client.get("/api/search", params={"q": "tide", **params})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert next(iter(params)) in answer.json()["detail"]


def test_an_unknown_address_is_told_as_problem_json(client):
    answer = client.get("/api/nowhere")
    assert (answer.status_code, answer.json()["status"]) == (404, 404)
    assert answer.headers["content-type"] == "application/problem+json"


def test_openapi_describes_the_search_with_an_example(client):
    schema = client.get("/api/openapi.json").json()
    assert "/api/search" in schema["paths"]
    assert "example" in schema["components"]["schemas"]["SearchAnswer"]


@given(
    q=st.text(max_size=200)
    | st.lists(
        st.sampled_from(['"', "-", "(", ")", "or", "speaker:", "year:", "*", "tide", "the", "\x00"])
    ).map(" ".join)
)
def test_no_query_is_an_error(client, q):
    assert client.get("/api/search", params={"q": q}).status_code == 200
    assert client.get("/search", params={"q": q}).status_code == 200


def test_a_very_long_query(client):
    assert client.get("/api/search", params={"q": "tide " * 10_000}).status_code == 200


def test_exact_hits_have_no_bound_and_others_have(client):
    hits = client.get("/api/search", params={"q": "light window listening", "limit": 50}).json()
    for hit in hits["hits"]:
        assert (hit["bound"] == 0) == (hit["timing"] == "exact")


def test_each_hit_explains_itself(client):
    body = client.get("/api/search", params={"q": "Przybylska", "explain": 1}).json()
    hit = body["hits"][0]
    assert hit["why"]
    assert {"term", "said", "kind", "weight"} == set(hit["terms"][0])
    assert all(reason["said"] in hit["text"] for reason in hit["terms"])
    assert "heard_as" in {reason["kind"] for reason in hit["terms"]}
    explanation = hit["explanation"]
    assert explanation["value"] == hit["score"]
    assert sum(one["value"] for one in explanation["parts"]) == pytest.approx(
        hit["score"], abs=0.01
    )
    plain = client.get("/api/search", params={"q": "Przybylska"}).json()["hits"][0]
    assert not {"why", "terms", "explanation"} & set(plain)


def test_what_may_have_been_meant_is_told_as_on_the_page(client):
    for typed, meant in (("lihgthouse", "lighthouse"), ("zebra", None), ("church bell", None)):
        body = client.get("/api/search", params={"q": typed}).json()
        assert body["did_you_mean"] == meant
        page = client.get("/search", params={"q": typed}).text
        assert (f'Did you mean <a href="/search?q={meant}">{meant}</a>?' in page) == bool(meant)


def test_hits_in_order_of_dates(client):
    def dates(sort):
        body = client.get(
            "/api/search", params={"q": "listening", "sort": sort, "limit": 50}
        ).json()
        return [hit["episode"] for hit in body["hits"]]

    assert sorted(dates("newest")) == sorted(dates("oldest"))
    assert dates("newest")[0] != dates("oldest")[0]
