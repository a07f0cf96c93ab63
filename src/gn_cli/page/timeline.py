"""Charts over time: columns a year and squares a month, as geometry that a template draws. Sizes are in SVG units."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

WIDTH = 360
_LEFT, _TOP, _BASE, _HEIGHT = 34, 22, 176, 204
"""Of the months, and the least of the columns, whose numbers may be long."""
_MOST_YEARS = 30
"""What is older shares one column, so that a year misread as 1975 does not make the chart a comb."""
_LETTER = 6.4
"""How wide a digit of a label is."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year to draw: its number and `value` where there is one; `shown` is the value in words."""

    label: str
    value: int | None
    shown: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its rectangle, the year below it (empty where there is no room), the value above, words for a tip."""

    x: float
    y: float
    width: float
    height: float
    label: str
    shown: str
    tip: str

    @property
    def middle(self) -> float:
        """Where its labels stand."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid and its number."""

    y: float
    value: int
    shown: str


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of columns."""

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    left: int
    width: int = WIDTH
    height: int = _HEIGHT
    base: int = _BASE


def spread(years: Mapping[int, tuple[int | None, str]], earlier: str) -> tuple[Year, ...]:
    """Every year from the first to the last, those without a value as gaps. Years that are more than `_MOST_YEARS`
    before the last share one column labelled `earlier`, which adds them up."""
    if not years:
        return ()
    last = max(years)
    first = max(min(years), last - _MOST_YEARS + 1)
    made = [Year(str(year), *years.get(year, (None, ""))) for year in range(first, last + 1)]
    old = [value for year, (value, _) in years.items() if year < first and value is not None]
    return (Year(earlier.format(year=first - 1), sum(old), str(sum(old))), *made) if old else tuple(made)


def columns(years: Sequence[Year], gap: str, written: Callable[[object], str] = str) -> Columns:
    """The columns of some years; the tip of one without a value is `gap`; `written` writes the numbers of the axis."""
    top = max((year.value or 0 for year in years), default=0)
    ticks = _ticks(top)
    left = max(_LEFT, ceil(len(written(ticks[-1])) * _LETTER) + 8)
    step = (WIDTH - left) / max(len(years), 1)
    height = (_BASE - _TOP) / (ticks[-1] or 1)
    every = ceil(max(len(year.label) for year in years) * _LETTER / step + 0.15) if years else 1
    made = []
    for number, year in enumerate(years):
        # The last year always has its label, the others counted back from it.
        labelled = (len(years) - 1 - number) % every == 0
        fits = len(year.shown) * _LETTER <= step or (year.value == top and top > 0)
        tall = round((year.value or 0) * height, 1)
        made.append(
            Column(
                round(left + step * (number + 0.14), 1),
                round(_BASE - tall, 1),
                round(step * 0.72, 1),
                tall,
                year.label if labelled else "",
                year.shown if fits and year.value is not None else "",
                f"{year.label}: {year.shown if year.value is not None else gap}",
            )
        )
    lines = tuple(Tick(round(_BASE - value * height, 1), value, written(value)) for value in ticks)
    return Columns(tuple(made), lines, left)


def _ticks(top: int) -> tuple[int, ...]:
    """Round numbers from 0 to the first that is not below the top, four at most."""
    step = 10 ** floor(log10(max(top, 1)))
    step = next(int(part) for part in (step / 5, step / 2, step, step * 2, step * 5) if part >= 1 and part * 4 >= top)
    return tuple(range(0, step * ceil(max(top, 1) / step) + 1, step))


@dataclass(frozen=True, slots=True)
class Square:
    """A month: where it stands, the step of the colour scale (0: no training), words for a tip."""

    x: float
    y: float
    step: int
    tip: str
    month: str
    count: int


@dataclass(frozen=True, slots=True)
class Months:
    """A square a month, a row a year, the newest year on top."""

    squares: tuple[Square, ...]
    years: tuple[tuple[float, str], ...]
    heads: tuple[tuple[float, str], ...]
    wide: float
    tall: float
    width: int
    height: int


def months(counts: Mapping[tuple[int, int], int], heads: Sequence[str], steps: Mapping[int, int], gap: str) -> Months:
    """The squares of all months from the first year to the last; `steps` gives the colour step of a count."""
    years = sorted({year for year, _ in counts})
    shown = range(years[-1], max(years[0], years[-1] - _MOST_YEARS + 1) - 1, -1) if years else range(0)
    step = (WIDTH - _LEFT - 4) / 12
    tall = min(step, max(13.0, (_HEIGHT - _TOP) / max(len(shown), 1)))
    squares = tuple(
        Square(
            round(_LEFT + 4 + step * (month - 1), 1),
            round(_TOP + tall * row, 1),
            steps[count] if count else 0,
            f"{month:02d}/{year}: {count or gap}",
            f"{month:02d}/{year}",
            count,
        )
        for row, year in enumerate(shown)
        for month in range(1, 13)
        for count in (counts.get((year, month), 0),)
    )
    labels = tuple((round(_TOP + tall * (row + 0.5), 1), str(year)) for row, year in enumerate(shown))
    tops = tuple((round(_LEFT + 4 + step * (at + 0.5) - 1, 1), head) for at, head in enumerate(heads))
    return Months(
        squares, labels, tops, round(step - 2, 1), round(tall - 2, 1), WIDTH, ceil(_TOP + tall * len(shown)) + 2
    )
