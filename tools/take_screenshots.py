"""Makes docs/screenshot-*.png: the annotated page of examples/river_crossing.txt, as a browser shows it.

Run: python tools/take_screenshots.py   (needs the hearsay command, playwright and the system's Chromium)
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
WIDTH = 1200
PARTS = {"text": ("text", "text"), "figures": ("timeline", "places")}
"""Name of a picture -> its first and its last section."""
MARGIN = 20


def main() -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("Chromium is not installed")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "page.html"
        command = [
            Path(sys.executable).with_name("hearsay"),
            "check",
            "examples/river_crossing.txt",
            "--format",
            "html",
        ]
        subprocess.run([*command, "--output", page_file], cwd=ROOT, check=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 1000})
        page.goto(page_file.as_uri())
        for name, sections in PARTS.items():
            first, last = (page.locator(f"#r1-{s}").bounding_box() for s in sections)
            clip = {"x": 0, "y": first["y"] - MARGIN, "width": WIDTH}
            clip["height"] = last["y"] + last["height"] - first["y"] + 2 * MARGIN
            page.screenshot(path=ROOT / "docs" / f"screenshot-{name}.png", full_page=True, clip=clip)
        browser.close()


if __name__ == "__main__":
    main()
