"""How days and spans of days are written: the grammar of one date phrase, from "sáng 5/12" to "từ ngày 7 đến 11-11".

A phrase is a chain of points joined by "đến", a dash, "và" or commas. A point without month takes it from a later one.
"""

import re
from typing import Literal, NamedTuple, TypeAlias

from gn_cli.extract.atoms import BLANK, DASH, DATE_MARK, DAY, GAP, GLUE, MONTH, YEAR, YEAR_AFTER
from gn_cli.extract.context import Context
from gn_cli.extract.rule import Match, Rule, plain, verbose
from gn_cli.vietnamese.numbers import SMALL_NUMBERS

Join: TypeAlias = Literal["to", "and"]


class Day(NamedTuple):
    """A day as printed, perhaps without month or year, and where its words end.

    `lunar` days count by âm lịch, `leap` in a tháng nhuận.
    """

    day: int
    month: int | None
    year: int | None
    start: int
    end: int
    leap: bool = False
    lunar: bool = False


class Phrase(NamedTuple):
    """The points of one date phrase and how each but the first is joined to the one before it.

    `opens` tells that it begins with "từ" and names no end, `length` is then the number of days it counts ("trong 3
    ngày, từ ngày 5/12"); `relative` counts days from the publication ("hôm qua").
    """

    days: tuple[Day, ...]
    joins: tuple[Join, ...] = ()
    opens: bool = False
    length: int | None = None
    relative: int | None = None


def not_after(*words: str) -> str:
    """A look-behind that refuses the words, in any case, with one or two blanks behind them.

    `re` reads look-behinds of one width only, so there is one a width.
    """
    widths: dict[int, list[str]] = {}
    for word in words:
        widths.setdefault(len(word), []).append(word)
    return "".join(rf"(?<!(?i:{'|'.join(same)}){BLANK}{{{blanks}}})" for same in widths.values() for blanks in (1, 2))


NUMBER = rf"(?:\d{{1,3}}|(?i:{'|'.join(SMALL_NUMBERS)}))(?![\p{{L}}\d])"
"""A small number in figures or words."""

_PART_OF_DAY = r"(?i:sáng|trưa|chiều|tối|đêm)(?!\p{L})"
_ORDINAL_OF = not_after("lớp", "đợt", "khóa", "khoá", "nhóm", "cụm", "nghị", "lần", "buổi")
_WEEKDAY = (
    rf"(?=[tcTC]){_ORDINAL_OF}(?i:thứ{GAP}(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|ch[ủú]a?{GAP}nhật|CN)(?![\p{{L}}\d])"
    rf"(?:{GAP}tuần{GAP}(?:rồi|qua|này|trước)(?!\p{{L}}))?"
)
"""A day of the week; "lớp thứ hai" is the second class."""

_THE_DAY = rf"(?:(?i:ngày){GLUE}(?::{GLUE})?(?:(?i:m[ùồ]ng){GAP})?|(?i:hôm|m[ùồ]ng){GAP})"
_TODAY = (
    rf"(?:(?:(?i:hôm|ngày{GAP}hôm)|{_PART_OF_DAY}){GAP}(?i:nay|qua)|(?:(?i:ngày)|{_PART_OF_DAY}){GAP}mai(?!\p{{L}}))"
)
_SESSION = rf"(?:(?i:buổi){GAP})?{_PART_OF_DAY}(?:(?:{GAP}và{GAP}|{GLUE},{GLUE}){_PART_OF_DAY})?"
LEAD = rf"""(?:
    (?:{_TODAY}|{_SESSION}){GLUE}(?:[,(]{GLUE})?(?:{_WEEKDAY}{GLUE}(?:[,(]{GLUE})?)?{_THE_DAY}?
    |{_THE_DAY}(?:{_WEEKDAY}{GLUE}(?:[,(]{GLUE})?{_THE_DAY}?)?
    |{_WEEKDAY}{GLUE}(?:[,(]{GLUE})?{_THE_DAY}?
)"""
"""Words that announce a day: "ngày", "sáng", "chiều nay (", "thứ Sáu, ngày"."""

