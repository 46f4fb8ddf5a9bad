"""axe finds nothing to mend on any page, in either theme (WCAG 2.2 AA)."""

import pytest
from axe_playwright_python.sync_playwright import Axe

HARBOUR = "/episodes/the-window-of-the-harbour-master"
PAGES = [
    "/",
    "/episodes",
    HARBOUR,
    f"{HARBOUR}?q=bell",
    "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour?q=light",
    "/topics",
    "/topics/listening",
    "/search",
    "/search?q=bell",
    "/search?q=zzzz",
    "/quote",
    "/quote?text=a+third+order+Fresnel+prism+holding+a+door",
    "/about",
    "/people",
    "/people/ingrid-solheim",
    "/people/ingrid-solheim/words",
    f"{HARBOUR}/statistics",
    f"{HARBOUR}/words",
    f"{HARBOUR}/related",
    "/series",
    "/series/harbour-voices",
    "/years",
    "/trends?q=lamp,bell",
    "/statistics",
    "/api",
    "/list",
    "/nowhere",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""All that a theme changes."""


def violations(page, rules):
    options = rules | {"resultTypes": ["violations"]}  # the rest is long, and takes as long again
    found = page.evaluate("options => axe.run(options).then(told => told.violations)", options)
    return [
        (one["id"], node["html"][:160], node["failureSummary"].split("\n")[-1].strip()[:160])
        for one in found
        for node in one["nodes"][:2]
    ]


def found(page):
    """What is to be mended of a page in light, and of its colours in dark."""
    page.evaluate(Axe().axe_script)
    page.emulate_media(color_scheme="light")
    in_light = violations(page, RULES)
    page.emulate_media(color_scheme="dark")
    return in_light, violations(page, OF_COLOUR)


NOTHING: tuple[list[str], list[str]] = ([], [])


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(open_page, address):
    assert found(open_page(address)) == NOTHING


def test_axe_finds_nothing_where_links_lead(open_page):
    page = open_page("/search?q=church+bell")
    address = page.locator("a[data-copy]").first.get_attribute("href")
    listed = address.replace("/p/", "/list?p=")
    for one in (address, address.replace("/p/", "/cite/"), f"/embed{address}", listed):
        page.goto(one)
        assert found(page) == NOTHING


def test_axe_finds_nothing_while_suggesting(open_page):
    page = open_page("/search", width=390)
    page.locator("#search-find").press_sequentially("harb")
    page.get_by_role("option").first.wait_for()
    assert found(page) == NOTHING


def test_axe_finds_nothing_in_a_notebook_and_open_menus(open_page):
    page = open_page(HARBOUR)
    page.get_by_role("button", name="Share or save this passage").first.click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Saved", exact=True).wait_for()
    page.locator(".settings summary").click()
    assert found(page) == NOTHING
    page.goto("/notebook")
    assert found(page) == NOTHING
