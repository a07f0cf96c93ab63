"""Files to records without a database."""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from gn_cli.ingest import extract_all
from gn_cli.report import Report
from gn_cli.schema import Of, Row, fields_of, flatten, to_json
from gn_cli.sources import Failure, Progress, Reading, read_all


def read_records(
    paths: Sequence[str],
    stdin: BinaryIO,
    failed: list[Failure],
    progress: Progress | None = None,
    reading: Reading | None = None,
) -> Iterator[Report]:
    """The records of files, folders, globs and `-` one after the other; what fails is added to `failed`."""
    for one in extract_all(read_all(paths, stdin=stdin, reading=reading, progress=progress)):
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
