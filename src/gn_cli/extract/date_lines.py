"""Lines that tell when a page was published, or what day it is: the shapes of their dates and what may stand beside."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

import regex

from gn_cli.extract.atoms import either
from gn_cli.extract.rule import plain
from gn_cli.vietnamese.pattern import Plain

DateLabel: TypeAlias = Literal["posted", "updated", "now"]

_LONGEST = 170
"""Letters a date line has at most."""

_MONTH_WORDS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_MONTH_SPELLINGS = {"giêng": 1, "bốn": 4, "bẩy": 7, "chạp": 12}
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:\d{{1,2}}|(?i:{either(*_MONTH_WORDS, *_MONTH_SPELLINGS)}))"
_THANG = r"(?i:tháng|thg|th)\.?\s?"
_ENGLISH_MONTH = rf"(?i:{either(*_ENGLISH)})[a-z]{{0,6}}\.?"
_YEAR = r"(?:19|20)\d{2}"
MAY_DATE = re.compile(rf"{_YEAR}|\d[/-]\d{{1,2}}[/-]\d\d")
"""Figures without which no line has a date."""

# 5/6/2023 · 2023-06-05T08:30 · 5 tháng 6 năm 2023, 5 Tháng Sáu 2023, 5 Th6 2023 · Tháng Sáu 5, 2023 · 5/6 năm 2023
DATE = plain(
    rf"""(?<![\d/.-])(?=[\dadfjmnostADFJMNOST])(?:
        (?P<d1>\d{{1,2}})\s?(?P<mark1>[/.–-])\s?(?P<m1>\d{{1,2}})\s?(?P=mark1)\s?(?P<y1>{_YEAR})
      | (?P<y2>{_YEAR})(?P<mark2>[-/.])(?P<m2>\d{{1,2}})(?P=mark2)(?P<d2>\d{{1,2}})(?:T[\d:.+Z-]{{5,24}})?
      | (?P<d3>\d{{1,2}})\s?,?\s{{0,2}}{_THANG}(?P<m3>{_MONTH})\s?[,.]?\s{{0,2}}(?:(?i:năm)\s)?(?P<y3>{_YEAR})
      | {_THANG}(?P<m4>{_MONTH})\s(?P<d4>\d{{1,2}}),?\s(?P<y4>{_YEAR})
      | (?P<d5>\d{{1,2}})\s(?P<m5>{_ENGLISH_MONTH}),?\s(?P<y5>{_YEAR})
      | (?P<m6>{_ENGLISH_MONTH})\s(?P<d6>\d{{1,2}}),?\s(?P<y6>{_YEAR})
      | (?P<d7>\d{{1,2}})\s?/\s?(?P<m7>\d{{1,2}}),?\s(?i:năm)\s(?P<y7>{_YEAR})
    )(?![\d/])""",
)
"""A full date as date lines print it: groups `d`, `m`, `y` with the number of the shape."""

# 15/03/24: only on lines that say that they tell a date
_SHORT_DATE = Plain(r"(?<![\d/.-])(?P<d>\d{1,2})(?P<k>[/-])(?P<m>\d{1,2})(?P=k)(?P<y>\d{2})(?![\d/.-])")

TIME = r"""(?:\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2}(?:\.\d{1,3})?)?['’]?(?:\s?(?i:am|pm|sa|ch|sáng|trưa|chiều|tối)\b)?
    |\d{1,2}\s?(?i:giờ|h)\s?(?:\d{1,2})?(?:\s?(?i:phút|['’]))?)"""
_WEEKDAY = r"(?i:\b(?:th(?:ứ)?\s?(?:\d|hai|ba|tư|năm|sáu|bảy|bẩy)|ch[ủú]a?\s?nhật|cn)\b\.?)"

_POSTED = either(
    "đăng", "ngày đăng", "đăng lúc", "đăng ngày", "đăng tải", "đăng tin", "đăng vào", "đăng bài", "tin đăng ngày",
    "đã đăng", "được đăng", "được viết", "ngày đăng tin", "ngày đăng bài", "ngày đưa tin", "đưa tin", "đưa lên",
    "xuất bản", "ngày xuất bản", "phát hành", "ngày phát hành", "ngày viết", "ngày tạo", "tạo lúc", "ngày gửi",
    "gửi lúc", "thời gian", "thời gian đăng", "posted", "posted on", "post", "published", "publish", "date",
    "created", "submitted", "submitted by", "submitted on", "đăng bởi", "người đăng", "viết bởi", "tác giả",
)  # fmt: skip
_UPDATED = either(
    "cập nhật", "cập nhật lúc", "cập nhật ngày", "ngày cập nhật", "lần cập nhật", "cập nhật lần cuối", "cập nhật mới",
    "lần cuối", "chỉnh sửa", "sửa", "sửa đổi", "updated", "update", "modified", "last update", "last updated",
)  # fmt: skip
_NOW = either("hôm nay", "bây giờ", "hiện tại", "giờ hệ thống", "today", "now")
_LABELS = plain(rf"\b(?i:(?P<now>{_NOW})|(?P<updated>{_UPDATED})|(?P<posted>{_POSTED}))\b")
_BESIDE = either(
    "ngày", "lúc", "vào", "vào lúc", "on", "at", "by", "bởi", "lượt xem", "lượt đọc", "lần xem", "lần đọc",
    "số lần đọc",
    "số lượt xem", "xem", "đã xem", "đọc", "view", "views", "hits", "phút đọc", "xem cỡ chữ", "xem với cỡ chữ",
    "cỡ chữ", "tương phản", "google", "google news", "bình luận", "phản hồi", "chia sẻ", "in bài", "in bài viết",
    "in trang", "in", "gửi bài", "email", "gửi email", "print", "nghe đọc bài", "nghe", "thích", "like", "share",
    "facebook", "zalo", "lưu", "chuyên mục", "danh mục", r"a\+", "giờ", "phút",
)  # fmt: skip
# A number or hour may stand anywhere, a word only where one begins: elsewhere the engine goes on at once.
_TOKENS = plain(
    rf"""(?=\d)(?:{TIME} | \b\d{{1,3}}(?:[.,]\d{{3}}){{1,2}}\b | \b\d{{1,7}}\b)
      | (?=[(gGuU])(?i:\(?(?:gmt|utc)\s?[+-]?\s?\d{{0,2}}(?::\d\d)?\)?)
      | (?<!\p{{L}})(?=\p{{L}})(?:{_WEEKDAY} | {_LABELS.pattern}
      | (?i:(?:tin|bài)(?:,?\s(?:và\s)?(?:bài|ảnh)){{0,2}}\s?:)
      | (?i:{_BESIDE}(?!\p{{L}})) | \b(?i:am|pm|sa|ch)\b)""",
)
_SPLIT = Plain(r"[^\p{L}\p{M}\d.’'&\s]+|\s{2,}")

# What a line that tells of an event, an act or a picture begins with; it has a date and is no date line.
_TELLS = either(
    "ảnh", "hình", "khai giảng", "khai mạc", "bế giảng", "bế mạc", "lớp", "hội nghị", "hội thảo", "tập huấn", "buổi",
    "sáng", "chiều", "tối", "trưa", "từ", "đến", "tại", "trong", "theo", "nguồn", "căn cứ", "kế hoạch", "quyết định",
    "nghị quyết", "công văn", "hạn", "thời hạn", "tin vắn", "bản tin", "điểm tin", "lịch", "đợt", "quang cảnh",
    "toàn cảnh", "giấy phép", "số", "kỷ niệm", "ngày hội", "lễ", "trước", "sau", "hết",
)  # fmt: skip
_RUBRIC = either(
    "trong tỉnh", "trong nước", "trong huyện", "theo dõi", "số hóa", "số hoá", "lịch sử", "lễ hội", "từ cơ sở"
)  # fmt: skip
_TELLS_AT_START = plain(rf"^(?!(?i:{_RUBRIC})\b)(?i:{_TELLS})(?!\p{{L}})")
_NO_DATE_LINE = Plain(r"(?i)\bsố\s?:|/[A-ZĐ]{2}|https?:|www\.|\.(?:jpe?g|png|gif|webp|pdf|docx?)\b|\blượt truy cập")
_LETTER = plain(r"^[\W_]{0,4}\p{Lu}[\p{L}\s.’'-]{1,40},\s{0,2}(?i:ngày)\s")
_SOURCE = Plain(r"(?i:theo|nguồn)(?!\p{L})")
_WHEN = plain(rf"{TIME}|{_WEEKDAY}")
_CLOCK = plain(rf"{_WEEKDAY}|(?i:\bGMT)")
_STOPPED = Plain(r"[.!?…:;][”\"’»)\]]{0,2}(?:/\.)?$")


class PrintedDate(NamedTuple):
    """A date of a date line, where it stands on the line, and what the words before it call it."""

    value: date
    start: int
    end: int
    label: DateLabel | None


class DateLine(NamedTuple):
    """What a date line tells.

    `others` are the pieces of the line that are neither date nor hour nor a known word of such lines: a rubric, a
    newspaper, a person. `letter` tells the place and day at the head of a letter ("Hà Nội, ngày 5 tháng 6 năm 2023"),
    `clock` a line with weekday or time zone and no word for publishing, as a site's clock is printed.
    """

    dates: tuple[PrintedDate, ...]
    others: tuple[tuple[int, int], ...]
    letter: bool
    clock: bool

    @property
    def says_now(self) -> bool:
        """Whether a word says that the line tells what day it is: "Hôm nay: …"."""
        return any(printed.label == "now" for printed in self.dates)

    @property
    def best(self) -> PrintedDate | None:
        """The date of publication the line tells: the one called so, else the first, else the day of the update."""
        order: tuple[DateLabel | None, ...] = ("posted", None, "updated")
        found = sorted((d for d in self.dates if d.label != "now"), key=lambda d: order.index(d.label))
        return found[0] if found else None


@lru_cache(maxsize=256)
def date_line(line: str) -> DateLine | None:
    """What a line tells that has a date and little else; `None` for every other line.

    A line of the article that begins with a day ("Ngày 12/5/2023, tại xã …") or tells of something on a day ("Lớp khai
    mạc ngày 12/5/2023") is none.
    """
    if len(line) > _LONGEST or not MAY_DATE.search(line) or _NO_DATE_LINE.search(line):
        return None
    full = list(DATE.finditer(line))
    matches = full or list(_SHORT_DATE.finditer(line))
    rest = _blanked(line, matches)
    labels = list(_LABELS.finditer(rest))
    says = bool(labels) or _WHEN.search(line) is not None
    if not says and (not full or any(line.startswith(",", match.end()) for match in full)):
        return None  # "Ngày 12/5/2023, UBND xã"
    dates = tuple(_dates(matches, labels))
    if not dates:
        return None
    others = tuple(_others(rest))
    words = sum(len(line[start:end].split()) for start, end in others)
    if words > (8 if says else 3) or (others and _STOPPED.search(line.rstrip(") "))):
        return None
    labelled = any(printed.label for printed in dates)
    if any(not _may_stand_beside(line[start:end], says, labelled) for start, end in others):
        return None
    now = any(printed.label == "now" for printed in dates)
    clock = now or (not labelled and _CLOCK.search(line) is not None)
    return DateLine(dates, others, not labelled and not says and _LETTER.match(line) is not None, clock)


def _may_stand_beside(piece: str, says: bool, labelled: bool) -> bool:
    """Whether a piece of a line can be a rubric, a site, a source or a person beside the date, and tells nothing."""
    if labelled and _SOURCE.match(piece):
        return True
    site = piece.endswith((".vn", ".com"))
    return (says or site or piece[0].isupper() or not piece[0].isalpha()) and _TELLS_AT_START.match(piece) is None


def _dates(matches: "list[regex.Match[str]]", labels: "list[regex.Match[str]]") -> Iterator[PrintedDate]:
    """The days of the matches, each with the last label between it and the one before."""
    before = 0
    for match in matches:
        told = {name[0]: value for name, value in match.groupdict().items() if value and name[:4] != "mark"}
        year, month, day = int(told["y"]), _month(told["m"]), int(told["d"])
        if year < 100:
            year += 2000
        if day <= 12 < month:  # a portal set to English prints the month first
            month, day = day, month
        called = [label.lastgroup for label in labels if before <= label.start() < match.start()]
        label = called[-1] if called else None
        before = match.end()
        try:
            value = date(year, month, day)
        except ValueError:
            continue
        known: DateLabel | None = "posted" if label == "posted" else "updated" if label == "updated" else None
        yield PrintedDate(value, match.start(), match.end(), "now" if label == "now" else known)


def _blanked(line: str, matches: "list[regex.Match[str]]") -> str:
    """A line with strokes for the letters of the matches."""
    blank = list(line)
    for match in matches:
        blank[match.start() : match.end()] = "|" * len(match.group())
    return "".join(blank)


def _month(printed: str) -> int:
    word = " ".join(printed.lower().split())
    if word.isdigit():
        return int(word)
    if word in _MONTH_WORDS:
        return _MONTH_WORDS.index(word) + 1
    return _MONTH_SPELLINGS[word] if word in _MONTH_SPELLINGS else _ENGLISH.index(word[:3]) + 1


def _others(rest: str) -> Iterator[tuple[int, int]]:
    """The pieces of a line besides its dates, which are blanked, and the known words of date lines."""
    rest = _TOKENS.sub(lambda match: "|" * len(match.group()), rest)
    start = 0
    for gap in (*_SPLIT.finditer(rest), None):
        end = gap.start() if gap else len(rest)
        piece = rest[start:end]
        if any(letter.isalpha() for letter in piece):
            first = start + len(piece) - len(piece.lstrip(" .’'&\t\u00a0"))
            yield first, start + len(piece.rstrip(" ’'&\t\u00a0"))
        start = gap.end() if gap else end
