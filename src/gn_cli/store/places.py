"""Names of units as a person types them, as the keys their trainings are kept under."""

import difflib
from functools import lru_cache
from typing import Literal, TypeAlias

from gn_cli.errors import UsageError
from gn_cli.units.names import name_key, split_kind
from gn_cli.units.table import load_units
from gn_cli.vietnamese.fold import fold, fold_ascii

Level: TypeAlias = Literal["province", "district", "commune"]


def keys(level: Level, typed: str) -> tuple[str, ...]:
    """The fold keys of all units of a level that are called so, in any accepted spelling, with or without accents.

    What names no unit of the table is taken as it stands, for records of units the table does not know.
    """
    return _called(level, typed) or tuple(dict.fromkeys(map(fold, _names(typed))))


def province_keys(typed: str) -> tuple[str, ...]:
    """The keys of a province of the 34 or of the 63. Raises `UsageError` with the nearest names for an unknown one."""
    if found := _called("province", typed):
        return found
    plain = {fold_ascii(unit.name): unit.name for unit in load_units() if unit.level == "province"}
    near = difflib.get_close_matches(fold_ascii(split_kind(typed)[1]), plain, 3, 0.5)
    hint = "did you mean " + ", ".join(plain[one] for one in near) + "?" if near else "type a part of its name"
    raise UsageError(f"no province is or was called {typed!r}", hint)


def _names(typed: str) -> tuple[str, str]:
    """What is typed, without its kind word and with it."""
    return split_kind(typed)[1], " ".join(typed.split())


@lru_cache(maxsize=64)
def _called(level: Level, typed: str) -> tuple[str, ...]:
    units = load_units()
    for name in dict.fromkeys(_names(typed)):
        key = name_key(name)
        found = units.named(key) or tuple(
            unit for other in units.without_accents.get(fold_ascii(key), ()) for unit in units.named(other)
        )
        if called := dict.fromkeys(fold(unit.name) for unit in found if unit.level == level):
            return tuple(called)
    return ()
