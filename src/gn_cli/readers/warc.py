"""Web archives (WARC, also packed): every page that was fetched well is an article."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from gn_cli import readers
from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.readers.columns import to_address

_KINDS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
TOTAL = 2 * 1024 * 1024 * 1024
"""The most that all records of one archive may unpack to; records are unpacked one at a time."""


def read(data: bytes, name: str) -> Iterator[Article | ReadError]:
    """The articles of the records; a page without an article is a failure of its own.

    Raises `ReadError`: no archive, no pages in it, cut off in mid-record (what stands before is given first), a bomb.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    pages, unpacked = 0, 0
    try:
        for record in _records(ArchiveIterator(io.BytesIO(data), check_digests=False)):
            kind, address = _told(record)
            if kind is None:
                _drain(record)
                continue
            pages += 1
            reader = readers.reader_of("x" + kind)
            body = record.content_stream().read(reader.limit + 1)
            unpacked += len(body)
            if unpacked > TOTAL:
                raise ReadError("unpacks to far more than an archive of reports does", "split it into smaller files")
            _drain(record)
            source = f"{name}#{address or pages}"
            try:
                for item in readers.read(body, source, reader=reader):
                    yield item.of(source) if isinstance(item, ReadError) else _at(item, address)
            except ReadError as error:
                yield error.of(source)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, KeyError, AttributeError) as error:
        if pages:
            raise _cut() from None
        raise ReadError(f"is no web archive, or damaged: {error}"[:200], "fetch it again") from None
    if not pages:
        raise ReadError("has no pages in it", "gn reads the HTML, text, PDF and DOCX responses of an archive")


def _records(archive: Any) -> Iterator[Any]:
    """The records of an archive. What the library writes about damaged ones to standard error is kept from there."""
    while True:
        with redirect_stderr(io.StringIO()):
            record = next(archive, None)
        if record is None:
            return
        yield record


def _told(record: Any) -> tuple[str | None, str | None]:
    """The ending that a record's content would have as a file, `None` for what is no page; and its address."""
    address = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type == "resource":
        kind = record.rec_headers.get_header("Content-Type")
    elif record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() == "200":
        kind = record.http_headers.get_header("Content-Type")
    else:
        return None, address
    return _KINDS.get((kind or "text/html").partition(";")[0].strip().lower()), address


_STEP = 1024 * 1024


def _drain(record: Any) -> None:
    """Pass over what is left of a record, in steps, so that a bomb in it is never in memory. Raises `ReadError` for a
    bomb, and where the archive ends before the record does."""
    passed = 0
    while step := record.raw_stream.read(_STEP):
        passed += len(step)
        if passed > TOTAL:
            raise ReadError(
                "unpacks to far more than an archive of reports does", "leave it out; it may be made to do harm"
            )
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise _cut()


def _cut() -> ReadError:
    return ReadError("is cut off or damaged in mid-record; what stands before was read", "fetch it again")


def _at(item: Article, address: str | None) -> Article:
    from dataclasses import replace

    return item if item.url else replace(item, url=to_address(address))
