import json
import sys
import zipfile

import pytest
from fastapi.testclient import TestClient

from app.archive.exports import formats
from app.archive.exports.format import as_table, export_formats
from app.config import Settings
from app.transcripts.detect import read
from app.transcripts.source import Source
from app.web.application import create
from tests.commands import run
from tests.conftest import SAMPLES

HARBOUR = "/episodes/the-window-of-the-harbour-master"
RAW = "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour"

SEMAPHORE = '''"""Flags."""

from app.archive.exports.format import ExportFormat

FORMAT = ExportFormat(25, "flags.bin", "Semaphore", "application/x-flags", "a flag a word",
                lambda out: "".join(word[0] for word in out.words).encode(), has_cautions=False)
'''


@pytest.fixture
def with_semaphore(tmp_path, monkeypatch, samples_data):
    """The site with a format more, a file."""
    (tmp_path / "semaphore.py").write_text(SEMAPHORE)
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    export_formats.cache_clear()
    app = create(Settings(archive=SAMPLES, data=samples_data))
    with TestClient(app) as opened:
        yield opened
    app.state.site.database.close()
    del sys.modules[f"{formats.__name__}.semaphore"]
    export_formats.cache_clear()


def test_a_new_format_is_one_file(with_semaphore, samples_data, tmp_path):
    page = with_semaphore.get(RAW).text
    assert f'href="{RAW}.flags.bin" download>Semaphore</a>' in page
    assert page.index(">Captions (WebVTT)</a>") < page.index(">Semaphore</a>")
    assert page.index(">Semaphore</a>") < page.index(">Captions (SubRip)</a>")
    assert (
        "says so, but for Semaphore, Captions (SubRip) and Podcast transcript (JSON), "
        "which have no room for it."
    ) in page
    answer = with_semaphore.get(f"{HARBOUR}.flags.bin")
    assert answer.headers["content-type"] == "application/x-flags"
    assert answer.headers["content-disposition"].endswith("harbour-master.flags.bin")
    assert len(answer.content) == 673
    told = {one["name"]: one for one in with_semaphore.get("/api/exports").json()}
    assert told["flags.bin"]["address"] == "/episodes/{slug}.flags.bin"
    assert "| Semaphore | `.flags.bin` | `application/x-flags` | a flag a word |" in as_table()
    whole, data = str(tmp_path / "all.zip"), str(samples_data)
    asked = run("export", "--format", "flags.bin", "--out", whole, "--data", data)
    assert asked.returncode == 0, asked.stderr
    with zipfile.ZipFile(whole) as packed:
        flags = [name for name in packed.namelist() if name.endswith(".flags.bin")]
        assert len(flags) == 3
        assert answer.content in map(packed.read, flags)
    assert "flags.bin" in run("export", "--format", "exe", "--out", whole, "--data", data).stderr


@pytest.mark.parametrize("kind", ["vtt", "srt"])
@pytest.mark.parametrize("address", [HARBOUR, RAW])
def test_captions_can_be_read_again_and_hold_the_same_words(client, address, kind):
    answer = client.get(f"{address}.{kind}?as=captioned")
    words = read(Source(f"talk.{kind}", answer.content)).words
    whole = json.loads(client.get(f"{address}.json?as=captioned").content)
    said = " ".join(passage["text"] for passage in whole["passages"]).split()
    assert [word.lower() for word in words if word.isalpha()] == [
        word.lower() for word in said if word.isalpha()
    ]


def test_captions_have_two_lines_of_a_length_that_fits(client):
    body = client.get(f"{RAW}.vtt").text
    blocks = [block.split("\n")[1:] for block in body.strip().split("\n\n") if "-->" in block]
    assert max(len(block) for block in blocks) <= 2
    assert max(len(line) for block in blocks for line in block) <= 42 + len("<v Somebody Longish>")


@pytest.mark.parametrize("kind", ["txt", "vtt", "json"])
def test_a_file_says_whose_its_marks_are(client, kind):
    assert "guessed from raw captions" in client.get(f"{RAW}.{kind}").text
    plain = client.get(f"{RAW}.{kind}?as=captioned").text
    assert "guessed" not in plain
    assert "as captioned" in plain
    assert "guessed" not in client.get(f"{HARBOUR}.{kind}").text


def test_text_has_speakers_and_times(client):
    body = client.get(f"{HARBOUR}.txt").text
    assert body.startswith("---\ntitle: The Window of the Harbour Master\n")
    assert "\nseries: Harbour Voices\ndate: 2019-03-14\n" in body
    assert "\nMara Lindqvist: [0:35] And you know that" in body


def test_what_is_no_file_is_not_found(client):
    assert client.get("/episodes/nowhere.txt").status_code == 404
    assert client.get(f"{HARBOUR}.exe").status_code == 404


def test_times_of_words(client):
    body = client.get(f"/api{HARBOUR}/times").json()
    assert body["starts"] == sorted(body["starts"])
    assert len(body["starts"]) == 673
    assert client.get("/api/episodes/nowhere/times").status_code == 404
