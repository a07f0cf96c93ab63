"""`gn ingest`: files into the database."""

from typing import Annotated

import typer

from gn_cli.commands._options import DB, Bom, Db, FormatOption, LangOption, OutputFile, Verbose

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH…", help="Files, folders (read whole), patterns such as 'news/*.txt', or -."),
]
Refresh = Annotated[bool, typer.Option("--refresh", help="Read every stored article again, as after an upgrade of gn.")]


def ingest(
    paths: Paths = None,
    db: Db = DB,
    refresh: Refresh = False,
    verbose: Verbose = False,
    format: FormatOption = None,
    output: OutputFile = None,
    bom: Bom = None,
    lang: LangOption = "en",
) -> None:
    """Read reports and keep their records in the database.

    What is already there is left as it is; a changed file replaces its record. Files that fail are listed as rows and
    never stop a run.
    """
    import sys

    from gn_cli import ingest as library
    from gn_cli.errors import UsageError
    from gn_cli.render import Output
    from gn_cli.render.run import failures, progress, summary
    from gn_cli.store import Store

    if bool(paths) == refresh:
        raise UsageError("gn ingest takes paths, or --refresh without paths", "for example: gn ingest articles/")
    with Store.open(db, write=True, remake=refresh) as store, progress(lang, verbose) as told:
        if refresh:
            done = library.refresh(store, progress=told)
        else:
            done = library.ingest(paths or (), store, stdin=sys.stdin.buffer, progress=told)
    failures(done.failures, Output(format, output, bom, lang))
    summary(done, lang)
    if done.interrupted:
        raise typer.Exit(130)
    if done.failures:
        raise typer.Exit(1)
