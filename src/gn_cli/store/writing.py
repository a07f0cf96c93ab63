"""Puts articles with their records into the database: rows are made ready beforehand and put in a statement a table."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias

from gn_cli import __version__
from gn_cli.article import Article
from gn_cli.report import Report
from gn_cli.schema import Table, report_table
from gn_cli.store import copies, files, tables
from gn_cli.store.copies import Likeness, Sketch
from gn_cli.vietnamese.fold import fold, strip_accents

Change: TypeAlias = Literal["new", "updated", "unchanged"]
Rows: TypeAlias = tuple[tuple[Any, ...], ...]

_FIRST = 1
"""The version of a source that was not known before."""


class Told(Protocol):
    """What is known of an article by where it came from: its id, and the source that tells it."""

    @property
    def id(self) -> str:
        """The article's id."""

    @property
    def source(self) -> str:
        """The source."""


class Ready(NamedTuple):
    """An article and its record as the rows of their tables, made without a database, so that several processes can
    share that work. `records` has the rows of each table in the order of `report_table().walk()`."""

    id: str
    source: str
    article: tuple[Any, ...]
    words: str
    plain: str
    records: tuple[Rows, ...]
    is_training: bool
    content: str
    sketch: Sketch


def make_ready(article: Article, report: Report, content: str = "", sketch: Sketch = ()) -> Ready:
    """The rows of an article, its record and its fingerprint; without `content` no fingerprint is kept."""
    told = f"{article.title}\n{article.text}" if article.title else article.text
    words = fold(told)
    records: dict[Table, list[tuple[Any, ...]]] = {table: [] for table in _tables()}
    for table, values in tables.rows_of(report, __version__):
        records[table].append(values)
    return Ready(
        article.id,
        article.source,
        tuple([tables.to_sql(getattr(article, name)) for name in tables.article_columns()]),
        words,
        strip_accents(words),
        tuple(map(tuple, records.values())),
        report.is_training,
        content,
        sketch,
    )


@lru_cache(1)
def _tables() -> tuple[Table, ...]:
    return tuple(report_table().walk())


