"""How soon the pages of `gn report` show something: `python benchmarks/page.py [DATABASE…]`, with Debian's chromium.

Without a database it reads the samples first. Each page is opened from a file five times in a fresh profile; printed
are its size, how long making it took, and the medians of first contentful paint, the end of parsing, and loading.
The goal for the samples: less than 600 kB, first content in less than a second.
"""

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from selenium import webdriver

from gn_cli.ingest import ingest
from gn_cli.page.report import report_page
from gn_cli.store import Store

RUNS = 5
SAMPLES = Path(__file__).parent.parent / "data" / "samples"
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--window-size=1280,900")  # fmt: skip
TIMES = """const [page] = performance.getEntriesByType("navigation");
const paint = performance.getEntriesByName("first-contentful-paint")[0];
return [paint ? paint.startTime : null, page.domContentLoadedEventEnd, page.loadEventEnd];"""


def opened(page: Path) -> tuple[float, ...]:
    """First contentful paint, end of parsing and loading of a page in a new browser, in milliseconds."""
    with tempfile.TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            browser.get(page.as_uri())
            for _ in range(100):
                times = browser.execute_script(TIMES)
                if times[0] is not None and times[2] > 0:
                    break
                time.sleep(0.05)
            return tuple(times)
        finally:
            browser.quit()


def measure(database: Path, folder: Path) -> None:
    """Print a line for the page of a database."""
    start = time.perf_counter()
    with Store.open(database) as store:
        made = report_page(store, lang="vi")
    took = time.perf_counter() - start
    page = folder / "report.html"
    page.write_text(made, encoding="utf-8")
    paint, parsed, loaded = (
        statistics.median(times) for times in zip(*(opened(page) for _ in range(RUNS)), strict=True)
    )
    size = page.stat().st_size / 1000
    times = f"paint {paint:.0f}, parsed {parsed:.0f}, loaded {loaded:.0f} ms"
    print(f"{database.name}: {size:,.0f} kB, made in {took:.2f} s; {times}")


def main(databases: list[str]) -> None:
    """Measure the page of each database, by default of the samples."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not databases:
            samples = folder / "samples.db"
            with Store.open(samples, write=True) as store:
                ingest([str(SAMPLES)], store, stdin=sys.stdin.buffer)
            databases = [str(samples)]
        for database in databases:
            measure(Path(database), folder)


if __name__ == "__main__":
    main(sys.argv[1:])
