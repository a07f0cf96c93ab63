"""The unit an article speaks of when it only says "huyện", "xã" or "tỉnh"."""

from collections import Counter
from typing import Literal

from gn_cli.extract.context import Context, PlaceMention
from gn_cli.extract.places.resolve import reference_day
from gn_cli.units.table import NEW_SYSTEM, Level, Unit, UnitTable, load_units


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


def focus_unit(context: Context, offset: int, level: Level, word: str | None = None) -> Unit | None:
    """The unit of a level spoken of at an offset; one of the kind that `word` tells comes before others.

    The last one of that level named before it in the same paragraph, else in the title, else on the page's masthead,
    else the one named most, the nearest before among equals; failing that the one in which the units named lie. Units
    of a list are not meant by a single "huyện", nor a district that others are said to lie in by brackets.
    """
    table = load_units()
    section = context.section_at(offset)
    paragraph = section.start if section else offset
    named = [(m, m.unit) for m in context.places if m.unit is not None]
    exact = [(m, unit) for m, unit in named if unit.level == level and m.rule != "places.page"]
    if word in ("thành phố", "tp"):
        exact = [(m, unit) for m, unit in exact if unit.kind == "thành phố"]
        if not exact and context.home is not None and context.home.kind == "thành phố":
            return context.home
    if level == "province" and context.home is not None:
        # A province that stands beside the home one is meant by "tỉnh" only in a paragraph that names it alone.
        near = [unit for m, unit in exact if paragraph <= m.start < offset]
        if not near or context.home in near:
            return context.home
    around = [(m, unit) for m, unit in named if m.rule == "places.page" and unit.level == level]
    page = [(m, unit) for m, unit in around if _on_masthead(context, m)]
    times = Counter(unit for _, unit in exact)

    def order(pair: tuple[PlaceMention, Unit]) -> tuple[bool, bool, int, int, int]:
        mention, unit = pair
        # "đứng thứ hai, sau Võ Nhai": another unit is only compared with.
        aside = mention.rule == "places.list" or context.folded.endswith(("sau ", "hơn ", "trừ "), 0, mention.start)
        rank = _rank(context, mention, offset, paragraph)
        distance = abs(offset - mention.start) + (100_000 if mention.start > offset else 0)
        unlike = word is not None and len(word) > 2 and unit.kind != word
        return aside, unlike, rank, -times[unit] if rank == 3 else 0, distance

    if exact or page:
        return min(exact + page, key=order)[1]
    inside = [(m, at_level(table, unit, level)) for m, unit in named if unit.level != level]
    lying = [(m, unit) for m, unit in inside if unit is not None]
    nearest = min(lying, key=lambda pair: (pair[0].start > offset, abs(offset - pair[0].start)), default=None)
    return nearest[1] if nearest else None


def _on_masthead(context: Context, mention: PlaceMention) -> bool:
    section = context.section_at(mention.start)
    return section is not None and section.kind == "masthead"


def _rank(context: Context, mention: PlaceMention, offset: int, paragraph: int) -> int:
    """Smaller is nearer: before in the paragraph, in the title, on the masthead, elsewhere."""
    section = context.section_at(mention.start)
    if paragraph <= mention.start < offset:
        return 0
    return {"title": 1, "masthead": 2}.get(section.kind if section else "body", 3)
