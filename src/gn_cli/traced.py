"""Every value of a record with the words it came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gn_cli.report import Evidence, Report, Training
from gn_cli.schema import fields_of


@dataclass(frozen=True, slots=True)
class Traced:
    """A value of a record: the field that holds it, the number of its training (0 for the report's own), the words.

    `value` is a scalar of the report or an item (`EventDate`, `Place`, …); `evidence` is `None` for a value that the
    file itself told and not its text.
    """

    field: str
    training: int
    value: Any
    evidence: Evidence | None


def traced(report: Report) -> Iterator[Traced]:
    """Every value of a record that is there, in the order of the record."""
    yield from _traced(report, 0)


def _traced(record: Report | Training, training: int) -> Iterator[Traced]:
    kind: type = type(record)
    parts = fields_of(kind)
    names = {part.name for part in parts}
    for part in parts:
        value = getattr(record, part.name)
        if part.of is Evidence or value is None or part.name == "warnings":
            continue
        if part.name == "trainings":
            for number, one in enumerate(value, 1):
                yield from _traced(one, number)
        elif part.shape == "list":
            for item in value:
                yield from _item(part.name, training, item)
        elif part.shape == "part":
            yield from _item(part.name, training, value)
        elif f"{part.name}_evidence" in names:
            yield Traced(part.name, training, value, getattr(record, f"{part.name}_evidence"))


def _item(field: str, training: int, item: Any) -> Iterator[Traced]:
    """An item as one value, and again each of its parts that stands elsewhere in the text."""
    yield Traced(field, training, item, item.evidence)
    kind: type = type(item)
    for part in fields_of(kind):
        if part.of is Evidence and part.name != "evidence" and getattr(item, part.name) is not None:
            name = part.name.removesuffix("_evidence")
            yield Traced(name, training, getattr(item, name), getattr(item, part.name))
