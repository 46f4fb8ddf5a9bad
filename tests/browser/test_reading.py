"""What a reader does, in a real browser."""

import itertools
import re

import pytest

HARBOUR = "/episodes/the-window-of-the-harbour-master"
CAPTIONS = "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour"
NOWHERE = "/x"
PAGES = [
    "/",
    "/episodes",
    HARBOUR,
    "/topics",
    "/topics/listening",
    "/search?q=bell",
    "/about",
    "/people/ingrid-solheim",
    "/notebook",
    NOWHERE,
]

CONTRAST = """
() => {
  const channel = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return parse(getComputedStyle(document.documentElement).backgroundColor);
  };
  const bad = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walker.nextNode(); n; n = walker.nextNode()) {
    const e = n.parentElement, style = getComputedStyle(e);
    if (!n.data.trim() || e.closest('.unseen, .skip, svg, datalist, option, .link')) continue;
    const a = light(parse(style.color)), b = light(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.push(n.data.trim().slice(0, 40) + ' ' + ratio.toFixed(2));
  }
  return bad;
}
"""


def test_search_then_passage_then_back(open_page):
    page = open_page("/")
    page.get_by_placeholder("A name, an idea, a few words").fill("church bell")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=church+bell*")
    page.locator(".hit blockquote a").first.click()
    page.wait_for_url(re.compile(r"/episodes/[^?]+\?q=church%20bell#p[0-9a-z]{12}"))
    passage = page.locator(".passage:target")
    assert "church bell" in passage.inner_text()
    assert passage.locator("mark").count() > 0
    assert passage.bounding_box()["y"] < 850
    page.go_back()
    assert page.get_by_placeholder("A name, an idea").input_value() == "church bell"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_the_narrowest_phone_has_contrast_and_asks_nobody_else(
    open_page, site, address
):
    said, asked = [], []

    def listen(page):
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: asked.append(request.url))

    page = open_page(address, width=320, before=listen)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(CONTRAST) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(CONTRAST) == []
    assert asked
    assert all(url.startswith(site) for url in asked)
    assert address == NOWHERE or said == []


def test_everything_works_without_scripts(open_page):
    page = open_page("/search?q=lost+a+tooth", scripts=False)
    page.locator(".hit blockquote a").first.click()
    assert "lost a tooth" in page.locator(".passage:target mark").first.inner_text()


def test_the_keyboard_reaches_the_content_first(open_page):
    page = open_page(HARBOUR)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    assert page.url.endswith("#main")


def test_lines_have_a_length_that_reads_well(open_page):
    page = open_page("/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour")
    widths = page.evaluate(
        """() => [...document.querySelectorAll('.passage p')].map(p => {
            const node = [...p.childNodes].find(n => n.nodeType === 3 && n.data.length > 200);
            if (!node) return 0;
            const range = document.createRange();
            let line = 0, first = null, second = null;
            for (let i = 0; i < 200; i++) {
                range.setStart(node, i); range.setEnd(node, i + 1);
                const bottom = Math.round(range.getBoundingClientRect().bottom);
                first ??= bottom;
                if (bottom > first) second ??= bottom;
                if (bottom === second) line++;
                if (second && bottom > second) return line;
            }
            return 0;
        }).filter(n => n > 0)"""
    )
    assert widths
    assert 60 <= sum(widths) / len(widths) <= 75


def test_print_leaves_the_talk_and_drops_the_furniture(open_page):
    page = open_page(HARBOUR)
    page.emulate_media(media="print")
    for furniture in ("header.site nav", ".tabs", ".reading aside"):
        assert page.locator(furniture).first.is_hidden()
    assert page.locator(".passage").first.is_visible()
    assert page.pdf()[:4] == b"%PDF"


def test_a_time_in_the_address_leads_to_the_passage(open_page):
    page = open_page(f"{HARBOUR}#t=2m30s")
    page.wait_for_url("**#p*")
    start = int(page.locator(".passage:target").get_attribute("data-start"))
    assert 120 <= start <= 150
    page = open_page(f"{HARBOUR}?t=150", scripts=False)
    assert int(page.locator(".passage:target").get_attribute("data-start")) == start


def test_about_the_times_says_what_is_known(open_page):
    page = open_page("/episodes/eleven-hundred-pipes-tomas-okonjo-reyes-on-organs")
    page.get_by_text("About this transcript").click()
    assert page.locator(".stretches rect").count() >= 1
    assert page.locator(".time.interpolated").first.get_attribute("title").startswith("interp")


LINES_APART = """
() => {
  const line = (e, isEnd) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    const boxes = [...range.getClientRects()].filter(box => box.width > 1);
    return isEnd ? boxes.at(-1) : boxes[0];
  };
  const found = [];
  for (const passage of document.querySelectorAll('.goes-on')) {
    const before = [...passage.previousElementSibling.querySelectorAll('p')].at(-1);
    const ended = line(before, true), begun = line(passage.querySelector('p'), false);
    found.push([begun.top - ended.top, begun.left - ended.right]);
  }
  return found;
}
"""


@pytest.mark.parametrize("width", [390, 1280])
def test_a_sentence_that_is_cut_goes_on_in_its_line(open_page, width):
    page = open_page(CAPTIONS, width=width)
    # The samples have short sentences: two of its passages are made one that was cut.
    unnamed = ".passage + .passage:not(:has(p:first-of-type .speaker))"
    page.locator(unnamed).first.evaluate("passage => passage.classList.add('goes-on')")
    ((lower, apart),) = page.evaluate(LINES_APART)
    assert lower < 3 or (apart < 0 and lower < 45)  # its line, or the next where it was full
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    times = page.locator(".passage .time").all()
    boxes = [one.bounding_box() for one in times[:4]]
    assert all(a["y"] + a["height"] <= b["y"] for a, b in itertools.pairwise(boxes))
