"""Make the pictures in docs/screenshots: `.venv/bin/python docs/take_screenshots.py ADDRESS`.

ADDRESS is that of a site over the samples, as `make serve` prints it.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PAGES = {
    "home": "/",
    "episode": "/episodes/the-window-of-the-harbour-master",
    "captions": "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour?q=potatoes",
    "captions-before": "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour?as=captioned",
    "captions-after": "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour",
    "search": "/search?q=neural+network",
    "topic": "/topics/listening",
    "episodes": "/episodes",
    "quote": "/quote?text=a+third+order+Fresnel+prism+holding+a+door",
}
SHAPES = {"wide": (1280, 860, "light"), "phone": (390, 844, "dark")}


def main(address: str) -> None:
    """Take each page in each shape."""
    folder = Path(__file__).parent / "screenshots"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for shape, (width, height, scheme) in SHAPES.items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            for name, path in PAGES.items():
                page.goto(address.rstrip("/") + path)
                if name.startswith("captions-"):
                    page.locator(".transcript").scroll_into_view_if_needed()
                    page.evaluate("document.querySelector('.transcript').scrollIntoView()")
                page.screenshot(path=folder / f"{name}-{shape}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
