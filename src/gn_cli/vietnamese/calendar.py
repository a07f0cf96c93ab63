"""Days of the calendar: real days only, the year a day without one stands for, and months counted on."""

from calendar import monthrange
from datetime import date, timedelta

LONGEST_AHEAD = 45
"""Days by which a day without a year may lie after its reference when nothing says that it is to come."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or `None` where the calendar has none such (31/4, 29/2/2023)."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def day_before(reference: date, month: int, day: int) -> date | None:
    """The last such day up to the reference, which may be years back for 29/2; `None` where there is none."""
    for year in range(reference.year, reference.year - 5, -1):
        found = day_of(year, month, day)
        if found and found <= reference:
            return found
    return None


def day_near(reference: date, month: int, day: int, *, to_come: bool = False) -> date | None:
    """The day without a year that a text written on the reference day means.

    It is the last such day that has passed; a day shortly ahead wins where the last one is nearly a year gone, and the
    nearest one of all where the text says that it is to come (`to_come`).

    >>> day_near(date(2023, 1, 5), 12, 20)
    datetime.date(2022, 12, 20)
    >>> day_near(date(2023, 12, 25), 1, 4, to_come=True)
    datetime.date(2024, 1, 4)
    """
    past = day_before(reference, month, day)
    ahead = day_of(reference.year, month, day)
    if ahead is None or ahead <= reference:
        ahead = day_of(reference.year + 1, month, day)
    if past is None or ahead is None:
        return past or ahead
    since, until = (reference - past).days, (ahead - reference).days
    return ahead if until < since and (to_come or until <= LONGEST_AHEAD) else past


def months_before(last: date, months: int) -> date:
    """The first day of a stretch of whole months that ends on a day: the day after the same date.

    >>> months_before(date(2024, 6, 4), 3)
    datetime.date(2024, 3, 5)
    """
    index = last.month - 1 - months
    year, month = last.year + index // 12, index % 12 + 1
    return date(year, month, min(last.day, monthrange(year, month)[1])) + timedelta(days=1)


def months_after(first: date, months: int) -> date:
    """The last day of a stretch of whole months: the day before the same date.

    >>> months_after(date(2024, 3, 5), 3)
    datetime.date(2024, 6, 4)
    """
    index = first.month - 1 + months
    year, month = first.year + index // 12, index % 12 + 1
    return date(year, month, min(first.day, monthrange(year, month)[1])) - timedelta(days=1)
