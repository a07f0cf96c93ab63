"""Statistics and lists over a million trainings: `python benchmarks/million.py [--size N] [--pairs N]`.

Makes a database of invented trainings with the store's own tables and measures, as ratios of whole processes run in
turn, `gn stats` and `gn list` against the same SQL through `sqlite-utils query`, and `gn stats --by province --by year`
against DuckDB over the same tables in a file of its own. sqlite-utils and DuckDB are installed, each in an environment
of its own, into the folder GN_BENCH_DIR (by default ~/.cache/gn-bench), where the databases stay for the next run.
"""

import argparse
import csv
import hashlib
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from row import Row

from gn_cli.report import (
    ClassCount,
    EventDate,
    Evidence,
    HeadCount,
    Lecturer,
    OfficialDocument,
    Organizer,
    Place,
    PovertyRate,
    Report,
    Training,
)
from gn_cli.schema import Table, columns, report_table
from gn_cli.store import Filter, kept, retold, search, statistics, tables
from gn_cli.units.conversion import province_now
from gn_cli.units.table import Unit, load_units

GN = [sys.executable, "-m", "gn_cli"]
SIZE = 1_000_000
PAIRS = 5
PROVINCE = "Lâm Đồng"
_FIRST, _DAYS, _NEW_SYSTEM = date(2016, 1, 4), 3_900, date(2025, 7, 1)
_BATCH = 20_000
_VERSION = "1"
"""Goes up when other trainings are invented, so that databases of before are not taken."""


# Invented trainings


def _evidence(words: str) -> Evidence:
    return Evidence(120, 120 + len(words), words, "invented.words", ())


_WORDS = _evidence("tập huấn cho cán bộ cấp xã về rà soát hộ nghèo")
_BODIES = (
    "Sở Nội vụ",
    "Sở Y tế",
    "Hội Nông dân tỉnh",
    "Hội Liên hiệp Phụ nữ huyện",
    "UBND xã",
    "Tỉnh đoàn",
    "Ban Dân tộc",
)
_BOUNDS = ("exact", "exact", "exact", "over", "about", "at_least", "nearly")
_FAMILY = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Nông Lò".split()
_MIDDLE = "Thị Văn Đức Minh Ngọc Xuân Thu Quang Hữu Thanh".split()
_GIVEN = "An Ánh Bình Chi Dũng Đào Đông Hà Khánh Lan Mai Nga Oanh Phượng Quý Sơn Tâm Uyên Yến Hùng Hạnh Liên".split()


