"""Statistics against a plain count over the records; trainings told twice; rates and their standards; query plans."""

import dataclasses
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from invented import invented_reports

from gn_cli.article import Article
from gn_cli.report import Report, Training
from gn_cli.schema import columns
from gn_cli.store import Filter, Store, kept, search, statistics
from gn_cli.store.statistics import By, Units
from gn_cli.vietnamese.fold import fold

SIZE = 1000


@pytest.fixture(scope="module")
def invented() -> list[tuple[Article, Report]]:
    return list(invented_reports(SIZE, seed=7))


@pytest.fixture(scope="module")
def db(invented: list[tuple[Article, Report]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("statistics") / "gn.db"
    with Store.open(path, write=True) as store:
        for at in range(0, SIZE, 100):
            store.put(invented[at : at + 100])
    return path


# A plain count

Told = tuple[Report, int, Training]


def day_from(report: Report, training: Training) -> date | None:
    return min((day.start for day in training.event_dates if day.start), default=report.published)


def days(training: Training) -> tuple[date | None, date | None]:
    return (
        min((day.start for day in training.event_dates if day.start), default=None),
        max((day.end for day in training.event_dates if day.end), default=None),
    )


def first_told(records: Sequence[tuple[Article, Report]]) -> dict[tuple[str, int], str]:
    """The trainings that stand behind an earlier report of them: every pair is looked at, by their values alone."""
    occasions: dict[Any, list[Told]] = defaultdict(list)
    for _, report in records:
        for number, training in enumerate(report.trainings, 1):
            place, (first, last) = training.place, days(training)
            if place and place.province_now and first and last:
                occasions[first, last, fold(place.province_now)].append((report, number, training))
    behind: dict[tuple[str, int], str] = {}
    for told in occasions.values():
        told.sort(key=lambda one: (str(one[0].published or "9999"), one[0].id, one[1]))
        for (report, number, one), (other_report, other_number, other) in combinations(told, 2):
            if (report.id, number) in behind or (other_report.id, other_number) in behind:
                continue
            if report is not other_report and same(report, one, other_report, other):
                behind[other_report.id, other_number] = f"{report.id}/{number}"
    return behind


def same(report: Report, one: Training, other_report: Report, other: Training) -> bool:
    def names(items: Sequence[Any], field: str = "name") -> set[str]:
        return {fold(getattr(item, field)) for item in items}

    here, there = one.place, other.place
    assert here is not None
    assert there is not None
    places = [(here.district, there.district), (here.commune, there.commune)]
    classes = (one.classes and one.classes.count, other.classes and other.classes.count)
    if any(None not in pair and pair[0] != pair[1] for pair in (*places, classes)):
        return False
    people = [told.participants and told.participants.count for told in (one, other)]
    if people[0] != people[1]:
        return False
    if people[0] is None and any(a != b for a, b in places):
        return False
    if names(one.lecturers) & names(other.lecturers):
        return True
    if people[0] is None:
        return False
    documents = names(report.documents, "number") & names(other_report.documents, "number")
    bodies = names(one.organizers) & names(other.organizers)
    near = any(a == b is not None for a, b in places) and not (one.organizers and other.organizers)
    return bool(documents or bodies or near)


def plainly(
    records: Sequence[tuple[Article, Report]], groups: Callable[[Report, Training], Sequence[Any]]
) -> dict[Any, tuple[Any, ...]]:
    """By group: trainings, those left out, reports, classes, participants, counted, lecturers."""
    behind = first_told(records)
    sums: dict[Any, Counter[str]] = defaultdict(Counter)
    reports: dict[Any, set[str]] = defaultdict(set)
    people: dict[Any, set[str]] = defaultdict(set)
    for _, report in records:
        for number, training in enumerate(report.trainings, 1):
            counted = (report.id, number) not in behind
            for group in set(groups(report, training)):
                reports[group].add(report.id)
                people[group] |= {fold(one.name) for one in training.lecturers}
                sums[group]["trainings" if counted else "left_out"] += 1
                if counted and training.classes:
                    sums[group]["classes"] += training.classes.count
                if counted and training.participants:
                    sums[group]["participants"] += training.participants.count
                    sums[group]["counted"] += 1
    return {
        group: (
            *(counts[name] for name in ("trainings", "left_out", "classes", "participants", "counted")),
            len(reports[group]),
            len(people[group]),
        )
        for group, counts in sums.items()
        if counts["trainings"]
    }


def asked(rows: Sequence[Mapping[str, Any]], *by: str) -> dict[Any, tuple[Any, ...]]:
    columns = ("trainings", "left_out", "classes", "participants", "counted", "reports", "lecturers")
    return {
        tuple(fold(value) if isinstance(value, str) else value for value in (row[name] for name in by)): tuple(
            row[name] or 0 for name in columns
        )
        for row in rows
    }


def _province(report: Report, training: Training, units: Units = "now") -> str | None:
    place = training.place
    name = place and (place.province_now or place.province if units == "now" else place.province)
    return fold(name) if name else None


def _district(training: Training) -> str | None:
    return fold(training.place.district) if training.place and training.place.district else None


def _year(report: Report, training: Training) -> int | None:
    day = day_from(report, training)
    return day.year if day else None


def _month(report: Report, training: Training) -> str | None:
    day = day_from(report, training)
    return f"{day:%Y-%m}" if day else None


GROUPINGS: list[tuple[tuple[By, ...], Units, Callable[[Report, Training], Sequence[Any]]]] = [
    ((), "now", lambda report, one: [()]),
    (("province",), "now", lambda report, one: [(_province(report, one),)]),
    (("province",), "then", lambda report, one: [(_province(report, one, "then"),)]),
    (("year",), "now", lambda report, one: [(_year(report, one),)]),
    (("month",), "now", lambda report, one: [(_month(report, one),)]),
    (("province", "year"), "now", lambda report, one: [(_province(report, one), _year(report, one))]),
    (("year", "province"), "then", lambda report, one: [(_year(report, one), _province(report, one, "then"))]),
    (("organizer",), "now", lambda report, one: [(fold(body.name),) for body in one.organizers] or [(None,)]),
    (("lecturer",), "now", lambda report, one: [(fold(person.name),) for person in one.lecturers] or [(None,)]),
    (("kind",), "now", lambda report, one: [(fold(paper.kind),) for paper in report.documents] or [(None,)]),
]


@pytest.mark.parametrize(("by", "units", "groups"), GROUPINGS)
def test_a_thousand_records_counted_plainly(
    db: Path,
    invented: list[tuple[Article, Report]],
    by: tuple[By, ...],
    units: Units,
    groups: Callable[[Report, Training], Sequence[Any]],
) -> None:
    with Store.open(db) as store:
        assert asked(store.stats(by, units=units), *by) == plainly(invented, groups)


def test_enough_is_told_twice_for_the_counts_to_tell(invented: list[tuple[Article, Report]]) -> None:
    assert len(first_told(invented)) == 56


def test_the_kept_sums_are_those_made_again(db: Path) -> None:
    def contents() -> dict[str, list[tuple[Any, ...]]]:
        return {name: sorted(map(tuple, plain.execute(f"SELECT * FROM {name}"))) for name in kept.NAMES}

    with sqlite3.connect(db) as plain:
        before = contents()
        for statement in kept.make_again():
            plain.execute(statement)
        after = contents()
        plain.rollback()
    assert before == after
    assert len(before["sums"]) > 200


def test_sums_follow_what_goes_and_what_is_replaced(invented: list[tuple[Article, Report]], tmp_path: Path) -> None:
    some = invented[:300]
    with Store.open(tmp_path / "gn.db", write=True) as store:
        store.put(some)
        assert store.put(some, refresh=True) == ["unchanged"] * 300
        # A hundred sources turn to other texts: their records go, and others come.
        newer = [
            (dataclasses.replace(other, source=article.source), dataclasses.replace(report, source=article.source))
            for (article, _), (other, report) in zip(some[:100], invented[300:400], strict=True)
        ]
        assert store.put(newer) == ["updated"] * 100
        left = [*newer, *some[100:]]
        for by, units, groups in GROUPINGS:
            assert asked(store.stats(by, units=units), *by) == plainly(left, groups)
    with sqlite3.connect(tmp_path / "gn.db") as plain:
        told = plain.execute("SELECT report_id || '/' || training, same_as FROM trainings WHERE same_as IS NOT NULL")
        assert dict(told) == {f"{report}/{number}": first for (report, number), first in first_told(left).items()}
        assert plain.execute("SELECT count(*) FROM unsettled").fetchone() == (0,)


def test_a_filter_counts_the_same_trainings(db: Path, invented: list[tuple[Article, Report]]) -> None:
    kept_from = [record for record in invented if record[1].trainings]
    with Store.open(db) as store:
        rows = store.stats(["month"], Filter(year=2021))
        listed = list(store.find(Filter(year=2021)))
    told = plainly(kept_from, lambda report, one: [(_month(report, one),)])
    inside = {month: told[(month,)] for month in (row["month"] for row in rows) if month and month > "2021-01"}
    assert {row["month"]: row["trainings"] for row in rows if row["month"] in inside} == {
        month: counts[0] for month, counts in inside.items()
    }
    assert sum(row["trainings"] + row["left_out"] for row in rows) == len(listed)


@pytest.mark.parametrize(
    "wanted", [Filter(province="Lào Cai"), Filter(province="Yên Bái", date_from=date(2019, 1, 1)),
               Filter(province="Hà Nội", needs_review=False), Filter(province="Gia Lai", year=2020)]
)  # fmt: skip
def test_the_newest_of_a_province_are_the_first_of_all(db: Path, wanted: Filter) -> None:
    with Store.open(db) as store:
        every = list(store.find(wanted))
        for limit in (1, 7, 1000):
            assert list(store.find(wanted, limit=limit)) == every[:limit]
    assert len(every) > 1


# Query plans


def plan(db: Path, sql: str, values: Sequence[Any] = ()) -> list[str]:
    with sqlite3.connect(db) as plain:
        return [row[3] for row in plain.execute(f"EXPLAIN QUERY PLAN {sql}", values)]


def whole_scans(steps: Sequence[str]) -> list[str]:
    """Steps that read a table whole, but for the kept sums and what is made on the way."""
    scans = (step for step in steps if step.startswith("SCAN"))
    return [step for step in scans if step.split()[1] not in ("s", "g", "u", "y", "(subquery-1)", "CONSTANT")]


@pytest.mark.parametrize("by", [(), ("province",), ("year",), ("province", "year")])
@pytest.mark.parametrize("units", ["now", "then"])
def test_kept_sums_read_no_training_but_through_an_index(db: Path, by: tuple[By, ...], units: Units) -> None:
    steps = plan(db, statistics.kept_question(by, units))
    assert [step for step in whole_scans(steps) if "trainings_apart" not in step] == []


def test_sums_of_a_million_need_an_index_only(db: Path) -> None:
    picked, values = statistics.picked(("month",), Filter(date_from=date(2020, 1, 1)), "now")
    steps = plan(db, f"{picked} SELECT k0, count(*), sum(people), sum(classes) FROM picked GROUP BY 1", values)
    assert "SCAN t USING COVERING INDEX trainings_by_province_now" in steps


def test_a_list_of_a_province_is_read_off_two_indexes(db: Path) -> None:
    asked_for = search.question(Filter(province="Lào Cai"), "trainings", columns("trainings"), (), 20)
    steps = plan(db, asked_for.sql, asked_for.values)
    assert "SEARCH t USING COVERING INDEX trainings_by_province (province_key=?)" in steps
    assert "SEARCH t USING COVERING INDEX trainings_by_province_now (province_now_key=?)" in steps
    assert "SEARCH t USING PRIMARY KEY (report_id=? AND training=?)" in steps
    assert [step for step in whole_scans(steps) if step.split()[1] in ("t", "r")] == []


def test_rates_are_looked_up(db: Path) -> None:
    steps = plan(db, statistics.province_rates("SELECT DISTINCT province_now_key FROM sums", False, (), ""))
    assert "SEARCH p USING INDEX poor_rates (place_key=? AND year>? AND year<?)" in steps
