"""`gn show`: one report whole."""

from typing import Annotated

import typer

from gn_cli.commands._options import DB, Bom, Db, FormatOption, LangOption, OutputFile

Id = Annotated[str, typer.Argument(metavar="ID", help="The report's id, as gn list shows it, or how it begins.")]
Explain = Annotated[
    bool, typer.Option("--explain", help="Add the rule and notes of each value, and every date found with its role.")
]


def show(
    id: Id,
    db: Db = DB,
    explain: Explain = False,
    format: FormatOption = None,
    output: OutputFile = None,
    bom: Bom = None,
    lang: LangOption = "en",
) -> None:
    """Show one report: its record, and its text with the words of every value marked.

    As JSON it is the record as gn extract writes it; as CSV or Markdown a row a value.
    """
    from gn_cli.render import Output
    from gn_cli.render.show import show as render_show
    from gn_cli.store import Store

    with Store.open(db) as store:
        article, report = store.get(id)
        sources, alike = store.sources(report.id), store.alike(report.id)
    if explain:
        from gn_cli.extract import read

        dates = read(article, until="dates").dates
    out = Output(format, output, bom, lang)
    render_show(article, report, out, dates if explain else None, sources=sources, alike=alike)