class _Inventor:
    """Makes reports, the same for the same seed. A province has districts and lecturers of its own."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        units = load_units()
        self.old = [self._province(one) for one in units.in_force(_NEW_SYSTEM - timedelta(days=1), "province")]
        self.new = [self._province(one) for one in units.in_force(_NEW_SYSTEM, "province")]
        people = [f"{a} {b} {c}" for a in _FAMILY for b in _MIDDLE for c in _GIVEN]
        self.people = {place[0]: self.random.sample(people, 160) for place in (*self.old, *self.new)}

    def _province(self, unit: Unit) -> tuple[str, str, str, list[tuple[str | None, str | None]]]:
        units = load_units()
        then = _NEW_SYSTEM if unit.valid_from and unit.valid_from >= _NEW_SYSTEM else _NEW_SYSTEM - timedelta(days=1)
        now = province_now(units, unit)
        below: list[tuple[str | None, str | None]] = [
            (one.name, None) if one.level == "district" else (None, one.name) for one in units.below(unit, then)
        ]
        return unit.name, now.name, now.code, below

    def report(self, number: int) -> Report:
        """One report: four of five tell one training, the others two or three."""
        random = self.random
        day = _FIRST + timedelta(days=random.randrange(_DAYS))
        # Provinces differ in how much they train and tell: the first ones most.
        provinces = self.new if day >= _NEW_SYSTEM else self.old
        place = provinces[int(len(provinces) * random.random() ** 1.5)]
        several = random.choice((1, 1, 1, 1, 1, 1, 1, 1, 2, 3))
        trainings = tuple(self._training(day, place) for _ in range(several))
        rates: tuple[PovertyRate, ...] = ()
        if random.random() < 0.25:
            value = round(random.uniform(0.5, 30), 2)
            rates = (PovertyRate(value, None, "poor", "level", day.year - 1, place[0], _WORDS),)
        documents: tuple[OfficialDocument, ...] = ()
        if random.random() < 0.5:
            number_of = f"{random.randint(1, 2999)}/KH-UBND"
            documents = (OfficialDocument("Kế hoạch", number_of, day - timedelta(days=20), None, _WORDS),)
        return Report(
            id=f"{number:016x}",
            source=f"tin/{number}.txt",
            title="Tập huấn nâng cao năng lực cho cán bộ làm công tác giảm nghèo",
            published=day + timedelta(days=random.randrange(4)),
            byline=None,
            is_training=True,
            trainings=trainings,
            documents=documents,
            poverty_rates=rates,
            title_evidence=_WORDS,
            published_evidence=_WORDS,
            is_training_evidence=_WORDS,
        )

    def _training(self, day: date, place: tuple[str, str, str, list[tuple[str | None, str | None]]]) -> Training:
        random = self.random
        name, now, code, below = place
        district, commune = random.choice(below) if random.random() < 0.75 else (None, None)
        people = HeadCount(random.randint(20, 300), random.choice(_BOUNDS), "học viên", _WORDS)
        taught = random.choice((0, 1, 1, 2))
        return Training(
            event_dates=(EventDate(day, day + timedelta(days=random.choice((0, 0, 1, 2))), _WORDS),),
            place=Place(name, district, commune, None, None, now, code, _WORDS),
            participants=people if random.random() < 0.8 else None,
            classes=ClassCount(random.randint(1, 9), _WORDS) if random.random() < 0.4 else None,
            lecturers=tuple(Lecturer(one, "ThS", None, _WORDS) for one in random.sample(self.people[name], taught)),
            organizers=(Organizer(random.choice(_BODIES), _WORDS),),
        )


# The databases


def make(path: Path, size: int, seed: int = 0) -> None:
    """Make a database of `size` trainings, the same for the same seed; articles and their words are left out.

    Indexes and triggers come after the rows, as nobody reads before the end; what the triggers would have done is then
    done at once.
    """
    statements = [*tables.create_articles(), *tables.create_records()]
    later = [one for one in statements if one.startswith(("CREATE INDEX", "CREATE TRIGGER"))]
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    db = sqlite3.connect(part, isolation_level=None)
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("PRAGMA synchronous = OFF")
    for statement in statements:
        if statement not in later:
            db.execute(statement)
    db.execute("BEGIN")
    for rows in _batches(_Inventor(seed), size):
        for table, values in rows.items():
            db.executemany(tables.insert(table), values)
    db.execute("COMMIT")
    for statement in later:
        if statement.startswith("CREATE INDEX"):
            db.execute(statement)
    db.execute("BEGIN")
    db.execute(
        "INSERT INTO unsettled SELECT report_id, training FROM trainings WHERE occasion IN"
        " (SELECT occasion FROM trainings GROUP BY 1 HAVING count(*) > 1)"
    )
    retold.settle(db)
    for statement in (*kept.make_again(), *(one for one in later if one.startswith("CREATE TRIGGER"))):
        db.execute(statement)
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    part.rename(path)


def _batches(inventor: _Inventor, size: int) -> Iterator[dict[Table, list[tuple[Any, ...]]]]:
    made, number = 0, 0
    while made < size:
        rows: dict[Table, list[tuple[Any, ...]]] = {table: [] for table in report_table().walk()}
        for _ in range(_BATCH):
            report = inventor.report(number)
            number, made = number + 1, made + len(report.trainings)
            for table, values in tables.rows_of(report, "benchmark"):
                rows[table].append(values)
            if made >= size:
                break
        yield rows


_DUCK_TABLES = {
    "trainings": "report_id VARCHAR, training INTEGER, province_now_key VARCHAR, province VARCHAR, year INTEGER,"
    " same_as VARCHAR, participants_count INTEGER, classes_count INTEGER",
    "lecturers": "report_id VARCHAR, training INTEGER, item INTEGER, name_key VARCHAR",
}
_DUCK_ASKED = """
SELECT t.province_now_key, t.year, count(*) FILTER (same_as IS NULL) AS trainings, count(DISTINCT report_id) AS reports,
    sum(classes_count) FILTER (same_as IS NULL) AS classes,
    sum(participants_count) FILTER (same_as IS NULL) AS participants, any_value(l.lecturers) AS lecturers
FROM trainings t LEFT JOIN (
    SELECT province_now_key, year, count(DISTINCT name_key) AS lecturers
    FROM trainings JOIN lecturers USING (report_id, training) GROUP BY ALL
) l ON l.province_now_key = t.province_now_key AND l.year = t.year
GROUP BY ALL ORDER BY ALL
"""
"""What `gn stats --by province --by year` tells, without the poverty rates."""
_DUCK_SUMS = """
SELECT province_now_key, year, count(*) AS trainings, sum(participants_count) AS participants
FROM trainings WHERE same_as IS NULL GROUP BY ALL ORDER BY ALL
"""
_DUCK_RUN = """
import sys, duckdb
for row in duckdb.connect(sys.argv[1], read_only=True).execute(sys.argv[2]).fetchall():
    print(*row, sep=",")
