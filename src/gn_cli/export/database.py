"""A clean copy of the database as plain SQLite tables, with the metadata that datasette shows."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gn_cli.captions import caption
from gn_cli.export.lists import (
    DICTIONARY,
    LISTS,
    Export,
    Exported,
    columns_of,
    dictionary,
    dictionary_columns,
    list_name,
    list_title,
)
from gn_cli.render.files import whole_file
from gn_cli.schema import Lang, Of, Row
from gn_cli.schema.walk import Kind
from gn_cli.store import FlatTable, write_flat
from gn_cli.wordings import in_words

ARTICLES = "articles"
"""The table of the articles' texts."""
FACETS: Mapping[Of, tuple[str, ...]] = {
    "trainings": ("province_now", "year", "needs_review", "bound"),
    "documents": ("kind",),
    "lecturers": ("title", "province_now"),
    "organizers": ("province_now",),
    "rates": ("kind", "measure", "year"),
    "households": ("kind", "measure", "year"),
    "reports": ("is_training", "needs_review"),
}
"""The columns by whose values rows are picked out."""
_PARENTS_FIRST: tuple[Of, ...] = ("reports", *(of for of in LISTS if of != "reports"))
_KEYS: Mapping[Of, tuple[str, ...]] = {"reports": ("id",), "trainings": ("id", "training")}


def write(export: Export, path: Path) -> Exported:
    """Write every list, the texts and the data dictionary as tables, and beside the file its metadata for datasette."""
    counts = export.begin(LISTS)
    with whole_file(path) as part:
        write_flat(part, _tables(export))
    beside = path.with_suffix(".metadata.json")
    with whole_file(beside) as part:
        part.write_text(json.dumps(metadata(path.stem, export.lang), ensure_ascii=False, indent=2), encoding="utf-8")
    return Exported((path, beside), counts)


def _tables(export: Export) -> Iterator[FlatTable]:
    for of in _PARENTS_FIRST:
        columns = columns_of(of)
        yield FlatTable(
            list_name(of),
            [(column.name, column.kind) for column in columns],
            map(_values, in_words(export.rows(of), export.lang)),
            keys=_KEYS.get(of, ()),
            parent=None if of == "reports" else "reports",
            indexed=FACETS[of],
            searched=tuple(column.name for column in columns if column.kind == "str") if of == "trainings" else (),
        )
    text: list[tuple[str, Kind]] = [("id", "str"), ("text", "str")]
    yield FlatTable(
        ARTICLES, text, export.store.texts(export.wanted), keys=("id",), parent="reports", searched=("text",)
    )
    names = dictionary_columns(export.lang)
    yield FlatTable(DICTIONARY, [(name, "str") for name in names], map(_values, dictionary(LISTS, export.lang)))


def _values(row: Row) -> tuple[object, ...]:
    return tuple(row.values())


def metadata(name: str, lang: Lang) -> dict[str, Any]:
    """What datasette tells of the file `name`: titles of the tables, what their columns hold, the facets."""
    told: dict[str, Any] = {}
    for of in LISTS:
        told[list_name(of)] = {
            "title": list_title(of, lang),
            "columns": {column.name: f"{column.text[lang]} ({column.unit[lang]})" for column in columns_of(of)},
            "facets": list(FACETS[of]),
            "size": 50,
        }
    told["trainings"] |= {"sort_desc": "first_date"}
    told["reports"] |= {"label_column": "title", "sort_desc": "published"}
    told[ARTICLES] = {"title": caption("articles", lang), "description": caption("articles_hold", lang)}
    told[DICTIONARY] = {"title": caption("dictionary", lang), "facets": ["list"]}
    return {
        "title": caption("database", lang),
        "description": caption("database_holds", lang),
        "databases": {name: {"title": caption("database", lang), "tables": told}},
    }
