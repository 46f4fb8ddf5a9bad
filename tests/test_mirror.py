"""Tests mirror `app/`, or say in their first line what promise they are about."""

import ast
from pathlib import Path

from app.config import ROOT

OF_THEIR_OWN = {"browser", "contract", "processes", "tests"}


def of_a_module(test: Path) -> bool:
    place = ROOT / "app" / test.relative_to(ROOT / "tests").parent
    name = test.stem.removeprefix("test_")
    return (place / f"{name}.py").is_file() or (place / name).is_dir()


def test_each_test_has_its_place():
    tests = sorted((ROOT / "tests").rglob("test_*.py"))
    assert sum(of_a_module(test) for test in tests) > len(tests) / 2
    for test in tests:
        place = ROOT / "app" / test.relative_to(ROOT / "tests").parent
        assert place.is_dir() or test.parent.name in OF_THEIR_OWN, f"{test} mirrors no folder"


def test_those_that_are_about_no_single_file_say_their_promise():
    silent = [
        str(test.relative_to(ROOT))
        for test in sorted((ROOT / "tests").rglob("test_*.py"))
        if not of_a_module(test) and not ast.get_docstring(ast.parse(test.read_text("utf-8")))
    ]
    assert silent == []
