"""What a unit is or was, told in one row: since when, where it lies, what became of it and what it was made of."""

from datetime import date
from typing import Any

from gn_cli.units.conversion import predecessors, province_now, successors
from gn_cli.units.table import Unit, UnitTable

COLUMNS: tuple[str, ...] = (
    "full_name", "level", "unit_code", "lies_in", "since", "until", "became", "made_of", "province_now",
)  # fmt: skip


def history(table: UnitTable, unit: Unit, on: date | None = None) -> dict[str, Any]:
    """The history of a unit under the names of `COLUMNS`; `lies_in`, `became` and `made_of` are tuples of full names.

    `until` is the last day in force. `since` is `None` for what is older than the table, `until` for what still is.
    A province that kept name and code through the merger of 2025 is told as made of the old ones.
    """
    above, day = [], on if on is not None and unit.in_force(on) else None
    parent = table.above(unit, day)
    while parent is not None:
        above.append(parent.full_name)
        parent = table.above(parent, day)
    last = date.fromordinal(unit.valid_to.toordinal() - 1) if unit.valid_to else None
    made_of = predecessors(table, unit)
    return {
        "full_name": unit.full_name,
        "level": unit.level,
        "unit_code": unit.code,
        "lies_in": tuple(above),
        "since": unit.valid_from,
        "until": last,
        "became": tuple(heir.full_name for heir in successors(table, unit)),
        "made_of": tuple(part.full_name for part in made_of) if made_of != (unit,) else (),
        "province_now": province_now(table, unit).name,
    }
