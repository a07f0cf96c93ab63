"""The record walked once: tables, columns, JSON and back, headings, flat rows. No field is spelled out elsewhere."""

from gn_cli.schema.flat import OF, SEPARATOR, SHORT_ID, Flat, Of, Row, columns, flat_list, flatten
from gn_cli.schema.headings import Lang, heading
from gn_cli.schema.records import from_json, to_json
from gn_cli.schema.walk import Column, Field, Table, fields_of, report_table

__all__ = [
    "OF",
    "SEPARATOR",
    "SHORT_ID",
    "Column",
    "Field",
    "Flat",
    "Lang",
    "Of",
    "Row",
    "Table",
    "columns",
    "fields_of",
    "flat_list",
    "flatten",
    "from_json",
    "heading",
    "report_table",
    "to_json",
]
