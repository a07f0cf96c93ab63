"""The goals of speed, side by side: `python benchmarks/run.py [--quick] [--pairs N] [--only 1,4 [--write]] [FOLDER]`.

Every figure is a ratio of two whole processes run in turn, the median over the pairs, with the smallest and largest;
row 3 leaves out each side's start, row 2 is peak memory. The corpus is made by `corpus.py`, of the reports in FOLDER
where one is named. The table is printed and, at full size, written to benchmarks/results.md.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from corpus import BESIDE, ROOT, base_texts, write_corpus
from row import Row

GN = [sys.executable, "-m", "gn_cli"]
PYTHON = [sys.executable, "-c"]
PYVI_LOOP = """
import sys
from pathlib import Path
from pyvi import ViTokenizer
for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
    ViTokenizer.tokenize(path.read_text(encoding="utf-8"))
"""
PYVI_START = "import pyvi.ViTokenizer"
SENTENCES = """
import re, sys, time
from pathlib import Path
{which}
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.txt"))]
lines = [line for text in texts for line in text.splitlines()]
sentences = [part for line in lines for part in re.split(r"(?<=[.!?]) ", line) if part.strip()]
tokens("x\\u00e3")
began = time.perf_counter()
for sentence in sentences:
    tokens(sentence)
print(time.perf_counter() - began)
"""
OUR_TOKENS = SENTENCES.format(which="from gn_cli.vietnamese.tokens import words as tokens")
PYVIS_TOKENS = SENTENCES.format(which="from pyvi.ViTokenizer import tokenize as tokens")
BARE_APP = """
import typer
app = typer.Typer()
for name in {names!r}:
    app.command(name)(lambda: None)
app()
"""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured: reports of row 1, times as many for row 2, reports of row 5, trainings of rows 8 and 9."""

    reports: int
    times: int
    shared: int
    trainings: int
    pairs: int


FULL = Sizes(1_200, 20, 10_000, 1_000_000, 5)
QUICK = Sizes(120, 5, 600, 20_000, 2)
_ALL = "1,2,3,4,5,6,7,8,9,10"
_LONG_PAIRS = 3
"""Pairs of what takes minutes: rows 2 (the longer run once) and 5."""


