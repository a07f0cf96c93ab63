"""Writes the generated pages of docs/: `python scripts/build_docs.py`.

cli.md, the reference of the commands, is made from the commands; columns.md, the data dictionary, from the record.
"""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from gn_cli.app import app, whole_commands
from gn_cli.export.lists import LISTS, columns_of, list_name, list_title

DOCS = Path(__file__).parent.parent / "docs"


def commands_page() -> str:
    """The reference of the commands."""
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
    for name, command in whole_commands().items():
        lines += ["", f"## gn {name}", "", *inspect.cleandoc(command.help).splitlines(), ""]
        lines += ["```console", f"$ {command.epilog.removeprefix('Example: ')}", "```", "", *_options(command)]
    return "\n".join(lines) + "\n"


def columns_page() -> str:
    """The data dictionary of the exports."""
    lines = [
        "# Columns",
        "",
        "What the columns of `gn export` hold. A workbook has this as its last sheet; in a folder of CSV files and in a"
        " SQLite file",
        "it is `data_dictionary`. This page is made by `scripts/build_docs.py`. What the fields mean in doubtful cases:"
        " [fields.md](fields.md).",
    ]
    for of in LISTS:
        lines += ["", f"## {list_title(of, 'en')} (`{list_name(of)}`)", ""]
        lines += ["| column | heading | tiêu đề | unit | what it holds |", "|---|---|---|---|---|"]
        for column in columns_of(of):
            values = f"; one of {', '.join(f'`{value}`' for value in column.values)}" if column.values else ""
            cells = (f"`{column.name}`", *column.heading.values(), column.unit["en"], column.text["en"] + values)
            lines.append(f"| {' | '.join(map(_cell, cells))} |")
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
    for name, page in (("cli.md", commands_page), ("columns.md", columns_page)):
        made = page()
        if "--check" not in sys.argv:
            (DOCS / name).write_text(made, encoding="utf-8")
        elif (DOCS / name).read_text(encoding="utf-8") != made:
            sys.exit(f"docs/{name} is out of date: run scripts/build_docs.py")
