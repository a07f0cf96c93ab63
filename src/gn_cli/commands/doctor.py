"""`gn doctor`: what is installed, and which formats work."""

import typer

from gn_cli.commands._options import DB, Bom, Db, FormatOption, LangOption, OutputFile


def doctor(
    db: Db = DB,
    format: FormatOption = None,
    output: OutputFile = None,
    bom: Bom = None,
    lang: LangOption = "en",
) -> None:
    """Tell what is installed, which formats can be read, and whether the database is well.

    Exits with 1 when something is missing, extras excepted; the last column tells what to do.
    """
    from gn_cli.doctor import examine
    from gn_cli.render import Output
    from gn_cli.render.run import findings

    found = list(examine(db))
    findings(found, Output(format, output, bom, lang))
    if any(one.works is False for one in found):
        raise typer.Exit(1)
