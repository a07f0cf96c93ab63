"""A folder of CSV files: one a list, and the data dictionary."""

from pathlib import Path

from gn_cli.errors import GnError
from gn_cli.export.csv_files import write_list
from gn_cli.export.lists import DICTIONARY, LISTS, Export, Exported, dictionary, dictionary_columns, list_name
from gn_cli.render import Output
from gn_cli.render import write as write_rows


def write(export: Export, path: Path) -> Exported:
    """Write every list to a file of its name; other files of the folder are left alone."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GnError(f"cannot make the folder {path}: {error.strerror or error}", "choose another place") from error
    counts = export.begin(LISTS)
    files = []
    for of in LISTS:
        files.append(path / f"{list_name(of)}.csv")
        write_list(export, of, files[-1])
    files.append(path / f"{DICTIONARY}.csv")
    output = Output("csv", files[-1], export.bom, export.lang)
    write_rows(dictionary(LISTS, export.lang), dictionary_columns(export.lang), output)
    return Exported(tuple(files), counts)
