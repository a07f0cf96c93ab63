"""Time of looking up units and of finding an article's places: `python benchmarks/places.py FILE-OR-FOLDER...`.

Prints what loading the table takes, the mean over many look-ups, and the mean an article over the texts given; the
goals are 40 ms, 30 µs and, for the scan, 2 ms.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

ROUNDS = 7
NAMES = (
    "Bắc Giang", "tỉnh Đắc Lắc", "TP.HCM", "huyện Sơn Động", "TX. Chũ", "xã Yên Định", "phường Bắc Giang", "Qui Nhơn",
    "quận 8", "xã Mường Than", "Thừa Thiên - Huế", "thị trấn Lâm", "đặc khu Lý Sơn", "H. Ea H’leo", "xã Tân Thành",
    "Sa Pa",
)  # fmt: skip


def seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:]]
    files = [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    if not texts:
        sys.exit("usage: python benchmarks/places.py FILE-OR-FOLDER...")

    from gn_cli.article import Article
    from gn_cli.extract import read
    from gn_cli.extract.places import find_places, training_place
    from gn_cli.units.lookup import find
    from gn_cli.units.scan import scan_names
    from gn_cli.units.table import load_units

    print(f"load     {seconds(load_units) * 1000:6.1f} ms, {len(load_units())} units")
    table = load_units()
    print(f"indexes  {seconds(lambda: (table.longer, table.coded('province', '01'))) * 1000:6.1f} ms, once")

    days = (date(2018, 5, 2), date(2023, 5, 2), date(2026, 5, 2))
    look_up = median(
        seconds(lambda: [find(table, name, on=day) for name in NAMES for day in days for _ in range(20)])
        for _ in range(ROUNDS)
    )
    count = len(NAMES) * len(days) * 20
    print(f"look-up  {look_up / count * 1e6:6.1f} µs, mean over {len(NAMES)} names on three days")

    characters = sum(map(len, texts)) / len(texts)
    scan = median(seconds(lambda: [scan_names(table, text) for text in texts]) for _ in range(ROUNDS))
    print(f"scan     {scan / len(texts) * 1000:6.2f} ms an article of {characters:,.0f} characters on average")
    contexts = [read(Article.from_text(text, "benchmark.txt"), until="organizers") for text in texts]
    resolve = median(seconds(lambda: [find_places(context) for context in contexts]) for _ in range(ROUNDS))
    print(f"resolve  {resolve / len(texts) * 1000:6.2f} ms an article, the scan within")
    for context in contexts:
        context.places = find_places(context)
    seat = median(seconds(lambda: [training_place(c, (0, len(c.text))) for c in contexts]) for _ in range(ROUNDS))
    print(f"seat     {seat / len(texts) * 1000:6.2f} ms an article")


if __name__ == "__main__":
    main()
