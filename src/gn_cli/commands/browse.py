"""`gn browse`: the database in a browser."""

from typing import Annotated

import typer

from gn_cli.commands._options import DB, Db, LangOption

Port = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; by default a free one.")]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Only tell the address.")]


def browse(db: Db = DB, port: Port = 0, no_open: NoOpen = False, lang: LangOption = "en") -> None:
    """Look through the database in a browser: tables to sort, filter and search, counts by province, year and kind.

    It serves a copy to this machine alone until Ctrl-C, and needs datasette: pip install 'gn-cli[browse]'.
    """
    import webbrowser

    from gn_cli.browse import browse as library
    from gn_cli.captions import caption
    from gn_cli.render import note
    from gn_cli.render.run import progress
    from gn_cli.store import Store

    def shown(address: str) -> None:
        note(caption("browsing", lang, url=address))
        if not no_open:
            webbrowser.open(address)

    with Store.open(db) as store, progress(lang, doing="writing") as told:
        library(store, shown, lang=lang, port=port, progress=told)
