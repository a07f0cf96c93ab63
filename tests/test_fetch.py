"""Pages from the web, fetched from a server on this machine: politeness, limits, and what is refused."""

import gzip
import io
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from command import gn
from corpus import SAMPLES

from gn_cli import fetch as module
from gn_cli.article import is_address
from gn_cli.errors import ReadError
from gn_cli.fetch import Fetcher
from gn_cli.ingest import Summary, ingest
from gn_cli.sources import Reading
from gn_cli.store import Store

PAGE = (SAMPLES / "formats/html/krong-bong-buon-lang-2022.html").read_bytes()
PDF = (SAMPLES / "formats/pdf/y-yen-giam-ngheo-2021.pdf").read_bytes()
HTML = "text/html; charset=utf-8"


class Site(BaseHTTPRequestHandler):
    """A small site; it notes when it was asked for what."""

    asked: list[tuple[str, float]]
    robots = (200, b"User-agent: *\nDisallow: /kin\n")

    def do_GET(self) -> None:
        type(self).asked.append((self.path, time.monotonic()))
        if self.path == "/robots.txt":
            self.answer(self.robots[0], "text/plain", self.robots[1])
        elif self.path.startswith("/vong"):
            self.send_response(302)
            self.send_header("Location", f"/vong{len(self.path)}" if self.path != "/vong-mot" else "/bai.html")
            self.end_headers()
        elif self.path == "/cham":
            time.sleep(2)
        elif self.path == "/goi":
            self.answer(200, HTML, gzip.compress(PAGE), "gzip")
        elif self.path == "/bom":
            self.answer(200, HTML, gzip.compress(b"a" * 30_000_000, 9), "gzip")
        elif self.path == "/hong":
            self.answer(200, HTML, b"abc", "gzip")
        else:
            kinds = {"/bai.html": (HTML, PAGE), "/kin": (HTML, PAGE), "/bai%20pdf?a=1": ("application/pdf", PDF)}
            kinds["/khong-loai"] = ("application/octet-stream", PDF)
            kinds["/dang-nhap"] = (HTML, b"<form><input type=password></form>")
            kinds["/to"] = (HTML, b"a" * (20 * 1024 * 1024 + 1))
            media, body = kinds.get(self.path, ("text/plain", b""))
            self.answer(200 if body else 404, media, body)

    def answer(self, status: int, media: str, body: bytes, packing: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        if packing:
            self.send_header("Content-Encoding", packing)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[tuple[str, type[Site]]]:
    class Own(Site):
        asked: list[tuple[str, float]] = []  # noqa: RUF012

    server = ThreadingHTTPServer(("127.0.0.1", 0), Own)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", Own
    server.shutdown()
    server.server_close()


def fetcher(**more: object) -> Fetcher:
    return Fetcher(**{"pause": 0.0, "allow_private": True, **more})  # type: ignore[arg-type]


def test_a_page_is_fetched_with_its_type_and_address(site: tuple[str, type[Site]]) -> None:
    home, own = site
    page = fetcher().fetch(f"{home}/vong-mot#cuoi")
    assert (page.url, page.media_type, page.data) == (f"{home}/bai.html", "text/html", PAGE)
    assert [path for path, _ in own.asked] == ["/robots.txt", "/vong-mot", "/bai.html"]
    assert fetcher().fetch(f"{home}/goi").data == PAGE
    assert fetcher().fetch(f"{home}/bai pdf?a=1").media_type == "application/pdf"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/kin", "is closed to programs by the site's robots.txt"),
        ("/vong", "is redirected more than 5 times"),
        ("/khong-co", "the server answers 404 Not Found"),
        ("/to", "is larger than 20 MB"),
        ("/bom", "is larger than 20 MB"),
        ("/hong", "came damaged"),
        ("/cham", "did not answer within 0.3 seconds"),
    ],
)
def test_what_cannot_be_had_is_named(site: tuple[str, type[Site]], path: str, told: str) -> None:
    with pytest.raises(ReadError) as error:
        fetcher(timeout=0.3 if path == "/cham" else 20).fetch(site[0] + path)
    assert error.value.message == told
    assert error.value.hint


