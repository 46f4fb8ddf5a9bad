"""The command as people call it: what it prints, where, and how it ends."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

from app.command import command, surroundings
from app.errors import VivaVoceError
from tests.commands import run
from tests.conftest import SAMPLES


def run_by_itself(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What a command says in a process of its own, as people run it."""
    whole = [sys.executable, "-m", "app.cli", *arguments]
    return subprocess.run(whole, capture_output=True, text=True, timeout=60)


@pytest.fixture(scope="module")
def data(tmp_path_factory, knows_languages) -> str:
    folder = tmp_path_factory.mktemp("cli")
    done = run("import", str(SAMPLES), "--data", str(folder))
    assert done.returncode == 0, done.stderr
    assert "Imported 3 episodes" in done.stdout
    return str(folder)


def test_help_tells_the_exit_codes():
    done = run_by_itself("--help")
    assert done.returncode == 0
    assert "Exit codes" in done.stdout
    kinds = [VivaVoceError]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        assert f"{kind.exit_code} " in done.stdout.split("Exit codes")[1], kind
    for name in ("serve", "import", "inspect", "search", "reindex", "status", "prune"):
        assert name in done.stdout
        assert run(name, "--help").returncode == 0


def test_words_that_nobody_is_named_for_stand_under_no_other_name(tmp_path):
    folder, data = tmp_path / "talks", tmp_path / "data"
    folder.mkdir()
    said = "Ann Berg: The tide was high.\n\nUnknown Speaker: A bell rang.\n\nOle Dahl: It did."
    (folder / "talk.txt").write_text(f"{said}\n\nAnn Berg: Twice.\n\nOle Dahl: Yes.\n")
    run("import", str(folder), "--data", str(data))
    assert "  Not named: A bell rang." in run("search", "bell", "--data", str(data)).stdout
    quoted = run("quote", "was high. A bell rang", "--speaker", "Ann", "--data", str(data)).stdout
    assert quoted.startswith("unknown speaker, part of it by them")


def test_search(data):
    done = run("search", "church", "bell", "--data", data, "--json")
    assert json.loads(done.stdout)["hits"][0]["episode"] == "the-window-of-the-harbour-master"
    assert "passages in" in run("search", "bell", "--data", data).stdout
    assert "Did you mean: lighthouse?" in run("search", "lihgthouse", "--data", data).stdout
    nearest = run("search", '"I see the water having two colours"', "--data", data).stdout
    assert nearest.startswith("Not word for word; nearest:")
    assert "changed: quoted 'having', said 'being'" in nearest


def test_status_and_reindex(data):
    assert run("reindex", "--data", data).stdout == "Indexed 3 episodes.\n"
    state = json.loads(run("status", "--data", data, "--json").stdout)
    assert (state["episodes"], state["unindexed"]) == (3, 0)


def test_inspect_stores_nothing(tmp_path):
    done = run("inspect", str(SAMPLES / "lighthouse-captions.txt"), "--json")
    (facts,) = json.loads(done.stdout)
    assert facts["format"] == "caption-page"
    assert facts["timing"] == "estimated"
    assert facts["refused"] is None
    assert list(tmp_path.iterdir()) == []


def test_inspect_tells_each_file_of_a_folder_and_whose_words_are_whose(tmp_path):
    (tmp_path / "a.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Vera>Mind the step.\n\n"
        "00:03.000 --> 00:04.000\n<v Tomas>Which one?\n"
    )
    (tmp_path / "b.bin").write_bytes(bytes(range(256)))
    done = run("inspect", str(tmp_path), "--json", "--turns")
    told = {one["file"]: one for one in json.loads(done.stdout)}
    talk = told["a.vtt"]
    assert (talk["words"], talk["turns"], talk["length"]) == (5, 2, 4.0)
    assert (talk["format"], talk["how_detected"]) == ("webvtt", "signature")
    assert (talk["first_words"], talk["speakers"]) == (
        "Mind the step. Which one?", ["Vera", "Tomas"],
    )  # fmt: skip
    assert talk["turn_list"] == [
        {"speaker": "Vera", "start": 1.0, "text": "Mind the step."},
        {"speaker": "Tomas", "start": 3.0, "text": "Which one?"},
    ]
    assert "binary" in told["b.bin"]["refused"]
    assert done.returncode == 0


def test_inspect_never_ends_in_a_traceback(tmp_path):
    for name in ("a.zip", "b.gz", "c.pdf", "d.mp3", "e.docx", "f"):
        (tmp_path / name).write_bytes(b"\0\1\2 no such thing")
    done = run("inspect", *(str(path) for path in sorted(tmp_path.iterdir())), "/nowhere", "--json")
    assert done.returncode == 1
    assert len(json.loads(done.stdout)) == 7
    assert "Traceback" not in done.stderr


