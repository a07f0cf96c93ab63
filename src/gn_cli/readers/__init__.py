"""Bytes in, articles out: which reader takes which file. A new format is one module with `read` and one line here."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple, cast

from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.readers.columns import ANY, Columns

_MB = 1024 * 1024


class Reader(NamedTuple):
    """A module of this folder with `read(data: bytes, name: str)`, which gives articles, and `ReadError` among them
    for parts that failed; it raises `ReadError` for the whole file.

    `endings` are those of the files it takes, in lower case, `limit` the largest file in bytes, `needs` the libraries
    it imports; `many` tells that a file holds several articles, `columns` that `read` takes `Columns` as well.
    """

    module: str
    what: str
    endings: tuple[str, ...]
    limit: int
    needs: tuple[str, ...] = ()
    many: bool = False
    columns: bool = False


TEXT = Reader("text", "text and Markdown", (".txt", ".md"), 4 * _MB)

FORMATS: tuple[Reader, ...] = (
    TEXT,
    Reader("html", "web pages", (".html", ".htm", ".xhtml"), 20 * _MB, ("lxml", "lxml_html_clean", "trafilatura")),
    Reader("mhtml", "web pages saved as one file", (".mhtml", ".mht"), 60 * _MB, ("lxml", "trafilatura")),
    Reader("docx", "Word documents", (".docx", ".docm"), 60 * _MB, ("defusedxml",)),
    Reader("pdf", "PDF with a text layer", (".pdf",), 100 * _MB, ("pypdfium2",)),
    Reader("jsonl", "lists of articles as JSON", (".jsonl", ".ndjson"), 100 * _MB, many=True, columns=True),
    Reader("delimited", "tables of articles", (".csv", ".tsv"), 100 * _MB, many=True, columns=True),
    Reader("excel", "tables of articles", (".xlsx", ".xlsm"), 60 * _MB, ("openpyxl",), many=True, columns=True),
    Reader("feed", "RSS and Atom feeds", (".rss", ".atom", ".xml"), 20 * _MB, ("defusedxml", "lxml"), many=True),
    Reader("warc", "web archives", (".warc", ".warc.gz"), 200 * _MB, ("warcio",), many=True),
    Reader("archive", "ZIP files of any of these", (".zip",), 200 * _MB, many=True, columns=True),
    Reader(
        "refused", "formats to save in another first", (".doc", ".rtf", ".odt", ".xls", ".epub", ".rar", ".7z"), _MB
    ),
)
"""All formats, in the order in which they are told."""

READERS: Mapping[str, Reader] = {
    ending: reader for reader in FORMATS if reader.module != "refused" for ending in reader.endings
}
"""The readers by the ending of a file's name, in lower case."""

_ENDINGS = {ending: reader for reader in FORMATS for ending in reader.endings}

# What a file without a telling name begins with.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", ".pdf"),
    (b"PK\x03\x04", ".zip"),
    (b"WARC/", ".warc"),
    (b"\x1f\x8b", ".warc.gz"),
    (b"{\\rtf", ".rtf"),
    (b"\xd0\xcf\x11\xe0", ".doc"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b"<?xml", ".xml"),
    (b"<rss", ".rss"),
    (b"<feed", ".atom"),
)


def ending_of(name: str) -> str:
    """The ending of a name that a reader takes, the longest (`.warc.gz`); else what stands behind its last dot."""
    lowered = name.lower()
    last = lowered[lowered.rfind(".") :]
    if last in _ENDINGS:
        return last
    known = max((ending for ending in _ENDINGS if lowered.endswith(ending)), key=len, default=None)
    if known is not None:
        return known
    last = lowered.replace("\\", "/").rsplit("/", 1)[-1]
    return "." + last.rsplit(".", 1)[1] if "." in last.strip(".") else ""


def can_read(name: str) -> bool:
    """Whether a file of this name is to be read: in a format gn reads, or in one it tells how to save otherwise.

    Office's lock files (`~$bao-cao.docx`) and macOS's shadows (`._a.pdf`) are no documents.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return ending_of(name) in _ENDINGS and not last.startswith(("~$", "._"))


def reader_of(name: str) -> Reader:
    """The reader of a file; standard input (`-`) is text. Raises `ReadError` for a format gn does not read."""
    if name == "-":
        return TEXT
    ending = ending_of(name)
    if ending not in _ENDINGS:
        raise ReadError(f"gn does not read {ending or 'files without an ending'}", "gn reads " + ", ".join(READERS))
    return _ENDINGS[ending]


def recognised(data: bytes) -> Reader:
    """The reader of data without a name, by what it begins with: text where nothing tells otherwise."""
    head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    ending = next((ending for begin, ending in _SIGNATURES if head[: len(begin)].lower() == begin.lower()), ".txt")
    if ending == ".zip":
        from gn_cli.readers.package import kind_of

        ending = kind_of(data)
    return _ENDINGS[ending]


def read(
    data: bytes, name: str, *, columns: Columns = ANY, reader: Reader | None = None
) -> Iterator[Article | ReadError]:
    """The articles in a file's bytes; `name` is the file's name and becomes their source, `name#member` where the file
    holds many. `reader` goes before what the name tells.

    A part that failed comes as a `ReadError` among them. Raises `ReadError` when nothing can be had: no text in it, too
    long, not the format or the encoding it should be, a library missing.
    """
    reader = reader or reader_of(name)
    if reader.module != "refused" and len(data) > reader.limit:
        what = f"is longer than {reader.limit // _MB} MB"
        raise ReadError(
            what if reader.many else f"{what}, which no report is",
            "split it into smaller files" if reader.many else "split it into a file an article",
        )
    try:
        module = import_module(f"{__name__}.{reader.module}")
        if reader.columns:
            yield from cast(Callable[[bytes, str, Columns], Iterator[Article]], module.read)(data, name, columns)
        else:
            yield from cast(Callable[[bytes, str], Iterator[Article]], module.read)(data, name)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in reader.needs:
            raise
        raise ReadError(
            f"needs {error.name}, which is not installed", f"pip install {error.name}; gn doctor tells what is missing"
        ) from error


_PAGE_FOLDERS = ("_files", ".files", "_tệp", "_tập tin", "-dateien", "_fichiers", ".fld")


def is_page_folder(folder: str, beside: set[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a saved page that lies beside it (`trang.html`,
    `trang_files`); `beside` are the names in the folder they are in, in lower case."""
    lowered = folder.lower()
    return any(
        lowered.endswith(end) and any(lowered[: -len(end)] + ending in beside for ending in (".html", ".htm"))
        for end in _PAGE_FOLDERS
    )


def in_page_folder(member: str, names: list[str]) -> bool:
    """Whether a member of an archive lies in such a folder."""
    above = member.split("/")[:-1]
    for depth in range(len(above)):
        prefix = "".join(part + "/" for part in above[:depth])
        beside = {name[len(prefix) :].lower() for name in names if name.startswith(prefix)}
        if is_page_folder(above[depth], beside):
            return True
    return False
