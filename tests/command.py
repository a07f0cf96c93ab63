"""Runs `gn` as a person would, inside the test: on a terminal of some width or in a pipe, with its exit code."""

import io
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from corpus import SAMPLES
from made import RECORDS

from gn_cli.app import main
from gn_cli.store import Store


@dataclass(frozen=True)
class Result:
    """What a run left behind."""

    code: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    def __init__(self, terminal: bool, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", newline="")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]


def gn(
    *args: str | Path, terminal: int | None = None, stdin: bytes = b"", colour: bool = False, lang: str = ""
) -> Result:
    """Run `gn` with arguments; `terminal` is the width of the terminal, `None` a pipe."""
    out, err = _Stream(terminal is not None), _Stream(terminal is not None)
    environment = {"COLUMNS": str(terminal or 80), "NO_COLOR": "" if colour else "1", "TERM": "xterm-256color"}
    environment |= {"GN_LANG": lang} if lang else {}
    with (
        patch.multiple(sys, stdout=out, stderr=err, stdin=_Stream(False, stdin)),
        patch.dict(os.environ, environment),
    ):
        try:
            main([str(arg) for arg in args])
        except SystemExit as end:
            code = end.code
    return Result(int(code or 0), out.text(), err.text())


def made_database(folder: Path) -> Path:
    """A database of the records made by hand."""
    path = folder / "gn.db"
    with Store.open(path, write=True) as store:
        store.put(RECORDS)
    return path


def copy_samples(folder: Path) -> None:
    """The sample reports with their expected records, each once: without the copies of them in other formats."""
    folder.mkdir(parents=True)
    for path in SAMPLES.iterdir():
        if path.is_file():
            shutil.copy(path, folder)
