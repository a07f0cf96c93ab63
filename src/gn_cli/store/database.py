"""Opens the database, puts records in and gets them out."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal, TypeAlias

from gn_cli.article import Article
from gn_cli.report import Report
from gn_cli.schema import Of, Row
from gn_cli.store.filters import Filter
from gn_cli.store.statistics import By, Units

Change: TypeAlias = Literal["new", "updated", "unchanged"]


class Store:
    """One database. A context manager: leaving it closes the file."""

    @classmethod
    def open(cls, path: Path, *, write: bool = False) -> "Store":
        """Open a database; with `write`, make it where there is none.

        Raises `StoreError`: no such file, not a database, not gn's, of a newer version, no right to read or write.
        """
        raise NotImplementedError

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; twice is no harm."""

    def put(self, records: Iterable[tuple[Article, Report]]) -> list[Change]:
        """Keep articles and their records in one transaction; what became of each."""
        raise NotImplementedError

    def find(
        self,
        wanted: Filter = Filter(),  # noqa: B008
        of: Of = "trainings",
        *,
        sort: Sequence[str] = (),
        limit: int | None = None,
        extra: bool = False,
    ) -> Iterator[Row]:
        """The rows of a flat list that pass the filter, with the columns of `schema.columns(of, extra=extra)`.

        `sort` names columns, `-name` downwards; by default the newest first. Raises `UsageError` on an unknown column.
        """
        raise NotImplementedError

    def get(self, prefix: str) -> tuple[Article, Report]:
        """The article and record whose id begins with `prefix`. Raises `StoreError` for none or several."""
        raise NotImplementedError

    def stats(self, by: Sequence[By] = (), wanted: Filter = Filter(), *, units: Units = "now") -> list[Row]:  # noqa: B008
        """A row a group: the `by` columns (`None` where not told), then `trainings`, `reports`, `classes`,
        `participants` (sum), `bound` (of the sum: exact, at_least or about), `counted` (trainings with a head-count),
        `lecturers` (people), `poor_rate` and `poor_rate_year` (the latest of the group's own unit). Groups without a
        name come last; years and months go up, the others down by trainings. Without `by`, one row of totals.
        """
        raise NotImplementedError
