"""How the text is set, and where the reader is in it."""

import gzip

from app.config import ROOT

HARBOUR = "/episodes/the-window-of-the-harbour-master"
RAW = "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour"


def size(page):
    return page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.transcript')).fontSize)"
    )


def test_size_width_and_theme_are_remembered(open_page):
    page = open_page(HARBOUR)
    before, paper = size(page), page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator(".settings summary").click()
    page.get_by_label("Huge").check()
    page.get_by_label("Dark").check()
    page.goto(RAW)
    assert size(page) > before * 1.3
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper
    page.locator(".settings summary").click()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_contents_say_where_the_reader_is(open_page):
    page = open_page(HARBOUR)
    links = page.locator("ol.contents a")
    assert links.first.get_attribute("aria-current") == "location"
    page.keyboard.press("End")
    page.wait_for_function(
        "() => document.querySelector('ol.contents li:last-child a').ariaCurrent === 'location'"
    )


def test_the_next_visit_offers_to_go_on(open_page):
    page = open_page(RAW, width=390)
    page.evaluate("document.querySelectorAll('.passage')[5].scrollIntoView()")
    page.wait_for_function("() => localStorage.getItem('vivavoce.places')?.length > 5")
    page.goto("/")
    page.goto(RAW)
    page.get_by_role("link", name="Go on reading at").click()
    assert "#p" in page.url


def test_contents_people_and_topics_lead_into_the_text(open_page):
    page = open_page(HARBOUR, width=390, scripts=False)
    page.locator(".fold > summary").click()
    page.get_by_role("link", name="Listening", exact=True).click()
    assert page.locator(".passage:target").count() == 1
    page = open_page(HARBOUR, scripts=False)
    page.get_by_label("Go to a time").fill("2:30")
    page.get_by_role("button", name="Go", exact=True).click()
    page.wait_for_url("**#p*")


def test_the_bar_for_chosen_words_is_reached_by_keyboard(open_page):
    page = open_page(HARBOUR)
    dots = page.get_by_role("button", name="Share or save this passage").first
    dots.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Copy link"
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "Copy quote"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "more"


def test_a_phone_shows_the_talk_at_once(open_page):
    for address in (HARBOUR, RAW):
        page = open_page(address, width=390)
        assert (
            page.evaluate("document.querySelector('.passage p').getBoundingClientRect().top") < 660
        )


def test_text_twice_as_large_fits_a_phone(open_page):
    page = open_page(width=390)
    for address in ("/", HARBOUR, RAW, "/search?q=tide", "/people", "/topics", "/quote", "/about"):
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address


def test_a_phone_says_when_it_is_where_one_reads(open_page):
    page = open_page(HARBOUR, width=390)
    page.evaluate("document.querySelectorAll('.passage')[4].scrollIntoView()")
    here = page.evaluate(
        "document.querySelectorAll('.passage')[4].querySelector('.time').innerText"
    )
    page.wait_for_function(
        "here => here.includes(document.querySelector('.fold > summary').dataset.here || '?')",
        arg=here,
    )


def test_a_slash_goes_to_the_search_and_the_menu_comes_before_the_settings(open_page):
    page = open_page(HARBOUR)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.press("/")
    assert page.locator("#find").input_value() == "/"
    order = page.evaluate(
        "[...document.querySelectorAll('.site nav, .site .settings')].map(e => e.tagName)"
    )
    assert order == ["NAV", "DETAILS"]


def test_scripts_and_styles_stay_light():
    def zipped(pattern):
        files = (ROOT / "static").rglob(pattern)
        return sum(len(gzip.compress(file.read_bytes())) for file in files)

    assert zipped("*.js") <= 30_000
    assert zipped("*.css") <= 20_000


def test_forced_colours_and_four_hundred_percent(open_page):
    page = open_page(HARBOUR, forced_colors="active")
    assert page.locator(".passage").first.is_visible()
    page = open_page(f"{HARBOUR}?q=bell", viewport={"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
