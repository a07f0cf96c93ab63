"""The workbook of an export, read back by another program: every cell, the looks, what text must never become."""

import csv
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from command import gn, made_database
from exported import COUNT, as_cell, names_of, rows_of, texts_cut
from invented import ODD, invented_store
from openpyxl.worksheet.worksheet import Worksheet

from gn_cli.article import Article
from gn_cli.export import export, workbook
from gn_cli.export.lists import columns_of, dictionary, dictionary_columns, list_title
from gn_cli.export.workbook import SHEETS
from gn_cli.report import Report
from gn_cli.schema import Lang, Row
from gn_cli.store import Filter, Store

TITLES: dict[Lang, list[str]] = {
    "en": ["Trainings", "Documents", "Lecturers", "Poverty rates", "Poor households", "Sources", "Data dictionary"],
    "vi": ["Cuộc tập huấn", "Văn bản", "Giảng viên", "Tỷ lệ nghèo", "Số hộ nghèo", "Nguồn", "Từ điển dữ liệu"],
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented_store(tmp_path_factory.mktemp("store") / "gn.db", COUNT)


@pytest.fixture(scope="module")
def written(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "trainings.xlsx"
    with Store.open(database) as store:
        export(store, str(path))
    return path


@pytest.fixture(scope="module")
def book(written: Path) -> Any:
    return openpyxl.load_workbook(written)


@pytest.fixture(scope="module")
def expected(database: Path) -> dict[str, list[Row]]:
    with Store.open(database) as store:
        return {of: rows_of(store, of) for of in SHEETS}


def _read_back(text: object) -> object:
    """openpyxl leaves the escapes of characters as they stand in the file; spreadsheets read them."""
    return re.sub(r"_x005F_", "_", text) if isinstance(text, str) else text


def test_every_cell_is_that_of_the_database(book: Any, expected: dict[str, list[Row]]) -> None:
    assert book.sheetnames == TITLES["en"]
    for of, sheet in zip(SHEETS, book.worksheets, strict=False):
        columns, rows = columns_of(of), expected[of]
        cut = set(texts_cut(rows))
        found = list(sheet.iter_rows(values_only=True))
        assert list(found[0]) == [column.heading["en"] for column in columns]
        assert len(found) == len(rows) + 1
        for number, (cells, row) in enumerate(zip(found[1:], rows, strict=True)):
            for cell, column in zip(cells, columns, strict=True):
                value = row[column.name]
                if (number, column.name) in cut:
                    assert cell == str(value)[: 32_767 - len(" … (cut)")] + " … (cut)"
                else:
                    assert _read_back(cell) == as_cell(value, column, "en"), (of, number, column.name)
    assert any(texts_cut(expected["trainings"]))


def test_numbers_and_dates_are_real(book: Any) -> None:
    sheet = book["Trainings"]
    names = names_of("trainings")
    for name, kind, look in (
        ("first_date", "d", "yyyy-mm-dd"),
        ("participants", "n", "#,##0"),
        ("year", "n", "General"),
    ):
        cells = [
            cell for (cell,) in sheet.iter_rows(2, 300, names.index(name) + 1, names.index(name) + 1) if cell.value
        ]
        assert {(cell.data_type, cell.number_format) for cell in cells} == {(kind, look)}
    early = [cell.value for cell in book["Documents"]["D"][1:] if isinstance(cell.value, str)]
    assert set(early) == {"1898-02-03"}


def test_headings_stay_in_sight_and_filter(book: Any) -> None:
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).coordinate[:-1]}{sheet.max_row}"
        widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
        assert all(8 < width < 70 for width in widths)


def test_rows_that_need_review_are_tinted_and_say_why(book: Any, expected: dict[str, list[Row]]) -> None:
    for of, title, why in (("trainings", "Trainings", "warnings"), ("reports", "Sources", "warnings_message")):
        sheet: Worksheet = book[title]
        for cells, row in zip(sheet.iter_rows(2), expected[of], strict=True):
            assert {cell.fill.fill_type for cell in cells} == {"solid" if row["needs_review"] else None}
            if row["needs_review"]:
                assert cells[names_of(of).index(why)].value


def test_no_text_is_a_formula_a_link_or_markup(written: Path, book: Any) -> None:
    with zipfile.ZipFile(written) as package:
        for name in package.namelist():
            text = package.read(name).decode("utf-8")
            assert not re.search(r"<f[ >]|<hyperlink|externalLink", text), name
    values = {cell for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row}
    for odd in ODD:
        if odd.isprintable() and "_x" not in odd:
            assert any(isinstance(value, str) and odd.strip() in value for value in values), odd