_MONTH_NAMES = (
    "mười một",
    "mười hai",
    "giêng",
    "chạp",
    "một",
    "hai",
    "ba",
    "tư",
    "năm",
    "sáu",
    "bảy",
    "bẩy",
    "tám",
    "chín",
    "mười",
)
_MONTH_NAME = rf"(?i:{'|'.join(_MONTH_NAMES).replace(' ', GAP)})(?!\p{{L}})"
_SHORT_YEAR = r"(?:1[5-9]|2\d|3[0-5])(?![\p{L}\d]|[/.-]\d)"
_NOT_A_RANGE = rf"(?!{GLUE}[/.]{GLUE}{MONTH}|{DASH}{MONTH})"
_YEAR_WORD = rf"(?:{GAP}năm{GAP}{YEAR})?"
_YEAR_AFTER = YEAR_AFTER.replace("(?P<year>", "(?:")
_MONTH_OF_DAY = rf"""(?=,?{GLUE}(?:[tT/.]|{DASH}))(?:
    ,?{GAP}(?i:tháng){GAP}(?:{MONTH}|{_MONTH_NAME}){_YEAR_AFTER}?
    |{DATE_MARK}{MONTH}{DATE_MARK}{YEAR}
    |{GLUE}{DASH}{GLUE}{MONTH}{GLUE}{DASH}{GLUE}{YEAR}
    |{DASH}{MONTH}{DASH}{_SHORT_YEAR}
    |{GAP}\.{GAP}{MONTH}{GAP}\.{GAP}{YEAR}
    |/{MONTH}/{_SHORT_YEAR}
    |\.{MONTH}\.{_SHORT_YEAR}
    |(?:{GLUE}/{{1,2}}{GLUE}|\.){MONTH}(?!{GLUE}/{GLUE}\d|\.\d|\d){_YEAR_WORD}
    |{DASH}{MONTH}{_NOT_A_RANGE}{_YEAR_WORD}
)"""
"""A month behind a day, with or without its year. "5-7" is 5 July, but "5-7/12" is a span of days.

It has no groups, for it stands in a pattern several times; `_read_month` tells its parts.
"""

_WEEKDAY_BEHIND = rf"(?:{GLUE}\({GLUE}{_WEEKDAY}{GLUE}\))?"
_WHOLE = rf"{DAY}{_MONTH_OF_DAY}{_WEEKDAY_BEHIND}"
_TO = rf"""(?:{GLUE}(?:{DASH}|->|→){GLUE}(?:đến{GAP})?
    |(?:,?{GAP}|(?<=\d))(?:cho{GAP})?(?:đ[êế]n|tới)(?:{GAP}hết)?(?:{GAP}|(?=\d)))"""
_HOUR = rf"(?:\d{{1,2}}(?:{GLUE}(?:h|giờ|:)(?:{GLUE}\d{{2}}(?:{GAP}phút)?)?),?{GAP}(?=(?i:ngày)))"
_AND = rf"(?:{GLUE}[,;&+]{GLUE}(?:và{GAP})?|(?:{GAP}|(?<=\d))(?:và|cùng|rồi)(?:{GAP}|(?=\d)))"
_POINT_LEAD = (
    rf"(?:(?:{_PART_OF_DAY}{GAP})?(?:(?i:ngày|m[ùồ]ng){GAP})?(?:{_WEEKDAY}{GLUE}(?:[,(]{GLUE})?(?:ngày{GAP})?)?)"
)
"""What may stand before a later point of a chain."""

_BARE_DAYS = rf"(?:{DAY}{_WEEKDAY_BEHIND}(?:{_TO}|{_AND}){_POINT_LEAD}){{0,7}}"
_COUNTED = r"""(?:hộ|xã|phường|thôn|bản|ấp|buôn|làng|huyện|tỉnh|người|học|đại|tiêu|chỉ|thành|đơn|lớp|trường|đồng|triệu|
    tỷ|tỉ|ha|km|kg|m2|phiếu|chuyên|công|dân|số|cán|nội|mô|hội|đoàn)(?!\p{L})"""