def run(command: list[str]) -> tuple[float, int, str]:
    """Seconds, peak memory in kB (0 where the system does not tell) and output of a process that must succeed."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        told = process.stdout.read()
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode, peak = os.waitstatus_to_exitcode(status), usage.ru_maxrss
        else:
            process.wait()
            peak = 0
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - began, peak, told


def seconds(command: list[str]) -> float:
    return run(command)[0]


def pairs(count: int, one: Callable[[], float], other: Callable[[], float]) -> tuple[float, ...]:
    return tuple(one() / other() for _ in range(count))


def ingest(path: Path, database: Path, *options: str, fresh: bool = True) -> list[str]:
    if fresh:
        for file in database.parent.glob(f"{database.name}*"):
            file.unlink()
    return [*GN, "ingest", *options, "--db", str(database), str(path)]


def measure(texts: list[str], sizes: Sizes, made: Path, only: set[str]) -> Iterator[Row]:
    corpus, database = made / "corpus", made / "gn.db"
    write_corpus(sizes.reports, corpus, texts)
    first = min(corpus.rglob("*.txt"))
    seconds(ingest(first, database))  # compiles what is kept from run to run
    loop = [*PYTHON, PYVI_LOOP, str(corpus)]
    if {"1", "2"} & only:
        both = [(run(ingest(corpus, database, "--jobs", "1")), run(loop)) for _ in range(sizes.pairs)]
        yield Row(
            "1", f"`gn ingest --jobs 1` of {sizes.reports} reports / a loop of pyvi's `tokenize` over them", 0.25,
            tuple(ours[0] / pyvis[0] for ours, pyvis in both),
        )  # fmt: skip
        if all(pyvis[1] for _, pyvis in both):
            yield Row("2", "the same, peak memory", 0.5, tuple(ours[1] / pyvis[1] for ours, pyvis in both))
        if "2" in only and all(pyvis[1] for _, pyvis in both):
            write_corpus(sizes.reports * sizes.times, made / "many", texts)
            more = run(ingest(made / "many", database, "--jobs", "1"))[1]
            yield Row(
                "2", f"peak memory with {sizes.times} times the reports / with these", 1.2,
                tuple(more / ours[1] for ours, _ in both),
            )  # fmt: skip
    if "3" in only:
        yield Row(
            "3", "gn's words / pyvi's, the same sentences, without the start of either", 0.12,
            pairs(
                sizes.pairs,
                lambda: float(run([*PYTHON, OUR_TOKENS, str(corpus)])[2]),
                lambda: float(run([*PYTHON, PYVIS_TOKENS, str(corpus)])[2]),
            ),
        )  # fmt: skip
    if "4" in only:
        yield Row(
            "4", "`gn ingest` of one report / `import pyvi.ViTokenizer`", 0.30,
            pairs(
                2 * sizes.pairs, lambda: seconds(ingest(first, made / "one.db")), lambda: seconds([*PYTHON, PYVI_START])
            ),
        )  # fmt: skip
    if "5" in only:
        write_corpus(sizes.shared, made / "shared", texts)
        yield Row(
            "5", f"`--jobs 2` / `--jobs 1`, {sizes.shared} reports", 0.68,
            pairs(
                min(sizes.pairs, _LONG_PAIRS),
                lambda: seconds(ingest(made / "shared", database, "--jobs", "2")),
                lambda: seconds(ingest(made / "shared", database, "--jobs", "1")),
            ),
        )  # fmt: skip
    if "6" in only:
        again = made / "again.db"
        start = median(seconds(ingest(first, made / "one.db")) for _ in range(sizes.pairs))
        ratios = []
        for _ in range(sizes.pairs):
            whole = seconds(ingest(corpus, again, "--jobs", "1"))
            ratios.append(max(0.0, seconds(ingest(corpus, again, "--jobs", "1", fresh=False)) - start) / whole)
        yield Row("6", "second ingest of unchanged files, without the start / first", 0.05, tuple(ratios))
    if "7" in only:
        names = re.findall(r"(?m)^│ ([a-z]+) ", run([*GN, "--help"])[2])
        bare = [*PYTHON, BARE_APP.format(names=names), "--help"]
        yield Row(
            "7", f"`gn --help` / a bare Typer app with {len(names)} empty commands", 1.15,
            pairs(2 * sizes.pairs, lambda: seconds([*GN, "--help"]), lambda: seconds(bare)),
        )  # fmt: skip
    if {"8", "9"} & only:
        import million

        yield from million.rows(sizes.trainings, sizes.pairs)
    if "10" in only:
        for megabytes in (1, 4):
            text = "\n".join(texts)
            repeats = megabytes * 1_000_000 // len(text.encode()) + 1
            whole = (text + "\n") * repeats
            (made / f"{megabytes}.txt").write_bytes(whole.encode()[: megabytes * 1_000_000].rsplit(b"\n", 1)[0])
        yield Row(
            "10", "one text of 4 MB / one of 1 MB", 4.5,
            pairs(
                min(sizes.pairs, 2),
                lambda: seconds(ingest(made / "4.txt", made / "4.db")),
                lambda: seconds(ingest(made / "1.txt", made / "1.db")),
            ),
        )  # fmt: skip


def heading(texts: list[str], sizes: Sizes, named: Path | None) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in ("regex", "typer", "pyvi", "scikit-learn"))
    of = f"{len(texts)} texts"
    of += f" of {named}" if named else ", the samples" + (" and reports from the world" if BESIDE.is_dir() else "")
    return "\n".join(
        [
            "# Speed, measured",
            "",
            f"On {platform.node()} ({platform.machine()}, {os.cpu_count()} cores), Python {platform.python_version()},"
            f" gn {version('gn-cli')}; {versions}.",
            f"Ratios of whole processes run in turn, medians of {sizes.pairs} pairs (rows 4 and 7 twice as many, rows 5"
            " and 10 fewer) with their spread; written by `make bench`.",
            f"The corpus is varied from {of}; no two of its reports are equal.",
            "",
            "| # | measured | at most | ratio | spread | holds |",
            "|---|---|---|---|---|---|",
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that it runs; nothing is written")
    parser.add_argument("--pairs", type=int)
    parser.add_argument("--only", default=_ALL, help="rows, such as 1,4; nothing is written then without --write")
    parser.add_argument("--write", action="store_true", help="write the rows of --only, and which were left out")
    options = parser.parse_args()
    sizes = QUICK if options.quick else FULL
    if options.pairs:
        sizes = Sizes(sizes.reports, sizes.times, sizes.shared, sizes.trainings, options.pairs)
    texts = base_texts(options.folder)
    if not texts:
        sys.exit(f"no .txt reports in {options.folder}")
    lines = [heading(texts, sizes, options.folder)]
    print(lines[0], flush=True)
    # As with an installed gn: modules stand compiled, and patterns are kept, but not those of other versions.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        os.environ["GN_CACHE_DIR"] = name
        for row in measure(texts, sizes, Path(name), set(options.only.split(","))):
            lines.append(row.line())
            print(lines[-1], flush=True)
    left_out = [number for number in _ALL.split(",") if number not in options.only.split(",")]
    if left_out:
        lines.append(f"\nNot measured in this run: rows {', '.join(left_out)}.")
    if not options.quick and (options.write or not left_out):
        (ROOT / "benchmarks" / "results.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
