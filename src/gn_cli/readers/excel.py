"""Tables of articles in Excel workbooks (XLSX): a row an article, the columns recognised by their names."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.readers.columns import ANY, Columns, row_article
from gn_cli.readers.package import BROKEN, open_package, refuse_entities

_HEAD = 10
"""Rows of a sheet among which the row of names is looked for: sheets begin with a heading of their own."""


def read(data: bytes, name: str, columns: Columns = ANY) -> Iterator[Article | ReadError]:
    """The articles of the rows of all sheets; a row without a text is a failure of its own, and so is a text that is
    a formula without its result. Raises `ReadError`: no sheet has a column of texts, cut off, a bomb."""
    _refuse_harm(data)
    book, formulas = _open(data, data_only=True), _open(data, data_only=False)
    refusals: list[ReadError] = []
    read_any = False
    for sheet, written in zip(book.worksheets, formulas.worksheets, strict=True):
        try:
            with _whole():
                items = list(_sheet(sheet, written, name, columns))
        except ReadError as error:
            refusals.append(error.of(f"{name}#{sheet.title}"))
            continue
        read_any = read_any or bool(items)
        yield from items
    if not read_any:
        raise refusals[0] if refusals else ReadError("has no rows", "put an article in each row, under a row of names")
    # A sheet without texts beside one that has them is no failure; one that is damaged is.
    yield from (one for one in refusals if one.__cause__ is not None)


def _open(data: bytes, data_only: bool) -> Any:
    import openpyxl

    with _whole():
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=data_only)


@contextmanager
def _whole() -> Iterator[None]:
    """Raises `ReadError` where the library stumbles over a damaged workbook, which it does in every way there is."""
    try:
        yield
    except ReadError:
        raise
    except Exception as error:
        message = f"is no Excel workbook, or damaged: {type(error).__name__}: {error}"
        raise ReadError(message[:200], "open it in Excel and save it again") from error


def _refuse_harm(data: bytes) -> None:
    """Every part is looked at before the library unpacks it; it trusts the sizes that were checked here."""
    package = open_package(data, "Excel workbook")
    for info in package.infolist():
        if info.file_size > max(1024 * 1024, info.compress_size * 200):
            raise ReadError("unpacks to far more than a workbook does", "leave it out; it may be made to do harm")
        if info.filename.endswith((".xml", ".rels")):
            try:
                with package.open(info) as member:
                    refuse_entities(member.read(4096))
            except BROKEN:
                raise ReadError("is damaged", "open it in Excel and save it again") from None


def _sheet(sheet: Any, written: Any, name: str, columns: Columns) -> Iterator[Article | ReadError]:
    formulas: set[int] = set()
    names: list[str] = []
    found: dict[str, str] = {}
    refusal: ReadError | None = None
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if not any(_told(row)) and number not in formulas:
            continue
        if not found:
            names = [str(cell).strip() if cell is not None else "" for cell in row]
            try:
                found = columns.find(names)
                formulas = _formulas(written, names.index(found["text"]), number)
            except ReadError as error:
                refusal = refusal or error
                if number >= _HEAD:
                    break
            continue
        cells = dict(zip(names, row, strict=False))
        where = f"{name}#{sheet.title}!{cells.get(found.get('id', '')) or number}"
        try:
            if number in formulas and not cells.get(found["text"]):
                raise ReadError("has a formula for a text, without its result", "open it in Excel, save it, try again")
            yield row_article(cells, found, where)
        except ReadError as error:
            yield error.of(where)
    if not found and refusal is not None:
        raise refusal


def _told(row: tuple[object, ...]) -> Iterator[bool]:
    return (cell is not None and str(cell).strip() != "" for cell in row)


def _formulas(written: Any, column: int, first: int) -> set[int]:
    """The rows whose text is a formula; the cells' results are read elsewhere."""
    cells = written.iter_rows(min_row=first + 1, min_col=column + 1, max_col=column + 1, values_only=True)
    return {number for number, (cell,) in enumerate(cells, first + 1) if isinstance(cell, str) and cell.startswith("=")}
