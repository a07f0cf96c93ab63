"""Where articles come from: files, folders, patterns, standard input and web addresses, read one after the other."""

import os
import stat
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from glob import glob, has_magic
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from gn_cli import __version__, readers
from gn_cli.article import Article, is_address
from gn_cli.errors import GnError, ReadError, UsageError
from gn_cli.readers import Reader
from gn_cli.readers.columns import ANY, Columns
from gn_cli.schema import SHORT_ID

if TYPE_CHECKING:
    from gn_cli.fetch import Fetched, Fetcher

STDIN = "-"

Progress: TypeAlias = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are, and the one just read."""


class Failure(NamedTuple):
    """A file that gave no record: what is wrong with it and what to do."""

    file: str
    what: str
    what_to_do: str


class Reading(NamedTuple):
    """How sources are read: `base` is the folder that files are named from, `columns` those of lists, `pause` and
    `allow_private` those of the fetcher of pages (or another `fetcher`), and `keep` is told each page that gave an
    article."""

    base: Path | None = None
    columns: Columns = ANY
    pause: float = 1.0
    allow_private: bool = False
    fetcher: "Fetcher | None" = None
    keep: "Callable[[str, Fetched], None] | None" = None


# What paths stand for


def find_files(paths: Sequence[str]) -> tuple[str | Failure, ...]:
    """The files that paths stand for, each once, in a fixed order: files as given, folders with all below them, globs
    (`**` too; Windows shells leave them to us), `-`, web addresses. A path that stands for none gives a failure in its
    place.

    Folders and globs give only what gn reads, nothing hidden, and not the pictures and scripts beside a saved page.
    Links within a folder are followed to files in it; one that leads out of it is a failure.
    Raises `UsageError` when `paths` is empty.
    """
    if not paths:
        raise UsageError("nothing to read", "name files or folders, or - for standard input")
    if len(paths) == 1:
        return tuple(_files_of(paths[0]))
    found: dict[str, str | Failure] = {}
    for path in paths:
        for one in _files_of(path):
            key = one.file if isinstance(one, Failure) else one if _has_no_path(one) else os.path.abspath(one)
            found.setdefault(key, one)
    return tuple(found.values())


def _has_no_path(source: str) -> bool:
    return source == STDIN or is_address(source)


def _files_of(path: str) -> Iterator[str | Failure]:
    nothing = f"gn reads {', '.join(readers.READERS)}"
    if _has_no_path(path) or os.path.isfile(path):
        yield path
    elif os.path.isdir(path):
        yield from tuple(_below(path)) or (Failure(path, "has no articles in it", nothing),)
    elif has_magic(path):
        yield from tuple(_matches(path)) or (Failure(path, "matches no articles", nothing),)
    elif _dangles(path):
        yield Failure(path, "is a link to nothing", "mend the link, or name the file itself")
    elif os.path.exists(path):
        yield path
    else:
        yield Failure(path, "no such file or folder", "check the name")


def _dangles(path: str) -> bool:
    return os.path.islink(path) and not os.path.exists(path)


def _matches(pattern: str) -> Iterator[str | Failure]:
    for match in sorted(glob(os.path.expanduser(pattern), recursive=True)):
        if os.path.isdir(match):
            yield from _below(match)
        elif readers.can_read(match):
            yield match


def _below(folder: str) -> Iterator[str | Failure]:
    top = os.path.realpath(folder)
    for here, folders, names in os.walk(folder):
        beside = {name.lower() for name in names}
        kept = sorted(name for name in folders if not name.startswith(".") and not readers.is_page_folder(name, beside))
        folders[:] = [name for name in kept if not os.path.islink(os.path.join(here, name))]
        yield from (_out(os.path.join(here, name)) for name in kept if _leads_out(os.path.join(here, name), top))
        for name in sorted(names):
            if name.startswith(".") or not readers.can_read(name):
                continue
            path = os.path.join(here, name)
            mode = os.lstat(path).st_mode
            if stat.S_ISREG(mode):
                yield path
            elif stat.S_ISLNK(mode) and _leads_out(path, top):
                yield _out(path)
            elif stat.S_ISLNK(mode) and _dangles(path):
                yield Failure(path, "is a link to nothing", "mend the link, or take it away")


def _leads_out(path: str, top: str) -> bool:
    """Whether a path is a link to a place outside the folder; links within it lead to what is read anyhow."""
    if not os.path.islink(path) or _dangles(path):
        return False
    try:
        return os.path.commonpath((os.path.realpath(path), top)) != top
    except ValueError:
        return True


def _out(path: str) -> Failure:
    return Failure(path, "is a link that leads out of the folder", "name the place it leads to, if it is wanted")


def read_addresses(file: str, stdin: BinaryIO) -> tuple[str, ...]:
    """The web addresses of a list, one a line, `-` for standard input; blank lines and those that begin with # are
    passed over. Raises `UsageError` for a list that cannot be read and a line that is no address."""
    try:
        data = stdin.read(_LIST) if file == STDIN else _content(file, _LIST)
        lines = data.decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"the list {file} cannot be read: {error}", "give a text file with an address a line"
        ) from None
    found = []
    for number, line in enumerate(map(str.strip, lines), 1):
        if line and not line.startswith("#"):
            if not is_address(line):
                raise UsageError(f"line {number} of {file} is no web address: {line[:80]}", "write it as https://…")
            found.append(line)
    return tuple(found)


_LIST = 16 * 1024 * 1024


# From paths to articles


def read_all(
    paths: Sequence[str], *, stdin: BinaryIO, reading: Reading | None = None, progress: Progress | None = None
) -> Iterator[Article | Failure]:
    """The articles of files, folders, globs, addresses and standard input in a fixed order, the failures among them.

    A source is the path as given, or with a base the way from that folder to the file; the address of a page; the
    name of a file that holds many and, behind `#`, the member. Raises `UsageError` at once when `paths` is empty.
    """
    return _read_files(find_files(paths), stdin, reading or Reading(), progress)


def read_one(
    file: str, stdin: BinaryIO | None, reading: Reading, seen: Callable[[bytes], object] | None = None
) -> Iterator[Article | Failure]:
    """The articles of one file, of standard input or of one address, the failures among them.

    `seen` is told the bytes of a file before they are taken apart.
    """
    try:
        for article in _articles(file, stdin, reading, seen):
            if isinstance(article, ReadError):
                yield Failure(article.source or file, article.message, article.hint)
            else:
                yield article
    except GnError as error:
        yield Failure(file, error.message, error.hint)
    except OSError as error:
        yield Failure(file, f"cannot be read: {error.strerror or error}", "check its rights and try again")
    except MemoryError:
        yield Failure(file, "needs more memory than there is", "split it into smaller files")
    except Exception as error:
        yield stumbled(file, error)


def file_digest(data: bytes, reading: Reading) -> bytes:
    """What tells that a file would be read as it was: of its bytes, the columns asked for and the version of gn."""
    return blake2b(data, digest_size=16, key=_how_read(reading.columns)).digest()


@lru_cache(1)
def _how_read(columns: Columns) -> bytes:
    return blake2b(f"{__version__} {columns}".encode(), digest_size=32).digest()


def unread_digest(file: str, reading: Reading) -> bytes | None:
    """The digest of a file as it is now; `None` where it cannot be read, as reading it will tell."""
    try:
        return file_digest(_content(file, readers.reader_of(file).limit), reading)
    except (OSError, GnError, MemoryError):
        return None


def is_file(source: str) -> bool:
    """Whether what a path stands for is a file, not standard input or an address."""
    return not _has_no_path(source)


def holds_one(file: str) -> bool:
    """Whether a file's format holds one article, as its name tells."""
    try:
        return not readers.reader_of(file).many
    except GnError:
        return True


