"""Writes docs/cli.md, the reference of the commands, from the commands: `python scripts/build_docs.py`."""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from gn_cli.app import app

PAGE = Path(__file__).parent.parent / "docs" / "cli.md"


def page() -> str:
    """The whole page."""
    group: Any = typer.main.get_command(app)
    lines = [
        "# Commands",
        "",
        "This page is made by `scripts/build_docs.py` from the commands; `gn COMMAND --help` tells the same.",
        "",
        *_options(group),
        "",
        "Results go to standard output, everything else to standard error. Exit codes: 0 all done, 1 some input failed"
        " (listed as rows) or an error, 2 wrong usage, 130 stopped by Ctrl-C.",
    ]
    for name, command in group.commands.items():
        lines += ["", f"## gn {name}", "", *inspect.cleandoc(command.help).splitlines(), ""]
        lines += ["```console", f"$ {command.epilog.removeprefix('Example: ')}", "```", "", *_options(command)]
    return "\n".join(lines) + "\n"


def _options(command: Any) -> Iterator[str]:
    yield "| option | what it does |"
    yield "|---|---|"
    for parameter in command.params:
        yield f"| {_name(parameter)} | {_cell(_help(parameter))} |"


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{_cell(parameter.metavar or parameter.name.upper())}`"
    names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    return names + (f" {_cell(parameter.metavar)}" if parameter.metavar else "")


def _help(parameter: Any) -> str:
    told = parameter.help or ""
    if parameter.envvar:
        told += f" Environment variable: `{parameter.envvar}`."
    if isinstance(parameter.default, (str, Path)):
        told += f" Default: `{parameter.default}`."
    return str(told)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    made = page()
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text(encoding="utf-8") != made and "docs/cli.md is out of date: run scripts/build_docs.py")
    PAGE.write_text(made, encoding="utf-8")
