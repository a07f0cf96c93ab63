"""The database as files that others open: workbooks, CSV, whole records, Parquet, SQLite. A module is one format.

`export` is all that a caller needs; the file's ending names the format.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from gn_cli.errors import UsageError
from gn_cli.export.lists import Export, Exported, Progress
from gn_cli.schema import Lang
from gn_cli.store import Filter, Store, is_database

__all__ = ["ENDINGS", "Exported", "export"]

Writer: TypeAlias = Callable[[Export, Path], Exported]

_MODULES: Mapping[str, str] = {
    ".xlsx": "workbook", ".csv": "csv_files", ".json": "whole_records", ".jsonl": "whole_records",
    ".parquet": "parquet", ".sqlite": "database", ".sqlite3": "database", ".db": "database",
}  # fmt: skip
ENDINGS = tuple(_MODULES)
"""The endings of the files that can be written; a folder gets a CSV file a list."""


def export(
    store: Store,
    target: str,
    wanted: Filter = Filter(),  # noqa: B008
    *,
    lang: Lang = "en",
    bom: bool | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write what passes the filter to `target`: a file, or a folder (one that is there, or a path that ends in `/`).

    A file of that name is replaced when the new one is whole. `lang` is the language of headings in workbooks and CSV
    files, of the words in workbooks, and of warnings in all but JSON; `bom` says whether CSV files get a byte-order
    mark. Raises `UsageError` for an ending that is no format of an export, `GnError` where a library is missing, the
    file cannot be written, or is a database of gn.
    """
    path = Path(target)
    write = _writer(target, path)
    if is_database(path):
        raise UsageError(
            f"{path} is a database of gn and no file to export to", "name another file; gn never writes over its own"
        )
    with store.snapshot():
        return write(Export(store, wanted, lang, bom, progress), path)


def _writer(target: str, path: Path) -> Writer:
    folder, ending = target.endswith(("/", "\\")) or path.is_dir(), path.suffix.lower()
    if not folder and ending not in _MODULES:
        raise UsageError(
            f"gn does not export {ending} files" if ending else f"the name {target} does not tell the format",
            f"end it with {', '.join(ENDINGS)}, or with / for a folder of CSV files",
        )
    # Each format brings its library: loaded when a file of it is written.
    module = import_module(f"gn_cli.export.{'csv_folder' if folder else _MODULES[ending]}")
    writer: Writer = module.write
    return writer
