"""The docs tell what there is: each of these fails when they leave something out, or lie."""

import re
import subprocess
import tomllib
from itertools import chain
from pathlib import Path

from app.archive.answers.filter import all_filters, query_of
from app.config import PREFIX, ROOT, Settings
from app.search.query import tree
from app.search.query.scope import Scope
from docs import write

DOCS = ROOT / "docs"


def doc(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def rows(text: str, width: int) -> list[tuple[str, ...]]:
    """The rows of a document's tables that have so many columns, without code marks."""
    cells = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    return [tuple(one.strip().strip("`") for one in row) for row in cells if len(row) == width]


def test_each_setting_has_its_row_and_each_row_its_setting():
    def shown(default: object) -> str:
        return "" if default is None else str(default).lower()

    expected = [
        (name, f"{PREFIX}{name.upper()}", shown(field.default), field.description)
        for name, field in Settings.model_fields.items()
    ]
    table = [row for row in rows(doc("operating.md"), 4) if row[1].startswith(PREFIX)]
    assert table == expected


def test_files_and_headings_that_docs_lead_to_are_there():
    for page in [*DOCS.glob("*.md"), *ROOT.glob("*.md")]:
        text = page.read_text("utf-8")
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            name, _, anchor = target.partition("#")
            if "://" in target:
                continue
            found = page.parent / name if name else page
            assert found.exists(), f"{page.name} leads to {target}"
            if anchor:
                headings = re.findall(r"^#+ (.+)$", found.read_text("utf-8"), re.MULTILINE)
                slugs = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}
                assert anchor in slugs, f"{page.name} leads to {target}"


def test_each_command_is_told_with_its_options():
    assert doc("command.md") == write.command_page(), "python -m docs.write"


def test_each_address_of_the_api_is_told_with_its_fields():
    assert doc("api.md") == write.api_page(), "python -m docs.write"


def test_each_parameter_and_field_of_the_api_says_what_it_is():
    silent = [
        row for row in rows(doc("api.md"), 3) if not row[2] and row[0] not in ("field", "---")
    ]
    assert silent == []


def test_filters_files_and_citations_have_their_rows():
    assert doc("search.md") == write.search_page(), "python -m docs.write"
    assert doc("exports.md") == write.exports_page(), "python -m docs.write"


def examples() -> list[str]:
    """What the first column of the table of search says that one may type."""
    tables = [part.split("\n\n")[0] for part in doc("search.md").split("\n| typed |")[1:]]
    lines = [line for table in tables for line in table.splitlines()[2:]]
    return re.findall(r"`([^`]+)`", " ".join(line.split("|")[1] for line in lines))


def nodes(node: object) -> set[str]:
    below = getattr(node, "nodes", ()) or [one for one in [getattr(node, "node", None)] if one]
    return {type(node).__name__}.union(*(nodes(one) for one in below))


def test_each_operator_and_filter_of_search_has_an_example_that_works():
    typed = examples()
    assert len(typed) > 12
    parsed = [query_of(one) for one in typed]
    operators = {
        name
        for name, kind in vars(tree).items()
        if isinstance(kind, type) and kind.__module__ == tree.__name__ and name != "Query"
    }
    assert set().union(*(nodes(one.root) for one in parsed)) == operators
    narrowed = {wish.filter for one in parsed for wish in one.scope.wishes}
    assert narrowed == {one.name for one in all_filters()}
    plain = [
        one.text for one in parsed if one.scope == Scope() and nodes(one.root) <= {"All", "Word"}
    ]
    assert plain == ["tide tables"]


def test_each_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = chain.from_iterable(project["optional-dependencies"].values())
    named = [*project["dependencies"], *extras]
    node = (ROOT / "package.json").read_text("utf-8")
    named += re.findall(r'"@?([\w/]+)": "\d', node)
    table = doc("decisions.md").split("## Written here")[0].lower()
    names = [re.split(r"[<>=\[ ]", one)[0].lower().rpartition("/")[2] for one in named]
    assert [one for one in names if one.replace("-", "") not in table.replace("-", "")] == []


def drawn() -> list[tuple[Path, str]]:
    """The folders and files of the tree in architecture.md, each with the rest of its line."""
    block = doc("architecture.md").split("```")[1]
    found: list[tuple[Path, str]] = []
    above: list[Path] = []
    for line in block.strip().splitlines():
        indent = (len(line) - len(line.lstrip())) // 2
        name, _, rest = line.strip().partition(" ")
        if indent > len(above):
            rest, parent = f"{name} {rest}", above[-1]  # the line before goes on
            found.append((parent, rest))
            continue
        parent = above[indent - 1] if indent else Path()
        if name.endswith("/"):
            above = [*above[:indent], parent / name]
        found.append((parent / name, rest))
    return found


def test_the_tree_is_the_tree():
    told = drawn()
    assert [str(path) for path, _ in told if not (ROOT / path).exists()] == []
    for path, rest in told:
        for file in re.findall(r"\b\w+\.(?:py|js|css)\b", rest):
            places = (ROOT / path, (ROOT / path).parent)
            assert any((place / file).is_file() for place in places), f"{path} has no {file}"
    kept = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    folders = {parent for file in kept.split() for parent in Path(file).parents} - {Path()}
    inner = {one for one in folders if one.parts[0] == "tests" and len(one.parts) > 1}
    inner |= {one for one in folders if one.parent.name in ("formats", "styles")}
    hidden = {one for one in folders if one.parts[0].startswith(".")}
    assert folders - inner - hidden == (
        {path for path, _ in told if (ROOT / path).is_dir()} - inner
    )


def test_files_that_architecture_speaks_of_are_there():
    named = set(re.findall(r"`((?:\w+/)+\w+\.py)`", doc("architecture.md")))
    assert len(named) > 5
    assert [name for name in sorted(named) if not (ROOT / "app" / name).is_file()] == []
