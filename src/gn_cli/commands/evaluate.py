"""`gn evaluate`: how well the rules read reports whose records are known."""

from pathlib import Path
from typing import Annotated

import typer

from gn_cli.commands._options import Bom, FormatOption, LangOption, OutputFile

Folder = Annotated[
    Path, typer.Argument(metavar="GOLD_FOLDER", help="Reports as .txt or .md, each with its record as .json beside it.")
]
Faults = Annotated[bool, typer.Option("--faults", help="List what is spurious (+) and missed (-) instead.")]


def evaluate(
    folder: Folder,
    faults: Faults = False,
    format: FormatOption = None,
    output: OutputFile = None,
    bom: Bom = None,
    lang: LangOption = "en",
) -> None:
    """Compare what gn reads with records made by hand: right, spurious and missed items, field by field."""
    from gn_cli import evaluate as library
    from gn_cli.render import Output
    from gn_cli.render.run import faults as write_faults
    from gn_cli.render.run import scores

    (write_faults if faults else scores)(library.evaluate(folder), Output(format, output, bom, lang))
