import pytest

TALK = "Ann: {0}\n\nBen: {1}\n\n"
LENS = "The fresnel lens of the lighthouse was ground in Paris by hand."
FAR = "We then took the ferry to Bergen and had soup with everybody there."
OTHER = "Somebody told me that a lighthouse keeper may polish a fresnel lens for years."


@pytest.fixture(scope="module")
def site(archive_of):
    """Two talks that speak of the same once, and one that shares a single word with them."""
    return archive_of(
        {
            "one.txt": TALK.format(LENS, FAR * 8),
            "two.txt": TALK.format("My aunt keeps bees and sells honey. " * 8, OTHER),
            "three.txt": TALK.format("The contact lens was lost. ", "It rained all week. " * 8),
        }
    )


def passage(client, text):
    return client.get("/api/search", params={"q": f'"{text}"'}).json()["hits"][0]["passage"]


def test_another_talk_on_the_same_is_quoted_beside_the_passage(site, site_of):
    client = site_of(site)
    key = passage(client, "ground in Paris")
    told = client.get(f"/api/p/{key}/elsewhere").json()
    assert [hit["episode"] for hit in told["hits"]] == ["two"]
    hit = told["hits"][0]
    assert {"fresnel", "lens"} <= set(hit["shared"])
    assert [turn["speaker"] for turn in hit["turns"]][-1] == "Ben"
    assert "fresnel" in told["passage"]["text"]
    page = client.get(f"/p/{key}/elsewhere").text
    assert "ground in Paris" in page and "keeper may polish" in page
    assert 'class="why"' not in page
    assert f'href="/p/{key}/elsewhere"' in client.get(f"/cite/{key}").text


def test_one_word_in_common_is_not_enough(site, site_of):
    client = site_of(site)
    key = passage(client, "contact lens")
    assert client.get(f"/api/p/{key}/elsewhere").json()["hits"] == []
    assert "No other talk" in client.get(f"/p/{key}/elsewhere").text


def test_words_that_are_nowhere_are_not_found(client):
    for address in ("0" * 12, "x"):
        assert client.get(f"/p/{address}/elsewhere").status_code == 404
        assert client.get(f"/api/p/{address}/elsewhere").status_code == 404


SUBJECT = "Observability is what everybody asks of bread. "
AGAIN = "They say observability, and mean that observability of bread is dear. "
ONCE = "Some observability came up while we had bread. "


@pytest.fixture(scope="module")
def subjects(archive_of):
    """Two talks that one subject sets apart, one that brushes it, and others."""
    filling = "It rained all week, and we stayed in the kitchen to bake bread. "
    return archive_of(
        {
            "one.txt": TALK.format(SUBJECT + "Then we left. " * 9, "Observability it is. " * 9),
            "two.txt": TALK.format(AGAIN, "I never met observability before. " * 9),
            "brushed.txt": TALK.format(ONCE, filling * 9),
            **{f"other{n}.txt": TALK.format("Bees dance. " * 9, filling * 9) for n in range(3)},
        }
    )


def test_a_subject_of_both_talks_is_spoken_of_elsewhere_where_it_is_named_again(subjects, site_of):
    client = site_of(subjects)
    key = passage(client, "asks of bread")
    found = client.get(f"/api/p/{key}/elsewhere").json()["hits"]
    assert [hit["episode"] for hit in found] == ["two"]


def test_a_rare_subject_named_three_times_needs_no_other_word_in_common(subjects, site_of):
    client = site_of(subjects)
    key = passage(client, "never met observability")
    found = client.get(f"/api/p/{key}/elsewhere").json()["hits"]
    assert [hit["episode"] for hit in found] == ["one"]
