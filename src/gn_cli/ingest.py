"""Paths in, records in the store: reads, extracts and keeps in batches; one bad file never stops a run."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO, TypeAlias

from gn_cli import readers
from gn_cli.article import Article
from gn_cli.errors import GnError, ReadError, UsageError
from gn_cli.report import Report
from gn_cli.schema import SHORT_ID
from gn_cli.store import Change, Store

BATCH = 100
"""How many articles share a transaction."""
STDIN = "-"

Progress: TypeAlias = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are, and the one just read."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no record: what is wrong with it and what to do."""

    file: str
    what: str
    what_to_do: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `not_training` counts among the new and updated those that are about no training; `outdated`
    the stored records that another version of gn made; `interrupted` tells of Ctrl-C."""

    new: int = 0
    unchanged: int = 0
    updated: int = 0
    not_training: int = 0
    failures: tuple[Failure, ...] = ()
    outdated: int = 0
    interrupted: bool = False


# From paths to articles


def find_files(paths: Sequence[str]) -> tuple[str | Failure, ...]:
    """The files that paths stand for, each once, in a fixed order: files as given, folders with all below them, globs
    (`**` too; Windows shells leave them to us), `-`. A path that stands for none gives a failure in its place.

    Folders and globs give only what gn reads, and nothing hidden. Raises `UsageError` when `paths` is empty.
    """
    if not paths:
        raise UsageError("nothing to read", "name files or folders, or - for standard input")
    found: dict[str, str | Failure] = {}
    for path in paths:
        for one in _files_of(path):
            key = one.file if isinstance(one, Failure) else one if one == STDIN else os.path.abspath(one)
            found.setdefault(key, one)
    return tuple(found.values())


def _files_of(path: str) -> Iterator[str | Failure]:
    if path == STDIN or os.path.isfile(path):
        yield path
    elif os.path.isdir(path):
        files = tuple(_below(path))
        yield from files or (Failure(path, "has no articles in it", f"gn reads {', '.join(readers.READERS)}"),)
    elif has_magic(path):
        matches = glob(os.path.expanduser(path), recursive=True)
        found = {file for match in matches if os.path.isdir(match) for file in _below(match)}
        files = tuple(sorted(found | _articles(match for match in matches if not os.path.isdir(match))))
        yield from files or (Failure(path, "matches no articles", f"gn reads {', '.join(readers.READERS)}"),)
    elif os.path.exists(path):
        yield path
    else:
        yield Failure(path, "no such file or folder", "check the name")


def _below(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(here, name) for name in sorted(_articles(names)) if not name.startswith("."))


def _articles(names: Iterable[str]) -> set[str]:
    """The files to be read among those that lie together. A `.json` beside a file of the same name (`bai.json` with
    `bai.txt`) is its record and no article."""
    readable = {name for name in names if readers.can_read(name)}
    records = {name for name in readable if name.lower().endswith(".json")}
    stems = {os.path.splitext(name)[0] for name in readable - records}
    return readable - {name for name in records if os.path.splitext(name)[0] in stems}


def read_all(
    paths: Sequence[str], *, stdin: BinaryIO, base: Path | None = None, progress: Progress | None = None
) -> Iterator[Article | Failure]:
    """The articles of files, folders, globs and standard input in a fixed order, the failures among them.

    A source is the path as given, or with `base` the way from that folder to the file. Raises `UsageError` at once
    when `paths` is empty.
    """
    return _read_files(find_files(paths), stdin, base, progress)


def _read_files(
    files: Sequence[str | Failure], stdin: BinaryIO, base: Path | None, progress: Progress | None
) -> Iterator[Article | Failure]:
    for done, file in enumerate(files, 1):
        if isinstance(file, Failure):
            yield file
        else:
            try:
                yield from _read_file(file, stdin, base)
            except GnError as error:
                yield Failure(file, error.message, error.hint)
            except OSError as error:
                yield Failure(file, f"cannot be read: {error.strerror or error}", "check its rights and try again")
            except Exception as error:
                yield _stumbled(file, error)
        if progress is not None:
            progress(done, len(files), file.file if isinstance(file, Failure) else file)


def _read_file(file: str, stdin: BinaryIO, base: Path | None) -> Iterator[Article | Failure]:
    limit = readers.reader_of(file).limit
    if file == STDIN:
        data = stdin.read(limit + 1)
    else:
        with open(file, "rb") as opened:
            data = opened.read(limit + 1)
    for article in readers.read(data, file):
        if isinstance(article, ReadError):
            yield Failure(article.source or file, article.message, article.hint)
        elif file == STDIN:
            # What is piped in has no name: each text is a source of its own, so that the next one does not replace it.
            yield replace(article, source=f"stdin:{article.id[:SHORT_ID]}")
        else:
            yield replace(article, source=_source(file, article.source, base))


def _source(file: str, told: str, base: Path | None) -> str:
    """The name a file goes by, whatever folder gn is called in; what a reader puts behind the file's name stays."""
    name = os.path.normpath(file)
    if base is not None:
        name = os.path.abspath(file)
        # Another drive has no way to it: the whole path then.
        with suppress(ValueError):
            name = os.path.relpath(name, base.absolute())
    return Path(name).as_posix() + told.removeprefix(file)


