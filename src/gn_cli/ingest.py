"""Paths in, records in the store: reads, extracts and keeps in batches; one bad file never stops a run."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from gn_cli.article import Article
from gn_cli.store import Store


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no record: what is wrong with it and what to do."""

    file: str
    what: str
    what_to_do: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `not_training` counts among the new and updated those that are about no training; `outdated`
    the stored records that an earlier version of gn made."""

    new: int
    unchanged: int
    updated: int
    not_training: int
    failures: tuple[Failure, ...]
    outdated: int = 0
    interrupted: bool = False


Progress = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are, and the one just read."""


def read_all(paths: Sequence[str], stdin: BinaryIO, progress: Progress | None = None) -> Iterator[Article | Failure]:
    """The articles of files, folders (recursive), globs and `-` (standard input), in a fixed order, with the failures
    among them. Raises `UsageError` when `paths` is empty."""
    raise NotImplementedError


def ingest(paths: Sequence[str], store: Store, *, stdin: BinaryIO, progress: Progress | None = None) -> Summary:
    """Read paths as `read_all`, extract what is not yet stored, keep it. Ctrl-C keeps the finished batches and gives
    the summary so far, `interrupted`."""
    raise NotImplementedError


def refresh(store: Store, *, progress: Progress | None = None) -> Summary:
    """Extract every stored article again with this version's rules."""
    raise NotImplementedError
