"""The options that commands share, so that each is told in one place and reads the same everywhere."""

import calendar
from collections.abc import Callable
from datetime import date
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import typer

Format: TypeAlias = Literal["table", "csv", "tsv", "json", "jsonl", "markdown"]
Lang: TypeAlias = Literal["en", "vi"]
Of: TypeAlias = Literal["trainings", "reports", "documents", "lecturers", "rates", "households", "organizers"]

_OUTPUT = "Output"
_FILTER = "Which"
_FORMATS = "table, csv, tsv, json, jsonl or markdown; by default a table on a terminal, else "


def first_day(text: str) -> date:
    """The day a filter begins with: 2024, 2024-03, 2024-03-15 or 15/3/2024."""
    return _days(text)[0]


def last_day(text: str) -> date:
    """The day a filter ends with; of a year or month the last."""
    return _days(text)[1]


def _days(text: str) -> tuple[date, date]:
    parts = text.strip().split("-") if "-" in text else text.strip().split("/")[::-1]
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            day = date(*numbers)
            return day, day
        if len(numbers) == 2:
            year, month = numbers
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        (year,) = numbers
        return date(year, 1, 1), date(year, 12, 31)
    except (ValueError, IndexError):
        raise typer.BadParameter(f"{text!r} is no date; write 2024-03-15, 15/3/2024, 2024-03 or 2024") from None


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="Files, folders (read whole), patterns such as 'news/*.txt', or -.")
]
Db = Annotated[Path, typer.Option("--db", envvar="GN_DB", metavar="FILE", help="The database.")]
DB = Path("gn.db")
_WEB = "Pages from the web"
_LISTS = "Lists of articles (CSV, XLSX, JSONL)"


def _column(name: str, what: str) -> Any:
    return typer.Option(name, metavar="NAME", help=f"The column that holds {what}.", rich_help_panel=_LISTS)


TextColumn = Annotated[str | None, _column("--text-column", "the text")]
TitleColumn = Annotated[str | None, _column("--title-column", "the title")]
PublishedColumn = Annotated[str | None, _column("--published-column", "the day of publication")]
UrlColumn = Annotated[str | None, _column("--url-column", "the address")]
Urls = Annotated[
    str | None,
    typer.Option("--urls", metavar="LIST", help="A file of web addresses, one a line, or -.", rich_help_panel=_WEB),
]
Pause = Annotated[
    float,
    typer.Option("--pause", metavar="SECONDS", min=0, help="Between two pages of a host.", rich_help_panel=_WEB),
]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Fetch from this machine and its network, too.", rich_help_panel=_WEB),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name each file as it is read.")]


def _output(*names: str, help: str, **more: Any) -> Any:
    return typer.Option(*names, help=help, rich_help_panel=_OUTPUT, **more)


FormatOption = Annotated[Format | None, _output("--format", "-f", metavar="FORMAT", help=_FORMATS + "csv.")]
RecordFormat = Annotated[Format | None, _output("--format", "-f", metavar="FORMAT", help=_FORMATS + "jsonl.")]
OutputFile = Annotated[
    Path | None, _output("--output", "-o", metavar="FILE", help="Write to a file; its ending can tell the format.")
]
Bom = Annotated[
    bool | None, _output("--bom/--no-bom", help="A byte-order mark for Excel; by default in CSV files, not in pipes.")
]
LangOption = Annotated[
    Lang,
    _output(
        "--lang", envvar="GN_LANG", metavar="en|vi", help="The language of headings, captions, warnings and notes."
    ),
]
Columns = Annotated[
    str | None, _output("--columns", metavar="A,B,…", help="The columns by name, in this order; or all.")
]
Sort = Annotated[
    str | None, _output("--sort", metavar="A,-B,…", help="The columns to sort by; - before a name goes down.")
]
Limit = Annotated[int | None, _output("--limit", "-n", metavar="N", min=1, help="At most so many rows.")]


def _filter(name: str, metavar: str | None, help: str, **more: Any) -> Any:
    return typer.Option(name, metavar=metavar, help=help, rich_help_panel=_FILTER, **more)


Province = Annotated[
    str | None, _filter("--province", "NAME", "A province of the 34 or of the 63, with or without accents.")
]
District = Annotated[str | None, _filter("--district", "NAME", "A district of the time before July 2025.")]
Commune = Annotated[str | None, _filter("--commune", "NAME", "A commune, ward or township.")]
From = Annotated[
    date | None, _filter("--from", "DAY", "On or after: 2024-03-15, 15/3/2024, 2024-03 or 2024.", parser=first_day)
]
To = Annotated[date | None, _filter("--to", "DAY", "On or before.", parser=last_day)]
Year = Annotated[int | None, _filter("--year", "YEAR", "Held in that year.")]
MinParticipants = Annotated[int | None, _filter("--min-participants", "N", "So many people or more.", min=0)]
Lecturer = Annotated[str | None, _filter("--lecturer", "NAME", "A part of a lecturer's name.")]
Plan = Annotated[str | None, _filter("--plan", "NUMBER", "A part of the number of a cited plan.")]
Organizer = Annotated[str | None, _filter("--organizer", "NAME", "A part of an organizer's name.")]
Search = Annotated[str | None, _filter("--search", "TEXT", "Words of the article, with or without accents.")]
NeedsReview = Annotated[
    bool | None, _filter("--needs-review/--no-review", None, "Only what is in doubt, or nothing of it.")
]

_CHOICES = {
    "province": Province,
    "district": District,
    "commune": Commune,
    "date_from": From,
    "date_to": To,
    "year": Year,
    "min_participants": MinParticipants,
    "lecturer": Lecturer,
    "plan": Plan,
    "organizer": Organizer,
    "search": Search,
    "needs_review": NeedsReview,
}
"""The options that choose trainings, by the fields of `store.Filter`."""


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameter `wanted` stands, on the line, for all options that choose trainings.

    It gets them as one `store.Filter`. The others are called by name.
    """
    chosen = [Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=kind) for name, kind in _CHOICES.items()]
    parameters: list[Parameter] = []
    for parameter in signature(command).parameters.values():
        parameters += chosen if parameter.name == "wanted" else [parameter.replace(kind=Parameter.KEYWORD_ONLY)]

    @wraps(command)
    def run(**given: Any) -> None:
        from gn_cli.store import Filter

        command(wanted=Filter(**{name: given.pop(name) for name in _CHOICES}), **given)

    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run
