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


def test_a_bound_says_of_what():
    """`LONGEST_LABEL_LETTERS` is a number that can be checked; `LONGEST` would be ten of them."""
    bare = set(
        "MOST LEAST LONGEST SHORTEST LARGEST SMALLEST DEEPEST WIDEST FEWEST FEW MANY NEAR RUN GAP "
        "STEP STEPS BATCH WINDOW AROUND CONTEXT KEPT SHOWN LOOKED_AT REMEMBERED AT_ONCE EVERY "
        "PAUSE PATIENCE SECONDS".split()
    )
    assert [
        f"{path.relative_to(APP)}: {target.id}"
        for path in APP.rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign) and _is_number(node.value)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.strip("_") in bare
    ] == []


def _is_number(value: ast.expr) -> bool:
    if isinstance(value, ast.BinOp):
        return _is_number(value.left) or _is_number(value.right)
    return isinstance(value, ast.Constant) and isinstance(value.value, int | float)
