"""Runs `tests/cases/<field>.toml`: marked sentences with whole expected values, near misses that must give nothing."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gn_cli.article import Article
from gn_cli.extract import read
from gn_cli.extract.context import Context
from gn_cli.report import Evidence

CASES = Path(__file__).parent / "cases"
Found = list[tuple[Evidence, dict[str, Any]]]


def fields(*names: str) -> Callable[[Any], dict[str, Any]]:
    return lambda value: {name: getattr(value, name) for name in names}


def found(items: Any, values: Callable[[Any], dict[str, Any]]) -> Found:
    return [(item.evidence, values(item)) for item in items]


# field -> the last step needed, and what it found there
READERS: dict[str, tuple[str, Callable[[Context], Found]]] = {
    "documents": ("documents", lambda c: found(c.documents, fields("kind", "number", "issued", "issuer"))),
    "dates": ("dates", lambda c: found([d for d in c.dates if d.role == "event"], fields("start", "end"))),
    "date_roles": ("dates", lambda c: found(c.dates, fields("start", "end", "role"))),
    "organizers": ("organizers", lambda c: found(c.organizers, fields("name"))),
    "head_counts": (
        "head_counts",
        lambda c: [
            (m.head.evidence, {"count": m.head.count, "bound": m.head.bound, "unit": m.head.unit, "role": m.role})
            for m in c.head_counts
            if m.role != "other"
        ],
    ),
    "classes": ("classes", lambda c: found(c.classes, fields("count"))),
    "lecturers": ("lecturers", lambda c: found(c.lecturers, fields("name", "title", "affiliation"))),
    "poverty_rates": (
        "poverty_rates",
        lambda c: found(c.poverty_rates, fields("value", "value_max", "kind", "measure", "year", "place")),
    ),
    "poor_households": (
        "poor_households",
        lambda c: found(c.poor_households, fields("count", "kind", "measure", "year", "place")),
    ),
}


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        assert set(tables) <= {"case", "near_miss"}, path
        for name, rows in tables.items():
            for number, row in enumerate(rows, start=1):
                yield pytest.param(path.stem, row, id=f"{path.stem}-{name}-{number}")


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the marked spans in the order in which they open."""
    text, spans, opened = "", [], []
    for character in marked:
        if character == "«":
            opened.append(len(spans))
            spans.append((len(text), -1))
        elif character == "»":
            index = opened.pop()
            spans[index] = (spans[index][0], len(text))
        else:
            text += character
    assert not opened, f"unclosed mark in {marked!r}"
    return text, spans


@pytest.mark.parametrize(("field", "row"), cases())
def test_case(field: str, row: dict[str, Any]) -> None:
    text, spans = unmark(row["text"])
    published: date | None = row.get("published")
    until, reader = READERS[field]
    context = read(Article.from_text(text, "case.txt", published=published), until=until)
    got = reader(context)
    wanted = row.get("values", [])
    if got and wanted:
        keys = got[0][1].keys()
        wanted = [{key: value.get(key) for key in keys} for value in wanted]
    assert [value for _, value in got] == wanted, row.get("why")
    if not row.get("unmarked"):
        assert [(e.start, e.end) for e, _ in got] == spans, [e.text for e, _ in got]
