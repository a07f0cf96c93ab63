"""The goals of speed, measured side by side: `python benchmarks/run.py [--reports N] [--pairs N] [FOLDER]`.

Every figure is a ratio of two whole processes run in turn, the median over the pairs, with the smallest and largest.
The corpus is made of the reports of FOLDER (by default data/samples), varied so that no two are equal. The table is
printed and written to benchmarks/results.md.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
GN = [sys.executable, "-m", "gn_cli"]
PYVI_LOOP = """
import sys
from pathlib import Path
from pyvi import ViTokenizer
for path in sorted(Path(sys.argv[1]).iterdir()):
    ViTokenizer.tokenize(path.read_text(encoding="utf-8"))
"""
PYVI_START = "import pyvi.ViTokenizer"
BARE_APP = """
import typer
app = typer.Typer()
for name in {names!r}:
    app.command(name)(lambda: None)
app()
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, the goal, and the ratios of the pairs."""

    number: str
    measured: str
    goal: float
    ratios: tuple[float, ...]

    def line(self) -> str:
        middle = median(self.ratios)
        kept = "yes" if middle <= self.goal else "no"
        spread = f"{min(self.ratios):.2f}–{max(self.ratios):.2f}"
        return f"| {self.number} | {self.measured} | {self.goal:g} | {middle:.2f} | {spread} | {kept} |"


def seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def pairs(count: int, one: Callable[[], float], other: Callable[[], float]) -> tuple[float, ...]:
    return tuple(one() / other() for _ in range(count))


def varied(texts: list[str], count: int, folder: Path) -> None:
    """Write `count` reports, each with numbers of its own so that none equals another."""
    folder.mkdir()
    for number in range(count):
        text, turn = texts[number % len(texts)], number // len(texts)

        def other_number(match: "re.Match[str]", turn: int = turn) -> str:
            return str(int(match[0]) + turn)

        # Only numbers of people and classes are changed: days and years stay days and years.
        text = re.sub(r"\b[1-9]\d{0,3}(?= (?:học viên|cán bộ|người|đại biểu|hộ|lớp|hội viên))", other_number, text)
        (folder / f"{number:06}.txt").write_text(f"{text.rstrip()}\n\nTin số {number}.\n", encoding="utf-8")


def ingest(path: Path, database: Path, *, fresh: bool = True) -> float:
    if fresh:
        for file in database.parent.glob(f"{database.name}*"):
            file.unlink()
    return seconds([*GN, "ingest", "--db", str(database), str(path)])


def measure(folder: Path, reports: int, count: int) -> list[Row]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    if not texts:
        sys.exit(f"no .txt reports in {folder}")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        corpus, database = made / "corpus", made / "gn.db"
        varied(texts, reports, corpus)
        first = next(iter(sorted(corpus.iterdir())))
        ingest(first, database)  # compiles what is kept from run to run
        python = [sys.executable, "-c"]
        rows.append(Row(
            "1", f"`gn ingest` of {reports} reports / a loop of pyvi's `tokenize`", 0.25,
            pairs(count, lambda: ingest(corpus, database), lambda: seconds([*python, PYVI_LOOP, str(corpus)])),
        ))  # fmt: skip
        rows.append(Row(
            "4", "`gn ingest` of one report / `import pyvi.ViTokenizer`", 0.30,
            pairs(count, lambda: ingest(first, made / "one.db"), lambda: seconds([*python, PYVI_START])),
        ))  # fmt: skip
        again = made / "again.db"
        rows.append(Row(
            "6", "second ingest of unchanged files / first (start-up included)", 0.05,
            pairs(count, lambda: 1 / ingest(corpus, again), lambda: 1 / ingest(corpus, again, fresh=False)),
        ))  # fmt: skip
        names = re.findall(r"(?m)^│ ([a-z]+) ", subprocess.run([*GN, "--help"], capture_output=True, text=True).stdout)
        bare = [*python, BARE_APP.format(names=names), "--help"]
        rows.append(Row(
            "7", f"`gn --help` / a bare Typer app with {len(names)} empty commands", 1.15,
            pairs(count, lambda: seconds([*GN, "--help"]), lambda: seconds(bare)),
        ))  # fmt: skip
        for megabytes in (1, 4):
            repeats = megabytes * 1_000_000 // len(texts[0].encode()) + 1
            (made / f"{megabytes}mb.txt").write_text((texts[0] + "\n") * repeats, encoding="utf-8")
        rows.append(Row(
            "10", "one text of 4 MB / one of 1 MB", 4.5,
            pairs(1, lambda: ingest(made / "4mb.txt", made / "4.db"), lambda: ingest(made / "1mb.txt", made / "1.db")),
        ))  # fmt: skip
    return rows


def report(rows: list[Row], count: int) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in ("regex", "typer", "pyvi"))
    return "\n".join(
        [
            "# Speed, measured",
            "",
            f"Python {platform.python_version()} on {os.cpu_count()} cores ({platform.machine()}); {versions}.",
            f"Ratios of whole processes run in turn, medians of {count} pairs (row 10: one) with their spread;"
            " written by `make bench`.",
            "",
            "| # | measured | at most | ratio | spread | holds |",
            "|---|---|---|---|---|---|",
            *(row.line() for row in rows),
            "",
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "data" / "samples")
    parser.add_argument("--reports", type=int, default=1_200)
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    table = report(measure(options.folder, options.reports, options.pairs), options.pairs)
    print(table)
    (ROOT / "benchmarks" / "results.md").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
