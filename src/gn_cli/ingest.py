"""Sources in, records in the store: reads, extracts and keeps in batches; one bad file never stops a run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from gn_cli.article import Article
from gn_cli.errors import GnError
from gn_cli.fetch import Fetched
from gn_cli.likeness import Print, find_print, likeness
from gn_cli.report import Report
from gn_cli.sources import Failure, Progress, Reading, read_all, stumbled
from gn_cli.store import Change, Page, Store

BATCH = 100
"""How many articles share a transaction."""


@dataclass(frozen=True, slots=True)
class Summary:
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
            yield stumbled(article.source, error)


@dataclass
class _Run:
    """A run under way: what waits for its batch, and the counts so far."""

    store: Store
    again: bool = False
    waiting: list[tuple[Article, Report]] = field(default_factory=list)
    prints: dict[str, Print] = field(default_factory=dict)
    changes: dict[Change, int] = field(default_factory=lambda: {"new": 0, "unchanged": 0, "updated": 0})
    copies: int = 0
    alike: int = 0
    not_training: int = 0
    failures: list[Failure] = field(default_factory=list)

    def unknown(self, articles: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
        """The articles that are not stored as they are, nor copies of others; those are counted."""
        for article in articles:
            if isinstance(article, Failure):
                yield article
            elif self.store.holds(article):
                self.changes["unchanged"] += 1
            elif self._linked(article):
                self.copies += 1
            else:
                yield article

    def _linked(self, article: Article) -> bool:
        """Whether another source tells the same text, saved in another format or place; it is noted with it then."""
        try:
            found = find_print(article)
        except Exception:
            # Extraction fails on it as well, and tells.
            return False
        if any(found.content == one.content for one in self.prints.values()):
            self._put()
        if self.store.link(article, found.content):
            return True
        self.prints[article.id] = found
        return False

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
            copies=self.copies,
            alike=self.alike,
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
                    self.failures.append(stumbled(record[0].source, error))
        self.waiting.clear()
        self.prints.clear()

    def _put_together(self, records: Sequence[tuple[Article, Report]]) -> None:
        for change, (_, report) in zip(self.store.put(records, refresh=self.again), records, strict=True):
            self.changes[change] += 1
            self.not_training += change != "unchanged" and not report.is_training
        prints = [(article.id, self.prints.get(article.id) or find_print(article)) for article, _ in records]
        self.alike += self.store.remember([(id, one.content, one.sketch) for id, one in prints], likeness)


def ingest(
    paths: Sequence[str],
    store: Store,
    *,
    stdin: BinaryIO,
    reading: Reading | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read paths as `read_all` does, extract what is not yet stored, keep it; pages from the web are kept as they came.

    A text that is there already, in whatever format, is noted with its source and not counted again.

    Ctrl-C keeps what was extracted and gives the summary so far. Raises `UsageError` without paths and `StoreError`
    when the database cannot be written to (a full disk): finished batches stay, and the next run goes on after them.
    """
    run = _Run(store)

    def keep(source: str, page: Fetched) -> None:
        store.put_page(source, Page(page.url, page.fetched, page.media_type, page.data))

    how = replace(reading or Reading(), base=store.path.absolute().parent, keep=keep)
    articles = read_all(paths, stdin=stdin, reading=how, progress=progress)
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
