"""`gn list`: what the database holds, a row a training or a row an item."""

from typing import Annotated, get_args

import typer

from gn_cli.commands._options import (
    DB,
    Bom,
    Columns,
    Commune,
    Db,
    District,
    FormatOption,
    From,
    LangOption,
    Lecturer,
    Limit,
    MinParticipants,
    NeedsReview,
    Of,
    Organizer,
    OutputFile,
    Plan,
    Province,
    Search,
    Sort,
    To,
    Year,
)

OfOption = Annotated[Of, typer.Option("--of", metavar="WHAT", help="A row is one of: " + ", ".join(get_args(Of)) + ".")]


def list_(
    db: Db = DB,
    of: OfOption = "trainings",
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
    columns: Columns = None,
    sort: Sort = None,
    limit: Limit = None,
    format: FormatOption = None,
    output: OutputFile = None,
    bom: Bom = None,
    lang: LangOption = "en",
) -> None:
    """List trainings, or the reports, documents, people and poverty figures that go with them."""
    from gn_cli.render import Output, pick_of, write
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
    names = pick_of(of, columns)
    order = tuple(part.strip() for part in sort.split(",")) if sort else ()
    with Store.open(db) as store:
        rows = store.find(wanted, of, sort=order, limit=limit, extra=True)
        write(rows, names, Output(format, output, bom, lang), of=of, fit="cut" if columns else "drop")
