"""Rows as csv, tsv, json, jsonl and markdown."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TextIO

from gn_cli.render.cells import for_machine, for_spreadsheet, reading_row
from gn_cli.schema import Lang, Row

Writer = Callable[[Iterable[Row], Mapping[str, str], Lang, TextIO], None]
"""Writes rows to a stream: the columns by name with their headings, in a language."""

_MARKDOWN_SIGNS = re.compile(r"([\\|*_`\[\]<>])")
_LINE_BREAKS = re.compile(r"[\t\r\n]+")


def names_or_headings(heads: Mapping[str, str], lang: Lang) -> list[str]:
    """What heads a CSV: the columns' names, which are English, or their Vietnamese headings."""
    return list(heads if lang == "en" else heads.values())


def write_csv(rows: Iterable[Row], heads: Mapping[str, str], lang: Lang, stream: TextIO) -> None:
    """Comma-separated values; cells that a spreadsheet would run are guarded."""
    written = csv.writer(stream, lineterminator="\n")
    written.writerow(names_or_headings(heads, lang))
    for row in rows:
        written.writerow([for_spreadsheet(row[name]) for name in heads])


def write_tsv(rows: Iterable[Row], heads: Mapping[str, str], lang: Lang, stream: TextIO) -> None:
    """Tab-separated values without quotes: tabs and line ends inside a cell become blanks."""
    stream.write("\t".join(names_or_headings(heads, lang)) + "\n")
    for row in rows:
        cells = (_LINE_BREAKS.sub(" ", for_spreadsheet(row[name])) for name in heads)
        stream.write("\t".join(cells) + "\n")


def write_json(rows: Iterable[Row], heads: Mapping[str, str], lang: Lang, stream: TextIO) -> None:
    """One JSON array of objects, a row a line."""
    before = "[\n  "
    for row in rows:
        stream.write(before + _object(row, heads))
        before = ",\n  "
    stream.write("[]\n" if before.startswith("[") else "\n]\n")


def write_jsonl(rows: Iterable[Row], heads: Mapping[str, str], lang: Lang, stream: TextIO) -> None:
    """One JSON object a line."""
    for row in rows:
        stream.write(_object(row, heads) + "\n")


def _object(row: Mapping[str, object], heads: Mapping[str, str]) -> str:
    return json.dumps({name: row[name] for name in heads}, ensure_ascii=False, default=for_machine)


def write_markdown(rows: Iterable[Row], heads: Mapping[str, str], lang: Lang, stream: TextIO) -> None:
    """A table for a text or a web page; signs of the markup are escaped."""
    stream.write(_markdown_row(heads.values()))
    stream.write(_markdown_row("---" for _ in heads))
    for row in rows:
        cells = reading_row(row, lang)
        stream.write(_markdown_row(_MARKDOWN_SIGNS.sub(r"\\\1", cells[name]) for name in heads))


def _markdown_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


WRITERS: Mapping[str, Writer] = {
    "csv": write_csv,
    "tsv": write_tsv,
    "json": write_json,
    "jsonl": write_jsonl,
    "markdown": write_markdown,
}
