"""Copies and reposts: which sources tell the same text, which articles are nearly alike, and pages as fetched."""

import sqlite3
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

Sketch: TypeAlias = tuple[int, ...]
Likeness: TypeAlias = Callable[[Sketch, Sketch], float]

TABLES = (
    """CREATE TABLE contents (
    article_id TEXT PRIMARY KEY REFERENCES articles(id),
    content TEXT NOT NULL,
    sketch BLOB NOT NULL
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

RENEWED = (
    "DROP TABLE IF EXISTS alike",
    "DROP TABLE IF EXISTS sketches",
    "DROP TABLE IF EXISTS contents",
    *TABLES[:4],
)
"""What takes the place of fingerprints that were made in another way; those of the articles are then made again."""

LIKE = 0.8
"""The likeness from which two articles are told to be nearly the same."""
_LOOKED_UP = 12
_SHARED = 0.4
"""So many numbers of a sketch are looked up, and articles that share this part of them compared: of pairs alike by 0.8
one in 1,700 shares less, of those alike by 0.9 one in 400,000."""
_HOLDERS = 8
"""A number that so many articles have tells little; it is noted with no more of them, so that looking it up takes no
longer as articles become more."""
_CANDIDATES = 8
"""So many articles, those that share most numbers, are compared with a new one."""


class Page(NamedTuple):
    """A page as it was fetched: its address after redirects, when (ISO, UTC), its type, its bytes."""

    url: str
    fetched: str
    media_type: str
    data: bytes


def same(db: sqlite3.Connection, source: str, content: str) -> str | None:
    """The id of an article with this content that another source leads to and that has a record.

    None for a source that has told a text of its own: what it tells now is a newer version.
    """
    found = db.execute(
        "SELECT c.article_id FROM contents c JOIN sources s ON s.article_id = c.article_id AND s.current"
        " JOIN reports r ON r.id = c.article_id WHERE c.content = ? AND s.source <> ?"
        " ORDER BY s.added, s.source LIMIT 1",
        (content, source),
    ).fetchone()
    if found is None:
        return None
    own = db.execute(
        "SELECT 1 FROM sources WHERE source = ? AND current AND source NOT IN (SELECT source FROM copies)", (source,)
    ).fetchone()
    return str(found[0]) if own is None else None


def remember(db: sqlite3.Connection, prints: Sequence[tuple[str, str, Sketch]], likeness: Likeness) -> int:
    """Keep the fingerprints of articles (id, content, sketch) that have none yet, and mark those nearly alike; how many
    are like another that was there before them."""
    known = "SELECT 1 FROM contents WHERE article_id = ?"
    new = [one for one in prints if db.execute(known, (one[0],)).fetchone() is None]
    db.executemany(
        "INSERT INTO contents (article_id, content, sketch) VALUES (?, ?, ?)",
        [(article_id, content, _packed(sketch)) for article_id, content, sketch in new],
    )
    return sum([_compare(db, article_id, sketch, likeness) for article_id, _, sketch in new])


def _compare(db: sqlite3.Connection, article_id: str, sketch: Sketch, likeness: Likeness) -> bool:
    """Mark the articles that one is nearly alike to, and note it for those that come; whether there are any."""
    looked_up = sketch[:_LOOKED_UP]
    marks = ", ".join("?" * len(looked_up))
    rows = db.execute(f"SELECT value, article_id FROM sketches WHERE value IN ({marks})", looked_up).fetchall()
    holders = Counter(row[0] for row in rows)
    alike = []
    if rows:
        shared = Counter(row[1] for row in rows)
        enough = _SHARED * sum(holders[value] < _HOLDERS for value in looked_up)
        likely = sorted((-count, other) for other, count in shared.items() if count >= enough)[:_CANDIDATES]
        for _, other in likely:
            found = db.execute(
                "SELECT sketch FROM contents WHERE article_id = ? AND article_id IN (SELECT id FROM reports)", (other,)
            ).fetchone()
            share = likeness(sketch, _unpacked(found[0])) if found else 0.0
            if share >= LIKE:
                alike.append((article_id, other, share))
        db.executemany("INSERT OR REPLACE INTO alike (article_id, other_id, likeness) VALUES (?, ?, ?)", alike)
    db.executemany(
        "INSERT INTO sketches (value, article_id) VALUES (?, ?)",
        [(value, article_id) for value in looked_up if holders[value] < _HOLDERS],
    )
    return bool(alike)


def _packed(sketch: Sketch) -> bytes:
    return struct.pack(f"<{len(sketch)}I", *sketch)


def _unpacked(kept: bytes) -> Sketch:
    return struct.unpack(f"<{len(kept) // 4}I", kept)


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
