"""The trainings as a Parquet file with typed columns, for pandas, DuckDB, R and the like. The only pyarrow."""

from itertools import islice
from pathlib import Path

from gn_cli.errors import GnError
from gn_cli.export.lists import Export, Exported, columns_of
from gn_cli.render.files import whole_file
from gn_cli.schema import LANGS
from gn_cli.wordings import in_words

_AT_ONCE = 5_000
"""Rows of a row group: what is kept in memory."""


def write(export: Export, path: Path) -> Exported:
    """Write the trainings; each column carries its headings, description and unit in both languages as metadata.

    Raises `GnError` where pyarrow is missing.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise GnError(
            "Parquet files need pyarrow, which is not installed", "install it with: pip install 'gn-cli[parquet]'"
        ) from error
    types = {
        "str": pyarrow.string(), "int": pyarrow.int64(), "float": pyarrow.float64(), "bool": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }  # fmt: skip
    schema = pyarrow.schema(
        [
            pyarrow.field(
                column.name,
                types[column.kind],
                metadata={
                    f"{what}_{lang}": told[lang]
                    for what, told in (("heading", column.heading), ("description", column.text), ("unit", column.unit))
                    for lang in LANGS
                },
            )
            for column in columns_of("trainings")
        ]
    )
    counts = export.begin(("trainings",))
    rows = iter(in_words(export.rows("trainings"), export.lang))
    with whole_file(path) as part, ParquetWriter(part, schema) as written:
        while some := list(islice(rows, _AT_ONCE)):
            written.write_table(pyarrow.Table.from_pylist(some, schema=schema))
    return Exported((path,), counts)
