"""`gn ingest`: files into the database."""

from typing import Annotated

import typer

from gn_cli.commands._options import (
    DB,
    AllowPrivate,
    Bom,
    Db,
    FormatOption,
    LangOption,
    OutputFile,
    Pause,
    PublishedColumn,
    TextColumn,
    TitleColumn,
    UrlColumn,
    Urls,
    Verbose,
)

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH…", help="Files, folders (read whole), patterns such as 'news/*.pdf', web addresses, or -."
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        min=1, metavar="N", help="Processes that share the work; by default one for few files, else the cores."
    ),
]
Refresh = Annotated[bool, typer.Option("--refresh", help="Read every stored article again, as after an upgrade of gn.")]


def ingest(
    paths: Paths = None,
    db: Db = DB,
    refresh: Refresh = False,
    jobs: Jobs = None,
    verbose: Verbose = False,
    urls: Urls = None,
    allow_private: AllowPrivate = False,
    pause: Pause = 1.0,
    text_column: TextColumn = None,
    title_column: TitleColumn = None,
    published_column: PublishedColumn = None,
    url_column: UrlColumn = None,
    format: FormatOption = None,
    output: OutputFile = None,
    bom: Bom = None,
    lang: LangOption = "en",
) -> None:
    """Read reports and keep their records in the database.

    What is already there is left as it is, in whatever format it comes again; a changed file replaces its record.
    Files that fail are listed as rows and never stop a run. gn doctor tells which formats can be read.
    """
    import sys

    from gn_cli import ingest as library
    from gn_cli.errors import UsageError
    from gn_cli.readers.columns import Columns
    from gn_cli.render import Output
    from gn_cli.render.run import failures, progress, summary
    from gn_cli.sources import Reading, read_addresses
    from gn_cli.store import Store

    if bool(paths or urls) == refresh:
        raise UsageError("gn ingest takes paths, or --refresh without paths", "for example: gn ingest articles/")
    wanted = [*(paths or ()), *(read_addresses(urls, sys.stdin.buffer) if urls else ())]
    reading = Reading(
        columns=Columns(text_column, title_column, published_column, url_column),
        pause=pause,
        allow_private=allow_private,
    )
    with Store.open(db, write=True, remake=refresh) as store, progress(lang, verbose) as told:
        if refresh:
            done = library.refresh(store, progress=told, jobs=jobs)
        else:
            done = library.ingest(wanted, store, stdin=sys.stdin.buffer, reading=reading, progress=told, jobs=jobs)
    failures(done.failures, Output(format, output, bom, lang))
    summary(done, lang)
    if done.interrupted:
        raise typer.Exit(130)
    if done.failures:
        raise typer.Exit(1)
