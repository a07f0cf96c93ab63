"""Compiled patterns kept from run to run, as Python keeps its compiled modules: they load fifty times quicker.

The file lies in the user's folder for caches (`XDG_CACHE_HOME`, or `GN_CACHE_DIR` for a folder of one's own); without
one that can be written nothing is kept. It holds only what can be made again, and a spoilt or outdated one is left out.
"""

import atexit
import marshal
import os
import pickle
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

import regex

from gn_cli.vietnamese.engines import Compiled, compile_pattern, from_bytes, to_bytes
from gn_cli.vietnamese.signs import Signs, signs_of
from gn_cli.vietnamese.word_starts import Beginnings, beginnings_of

_Key: TypeAlias = tuple[str, int]
_Entry: TypeAlias = tuple[bytes, bytes, bytes]
"""The signs, the beginnings and the compiled pattern: as bytes, for a run asks for some of the patterns only."""

_FORMAT = 17
_DIGEST = 4
"""Bytes of the checksum in front of the entries, by which a spoilt file is told."""

_MOST = 1_000
"""Entries kept; more of them means those of older versions, which are then dropped."""


class KeptPatterns:
    """The patterns of a file; those that it lacks are compiled and, when Python ends, written."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.entries: dict[_Key, _Entry] = _loaded(path) if path else {}
        self.made: dict[_Key, _Entry] = {}
        self._compiled: dict[_Key, Compiled] = {}

    def compiled(self, pattern: str, flags: int) -> Compiled:
        """The compiled pattern."""
        key = (pattern, int(flags))
        compiled = self._compiled.get(key)
        if compiled is None:
            signs, beginnings, kept_bytes = self._entry(key)
            try:
                compiled = from_bytes(kept_bytes, pattern)
            except (pickle.UnpicklingError, TypeError, ValueError, EOFError, AttributeError, RuntimeError):
                compiled = compile_pattern(pattern, flags)
            self._compiled[key] = compiled
            # They come to several megabytes.
            self.entries[key] = (signs, beginnings, b"")
        return compiled

    def signs(self, pattern: str, flags: int) -> Signs:
        """The signs of the pattern."""
        return Signs(*marshal.loads(self._entry((pattern, int(flags)))[0]))

    def beginnings(self, pattern: str, flags: int) -> Beginnings | None:
        """The beginnings of the pattern."""
        found = marshal.loads(self._entry((pattern, int(flags)))[1])
        return Beginnings(*found) if found else None

    def _entry(self, key: _Key) -> _Entry:
        entry = self.entries.get(key)
        if entry is None:
            pattern, flags = key
            signs = signs_of(
                pattern, is_verbose=bool(flags & regex.VERBOSE), ignores_case=bool(flags & regex.IGNORECASE)
            )
            beginnings = beginnings_of(signs)
            entry = (
                marshal.dumps(tuple(signs)),
                marshal.dumps(tuple(beginnings or ())),
                to_bytes(pattern, flags),
            )
            self.entries[key] = self.made[key] = entry
        return entry

    def write(self) -> None:
        """Add the patterns made by this run to the file."""
        if not self.made or self.path is None:
            return
        from tempfile import NamedTemporaryFile

        entries = _loaded(self.path) | self.made
        if len(entries) > _MOST:
            entries = self.made
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.path.parent, prefix=".patterns-", delete=False) as file:
                content = marshal.dumps(entries)
                file.write(_digest(content) + content)
            os.replace(file.name, self.path)


@cache
def kept() -> KeptPatterns:
    """The patterns kept for this user and these versions of Python and `regex`."""
    patterns = KeptPatterns(_path())
    atexit.register(patterns.write)
    return patterns


def _path() -> Path | None:
    folder = os.environ.get("GN_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    with suppress(RuntimeError):
        version = f"{_FORMAT}-{sys.implementation.cache_tag}-{sys.version_info.micro}-{regex.__version__}"
        return Path(folder or Path.home() / ".cache") / "gn" / f"patterns-{version}.bin"
    return None


def _digest(content: bytes | memoryview) -> bytes:
    return crc32(content).to_bytes(_DIGEST)


def _loaded(path: Path) -> dict[_Key, _Entry]:
    with suppress(OSError, ValueError, EOFError, TypeError):
        kept_bytes = path.read_bytes()
        digest, content = kept_bytes[:_DIGEST], memoryview(kept_bytes)[_DIGEST:]
        # Neither marshal nor pickle is safe on bytes that were not written whole.
        entries = marshal.loads(content) if digest == _digest(content) else {}
        return entries if isinstance(entries, dict) else {}
    return {}
