"""What is installed and which formats work: the answer to "why does gn not read my file"."""

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path

from gn_cli import __version__
from gn_cli.errors import StoreError
from gn_cli.readers import FORMATS
from gn_cli.store import Store, sqlite_version
from gn_cli.vietnamese.tokens import why_pyvi_answers

_WORDS = "words and their kinds"
_EXTRAS = (
    ("export to Parquet (.parquet)", ("pyarrow",), "parquet"),
    ("the database in a browser (gn browse)", ("datasette",), "browse"),
)
"""What gn does only where its libraries were installed on demand, and the extra that brings them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what it is, whether it works (`None`: an extra that is not installed), with what,
    and what would make it work, or work better."""

    what: str
    works: bool | None
    with_what: str
    what_to_do: str | None = None


def examine(db: Path) -> Iterator[Finding]:
    """The machine, the language tools, every format, the extras, the database.

    Every library is really loaded: one that is installed and broken is found so.
    """
    yield Finding("gn", True, __version__)
    new_enough = sys.version_info >= (3, 11)
    hint = None if new_enough else "install Python 3.11 or newer"
    yield Finding("Python", new_enough, platform.python_version(), hint)
    yield _full_text()
    yield _words()
    for reader in FORMATS:
        if reader.module != "refused":
            yield _needing(f"{reader.what} ({' '.join(reader.endings)})", reader.needs)
    for what, libraries, extra in _EXTRAS:
        found = _needing(what, libraries)
        yield found if found.works else Finding(what, None, "not installed", f"pip install 'gn-cli[{extra}]'")
    yield _database(db)


def _needing(what: str, libraries: tuple[str, ...]) -> Finding:
    found, missing = [], []
    for library in libraries:
        try:
            import_module(library)
            found.append(f"{library} {metadata.version(library)}")
        except ImportError:
            missing.append(library)
    if missing:
        names = " ".join(missing)
        return Finding(what, False, ", ".join(found), f"pip install {names}")
    return Finding(what, True, ", ".join(found) or "nothing else")


def _words() -> Finding:
    found = _needing(_WORDS, ("pyvi",))
    return slow_words() or found if found.works else found


def slow_words() -> Finding | None:
    """What hinders gn from reading pyvi's models itself, so that pyvi is asked; `None` where nothing does."""
    reasons = why_pyvi_answers()
    if not reasons:
        return None
    told = f"pyvi {metadata.version('pyvi')}, asked line by line, for gn cannot read its {' and '.join(reasons)}"
    return Finding(_WORDS, True, told, "install pyvi 0.1.1: gn reads its models in a tenth of the time")


def _full_text() -> Finding:
    version, works = sqlite_version()
    hint = None if works else "use a Python whose SQLite has FTS5, as those of python.org and Linux have"
    return Finding("full-text search", works, f"SQLite {version}", hint)


def _database(db: Path) -> Finding:
    what = f"database {db}"
    if not db.exists():
        return Finding(what, True, "not there yet; gn ingest makes it")
    try:
        with Store.open(db) as store:
            return Finding(what, True, f"{store.count_articles()} articles")
    except StoreError as error:
        return Finding(what, False, error.message, error.hint)
