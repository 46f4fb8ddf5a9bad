"""Words follow the sound, and never pretend to."""

import pytest


@pytest.fixture
def listen(open_page, recorded):
    def opened(slug, **more):
        return open_page(f"/episodes/{slug}", base_url=recorded, **more)

    return opened


def heard(page):
    """The word that is marked as heard now; empty where none is."""
    return page.evaluate("() => [...(CSS.highlights.get('playing-word') ?? [])].join('')")


def seek(page, seconds):
    page.wait_for_function("() => document.querySelector('audio')?.readyState > 0")
    page.evaluate(
        """at => new Promise(done => {
            const audio = document.querySelector('audio');
            audio.pause();
            audio.addEventListener('seeked', () => setTimeout(done, 300), { once: true });
            audio.currentTime = at;
        })""",
        seconds,
    )


def test_nothing_is_loaded_before_a_click_and_then_the_word_is_marked(listen):
    page = listen("the-lamp")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(200)
    assert not [url for url in asked if "/media/" in url]
    with page.expect_response("**/times"):
        page.locator("a.time").nth(2).click()
    page.locator("audio").wait_for()
    seek(page, 0.4 * 22 + 0.1)
    assert heard(page).lower() == "nobody"  # word 22: the line has 15
    assert page.locator(".playing-now").count() == 1


def test_where_times_are_guessed_only_the_passage_is_marked(listen):
    page = listen("the-pier")
    with page.expect_response("**/times"):
        page.get_by_role("link", name="Listen").click()
    seek(page, 60)
    assert heard(page) == ""
    assert page.locator(".playing-now").count() == 1


def test_keys_speed_and_closing(listen):
    page = listen("the-lamp")
    page.get_by_role("link", name="Listen").click()
    seek(page, 10)
    page.locator("h1").click()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('audio').currentTime >= 14")
    before = page.evaluate("document.querySelector('audio').currentTime")
    page.keyboard.press(".")
    page.wait_for_function(f"() => document.querySelector('audio').currentTime > {before} + 2")
    page.keyboard.press(">")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.25
    page.get_by_role("button", name="Speed: 1.25 times").click()
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5
    page.get_by_role("button", name="Close").click()
    assert page.locator("audio").count() == 0
    assert page.locator(".player").is_hidden()


def test_scrolling_away_offers_the_way_back(listen):
    page = listen("the-lamp")
    page.get_by_role("link", name="Listen").click()
    seek(page, 3)
    page.mouse.move(600, 300)
    page.mouse.wheel(0, 2_500)
    back = page.get_by_role("button", name="Back to now")
    back.wait_for()
    back.click()
    page.wait_for_function(
        "() => document.querySelector('.playing-now').getBoundingClientRect().top > 0"
    )
    assert back.is_hidden()


def test_a_word_is_clicked_to_be_heard(listen):
    page = listen("the-lamp")
    with page.expect_response("**/times"):
        page.get_by_role("link", name="Listen").click()
    seek(page, 1)
    box = page.evaluate(
        """async () => {
            const { wordsOf } = await import('/static/floor/words.js');
            const passage = document.querySelectorAll('.passage')[1];
            passage.scrollIntoView({ block: 'center' });
            const word = wordsOf(passage)[6];
            const { x, y, width, height } = word.getBoundingClientRect();
            return [x + width / 2, y + height / 2, +passage.dataset.first + 6];
        }"""
    )
    page.mouse.click(box[0], box[1])
    page.wait_for_function(
        f"() => Math.abs(document.querySelector('audio').currentTime - {box[2] * 0.4}) < 1.5"
    )


def test_a_recording_that_is_not_there_is_said_and_the_text_stays(listen):
    page = listen("the-fog")
    page.get_by_role("link", name="Listen").click()
    page.get_by_text("The recording can’t be loaded").wait_for()
    assert page.locator(".passage").first.is_visible()