"""
_DUCK_LOAD = """
import sys, duckdb
path, *tables = sys.argv[1:]
db = duckdb.connect(path)
for table in tables:
    name, columns, source = table.split("|")
    db.execute(f"CREATE TABLE {name} ({columns})")
    db.execute(f"COPY {name} FROM '{source}' (FORMAT csv, HEADER false)")
"""


def make_duck(path: Path, database: Path, python: Path) -> None:
    """The columns that the question is about as tables of DuckDB's own."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    db = sqlite3.connect(database)
    asked = {"trainings": "place_province_now AS province", "lecturers": ""}
    files = []
    for table, typed in _DUCK_TABLES.items():
        names = [column.split()[0] for column in typed.split(", ")]
        shown = ", ".join(asked[table] if name == "province" else name for name in names)
        file = path.with_name(f"{table}.csv")
        with file.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows(db.execute(f"SELECT {shown} FROM {table}"))
        files.append(file)
    db.close()
    loaded = [f"{name}|{columns}|{file}" for (name, columns), file in zip(_DUCK_TABLES.items(), files, strict=True)]
    subprocess.run([python, "-c", _DUCK_LOAD, part, *loaded], check=True)
    for file in files:
        file.unlink()
    part.rename(path)


def environment(folder: Path, package: str) -> Path:
    """The folder of programs of an environment that has nothing but a package and what it needs; made when missing."""
    programs = folder / package / "bin"
    if not (programs / "pip").exists():
        subprocess.run([sys.executable, "-m", "venv", folder / package], check=True)
    if not any((folder / package).glob(f"lib/*/site-packages/{package.replace('-', '_')}")):
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", package], check=True)
    return programs


# Measured


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def _pairs(count: int, one: list[str], other: list[str]) -> tuple[float, ...]:
    _seconds(one), _seconds(other)  # both files are read once before
    return tuple(_seconds(one) / _seconds(other) for _ in range(count))


def _filled(sql: str, values: tuple[Any, ...]) -> list[str]:
    """A statement for `sqlite-utils query`, its question marks named."""
    for at in range(len(values)):
        sql = sql.replace("?", f":p{at}", 1)
    return [sql, *(part for at, value in enumerate(values) for part in ("-p", f"p{at}", str(value)))]


def rows(size: int = SIZE, pairs: int = PAIRS) -> list[Row]:
    """The measured rows 8 and 9 of the table of goals, over so many trainings."""
    folder = Path(os.environ.get("GN_BENCH_DIR") or Path.home() / ".cache" / "gn-bench")
    folder.mkdir(parents=True, exist_ok=True)
    sqlite_utils = environment(folder, "sqlite-utils") / "sqlite-utils"
    duck_python = environment(folder, "duckdb") / "python"
    schema = "\n".join((_VERSION, *tables.create_records()))
    mark = f"{size}-{hashlib.sha256(schema.encode()).hexdigest()[:8]}"
    database, duck = folder / f"{mark}.db", folder / f"{mark}.duckdb"
    if not database.exists():
        make(database, size)
    if not duck.exists():
        make_duck(duck, database, duck_python)
    listed = search.question(Filter(province=PROVINCE), "trainings", columns("trainings", extra=True), (), 20)
    stats, list_ = [*GN, "stats", "--db", str(database)], [*GN, "list", "--db", str(database)]
    query = [str(sqlite_utils), "query", str(database)]
    duck_run = [str(duck_python), "-c", _DUCK_RUN, str(duck)]
    by_both = [*stats, "--by", "province", "--by", "year"]
    trainings = f"{size:,} trainings"
    return [
        Row("8a", f"`gn stats --province` on {trainings} / its SQL through `sqlite-utils query`", 1.2,
            _pairs(pairs, [*stats, "--province"], [*query, statistics.kept_question(("province",), "now")])),
        Row("8b", f"`gn list --province X --limit 20` on {trainings} / its SQL through `sqlite-utils query`", 1.2,
            _pairs(pairs, [*list_, "--province", PROVINCE, "--limit", "20"],
                   [*query, *_filled(listed.sql, listed.values)])),
        Row("9", f"`gn stats --by province --by year` on {trainings} / the same counts by DuckDB over the same tables",
            0.6, _pairs(pairs, by_both, [*duck_run, _DUCK_ASKED])),
        Row("9+", "the same / DuckDB with trainings and participants alone, without reports, classes and lecturers",
            0.6, _pairs(pairs, by_both, [*duck_run, _DUCK_SUMS])),
    ]  # fmt: skip


def main() -> None:
    """Measure and print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    options = parser.parse_args()
    for row in rows(options.size, options.pairs):
        print(row.line())


if __name__ == "__main__":
    main()
