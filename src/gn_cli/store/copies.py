"""Copies and reposts: which sources tell the same text, which articles are nearly alike, and pages as fetched."""

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Sketch: TypeAlias = tuple[int, ...]

TABLES = (
    """CREATE TABLE contents (
    article_id TEXT PRIMARY KEY REFERENCES articles(id),
    content TEXT NOT NULL,
    sketch TEXT NOT NULL
) WITHOUT ROWID""",
    "CREATE INDEX contents_by_content ON contents(content)",
    """CREATE TABLE sketches (
    value INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles(id),
    PRIMARY KEY (value, article_id)
) WITHOUT ROWID""",
    """CREATE TABLE alike (
    article_id TEXT NOT NULL REFERENCES articles(id),
    other_id TEXT NOT NULL REFERENCES articles(id),
    likeness REAL NOT NULL,
    PRIMARY KEY (article_id, other_id)
) WITHOUT ROWID""",
    """CREATE TABLE copies (
    source TEXT PRIMARY KEY,
    text_id TEXT NOT NULL
) WITHOUT ROWID""",
    """CREATE TABLE pages (
    source TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    fetched TEXT NOT NULL,
    media_type TEXT NOT NULL,
    data BLOB NOT NULL
) WITHOUT ROWID""",
)
"""Beside the articles: the fingerprint of each, the articles by the smallest numbers of their sketches, those nearly
alike, the sources whose own text differs from the article they lead to, and fetched pages as they came."""

LIKE = 0.8
"""The likeness from which two articles are told to be nearly the same."""
_LOOKED_UP = 8
"""So many numbers of a sketch are looked up: two texts alike by 0.8 share none of them once in 400,000 pairs."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was fetched: its address after redirects, when (ISO, UTC), its type, its bytes."""

    url: str
    fetched: str
    media_type: str
    data: bytes


def same(db: sqlite3.Connection, source: str, content: str) -> str | None:
    """The id of an article with this content that another source leads to and that has a record.

    None for a source that has told a text of its own: what it tells now is a newer version.
    """
    own = db.execute(
        "SELECT 1 FROM sources WHERE source = ? AND current AND source NOT IN (SELECT source FROM copies)", (source,)
    ).fetchone()
    if own is not None:
        return None
    found = db.execute(
        "SELECT c.article_id FROM contents c JOIN sources s ON s.article_id = c.article_id AND s.current"
        " JOIN reports r ON r.id = c.article_id WHERE c.content = ? AND s.source <> ?"
        " ORDER BY s.added, s.source LIMIT 1",
        (content, source),
    ).fetchone()
    return None if found is None else str(found[0])


def remember(
    db: sqlite3.Connection,
    article_id: str,
    content: str,
    sketch: Sketch,
    likeness: Callable[[Sketch, Sketch], float],
) -> bool:
    """Keep an article's fingerprint and mark the articles it is nearly alike to; whether there are any."""
    db.execute(
        "INSERT OR REPLACE INTO contents (article_id, content, sketch) VALUES (?, ?, ?)",
        (article_id, content, " ".join(map(str, sketch))),
    )
    looked_up = sketch[:_LOOKED_UP]
    found = db.execute(
        "SELECT DISTINCT c.article_id, c.sketch FROM sketches s JOIN contents c ON c.article_id = s.article_id"
        " JOIN reports r ON r.id = c.article_id"
        f" WHERE s.value IN ({', '.join('?' * len(looked_up))}) AND c.article_id <> ?",
        (*looked_up, article_id),
    ).fetchall()
    db.execute("DELETE FROM alike WHERE ? IN (article_id, other_id)", (article_id,))
    alike = [(row[0], likeness(sketch, tuple(map(int, row[1].split())))) for row in found]
    alike = [(other, share) for other, share in alike if share >= LIKE]
    db.executemany(
        "INSERT INTO alike (article_id, other_id, likeness) VALUES (?, ?, ?)",
        [(article_id, other, share) for other, share in alike],
    )
    db.executemany(
        "INSERT OR IGNORE INTO sketches (value, article_id) VALUES (?, ?)", [(value, article_id) for value in looked_up]
    )
    return bool(alike)


def find_alike(db: sqlite3.Connection, article_id: str) -> list[tuple[str, float]]:
    """The articles with a record that are nearly the same, the most alike first, with their likeness."""
    rows: Sequence[tuple[str, float]] = db.execute(
        "SELECT CASE article_id WHEN ?1 THEN other_id ELSE article_id END AS other, likeness FROM alike"
        " WHERE ?1 IN (article_id, other_id)"
        " AND CASE article_id WHEN ?1 THEN other_id ELSE article_id END IN (SELECT id FROM reports)"
        " ORDER BY likeness DESC, other",
        (article_id,),
    ).fetchall()
    return [(str(row[0]), float(row[1])) for row in rows]


def put_page(db: sqlite3.Connection, source: str, page: Page) -> None:
    """Keep a page as it was fetched; a newer fetch takes its place."""
    db.execute(
        "INSERT OR REPLACE INTO pages (source, url, fetched, media_type, data) VALUES (?, ?, ?, ?, ?)",
        (source, page.url, page.fetched, page.media_type, zlib.compress(page.data)),
    )


def find_page(db: sqlite3.Connection, sources: Iterable[str]) -> Page | None:
    """The newest fetched page of some sources."""
    names = tuple(sources)
    row = db.execute(
        f"SELECT url, fetched, media_type, data FROM pages WHERE source IN ({', '.join('?' * len(names))})"
        " ORDER BY fetched DESC LIMIT 1",
        names,
    ).fetchone()
    return None if row is None else Page(row[0], row[1], row[2], zlib.decompress(row[3]))
