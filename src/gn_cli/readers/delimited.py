"""Tables of articles as CSV or TSV: a row an article, the columns recognised by their names."""

import csv
import io
from collections.abc import Iterator

from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.readers.columns import ANY, Columns, row_article
from gn_cli.readers.encodings import LONGEST, decode

_MARKS = ",;\t|"


def read(data: bytes, name: str, columns: Columns = ANY) -> Iterator[Article | ReadError]:
    """The articles of the rows; a row without a text is a failure of its own.

    Raises `ReadError`: no rows, no column of texts, not a table.
    """
    text = decode(data).text
    csv.field_size_limit(LONGEST)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_mark(text))
    try:
        names = next(lines, [])
        found = columns.find(names)
        empty = True
        for number, cells in enumerate(lines, 2):
            if not any(map(str.strip, cells)):
                continue
            empty = False
            row = dict(zip(names, cells, strict=False))
            member = row.get(found.get("id", ""), "").strip() or str(number)
            try:
                yield row_article(row, found, f"{name}#{member}")
            except ReadError as error:
                yield error.of(f"{name}#{member}")
    except csv.Error as error:
        raise ReadError(f"is no table: {error} (line {lines.line_num})", "save it again as CSV") from None
    if empty:
        raise ReadError("has no rows", "put an article in each row, under a row of names")


def _mark(text: str) -> str:
    """What separates the cells: the sign that the row of names has most of; Vietnamese Excel writes semicolons."""
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    return max(_MARKS, key=first.count)
