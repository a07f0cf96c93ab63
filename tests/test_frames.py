"""The flat lists as DataFrames."""

from datetime import date
from pathlib import Path

import pandas
import pytest
from command import made_database

from gn_cli.frames import frame
from gn_cli.schema import OF, Of, columns
from gn_cli.store import Filter, Store


@pytest.mark.parametrize("of", OF)
def test_a_frame_holds_the_rows_of_the_store(of: Of, tmp_path: Path) -> None:
    with Store.open(made_database(tmp_path)) as store:
        rows, made = list(store.find(Filter(), of, extra=True)), frame(store, of, extra=True)
    assert list(made.columns) == [column.name for column in columns(of, extra=True)]
    back = made.astype("object").where(made.notna(), None)
    assert [
        {name: value.date() if isinstance(value, pandas.Timestamp) else value for name, value in row.items()}
        for row in back.to_dict("records")
    ] == rows


def test_numbers_and_days_can_be_reckoned_with(tmp_path: Path) -> None:
    with Store.open(made_database(tmp_path)) as store:
        made = frame(store)
        assert frame(store, wanted=Filter(year=1999)).empty
    assert made.groupby("province")["participants"].sum().to_dict() == {"Bắc Giang": 120, "Đắk Lắk": 125}
    assert made["first_date"].dt.year.tolist() == [2024, 2024, 2023]
    assert made["first_date"].min().date() == date(2023, 9, 22)
