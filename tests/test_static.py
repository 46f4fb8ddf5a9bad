"""The scripts stand on one floor: a page's own may import each other and the floor, the floor
itself only. Style sheets are in layers, whose order the first one says."""

import re
from pathlib import Path

from app.config import ROOT
from app.web.templating import render

STATIC = ROOT / "static"
IMPORT = re.compile(r"""^import [^;]*["'](\.[^"']+)["'];""", re.MULTILINE)


def imported(script: Path) -> list[Path]:
    return [(script.parent / name).resolve() for name in IMPORT.findall(script.read_text("utf-8"))]


def test_scripts_import_only_from_their_page_and_from_the_floor():
    scripts = list(STATIC.rglob("*.js"))
    assert len({script.parent for script in scripts}) > 3
    found = 0
    for script in scripts:
        for other in imported(script):
            found += 1
            assert other.is_file(), f"{script.name} imports {other}, which isn't there"
            allowed = {STATIC / "floor", script.parent}
            assert other.parent in allowed, f"{script.name} imports {other.name} of another page"
    assert found > 10


def test_each_script_is_loaded_by_a_page_or_by_another_script():
    templates = "".join(page.read_text("utf-8") for page in (ROOT / "templates").rglob("*.html"))
    loaded = {STATIC / name for name in re.findall(r"static\('([^']+)'\)", templates)}
    assert all(path.is_file() for path in loaded)
    reached, waiting = set(), [path for path in loaded if path.suffix == ".js"]
    while waiting:
        script = waiting.pop()
        if script not in reached:
            reached.add(script)
            waiting.extend(imported(script))
    assert reached == set(STATIC.rglob("*.js"))


def test_each_layer_of_the_style_sheets_has_its_place_before_any_is_filled():
    linked = re.findall(r'href="[^"]*/static/([^"?]+)', render("sheets.html"))
    sheets = [(STATIC / name).read_text("utf-8") for name in linked]
    assert {STATIC / name for name in linked} == set(STATIC.rglob("*.css"))
    order, filled = re.findall(r"^@layer ([^{;]+);", sheets[0], re.MULTILINE), "".join(sheets)
    assert len(order) == 1
    layers = order[0].split(", ")
    assert set(layers) == set(re.findall(r"^@layer (\w+) \{", filled, re.MULTILINE))
    assert re.findall(r"^[^@/} \n].*", filled, re.MULTILINE) == [], "what stands in no layer"
