"""Old and new units: what a unit became, what it was made of, and the province of today it lies in."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

from gn_cli.units.table import NEW_SYSTEM, Unit, UnitTable, last_day

LAST_OF_OLD = date(2025, 6, 30)


@cache
def _converted(table: UnitTable) -> dict[tuple[str, str], tuple[str, ...]]:
    """Codes of what the old units of the conversion table went into."""
    after: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    for level, old, new, _ in table.conversion.rows():
        after[level, old] += (new,)
    return after


@cache
def _made_of(table: UnitTable) -> dict[str, tuple[tuple[str, str], ...]]:
    """Level and code of the old units that went, whole or in part, into each new commune."""
    before: dict[str, tuple[tuple[str, str], ...]] = defaultdict(tuple)
    for (level, old), codes in _converted(table).items():
        for new in codes:
            before[new] += ((level, old),)
    return before


def _known(units: Iterable[Unit | None]) -> tuple[Unit, ...]:
    return tuple(dict.fromkeys(unit for unit in units if unit is not None))


def successors(table: UnitTable, unit: Unit) -> tuple[Unit, ...]:
    """The units that a unit became on the day it ended; a divided commune has several.

    Empty for a unit still in force, and for communes merged before July 2025, whose heirs the table does not tell.
    """
    if unit.valid_to is None:
        return ()
    day = unit.valid_to
    if unit.level == "province" and day == NEW_SYSTEM:
        return _known([table.at("province", table.provinces_now[unit.code], day)])
    codes = _converted(table).get((unit.level, unit.code), ())
    if codes and (day == NEW_SYSTEM or len(codes[0]) == 3):
        return _known(table.at("district" if len(code) == 3 else "commune", code, day) for code in codes)
    if unit.level == "district" and (inside := table.below(unit)):
        if day == NEW_SYSTEM:
            return _known(heir for commune in inside for heir in successors(table, commune))
        # A district that ended earlier is where its communes are: the table keeps their codes when they change hands.
        heirs = (table.at("commune", commune.code, day) for commune in inside)
        return _known(table.district_of(heir, day) for heir in heirs if heir is not None)
    return _known([table.at(unit.level, unit.code, day)]) if day != NEW_SYSTEM else ()


def predecessors(table: UnitTable, unit: Unit) -> tuple[Unit, ...]:
    """The units that went, whole or in part, into a unit on the day it came into force.

    Every province of the 34 has the provinces of the 63 it was made of, also one that kept code and name and so has
    no first day in the table; a province that did not change is its own. Empty where the table does not reach.
    """
    if unit.level == "province" and unit.in_force(NEW_SYSTEM):
        olds = (old for old, now in table.provinces_now.items() if now == unit.code)
        return _known(table.at("province", old, LAST_OF_OLD) for old in olds)
    if unit.valid_from is None:
        return ()
    eve = date.fromordinal(unit.valid_from.toordinal() - 1)
    if unit.valid_from == NEW_SYSTEM:
        return _known(
            table.at("district" if level == "district" else "commune", code, eve)
            for level, code in _made_of(table).get(unit.code, ())
        )
    return _known([table.at(unit.level, unit.code, eve)])


def is_divided(table: UnitTable, unit: Unit) -> bool:
    """Whether an old commune went to several new ones, so that its name alone no longer tells the commune of today."""
    return unit.level == "commune" and len(successors(table, unit)) > 1


def province_now(table: UnitTable, unit: Unit) -> Unit:
    """The province of today (of the 34) in which a unit lies or lay."""
    province = table.province_of(unit)
    if province.valid_to is None:
        return province
    code = table.provinces_now[province.code] if last_day(province) < NEW_SYSTEM else province.code
    return table.coded("province", code)[-1]


def communes_now(table: UnitTable, unit: Unit) -> tuple[Unit, ...]:
    """The communes of today that hold what was in an old commune or district; a commune of today is its own."""
    if unit.valid_to is None:
        return (unit,) if unit.level == "commune" else ()
    return _known(now for heir in successors(table, unit) for now in communes_now(table, heir))