def test_some_files_failed(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    done = run("import", str(tmp_path), "--data", str(tmp_path / "data"))
    assert done.returncode == 3
    assert "failed: empty.txt: The file is empty." in done.stdout
    assert "of the files could not be read." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("import", "/nowhere/at/all"), "There is no file or folder /nowhere/at/all."),
        (("serve", "/nowhere/at/all"), "There is no folder /nowhere/at/all."),
        (("inspect", "/nowhere.txt"), "There is no file or folder /nowhere.txt."),
        (
            ("import", str(SAMPLES), "--data", "/proc/nowhere"),
            "The data folder /proc/nowhere can't be used",
        ),
        (("search", "bell"), "There is no archive in"),
        (("status", "--data", "/proc/nowhere"), "There is no archive in /proc/nowhere"),
    ],
)
def test_what_cant_be_done_is_said_in_a_sentence(arguments, sentence, tmp_path):
    done = run(*arguments, VIVAVOCE_DATA=str(tmp_path))
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_is_named():
    done = run("status", VIVAVOCE_PORT="many")
    assert done.returncode == 1
    assert "Setting `port`" in done.stderr


def test_a_port_in_use_is_told(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("serve", "--port", port, "--data", str(tmp_path))
    assert done.returncode == 1
    assert f"Port {port} is in use" in done.stderr


def test_ping_tells_in_a_sentence_that_nothing_is_served():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = str(closed.getsockname()[1])
        done = run("ping", VIVAVOCE_PORT=port)
    assert done.returncode == 1
    assert f"127.0.0.1:{port} gives no answer" in done.stderr
    assert "Traceback" not in done.stderr


def test_serve_says_where_it_is_and_imports_meanwhile(tmp_path: Path):
    command = [sys.executable, "-m", "app.cli", "serve", str(SAMPLES), "--port", "0"]
    with subprocess.Popen(
        [*command, "--data", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as served:
        assert served.stdout is not None
        try:
            first = served.stdout.readline()
            while "Viva Voce is at" not in first:
                assert first, served.stderr.read() if served.stderr else ""
                first = served.stdout.readline()
            address = first.split()[-1]
            until = time.monotonic() + 30
            total = 0
            while not total and time.monotonic() < until:
                with urllib.request.urlopen(f"{address}api/search?q=church+bell") as answer:
                    total = json.load(answer)["total"]
                time.sleep(0.2)
            assert total > 0
            port = address.rstrip("/").rpartition(":")[2]
            asked = run_by_itself("ping", "--host", "0.0.0.0", "--port", port)
            assert asked.returncode == 0, asked.stderr
            assert "is well" in asked.stdout
        finally:
            served.terminate()


def test_export_writes_a_zip_and_overwrites_nothing(data, tmp_path):
    out = tmp_path / "all.zip"
    chosen = ("--format", "vtt", "--format", "tei.xml")
    assert run("export", *chosen, "--out", str(out), "--data", data).returncode == 0
    assert len(zipfile.ZipFile(out).namelist()) == 9
    assert "already" in run("export", "--out", str(out), "--data", data).stderr
    wrong = run("export", "--format", "exe", "--out", str(tmp_path / "b.zip"), "--data", data)
    assert (wrong.returncode, "none of txt, md" in wrong.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == [out]


def test_check_tells_what_is_doubtful_and_ends_so(tmp_path):
    talk = (SAMPLES / "harbour-voices" / "the-window-of-the-harbour-master.vtt").read_text("utf-8")
    (tmp_path / "archive.yaml").write_text("language: en\n")
    (tmp_path / "one.vtt").write_text(talk)
    (tmp_path / "two.vtt").write_text(talk)
    (tmp_path / "talk.mp3").write_bytes(b"ID3")
    done = run("check", str(tmp_path), "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["files"]) == (4, 2)
    assert told["findings"][0]["files"] == ["one.vtt", "two.vtt"]
    assert told["passed_over"] == [["talk.mp3", "By its name (.mp3) it is no text."]]


def test_a_database_that_was_emptied_is_no_archive(tmp_path):
    (tmp_path / "vivavoce.sqlite").touch()
    done = run("search", "bell", "--data", str(tmp_path))
    assert done.returncode == 1
    assert "There is no archive in" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_letters_that_a_terminal_lacks_end_nothing(tmp_path, encoding):
    (tmp_path / "talk.txt").write_text(
        "Bj\u00f8rn: Wir l\u00e4uten \u2026 \u65e5\u672c\n\nAnna: Ja.\n"
    )

    def told(*arguments):
        return subprocess.run(
            command("inspect", *arguments),
            env={**surroundings(), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
            capture_output=True,
        )

    done = told(os.fsencode(tmp_path / "talk.txt"), "--json", "--turns")
    assert "\u65e5\u672c" in json.loads(done.stdout.decode(encoding))[0]["turn_list"][0]["text"]
    done = told(os.fsencode(tmp_path) + b"/caf\xe9")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"caf" in done.stderr


def test_a_file_that_the_system_refuses_is_told_in_a_sentence(data, tmp_path):
    name = tmp_path / ("a" * 300)  # as one that is closed, but for root too
    ended = run("backup", str(name), "--data", str(data))
    assert ended.returncode == 1
    assert "File name too long." in ended.stderr
    assert "Traceback" not in ended.stderr
