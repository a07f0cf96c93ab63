"""`gn export`: the database, or a part of it, as a file that other programs open."""

from typing import TYPE_CHECKING, Annotated

import typer

from gn_cli.commands._options import (
    DB,
    Bom,
    Db,
    LangOption,
    choosing,
)

if TYPE_CHECKING:
    from gn_cli.store import Filter

Target = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help="The file to write: .xlsx, .csv, .json, .jsonl, .parquet, .sqlite or .db; a folder, or a name that ends "
        "in /, gets a CSV file a list. An existing file is replaced when the new one is whole.",
    ),
]


@choosing
def export(
    target: Target,
    db: Db = DB,
    *,
    wanted: "Filter",
    bom: Bom = None,
    lang: LangOption = "en",
) -> None:
    """Export trainings and all that goes with them: a workbook, CSV files, whole records, Parquet or SQLite.

    A workbook holds all lists, the words behind each value, a data dictionary.
    Rows that need review are tinted. A .csv or .parquet file holds the trainings.
    """
    from gn_cli.export import export as library
    from gn_cli.render import note
    from gn_cli.render.run import progress
    from gn_cli.store import Store

    with Store.open(db) as store, progress(lang, doing="writing") as told:
        done = library(store, target, wanted, lang=lang, bom=bom, progress=told)
    note("\n".join(done.told(lang)))
