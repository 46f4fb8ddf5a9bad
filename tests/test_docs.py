"""The docs tell what there is: each of these fails when they leave something out, or lie."""

import re

from app.config import PREFIX, ROOT, Settings

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
