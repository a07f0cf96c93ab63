"""The unit an article speaks of when it only says "huyện", "xã" or "tỉnh"."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import partial
from typing import Literal, NamedTuple

from gn_cli.extract.context import Context, PlaceMention
from gn_cli.extract.places.resolve import reference_day
from gn_cli.units.table import LEVELS, NEW_SYSTEM, Level, Unit, UnitTable, load_units


def in_force_system(context: Context) -> Literal["old", "new"]:
    """The system of the article's day; without a day, that of most units it names."""
    day = reference_day(context)
    if day is not None:
        return "new" if day >= NEW_SYSTEM else "old"
    units = [
        mention.unit for mention in context.places if mention.unit is not None and mention.unit.level != "province"
    ]
    return "new" if sum(unit.new_system for unit in units) > len(units) / 2 else "old"


def at_level(table: UnitTable, unit: Unit, level: Level) -> Unit | None:
    """The unit of a level that a unit is or lies in."""
    if level == "province":
        return table.province_of(unit)
    if level == "district":
        return table.district_of(unit)
    return unit if unit.level == "commune" else None


class _Named(NamedTuple):
    """The units of one level that an article names, in the order of the text, and what does not depend on who asks."""

    exact: tuple[tuple[PlaceMention, Unit], ...]
    page: tuple[tuple[PlaceMention, Unit], ...]
    """Those named on the masthead."""
    leading: tuple[tuple[PlaceMention, Unit], ...]
    """Those of `exact` in the title or on the masthead."""
    most: dict[tuple[bool, str], tuple[tuple[PlaceMention, Unit], ...]]
    """Those named most, by whether they are only an aside and by their kind."""
    times: Counter[Unit]
    lying: tuple[tuple[PlaceMention, Unit], ...]
    """The units of the level in which units of other levels lie."""


def _named_at(context: Context, level: Level) -> _Named:
    table = load_units()
    named = [(m, m.unit) for m in context.places if m.unit is not None]
    exact = tuple((m, unit) for m, unit in named if unit.level == level and m.rule != "places.page")
    around = [(m, unit) for m, unit in named if m.rule == "places.page" and unit.level == level]
    inside = [(m, at_level(table, unit, level)) for m, unit in named if unit.level != level]
    times = Counter(unit for _, unit in exact)
    groups: defaultdict[tuple[bool, str], list[tuple[PlaceMention, Unit]]] = defaultdict(list)
    for m, unit in exact:
        groups[_is_aside(context, m), unit.kind].append((m, unit))
    most = {key: max(times[unit] for _, unit in group) for key, group in groups.items()}
    return _Named(
        exact=exact,
        page=tuple(pair for pair in around if _section_kind(context, pair[0]) == "masthead"),
        leading=tuple(pair for pair in exact if _section_kind(context, pair[0]) in _LEADING),
        most={key: tuple(pair for pair in group if times[pair[1]] == most[key]) for key, group in groups.items()},
        times=times,
        lying=tuple((m, unit) for m, unit in inside if unit is not None),
    )


_AT_LEVEL = {level: partial(_named_at, level=level) for level in LEVELS}
"""The reader of the units of each level, asked once an article."""


def focus_unit(context: Context, offset: int, level: Level, word: str | None = None) -> Unit | None:
    """The unit of a level spoken of at an offset; one of the kind that `word` tells comes before others.

    The last one of that level named before it in the same paragraph, else in the title, else on the page's masthead,
    else the one named most, the nearest before among equals; failing that the one in which the units named lie. Units
    of a list are not meant by a single "huyện", nor a district that others are said to lie in by brackets.
    """
    named = context.once(_AT_LEVEL[level])
    section = context.section_at(offset)
    paragraph = section.start if section else offset
    near = _between(named.exact, paragraph, offset)
    if level == "province" and context.home is not None and word not in _CITY:
        # A province that stands beside the home one is meant by "tỉnh" only in a paragraph that names it alone.
        units = [unit for _, unit in near]
        if not units or context.home in units:
            return context.home
    likely = [*near, *named.leading]
    for group in named.most.values():
        likely += _beside(group, offset)
    if word in _CITY:
        likely = [pair for pair in likely if pair[1].kind == "thành phố"]
        if not likely and context.home is not None and context.home.kind == "thành phố":
            return context.home
        if level == "province" and context.home is not None:
            units = [unit for _, unit in near if unit.kind == "thành phố"]
            if not units or context.home in units:
                return context.home

    def order(pair: tuple[PlaceMention, Unit]) -> tuple[bool, bool, int, int, int]:
        mention, unit = pair
        rank = 0 if paragraph <= mention.start < offset else _LEADING.get(_section_kind(context, mention), 3)
        distance = abs(offset - mention.start) + (100_000 if mention.start > offset else 0)
        unlike = word is not None and len(word) > 2 and unit.kind != word
        return _is_aside(context, mention), unlike, rank, -named.times[unit] if rank == 3 else 0, distance

    if likely or named.page:
        return min([*likely, *named.page], key=order)[1]
    beside = _beside(named.lying, offset)
    return beside[0][1] if beside else None


_CITY = ("thành phố", "tp")
_LEADING = {"title": 1, "masthead": 2}
"""The sections whose units stand before those of the body, after those of the paragraph itself."""


def _start_of(pair: tuple[PlaceMention, Unit]) -> int:
    return pair[0].start


def _between(
    pairs: tuple[tuple[PlaceMention, Unit], ...], start: int, end: int
) -> tuple[tuple[PlaceMention, Unit], ...]:
    first = bisect_left(pairs, start, key=_start_of)
    return pairs[first : bisect_left(pairs, end, first, key=_start_of)]


def _beside(pairs: tuple[tuple[PlaceMention, Unit], ...], offset: int) -> list[tuple[PlaceMention, Unit]]:
    """The last pair that begins at or before an offset and the first one after it, as far as there are any."""
    at = bisect_right(pairs, offset, key=_start_of)
    return [*pairs[max(0, at - 1) : at], *pairs[at : at + 1]]


def _is_aside(context: Context, mention: PlaceMention) -> bool:
    """Whether a unit is one of a list, or only compared with: "đứng thứ hai, sau Võ Nhai"."""
    return mention.rule == "places.list" or context.folded.endswith(("sau ", "hơn ", "trừ "), 0, mention.start)


def _section_kind(context: Context, mention: PlaceMention) -> str:
    section = context.section_at(mention.start)
    return section.kind if section else "body"
