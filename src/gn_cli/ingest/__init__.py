"""Sources in, records in the store: reads, extracts and keeps in batches; one bad file never stops a run.

`prepare.py` makes rows of a file, `pool.py` shares that between processes; this one writes, whoever prepared.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from gn_cli.article import Article
from gn_cli.errors import GnError
from gn_cli.ingest.prepare import Done, Item, Outcome, OwnFile, Stumbled, prepare
from gn_cli.likeness import likeness
from gn_cli.report import Report
from gn_cli.sources import (
    Failure,
    Progress,
    Reading,
    file_digest,
    find_files,
    holds_one,
    is_file,
    read_one,
    source_of,
    stumbled,
    unread_digest,
)
from gn_cli.store import Change, Page, ReadFile, Ready, Store, Told

if TYPE_CHECKING:
    from gn_cli.fetch import Fetched

BATCH = 256
"""How many articles share a transaction; fewer where they are long."""
_LETTERS = 1_000_000
_ALONE = 200
"""So many files are prepared by one process before others are started, where nobody says how many: to start them
takes as long as that."""
_ASKED = 128
"""Files asked about at once whether they were read before."""


class Summary(NamedTuple):
    """What a run did. `copies` are sources whose text another source tells already; `alike` counts among the new and
    updated those that are nearly the same as another article, `not_training` those that are about no training;
    `outdated` the stored records that another version of gn made; `interrupted` tells of Ctrl-C."""

    new: int = 0
    unchanged: int = 0
    updated: int = 0
    copies: int = 0
    alike: int = 0
    not_training: int = 0
    failures: tuple[Failure, ...] = ()
    outdated: int = 0
    interrupted: bool = False


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
            yield stumbled(article.source, error)


def ingest(
    paths: Sequence[str],
    store: Store,
    *,
    stdin: BinaryIO,
    reading: Reading | None = None,
    progress: Progress | None = None,
    jobs: int | None = 1,
) -> Summary:
    """Read paths as `read_all` does, extract what is not yet stored, keep it; pages from the web are kept as they came.

    A text that is there already, in whatever format, is noted with its source and not counted again. `jobs` processes
    share the work, `None` for as many as pay; the database is the same whatever their number.

    Ctrl-C keeps what was extracted and gives the summary so far. Raises `UsageError` without paths and `StoreError`
    when the database cannot be written to (a full disk): finished batches stay, and the next run goes on after them.
    """

    def keep(source: str, page: "Fetched") -> None:
        store.put_page(source, Page(page.url, page.fetched, page.media_type, page.data))

    how = (reading or Reading())._replace(base=store.path.absolute().parent, keep=keep)
    files = find_files(paths)
    return _Run(store, how, progress, len(files)).keep(_items(files, store, stdin, how), jobs)


def refresh(store: Store, *, progress: Progress | None = None, jobs: int | None = 1) -> Summary:
    """Extract every stored article again with this version's rules; records that differ count as updated."""

    def items() -> Iterator[Item]:
        for article in store.articles():
            yield article
            yield Done(article.source)

    total = store.count_articles() if progress is not None else 0
    return _Run(store, Reading(), progress, total, again=True).keep(items(), jobs)


# What there is to do


def _items(files: Sequence[str | Failure], store: Store, stdin: BinaryIO, reading: Reading) -> Iterator[Item]:
    """What paths stand for, in their order; files that have not changed since they were read are only counted."""
    names = iter(files)
    while some := list(islice(names, _ASKED)):
        sources = {file: source_of(file, reading.base) for file in some if isinstance(file, str) and is_file(file)}
        read = store.read_files(tuple(sources.values()))
        for file in some:
            if isinstance(file, Failure):
                yield file
                yield Done(file.file)
            elif file not in sources:
                yield from read_one(file, stdin, reading)
                yield Done(file)
            else:
                yield from _file_items(file, sources[file], read.get(sources[file]), reading)


def _file_items(file: str, source: str, before: ReadFile | None, reading: Reading) -> Iterator[Item]:
    if before is not None and before.digest == unread_digest(file, reading):
        yield Done(file, unchanged=before.articles)
    elif holds_one(file):
        yield OwnFile(file, source)
    else:
        digests: list[bytes] = []
        count = 0
        for article in read_one(file, None, reading, lambda data: digests.append(file_digest(data, reading))):
            yield article
            count += 1
        yield Done(file, ReadFile(source, digests[0], count) if digests else None)


def _cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# What comes of it


