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
    typer.Option(
        "--by", metavar="FIELD", help=f"A row a {', '.join(Group)} of cited documents; a second field goes across."
    ),
]
Units = Annotated[
    Literal["now", "then"],
    typer.Option("--units", metavar="now|then", help="Count by the provinces of today, or of the time."),
]
Metric = Annotated[
    Literal["trainings", "reports", "classes", "participants", "lecturers", "poor_rate"] | None,
    typer.Option(
        "--metric",
        metavar="WHAT",
        help="Only trainings, reports, classes, participants, lecturers or poor_rate, by the year of the rate.",
    ),
]
Chart = Annotated[bool, typer.Option("--chart", help="Draw bars, of trainings or of the metric.")]
Long = Annotated[
    bool, typer.Option("--long", help="With two fields a row a pair, as JSON has it and CSV without a metric.")
]


def stats(
    db: Db = DB,
    province: ProvinceOption = None,
    by: By = None,
    metric: Metric = None,
    chart: Chart = False,
    long: Long = False,
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
    """Count trainings, reports, classes, participants and lecturers; by two fields as a pivot.

    A training that several reports tell counts once. A sum of participants has ≥ before it when some head-counts are
    only lower bounds, ≈ when some are about or nearly.
    """
    from gn_cli.render import Output, pick, write
    from gn_cli.stats import bars, shape_for, tabulate
    from gn_cli.store import By as Field
    from gn_cli.store import Filter, Store

    wanted = Filter(
        province=province, district=district, date_from=date_from, date_to=date_to, year=year, organizer=organizer
    )
    fields: list[Field] = [group.value for group in by or ()]
    out = Output(format, output, bom, lang)
    with Store.open(db) as store:
        if chart:
            from gn_cli.render.chart import write_chart

            drawn = bars(store, fields, wanted, units=units, measure=metric or "trainings", sort=sort, lang=lang)
            write_chart(drawn.sections, out, drawn.captions)
            return
        written = out.chosen()
        bare = written not in ("table", "markdown")
        shape = shape_for(
            written, fields, wanted, measure=metric is not None, rows=long or columns not in (None, "all")
        )
        counted = tabulate(
            store, fields, wanted, shape=shape, units=units, measure=metric, sort=sort, lang=lang, bare=bare
        )
    usual = counted.usual(written)
    extra = tuple(name for name in counted.columns if name not in usual)
    names = pick(usual, columns, extra) if shape == "rows" else usual
    write(
        counted.with_total(),
        names,
        out,
        captions=counted.captions,
        fit="cut" if columns else "drop",
        titles=counted.titles,
        first=counted.first,
    )
