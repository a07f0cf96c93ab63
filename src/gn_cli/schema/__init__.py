"""The record walked once: tables, columns, JSON and back, headings, flat rows. No field is spelled out elsewhere."""

from gn_cli.schema.descriptions import LANGS, Described, describe, describe_field
from gn_cli.schema.flat import OF, SEPARATOR, SHORT_ID, Flat, Of, Row, columns, flat_list, flatten
from gn_cli.schema.headings import Lang, heading
from gn_cli.schema.records import from_json, to_json
from gn_cli.schema.walk import Column, Field, Table, fields_of, report_table
from gn_cli.schema.whole import ORIGIN, SAME_AS, WORDS, exported_columns, whole_columns

__all__ = [
    "LANGS",
    "OF",
    "ORIGIN",
    "SAME_AS",
    "SEPARATOR",
    "SHORT_ID",
    "WORDS",
    "Column",
    "Described",
    "Field",
    "Flat",
    "Lang",
    "Of",
    "Row",
    "Table",
    "columns",
    "describe",
    "describe_field",
    "exported_columns",
    "fields_of",
    "flat_list",
    "flatten",
    "from_json",
    "heading",
    "report_table",
    "to_json",
    "whole_columns",
]