def _read_files(
    files: Sequence[str | Failure], stdin: BinaryIO, reading: Reading, progress: Progress | None
) -> Iterator[Article | Failure]:
    for done, file in enumerate(files, 1):
        if isinstance(file, Failure):
            yield file
        else:
            yield from read_one(file, stdin, reading)
        if progress is not None:
            progress(done, len(files), file.file if isinstance(file, Failure) else file)


def _articles(
    file: str, stdin: BinaryIO | None, reading: Reading, seen: Callable[[bytes], object] | None
) -> Iterator[Article | ReadError]:
    if is_address(file):
        yield from _fetched(file, reading)
    elif file == STDIN:
        yield from _piped(stdin, reading) if stdin is not None else ()
    else:
        reader = readers.reader_of(file)
        data = _content(file, reader.limit)
        if seen is not None:
            seen(data)
        source = source_of(file, reading.base)
        for item in readers.read(data, file, columns=reading.columns, reader=reader):
            if isinstance(item, Article):
                # What a reader put behind the file's name stays.
                item = replace(item, source=source + _composed(item.source.removeprefix(file)))
            yield item


def _piped(stdin: BinaryIO, reading: Reading) -> Iterator[Article | ReadError]:
    data = stdin.read(max(reader.limit for reader in readers.FORMATS) + 1)
    for item in readers.read(data, STDIN, columns=reading.columns, reader=readers.recognised(data)):
        # What is piped in has no name: each text is a source of its own, so that the next one does not replace it.
        yield item if isinstance(item, ReadError) else replace(item, source=f"stdin:{item.id[:SHORT_ID]}")


