"""Bytes in, articles out: which reader takes which file. A new format is one module with `read` and one line here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import cast

from gn_cli.article import Article
from gn_cli.errors import ReadError


@dataclass(frozen=True, slots=True)
class Reader:
    """A module of this folder with `read(data: bytes, name: str) -> Iterator[Article]`, which raises `ReadError`, and
    the largest file it takes, in bytes."""

    module: str
    limit: int


TEXT = Reader("text", 4 * 1024 * 1024)

READERS: Mapping[str, Reader] = {
    ".txt": TEXT,
    ".md": TEXT,
}
"""The readers by the ending of a file's name, in lower case."""


def can_read(name: str) -> bool:
    """Whether a file of this name is in a format gn reads."""
    return PurePath(name).suffix.lower() in READERS


def reader_of(name: str) -> Reader:
    """The reader of a file; standard input (`-`) is text. Raises `ReadError` for a format gn does not read."""
    suffix = PurePath(name).suffix.lower()
    if name == "-":
        return TEXT
    if suffix not in READERS:
        raise ReadError(f"gn does not read {suffix or 'files without an ending'}", "gn reads " + ", ".join(READERS))
    return READERS[suffix]


def read(data: bytes, name: str) -> Iterator[Article]:
    """The articles in a file's bytes; `name` is the file's name and becomes their source.

    Raises `ReadError`: no text in it, too long, not the format or the encoding it should be.
    """
    reader = reader_of(name)
    if len(data) > reader.limit:
        raise ReadError(
            f"is longer than {reader.limit // 1024 // 1024} MB, which no report is", "split it into a file an article"
        )
    module = import_module(f"{__name__}.{reader.module}")
    yield from cast(Callable[[bytes, str], Iterator[Article]], module.read)(data, name)
