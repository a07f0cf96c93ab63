"""Days of the calendar, solar and lunar: the year that is meant, and new years that differ from China's."""

from datetime import date

import pytest

from gn_cli.vietnamese.calendar import day_before, day_near, day_of, months_after
from gn_cli.vietnamese.lunar import solar_day


def test_only_days_of_the_calendar_are_days() -> None:
    assert day_of(2023, 4, 31) is None
    assert day_of(2023, 2, 29) is None
    assert day_of(2024, 2, 29) == date(2024, 2, 29)
    assert day_of(2023, 13, 1) is None


@pytest.mark.parametrize(
    ("reference", "month", "day", "to_come", "meant"),
    [
        (date(2023, 9, 25), 9, 22, False, date(2023, 9, 22)),
        (date(2023, 9, 25), 9, 25, False, date(2023, 9, 25)),
        (date(2023, 1, 5), 12, 20, False, date(2022, 12, 20)),
        (date(2023, 12, 20), 5, 15, False, date(2023, 5, 15)),
        (date(2023, 9, 25), 10, 5, False, date(2023, 10, 5)),
        (date(2023, 12, 25), 1, 8, True, date(2024, 1, 8)),
        (date(2023, 3, 1), 2, 29, False, date(2020, 2, 29)),
    ],
)
def test_a_day_without_year(reference: date, month: int, day: int, to_come: bool, meant: date) -> None:
    assert day_near(reference, month, day, to_come=to_come) == meant


def test_the_last_such_day_may_be_the_reference_itself() -> None:
    assert day_before(date(2024, 2, 29), 2, 29) == date(2024, 2, 29)
    assert day_before(date(2024, 2, 28), 2, 29) == date(2020, 2, 29)


def test_months_end_on_the_day_before_the_same_date() -> None:
    assert months_after(date(2024, 3, 5), 3) == date(2024, 6, 4)
    assert months_after(date(2024, 11, 1), 2) == date(2024, 12, 31)
    assert months_after(date(2024, 1, 31), 1) == date(2024, 2, 28)


@pytest.mark.parametrize(
    ("year", "month", "day", "leap", "solar"),
    [
        (1985, 1, 1, False, date(1985, 1, 21)),  # a month before China's
        (2007, 1, 1, False, date(2007, 2, 17)),  # a day before China's
        (2024, 1, 1, False, date(2024, 2, 10)),
        (2024, 8, 15, False, date(2024, 9, 17)),
        (2030, 1, 1, False, date(2030, 2, 2)),
        (2023, 2, 1, True, date(2023, 3, 22)),
        (2023, 3, 1, False, date(2023, 4, 20)),
        (2033, 11, 1, True, date(2033, 12, 22)),
        (2024, 12, 23, False, date(2025, 1, 22)),
    ],
)
def test_lunar_days(year: int, month: int, day: int, leap: bool, solar: date) -> None:
    assert solar_day(year, month, day, leap=leap) == solar


def test_a_lunar_day_that_is_none() -> None:
    assert solar_day(2024, 2, 1, leap=True) is None
    assert solar_day(2024, 1, 30) is None
    assert solar_day(2024, 13, 1) is None