CHAIN = rf"""(?P<chain>
    {_BARE_DAYS}{_WHOLE}
    (?:\)?(?:{_TO}{_HOUR}?|{GAP}(?:và|cùng){GAP}){_POINT_LEAD}{_BARE_DAYS}{_WHOLE}
      |{GLUE}[,;&]{GLUE}(?:và{GAP})?(?:{DAY}(?:{_TO}|{_AND})){{0,4}}{_WHOLE}(?!{GLUE}%|{GAP}{_COUNTED})
    ){{0,3}}
)"""
"""Days joined into a chain; each run of bare days ends in one with its month.

Behind a comma a repeated "ngày" begins a phrase of its own: "Kế hoạch số 5 ngày 29/9, ngày 13/10, xã …".
"""

_COUNT_OF_DAYS = rf"""(?:(?i:trong|suốt|vào|qua|các|cả){GAP}){{0,2}}
    (?:(?=[\dbchmnstBCHMNST]){_ORDINAL_OF}{not_after("thứ", "số", "giờ")}(?P<count>{NUMBER})|(?i:các|những))
    {GAP}(?i:ngày)(?!\p{{L}})(?:{GAP}liền(?!{GAP}kề)|{GAP}liên{GAP}t(?:iếp|ục)|{GAP}(?:nghỉ{GAP})?(?:đầu|giữa|cuối){GAP}(?:tuần|tháng|năm)(?!\p{{L}}))?{GLUE}(?:[:,]{GLUE})?(?:\({GLUE})?"""
_FROM = rf"(?P<from>(?i:kể{GAP}từ|bắt{GAP}đầu{GAP}từ|từ){GAP}(?:(?i:các){GAP})?{_HOUR}?)"
_FREE = r"(?<![\p{L}\d/.,-])(?=[\p{L}\d])"
_ANNOUNCED = rf"{_FREE}(?:{_COUNT_OF_DAYS}{_FROM}?{LEAD}?|{_FROM.replace('<from>', '<since>')}{LEAD}?|{LEAD})"
"""What words announce a phrase with: a number of days, a beginning, a part of the day or week, or several of them."""

_COUNTS_BEFORE = plain(rf"""(?:\d{GLUE}(?:[,;&]|{DASH})?{GLUE}
    |(?i:tháng|quý|điều|khoản|điểm|mục|mẫu|biểu|phiếu|bảng|hình|bài|bước|bản|số|lệ|đạt|có|được|trên|trong{GAP}đó|lượng|gian|QL
    |lộ|tổ|ngõ|hẻm|đường|khoảng|hơn|gần|chiếm|còn|giảm|tăng
    |tuần|đợt|kỳ|lần|ấp|khóm|xóm|thôn|buôn|khu|phố|chợ|cầu|viện|viên|trường){GAP})$""")
"""What stands before figures that are no day: other figures, a word that counts or numbers."""

_NAMED_AFTER = plain(rf"""(?<!\p{{L}})(?i:(?:công{GAP}ty|xí{GAP}nghiệp|nhà{GAP}máy|hợp{GAP}tác{GAP}xã|htx
        |nông{GAP}trường|lâm{GAP}trường|trại{GAP}giống
        |trung{GAP}đoàn)
      (?:{GAP}(?!(?:tổ|mở|khai|tập|bồi|bế|đã|vừa|vào|từ|ngày|sáng|chiều|tối|trong|diễn|hôm|và|tại|của|với|đến)(?!\p{{L}}))
        [^\s,.;:()\d]{{1,12}}){{0,8}}
      |công{GAP}viên|khu{GAP}công{GAP}nghiệp|sân{GAP}vận{GAP}động|nhà{GAP}văn{GAP}h[óo][aá]|xưởng|kho|cảng|trại){GAP}$""")
"""Words of a body up to the day it is named after: "Nông trường 30/4", "Công ty TNHH 2/9 Đắk Lắk"."""
_GOES_ON = plain(rf"""{GLUE}(?:[.,;:()\]]|{DASH}{GLUE}[^\d\s]|$|\n)
    |{GAP}(?:\p{{Lu}}|(?:tại|ở|và|đến|tới|cho|với|do|đã|sẽ|vừa|là|thì|diễn|khai|bế|mở|vừa|năm)(?!\p{{L}}))""")
