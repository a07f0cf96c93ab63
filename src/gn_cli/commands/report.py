"""`gn report`: the database as one page for a browser."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from gn_cli.commands._options import (
    DB,
    Commune,
    Db,
    District,
    From,
    LangOption,
    Lecturer,
    MinParticipants,
    NeedsReview,
    Organizer,
    Plan,
    Province,
    Search,
    To,
    Year,
)

PageFile = Annotated[Path, typer.Argument(metavar="FILE.html", help="The page to write, or - for standard output.")]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The title of the page.")]
Units = Annotated[
    Literal["now", "then"],
    typer.Option("--units", metavar="now|then", help="The provinces of today, or of the time."),
]


def report(
    file: PageFile,
    db: Db = DB,
    title: Title = None,
    units: Units = "now",
    province: Province = None,
    district: District = None,
    commune: Commune = None,
    date_from: From = None,
    date_to: To = None,
    year: Year = None,
    min_participants: MinParticipants = None,
    lecturer: Lecturer = None,
    plan: Plan = None,
    organizer: Organizer = None,
    search: Search = None,
    needs_review: NeedsReview = None,
    lang: LangOption = "en",
) -> None:
    """Write one page for a browser: figures, charts, a map, a table whose rows open the words behind each value.

    The page needs no network and no other file. Charts and table hold all trainings; the words behind the values are
    of the 2,000 newest.
    """
    from gn_cli.page.report import report_page
    from gn_cli.render import Output
    from gn_cli.store import Filter, Store

    wanted = Filter(
        province=province,
        district=district,
        commune=commune,
        date_from=date_from,
        date_to=date_to,
        year=year,
        min_participants=min_participants,
        lecturer=lecturer,
        plan=plan,
        organizer=organizer,
        search=search,
        needs_review=needs_review,
    )
    with Store.open(db) as store:
        page = report_page(store, wanted, units=units, lang=lang, title=title)
    with Output(file=None if str(file) == "-" else file).stream("table") as stream:
        stream.write(page)
