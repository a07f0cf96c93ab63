"""Sums that are kept while records come and go, so that a country's trainings are counted in a moment.

Triggers keep them: whoever writes to the tables, and however, the sums follow in the same transaction. A cell is the
province of today, the province of the time and the year of a training; `''` and 0 stand for what is not told.
"""

from collections.abc import Iterator

_CELL = ("province_now_key", "province_key", "year")
_TRAINING = "{0}.report_id = {1}.report_id AND {0}.training = {1}.training"

# What a training adds to its cell. One that another report has told already adds to `left_out` and its report only.
_ADDED = {
    "trainings": "{0}.same_as IS NULL",
    "left_out": "{0}.same_as IS NOT NULL",
    "reports": "{0}.together IS NOT NULL AND {0}.training = 1",
    "classes": "({0}.same_as IS NULL) * coalesce({0}.classes_count, 0)",
    "with_classes": "{0}.same_as IS NULL AND {0}.classes_count IS NOT NULL",
    "participants": "({0}.same_as IS NULL) * coalesce({0}.participants_count, 0)",
    "counted": "{0}.same_as IS NULL AND {0}.participants_count IS NOT NULL",
    "open": "coalesce({0}.same_as IS NULL AND {0}.participants_bound IN ('nearly', 'about', 'at_most'), 0)",
    "low": "coalesce({0}.same_as IS NULL AND {0}.participants_bound IN ('over', 'at_least'), 0)",
}
"""`open` head-counts leave open on which side the sum lies, `low` ones only lift it."""

# For whom lecturers are counted, each once: by what of their cells.
_LEVELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("all", ()),
    ("year", ("year",)),
    ("now", ("province_now_key",)),
    ("now_year", ("province_now_key", "year")),
    ("then", ("province_key",)),
    ("then_year", ("province_key", "year")),
)

_TABLES = (
    f"""CREATE TABLE sums (
    province_now_key TEXT NOT NULL,
    province_key TEXT NOT NULL,
    year INTEGER NOT NULL,
    {", ".join(f"{name} INTEGER NOT NULL" for name in _ADDED)},
    PRIMARY KEY ({", ".join(_CELL)})
) WITHOUT ROWID""",
    """CREATE TABLE taught (
    name_key TEXT NOT NULL,
    province_now_key TEXT NOT NULL,
    province_key TEXT NOT NULL,
    year INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (name_key, province_now_key, province_key, year)
) WITHOUT ROWID""",
    """CREATE TABLE lecturer_sums (
    level TEXT NOT NULL,
    province_key TEXT NOT NULL,
    year INTEGER NOT NULL,
    lecturers INTEGER NOT NULL,
    PRIMARY KEY (level, province_key, year)
) WITHOUT ROWID""",
)
"""What the trainings of a cell add up to; who taught in which cell, and how often; how many taught in each group."""

NAMES = ("lecturer_sums", "taught", "sums")


def create() -> Iterator[str]:
    """The statements that make the kept sums of empty tables."""
    yield from _TABLES
    yield from _triggers()


def make_again() -> Iterator[str]:
    """The statements that make the sums anew from the records, for who filled the tables without the triggers."""
    for name in NAMES:
        yield f"DELETE FROM {name}"
    added = ", ".join(f"sum({value.format('t')})" for value in _ADDED.values())
    yield f"INSERT INTO sums SELECT {_cell_of('t')}, {added} FROM trainings t GROUP BY 1, 2, 3"
    taught = f"SELECT l.name_key, {_cell_of('t')}, count(*) FROM lecturers l JOIN trainings t"
    yield (
        f"INSERT INTO taught {taught} ON {_TRAINING.format('t', 'l')} WHERE l.name_key IS NOT NULL GROUP BY 1, 2, 3, 4"
    )
    # Filling the table above has counted them as well.
    yield "DELETE FROM lecturer_sums"
    for level, parts in _LEVELS:
        yield (
            f"INSERT INTO lecturer_sums SELECT '{level}', {_of_level(parts, 'o')}, count(DISTINCT o.name_key)"
            " FROM taught o WHERE true GROUP BY 2, 3"
        )


def _triggers() -> Iterator[str]:
    yield _trigger("trainings_in", "AFTER INSERT ON trainings", _add("NEW"))
    yield _trigger("trainings_told", "AFTER UPDATE OF same_as ON trainings", _add("OLD", "-"), _add("NEW"))
    yield _trigger("trainings_out", "AFTER DELETE ON trainings", _add("OLD", "-"))
    cell = " AND ".join(f"{name} = {value}" for name, value in _cell("OLD"))
    of_it = f"FROM lecturers l WHERE {_TRAINING.format('l', 'OLD')}"
    names = f"name_key IN (SELECT l.name_key {of_it})"
    yield _trigger(
        "lecturers_in",
        "AFTER INSERT ON lecturers WHEN NEW.name_key IS NOT NULL",
        f"INSERT INTO taught SELECT NEW.name_key, {_cell_of('t')}, 1 FROM trainings t"
        f" WHERE {_TRAINING.format('t', 'NEW')} ON CONFLICT DO UPDATE SET times = times + 1",
    )
    # Before: the lecturers of a training go with it, and after that nobody knows its cell.
    yield _trigger(
        "lecturers_out",
        "BEFORE DELETE ON trainings",
        f"UPDATE taught SET times = times - (SELECT count(*) {of_it} AND l.name_key = taught.name_key)"
        f" WHERE {cell} AND {names}",
        f"DELETE FROM taught WHERE {cell} AND {names} AND times = 0",
    )
    yield _trigger("taught_in", "AFTER INSERT ON taught", *(_known(*level, "NEW", "+") for level in _LEVELS))
    yield _trigger("taught_out", "AFTER DELETE ON taught", *(_known(*level, "OLD", "-") for level in _LEVELS))


def _trigger(name: str, when: str, *statements: str) -> str:
    return f"CREATE TRIGGER {name} {when} BEGIN {'; '.join(statements)}; END"


def _cell(row: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, f"coalesce({row}.{name}, {0 if name == 'year' else repr('')})") for name in _CELL)


def _cell_of(row: str) -> str:
    return ", ".join(value for _, value in _cell(row))


def _add(row: str, sign: str = "") -> str:
    """Add what a training adds to its cell, or with a minus take it away."""
    values = ", ".join(f"{sign}({value.format(row)})" for value in _ADDED.values())
    sums = ", ".join(f"{name} = {name} + excluded.{name}" for name in _ADDED)
    return f"INSERT INTO sums VALUES ({_cell_of(row)}, {values}) ON CONFLICT DO UPDATE SET {sums}"


def _of_level(parts: tuple[str, ...], row: str) -> str:
    province = next((part for part in parts if part != "year"), None)
    return f"{f'{row}.{province}' if province else repr('')}, {f'{row}.year' if 'year' in parts else 0}"


def _known(level: str, parts: tuple[str, ...], row: str, sign: str) -> str:
    """Count a lecturer in or out of a level, where no other cell there has the name."""
    same = "".join(f" AND o.{part} = {row}.{part}" for part in parts)
    other = " OR ".join(f"o.{name} <> {row}.{name}" for name in _CELL)
    return (
        f"INSERT INTO lecturer_sums SELECT '{level}', {_of_level(parts, row)}, {sign}1 WHERE NOT EXISTS"
        f" (SELECT 1 FROM taught o WHERE o.name_key = {row}.name_key{same} AND ({other}))"
        " ON CONFLICT DO UPDATE SET lecturers = lecturers + excluded.lecturers"
    )
