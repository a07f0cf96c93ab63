"""The application: help and its examples, errors and exit codes, what gets imported, how runs are broken off."""

import json
import re
import subprocess
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import typer.main
from command import copy_samples, gn, made_database
from corpus import SAMPLES

from gn_cli import __version__
from gn_cli.app import app, main

COMMANDS = tuple(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
EXAMPLE = re.compile(r"Example: (gn .*)")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like a user's: articles, gold reports, a database made of them."""
    copy_samples(tmp_path / "articles")
    copy_samples(tmp_path / "gold")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# Help


def test_help_groups_the_commands() -> None:
    shown = gn("--help").out
    titles = [line for line in shown.splitlines() if line.startswith("╭─")]
    assert [title.strip("╭─╮ ") for title in titles] == [
        "Options",
        "Read reports",
        "Look at records",
        "Check the rules",
    ]
    assert all(re.search(rf"│ {command} +[A-Z]", shown) for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_has_one_example_and_fits(command: str) -> None:
    shown = gn(command, "--help")
    assert shown.code == 0
    assert len(EXAMPLE.findall(shown.out)) == 1
    assert max(map(len, shown.out.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_runs(command: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shlex

    if command == "browse":
        pytest.importorskip("datasette", reason="datasette is not installed")
        monkeypatch.setattr("asyncio.run", _stop)
    assert gn("ingest", "articles").code == 0
    (example,) = EXAMPLE.findall(gn(command, "--help").out)
    done = gn(*shlex.split(example)[1:])
    assert (done.code, done.err.count("Traceback")) == (0, 0), done.err


def _stop(work: Coroutine[Any, Any, None]) -> None:
    """What Ctrl-C does to a command that runs until then."""
    work.close()
    raise KeyboardInterrupt


def test_no_arguments_show_the_help() -> None:
    assert "Usage: gn" in gn().out + gn().err


def test_version() -> None:
    assert gn("--version").out == f"gn {__version__}\n"


def test_completion_can_be_shown() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gn_cli", "--show-completion", "bash"],
        capture_output=True,
        env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1", "PATH": ""},
        check=False,
    )
    assert b"_GN_COMPLETE=complete_bash" in done.stdout


# Errors


@pytest.mark.parametrize(
    "line",
    [
        ("nothing",),
        ("list", "--nothing"),
        ("list", "--of", "pigs"),
        ("list", "--from", "31/2/2024"),
        ("list", "--from", "soon"),
        ("list", "--limit", "0"),
        ("show",),
        ("extract",),
        ("ingest",),
        ("ingest", "x", "--refresh"),
        ("stats", "--by", "pigs"),
        ("stats", "--units", "never"),
    ],
)
def test_wrong_usage_is_2_and_told_on_standard_error(line: tuple[str, ...], tmp_path: Path) -> None:
    made_database(tmp_path)
    done = gn(line[0], *line[1:], *(("--db", tmp_path / "gn.db") if line[0] in ("list", "stats") else ()))
    assert done.code == 2
    assert done.out == ""
    assert done.err.strip()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("list", "--columns", "pigs"), "there is no column 'pigs'"),
        (("list", "--sort", "pigs"), "pigs"),
        (("stats", "--sort", "pigs"), "pigs"),
        (("list", "--province", "Bắc Ning"), "Bắc Ninh"),
        (("list", "--output", "x.xlsx"), ".csv"),
    ],
)
def test_a_wrong_name_is_2_and_told_with_the_right_ones(line: tuple[str, ...], told: str, tmp_path: Path) -> None:
    done = gn(*line, "--db", made_database(tmp_path))
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_a_failure_is_told_with_the_next_step(tmp_path: Path) -> None:
    done = gn("list", "--db", tmp_path / "none.db")
    first, second = done.err.splitlines()
    assert (done.code, done.out) == (1, "")
    assert first.startswith("gn: there is no database")
    assert second.startswith("    ")
    assert "gn ingest" in second
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("content", [b"not a database at all, only text", b"\x00" * 4096])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gn.db"
    path.write_bytes(content)
    for line in (("list",), ("ingest", SAMPLES)):
        done = gn(*line, "--db", path)
        assert done.code == 1
        assert "Traceback" not in done.err
    assert path.read_bytes() == content


def test_an_unexpected_error_shows_its_traceback_only_with_debug(tmp_path: Path) -> None:
    db = made_database(tmp_path)
    with patch("gn_cli.store.Store.get", side_effect=ZeroDivisionError("oh")):
        done = gn("show", "00", "--db", db)
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith("gn: unexpected ZeroDivisionError: oh\n")
        for line in (("--debug", "show", "00"), ("show", "00", "--debug")):
            with pytest.raises(ZeroDivisionError):
                gn(*line, "--db", db)


def test_ctrl_c_is_130_and_told(tmp_path: Path) -> None:
    with patch("gn_cli.store.Store.get", side_effect=KeyboardInterrupt):
        done = gn("show", "00", "--db", made_database(tmp_path))
    assert (done.code, done.out, done.err) == (130, "", "gn: stopped\n")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "gn_cli", "list", "--db", str(made_database(tmp_path))]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait() == 0


def test_typer_expands_no_patterns() -> None:
    with patch("gn_cli.app.app") as run:
        main(["list", "--search", "*.txt"])
    assert run.call_args.args == (["list", "--search", "*.txt"],)
    assert run.call_args.kwargs["windows_expand_args"] is False


# What gets imported


def loaded(code: str, tmp_path: Path) -> set[str]:
    """The modules that are loaded after some code has run in a Python of its own."""
    script = f"""
import io, json, sys
class Terminal(io.StringIO):
    def isatty(self): return True
sys.stdout = Terminal()
from gn_cli.app import main
try:
    {code}
except SystemExit as end:
    assert not end.code, end.code
json.dump(sorted(sys.modules), sys.__stdout__)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=tmp_path, check=True, text=True)
    return set(json.loads(done.stdout))


def test_help_loads_little(tmp_path: Path) -> None:
    for line in ("['--help']", "['list', '--help']", "['ingest', '--help']"):
        modules = loaded(f"main({line})", tmp_path)
        assert (
            not {"pandas", "numpy", "pyvi", "sklearn", "sqlite3", "regex", "gn_cli.extract", "gn_cli.store"} & modules
        )


@pytest.mark.parametrize(
    "line", ["['list']", "['stats', '--province']", "['show', '00']", "['list', '--province', 'bac ninh']"]
)
def test_looking_at_records_loads_neither_pandas_nor_the_rules(line: str, tmp_path: Path) -> None:
    made_database(tmp_path)
    modules = loaded(f"main({line})", tmp_path)
    assert not {"pandas", "numpy", "pyvi", "sklearn", "gn_cli.extract"} & modules


def test_reading_one_text_loads_what_texts_need(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Chợ phiên vùng cao.", encoding="utf-8")
    modules = loaded("main(['ingest', 'a.txt'])", tmp_path)
    heavy = {"ssl", "http.client", "asyncio", "multiprocessing", "concurrent.futures", "importlib.metadata", "rich"}
    assert not modules & (heavy | {"pandas", "numpy", "lxml", "pyvi", "sklearn", "gn_cli.fetch", "gn_cli.ingest.pool"})


def test_reading_reports_loads_no_pandas(tmp_path: Path) -> None:
    assert not {"pandas"} & loaded(f"main(['ingest', {str(SAMPLES)!r}])", tmp_path)
