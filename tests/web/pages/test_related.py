import pytest

GLACIER = "Ann: The glacier melts in the valley.\n\nBen: A moraine tells where it was.\n" * 9
LOOM = "Cid: The loom weaves a carpet.\n\nDee: A shuttle runs through the warp.\n" * 9


@pytest.fixture
def site(archive, site_of):
    for name, text in (("ice", GLACIER), ("snow", GLACIER.replace("melts", "freezes, the snowfield"
                       " thaws, an avalanche falls")), ("loom", LOOM)):  # fmt: skip
        archive.write(f"{name}.txt", text)
    archive.run_import()
    return site_of(archive)


def test_related_talks_are_told_with_reasons_and_both_quoted(site):
    text = site.get("/episodes/ice/related").text
    assert 'href="/episodes/snow"' in text
    assert 'href="/episodes/loom"' not in text
    assert "Ann, Ben" in text or "Ben, Ann" in text
    told = site.get("/api/episodes/ice/related").json()
    assert [one["episode"] for one in told] == ["snow"]
    assert set(told[0]) == {"episode", "title", "score", "reasons", "passage"}
    assert {"kind": "person", "text": "Ann"} in told[0]["reasons"]


def test_a_talk_like_no_other_says_so(site):
    assert "No other episode shares" in site.get("/episodes/loom/related").text
    assert site.get("/api/episodes/loom/related").json() == []


def test_an_episode_that_is_not_there_has_no_relatives(site):
    assert site.get("/episodes/nowhere/related").status_code == 404
    assert site.get("/api/episodes/nowhere/related").status_code == 404


def test_who_takes_part_in_many_is_told_where_nothing_else_is_shared(archive, site_of):
    for number, text in enumerate((GLACIER, LOOM, "Eli: An organ has pipes.\n\nFay: Tin.\n" * 9)):
        archive.write(f"{number}.txt", f"Gil: Welcome.\n\n{text}")
    archive.run_import()
    text = site_of(archive).get("/episodes/0/related").text
    assert "No other episode shares people" not in text
    assert "Gil take" in text or "Gil takes" in text
