"""Runs the console blocks of a README and compares what they show, or writes it in: `… README.md README.vi.md`.

A block of the kind `console` holds commands behind `$ ` and below each what an 80-column terminal shows. They run one
after the other in a folder of their own that has `data/samples`.
"""

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


@contextmanager
def desk() -> Iterator[Path]:
    """A folder as a user has it who follows the README."""
    with tempfile.TemporaryDirectory() as folder:
        samples = Path(folder) / "data" / "samples"
        samples.mkdir(parents=True)
        for path in (ROOT / "data" / "samples").iterdir():
            if path.is_file():
                shutil.copy(path, samples)
        yield Path(folder)


def screen(command: str, folder: Path) -> str:
    """What a terminal shows of a command: its results, then what it says beside them."""
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder),
    }
    master, terminal = pty.openpty()
    with subprocess.Popen(
        command, shell=True, cwd=folder, env=environment, stdout=terminal, stderr=subprocess.PIPE
    ) as run:
        os.close(terminal)
        shown = b""
        # Linux ends a terminal that nobody holds with an error, other systems with nothing to read.
        try:
            while part := os.read(master, 65536):
                shown += part
        except OSError:
            pass
        os.close(master)
        assert run.stderr is not None
        beside = run.stderr.read()
    lines = (shown + beside).decode("utf-8").splitlines()
    return "".join(line.rstrip() + "\n" for line in lines)


def commands(block: str) -> list[str]:
    """The commands of a block."""
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def with_screens(text: str, folder: Path) -> str:
    """The page with what its commands show now."""

    def shown(match: re.Match[str]) -> str:
        return "".join(f"$ {command}\n{screen(command, folder)}" for command in commands(match[0]))

    return BLOCK.sub(shown, text)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with desk() as here:
            page = Path(name)
            page.write_text(with_screens(page.read_text(encoding="utf-8"), here), encoding="utf-8")