"""What may follow a day that no word announces: punctuation, a name or a word that cannot be counted."""

_PART = plain(rf"(?P<join>{_TO})?{_HOUR}?{_POINT_LEAD}(?P<day>{DAY})(?P<month>{_MONTH_OF_DAY})?")
_FIGURES = re.compile(r"\d+")
_NAME = plain(rf"(?i:tháng){GAP}(?P<name>{_MONTH_NAME})")
_MONTHS = {
    "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12,
}  # fmt: skip
_LUNAR_MONTHS = _MONTHS | {"một": 11, "chạp": 12}
_RELATIVE = {"nay": 0, "qua": -1, "mai": 1}


def _read_month(printed: str) -> tuple[int | None, int | None]:
    """The month and year of words that `_MONTH_OF_DAY` reads: "/9/2023", " tháng Chín", "-10-23"."""
    figures = _FIGURES.findall(printed)
    named = _NAME.search(printed) if len(figures) < 2 else None
    month = _MONTHS.get(" ".join(named["name"].lower().split())) if named else int(figures.pop(0))
    year = int(figures[0]) if figures else None
    return month, 2000 + year if year and year < 100 else year


def read_chain(text: str, start: int, end: int) -> tuple[tuple[Day, ...], tuple[Join, ...]]:
    """The days of the chain `text[start:end]`, each with the month and year of a later one where it has none itself."""
    days: list[Day] = []
    joins: list[Join] = []
    for match in _PART.finditer(text, start, end):
        join, figure, printed = match.group("join", "day", "month")
        month, year = _read_month(printed) if printed else (None, None)
        if days:
            joins.append("to" if join else "and")
        days.append(Day(int(figure), month, year, match.start("day"), match.end()))
    for index in range(len(days) - 2, -1, -1):
        day, after = days[index], days[index + 1]
        day = day if day.month else day._replace(month=after.month)
        if day.year is None and after.year and day.month and after.month:
            crossing = joins[index] == "to" and (day.month, day.day) > (after.month, after.day)
            day = day._replace(year=after.year - crossing)
        days[index] = day
    return tuple(days), tuple(joins)


def _chain(match: Match, context: Context) -> Phrase | None:
    days, joins = read_chain(context.text, *match.span("chain"))
    # Where a later day has a month, those before it have one too.
    if days[-1].month is None:
        return None
    groups = match.groupdict()
    opens = bool(groups.get("from") or groups.get("since")) and "to" not in joins
    count = (groups.get("count") or "").lower() if opens and len(days) == 1 else ""
    length = (int(count) if count.isdigit() else SMALL_NUMBERS[count]) if count else None
    return Phrase(days, joins, opens, length)


def _bare_chain(match: Match, context: Context) -> Phrase | None:
    text, (start, end) = context.text, match.span()
    if _COUNTS_BEFORE.search(text[max(0, start - 16) : start]):
        return None
    if not (_GOES_ON.match(text, end) or end in context.once(_ends_of_documents)):
        return None
    phrase = _chain(match, context)
    if phrase and not any(day.year for day in phrase.days) and _NAMED_AFTER.search(text, max(0, start - 80), start):
        return None
    return phrase


def _ends_of_documents(context: Context) -> frozenset[int]:
    return frozenset(document.evidence.end for document in context.documents)


def _day_of_later_month(match: Match, context: Context) -> Phrase | None:
    month, year = _read_month(match["month"])
    if month is None:
        return None
    return Phrase((Day(int(match["day"]), month, year, *match.span("day")),))


def _day_with_month(match: Match, context: Context) -> Phrase:
    return Phrase((Day(int(match["day"]), int(match["month"]), None, match.start("day"), match.end("month")),))


def _days_of_month_before(match: Match, context: Context) -> Phrase | None:
    name = match["name"]
    month = int(match["month"]) if match["month"] else _MONTHS.get(" ".join(name.lower().split()))
    days, joins = read_chain(context.text, *match.span("chain"))
    if month is None:
        return None
    year = int(match["year"]) if match["year"] else None
    return Phrase(tuple(day._replace(month=month, year=year) for day in days), joins)


