"""Which columns or keys of a list of articles hold what: recognised by name, or named by the person."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.readers.encodings import article
from gn_cli.vietnamese.fold import fold_ascii

# In the order of preference: the first that a list has is taken.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "noi dung", "content", "body", "article", "article text", "full text", "fulltext", "bai viet",
        "van ban", "noi dung bai viet", "toan van", "content text", "maintext", "main text",
    ),
    "title": ("title", "tieu de", "headline", "ten bai", "ten bai viet", "tit", "tieu de bai viet"),
    "published": (
        "published", "date", "ngay dang", "ngay", "publish date", "published at", "published on", "date published",
        "datepublished", "pubdate", "pub date", "publication date", "ngay xuat ban", "thoi gian", "thoi gian dang",
        "date publish",
    ),
    "url": ("url", "link", "lien ket", "address", "dia chi", "duong dan", "nguon", "source url", "canonical"),
    "id": ("id", "ma", "stt", "so thu tu", "guid", "key", "ma bai"),
}  # fmt: skip


class Columns(NamedTuple):
    """The names of the columns as a person told them; `None` leaves a column to be recognised."""

    text: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None

    def find(self, names: Iterable[str]) -> dict[str, str]:
        """The columns of a list by role (`text`, `title`, `published`, `url`, `id`).

        Raises `ReadError` where the column a person named is not there, or none holds a text.
        """
        names = [name for name in names if name and name.strip()]
        keys = {_key(name): name for name in reversed(names)}
        found: dict[str, str] = {}
        for role, known in _NAMES.items():
            told = getattr(self, role, None)
            if told is not None and _key(told) not in keys:
                raise ReadError(f"has no column {told!r}", f"its columns are {', '.join(names) or 'without names'}")
            name = keys[_key(told)] if told is not None else next((keys[key] for key in known if key in keys), None)
            if name is not None and name not in found.values():
                found[role] = name
        if "text" not in found:
            raise ReadError(
                f"has no column of texts among {', '.join(names) or 'its columns, which have no names'}"[:200],
                "name it with --text-column NAME, or call it text",
            )
        return found


ANY = Columns()
_HANOI = timezone(timedelta(hours=7))


def _key(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", fold_ascii(name.removeprefix("\ufeff"))).split())


def row_article(row: Mapping[str, object], found: Mapping[str, str], source: str) -> Article:
    """The article of a row. A title that the text does not begin with stands over it, as on the page.

    Raises `ReadError`: no text in it.
    """

    def cell(role: str) -> str | None:
        value = row.get(found[role]) if role in found else None
        return str(value).strip() or None if value is not None else None

    text, title = cell("text"), cell("title")
    if text is None:
        raise ReadError("has no text", "fill in its text, or leave the row out")
    published = row.get(found["published"]) if "published" in found else None
    return article(
        with_title(text, title), source, title=title, published=to_day(published), url=to_address(cell("url"))
    )


def with_title(text: str, title: str | None) -> str:
    """The text under its title, unless one of its own first lines is the title.

    >>> with_title("Ngày 5/3, xã mở lớp.", "Xã mở lớp tập huấn")
    'Xã mở lớp tập huấn\\nNgày 5/3, xã mở lớp.'
    """
    if not title:
        return text
    head = [line for line in text[:_HEAD].split("\n") if line.strip()]
    return text if _bare(title) in map(_bare, head) else f"{title}\n{text}"


_HEAD = 2000
"""Letters of a text in which its title stands, if it has one."""


def _bare(line: str) -> str:
    """A line without the marks of Markdown around it, in small letters."""
    return " ".join(line.strip("#*_ \t\u00a0").split()).casefold()


def to_address(value: str | None) -> str | None:
    """A web address; `None` for what is none."""
    return value if value and re.match(r"https?://\S+$", value) else None


_ISO = re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)")
_LOCAL = re.compile(r"(?<!\d)(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>(?:19|20)\d\d)(?!\d)")


def to_day(value: object) -> date | None:
    """The day of publication that metadata tell: a date, ISO text, day/month/year, a mail date, seconds since 1970.

    The day is the one the source prints: its own time zone is kept, nothing is moved to another.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < 1e14:
        return datetime.fromtimestamp(value / 1000 if value > 1e11 else value, _HANOI).date()
    if not isinstance(value, str):
        return None
    match = _ISO.search(value) or _LOCAL.search(value)
    try:
        if match:
            return date(int(match["y"]), int(match["m"]), int(match["d"]))
        return _mail_day(value)
    except ValueError:
        return None


def _mail_day(value: str) -> date | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).date()
    except (TypeError, ValueError):
        return None
