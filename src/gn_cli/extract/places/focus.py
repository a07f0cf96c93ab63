"""The unit an article speaks of when it only says "huyện", "xã" or "tỉnh"."""

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

    The last one of that level named before it in the same paragraph, else in the title, else before it in the article,
    else after it; failing that the one in which the units named lie, and last the page's.
    """
    table = load_units()
    section = context.section_at(offset)
    mentions = [m for m in context.places if m.unit is not None and m.rule != "places.page"]
    exact = [m for m in mentions if m.unit is not None and m.unit.level == level]
    if word in ("thành phố", "tp"):
        exact = [m for m in exact if m.unit is not None and m.unit.kind == "thành phố"]
        if not exact and context.home is not None and context.home.kind == "thành phố":
            return context.home
    inside = [m for m in mentions if m.unit is not None and m.unit.level != level and at_level(table, m.unit, level)]
    page = [m for m in context.places if m.unit is not None and m.rule == "places.page" and _on_masthead(context, m)]
    paragraph = section.start if section else offset
    if level == "province" and context.home is not None:
        # A province that stands beside the home one is meant by "tỉnh" only in a paragraph that names it alone.
        near = [m.unit for m in exact if paragraph <= m.start < offset]
        if not near or context.home in near:
            return context.home
    for group in (exact, inside, page):
        ordered = sorted(group, key=lambda m: (_unlike(m, word), _nearness(context, m, offset, paragraph)))
        for mention in ordered:
            unit = at_level(table, mention.unit, level) if mention.unit else None
            if unit is not None:
                return unit
    return context.home if level == "province" else None


def _unlike(mention: PlaceMention, word: str | None) -> bool:
    return word is not None and mention.unit is not None and len(word) > 2 and mention.unit.kind != word


def _on_masthead(context: Context, mention: PlaceMention) -> bool:
    section = context.section_at(mention.start)
    return section is not None and section.kind == "masthead"


def _nearness(context: Context, mention: PlaceMention, offset: int, paragraph: int) -> tuple[int, int]:
    """Smaller is nearer: before in the paragraph, in the title, before, after."""
    section = context.section_at(mention.start)
    if paragraph <= mention.start < offset:
        return 0, offset - mention.start
    if section is not None and section.kind == "title":
        return 1, mention.start
    if mention.start < offset:
        return 2, offset - mention.start
    return 3, mention.start - offset
