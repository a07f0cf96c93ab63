"""`gn show`: one report whole."""

from pathlib import Path
from typing import Annotated

import typer

from gn_cli.commands._options import DB, Bom, Db, FormatOption, LangOption, OutputFile

Id = Annotated[str, typer.Argument(metavar="ID", help="The report's id, as gn list shows it, or how it begins.")]
Explain = Annotated[
    bool, typer.Option("--explain", help="Add the rule and notes of each value, and every date found with its role.")
]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write a page for a browser instead, or - for standard output."),
]


def show(
    id: Id,
    db: Db = DB,
    explain: Explain = False,
    html: Html = None,
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
    dates = None
    if explain:
        from gn_cli.extract import read

        dates = read(article, until="dates").dates
    if html is not None:
        from gn_cli.page.article import article_page

        page = article_page(article, report, dates, sources=sources, alike=alike, lang=lang)
        with Output(file=None if str(html) == "-" else html).stream("table") as stream:
            stream.write(page)
        return
    out = Output(format, output, bom, lang)
    render_show(article, report, out, dates, sources=sources, alike=alike)
