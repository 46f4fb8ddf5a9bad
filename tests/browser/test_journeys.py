"""A reader's journeys: from a search to a passage, to a link, and back."""

import re

import pytest

HARBOUR = "/episodes/the-window-of-the-harbour-master"
RAW = "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour"

SELECT = """
([first, last]) => {
  const text = document.querySelectorAll('.transcript .passage p')[1];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let node, range = document.createRange(), seen = '';
  while ((node = walker.nextNode())) {
    if (node.parentElement.closest('.speaker, .event')) continue;
    const words = [...node.data.matchAll(/\\S+/g)];
    if (words.length > last) {
      range.setStart(node, words[first].index);
      range.setEnd(node, words[last].index + words[last][0].length);
      break;
    }
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return range.toString();
}
"""


def marked(page):
    page.locator(".transcript mark").first.wait_for()  # a click doesn't wait for the page it opens
    return " ".join(page.locator(".transcript mark").all_text_contents())


def test_from_a_search_to_its_words(open_page):
    page = open_page("/search?q=church+bell")
    page.locator(".hit blockquote a").first.click()
    assert "bell" in marked(page)
    page.wait_for_load_state("load")
    page.keyboard.press("n")
    assert page.locator("mark.here").count() == 1
    page.evaluate("scrollTo(0, 300)")
    page.go_back()
    assert "q=church" in page.url
    assert page.locator("input[name=q]").first.input_value() == "church bell"
    page.go_forward()
    assert page.locator(".transcript mark").count() > 0
    page.wait_for_function("() => scrollY > 0")


def test_selected_words_get_a_link_that_opens_them(open_page):
    page = open_page(HARBOUR)
    said = page.evaluate(SELECT, [2, 6])
    page.get_by_role("toolbar").wait_for()
    page.evaluate("() => { window.prompt = (_, text) => { window.told = text; }; }")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_function("() => window.told")
    url = page.evaluate("window.told")
    assert re.search(r"/p/[0-9a-z]{12}\.\d+-\d+$", url)
    page.goto(url)
    assert marked(page) == said
    assert said[:20] in page.title()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_passage_is_opened_cited_and_embedded(open_page, scripts):
    page = open_page("/search?q=church+bell", scripts=scripts)
    address = page.locator("a[data-copy]").first.get_attribute("href")
    page.goto(address)
    assert "bell" in marked(page)
    page.goto(address.replace("/p/", "/cite/"))
    assert "@misc{Solheim" in page.content()
    page.goto(f"/embed{address}")
    assert "bell" in page.locator("blockquote").text_content()


def test_suggestions_by_keyboard(open_page):
    page = open_page("/search")
    field = page.locator("#search-find")
    field.press_sequentially("harb")
    page.get_by_role("option").first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    field.press("ArrowDown")
    chosen = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    field.press("Enter")
    page.wait_for_url("**/search?q=harb*")


def test_suggestions_that_come_late_leave_what_is_chosen_and_what_was_closed(open_page):
    page = open_page("/search")
    late = []
    page.route("**/api/suggest?q=harbo*", lambda route: late.append(route))
    field = page.locator("#search-find")
    for key, is_open in (("ArrowDown", "true"), ("Escape", "false")):
        field.fill("")
        field.press_sequentially("harb")
        page.get_by_role("option").first.wait_for()
        with page.expect_request("**/api/suggest?q=harbo*"):
            field.press("o")
        field.press(key)
        with page.expect_response("**/api/suggest?q=harbo*"):
            late.pop().continue_()
        page.wait_for_timeout(100)
        assert field.get_attribute("aria-expanded") == is_open
        if chosen := field.get_attribute("aria-activedescendant"):
            assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
        assert bool(chosen) is (key == "ArrowDown")


def test_raw_captions_read_as_sentences_or_as_captioned(open_page):
    page = open_page(RAW, scripts=False)
    assert "Show them as captioned" in page.content()
    assert page.locator(".passage p").nth(1).text_content().strip()[0].isupper()
    page.get_by_role("link", name="Show them as captioned").click()
    page.wait_for_url("**as=captioned")
    assert page.locator(".passage p").nth(1).text_content().strip()[0].islower()


def test_a_heard_name_stands_over_what_was_heard(open_page):
    page = open_page(RAW)
    name = page.locator("ruby.heard").first
    assert "Yevgenia Przybylska" in name.text_content()
    assert "shibilska" in name.locator("rt").text_content()


def test_nothing_is_asked_of_another_host_before_a_click(open_page):
    page = open_page("/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for address in ("/", HARBOUR, "/search?q=bell", "/quote", "/topics"):
        page.goto(address)
    host = re.match(r"https?://[^/]+", page.url)[0]
    assert [url for url in asked if not url.startswith((host, "data:"))] == []
