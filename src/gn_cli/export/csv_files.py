"""The trainings as one CSV file."""

from pathlib import Path

from gn_cli.export.lists import Export, Exported, columns_of
from gn_cli.render import Output
from gn_cli.render import write as write_rows
from gn_cli.schema import Of


def write(export: Export, path: Path) -> Exported:
    """Write the trainings; the other lists are in a folder, or a workbook."""
    counts = export.begin(("trainings",))
    write_list(export, "trainings", path)
    return Exported((path,), counts)


def write_list(export: Export, of: Of, path: Path) -> None:
    """Write one list with all its columns."""
    names = [column.name for column in columns_of(of)]
    write_rows(export.rows(of), names, Output("csv", path, export.bom, export.lang), of=of)
