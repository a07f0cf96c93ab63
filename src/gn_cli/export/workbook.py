"""A workbook of all lists with its data dictionary, for Excel and LibreOffice. The only XlsxWriter."""

import re
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from math import ceil
from pathlib import Path
from typing import Any, TypeAlias

import gn_cli
from gn_cli.captions import caption, word
from gn_cli.export.lists import (
    DICTIONARY,
    Export,
    Exported,
    columns_of,
    dictionary,
    dictionary_columns,
    list_title,
)
from gn_cli.render.files import whole_file
from gn_cli.schema import WORDS, Described, Lang, Of, Row, heading
from gn_cli.wordings import FIELDS, headings_of, in_words

SHEETS: tuple[Of, ...] = ("trainings", "documents", "lecturers", "rates", "households", "reports")
"""The lists that are sheets, in their order; organizers stand with their trainings."""
MOST_ROWS = 1_048_576
"""Rows of a sheet, the headings among them; more are left out and told (Excel's specifications and limits)."""
MOST_CHARACTERS = 32_767
"""Characters of a cell, in UTF-16; the rest is cut off and told (as above)."""
FIRST_DAY = date(1900, 1, 1)
"""The first day a workbook can hold; earlier ones are text."""

_SAMPLE = 200
"""So many rows tell how wide the columns should be."""
_WIDEST, _NARROWEST, _WORDS_WIDTH = 46, 9, 34
_LINES = 5
"""A row is not made higher than so many lines, whatever its longest cell."""
_LINE_HEIGHT = 15
_PRINTED = 20
"""So many columns are printed, the first ones: more would be too small to read on a page."""
_HEAD_HEIGHT = 34
_HEAD = {"bold": True, "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter", "border": 1}
_HEAD_COLOUR, _WORDS_HEAD_COLOUR, _HEAD_LINE = "#1F5C57", "#6B7F7C", "#FFFFFF"
_BODY = {"valign": "top"}
_WORDS_BODY = {"font_color": "#4C5A58", "italic": True}
_TINTED = {"bg_color": "#FFF1C9", "border": 1, "border_color": "#E8D9A8"}
"""The look of rows that need review; a ground hides the lines of the grid."""

# XML has no place for these characters, not even escaped.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

Cell: TypeAlias = Callable[[int, int, Any, Any], object]
"""Writes a value at a row and column in a format."""


