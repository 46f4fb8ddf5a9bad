"""Nothing is cut, on the narrowest phone as on a desk, nor in text of twice the size."""

import pytest

EPISODE = "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour"
PAGES = [
    "/",
    EPISODE,
    f"{EPISODE}/statistics",
    f"{EPISODE}/words",
    f"{EPISODE}/related",
    "/episodes",
    "/people",
    "/people/ingrid-solheim",
    "/people/ingrid-solheim/words",
    "/series",
    "/series/harbour-voices",
    "/years",
    "/topics/listening",
    "/api",
    "/quote",
    "/trends?q=lamp,bell",
    "/statistics",
    "/topics",
    "/nowhere-at-all",
]
CUT = """
() => {
  const found = [], page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(`the page: ${page.scrollWidth}`);
  for (const e of document.querySelectorAll('header.site *, main *')) {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    const hides = style.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1;
    if (hides && box.width > 2 && !e.closest('.wide, summary, input, textarea'))
      found.push(`${e.tagName}.${e.className}`);
    if (e.placeholder && !e.value) {
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = style.font;
      const room = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      if (pen.measureText(e.placeholder).width > room + 1) found.push(e.placeholder);
    }
  }
  return found;
}
"""


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut_at_any_width(open_page, address):
    page = open_page(address, width=320)
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(CUT) == [], width
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_wider_than_paper(open_page, address):
    page = open_page(address, width=720)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 720


@pytest.mark.parametrize(
    ("address", "where"),
    [("/search?q=bell", ".hit blockquote a"), (EPISODE, ".passage p"), ("/", ".columns a")],
)
def test_a_word_that_is_wider_than_the_screen_breaks(open_page, address, where):
    page = open_page(address, width=390)
    page.locator(where).first.evaluate("e => e.append(' https://' + 'harbour'.repeat(20))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_guessed_contents_are_short_beside_a_talk_and_whole_below_each_other(open_page):
    page = open_page(EPISODE)
    entries = page.locator("ol.contents a").all()
    assert max(one.bounding_box()["height"] for one in entries) < 90  # three lines
    told = next(one for one in entries if one.get_attribute("title"))
    whole = told.get_attribute("title")
    assert told.locator(".sentence").bounding_box()["width"] <= 1
    assert " ".join(told.text_content().split()).endswith(whole)
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".fold > summary").click()
    assert told.locator(".sentence").bounding_box()["width"] > 100
