"""`gn stats`: trainings, classes and people counted by province, year and more."""

from enum import StrEnum
from typing import Annotated, Any, Literal

import typer
import typer.core

from gn_cli.commands._options import (
    DB,
    Bom,
    Columns,
    Db,
    District,
    FormatOption,
    From,
    LangOption,
    Organizer,
    OutputFile,
    Sort,
    To,
    Year,
)


class Group(StrEnum):
    """What trainings are grouped by. Typer takes no list of literals."""

    province = "province"
    district = "district"
    year = "year"
    month = "month"
    organizer = "organizer"
    lecturer = "lecturer"
    kind = "kind"


class StatsCommand(typer.core.TyperCommand):
    """Reads `--province` without a name as `--by province`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command's arguments; Typer itself has no options whose value may be left out."""
        named = [
            "--by=province" if arg == "--province" and (not after or after[0].startswith("-")) else arg
            for arg, after in ((arg, args[number : number + 1]) for number, arg in enumerate(args, 1))
        ]
        return super().parse_args(ctx, named)


ProvinceOption = Annotated[
    str | None,
    typer.Option("--province", metavar="[NAME]", help="Alone: a row a province. With a name: that province by year."),
]
By = Annotated[
    list[Group] | None,
    typer.Option("--by", metavar="FIELD", help=f"A row a {', '.join(Group)} of cited documents; again for finer rows."),
]
Units = Annotated[
    Literal["now", "then"],
    typer.Option("--units", metavar="now|then", help="Count by the provinces of today, or of the time."),
]


def stats(
    db: Db = DB,
    province: ProvinceOption = None,
    by: By = None,
    units: Units = "now",
    district: District = None,
    date_from: From = None,
    date_to: To = None,
    year: Year = None,
    organizer: Organizer = None,
    columns: Columns = None,
    sort: Sort = None,
    format: FormatOption = None,
    output: OutputFile = None,
    bom: Bom = None,
    lang: LangOption = "en",
) -> None:
    """Count trainings, reports, classes, participants and lecturers.

    A sum of participants has ≥ before it when some head-counts are only lower bounds.
    """
    from gn_cli.render import Output, pick, write
    from gn_cli.stats import count
    from gn_cli.store import Filter, Store

    wanted = Filter(
        province=province, district=district, date_from=date_from, date_to=date_to, year=year, organizer=organizer
    )
    with Store.open(db) as store:
        counted = count(store, [group.value for group in by or ()], wanted, units=units, sort=sort, lang=lang)
    names = pick(counted.columns, columns)
    write(
        counted.rows,
        names,
        Output(format, output, bom, lang),
        captions=counted.captions,
        fit="cut" if columns else "drop",
    )
