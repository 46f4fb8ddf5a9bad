"""A site whose data folder lies on a read-only disk is served, and says what it can't."""

import re
import signal
import subprocess
from contextlib import contextmanager

import pytest

from tests.processes.conftest import processes_with, until


@contextmanager
def read_only(folder):
    """Only who may mount can make a folder one."""
    for command in (["--bind", folder, folder], ["-o", "remount,ro,bind", folder]):
        try:
            subprocess.run(["mount", *command], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            subprocess.run(["umount", folder], check=False, capture_output=True)
            pytest.skip("This user may not mount a read-only disk.")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.parametrize("web_workers", ["1", "2"])
def test_a_site_is_served_from_a_read_only_disk(owner, web_workers, monkeypatch, tmp_path):
    monkeypatch.setenv("VIVAVOCE_WEB_WORKERS", web_workers)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    owner.write(1, 2)
    assert owner.import_()[0] == 0
    owner.write(3)
    before = {path: path.read_bytes() for path in owner.data.rglob("*") if path.is_file()}
    with read_only(owner.data):
        site = owner.serve()
        assert "is read-only: nothing is imported" in owner.log.read_text()
        assert site.json("/api/search?q=pier2")["total"] == 1
        assert site.json("/api/search?q=pier3")["total"] == 0
        site.process.send_signal(signal.SIGHUP)
        until(lambda: owner.log.read_text().count("Viva Voce is at") == 3 - int(web_workers))
        site.address = re.findall(r"Viva Voce is at (http://\S+)/", owner.log.read_text())[-1]
        assert site.json("/api/search?q=pier1")["total"] == 1
        site.process.send_signal(signal.SIGTERM)
        assert site.process.wait(20) in (0, -signal.SIGTERM)
    assert not processes_with(str(owner.data))
    assert not list(tmp_path.glob("vivavoce-read-only-*")), "nothing of the copies is left"
    assert {path: path.read_bytes() for path in owner.data.rglob("*") if path.is_file()} == before


def test_where_the_copy_has_no_room_it_is_told(owner, monkeypatch, tmp_path):
    owner.write(1)
    assert owner.import_()[0] == 0
    full = tmp_path / "full"
    full.mkdir()
    monkeypatch.setenv("TMPDIR", str(full))
    try:
        mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", full]
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("This user may not mount a disk.")
    try:
        with read_only(owner.data):
            code, said = owner.run("serve", str(owner.folder), "--port", "0")
    finally:
        subprocess.run(["umount", "-l", full], check=True)
    assert (code, "Traceback" in said) == (1, False)
    assert "is read-only, and it can't be copied to" in said
    assert "No space left on device. TMPDIR names another place" in said
