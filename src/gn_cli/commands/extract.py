"""`gn extract`: files to records, without a database."""

from typing import Annotated, get_args

import typer

from gn_cli.commands._options import Bom, Columns, LangOption, Of, OutputFile, Paths, RecordFormat, Verbose

WhichRows = Annotated[
    Of | None, typer.Option("--of", metavar="WHAT", help="Rows instead of records: " + ", ".join(get_args(Of)) + ".")
]


def extract(
    paths: Paths,
    of: WhichRows = None,
    columns: Columns = None,
    verbose: Verbose = False,
    format: RecordFormat = None,
    output: OutputFile = None,
    bom: Bom = None,
    lang: LangOption = "en",
) -> None:
    """Read reports and write their records, keeping nothing.

    JSON holds whole records, every value with the words it came from; the other formats hold a row a training.
    """
    import sys

    from gn_cli import records
    from gn_cli.render import Output, pick_of, write
    from gn_cli.render.run import failure_lines, progress
    from gn_cli.sources import Failure

    failed: list[Failure] = []
    out = Output(format, output, bom, lang)
    whole = of is None and columns is None and out.chosen("jsonl") in ("json", "jsonl")
    with progress(lang, verbose) as told:
        found = records.read_records(paths, sys.stdin.buffer, failed, told)
        if whole:
            write(records.whole_rows(found), records.whole_columns(), out, in_pipe="jsonl")
        else:
            kind = of or "trainings"
            names = pick_of(kind, columns)
            rows = records.flat_rows(found, kind, extra=True)
            write(rows, names, out, of=kind, in_pipe="jsonl", fit="cut" if columns else "drop")
    failure_lines(failed)
    if failed:
        raise typer.Exit(1)
