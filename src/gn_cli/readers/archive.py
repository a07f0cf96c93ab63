"""ZIP files: every member that gn reads, as if it lay in a folder."""

import zipfile
from collections.abc import Iterator
from contextlib import suppress

from gn_cli import readers
from gn_cli.article import Article, normalise
from gn_cli.errors import ReadError
from gn_cli.readers.columns import ANY, Columns
from gn_cli.readers.package import open_package, unpack


def read(data: bytes, name: str, columns: Columns = ANY) -> Iterator[Article | ReadError]:
    """The articles of the members, in the order of their names; a bad member is a failure of its own.

    Raises `ReadError`: cut off, damaged, a bomb, nothing in it that gn reads.
    """
    package = open_package(data, "ZIP file")
    names = _names(package)
    listed = [member for _, member in names]
    members = sorted((one for one in names if _wanted(one[1], listed)), key=lambda one: one[1])
    if not members:
        raise ReadError("has no articles in it", "gn reads " + ", ".join(readers.READERS))
    for info, member in members:
        source = f"{name}#{member}"
        try:
            reader = readers.reader_of(member)
            if reader.module == "archive":
                raise ReadError("is a ZIP file within a ZIP file", "unpack it and read the folder")
            content = unpack(package, info, reader.limit)
            for item in readers.read(content, source, columns=columns, reader=reader):
                yield item.of(source) if isinstance(item, ReadError) else item
        except ReadError as error:
            yield error.of(source)


def _names(package: zipfile.ZipFile) -> list[tuple[zipfile.ZipInfo, str]]:
    """The members that are files, with their names. A ZIP without the mark of UTF-8 may have it all the same."""
    found = []
    for info in package.infolist():
        if info.is_dir():
            continue
        member = info.filename
        if not info.flag_bits & 0x800:
            with suppress(UnicodeError):
                member = member.encode("cp437").decode("utf-8")
        found.append((info, normalise(member)))
    return found


def _wanted(member: str, all_names: list[str]) -> bool:
    parts = member.split("/")
    if any(part.startswith(".") or part == "__MACOSX" for part in parts):
        return False
    return readers.can_read(member) and not readers.in_page_folder(member, all_names)