def _fetched(address: str, reading: Reading) -> Iterator[Article | ReadError]:
    fetcher = reading.fetcher or _fetcher(reading.pause, reading.allow_private)
    page = fetcher.fetch(address)
    kept = False
    for item in readers.read(page.data, address, columns=reading.columns, reader=_reader_of(page)):
        if isinstance(item, ReadError):
            yield item
            continue
        if reading.keep is not None and not kept:
            reading.keep(address, page)
            kept = True
        yield item if item.url else replace(item, url=page.url)


_MEDIA = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom", "text/xml": ".xml", "application/xml": ".xml",
    "text/csv": ".csv", "application/zip": ".zip", "message/rfc822": ".mhtml", "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}  # fmt: skip


@lru_cache(1)
def _fetcher(pause: float, allow_private: bool) -> "Fetcher":
    """One for all pages, for it minds the pauses; made for the first, for what it needs of the library is heavy."""
    from gn_cli.fetch import Fetcher

    return Fetcher(pause=pause, allow_private=allow_private)


def _reader_of(page: "Fetched") -> Reader:
    """The reader of a fetched page: by what the server says it is, else by what it begins with."""
    ending = _MEDIA.get(page.media_type)
    return readers.reader_of("x" + ending) if ending else readers.recognised(page.data)


def _content(file: str, limit: int) -> bytes:
    """The bytes of a file, up to one more than the limit. Raises `ReadError` when it changes while it is read."""
    for _ in range(2):
        with open(_openable(file), "rb") as opened:
            before = os.fstat(opened.fileno())
            data = opened.read(limit + 1)
            after = os.fstat(opened.fileno())
        whole = len(data) > limit or not stat.S_ISREG(after.st_mode) or len(data) == after.st_size
        if whole and (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return data
    raise ReadError("changed while it was read", "wait until what writes to it is done, then run the command again")


def _openable(file: str) -> str:
    """The name to open a file by: Windows takes paths of 260 letters and more only with a mark in front."""
    path = os.path.abspath(file)
    if os.name == "nt" and len(path) >= 250 and not path.startswith("\\\\"):
        return f"\\\\?\\{path}"
    return file


def source_of(file: str, base: Path | None) -> str:
    """The name a file goes by, whatever folder gn is called in.

    In NFC, for the same file has its accents apart on a Mac; bytes that are no letters are shown as such.
    """
    if base is None:
        name = os.path.normpath(file)
    else:
        name, folder = os.path.abspath(file), _folder(base)
        if name.startswith(folder):
            name = name[len(folder) :]
        else:
            # Another drive has no way to it: the whole path then.
            with suppress(ValueError):
                name = os.path.relpath(name, folder)
    if os.sep != "/":
        name = Path(name).as_posix()
    return _composed(name)


def _composed(name: str) -> str:
    if name.isascii():
        return name
    return unicodedata.normalize("NFC", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


@lru_cache(8)
def _folder(base: Path) -> str:
    return os.path.join(os.path.normpath(base.absolute()), "")


def stumbled(file: str, error: Exception) -> Failure:
    """The failure of a file at which gn itself failed."""
    what = f"gn itself failed on it: {type(error).__name__}: {error}"
    return Failure(file, what, "report it with the file; gn --debug extract shows where")
