from fastapi.testclient import TestClient


def test_a_site_that_lives_says_so(client):
    assert client.get("/healthz").text == "ok\n"


def test_a_site_that_can_answer_says_how_it_is(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == answer.json() | {"status": "ready", "database": "ok", "episodes": 3}
    assert answer.json()["index"] == {"lag": 0, "flaw": ""}
    assert answer.json()["import"]["state"] == "done"


def test_an_index_that_lags_is_told(archive, site_of):
    archive.write("talk.txt", "the lamp turned all night " * 20)
    archive.run_import()
    site = site_of(archive)
    archive.engine.remove(archive.engine.contents())
    answer = site.get("/readyz")
    assert (answer.status_code, answer.json()["index"]["lag"]) == (503, 1)


def test_figures_are_told_to_this_machine_alone(client):
    here = TestClient(client.app, client=("127.0.0.1", 5000))
    here.get("/about")
    text = here.get("/metrics").text
    assert 'vivavoce_requests_total{kind="about",status="200"}' in text
    assert "vivavoce_request_seconds_bucket" in text
    there = TestClient(client.app, client=("203.0.113.9", 5000))
    assert there.get("/metrics").status_code == 404
    proxied = here.get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"})
    assert proxied.status_code == 404
