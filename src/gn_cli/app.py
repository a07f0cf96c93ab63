"""The `gn` application: its commands, the one place where errors are shown, and the exit codes."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
import typer.core

import gn_cli
from gn_cli.commands.browse import browse
from gn_cli.commands.doctor import doctor
from gn_cli.commands.evaluate import evaluate
from gn_cli.commands.export import export
from gn_cli.commands.extract import extract
from gn_cli.commands.ingest import ingest
from gn_cli.commands.list import list_
from gn_cli.commands.report import report
from gn_cli.commands.show import show
from gn_cli.commands.stats import StatsCommand, stats
from gn_cli.commands.units import units
from gn_cli.errors import GnError

_READ, _LOOK, _CHECK = "Read reports", "Look at records", "Check the rules"


_whole: dict[str, Callable[[], Any]] = {}
"""What makes a command with its options, by name."""


class Commands(typer.core.TyperGroup):
    """The group of commands; ends quietly where a person or a pipe breaks a run off.

    It lists commands without their options: to make those of all takes as long as to run a quick one.
    """

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The name of the command that is called, the command with its options, and the rest of the line."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, _whole[name]() if name else listed, rest

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the line; `--debug` may stand anywhere on it."""
        line = args[: args.index("--")] if "--" in args else args
        if "--debug" in line:
            args = ["--debug", *(arg for arg in line if arg != "--debug"), *args[len(line) :]]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command. Typer would tell of neither case in words, and calls a closed pipe a failure."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except KeyboardInterrupt:
            from gn_cli.render import problem

            problem("stopped")
            raise typer.Exit(130) from None
        except BrokenPipeError:
            # Who reads has seen enough (`gn list | head`). What Python flushes at its end goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None


app = typer.Typer(
    name="gn",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"gn {gn_cli.__version__}")
        raise typer.Exit


@app.callback(epilog="Start with: gn ingest articles/ and then gn list")
def gn(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Read Vietnamese news reports of trainings into records that can be listed, counted and traced to their words."""


def _command(
    function: Callable[..., None], panel: str, example: str, cls: type[typer.core.TyperCommand] | None = None
) -> None:
    """Enter a command; its name is that of the function."""
    name, epilog = function.__name__.rstrip("_"), f"Example: {example}"

    def listed() -> None: ...

    def whole() -> Any:
        alone = typer.Typer(add_completion=False, rich_markup_mode="rich")
        alone.command(name, cls=cls, epilog=epilog)(function)
        return typer.main.get_command(alone)

    _whole[name] = whole
    app.command(name, help=function.__doc__, rich_help_panel=panel)(listed)


_command(ingest, _READ, "gn ingest articles/")
_command(extract, _READ, "gn extract 'articles/*.txt' --output records.jsonl")
_command(list_, _LOOK, "gn list --province 'Hà Giang' --year 2017")
_command(show, _LOOK, "gn show 77d4 --explain")
_command(stats, _LOOK, "gn stats --province --by year", StatsCommand)
_command(export, _LOOK, "gn export trainings.xlsx --year 2024")
_command(report, _LOOK, "gn report trainings.html --lang vi")
_command(browse, _LOOK, "gn browse --lang vi")
_command(units, _LOOK, "gn units 'Bắc Giang' --on 2025-06-30")
_command(evaluate, _CHECK, "gn evaluate gold/ --faults")
_command(doctor, _CHECK, "gn doctor")


def whole_commands() -> dict[str, Any]:
    """The commands with their options, by name, in the order of the list."""
    return {name: whole() for name, whole in _whole.items()}


def main(argv: Sequence[str] | None = None) -> None:
    """Run `gn` with the arguments of the process, or with `argv`, and exit: 0 all done, 1 some input failed or an
    error, 2 wrong usage, 130 stopped by Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    args = list(sys.argv[1:] if argv is None else argv)
    try:
        # Patterns are expanded where paths are read; Typer's own expansion on Windows hits option values as well.
        app(args, prog_name="gn", windows_expand_args=False)
    except Exception as error:
        from gn_cli.render import problem

        if "--debug" in args:
            raise
        if isinstance(error, GnError):
            problem(error.message, error.hint)
            sys.exit(error.exit_code)
        problem(f"unexpected {type(error).__name__}: {error}", "this is a fault of gn; gn --debug … shows where it is")
        sys.exit(1)