def _relative(match: Match, context: Context) -> Phrase:
    return Phrase((), relative=_RELATIVE[(match["which"] or match["ahead"]).lower()])


def _lunar(match: Match, context: Context) -> Phrase | None:
    if match["twin"] or (match["falls"] and not (match["calendar"] or match["full"])):
        return _solar_with_twin(match)
    if match["solar"]:
        return Phrase(*read_chain(context.text, *match.span("solar")))
    name = " ".join(match["name"].lower().split()) if match["name"] else ""
    figure = match["month"] or match["figure"]
    month = int(figure) if figure else _LUNAR_MONTHS.get(name)
    if month is None or not (match["calendar"] or match["full"] or name in {"giêng", "chạp"}):
        return None
    year = int(match["year"]) if match["year"] else None

    def day(group: str, number: int) -> Day:
        start, end = match.span(group)
        return Day(number, month, year, start, end, bool(match["leap"]), lunar=True)

    if match["full"]:
        return Phrase((day("full", 15),))
    words = [(group, match[group].lower()) for group in ("first", "day") if match[group]]
    days = tuple(day(group, int(word) if word.isdigit() else SMALL_NUMBERS[word]) for group, word in words)
    return Phrase(days, ("to" if match["to"] else "and",) if len(days) == 2 else ())


def _solar_with_twin(match: Match) -> Phrase | None:
    """The day of a phrase that tells the lunar one behind it: "ngày 12/10 (nhằm ngày 28/8 âm lịch)"."""
    name = " ".join(match["name"].lower().split()) if match["name"] else ""
    figure = match["month"] or match["figure"]
    month = int(figure) if figure else _MONTHS.get(name)
    if month is None or not match["day"].isdigit() or match["first"]:
        return None
    year = int(match["year"]) if match["year"] else None
    return Phrase((Day(int(match["day"]), month, year, *match.span("day")),))


def _this_month(match: Match, context: Context) -> Phrase | None:
    published = context.published_on
    days, joins = read_chain(context.text, *match.span("chain"))
    if published is None:
        return None
    past = match["past"] and any(day.day > published.day for day in days)
    month = (published.month - 2) % 12 + 1 if past else published.month
    return Phrase(tuple(day._replace(month=month) for day in days), joins)


SIGN_OF_LUNAR = verbose(rf"""(?<!\p{{L}})(?i:âm{GAP}lịch|âl|rằm|giêng|chạp
    |(?:tức|nhằm){GAP}(?:(?:là|vào){GAP})?(?:ngày|hôm|thứ|ch[ủú]|cn|buổi|sáng|trưa|chiều|tối|đêm|m[ùồ]ng|\d))""")
"""A word without which no lunar day is told."""

_LUNAR_DAY = rf"(?:{DAY}|(?i:{'|'.join(SMALL_NUMBERS)})(?!\p{{L}}))"

