"""ZIP packages (DOCX, XLSX, ZIP itself) opened with care: bombs, passwords, cut files and entity tricks are refused."""

import io
import struct
import zipfile
import zlib

from gn_cli.errors import ReadError

TOTAL = 500 * 1024 * 1024
"""The most that all members of one package may unpack to, in bytes; members are unpacked one at a time."""
RATIO = 200
"""How many times its packed size a member may unpack to; texts and office files stay under 30."""
_SMALL = 1024 * 1024
"""Members up to this size are harmless at any ratio."""
MEMBERS = 20_000

BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, struct.error,
)  # fmt: skip
"""What a damaged package makes the library raise."""


def open_package(data: bytes, what: str) -> zipfile.ZipFile:
    """The package in a file's bytes, its sizes checked as far as its list tells them.

    Raises `ReadError`: cut off, damaged, locked with a password, a bomb.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        # Office keeps a document with a password in its old container.
        raise ReadError(f"is locked with a password, or no {what}", "open it, save it without the password")
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN:
        raise ReadError(f"is no whole {what}: it is cut off or damaged", "fetch or save it again") from None
    infos = package.infolist()
    if len(infos) > MEMBERS or sum(info.file_size for info in infos) > TOTAL:
        raise _bomb()
    return package


def _bomb() -> ReadError:
    return ReadError("unpacks to far more than an archive of reports does", "leave it out; it may be made to do harm")


def unpack(package: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """The bytes of a member. Raises `ReadError`: longer than `limit`, a bomb, damaged, locked with a password.

    What the package says of the size is not believed: at most `limit` bytes are ever unpacked.
    """
    if info.flag_bits & 0x1:
        raise ReadError("is locked with a password", "unpack it with the password and read the folder")
    ratio = max(_SMALL, info.compress_size * RATIO)
    if info.file_size > ratio:
        raise _bomb()
    try:
        with package.open(info) as member:
            data = member.read(min(limit, ratio) + 1)
    except BROKEN as error:
        raise ReadError(f"is damaged: {error}"[:200], "fetch or save it again") from None
    if len(data) > ratio:
        raise _bomb()
    if len(data) > limit:
        raise ReadError(f"is longer than {limit // 1024 // 1024} MB", "split it into smaller files")
    return data


def part(package: zipfile.ZipFile, name: str, limit: int) -> bytes | None:
    """A part of an office file by its name, `None` where there is none. Raises `ReadError` as `unpack` does, and for
    XML with a document type: office files have none, and entities are defined there."""
    try:
        info = package.getinfo(name)
    except KeyError:
        return None
    data = unpack(package, info, limit)
    refuse_entities(data)
    return data


def refuse_entities(data: bytes) -> None:
    """Raises `ReadError` for XML that declares a document type of its own."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data or _WIDE in data[:4096]:
        raise ReadError("declares entities of its own, as XML bombs do", "leave it out, or save it again")


_WIDE = "<!DOCTYPE".encode("utf-16-le")


def kind_of(data: bytes) -> str:
    """The ending that a package without a name would have: .docx, .xlsx or .zip."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except BROKEN:
        return ".zip"
    return ".docx" if "word/document.xml" in names else ".xlsx" if "xl/workbook.xml" in names else ".zip"
