"""What a reader saves stays in the browser, and leaves it as a file or an address."""

import csv
import io
import json
import re

import pytest

HARBOUR = "/episodes/the-window-of-the-harbour-master"


def save(page, number):
    page.get_by_role("button", name="Share or save this passage").nth(number).click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Saved", exact=True).wait_for()
    page.keyboard.press("Escape")


@pytest.fixture(scope="module")
def kept(browser, site):
    """What a browser keeps when two passages were saved, one with a note and tags."""
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.goto(HARBOUR)
    save(page, 2)
    save(page, 5)
    page.goto("/notebook")
    page.get_by_label("Note").first.fill("=HYPERLINK(1), check")
    page.get_by_label("Tags, with commas").first.fill("bells, 1974")
    page.get_by_label("Tags, with commas").first.press("Tab")
    found = context.storage_state()
    context.close()
    return found


@pytest.fixture
def notebook(open_page, kept):
    return open_page("/notebook", storage_state=kept)


def exported(page, name):
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return download.value.path().read_bytes().decode()


def test_passages_are_saved_annotated_and_narrowed(notebook):
    assert notebook.locator(".saved").count() == 2
    notebook.locator("[name=tag]").select_option("1974")
    assert notebook.locator(".saved").count() == 1
    notebook.locator("[name=tag]").select_option("")
    notebook.get_by_label("Holds").fill("HALCYON radar")
    assert notebook.locator(".saved").count() == 1
    assert notebook.locator("#count").text_content() == "1 of 2 saved passages"


def test_what_is_removed_can_be_had_back(notebook):
    notebook.get_by_role("button", name="Remove").first.click()
    assert notebook.locator(".saved").count() == 1
    notebook.get_by_role("button", name="Undo").click()
    assert notebook.locator(".saved").count() == 2


def test_every_file_holds_what_was_saved(notebook):
    rows = list(csv.DictReader(io.StringIO(exported(notebook, "CSV"))))
    assert len(rows) == 2
    assert rows[0]["note"] == "'=HYPERLINK(1), check"  # no formula for a sheet to run
    assert rows[0]["tags"] == "bells; 1974"
    markdown = exported(notebook, "Markdown")
    assert rows[1]["url"] in markdown
    assert "#bells #1974" in markdown
    bibtex = exported(notebook, "BibTeX")  # from the site
    assert bibtex.count("@misc{") == 2
    assert "annote = {=HYPERLINK(1), check}," in bibtex
    assert "keywords = {bells, 1974}," in bibtex
    assert "KW  - bells\nKW  - 1974" in exported(notebook, "RIS").replace("\r\n", "\n")
    assert [item["URL"] for item in json.loads(exported(notebook, "CSL-JSON"))] == [
        row["url"] for row in rows
    ]
    page = json.loads(exported(notebook, "W3C annotations"))
    assert page["type"] == "AnnotationPage"
    selectors = page["items"][0]["target"]["selector"]
    assert selectors[0]["exact"] == rows[0]["as said"]
    assert selectors[1]["value"].startswith("t=")


NOTES = ["=1+1", "＝1+1", "\n=1+1", "\t@SUM(1)", "a;=1+1", 'a;"=1+1', "b\t-1+1", "c\n+1"]


def test_no_cell_of_a_sheet_is_a_formula(notebook):
    """Whatever sign a sheet takes for the end of a cell."""
    for note in NOTES:
        notebook.get_by_label("Note").first.fill(note)
        text = exported(notebook, "CSV")
        for delimiter in (",", ";", "\t"):
            rows = csv.reader(io.StringIO(text), delimiter=delimiter)
            cells = [cell for row in rows for cell in row]
            formula = r"[\s\"]*[=+@＝＋－＠-]"
            assert not [cell for cell in cells if re.match(formula, cell)], note


@pytest.mark.parametrize("name", ["JSON", "W3C annotations"])
def test_a_file_is_brought_in_elsewhere(notebook, open_page, tmp_path, name):
    file = tmp_path / "notebook.json"
    file.write_text(exported(notebook, name))
    page = open_page("/notebook")
    page.get_by_label("Bring in a notebook").set_input_files(file)
    page.get_by_text("2 passages brought in").wait_for()
    assert page.locator(".saved").count() == 2
    assert page.get_by_label("Note").first.input_value() == "=HYPERLINK(1), check"
    assert "The Window of the Harbour Master" in page.locator(".saved").first.text_content()


def test_a_file_that_is_no_notebook_is_told(notebook, tmp_path):
    file = tmp_path / "notebook.json"
    for text in ("no json", "{}", '[{"address": "<b>"}, null, 7]', "[" * 50_000):
        notebook.evaluate("document.getElementById('brought').textContent = ''")
        file.write_text(text)
        notebook.get_by_label("Bring in a notebook").set_input_files(file)
        notebook.locator("#brought:not(:empty)").wait_for()
        assert notebook.locator(".saved").count() == 2, text[:99]


def test_a_list_is_opened_elsewhere_and_saved_there(notebook, open_page):
    notebook.get_by_role("link", name="Share as a list").click()
    notebook.wait_for_url(re.compile(r"/list\?p=[0-9a-z]{12},[0-9a-z]{12}$"))
    page = open_page(notebook.url)
    assert page.locator(".saved").count() == 2
    page.get_by_role("button", name="Save all in my notebook").click()
    page.get_by_role("button", name="2 of 2 are in your notebook").wait_for()
    page.goto("/notebook")
    assert page.locator(".saved").count() == 2


def test_a_list_prints_with_its_addresses(notebook):
    notebook.get_by_role("link", name="Share as a list").click()
    notebook.wait_for_url("**/list?p=*")
    notebook.emulate_media(media="print")
    assert notebook.locator(".saved .address").first.is_visible()
    assert notebook.get_by_role("button", name="Print").is_hidden()


def test_a_damaged_notebook_is_an_empty_one(open_page):
    page = open_page("/notebook")
    page.evaluate("localStorage.setItem('vivavoce.notebook', '{{{')")
    page.reload()
    assert page.get_by_text("Nothing is saved yet").is_visible()


def test_an_empty_notebook_offers_nothing_to_take_along(open_page):
    page = open_page("/notebook")
    page.get_by_text("Nothing is saved yet").wait_for()
    assert not page.locator("#filled").is_visible()
    assert page.get_by_label("Bring in").is_visible()
