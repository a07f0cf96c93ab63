"""The flat lists as pandas DataFrames, for notebooks: pivots, plots, Parquet. The only pandas."""

from typing import TYPE_CHECKING

from gn_cli.schema import Of, columns
from gn_cli.store import Filter, Store

if TYPE_CHECKING:
    import pandas

_DTYPES = {"str": "string", "int": "Int64", "float": "Float64", "bool": "boolean", "date": "datetime64[s]"}


def frame(store: Store, of: Of = "trainings", wanted: Filter = Filter(), *, extra: bool = False) -> "pandas.DataFrame":  # noqa: B008
    """The rows of `Store.find` as a DataFrame: numbers and texts nullable, days as `datetime64`, the columns in order.

    With `extra`, also the columns that `gn list` gives only by name.
    """
    import pandas

    chosen = columns(of, extra=extra)
    rows = list(store.find(wanted, of, extra=extra))
    return pandas.DataFrame(
        {
            column.name: pandas.Series([row[column.name] for row in rows], dtype=_DTYPES.get(column.kind, "object"))
            for column in chosen
        }
    )
