"""`gn browse`: datasette answers on this machine with facets, titles and units; a real process as well as the app."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from command import gn
from invented import invented_store

pytest.importorskip("datasette", reason="datasette is not installed")

from gn_cli.browse import HOST, application
from gn_cli.export import export
from gn_cli.store import Store


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented_store(tmp_path_factory.mktemp("store") / "gn.db", 150)


@pytest.fixture(scope="module")
def served(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("copy") / "gn.db"
    with Store.open(database) as store:
        export(store, str(path), lang="vi")
    return application(path, "vi")


def _get(served: Any, address: str) -> Any:
    async def get() -> Any:
        await served.invoke_startup()
        return await served.client.get(address)

    return asyncio.run(get())


def test_trainings_have_facets_of_province_and_year(served: Any, database: Path) -> None:
    told = _get(served, "/gn/trainings.json?_shape=objects").json()
    facets = told["facet_results"]
    facets = facets.get("results", facets)
    assert set(facets) == {"province_now", "year", "needs_review", "bound"}
    with Store.open(database) as store:
        rows = list(store.find())
    counts = {one["value"]: one["count"] for one in facets["province_now"]["results"]}
    most = max(counts, key=lambda name: counts[name])
    assert counts[most] == sum(row["province_now"] == most for row in rows)
    picked = _get(served, f"/gn/trainings.json?_shape=array&_size=max&province_now={most}").json()
    assert {row["province_now"] for row in picked} == {most}
    assert len(picked) == counts[most]


@pytest.mark.parametrize("table", ["poverty_rates", "poor_households", "documents"])
def test_the_other_lists_have_facets_of_kind(served: Any, table: str) -> None:
    facets = _get(served, f"/gn/{table}.json").json()["facet_results"]
    assert "kind" in facets.get("results", facets)


def test_pages_tell_titles_and_units_and_escape_texts(served: Any) -> None:
    page = _get(served, "/gn/trainings").text
    assert "Cuộc tập huấn" in page
    assert "số người dự cả cuộc tập huấn, không phải tổng các phần (người)" in page
    pages = [_get(served, f"/gn/{table}?_size=max").text for table in ("trainings", "reports", "lecturers")]
    assert not any("<script>alert(&#x27;x" in one or "<script>alert('x')" in one for one in pages)


def test_texts_can_be_searched(served: Any) -> None:
    found = _get(served, "/gn/articles.json?_search=tap+huan&_shape=array").json()
    assert found
    assert all("tập huấn" in row["text"] for row in found)


def test_nothing_can_be_written(served: Any) -> None:
    assert _get(served, "/gn.json?sql=delete+from+trainings").status_code == 400


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot be sent Ctrl-C alone")
def test_a_process_answers_on_this_machine_until_ctrl_c(database: Path) -> None:
    command = [sys.executable, "-m", "gn_cli", "browse", "--no-open", "--db", str(database)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as run:
        try:
            assert run.stderr is not None
            line = run.stderr.readline()
            address = next(word for word in line.split() if word.startswith("http"))
            assert address.startswith(f"http://{HOST}:")
            with urllib.request.urlopen(f"{address}gn/trainings.json", timeout=60) as answer:
                assert json.load(answer)["rows"]
            run.send_signal(signal.SIGINT)
            assert run.wait(timeout=60) == 0
            assert run.stderr.read() == ""
        finally:
            run.kill()


def test_a_port_that_is_taken_is_told(database: Path) -> None:
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
        done = gn("browse", "--no-open", "--port", str(port), "--db", database)
    assert done.code == 1
    assert f"gn: port {port} cannot be had: Address already in use" in done.err


def test_without_datasette_the_way_to_get_it_is_told(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasette.app", None)
    done = gn("browse", "--no-open", "--db", database)
    assert (done.code, done.err) == (
        1,
        "gn: gn browse needs datasette, which is not installed\n    install it with: pip install 'gn-cli[browse]'\n",
    )
