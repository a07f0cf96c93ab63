"""`gn list`: what the database holds, a row a training or a row an item."""

from typing import TYPE_CHECKING, Annotated, get_args

import typer

from gn_cli.commands._options import (
    DB,
    Bom,
    Columns,
    Db,
    FormatOption,
    LangOption,
    Limit,
    Of,
    OutputFile,
    Sort,
    choosing,
)

if TYPE_CHECKING:
    from gn_cli.store import Filter

OfOption = Annotated[Of, typer.Option("--of", metavar="WHAT", help="A row is one of: " + ", ".join(get_args(Of)) + ".")]


@choosing
def list_(
    db: Db = DB,
    of: OfOption = "trainings",
    *,
    wanted: "Filter",
    columns: Columns = None,
    sort: Sort = None,
    limit: Limit = None,
    format: FormatOption = None,
    output: OutputFile = None,
    bom: Bom = None,
    lang: LangOption = "en",
) -> None:
    """List trainings, or the reports, documents, people and poverty figures that go with them."""
    from gn_cli.render import Output, pick_of, write
    from gn_cli.store import Store

    names = pick_of(of, columns)
    order = tuple(part.strip() for part in sort.split(",")) if sort else ()
    with Store.open(db) as store:
        rows = store.find(wanted, of, sort=order, limit=limit, extra=True)
        write(rows, names, Output(format, output, bom, lang), of=of, fit="cut" if columns else "drop")
