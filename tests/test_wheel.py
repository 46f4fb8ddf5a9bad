"""The wheel carries all that the program needs, and is found from anywhere."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling import build

from app.config import ROOT
from tests.conftest import SAMPLES


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return folder / build.build_wheel(str(folder))
    finally:
        os.chdir(before)


def test_it_holds_what_the_checkout_holds(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("templates", "static", "migrations"):
        here = [path for path in (ROOT / folder).rglob("*.*") if "__pycache__" not in path.parts]
        assert here
        assert {f"app/{path.relative_to(ROOT).as_posix()}" for path in here} <= names
    code = [path for path in (ROOT / "app").rglob("*.*") if "__pycache__" not in path.parts]
    assert {path.relative_to(ROOT).as_posix() for path in code} <= names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/", "training/"))]


def test_it_imports_and_answers_far_from_the_checkout(wheel, tmp_path):
    installed, data = tmp_path / "installed", tmp_path / "data"
    zipfile.ZipFile(wheel).extractall(installed)
    program = f"""
import sys
sys.path.insert(0, {str(installed)!r})
from app.cli.commands import cli
from app.config import ROOT, Settings
assert str(ROOT).startswith({str(installed)!r}), ROOT
cli(["import", {str(SAMPLES)!r}, "--data", {str(data)!r}], standalone_mode=False)
from fastapi.testclient import TestClient
from app.web.application import create
site = TestClient(create(Settings(data={str(data)!r})))
assert "church bell" in site.get("/search?q=church+bell").text
assert site.get("/static/sheets/site.css").status_code == 200
"""
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
