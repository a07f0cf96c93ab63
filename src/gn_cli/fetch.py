"""Pages from the web, politely: robots.txt, a pause between requests to a host, limits on time, size and redirects.

Only http and https, and only public addresses: a list of addresses from elsewhere must not make this machine talk to
its own network. A host's address is looked up once and checked, and the connection goes to that very address.
"""

import gzip
import http.client
import io
import ipaddress
import socket
import ssl
import time
import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from gn_cli.errors import ReadError

AGENT = "gn-cli (reads news reports of trainings; one page at a time)"
_NAME = "gn-cli"

LARGEST = 20 * 1024 * 1024
"""The most bytes of one page, packed or not."""
REDIRECTS = 5
_ROBOTS = 1024 * 1024
_LONGEST_PAUSE = 30.0
_DEADLINE = 60.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: its address after redirects, when (ISO, UTC), its media type in lower case, its bytes."""

    url: str
    fetched: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: http.client.HTTPMessage
    data: bytes


@dataclass
class Fetcher:
    """Fetches pages one after the other. `pause` is the least time between two requests to one host and `timeout` the
    longest wait for it, in seconds; `allow_private` lets addresses of the own machine and network pass."""

    pause: float = 1.0
    timeout: float = 20.0
    allow_private: bool = False
    _robots: dict[str, RobotFileParser] = field(default_factory=dict, repr=False)
    _last: dict[str, float] = field(default_factory=dict, repr=False)

    def fetch(self, url: str) -> Fetched:
        """The page at an address. Raises `ReadError`: not http(s), a private address, refused by robots.txt or by the
        server, too slow, too large, redirected too often."""
        for _ in range(REDIRECTS + 1):
            parts = _checked(url)
            self._ask_robots(parts)
            answer = self._get(parts, LARGEST)
            if answer.status in (301, 302, 303, 307, 308) and answer.headers["Location"]:
                url = urljoin(url, answer.headers["Location"])
                continue
            if answer.status != 200:
                raise _refused(answer.status)
            media_type = answer.headers.get_content_type() if answer.headers["Content-Type"] else ""
            now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            return Fetched(urlunsplit(parts._replace(fragment="")), now, media_type.lower(), answer.data)
        raise ReadError(f"is redirected more than {REDIRECTS} times", "open it in a browser and save the page")

    def _ask_robots(self, parts: SplitResult) -> None:
        host = f"{parts.scheme}://{parts.netloc}"
        rules = self._robots.get(host)
        if rules is None:
            rules = self._robots[host] = self._rules(parts)
        if not rules.can_fetch(_NAME, urlunsplit(parts)):
            raise ReadError("is closed to programs by the site's robots.txt", "open it in a browser and save the page")

    def _rules(self, parts: SplitResult) -> RobotFileParser:
        """The rules of a host: none where it has no file of rules, all closed while it fails to give it (RFC 9309)."""
        rules = RobotFileParser()
        answer = self._get(parts._replace(path="/robots.txt", query="", fragment=""), _ROBOTS)
        told = answer.data.decode("utf-8", "replace") if answer.status == 200 else ""
        rules.parse(("User-agent: *\nDisallow: /" if answer.status >= 500 else told).splitlines())
        return rules

    def _wait(self, parts: SplitResult) -> None:
        rules = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        told = rules.crawl_delay(_NAME) if rules else None
        pause = min(max(self.pause, float(told or 0)), _LONGEST_PAUSE)
        last = self._last.get(parts.netloc)
        if last is not None and (left := last + pause - time.monotonic()) > 0:
            time.sleep(left)
        self._last[parts.netloc] = time.monotonic()

    def _get(self, parts: SplitResult, limit: int) -> _Answer:
        address = self._address(parts)
        self._wait(parts)
        connection = _connection(parts, address, self.timeout)
        query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
        target = quote(parts.path or "/", safe=_SAFE) + query
        try:
            connection.request("GET", target, headers={"User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "*/*"})
            response = connection.getresponse()
            data = _body(response, limit)
            return _Answer(response.status, response.headers, data)
        except TimeoutError:
            raise ReadError(f"did not answer within {self.timeout:g} seconds", "try again later") from None
        except ssl.SSLError as error:
            raise ReadError(f"has no safe connection: {error.reason}", "save the page and read the file") from None
        except (OSError, http.client.HTTPException) as error:
            raise ReadError(f"cannot be fetched: {error or type(error).__name__}"[:200], "check the address") from None
        finally:
            connection.close()

    def _address(self, parts: SplitResult) -> str:
        """The network address of a host; of several all must be public. Raises `ReadError`."""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        try:
            found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise ReadError(f"there is no host {parts.hostname}", "check the address and the connection") from None
        addresses = [str(one[4][0]) for one in found]
        if not self.allow_private and not all(map(_is_public, addresses)):
            raise ReadError(
                f"{parts.hostname} is an address of this machine or its network",
                "add --allow-private if that is meant",
            )
        return addresses[0]


_SAFE = "/%:@!$&'()*+,;=~?[]"


def _is_public(address: str) -> bool:
    told = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(told, "ipv4_mapped", None) or told
    return mapped.is_global and not mapped.is_multicast


def _checked(url: str) -> SplitResult:
    """The parts of an address. Raises `ReadError` for what is no web address."""
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ReadError("is no web address", "write it as https://…") from None
    if parts.scheme not in ("http", "https"):
        raise ReadError(f"gn fetches http and https, not {parts.scheme}", "save the page and read the file")
    if not host or parts.username is not None:
        raise ReadError("is no web address", "write it as https://…, without a name and password")
    return parts


def _refused(status: int) -> ReadError:
    reason = http.client.responses.get(status, "")
    hint = "try again later" if status in (408, 425, 429) or status >= 500 else "open it in a browser and save the page"
    return ReadError(f"the server answers {status} {reason}".strip(), hint)


def _body(response: http.client.HTTPResponse, limit: int) -> bytes:
    """The bytes of an answer, unpacked. Raises `ReadError` when they are more than the limit, or too slow to come."""
    too_large = ReadError(f"is larger than {limit // 1024 // 1024} MB", "save the page and read the file")
    end = time.monotonic() + _DEADLINE
    packed = io.BytesIO()
    while step := response.read1(65536):
        packed.write(step)
        if packed.tell() > limit:
            raise too_large
        if time.monotonic() > end:
            raise ReadError(f"took longer than {_DEADLINE:g} seconds", "try again later")
    if response.headers.get("Content-Encoding", "").lower() not in ("gzip", "x-gzip"):
        return packed.getvalue()
    packed.seek(0)
    try:
        data = gzip.GzipFile(fileobj=packed).read(limit + 1)
    except (OSError, EOFError, zlib.error):
        raise ReadError("came damaged", "try again later") from None
    if len(data) > limit:
        raise too_large
    return data


class _Http(http.client.HTTPConnection):
    """A connection to an address that was looked up and checked before."""

    address = ""

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _Https(http.client.HTTPSConnection):
    """The same, with the certificate checked against the host's name."""

    address = ""

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


def _connection(parts: SplitResult, address: str, timeout: float) -> _Http | _Https:
    kind = _Https if parts.scheme == "https" else _Http
    connection = kind(parts.hostname or "", parts.port, timeout=timeout)
    connection.address = address
    return connection
