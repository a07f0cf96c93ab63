"""What SQLite's errors mean to a person: `StoreError` with what failed and the next step."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gn_cli.errors import StoreError

_MEANINGS = (
    ("SQLITE_NOTADB", "{path} is not a SQLite database", "name another file with --db, or move this one away"),
    ("SQLITE_CORRUPT", "the database {path} is damaged", 'save what is left with: sqlite3 "{path}" .recover'),
    ("SQLITE_FULL", "the disk is full: {path} cannot grow", "make room and run the same command again; it goes on"),
    ("SQLITE_READONLY", "no right to write to {path}", "name another file with --db, or ask for the right to write"),
    ("SQLITE_BUSY", "another program keeps {path} locked", "wait for it to end, then run the same command again"),
    ("SQLITE_LOCKED", "another program keeps {path} locked", "wait for it to end, then run the same command again"),
    ("SQLITE_CANTOPEN", "cannot open {path}", "check that its folder exists and may be written to"),
    ("SQLITE_IOERR", "reading or writing {path} failed", "check the disk, then run the same command again"),
    ("SQLITE_TOOBIG", "a text is too long for {path}", "split it into articles"),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns SQLite's own errors into `StoreError`; mistakes in SQL stay what they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        for code, what, next_step in _MEANINGS:
            if name.startswith(code):
                raise StoreError(what.format(path=path), next_step.format(path=path)) from error
        raise
