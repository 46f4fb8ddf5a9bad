import pytest

TALK = "the-window-of-the-harbour-master"


@pytest.mark.parametrize("mark", [".", ")", ",", "%E2%80%9D", "%3E", ".)", "!", "%E2%80%A6"])
def test_an_address_opens_with_marks_that_were_copied_with_it(client, mark):
    answer = client.get(f"/episodes/{TALK}{mark}", follow_redirects=False)
    assert answer.status_code == 301
    assert answer.headers["location"].endswith(f"/episodes/{TALK}")


@pytest.mark.parametrize("path", [f"/episodes/{TALK}", "/people/ingrid-solheim"])
def test_an_address_opens_in_capitals(client, path):
    _, room, slug = path.split("/")
    assert client.get(f"/{room}/{slug.upper()}.").url.path == path


def test_capitals_and_marks_may_stand_together(client):
    assert client.get(f"/episodes/{TALK.upper()}.)").url.path == f"/episodes/{TALK}"
    assert client.get(f"/episodes/{TALK.upper()}.vtt").text.startswith("WEBVTT")


def test_the_api_answers_there_too(client):
    assert client.get(f"/api/episodes/{TALK.upper()}./statistics").status_code == 200


def test_marks_alone_name_nothing(client):
    assert client.get("/episodes/,").status_code == 404
