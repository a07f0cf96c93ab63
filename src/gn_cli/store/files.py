"""Which files were read whole and well, by a digest of their bytes: what has not changed is not read again."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

TABLES = (
    """CREATE TABLE files (
    source TEXT PRIMARY KEY,
    digest BLOB NOT NULL,
    articles INTEGER NOT NULL
) WITHOUT ROWID""",
)
"""Beside the sources: the files they are in. A row is written with the last of a file's articles, and taken away when
one of them gets a newer version, so that every article of a file that has a row has its record."""


class ReadFile(NamedTuple):
    """A file all of whose articles are kept: its name as a source, the digest of its bytes, how many articles."""

    source: str
    digest: bytes
    articles: int


def find(db: sqlite3.Connection, sources: Sequence[str]) -> dict[str, ReadFile]:
    """Those of some files that were read, by their source."""
    marks = ", ".join("?" * len(sources))
    rows = db.execute(f"SELECT source, digest, articles FROM files WHERE source IN ({marks})", tuple(sources))
    return {source: ReadFile(source, digest, articles) for source, digest, articles in rows}


def put(db: sqlite3.Connection, read: Iterable[ReadFile]) -> None:
    """Note files as read."""
    db.executemany(
        "INSERT OR REPLACE INTO files (source, digest, articles) VALUES (?, ?, ?)",
        [(one.source, one.digest, one.articles) for one in read],
    )


def forget(db: sqlite3.Connection, source: str) -> None:
    """Take away the row of the file that a source is in: the file of that name, or of what stands before a #."""
    names = [(source[:at],) for at, letter in enumerate(source) if letter == "#"]
    db.executemany("DELETE FROM files WHERE source = ?", [(source,), *names])
