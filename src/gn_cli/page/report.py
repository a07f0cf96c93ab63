"""The report of a database as one page: key figures, trainings over time and by province, poverty rates, a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from gn_cli import __version__
from gn_cli.captions import word
from gn_cli.page import html, rates, rows, tilemap, timeline
from gn_cli.page.scale import Step, scale, steps_of
from gn_cli.page.texts import counted, phrase
from gn_cli.render.cells import for_reader, one_line
from gn_cli.schema import Lang, Row, heading
from gn_cli.store import Filter, Store, Units
from gn_cli.store.statistics import standard
from gn_cli.vietnamese.order import sort_key

_HEADINGS = {"date_from": "first_date", "date_to": "last_date", "lecturer": "lecturers", "plan": "plans"}
"""The fields of a filter that have the heading of another column."""
_PHRASES = {"search": "search", "min_participants": "at_least_people"}
"""The fields of a filter that no column is called after."""
_SCRIPT_TEXTS = (
    "hits", "more", "open_row", "words_left_out", "field", "value", "in_report", "how", "the_report", "marked",
    "one_training",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: the number, what it counts, and a line below."""

    shown: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Time:
    """The charts over time with the rows behind them."""

    trainings: timeline.Columns
    people: timeline.Columns
    months: timeline.Months
    month_scale: tuple[Step, ...]
    years: tuple[timeline.Year, ...]
    people_years: tuple[timeline.Year, ...]
    most: timeline.Year | None
    most_people: timeline.Year | None
    gaps: str
    no_day: int


@dataclass(frozen=True, slots=True)
class Province:
    """A row of the list beside the map: the name (empty where none is told), its numbers, its share of the most."""

    name: str
    trainings: int
    people: str
    bar: float


@dataclass(frozen=True, slots=True)
class Places:
    """The map and the list of provinces behind it."""

    map: tilemap.TileMap
    scale: tuple[Step, ...]
    list: tuple[Province, ...]


def report_page(
    store: Store,
    wanted: Filter = Filter(),  # noqa: B008
    *,
    units: Units = "now",
    lang: Lang = "en",
    title: str | None = None,
) -> str:
    """The page of the trainings that pass a filter, provinces as of today or as of the time.

    Equal records give equal pages: nothing in it comes from a clock. The words behind the values are there for the
    newest `rows.WORDS_OF` trainings. Raises `UsageError` on an unknown province.
    """
    found = rows.find_rows(store, wanted)
    told = rates.told_rates(store.find(wanted, "rates"), found, units)
    listed = rows.table_rows(found, units, lang)
    by_province = store.stats(("province",), wanted, units=units, measures=("trainings", "participants"))
    totals = store.stats((), wanted)[0]
    places = _places(by_province, found, units, lang)
    values = {
        "lang": lang,
        "t": lambda key, **parts: phrase(key, lang, **parts),
        "h": lambda column: heading(column, lang),
        "number": lambda value: for_reader(value, lang),
        "title": one_line(title or phrase("report_title", lang)),
        "filters": _filters(wanted, lang),
        "span": _span(found, lang),
        "reports": totals["reports"],
        "figures": _figures(totals, places, found, lang),
        "time": _time(store, wanted, lang),
        "places": places,
        "units": units,
        "panels": rates.panels(told, lang),
        "rates": sorted(
            told, key=lambda rate: (sort_key(rate.province), not rate.own, sort_key(rate.place), rate.year)
        ),
        "rate_rows": rows.RATE_ROWS,
        "standard": lambda year: word(standard(year), lang),
        "word": lambda value: word(value, lang),
        "columns": rows.COLUMNS,
        "listed": [dict(zip(rows.COLUMNS, row, strict=True)) for row in listed[: rows.STATIC_ROWS]],
        "all": len(listed),
        "left_out": totals["left_out"],
        "data": html.data(_script_data(store, found, listed, lang)),
        "version": __version__,
    }
    return html.page("report.html", "report.js", values)


def _script_data(store: Store, found: Sequence[Row], listed: Sequence[Sequence[Any]], lang: Lang) -> Mapping[str, Any]:
    words = rows.words_of(store, found, lang)
    holes = {name: "{" + name + "}" for name in ("count", "all", "id", "title", "number")}
    return {
        "lang": lang,
        "columns": rows.COLUMNS,
        "rows": listed,
        "names": words.names,
        "words": words.reports,
        "texts": {key: phrase(key, lang, **holes) for key in _SCRIPT_TEXTS},
        "words_of": for_reader(rows.WORDS_OF, lang),
    }


