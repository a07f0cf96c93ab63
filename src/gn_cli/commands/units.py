"""`gn units`: what a province, district or commune is or was, and what became of it."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from gn_cli.commands._options import Bom, Columns, FormatOption, LangOption, OutputFile, first_day


class LevelName(StrEnum):
    """The levels of units. Typer takes no list of literals."""

    province = "province"
    district = "district"
    commune = "commune"


Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A name in any spelling, with or without kind word and accents.")
]
On = Annotated[
    date | None, typer.Option("--on", metavar="DAY", help="Only units in force on that day.", parser=first_day)
]
LevelOption = Annotated[
    LevelName | None, typer.Option("--level", metavar="LEVEL", help="Only province, district or commune.")
]
Within = Annotated[
    str | None, typer.Option("--in", metavar="NAME", help="Only units that lie or lay in a province or district.")
]


def units(
    name: Name,
    on: On = None,
    level: LevelOption = None,
    within: Within = None,
    columns: Columns = None,
    format: FormatOption = None,
    output: OutputFile = None,
    bom: Bom = None,
    lang: LangOption = "en",
) -> None:
    """Tell what a unit is or was: since when, where it lies, what it was made of and what became of it.

    A commune that was divided shows all its successors.
    """
    from gn_cli.errors import UsageError
    from gn_cli.render import Output, pick, write
    from gn_cli.units.history import COLUMNS, history
    from gn_cli.units.lookup import find_within, suggest
    from gn_cli.units.table import load_units

    table = load_units()
    found = find_within(table, name, on=on, level=level.value if level else None, within=within)
    if not found:
        near = suggest(table, name, level=level.value if level else None)
        day = f" on {on:%d/%m/%Y}" if on else ""
        raise UsageError(
            f"no unit is or was called {name!r}{day}{f' in {within}' if within else ''}",
            f"did you mean {', '.join(near)}?" if near else "type a part of its name",
        )
    rows = (history(table, unit, on) for unit in found)
    write(rows, pick(COLUMNS, columns), Output(format, output, bom, lang), fit="cut" if columns else "drop")