LUNAR_SHAPES: tuple[Rule[Phrase], ...] = (
    # A lunar day, perhaps with its solar twin: "mùng 5 tháng Giêng (tức ngày 14/2/2024)", "rằm tháng Tám".
    Rule(
        "dates.lunar",
        verbose(rf"""
            {_FREE}(?=[tnmrshcbdTNMRSHCBĐđ\d])(?:(?i:từ){GAP})?{LEAD}?
            (?:(?P<full>(?i:rằm))
              |(?:(?i:m[ùồ]ng){GAP})?(?:(?P<first>{_LUNAR_DAY})(?:(?P<to>{_TO})|{_AND})(?:(?i:m[ùồ]ng){GAP})?)?
               (?P<day>{_LUNAR_DAY}))
            (?:{GAP}(?i:tháng){GAP}(?:(?P<month>{MONTH})|(?P<name>{_MONTH_NAME}))|{DATE_MARK}(?P<figure>{MONTH}))
            (?P<leap>{GAP}(?i:nhuận))?
            (?:(?:{GAP}năm{GAP}|/)(?P<year>{YEAR})|{GAP}năm{GAP}\p{{Lu}}\p{{Ll}}{{1,4}}{GAP}\p{{Lu}}\p{{Ll}}{{1,4}})?
            (?P<calendar>{GLUE}[(,]?{GLUE}(?:(?i:âm{GAP}lịch)|ÂL)(?:{GLUE}\))?)?
            (?:{GLUE}(?:[,(]{GLUE})?(?:(?i:tức)|(?P<falls>(?i:nhằm)))(?:{GAP}(?i:là|vào))?{GAP}{LEAD}?(?P<solar>{_WHOLE})
               (?:{GAP}(?:(?i:dương{GAP}lịch)|(?P<twin>(?i:âm{GAP}lịch)|ÂL)))?(?:{GLUE}\))?)?
        """),
        _lunar,
        (
            "Lớp khai giảng ngày 10/3 âm lịch tại nhà văn hóa.",
            "Sáng mùng 8 tháng Giêng (tức ngày 17/2/2024), lớp học mở.",
            "Hội nghị diễn ra vào rằm tháng Tám.",
        ),
        ("Ngày 10/3, lớp khai giảng.", "Tháng Giêng là tháng học hành của bà con."),
    ),
)