TUBE = """<script>
onmessage = event => {
  const said = JSON.parse(event.data);
  if (said.event === 'listening') parent.postMessage(JSON.stringify(
    { event: 'infoDelivery', info: { currentTime: 70, playerState: 1 } }), '*');
  if (said.func === 'seekTo') parent.postMessage(JSON.stringify(
    { event: 'infoDelivery', info: { currentTime: said.args[0], playerState: 1 } }), '*');
};
</script>"""
VIMEO = """<script>
const tell = data => parent.postMessage(JSON.stringify(data), '*');
onmessage = event => {
  const said = JSON.parse(event.data);
  if (said.value === 'timeupdate') tell({ event: 'timeupdate', data: { seconds: 70 } });
  if (said.method === 'setCurrentTime')
    tell({ event: 'timeupdate', data: { seconds: said.value } });
};
setTimeout(() => tell({ event: 'ready' }), 50);
</script>"""


@pytest.mark.parametrize(
    ("slug", "host", "theirs"),
    [
        ("at-tube", "https://www.youtube-nocookie.com/**", TUBE),
        ("at-vim", "https://player.vimeo.com/**", VIMEO),
    ],
)
def test_players_of_other_hosts_are_asked_after_a_click_and_followed(listen, slug, host, theirs):
    page = listen(slug)
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body=theirs, content_type="text/html")

    page.route(host, answer)
    page.wait_for_timeout(200)
    assert asked == []
    page.get_by_role("link", name="Watch").click()
    start = "() => +document.querySelector('.playing-now')?.dataset.start"
    page.wait_for_function(f"{start} > 40")
    assert len(asked) == 1
    page.locator("a.time").first.click()
    page.wait_for_function(f"{start} === 0")


def test_search_listen_select_copy_and_open_elsewhere(open_page, recorded):
    page = open_page("/search?q=nine+seconds", base_url=recorded)
    page.get_by_role("link", name="The Lamp").first.wait_for()
    page.goto(f"{recorded}/episodes/the-lamp?q=nine+seconds")
    page.locator("a.time").first.click()
    page.locator("audio").wait_for()
    page.evaluate("() => { window.prompt = (_, text) => { window.told = text; }; }")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    chosen = page.evaluate(
        """async () => {
            const { wordsOf } = await import('/static/floor/words.js');
            const words = wordsOf(document.querySelectorAll('.passage')[1]);
            const range = new Range();
            range.setStart(words[4].startContainer, words[4].startOffset);
            range.setEnd(words[9].endContainer, words[9].endOffset);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return words.slice(4, 10).map(String).join(' ');
        }"""
    )
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_function("() => window.told")
    elsewhere = open_page(page.evaluate("window.told"), base_url=recorded, width=390, dark=True)
    shown = elsewhere.locator(".transcript mark").all_text_contents()
    assert " ".join(shown) == chosen
    assert elsewhere.locator("#here").bounding_box()["y"] < 600


def test_without_scripts_links_lead_into_the_recording_at_the_second(listen):
    page = listen("the-lamp", scripts=False)
    assert "#t=" in page.locator("a.time").nth(1).get_attribute("href")


def test_an_embed_plays_after_a_click_without_scripts(open_page, recorded):
    page = open_page("/search?q=lamp", base_url=recorded, scripts=False)
    address = page.locator("a[data-copy]").first.get_attribute("href")
    page.goto(f"{recorded}/embed{address}")
    assert page.locator("video").count() == 0
    page.get_by_role("link", name="Play at").click()
    page.locator("video.screen").wait_for()


def test_a_word_that_is_clicked_stays_under_the_pointer(listen):
    page = listen("the-lamp", width=390)
    page.get_by_role("link", name="Listen").click()
    page.locator(".passage.playing-now").nth(0).wait_for()
    page.wait_for_timeout(300)  # what is heard first is scrolled to
    page.evaluate("document.querySelectorAll('.passage')[2].scrollIntoView({ block: 'end' })")
    clicked = page.locator(".passage p").nth(2)
    before = clicked.bounding_box()["y"]
    clicked.click(position={"x": 30, "y": 10})  # what comes next, and is scrolled to, is far
    page.wait_for_function("() => document.querySelectorAll('.passage')[2].matches('.playing-now')")
    page.wait_for_timeout(300)  # a smooth scroll would be under way
    assert abs(clicked.bounding_box()["y"] - before) < 2