def _filters(wanted: Filter, lang: Lang) -> str:
    """The filter in words; empty where nothing is filtered."""
    told = []
    for part in fields(wanted):
        value = getattr(wanted, part.name)
        if value is not None:
            name = part.name
            known = phrase(_PHRASES[name], lang) if name in _PHRASES else heading(_HEADINGS.get(name, name), lang)
            told.append(f"{known}: {value if name == 'year' else for_reader(value, lang)}")
    return "; ".join(told)


def _days(found: Sequence[Row]) -> list[date]:
    return [day for row in found for day in (row["first_date"] or row["published"],) if isinstance(day, date)]


def _span(found: Sequence[Row], lang: Lang) -> str:
    days = _days(found)
    if not days:
        return ""
    return phrase("span", lang, first=for_reader(min(days), lang), last=for_reader(max(days), lang))


def _figures(totals: Row, places: Places, found: Sequence[Row], lang: Lang) -> tuple[Figure, ...]:
    def number(value: object) -> str:
        return for_reader(value, lang) or "–"

    provinces = [tile for tile in places.map.tiles if tile.island is None]
    notes: dict[str, dict[str, object]] = {
        "trainings": {"reports": number(totals["reports"])},
        "people": {"counted": number(totals["counted"]), "trainings": number(totals["trainings"])},
        "provinces": {"all": len(provinces)},
    }
    shown = {
        "trainings": number(totals["trainings"]),
        "people": counted(totals, lang) or "–",
        "provinces": number(sum(bool(tile.count) for tile in provinces)),
        "classes": number(totals["classes"]),
        "lecturers": number(totals["lecturers"]),
        "review": number(sum(bool(row["needs_review"]) for row in found)),
    }
    return tuple(
        Figure(value, phrase(key, lang), phrase(f"{key}_note", lang, **notes.get(key, {})))
        for key, value in shown.items()
    )


def _time(store: Store, wanted: Filter, lang: Lang) -> Time:
    by_year: list[dict[str, Any]] = list(store.stats(("year",), wanted, measures=("trainings", "participants")))
    by_month: list[dict[str, Any]] = list(store.stats(("month",), wanted, measures=("trainings",)))
    gap, earlier = phrase("gap", lang), phrase("earlier", lang, year="{year}")
    dated = [row for row in by_year if row["year"] is not None]
    years = timeline.spread(
        {row["year"]: (row["trainings"], for_reader(row["trainings"], lang)) for row in dated}, earlier
    )
    people = timeline.spread({row["year"]: (row["participants"], counted(row, lang)) for row in dated}, earlier)
    counts = {
        (int(row["month"][:4]), int(row["month"][5:])): row["trainings"] for row in by_month if row["month"] is not None
    }
    month_scale = scale(counts.values())

    def number(value: object) -> str:
        return for_reader(value, lang)

    return Time(
        timeline.columns(years, gap, number),
        timeline.columns(people, phrase("not_told", lang), number),
        timeline.months(counts, phrase("months", lang).split(), steps_of(month_scale), gap),
        month_scale,
        years,
        people,
        max(years, key=lambda year: year.value or 0, default=None),
        max(people, key=lambda year: year.value or 0, default=None),
        ", ".join(year.label for year in years if year.value is None) or phrase("no_gaps", lang),
        sum(row["trainings"] for row in by_year if row["year"] is None),
    )


def _places(by_province: Sequence[dict[str, Any]], found: Sequence[Row], units: Units, lang: Lang) -> Places:
    counts = {row["province"]: row["trainings"] for row in by_province if row["province"]}
    steps = scale(counts.values())
    most = max(counts.values(), default=1)
    listed = tuple(
        Province(
            row["province"] or "",
            row["trainings"],
            counted(row, lang),
            round(100 * row["trainings"] / most, 1) if row["province"] else 0,
        )
        for row in sorted(by_province, key=_most_first)
    )
    return Places(tilemap.tile_map(counts, tilemap.held_on_islands(found), steps_of(steps), units), steps, listed)


def _most_first(row: Row) -> tuple[bool, int, str]:
    name, trainings = row["province"], row["trainings"]
    return (not name, -trainings if isinstance(trainings, int) else 0, sort_key(str(name or "")))