SHAPES: tuple[Rule[Phrase], ...] = (
    # Days announced by a word: "Sáng 22/9", "từ ngày 26/11 đến ngày 5/12", "trong 2 ngày 18 và 19/8".
    Rule(
        "dates.announced_days",
        verbose(rf"{_ANNOUNCED}{CHAIN}"),
        _chain,
        (
            "Ngày 22/9, huyện khai giảng lớp tập huấn.",
            "Từ ngày 7 đến 11-11, Sở mở lớp.",
            "Lớp học diễn ra trong 2 ngày 18 và 19/8.",
            "Từ ngày 02 đến ngày 20 tháng 12 năm 2024, Ban tổ chức 6 lớp.",
        ),
        ("Tháng 9/2023, huyện mở lớp.", "Có 5/12 xã mở lớp.", "Ngày 25 hằng tháng, các xã gửi báo cáo."),
    ),
    # A day whose month stands with a later one: "ngày 12 tại xã Tân Lập và ngày 15/9 tại xã Yên Bình".
    Rule(
        "dates.day_of_later_month",
        verbose(
            rf"{_FREE}(?P<span>{LEAD}(?P<day>{DAY}))(?={GAP}(?:tại|ở|\(|cho|với|dành)|{GLUE}[()])"
            rf"(?=[^.;\n]{{3,70}}?(?:(?:,|và){GAP}|\()(?:vào{GAP})?{LEAD}{DAY}(?P<month>{_MONTH_OF_DAY}))"
        ),
        _day_of_later_month,
        ("Ngày 12 tại xã Tân Lập và ngày 15/9 tại xã Yên Bình.", "Sáng 5 ở Mai Sơn và chiều 6/10 ở Yên Châu."),
        ("Ngày 12/9 tại xã Tân Lập và ngày 15/9 tại xã Yên Bình.", "Trước ngày 25 tại các xã, việc chốt sổ phải xong."),
    ),
    # Days behind their month: "trong tháng 9 (ngày 5 và ngày 12)", "tháng 9/2023, vào các ngày 5, 12 và 19".
    Rule(
        "dates.days_of_month_before",
        verbose(
            rf"(?<!\p{{L}})(?i:tháng){GAP}(?:(?P<month>{MONTH})|(?P<name>{_MONTH_NAME})){YEAR_AFTER}?"
            rf"{GLUE}[,:(]{GLUE}(?P<span>(?:(?:gồm|vào|trong|là|từ){GAP}){{0,2}}(?:các{GAP})?ngày{GAP}"
            rf"(?P<chain>{DAY}(?:(?:{_TO}|{_AND}){_POINT_LEAD}{DAY}){{0,7}}))"
            rf"(?!{GLUE}(?:[/.]|{DASH}){GLUE}\d|{GAP}(?i:tháng)|{GAP}(?i:h[àằ]ng))"
        ),
        _days_of_month_before,
        (
            "Sở tập huấn hai đợt trong tháng 9 (ngày 5 và ngày 12).",
            "Tháng 9/2023, vào các ngày 5, 12 và 19, xã mở lớp.",
            "Trong tháng Chín, từ ngày 5 đến ngày 8, huyện mở lớp.",
        ),
        ("Trong tháng 9, ngày 5/9 xã mở lớp.", "Tháng 9, ngày 25 hằng tháng là hạn báo cáo.", "Tháng 9, huyện mở lớp."),
    ),
    # Days of the month of publication or the one before it: "trong 2 ngày 12 và 13 vừa qua", "ngày 5 tháng này".
    Rule(
        "dates.days_of_this_month",
        verbose(
            rf"{_ANNOUNCED}(?P<chain>{DAY}(?:(?:{_TO}|{_AND}){_POINT_LEAD}{DAY}){{0,7}})"
            rf"(?={GAP}(?:(?P<past>vừa{GAP}(?:qua|rồi))|tháng{GAP}này)(?!\p{{L}}))"
        ),
        _this_month,
        ("Trong 2 ngày 12 và 13 vừa qua, xã mở lớp.", "Ngày 5 tháng này, huyện khai giảng lớp học."),
        ("Ngày 12/9 vừa qua, xã mở lớp.", "Trong 5 tháng vừa qua, xã mở 3 lớp.", "Tháng này, huyện mở lớp."),
    ),
    # A day and a month with blanks around the dash, where no second day can be meant: "Ngày 12 - 9, xã mở lớp".
    Rule(
        "dates.spaced_dash",
        verbose(
            rf"{_FREE}(?P<span>{LEAD}(?P<day>{DAY}){GLUE}{DASH}{GLUE}(?P<month>{MONTH}))"
            rf"(?=,|{GAP}(?:tại|ở)(?!\p{{L}}))(?!,{GAP}\d)"
        ),
        _day_with_month,
        ("Ngày 12 - 9, xã mở lớp.", "Sáng 12- 9 tại hội trường xã, lớp khai giảng."),
        ("Ngày 12 - 14/9, xã mở lớp.", "Ngày 5 - 7 tháng 9, xã mở lớp.", "Các ngày 5 - 7, 12/9, xã mở lớp."),
    ),
    # Days in brackets, behind a colon or alone: "(22 - 24/9)", "Đợt 1: 5-7/12", "khai mạc 3/4/2024".
    Rule(
        "dates.bare_days",
        verbose(rf"{_FREE}(?=\d)(?<!\d[,;&]{BLANK})(?<!\d{DASH}{BLANK})(?<!\d{BLANK}{DASH}{BLANK}){CHAIN}"),
        _bare_chain,
        (
            "Lớp tập huấn (22 - 24/9) có 60 người.",
            "Đợt 1: 5-7/12 tại xã Nậm Pồ; đợt 2: 10/12.",
            "Lễ khai mạc 3/4/2024.",
        ),
        ("Có 5/12 xã mở lớp.", "Điện thoại 0912.3.4.2024.", "Tỷ lệ 1/3 số hộ được vay vốn."),
    ),
    # A day counted from the publication: "sáng nay", "hôm qua".
    Rule(
        "dates.relative_day",
        verbose(
            rf"{_FREE}(?:(?:(?i:ngày{GAP})?(?i:hôm)|{_PART_OF_DAY}){GAP}(?P<which>(?i:nay|qua))"
            rf"|(?:(?i:ngày)|{_PART_OF_DAY}){GAP}(?P<ahead>mai))(?!\p{{L}}|{GAP}đến{GAP}(?:hết|ngày|\d)|{GAP}\p{{Lu}})"
        ),
        _relative,
        ("Sáng nay, huyện khai giảng lớp tập huấn.", "Hôm qua, Sở mở lớp.", "Hội nghị khai mạc chiều nay."),
        ("Hiện nay huyện có 10 xã.", "Năm qua, huyện mở 5 lớp."),
    ),
)
"""The rules in the order of their preference; those of lunar days come before them."""
