"""Files to records without a database, and every value of a record with the words it came from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from gn_cli.ingest import Failure, Progress, extract_all, read_all
from gn_cli.report import Evidence, Report, Training
from gn_cli.schema import Of, Row, fields_of, flatten, to_json


def read_records(
    paths: Sequence[str], stdin: BinaryIO, failed: list[Failure], progress: Progress | None = None
) -> Iterator[Report]:
    """The records of files, folders, globs and `-` one after the other; what fails is added to `failed`."""
    for one in extract_all(read_all(paths, stdin=stdin, progress=progress)):
        if isinstance(one, Failure):
            failed.append(one)
        else:
            yield one[1]


def whole_rows(reports: Iterable[Report]) -> Iterator[Row]:
    """Each record as its JSON object."""
    return map(to_json, reports)


def whole_columns() -> tuple[str, ...]:
    """The keys of a record's JSON object."""
    return tuple(part.name for part in fields_of(Report))


def flat_rows(reports: Iterable[Report], of: Of, *, extra: bool = False) -> Iterator[Row]:
    """The rows of a flat list of all reports."""
    for report in reports:
        yield from flatten(report, of, extra=extra)


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