def test_a_pause_between_two_requests_and_rules_asked_once(site: tuple[str, type[Site]]) -> None:
    home, own = site
    own.robots = (200, b"User-agent: *\nCrawl-delay: 1\n")
    one = fetcher(pause=0.3)
    one.fetch(f"{home}/bai.html")
    one.fetch(f"{home}/goi")
    (rules, _), (first, then), (second, last) = own.asked
    assert (rules, first, second) == ("/robots.txt", "/bai.html", "/goi")
    assert last - then >= 0.9


@pytest.mark.parametrize(("status", "open_"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_site_without_rules_and_one_that_fails_to_tell_them(
    site: tuple[str, type[Site]], status: int, open_: bool
) -> None:
    home, own = site
    own.robots = (status, b"x")
    if open_:
        assert fetcher().fetch(f"{home}/kin").data == PAGE
    else:
        with pytest.raises(ReadError, match=r"robots\.txt"):
            fetcher().fetch(f"{home}/bai.html")


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/", "http://192.168.1.1/a",
     "http://169.254.169.254/latest", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/", "http://2130706433/"],
)  # fmt: skip
def test_private_addresses_are_refused(address: str) -> None:
    with pytest.raises(ReadError, match="is an address of this machine or its network") as error:
        Fetcher(pause=0).fetch(address)
    assert error.value.hint == "add --allow-private if that is meant"


def test_a_redirect_to_a_private_address_is_refused(
    site: tuple[str, type[Site]], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, _ = site
    real = module._is_public
    # The first host is taken for public; what it leads to is looked at again.
    answers = iter([True] * 2)
    monkeypatch.setattr(module, "_is_public", lambda address: next(answers, None) or real(address))
    with pytest.raises(ReadError, match="is an address of this machine"):
        Fetcher(pause=0).fetch(f"{home}/vong-mot")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://a.example.vn/", "gn fetches http and https, not ftp"),
        ("http:///a", "is no web address"),
        ("http://ten:mat-khau@a.example.vn/", "is no web address"),
        ("http://a.example.vn:99999/", "is no web address"),
        ("http://khong-co.invalid/", "there is no host khong-co.invalid"),
    ],
)
def test_what_is_no_web_address(address: str, told: str) -> None:
    with pytest.raises(ReadError) as error:
        Fetcher(pause=0).fetch(address)
    assert error.value.message == told


def test_a_path_is_no_address() -> None:
    assert [is_address(text) for text in ("https://a.vn/1", "HTTP://A.VN", "ftp://a", "C:\\bai", "bai//a", "-")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_addresses_are_ingested_with_their_pages(site: tuple[str, type[Site]], tmp_path: Path) -> None:
    home, _ = site
    with Store.open(tmp_path / "gn.db", write=True) as store:
        done = ingest(
            [f"{home}/bai.html", f"{home}/khong-loai", f"{home}/dang-nhap", f"{home}/kin"], store, stdin=io.BytesIO(),
            reading=Reading(fetcher=fetcher()),
        )  # fmt: skip
        assert (done.new, [(row.file, row.what) for row in done.failures]) == (
            2,
            [
                (f"{home}/dang-nhap", "no article found on the page"),
                (f"{home}/kin", "is closed to programs by the site's robots.txt"),
            ],
        )
        ids = {str(row["source"]): str(row["id"]) for row in store.find(of="reports")}
        assert set(ids) == {f"{home}/bai.html", f"{home}/khong-loai"}
        article, _ = store.get(ids[f"{home}/bai.html"])
        page = store.page(article.id)
        assert page is not None
        assert (page.url, page.media_type, page.data) == (f"{home}/bai.html", "text/html", PAGE)
        again = ingest([f"{home}/bai.html"], store, stdin=io.BytesIO(), reading=Reading(fetcher=fetcher()))
        assert again == Summary(unchanged=1)


def test_the_command_takes_addresses_and_lists_of_them(site: tuple[str, type[Site]], tmp_path: Path) -> None:
    home, _ = site
    (tmp_path / "ds.txt").write_text(f"{home}/bai.html\n", encoding="utf-8")
    line = ("ingest", "--urls", tmp_path / "ds.txt", "--db", tmp_path / "gn.db", "--pause", "0")
    refused = gn(*line)
    assert (refused.code, "--allow-private" in refused.out) == (1, True)
    done = gn(*line, "--allow-private")
    assert (done.code, done.err) == (0, "1 new, 0 unchanged, 0 updated, 0 not a training, 0 failed\n")