@dataclass
class _Run:
    """A run under way: what waits for its batch, and the counts so far."""

    store: Store
    reading: Reading
    progress: Progress | None
    total: int
    again: bool = False
    waiting: list[Ready] = field(default_factory=list)
    read: list[ReadFile] = field(default_factory=list)
    letters: int = 0
    contents: set[str] = field(default_factory=set)
    failed: bool = False
    """Whether anything has failed in the file that is being read."""
    done: int = 0
    changes: dict[Change, int] = field(default_factory=lambda: {"new": 0, "unchanged": 0, "updated": 0})
    copies: int = 0
    alike: int = 0
    not_training: int = 0
    failures: list[Failure] = field(default_factory=list)

    def keep(self, items: Iterator[Item], jobs: int | None) -> Summary:
        """Keep what comes of the items in batches. Ctrl-C ends the run after what was extracted is kept."""
        interrupted = False
        try:
            if jobs is None:
                self._keep_alone(islice(items, _ALONE))
                more = list(islice(items, 1))
                items, jobs = chain(more, items), _cores() if more else 1
            if jobs == 1:
                self._keep_alone(items)
            else:
                self._keep_together(items, jobs)
        except KeyboardInterrupt:
            interrupted = True
        if self.waiting or self.read:
            self._put()
        return Summary(
            **self.changes,
            copies=self.copies,
            alike=self.alike,
            not_training=self.not_training,
            failures=tuple(self.failures),
            outdated=self.store.count_outdated(),
            interrupted=interrupted,
        )

    def _keep_alone(self, items: Iterator[Item]) -> None:
        is_known = None if self.again else self._is_known
        for item in items:
            for outcome in prepare(item, self.reading, is_known):
                self._take(outcome)

    def _keep_together(self, items: Iterator[Item], jobs: int) -> None:
        from gn_cli.ingest.pool import prepared

        # What is fetched and kept of pages is this process's own affair.
        reading = Reading(self.reading.base, self.reading.columns)
        with closing(prepared(self._unheld(items), reading, jobs)) as outcomes:
            for outcome in outcomes:
                if (
                    isinstance(outcome, Ready | Stumbled)
                    and not self.again
                    and self._is_known(outcome, outcome.content)
                ):
                    continue
                self._take(outcome)

    def _unheld(self, items: Iterator[Item]) -> Iterator[Item]:
        """The items without the articles that are stored as they are; those are counted."""
        for item in items:
            if isinstance(item, Article) and not self.again and self.store.holds(item):
                self.changes["unchanged"] += 1
            else:
                yield item

    def _is_known(self, article: Told, content: str) -> bool:
        """Whether an article is stored as it is, or another source tells the same text, saved in another format or
        place, with which it is noted then; those are counted."""
        if self.store.holds(article):
            self.changes["unchanged"] += 1
            return True
        if content in self.contents:
            self._put()
        if self.store.link(article, content):
            self.copies += 1
            return True
        return False

    def _take(self, outcome: Outcome) -> None:
        if isinstance(outcome, Ready):
            self.waiting.append(outcome)
            self.contents.add(outcome.content)
            self.letters += len(outcome.words)
            if len(self.waiting) >= BATCH or self.letters >= _LETTERS:
                self._put()
        elif isinstance(outcome, Done):
            self.changes["unchanged"] += outcome.unchanged
            if outcome.read is not None and outcome.read.articles and not self.failed:
                self.read.append(outcome.read)
            self.failed = False
            self.done += 1
            if self.progress is not None:
                self.progress(self.done, self.total, outcome.path)
        else:
            self.failures.append(outcome.failure if isinstance(outcome, Stumbled) else outcome)
            self.failed = True

    def _put(self) -> None:
        try:
            self._put_together(self.waiting, self.read)
        except GnError:
            raise
        except Exception:
            # One of them is at fault; the others are kept without it, and their files read again the next time.
            for ready in self.waiting:
                try:
                    self._put_together([ready], [])
                except (ValueError, ArithmeticError, TypeError) as error:
                    self.failures.append(stumbled(ready.source, error))
                    self.failed = True
        self.waiting.clear()
        self.read.clear()
        self.contents.clear()
        self.letters = 0

    def _put_together(self, records: Sequence[Ready], read: Sequence[ReadFile]) -> None:
        changes, alike = self.store.put_ready(records, read=read, refresh=self.again, likeness=likeness)
        for change, ready in zip(changes, records, strict=True):
            self.changes[change] += 1
            self.not_training += change != "unchanged" and not ready.is_training
        self.alike += alike
