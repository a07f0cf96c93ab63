"""Takes the pictures of `gn report` in the READMEs: `python scripts/report_picture.py`, with chromium.

The pictures depend on the fonts of the machine; Roboto (`fonts-roboto-unhinted`) gives those of the repository.
"""

import base64
import shutil
import sys
import tempfile
from pathlib import Path

from selenium import webdriver

from gn_cli.ingest import ingest
from gn_cli.page.report import report_page
from gn_cli.schema import Lang
from gn_cli.store import Store

ROOT = Path(__file__).parent.parent
PICTURES: dict[Lang, Path] = {"en": ROOT / "docs/images/report.png", "vi": ROOT / "docs/images/report.vi.png"}
WIDTH, HEIGHT = 1280, 1790
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--hide-scrollbars")  # fmt: skip


def picture(page: Path) -> bytes:
    """The top of a page as a PNG."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*FLAGS, f"--user-data-dir={page.parent / 'profile'}", f"--window-size={WIDTH},{HEIGHT}"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        browser.get(page.as_uri())
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT, "scale": 1}
        wanted = {"captureBeyondViewport": True, "clip": clip}
        return base64.b64decode(browser.execute_cdp_cmd("Page.captureScreenshot", wanted)["data"])
    finally:
        browser.quit()


def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store.open(folder / "gn.db", write=True) as store:
            ingest([str(ROOT / "data" / "samples")], store, stdin=sys.stdin.buffer)
            for lang, file in PICTURES.items():
                page = folder / "report.html"
                page.write_text(report_page(store, lang=lang), encoding="utf-8")
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(picture(page))


if __name__ == "__main__":
    main()
