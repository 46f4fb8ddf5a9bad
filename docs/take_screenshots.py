"""Make the pictures in docs/screenshots, of a site over the samples: `make screenshots`."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parent / "screenshots"

PAGES = {
    "home": "/",
    "episode": "/episodes/the-window-of-the-harbour-master",
    "captions": "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour?q=potatoes",
    "captions-before": "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour?as=captioned",
    "captions-after": "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour",
    "statistics": "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour/statistics",
    "words": "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour/words",
    "related": "/episodes/the-window-of-the-harbour-master/related",
    "search": "/search?q=neural+network",
    "topic": "/topics/listening",
    "episodes": "/episodes",
    "quote": "/quote?text=a+third+order+Fresnel+prism+holding+a+door",
    "topics": "/topics",
    "people": "/people",
    "person": "/people/ingrid-solheim",
    "trends": "/trends?q=lamp,bell",
    "archive-statistics": "/statistics",
    "about": "/about",
    "nowhere": "/nowhere",
}
OF_A_PASSAGE = {"link": "/p/{}", "cite": "/cite/{}", "embed": "/embed/p/{}", "list": "/list?p={}"}
SHAPES = {"wide": (1280, 860, "light"), "phone": (390, 844, "dark")}


def main(address: str) -> None:
    """Take each page in each shape, and a card."""
    base = address.rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for shape, (width, height, scheme) in SHAPES.items():
            context = browser.new_context(
                base_url=base,
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            take_all(context.new_page(), shape)
        browser.close()


def take_all(page: Page, shape: str) -> None:
    """Every kind of page in one shape."""
    for name, path in PAGES.items():
        page.goto(path)
        if name.startswith("captions-"):
            page.evaluate("document.querySelector('.transcript').scrollIntoView()")
        page.screenshot(path=FOLDER / f"{name}-{shape}.png")
    hits = page.request.get("/api/search", params={"q": "church bell"}).json()["hits"]
    keys = [hit["passage"] for hit in hits[:3]]
    for name, path in OF_A_PASSAGE.items():
        page.goto(path.format(",".join(keys) if name == "list" else keys[0]))
        page.screenshot(path=FOLDER / f"{name}-{shape}.png")
    page.goto(f"/p/{keys[0]}")
    page.locator(".passage:has(mark) .more").first.click()
    page.screenshot(path=FOLDER / f"share-{shape}.png")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Saved", exact=True).wait_for()
    page.goto("/notebook")
    page.get_by_role("textbox", name="Note").fill("The night of the Halcyon.")
    page.screenshot(path=FOLDER / f"notebook-{shape}.png")
    (FOLDER / "card.png").write_bytes(page.request.get(f"/card/p/{keys[0]}.png").body())


@contextmanager
def site() -> Iterator[str]:
    """The address of a site over the samples, which are all in."""
    samples = Path(__file__).parent.parent / "samples"
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "app.cli"]
        subprocess.run([*command, "import", samples, "--data", data], check=True)  # noqa: S603
        serving = subprocess.Popen(  # noqa: S603
            [*command, "serve", "--port", "0", "--data", data], stdout=subprocess.PIPE, text=True
        )
        try:
            assert serving.stdout is not None
            yield serving.stdout.readline().split()[-1]
        finally:
            serving.terminate()
            serving.wait()


if __name__ == "__main__":
    with site() as address:
        main(address)