def test_texts_that_a_file_could_take_for_markup(tmp_path: Path) -> None:
    titles = ("<r><t>chữ</t></r>", "<r>hỏng</r>", "\U0001f33e" * 20_000, "\x00\x1b\ufffe", "x" * 32_767, " ")
    with Store.open(tmp_path / "gn.db", write=True) as store:
        for title in titles:
            article = Article.from_text(f"Tin: {title}", "a.txt" + str(len(title)))
            store.put([(article, Report(article.id, article.source, title, None, None, False))])
        done = export(store, str(tmp_path / "t.xlsx"))
    column = names_of("reports").index("title") + 1
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Sources"]
    found = {cell.value for (cell,) in sheet.iter_rows(2, None, column, column)}
    wheat = "\U0001f33e" * ((32_767 - len(" … (cut)")) // 2) + " … (cut)"
    assert found == {"<r><t>chữ</t></r> ", "<r>hỏng</r> ", wheat, "", "x" * 32_767, " "}
    assert done.cut == 1
    assert [line for line in done.told("en") if line.startswith("1 cells were longer")]


def test_the_language_of_headings_words_and_days(database: Path, tmp_path: Path) -> None:
    with Store.open(database) as store:
        export(store, str(tmp_path / "t.xlsx"), Filter(year=2024), lang="vi")
    found = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert found.sheetnames == TITLES["vi"]
    sheet = found["Cuộc tập huấn"]
    assert [cell.value for cell in sheet[1]] == [column.heading["vi"] for column in columns_of("trainings")]
    review, bound = names_of("trainings").index("needs_review") + 1, names_of("trainings").index("bound") + 1
    assert {sheet.cell(row, review).value for row in range(2, sheet.max_row + 1)} == {"có", "không"}
    assert {sheet.cell(row, bound).value for row in range(2, sheet.max_row + 1)} <= {
        "đúng", "hơn", "gần", "khoảng", "không quá", "ít nhất", None,
    }  # fmt: skip
    assert sheet.cell(2, names_of("trainings").index("first_date") + 1).number_format == "dd/mm/yyyy"


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_data_dictionary_tells_of_every_column(lang: Lang, database: Path, tmp_path: Path) -> None:
    with Store.open(database) as store:
        export(store, str(tmp_path / "t.xlsx"), Filter(year=2024, province="Huế"), lang=lang)
    found = openpyxl.load_workbook(tmp_path / "t.xlsx")
    heads, *rows = found.worksheets[-1].iter_rows(values_only=True)
    assert len(heads) == len(dictionary_columns(lang))
    told = {(row[0], row[1]) for row in rows}
    for of, sheet in zip(SHEETS, found.worksheets, strict=False):
        assert {(list_title(of, lang), cell.value) for cell in sheet[1]} <= told
    assert len(rows) == sum(len(columns_of(of)) for of in SHEETS) == len(list(dictionary(SHEETS, lang)))
    both = [
        at for at, name in enumerate(dictionary_columns(lang)) if name.startswith(("description", "unit", "column"))
    ]
    assert len(both) == 6
    assert all(row[at] for row in rows for at in both)


def test_rows_beyond_a_sheet_are_left_out_and_told(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 51)
    with Store.open(database) as store:
        done = export(store, str(tmp_path / "t.xlsx"), Filter(year=2024))
        wanted = store.count(Filter(year=2024))
    found = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert found["Trainings"].max_row == 51
    assert found["Trainings"].auto_filter.ref.endswith("51")
    assert done.left_out["trainings"] == wanted - 50
    assert [line for line in done.told("en") if line.startswith(f"Trainings: {wanted - 50} rows are too many")]


def test_an_empty_database_is_a_workbook_of_headings(tmp_path: Path) -> None:
    Store.open(tmp_path / "gn.db", write=True).close()
    done = gn("export", tmp_path / "t.xlsx", "--db", tmp_path / "gn.db")
    found = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert done.code == 0
    assert [sheet.max_row for sheet in found.worksheets[:-1]] == [1] * 6


def test_the_records_made_by_hand(tmp_path: Path) -> None:
    assert gn("export", tmp_path / "t.xlsx", "--db", made_database(tmp_path), "--lang", "vi").code == 0
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Cuộc tập huấn"]
    row = next(row for row in sheet.iter_rows(2, values_only=True) if row[5] == "Bắc Giang")
    told = dict(zip((cell.value for cell in sheet[1]), row, strict=True))
    assert (told["Số người dự"], told["Mức độ"], told["Tỉnh hiện nay"]) == (120, "hơn", "Bắc Ninh")
    assert told["Thời gian: nguyên văn"] == "Ngày 22/9/2023"
    assert told["Số người dự: nguyên văn"] == "hơn 120 học viên"
    assert told["Giảng viên: nguyên văn"] == "ThS Đỗ Thị Hòa"


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_it_without_complaint_and_equal(
    written: Path, expected: dict[str, list[Row]], tmp_path: Path
) -> None:
    # Every sheet as CSV (-1), in UTF-8 (76), cells as they are shown; a profile of its own, so that nothing is shared.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    done = subprocess.run(
        [
            str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", form,
            "--outdir", str(tmp_path), str(written),
        ],
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    # An office without Java says so, whatever the file.
    assert [line for line in done.stderr.splitlines() if line.strip() and "java" not in line] == []
    for of, title in zip(SHEETS, TITLES["en"], strict=False):
        columns, rows = columns_of(of), expected[of]
        cut = set(texts_cut(rows))
        with (tmp_path / f"{written.stem}-{title}.csv").open(encoding="utf-8", newline="") as stream:
            found = list(csv.reader(stream))
        assert found[0] == [column.heading["en"] for column in columns]
        assert len(found) == len(rows) + 1
        for number, (cells, row) in enumerate(zip(found[1:], rows, strict=True)):
            for cell, column in zip(cells, columns, strict=True):
                if (number, column.name) not in cut:
                    # Whether thousands are parted depends on the office's own language.
                    shown = cell.replace(",", "") if column.kind == "int" else cell
                    assert shown == _shown(as_cell(row[column.name], column, "en"), column.kind)


def _shown(value: Any, kind: str) -> str:
    """What LibreOffice shows of a value."""
    if value is None:
        return ""
    if kind == "date":
        return value if isinstance(value, str) else f"{value:%Y-%m-%d}"
    return f"{value:g}" if kind == "float" else str(value)