class Batch:
    """Rows on their way into one transaction; those of new articles wait for others of their table."""

    def __init__(self, db: sqlite3.Connection, *, refresh: bool, likeness: Likeness | None) -> None:
        self._db, self._refresh, self._likeness = db, refresh, likeness
        self._number = db.execute("SELECT coalesce(max(number), 0) FROM articles").fetchone()[0]
        self._articles: list[tuple[Any, ...]] = []
        self._words: list[tuple[int, str, str]] = []
        self._sources: list[tuple[str, int, str]] = []
        self._records: tuple[list[tuple[Any, ...]], ...] = tuple([] for _ in _tables())
        self._prints: list[tuple[str, str, Sketch]] = []
        self._seen: set[str] = set()
        self.alike = 0

    def put(self, records: Iterable[Ready]) -> list[Change]:
        """Put records in, in their order; what became of each."""
        changes = [self._put(ready) for ready in records]
        self._flush()
        return changes

    def _put(self, ready: Ready) -> Change:
        if ready.id in self._seen or ready.source in self._seen:
            self._flush()
        self._seen |= {ready.id, ready.source}
        is_known = self._db.execute(
            "SELECT EXISTS (SELECT 1 FROM articles WHERE id = ?) OR EXISTS (SELECT 1 FROM sources WHERE source = ?)",
            (ready.id, ready.source),
        ).fetchone()[0]
        if is_known:
            return self._put_known(ready)
        self._add_article(ready)
        self._sources.append((ready.source, _FIRST, ready.id))
        self._add_record(ready)
        return "new"

    def _add_article(self, ready: Ready) -> None:
        self._number += 1
        self._articles.append((self._number, *ready.article))
        self._words.append((self._number, ready.words, ready.plain))

    def _add_record(self, ready: Ready) -> None:
        for waiting, rows in zip(self._records, ready.records, strict=True):
            waiting += rows
        if ready.content:
            self._prints.append((ready.id, ready.content, ready.sketch))

    def _put_known(self, ready: Ready) -> Change:
        """Put in a text or a source that is known already."""
        if not self._db.execute("SELECT 1 FROM articles WHERE id = ?", (ready.id,)).fetchone():
            self._add_article(ready)
            self._flush_articles()
        self._db.execute("DELETE FROM copies WHERE source = ?", (ready.source,))
        change = note_source(self._db, ready.source, ready.id)
        if self._db.execute("SELECT 1 FROM reports WHERE id = ?", (ready.id,)).fetchone():
            if not self._refresh:
                return "unchanged" if change == "new" else change
            change = "unchanged" if self._rows(ready.id) == _without_computed(ready.records) else "updated"
            self._db.execute("DELETE FROM reports WHERE id = ?", (ready.id,))
        elif change == "unchanged":
            change = "updated"
        self._add_record(ready)
        return change

    def _rows(self, report_id: str) -> tuple[Rows, ...]:
        """The stored rows of a report without their computed columns."""
        found = []
        for table in _tables():
            names = ", ".join(map(tables.quoted, _own_columns(table)))
            keys = ("id",) if table is report_table() else table.keys
            sql = f"SELECT {names} FROM {tables.quoted(table.name)} WHERE {keys[0]} = ? ORDER BY "
            found.append(tuple(map(tuple, self._db.execute(sql + ", ".join(map(tables.quoted, keys)), (report_id,)))))
        return tuple(found)

    def _flush_articles(self) -> None:
        self._db.executemany(tables.insert_article(), self._articles)
        self._db.executemany("INSERT INTO article_words (rowid, words, plain) VALUES (?, ?, ?)", self._words)
        self._articles.clear()
        self._words.clear()

    def _flush(self) -> None:
        self._flush_articles()
        self._db.executemany("INSERT INTO sources (source, version, article_id) VALUES (?, ?, ?)", self._sources)
        self._sources.clear()
        for table, rows in zip(_tables(), self._records, strict=True):
            if rows:
                self._db.executemany(tables.insert(table), rows)
                rows.clear()
        if self._likeness is not None:
            self.alike += copies.remember(self._db, self._prints, self._likeness)
        self._prints.clear()
        self._seen.clear()


@lru_cache
def _own_columns(table: Table) -> tuple[str, ...]:
    keys = () if table is report_table() else table.keys
    return (*keys, *(column.name for column in table.columns))


def _without_computed(records: Sequence[Rows]) -> tuple[Rows, ...]:
    """Records as `Batch._rows` gives them: the computed columns stand behind the others."""
    return tuple(
        tuple(row[: len(_own_columns(table))] for row in rows) for table, rows in zip(_tables(), records, strict=True)
    )


def note_source(db: sqlite3.Connection, source: str, article_id: str) -> Change:
    """Lead a source to a text. A text no source leads to any more loses its record."""
    newest = db.execute("SELECT version, article_id FROM sources WHERE source = ? AND current", (source,)).fetchone()
    if newest is not None and newest["article_id"] == article_id:
        return "unchanged"
    version = _FIRST
    if newest is not None:
        version = newest["version"] + 1
        files.forget(db, source)
        db.execute("UPDATE sources SET current = 0 WHERE source = ? AND current", (source,))
        _leave(db, newest["article_id"])
    db.execute("INSERT INTO sources (source, version, article_id) VALUES (?, ?, ?)", (source, version, article_id))
    if not db.execute("SELECT 1 FROM reports WHERE id = ?", (article_id,)).fetchone():
        db.execute("UPDATE articles SET source = ? WHERE id = ?", (source, article_id))
    return "new" if newest is None else "updated"


def _leave(db: sqlite3.Connection, article_id: str) -> None:
    other = db.execute(
        "SELECT source FROM sources WHERE article_id = ? AND current ORDER BY added, source", (article_id,)
    ).fetchone()
    if other is None:
        db.execute("DELETE FROM reports WHERE id = ?", (article_id,))
    else:
        db.execute("UPDATE reports SET source = ? WHERE id = ?", (other["source"], article_id))
        db.execute("UPDATE articles SET source = ? WHERE id = ?", (other["source"], article_id))
