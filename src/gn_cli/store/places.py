"""Names of units as a person types them, as the keys their trainings are kept under."""

import difflib
from typing import Literal

from gn_cli.errors import UsageError
from gn_cli.units.names import name_key, split_kind
from gn_cli.units.table import load_units
from gn_cli.vietnamese.fold import fold, fold_ascii


def keys(level: Literal["province", "district", "commune"], typed: str) -> tuple[str, ...]:
    """The fold keys of all units of a level that are called so, in any accepted spelling, with or without accents.

    What names no unit of the table is taken as it stands, for records of units the table does not know.
    """
    units = load_units()
    names = (split_kind(typed)[1], " ".join(typed.split()))
    for name in dict.fromkeys(names):
        key = name_key(name)
        exact = units.named(key)
        found = exact or tuple(
            unit for other in units.without_accents.get(fold_ascii(key), ()) for unit in units.named(other)
        )
        if called := dict.fromkeys(fold(unit.name) for unit in found if unit.level == level):
            return tuple(called)
    return tuple(dict.fromkeys(map(fold, names)))


def province_keys(typed: str) -> tuple[str, ...]:
    """The keys of a province of the 34 or of the 63. Raises `UsageError` with the nearest names for an unknown one."""
    found = keys("province", typed)
    names = {fold(unit.name): unit.name for unit in load_units() if unit.level == "province"}
    known = tuple(key for key in found if key in names)
    if known:
        return known
    plain = {fold_ascii(name): name for name in names.values()}
    near = difflib.get_close_matches(fold_ascii(split_kind(typed)[1]), plain, 3, 0.5)
    hint = "did you mean " + ", ".join(plain[one] for one in near) + "?" if near else "type a part of its name"
    raise UsageError(f"no province is or was called {typed!r}", hint)