@dataclass(slots=True)
class _Book:
    """A workbook under way."""

    book: Any
    lang: Lang
    cut: int = 0
    left_out: dict[Of, int] = field(default_factory=dict)
    _formats: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)

    def format(self, **look: object) -> Any:
        """The format of a look; the same one whenever it is asked for again."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(look)
        return self._formats[key]

    def clean(self, text: str) -> str:
        """A text as a cell may hold it: without control characters, not too long, and never taken for markup."""
        text = _NO_XML.sub("", text)
        # XlsxWriter takes what stands between these signs for XML of its own and writes it unread.
        if text.startswith("<r>") and text.endswith("</r>"):
            text += " "
        if len(text) > MOST_CHARACTERS // 2 and _utf16(text) > MOST_CHARACTERS:
            self.cut += 1
            ending = caption("cut_here", self.lang)
            room = 2 * (MOST_CHARACTERS - len(ending))
            text = text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + ending
        return text


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def write(export: Export, path: Path) -> Exported:
    """Write the sheets: real numbers and dates, headings and words in the language of the export, rows that need review
    tinted, text never run as a formula or link."""
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    counts = export.begin(SHEETS)
    with whole_file(path) as part, tempfile.TemporaryDirectory(prefix="gn-") as scratch:
        options = {
            "constant_memory": True, "tmpdir": scratch, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False,
        }  # fmt: skip
        made = _Book(xlsxwriter.Workbook(part, options), export.lang)
        made.book.set_properties(
            {
                "title": caption("workbook", export.lang),
                "comments": caption("made_by", export.lang, version=gn_cli.__version__),
            }
        )
        made.book.use_zip64()
        for of in SHEETS:
            written = _sheet(made, list_title(of, export.lang), columns_of(of), in_words(export.rows(of), export.lang))
            if written < counts[of]:
                made.left_out[of] = counts[of] - written
        _dictionary(made)
        try:
            made.book.close()
        except XlsxWriterException as error:
            told = error.args[0] if error.args else None
            raise told if isinstance(told, OSError) else OSError(str(error)) from error
    return Exported((path,), counts, made.cut, made.left_out)


def _sheet(made: _Book, title: str, columns: Sequence[Described], rows: Iterable[Row]) -> int:
    """Write a list as a sheet; how many rows it took."""
    sheet = made.book.add_worksheet(title)
    rows = iter(rows)
    first = list(islice(rows, _SAMPLE))
    widths = [_width(column, first, made.lang) for column in columns]
    heads = [(column.heading[made.lang], column.name.endswith(WORDS)) for column in columns]
    _head(made, sheet, heads, widths)
    plain = [_cell(made, sheet, column, width) for column, width in zip(columns, widths, strict=True)]
    tinted = [_tinted(made, cell) for cell in plain]
    number = 0
    for number, row in enumerate(chain(first, rows), 1):
        if number == MOST_ROWS:
            number -= 1
            break
        _row(sheet, number, row, tinted if row.get("needs_review") else plain)
    sheet.autofilter(0, 0, number, len(columns) - 1)
    sheet.print_area(0, 0, number, min(len(columns), _PRINTED) - 1)
    return number


@dataclass(frozen=True, slots=True)
class _Column:
    """How the cells of a column are written: `width` is how many characters of a text stand on one line."""

    name: str
    write: Cell
    format: Any
    look: Mapping[str, object]
    width: int
    blank: bool = False


def _cell(made: _Book, sheet: Any, column: Described, width: int) -> _Column:
    look: dict[str, object] = dict(_BODY)
    if column.name.endswith(WORDS) or column.name == "text":
        look |= _WORDS_BODY
    write, line = _writer(made, sheet, column), 0
    if column.kind == "str":
        look["text_wrap"] = True
        line = width
    elif column.kind == "date":
        look |= {"num_format": "dd/mm/yyyy" if made.lang == "vi" else "yyyy-mm-dd", "align": "center"}
    elif column.unit_key in ("year", "number", "yes_no"):
        look["align"] = "center"
    else:
        look |= {"align": "right", "indent": 1}
        if column.kind == "int":
            look["num_format"] = "#,##0"
    return _Column(column.name, write, made.format(**look), look, line)


def _tinted(made: _Book, cell: _Column) -> _Column:
    """The same cells of a row that needs review, the empty ones shown as well."""
    look = {**cell.look, **_TINTED}
    return _Column(cell.name, cell.write, made.format(**look), look, cell.width, blank=True)


def _row(sheet: Any, number: int, row: Mapping[str, Any], columns: Sequence[_Column]) -> None:
    # LibreOffice does not make rows as high as their lines need, so that the height is told.
    lines = 1
    for column in columns:
        width, text = column.width, row[column.name] if column.width else None
        if text is not None and len(text) > width * lines:
            lines = min(ceil(len(text) / width), _LINES)
    if lines > 1:
        sheet.set_row(number, lines * _LINE_HEIGHT)
    for at, column in enumerate(columns):
        value = row[column.name]
        if value is not None:
            column.write(number, at, value, column.format)
        elif column.blank:
            sheet.write_blank(number, at, None, column.format)


def _writer(made: _Book, sheet: Any, column: Described) -> Cell:
    """What writes the values of a column."""
    if column.values or column.kind == "bool":
        return lambda row, at, value, look: sheet.write_string(row, at, _in_words(value, made.lang), look)
    if column.name in FIELDS:
        return lambda row, at, value, look: sheet.write_string(row, at, headings_of(value, made.lang), look)
    if column.kind in ("int", "float"):
        write_number: Cell = sheet.write_number
        return write_number
    if column.kind == "date":

        def write_day(row: int, at: int, value: date, look: Any) -> object:
            if value < FIRST_DAY:
                return sheet.write_string(row, at, value.isoformat(), look)
            return sheet.write_datetime(row, at, value, look)

        return write_day
    write_string, clean = sheet.write_string, made.clean

    def write_text(row: int, at: int, value: str, look: Any) -> object:
        if len(value) > MOST_CHARACTERS // 2 or not value.isprintable() or value.startswith("<r>"):
            value = clean(value)
        return write_string(row, at, value, look)

    return write_text


def _in_words(value: Any, lang: Lang) -> str:
    """A member of a closed set, or several of them joined, as a person reads it."""
    if isinstance(value, bool):
        return word("yes" if value else "no", lang)
    return "; ".join(word(one, lang) for one in str(value).split("; "))


def _head(made: _Book, sheet: Any, heads: Sequence[tuple[str, bool]], widths: Sequence[int]) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, _HEAD_HEIGHT)
    for at, ((title, is_words), width) in enumerate(zip(heads, widths, strict=True)):
        colour = _WORDS_HEAD_COLOUR if is_words else _HEAD_COLOUR
        look = made.format(**_HEAD, bg_color=colour, border_color=_HEAD_LINE)
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, title, look)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def _width(column: Described, rows: Sequence[Row], lang: Lang) -> int:
    """How wide a column should be, in characters: wide enough for most of its values, in lines of some length."""
    head = column.heading[lang]
    # Two lines of heading, and the button of the filter.
    least = max(_NARROWEST, max(map(len, head.split())) + 2, ceil(len(head) / 2) + 3)
    if column.kind == "date":
        return max(least, 12)
    lengths = sorted(len(str(row[column.name])) for row in rows if row[column.name] is not None)
    usual = lengths[len(lengths) * 9 // 10] + 2 if lengths else 0
    return min(max(least, usual), max(least, _WORDS_WIDTH if column.name.endswith(WORDS) else _WIDEST))


def _dictionary(made: _Book) -> None:
    sheet = made.book.add_worksheet(heading(DICTIONARY, made.lang))
    names = dictionary_columns(made.lang)
    widths = [{"list": 18, "name": 24, "type": 13, "values": 34}.get(name.split("_")[0], 22) for name in names]
    widths = [62 if name.startswith("description") else width for name, width in zip(names, widths, strict=True)]
    _head(made, sheet, [(heading(name, made.lang), False) for name in names], widths)
    look = made.format(**_BODY, text_wrap=True)
    number = 0
    for number, row in enumerate(dictionary(SHEETS, made.lang, words=True), 1):
        for at, name in enumerate(names):
            sheet.write_string(number, at, str(row[name] or ""), look)
    sheet.autofilter(0, 0, number, len(names) - 1)
