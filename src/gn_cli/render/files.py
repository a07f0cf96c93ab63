"""Files that come to their name when they are whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gn_cli.errors import GnError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Gives the path to write to, beside `path`; at the end what is there takes the place of `path`.

    A failure or Ctrl-C leaves an old file as it was and nothing beside it. A device or pipe given by name (/dev/stdout)
    is written to directly. Raises `GnError` when the file cannot be written.
    """
    replaced = not path.exists() or path.is_file()
    part = path.with_name(path.name + ".part") if replaced else path
    try:
        if replaced:
            # What cannot be written at all is told at once and not after a long run.
            part.touch()
        yield part
        if replaced:
            os.replace(part, path)
    except BrokenPipeError:
        raise
    except OSError as error:
        there = path.parent.is_dir()
        hint = "close it where it is open, or choose another place" if there else f"make the folder {path.parent} first"
        raise GnError(f"cannot write {path}: {error.strerror or error}", hint) from error
    finally:
        if replaced:
            part.unlink(missing_ok=True)
