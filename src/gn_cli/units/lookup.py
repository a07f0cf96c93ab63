"""Finding units by name, as people type them: with or without kind word, accents, date or parent."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from gn_cli.units.names import name_key, split_kind
from gn_cli.units.table import LEVELS, Level, Unit, UnitTable
from gn_cli.vietnamese.fold import fold_ascii

KIND_LEVELS: dict[str, tuple[Level, ...]] = {
    "tỉnh": ("province",),
    "thành phố": ("province", "district"),
    "quận": ("district",),
    "huyện": ("district",),
    "thị xã": ("district",),
    "xã": ("commune",),
    "phường": ("commune",),
    "thị trấn": ("commune",),
    "đặc khu": ("commune",),
}
"""The levels a kind word can stand for."""


def of_kind(units: Iterable[Unit], kind: str) -> tuple[Unit, ...]:
    """The units of a kind; where there are none, those of a level the kind can stand for.

    A town is called huyện for years after it became a thị xã, so that the level is all the word can refuse.
    """
    fitting = tuple(unit for unit in units if unit.level in KIND_LEVELS[kind])
    return tuple(unit for unit in fitting if unit.kind == kind) or fitting


def lies_in(table: UnitTable, unit: Unit, parent: Unit) -> bool:
    """Whether a unit lies in another of a higher level, at any common time; a unit does not lie in itself."""
    if parent.level == "province":
        return unit.level != "province" and table.province_of(unit).code == parent.code and _overlap(unit, parent)
    if unit.level != "commune":
        return False
    district = table.district_of(unit)
    return district is not None and district.code == parent.code


def _overlap(unit: Unit, other: Unit) -> bool:
    latest_start = max(unit.valid_from or date.min, other.valid_from or date.min)
    return latest_start < min(unit.valid_to or date.max, other.valid_to or date.max)


def find(
    table: UnitTable,
    name: str,
    *,
    on: date | None = None,
    level: Level | None = None,
    parent: Unit | None = None,
) -> tuple[Unit, ...]:
    """The units a name can mean: provinces first, then districts and communes, what is in force before what is not.

    `name` may have a kind word ("TX. Chũ"), any accepted spelling, or no accents at all. `on` keeps the units in force
    on a day, `level` those of a level, `parent` those that lie in a unit.
    """
    kind, bare = split_kind(name)
    key = name_key(bare)
    found = table.named(key)
    if not found and fold_ascii(bare) == bare.casefold():
        found = tuple(unit for other in table.without_accents.get(key, ()) for unit in table.named(other))
    found = tuple(
        unit for unit in found if (on is None or unit.in_force(on)) and (level is None or unit.level == level)
    )
    if kind is not None:
        found = of_kind(found, kind)
    if parent is not None:
        found = tuple(unit for unit in found if lies_in(table, unit, parent))
    return tuple(sorted(found, key=lambda unit: (LEVELS.index(unit.level), unit.valid_to is not None, unit.code)))


def find_within(
    table: UnitTable, name: str, *, on: date | None = None, level: Level | None = None, within: str | None = None
) -> tuple[Unit, ...]:
    """As `find`, keeping the units that lie in a province or district with the name `within`, of any time."""
    found = find(table, name, on=on, level=level)
    if within is None:
        return found
    parents = [unit for unit in find(table, within) if unit.level != "commune"]
    return tuple(unit for unit in found if any(lies_in(table, unit, parent) for parent in parents))


def province_name(table: UnitTable, name: str) -> str | None:
    """The official name of a province of either system, from any accepted spelling; `None` for an unknown one."""
    found = find(table, name, level="province")
    return found[0].name if found else None


def suggest(table: UnitTable, name: str, *, level: Level | None = None, count: int = 3) -> tuple[str, ...]:
    """Official names nearest to one that is unknown, the nearest first; letters count, accents do not."""
    _, bare = split_kind(name)
    units = table if level is None else (unit for unit in table if unit.level == level)
    names: dict[str, str] = {}
    for unit in units:
        names.setdefault(fold_ascii(unit.name), unit.name)
    return tuple(names[near] for near in get_close_matches(fold_ascii(bare), names, n=count, cutoff=0.6))


def misprinted(table: UnitTable, printed: str, *, level: Level, on: date, parent: Unit) -> Unit | None:
    """The one unit right below a parent whose name is an unknown one but for accents, else but for one letter."""
    wanted = fold_ascii(printed)
    inside = [(unit, fold_ascii(unit.name)) for unit in table.below(parent, on) if unit.level == level]
    same = [unit for unit, name in inside if name == wanted]
    near = same or [unit for unit, name in inside if _letters_apart(name, wanted) <= 1]
    return near[0] if len(near) == 1 else None


def _letters_apart(one: str, other: str) -> int:
    """How many letters two names of equal length differ in; one more than that counts where the lengths differ."""
    if len(one) != len(other):
        shorter, longer = sorted((one, other), key=len)
        cuts = (longer[:at] + longer[at + 1 :] for at in range(len(longer)))
        return 1 if len(longer) == len(shorter) + 1 and shorter in cuts else 2
    return sum(a != b for a, b in zip(one, other, strict=True))
