"""Lists of articles as JSON: an object a line (JSONL), or one list of objects."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.readers.columns import ANY, Columns, row_article
from gn_cli.readers.encodings import decode


def read(data: bytes, name: str, columns: Columns = ANY) -> Iterator[Article | ReadError]:
    """The articles of the objects; a line that is none is a failure of its own. Raises `ReadError` for no objects."""
    decoded = decode(data)
    empty = True
    for number, row in _rows(decoded.text):
        empty = False
        if isinstance(row, ReadError):
            yield row.of(f"{name}#{number}")
            continue
        where = f"{name}#{number}"
        try:
            found = columns.find(row)
            where = f"{name}#{row[found['id']]}" if row.get(found.get("id", "")) not in (None, "") else where
            yield row_article(row, found, where)
        except ReadError as error:
            yield error.of(where)
    if empty:
        raise ReadError("has no articles in it", "a JSONL file has an object a line, with the key text")


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, Any] | ReadError]]:
    start = text.lstrip()[:1]
    if start == "[":
        try:
            items = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ReadError(f"is not JSON: {error}"[:200], "check that the file is whole") from None
        for number, item in enumerate(items, 1):
            yield number, _object(item)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, _object(json.loads(line))
        except (ValueError, RecursionError) as error:
            yield number, ReadError(f"is not JSON: {error}"[:200], "check that the line is whole")


def _object(item: object) -> Mapping[str, Any] | ReadError:
    if isinstance(item, dict):
        return item
    return ReadError("is no JSON object", "write each article as an object with the key text")
