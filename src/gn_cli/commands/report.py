"""`gn report`: the database as one page for a browser."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gn_cli.commands._options import (
    DB,
    Db,
    LangOption,
    choosing,
)

if TYPE_CHECKING:
    from gn_cli.store import Filter

PageFile = Annotated[Path, typer.Argument(metavar="FILE.html", help="The page to write, or - for standard output.")]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The title of the page.")]
Units = Annotated[
    Literal["now", "then"],
    typer.Option("--units", metavar="now|then", help="The provinces of today, or of the time."),
]


@choosing
def report(
    file: PageFile,
    db: Db = DB,
    title: Title = None,
    units: Units = "now",
    *,
    wanted: "Filter",
    lang: LangOption = "en",
) -> None:
    """Write one page for a browser: figures, charts, a map, a table whose rows open the words behind each value.

    The page needs no network and no other file. Charts and table hold all trainings; the words behind the values are
    of the 2,000 newest.
    """
    from gn_cli.page.report import report_page
    from gn_cli.render import Output
    from gn_cli.store import Store

    with Store.open(db) as store:
        page = report_page(store, wanted, units=units, lang=lang, title=title)
    with Output(file=None if str(file) == "-" else file).stream("table") as stream:
        stream.write(page)
