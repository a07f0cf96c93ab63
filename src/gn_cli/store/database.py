"""Opens the database, puts records in and gets them out."""

import difflib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from gn_cli import __version__
from gn_cli.article import Article
from gn_cli.errors import StoreError
from gn_cli.report import Report
from gn_cli.schema import Flat, Of, Row, columns
from gn_cli.store import copies, files, retold, search, statistics, tables, whole
from gn_cli.store.copies import Likeness, Page
from gn_cli.store.errors import explained
from gn_cli.store.files import ReadFile
from gn_cli.store.filters import Filter
from gn_cli.store.statistics import MEASURES, By, Measure, Units
from gn_cli.store.writing import Batch, Change, Ready, Told, make_ready, note_source
from gn_cli.vietnamese.fold import fold, fold_ascii
from gn_cli.vietnamese.order import sort_key

Read = TypeVar("Read")

_WINDOW = 64
"""Articles read at a time where all of them are gone through."""
PATIENCE = 60.0
"""Seconds to wait for another program that is writing to the same file."""


class Store:
    """One database. A context manager: leaving it closes the file.

    Articles are kept for good, each once, whatever its sources; a source (the file it came from) leads to the newest
    version of its text. Records are of articles that are some source's newest.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path = path
        connection.row_factory = sqlite3.Row
        connection.create_function("gn_fold", 1, _none_stays(fold), deterministic=True)
        connection.create_function("gn_plain", 1, _none_stays(fold_ascii), deterministic=True)
        connection.create_function("gn_order", 1, _none_stays(sort_key), deterministic=True)

    @classmethod
    def open(cls, path: Path, *, write: bool = False, remake: bool = False) -> "Store":
        """Open a database; with `write`, make it where there is none.

        `remake` lets a database of an older version pass: its records are dropped, to be extracted again.
        Raises `StoreError`: no such file, not a database, not gn's, of another version, no right to read or write.
        """
        if path.is_dir():
            raise StoreError(f"{path} is a folder, not a database", "name a file, such as gn.db, with --db")
        if not write and not path.exists():
            raise StoreError(
                f"there is no database {path}", "make it with: gn ingest FOLDER, or name another with --db"
            )
        with explained(path):
            connection = _connect(path, write)
            try:
                if write:
                    _prepare(connection, path, remake)
                else:
                    _check(connection, path)
            except BaseException:
                connection.close()
                raise
            return cls(connection, path)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; twice is no harm."""
        self._db.close()

    # Putting in

    def put(self, records: Iterable[tuple[Article, Report]], *, refresh: bool = False) -> list[Change]:
        """Keep articles and their records in one transaction, all or none; what became of each.

        An article whose text is known gets no second record: its source is noted, and it counts as unchanged. With
        `refresh` records of known articles are replaced, and those that differ count as updated.
        """
        return self.put_ready([make_ready(*record) for record in records], refresh=refresh)[0]

    def put_ready(
        self,
        records: Iterable[Ready],
        *,
        read: Iterable[ReadFile] = (),
        refresh: bool = False,
        likeness: Likeness | None = None,
    ) -> tuple[list[Change], int]:
        """`put` for records made ready, with the files that are then wholly read. With `likeness` their fingerprints
        are kept as well, and the second value tells how many are nearly like an article that was there before."""
        with self._writing():
            batch = Batch(self._db, refresh=refresh, likeness=likeness)
            changes = batch.put(records)
            files.put(self._db, read)
        return changes, batch.alike

    def read_files(self, sources: Sequence[str]) -> dict[str, ReadFile]:
        """Those of some files that were read whole and are kept, by their names as sources."""
        with explained(self.path):
            return files.find(self._db, sources)

    def holds(self, article: Told) -> bool:
        """Whether this text is the newest version of its source, or the copy it was linked as, and has a record."""
        with explained(self.path):
            found = self._db.execute(
                "SELECT 1 FROM sources s JOIN reports r ON r.id = article_id LEFT JOIN copies c ON c.source = s.source"
                " WHERE s.source = ? AND coalesce(c.text_id, article_id) = ? AND current",
                (article.source, article.id),
            )
            return found.fetchone() is not None

    def link(self, article: Told, content: str) -> bool:
        """Lead an article's source to the article of another source with the same content, where there is one with a
        record; the text itself is not kept again. Whether it was so.

        A source that has told a text of its own is never linked: what it tells now is its newer version.
        """
        with explained(self.path):
            known = copies.same(self._db, article.source, content)
        if known is None:
            return False
        with self._writing():
            note_source(self._db, article.source, known)
            self._db.execute(
                "INSERT OR REPLACE INTO copies (source, text_id) VALUES (?, ?)", (article.source, article.id)
            )
        return True

    def put_page(self, source: str, page: Page) -> None:
        """Keep the page that a source was fetched as; a newer fetch takes its place."""
        with self._writing():
            copies.put_page(self._db, source, page)

    def articles(self) -> Iterator[Article]:
        """The articles that are some source's newest version, in the order in which they came."""
        number, names = 0, ", ".join(tables.article_columns())
        current = "id IN (SELECT article_id FROM sources WHERE current)"
        with explained(self.path):
            while rows := self._db.execute(
                f"SELECT number, {names} FROM articles WHERE number > ? AND {current} ORDER BY number LIMIT ?",
                (number, _WINDOW),
            ).fetchall():
                number = rows[-1]["number"]
                yield from map(tables.article_from, rows)

    def count_articles(self) -> int:
        """How many articles `articles` gives."""
        return int(self._one("SELECT count(DISTINCT article_id) FROM sources WHERE current"))

    def count_outdated(self) -> int:
        """How many records another version of gn extracted."""
        return int(self._one("SELECT count(*) FROM reports WHERE extractor <> ?", __version__))

    # Getting out

    def get(self, prefix: str) -> tuple[Article, Report]:
        """The article and record whose id begins with `prefix`. Raises `StoreError` for none or several."""
        with explained(self.path):
            wanted = prefix.strip().lower()
            like = "SELECT * FROM reports WHERE id >= ? AND id < ? LIMIT 6"
            found = self._db.execute(like, (wanted, wanted + "\U0010ffff")).fetchall()
            if len(found) == 1:
                (report,) = whole.reports(self._db, (found[0]["id"],))
                return self._article("id = ?", report.id), report
            if not found or not wanted:
                raise StoreError(f"no report has the id {prefix!r}", self._nearest(wanted))
            shown = ", ".join(row["id"] for row in found[:5]) + (" …" if len(found) > 5 else "")
            raise StoreError(f"several reports have an id that begins with {prefix!r}: {shown}", "type more of the id")

    def sources(self, article_id: str) -> tuple[str, ...]:
        """The sources that tell this article now, the oldest first."""
        with explained(self.path):
            found = self._db.execute(
                "SELECT source FROM sources WHERE article_id = ? AND current ORDER BY added, source", (article_id,)
            )
            return tuple(row[0] for row in found)

    def alike(self, article_id: str) -> tuple[tuple[str, float], ...]:
        """The ids of the articles that are nearly the same, with their likeness, the most alike first."""
        with explained(self.path):
            return tuple(copies.find_alike(self._db, article_id))

    def page(self, article_id: str) -> Page | None:
        """The page that an article was fetched as, where it came from the web."""
        with explained(self.path):
            return copies.find_page(self._db, self.sources(article_id))

    def find(
        self,
        wanted: Filter = Filter(),  # noqa: B008
        of: Of = "trainings",
        *,
        sort: Sequence[str] = (),
        limit: int | None = None,
        extra: bool = False,
        shown: tuple[Flat, ...] | None = None,
    ) -> Iterator[Row]:
        """The rows of a flat list that pass the filter, with the columns of `schema.columns(of, extra=extra)`, or those
        that are `shown`.

        `sort` names columns, `-name` downwards; by default the newest first. Raises `UsageError` on an unknown column
        or province, at once.
        """
        question = search.question(wanted, of, columns(of, extra=extra) if shown is None else shown, sort, limit)
        return self._rows(question)

    def count(self, wanted: Filter = Filter(), of: Of = "trainings") -> int:  # noqa: B008
        """How many rows `find` gives. Raises `UsageError` as `find`."""
        sql, values = search.counting(wanted, of)
        return int(self._one(sql, *values))

    def ids(self, wanted: Filter = Filter()) -> tuple[str, ...]:  # noqa: B008
        """The ids of the reports that pass the filter, the newest first."""
        return tuple(str(row["id"]) for row in self.find(wanted, "reports", shown=(Flat("id", "report", "id"),)))

    def records(self, wanted: Filter = Filter()) -> Iterator[Report]:  # noqa: B008
        """The whole records of the reports that pass the filter, the newest first."""
        return self._explained(whole.reports(self._db, self.ids(wanted)))

    def texts(self, wanted: Filter = Filter()) -> Iterator[tuple[str, str]]:  # noqa: B008
        """The ids and texts of the articles of the reports that pass the filter."""
        return self._explained(whole.texts(self._db, self.ids(wanted)))

    def origins(self) -> dict[str, tuple[str | None, tuple[str, ...]]]:
        """By article id: its address, where one is known, and the sources that tell it now, the oldest first."""
        with explained(self.path):
            return whole.origins(self._db)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read within is of one moment, whoever writes meanwhile."""
        with explained(self.path):
            self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("COMMIT")

    def stats(
        self,
        by: Sequence[By] = (),
        wanted: Filter = Filter(),  # noqa: B008
        *,
        units: Units = "now",
        measures: Sequence[Measure] = MEASURES,
    ) -> list[Row]:
        """A row a group, in no order: the `by` columns (`None` where not told), then those of the measures:
        `trainings` and `left_out` (those that another report has told already), `reports`, `classes`, `participants`
        (sum), `bound` (of the sum: exact, at_least or about), `counted` (trainings with a head-count), `lecturers`
        (people), `poor_rate`, `poor_rate_year` and `poor_rate_standard` (of the group's own unit: of the group's year,
        or the latest). Without `by`, one row of totals.
        """
        with explained(self.path):
            return statistics.stats(self._db, by, wanted, units, measures)

    def poor_rates(self, by: Sequence[By] = (), wanted: Filter = Filter(), *, units: Units = "now") -> list[Row]:  # noqa: B008
        """The poor rates told of provinces, of districts or, without either in `by`, of the province that is wanted,
        with the columns of `stats`: a row a unit and year of the rate, or the latest of each unit without `year` in
        `by`. Of several rates for one year the one published last holds.
        """
        with explained(self.path):
            return statistics.rates(self._db, by, wanted, units)

    def _rows(self, question: search.Question) -> Iterator[Row]:
        readers = [(column.name, tables.from_sql(column.kind)) for column in question.columns]
        with explained(self.path):
            for row in self._db.execute(question.sql, question.values):
                yield {
                    name: value if read is None or value is None else read(value)
                    for (name, read), value in zip(readers, row, strict=True)
                }

    def _explained(self, read: Iterator[Read]) -> Iterator[Read]:
        with explained(self.path):
            yield from read

    def _article(self, where: str, value: str | int) -> Article:
        row = self._db.execute(f"SELECT {', '.join(tables.article_columns())} FROM articles WHERE {where}", (value,))
        return tables.article_from(row.fetchone())

    def _nearest(self, wanted: str) -> str:
        ids = [row[0] for row in self._db.execute("SELECT id FROM reports LIMIT 100000")]
        near = difflib.get_close_matches(wanted, {one[: len(wanted)] for one in ids}, 3, 0.6)
        if not near:
            return "gn list shows the ids"
        return "nearest: " + ", ".join(next(one for one in ids if one.startswith(start)) for start in near)

    def _one(self, sql: str, *values: str | int) -> Any:
        with explained(self.path):
            return self._db.execute(sql, values).fetchone()[0]

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction that takes the right to write at once, so that two writers wait for each other in turn."""
        with explained(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                retold.settle(self._db)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise


def sqlite_version() -> tuple[str, bool]:
    """The version of SQLite, and whether it was built with full-text search, without which there is no store."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(a)")
        return sqlite3.sqlite_version, True
    except sqlite3.OperationalError:
        return sqlite3.sqlite_version, False
    finally:
        connection.close()


def _none_stays(fold_text: Any) -> Any:
    return lambda text: None if text is None else fold_text(text)


def _connect(path: Path, write: bool) -> sqlite3.Connection:
    address = path.absolute().as_uri()
    connect = partial(sqlite3.connect, uri=True, timeout=PATIENCE, isolation_level=None)
    connection = connect(f"{address}?mode={'rwc' if write else 'ro'}")
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        # A reader of a WAL file needs files beside it; in a folder that may not be written to, and with no writer
        # about, the file by itself is the whole database.
        if write or path.with_name(path.name + "-wal").exists():
            raise
        connection = connect(f"{address}?mode=ro&immutable=1")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != tables.APPLICATION_ID:
        raise StoreError(
            f"{path} is not a database of gn", "make one with: gn ingest FOLDER, or name another with --db"
        )
    version = _version(connection)
    if version > tables.SCHEMA_VERSION:
        raise StoreError(
            f"{path} was made by a newer gn (schema {version}; this gn {__version__} knows {tables.SCHEMA_VERSION})",
            "upgrade gn, or name another database with --db",
        )
    if version < tables.SCHEMA_VERSION:
        raise StoreError(
            f"{path} was made by an older gn (schema {version}; this gn {__version__} has {tables.SCHEMA_VERSION})",
            "its articles are all there: extract them again with gn ingest --refresh",
        )


def _prepare(connection: sqlite3.Connection, path: Path, remake: bool) -> None:
    """Make an empty file a database, let one of an older version catch up if asked to, and check the rest."""
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if empty:
        # Before the first transaction: the switch needs the file for itself.
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        statements: list[str] = []
        # Asked again: another program may have been first.
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            statements = [*tables.create_articles(), *tables.create_records()]
        elif remake and 0 < _version(connection) < tables.SCHEMA_VERSION:
            older = tables.bring_up_to_date(_version(connection))
            statements = [*tables.drop_records(), *older, *tables.create_records()]
        for statement in statements:
            connection.execute(statement)
        _check(connection, path)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
