"""What templates are given."""

import re
from dataclasses import fields, is_dataclass

import pytest

from app.config import ROOT
from app.store.tables import Base
from app.web import frame
from tests.web.test_registry import ADDRESSES, concrete


def rows_in(value, seen):
    """Rows of tables that a template could get at from a value."""
    if id(value) in seen or isinstance(value, str | bytes | int | float | None):
        return []
    seen[id(value)] = value
    if isinstance(value, Base):
        return [value]
    if is_dataclass(value):
        inner = [getattr(value, one.name) for one in fields(value)]
    elif isinstance(value, dict):
        inner = list(value.values())
    else:
        inner = list(value) if isinstance(value, list | tuple | set | frozenset) else []
    return [row for one in inner for row in rows_in(one, seen)]


@pytest.mark.parametrize("path", [path for path in ADDRESSES if not path.startswith("/api")])
def test_no_row_of_a_table_reaches_a_template(client, monkeypatch, path):
    given = []

    def render(template, **values):
        given.append(values)
        return as_it_is(template, **values)

    as_it_is = frame.render
    monkeypatch.setattr(frame, "render", render)
    query = {"/search": "?q=tide&episode=the-window-of-the-harbour-master", "/quote": "?text=tide"}
    answer = client.get(concrete(client, path) + query.get(path, ""))
    assert given or not answer.headers["content-type"].startswith("text/html")
    assert [type(row) for values in given for row in rows_in(values, {})] == []


@pytest.mark.parametrize(
    "template", sorted((ROOT / "templates").glob("*.html")), ids=lambda file: file.stem
)
def test_a_number_stands_before_its_noun_by_the_filter_that_knows_of_one(template):
    said = re.findall(r"\|number \}\} \w+s\b", template.read_text("utf-8"))
    assert said == [], '{{ total|counted("episode") }}'
