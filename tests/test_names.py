"""One name means one thing, in all of `app/`."""

import ast
import re
from collections import defaultdict
from pathlib import Path

APP = Path(__file__).parents[1] / "app"
TYPE = re.compile(r"[A-Z][A-Za-z]*[a-z][A-Za-z]*")


def test_a_class_or_a_type_has_its_name_alone():
    """But for the models of the JSON API, which are called what they show: its `Hit` is a hit."""
    meanings = defaultdict(set)
    for path in APP.rglob("*.py"):
        is_api = path.parent == APP / "web" / "api"
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                name, meaning = node.name, str(path)
            elif isinstance(node, ast.Assign) and TYPE.fullmatch(ast.unparse(node.targets[0])):
                name, meaning = ast.unparse(node.targets[0]), ast.unparse(node.value)
            else:
                continue
            meanings[name].add("the API's" if is_api else meaning)
    assert {name: found for name, found in meanings.items() if len(found - {"the API's"}) > 1} == {}


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
