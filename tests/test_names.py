"""One name means one thing, in all of `app/`."""

import ast
from collections import defaultdict
from pathlib import Path

APP = Path(__file__).parents[1] / "app"


def test_a_class_has_its_name_alone():
    """But for the models of the JSON API, which are called what they show: its `Hit` is a hit."""
    places = defaultdict(set)
    for path in APP.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                folder = path.parent.relative_to(APP).as_posix()
                places[node.name].add("web/api" if folder == "web/api" else str(path))
    assert {name: found for name, found in places.items() if len(found - {"web/api"}) > 1} == {}
