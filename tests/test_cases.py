"""Runs `tests/cases/<field>.toml`: marked sentences with whole expected values, near misses that must give nothing."""

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gn_cli.article import Article
from gn_cli.extract import read
from gn_cli.extract.context import Context, PlaceMention
from gn_cli.extract.dates.phrases import find_phrases
from gn_cli.extract.dates.shapes import LUNAR_SHAPES, SHAPES
from gn_cli.extract.places import find_places, training_place
from gn_cli.extract.rule import Mention, scan_each
from gn_cli.report import Evidence, Place, Training
from gn_cli.units.table import load_units

CASES = Path(__file__).parent / "cases"
UNMARKED = Evidence(0, 0, "", "")
Found = list[tuple[Evidence, dict[str, Any]]]


def fields(*names: str) -> Callable[[Any], dict[str, Any]]:
    return lambda value: {name: getattr(value, name) for name in names}


def found(items: Any, values: Callable[[Any], dict[str, Any]]) -> Found:
    return [(item.evidence, values(item)) for item in items]


def training(value: Training) -> dict[str, Any]:
    """The facts of a training that tell which undertaking they belong to."""
    place = value.place or Place()
    return {
        "days": [day.start for day in value.event_dates],
        "province": place.province,
        "district": place.district,
        "commune": place.commune,
        "participants": value.participants.count if value.participants else None,
        "parts": [part.count for part in value.participants_parts],
        "classes": value.classes.count if value.classes else None,
        "organizers": [body.name for body in value.organizers],
        "lecturers": [person.name for person in value.lecturers],
    }


def unit_named(context: Context, mention: PlaceMention) -> dict[str, Any]:
    """Kind and name of the unit a name means, where it lies on the article's day, and whether that is in doubt."""
    if mention.unit is None:
        return {"unit": None, "district": None, "province": None, "doubt": True}
    table, day = load_units(), context.published_on
    district = table.district_of(mention.unit, day)
    return {
        "unit": mention.unit.full_name,
        "district": district.name if district else None,
        "province": table.province_of(mention.unit, day).name,
        "doubt": None,
    }


def held_at(context: Context) -> list[Any]:
    """The place of the training that a whole text tells of."""
    context.places = find_places(context)
    place = training_place(context, (0, len(context.text)))
    return [place] if place is not None else []


def read_once(context: Context, mention: Mention[Any] | None) -> Found:
    """A field that has one value or none."""
    return [(context.evidence_of(mention), {"value": mention.value})] if mention else []


# field -> the last step needed, and what it found there
READERS: dict[str, tuple[str, Callable[[Context], Found]]] = {
    "title": ("title", lambda c: read_once(c, c.title)),
    "published": ("published", lambda c: read_once(c, c.published)),
    "byline": ("byline", lambda c: read_once(c, c.byline)),
    "is_training": ("training_words", lambda c: [(e, {}) for e, _ in read_once(c, c.training_words)]),
    "documents": ("documents", lambda c: found(c.documents, fields("kind", "number", "issued", "issuer"))),
    "dates": ("dates", lambda c: found([d for d in c.dates if d.role == "event"], fields("start", "end"))),
    "date_roles": ("dates", lambda c: found(c.dates, fields("start", "end", "role"))),
    "organizers": ("organizers", lambda c: found(c.organizers, fields("name"))),
    "places": (
        "places",
        lambda c: [(c.evidence(m.start, m.end, m.rule), unit_named(c, m)) for m in c.places if m.rule != "places.page"],
    ),
    "figure_places": (
        "places",
        lambda c: [
            (c.evidence(m.start(), m.end(), ""), {"place": c.place_of_figure(m.start())})
            for m in re.finditer(r"\d[\d.,]*(?:%| hộ)", c.text)
        ],
    ),
    "training_places": (
        "head_counts",
        lambda c: [(place.evidence, fields("province", "district", "commune", "venue")(place)) for place in held_at(c)],
    ),
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
    "trainings": ("trainings", lambda c: [(UNMARKED, training(value)) for value in c.trainings]),
    "cautions": (
        "cautions",
        lambda c: [
            (c.evidence(one.start or 0, one.end or 0, ""), {"field": one.field, "message": one.message})
            for one in c.cautions
        ],
    ),
}


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        if set(tables) == {"page"}:
            continue
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


@pytest.mark.parametrize(("field", "row"), list(cases()))
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


def pages() -> Iterator[Any]:
    rows = tomllib.loads((CASES / "sections.toml").read_text(encoding="utf-8"))["page"]
    return (pytest.param(row, id=row["why"]) for row in rows)


@pytest.mark.parametrize("page", list(pages()))
def test_page(page: dict[str, Any]) -> None:
    text = "\n".join(line for line, _ in page["lines"])
    context = read(Article.from_text(text, "page.txt"), until="sections")
    assert [[text[section.start : section.end], section.kind] for section in context.sections] == page["lines"]


@pytest.mark.parametrize(
    "row", [case.values[1] for case in cases() if case.values[0] in {"dates", "date_roles"}], ids=lambda row: row["why"]
)
def test_days_are_found_around_their_signs_as_by_trying_everywhere(row: dict[str, Any]) -> None:
    """The words that may lead to a day are listed apart from the rules; one that is missing there loses a day here."""
    context = read(Article.from_text(unmark(row["text"])[0], "case.txt"), until="sections")
    stretches = context.stretches
    everywhere = scan_each([(rule, stretches) for rule in (*LUNAR_SHAPES, *SHAPES)], context)
    assert find_phrases(context, stretches) == everywhere
