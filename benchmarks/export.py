"""How fast a workbook is made: `python benchmarks/export.py [--trainings N] [--pairs N]`.

The figure is a ratio of two whole processes run in turn: `gn export FILE.xlsx` of a database of invented reports, and
XlsxWriter alone writing the same cells with the same looks (a process that does nothing else; it reads them from a
file that was made beforehand). Processor time, so that other work on the machine does not count; the median over the
pairs, with the smallest and largest.
"""

import argparse
import pickle
import resource
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parent.parent
GOAL = 2.0

ALONE = """
import pickle, sys
from datetime import date
import xlsxwriter
book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True})
looks = {}
def look(of):
    key = tuple(sorted(of.items()))
    if key not in looks:
        looks[key] = book.add_format(of)
    return looks[key]
with open(sys.argv[1], "rb") as kept:
    sheets = pickle.load(kept)
for name, widths, rows in sheets:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    for number, (height, cells) in enumerate(rows):
        if height:
            sheet.set_row(number, height)
        for at, value, of in cells:
            if type(value) is str:
                sheet.write_string(number, at, value, look(of))
            elif type(value) is date:
                sheet.write_datetime(number, at, value, look(of))
            elif value is None:
                sheet.write_blank(number, at, None, look(of))
            else:
                sheet.write_number(number, at, value, look(of))
    sheet.autofilter(0, 0, len(rows) - 1, len(widths) - 1)
book.close()
"""


class Kept:
    """Stands in for a worksheet: keeps what is written, cell by cell."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: dict[int, list[tuple[int, Any, Any]]] = {}
        self.heights: dict[int, float] = {}
        self.widths: dict[int, float] = {}

    def set_row(self, row: int, height: float) -> None:
        self.heights[row] = height

    def set_column(self, first: int, last: int, width: float) -> None:
        self.widths[first] = width

    def write_string(self, row: int, at: int, value: Any, look: Any) -> None:
        self.rows.setdefault(row, []).append((at, value, look))

    write_number = write_datetime = write_blank = write_string

    def __getattr__(self, name: str) -> Any:
        return lambda *values: None

    def kept(self) -> tuple[str, list[float], list[tuple[float | None, list[tuple[int, Any, Any]]]]]:
        rows = [(self.heights.get(row), self.rows.get(row, [])) for row in range(max(self.rows) + 1)]
        return self.name, [self.widths[at] for at in sorted(self.widths)], rows


class KeptBook:
    """Stands in for a workbook. A look is the dictionary it was made of."""

    def __init__(self, *arguments: Any) -> None:
        self.sheets: list[Kept] = []

    def add_worksheet(self, name: str) -> Kept:
        self.sheets.append(Kept(name))
        return self.sheets[-1]

    def add_format(self, look: dict[str, object]) -> dict[str, object]:
        return look

    def __getattr__(self, name: str) -> Any:
        return lambda *values: None


def keep_cells(database: Path, cells: Path) -> tuple[int, int]:
    """Write what the export writes to a file; how many trainings and cells that is."""
    import xlsxwriter

    from gn_cli.export import export
    from gn_cli.store import Store

    books: list[KeptBook] = []

    def kept_book(*arguments: Any) -> KeptBook:
        books.append(KeptBook())
        return books[-1]

    real, xlsxwriter.Workbook = xlsxwriter.Workbook, kept_book
    with Store.open(database) as store:
        done = export(store, str(cells.with_suffix(".xlsx")))
    xlsxwriter.Workbook = real
    sheets = [sheet.kept() for sheet in books[0].sheets]
    with cells.open("wb") as stream:
        pickle.dump(sheets, stream, pickle.HIGHEST_PROTOCOL)
    return done.rows["trainings"], sum(len(row[1]) for sheet in sheets for row in sheet[2])


def seconds(command: list[str]) -> float:
    """The processor time of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trainings", type=int, default=20_000)
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests"))
    from invented import invented_store

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # A hundred reports tell of some 130 trainings.
        database = invented_store(folder / "gn.db", options.trainings * 77 // 100)
        trainings, cells = keep_cells(database, folder / "cells.pickle")
        own = [sys.executable, "-m", "gn_cli", "export", str(folder / "own.xlsx"), "--db", str(database)]
        alone = [sys.executable, "-c", ALONE, str(folder / "cells.pickle"), str(folder / "alone.xlsx")]
        pairs = [(seconds(own), seconds(alone)) for _ in range(options.pairs)]
    ratios = [one / other for one, other in pairs]
    print(f"{trainings:,} trainings, {cells:,} cells, written {date.today().isoformat()}")
    print(f"gn export {median(one for one, _ in pairs):.1f} s, XlsxWriter alone {median(o for _, o in pairs):.1f} s")
    print(
        f"ratio {median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}), at most {GOAL:g}:"
        f" {'holds' if median(ratios) <= GOAL else 'does not hold'}"
    )


if __name__ == "__main__":
    main()
