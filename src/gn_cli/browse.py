"""The database in a browser, for this machine alone: datasette over a clean copy. The only datasette."""

import asyncio
import socket
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from gn_cli.errors import GnError
from gn_cli.export import export
from gn_cli.export.database import metadata
from gn_cli.export.lists import Progress
from gn_cli.schema import Lang
from gn_cli.store import Filter, Store

HOST = "127.0.0.1"
"""No other machine can reach it."""

_SETTINGS = {
    "default_page_size": 50, "truncate_cells_html": 240, "sql_time_limit_ms": 5_000, "facet_time_limit_ms": 2_000,
    "default_facet_size": 34, "suggest_facets": False,
}  # fmt: skip
"""Cells are shown as far as a person reads them in a table, facets as many as there are provinces."""

_STYLE = (
    "data:text/css,dl.column-descriptions{max-height:8.5em;overflow:auto;border:1px solid %23ccc;padding:.5em}"
    "td.type-str{max-width:24em;min-width:8em}"
)
"""The descriptions of forty columns are scrolled, so that the rows are in sight."""


def browse(
    store: Store,
    shown: Callable[[str], None],
    wanted: Filter = Filter(),  # noqa: B008
    *,
    lang: Lang = "en",
    port: int = 0,
    progress: Progress | None = None,
) -> None:
    """Serve what passes the filter until Ctrl-C. `shown` is told the address as soon as it answers; port 0 is any free
    one. The copy is of the moment and goes with the server; the database itself is not touched.

    Raises `GnError` where datasette is missing or the port is taken.
    """
    server_of = _server()
    with _listening(port) as listener, tempfile.TemporaryDirectory(prefix="gn-") as folder:
        path = Path(folder) / f"{store.path.stem}.db"
        export(store, str(path), wanted, lang=lang, progress=progress)
        # Ctrl-C is how a person ends it, and no failure.
        with suppress(KeyboardInterrupt):
            asyncio.run(_serve(application(path, lang), server_of, listener, shown))


def application(path: Path, lang: Lang) -> Any:
    """The datasette over a copy made by `export`, read-only."""
    from datasette.app import Datasette

    told = metadata(path.stem, lang) | {"extra_css_urls": [_STYLE]}
    return Datasette([], immutables=[str(path)], metadata=told, settings=_SETTINGS)


def _server() -> Callable[[Any], Any]:
    try:
        import datasette.app  # noqa: F401
        import uvicorn
    except ImportError as error:
        raise GnError(
            "gn browse needs datasette, which is not installed", "install it with: pip install 'gn-cli[browse]'"
        ) from error
    return lambda app: uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on"))


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise GnError(
            f"port {port} cannot be had: {error.strerror or error}", "name another with --port, or none for a free one"
        ) from error


async def _serve(
    app: Any, server_of: Callable[[Any], Any], listener: socket.socket, shown: Callable[[str], None]
) -> None:
    await app.invoke_startup()
    # Whoever asks from here on waits for the answer: the port listens.
    shown(f"http://{HOST}:{listener.getsockname()[1]}/")
    await server_of(app.app()).serve(sockets=[listener])