def _stumbled(file: str, error: Exception) -> Failure:
    what = f"gn itself failed on it: {type(error).__name__}: {error}"
    return Failure(file, what, "report it with the file; gn --debug extract shows where")


# From articles to records


def extract_all(articles: Iterator[Article | Failure]) -> Iterator[tuple[Article, Report] | Failure]:
    """Each article with its record, failures passed on. An article the rules stumble over is a failure as well."""
    from gn_cli.extract import extract

    for article in articles:
        if isinstance(article, Failure):
            yield article
            continue
        try:
            yield article, extract(article)
        except Exception as error:
            yield _stumbled(article.source, error)


@dataclass
class _Run:
    """A run under way: what waits for its batch, and the counts so far."""

    store: Store
    again: bool = False
    waiting: list[tuple[Article, Report]] = field(default_factory=list)
    changes: dict[Change, int] = field(default_factory=lambda: {"new": 0, "unchanged": 0, "updated": 0})
    not_training: int = 0
    failures: list[Failure] = field(default_factory=list)

    def unknown(self, articles: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
        """The articles that are not stored as they are; the others are counted."""
        for article in articles:
            if isinstance(article, Article) and self.store.holds(article):
                self.changes["unchanged"] += 1
            else:
                yield article

    def keep(self, records: Iterator[tuple[Article, Report] | Failure]) -> Summary:
        """Keep records in batches. Ctrl-C ends the run after what was extracted is kept."""
        interrupted = False
        try:
            for record in records:
                if isinstance(record, Failure):
                    self.failures.append(record)
                    continue
                self.waiting.append(record)
                if len(self.waiting) >= BATCH:
                    self._put()
        except KeyboardInterrupt:
            interrupted = True
        if self.waiting:
            self._put()
        return Summary(
            **self.changes,
            not_training=self.not_training,
            failures=tuple(self.failures),
            outdated=self.store.count_outdated(),
            interrupted=interrupted,
        )

    def _put(self) -> None:
        try:
            self._put_together(self.waiting)
        except GnError:
            raise
        except Exception:
            # One of them is at fault; the others are kept without it.
            for record in self.waiting:
                try:
                    self._put_together([record])
                except (ValueError, ArithmeticError, TypeError) as error:
                    self.failures.append(_stumbled(record[0].source, error))
        self.waiting.clear()

    def _put_together(self, records: Sequence[tuple[Article, Report]]) -> None:
        for change, (_, report) in zip(self.store.put(records, refresh=self.again), records, strict=True):
            self.changes[change] += 1
            self.not_training += change != "unchanged" and not report.is_training


def ingest(paths: Sequence[str], store: Store, *, stdin: BinaryIO, progress: Progress | None = None) -> Summary:
    """Read paths as `read_all` does, extract what is not yet stored, keep it.

    Ctrl-C keeps what was extracted and gives the summary so far. Raises `UsageError` without paths and `StoreError`
    when the database cannot be written to (a full disk): finished batches stay, and the next run goes on after them.
    """
    run = _Run(store)
    articles = read_all(paths, stdin=stdin, base=store.path.absolute().parent, progress=progress)
    return run.keep(extract_all(run.unknown(articles)))


def refresh(store: Store, *, progress: Progress | None = None) -> Summary:
    """Extract every stored article again with this version's rules; records that differ count as updated."""

    def articles() -> Iterator[Article]:
        total = store.count_articles()
        for done, article in enumerate(store.articles(), 1):
            yield article
            if progress is not None:
                progress(done, total, article.source)

    return _Run(store, again=True).keep(extract_all(articles()))
