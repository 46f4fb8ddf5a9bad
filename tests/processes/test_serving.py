"""A site whose index is damaged, whose import is killed, and that is stopped while it is served."""

import os
import shutil
import signal
import socket
import time

import pytest

from tests.processes.conftest import processes_with, until

pytestmark = pytest.mark.slow


WORDS = "amber kestrel juniper".split()


def damages(index):
    """Ways to damage an index, by name: one of each kind; tests/search/index has all of them."""
    segment = max(index.glob("*.seg"), key=lambda path: path.stat().st_size)

    def flip():
        data = bytearray(segment.read_bytes())
        for place in range(200):
            data[place * 7919 % len(data)] ^= 8
        segment.write_bytes(data)

    return {
        "bits are flipped": flip,
        "the table of contents is emptied": lambda: (index / "contents.json").write_text(""),
        "the folder is deleted": lambda: shutil.rmtree(index),
    }


def test_a_damaged_index_heals_while_pages_answer_and_say_so(owner):
    for number, word in enumerate(WORDS):
        owner.write(number, again=f"\n\n**Anna Berg:** The boat was called {word}.")
    site = owner.serve()
    until(site.is_complete)
    index = owner.data / "index"
    for word, name in zip(WORDS, damages(index), strict=True):
        damages(index)[name]()
        incomplete = 0
        while True:
            found = site.json(f"/api/search?q={word}")
            status, page = site.get(f"/search?q={word}&sort=newest")
            assert status == 200, name
            if found["total"] == 1:
                break
            assert found["total"] == 0
            assert "can't be found" in found["incomplete"], (name, found)
            # It may have healed since the answer before: a page finds it, or says what is missing.
            assert f"<mark>{word}" in page or 'class="notice"' in page
            assert site.get("/api/status")[0] == 200
            incomplete += 1
            time.sleep(0.1)
        until(site.is_complete)
        assert site.json(f"/api/search?q={word}")["total"] == 1
    assert "mending the search index" in owner.log.read_text()


def test_an_import_that_dies_beside_the_site_is_noticed_and_mended(owner):
    owner.write(*range(200))
    site = owner.serve()
    until(lambda: (site.json("/api/status")["import"] or {}).get("done", 0) > 5)
    importer = site.json("/api/status")["import"]["pid"]
    os.kill(importer, signal.SIGKILL)
    until(lambda: site.json("/api/status")["import"]["state"] != "running", within=20)
    stored = until(lambda: site.json("/api/status")["episodes"])
    until(lambda: site.json("/api/status")["status"] == "ok")
    assert 0 < stored < 200
    assert "broke off" in site.get("/about")[1] or site.is_complete()


@pytest.mark.parametrize("web_workers", ["1", "2"])
def test_a_site_that_is_stopped_amid_an_import_ends_soon_and_leaves_nothing(
    owner, web_workers, monkeypatch
):
    monkeypatch.setenv("VIVAVOCE_WEB_WORKERS", web_workers)
    owner.write(*range(60))
    site = owner.serve()
    until(lambda: (site.json("/api/status")["import"] or {}).get("done", 0) > 5)
    host, port = site.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as half:
        half.sendall(b"POST /api/quote HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
        time.sleep(0.5)
        site.process.send_signal(signal.SIGTERM)
        site.process.wait(20)  # it is given six seconds for what is under way
    assert not processes_with(str(owner.data))
    code, said = owner.import_()
    assert code == 0, said
    assert owner.told()["episodes"] == 60


def test_a_site_of_one_process_begins_anew_when_it_is_hung_up(owner):
    owner.write(1)
    site = owner.serve()
    said = "Viva Voce is at"
    site.process.send_signal(signal.SIGHUP)
    until(lambda: owner.log.read_text().count(said) == 2)
    assert site.process.poll() is None
    site.process.send_signal(signal.SIGTERM)
    assert site.process.wait(20) in (0, -signal.SIGTERM)
    assert not processes_with(str(owner.data))


def test_nothing_outlives_a_site_that_is_killed(owner):
    owner.write(*range(300))
    site = owner.serve()
    until(lambda: len(processes_with(str(owner.data))) > 2)
    site.process.kill()
    site.process.wait()
    until(lambda: not processes_with(str(owner.data)), within=10)


def test_what_is_put_into_the_folder_is_found_and_the_owners_word_is_heard(owner):
    owner.write(1)
    site = owner.serve()
    until(site.is_complete)
    owner.write(2)
    until(lambda: site.json("/api/search?q=pier2")["total"] == 1)
    (owner.folder / "archive.yaml").write_text("title: Bells in the Fog\n")
    until(lambda: "Bells in the Fog" in site.get("/")[1])
    (owner.folder / "talk-1.md").unlink()
    until(lambda: "missing: talk-1.md" in owner.log.read_text())
    assert site.json("/api/search?q=pier1")["total"] == 1
