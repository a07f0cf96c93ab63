"""When and by whom a cited document was issued: the words behind its number, or "ngày …, UBND ban hành" before it."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from gn_cli.extract.atoms import DASH, DATE_MARK, DAY, DAY_MONTH, GAP, GLUE, MONTH, SYLLABLE, YEAR
from gn_cli.extract.documents.kinds import KIND_WORD
from gn_cli.extract.rule import Match, plain, verbose
from gn_cli.vietnamese.calendar import day_before, day_of
from gn_cli.vietnamese.pattern import Pattern

_NAME_ENDS = (
    "về|v/v|phê(?= duyệt)|hướng(?= dẫn)|quy(?= định)|ban(?= hành)|ngày|trong|để|theo|nhằm|giai(?= đoạn)|được|đã|có|là|"
    "với|cho|thì|năm|sửa(?= đổi)|triển(?= khai)|tổ(?= chức)|thực(?= hiện)|do|đối|tại|từ|khi|cùng|kèm|nêu|ký|đến|như|"
    "thông(?= qua)|giao|xác(?= định)|đề(?= nghị| ra)|yêu(?= cầu)|sẽ|vừa|mới|tập(?= huấn)|mở|gồm|đặt|ra|còn|cũng|vào|"
    "thu(?= hút)|giúp|tạo(?= điều)|góp(?= phần)|hỗ(?= trợ)|bắt(?= đầu)|bổ(?= sung)|áp(?= dụng)|thay(?= thế)|hết|chưa|"
    "cần|phải|không|khẳng(?= định)|nhấn(?= mạnh)|đạt|mang|bãi(?= bỏ)"
).replace(" ", "[ ]")
_NAME_WORD = rf"(?!(?:{_NAME_ENDS})(?![\p{{L}}])|{KIND_WORD}){SYLLABLE}(?:&{SYLLABLE})?"
_BODY_HEAD = "(?:UBND|Uỷ|Ủy|HĐND|Hội|Bộ|Sở|Ban|Phòng|Thủ|Chính|Quốc|Văn|Trung|Tỉnh|Huyện|Cục|Tổng)"
_ISSUER = rf"""
    (?P<issuer>{_NAME_WORD}(?:{GAP}(?:
        {DASH}{GAP}(?=\p{{Lu}}){_NAME_WORD}
        |và{GAP}(?=\p{{Lu}})(?!{_BODY_HEAD}(?!\p{{L}})){_NAME_WORD}
        |(?<=Quốc[ ]gia[ ])về{GAP}{SYLLABLE}
        |(?<=các[ ])(?i:chương){GAP}trình
        |(?!và(?!\p{{L}})){_NAME_WORD}
        )|,{GLUE}(?=Thương{GAP}binh|Thể{GAP}thao|Ủy{GAP}ban{GAP}Dân|Chủ{GAP}nhiệm){_NAME_WORD}){{0,15}})
"""
"""A body's name: it ends at punctuation, at a verb or at the document's subject ("về …")."""

_GIVEN = (
    rf"(?:(?:được|do|cùng|đều|đã){GAP})?"
    rf"(?:ban{GAP}hành|ký{GAP}ban{GAP}hành|ký|thông{GAP}qua|phát{GAP}hành|cùng|ra|đề)"
)
_TOLD = f"(?P<told>{re.sub(r'[(][?]P<[a-z]+>', '(?:', DAY_MONTH)})"
_DAY = (
    rf"(?:(?i:(?:các{GAP})?ngày){GLUE}:?{GLUE}{_TOLD}"
    rf"|(?P<bare>{DAY}{DATE_MARK}{MONTH}{DATE_MARK}{YEAR}))"
)

_BEHIND = plain(rf"""
    (?:,?{GAP}(?:của|do){GAP}{_ISSUER})?
    (?:[,:]?{GLUE}[(\[]?{GLUE}(?P<how>{_GIVEN})?{GLUE}(?:vào{GAP})?{_DAY})
    (?:\)?,?{GAP}(?:(?:được{GAP})?ban{GAP}hành{GAP})?(?:của|do){GAP}{_ISSUER.replace("<issuer>", "<giver>")})?
""")
_OWNER = plain(rf",?{GAP}(?:của|do){GAP}{_ISSUER}")
_BEFORE = verbose(rf"""
    (?i:ngày){GAP}{_TOLD},?{GAP}(?:{SYLLABLE}[,]?{GAP}(?:{DASH}{GAP})?){{0,14}}?
    (?:ban{GAP}hành|ký|ra|có|phê{GAP}duyệt|thông{GAP}qua|phát{GAP}hành){GAP}(?:(?:các|bản|thêm){GAP})?$
""")
_OTHER_DOCUMENT = (
    rf"(?:quyết|nghị){GAP}(?:định|quyết)|(?:kế|thông){GAP}(?:hoạch|tư|báo)|công{GAP}văn|văn{GAP}bản|chỉ{GAP}thị"
)
_LATER = plain(rf"""
    (?:(?!(?i:{_OTHER_DOCUMENT})(?!\p{{L}}))[^.;:\n]){{1,160}}?(?<!\p{{L}})
    (?:(?:ký{GAP})?ban{GAP}hành|ký|thông{GAP}qua){GAP}(?:vào{GAP})?(?i:ngày){GAP}{_TOLD}
""")
"""The day told behind the subject: "Nghị định số 7/… quy định chuẩn nghèo (ban hành ngày 27/1/2021)"."""

_NEXT_CLAUSE = plain(
    rf"{GLUE},{GAP}(?!{KIND_WORD}|(?i:các|số|của|về|ban{GAP}hành)(?!\p{{L}})|\d)|{GAP}(?:tại|\p{{Lu}})(?!{KIND_WORD})"
    rf"|{GAP}(?:{_NAME_WORD}{GAP}){{1,8}}(?:(?:đã|vừa){GAP})?(?:tập{GAP}huấn|tổ{GAP}chức|mở|khai{GAP}(?:mạc|giảng)|phối{GAP}hợp)"
)
_OTHER_ACT = Pattern(r"tổ\s+chức|tập\s+huấn|khai\s+(?:mạc|giảng)|mở\s+lớp|diễn\s+ra")
_YEAR_INSIDE = re.compile(rf"/({YEAR})(?:/|$)")
_COMMA_AND_DAY = re.compile(r",\s*ngày")

_NEWS = timedelta(days=150)
"""What happened longer before the article is no news of it."""


class Issue(NamedTuple):
    """The day a document was issued, its issuer, and where the words of the day end; `shared` if told of a list."""

    issued: date | None
    issuer: str | None
    end: int
    shared: bool = False
    notes: tuple[str, ...] = ()


_FIGURES = re.compile(r"\d+")


def _figures(match: Match) -> list[int]:
    """Day, month and, if printed, year of a match."""
    told: str = match["told"] or match["bare"]
    return [int(figure) for figure in _FIGURES.findall(told)]


def _end_of_day(match: Match) -> int:
    return int(match.end("told" if match["told"] else "bare"))


def _day(match: Match, number: str, reference: date | None) -> tuple[date | None, tuple[str, ...]]:
    """The day a match names; one without a year takes that of the number, else the last such day by the reference."""
    day, month, *year = _figures(match)
    if year:
        return day_of(year[0], month, day), ()
    inside = _YEAR_INSIDE.search(number)
    if inside:
        return day_of(int(inside[1]), month, day), ("year: of the number",)
    if reference:
        return day_before(reference, month, day), ("year: published",)
    return None, ()


def read_issue(text: str, end: int, stop: int, number: str, reference: date | None) -> Issue:
    """What stands behind a number that ends at `end`, read up to `stop`."""
    match = _BEHIND.match(text, end, stop)
    if match and not (_begins_anew(text, match) and not _is_old(match, reference)):
        issued, notes = _day(match, number, reference)
        shared = any(word in (match["how"] or "") for word in ("cùng", "đều"))
        return Issue(issued, _tidy(match["giver"] or match["issuer"]), _end_of_day(match), shared, notes)
    owner = _OWNER.match(text, end, stop)
    issuer = _tidy(owner["issuer"]) if owner else None
    later = _LATER.match(text, end, stop)
    if later:
        issued, notes = _day(later, number, reference)
        return Issue(issued, issuer, end, False, (*notes, "issued: told behind the subject"))
    return Issue(None, issuer, end)


def _begins_anew(text: str, match: Match) -> bool:
    """Whether a day between commas opens the main clause: "Thực hiện Kế hoạch số 5 …, ngày 22/9, Sở tổ chức …"."""
    last = _end_of_day(match)
    if match["how"] or not _COMMA_AND_DAY.search(text, match.start(), last):
        return False
    return match.end() == last and _NEXT_CLAUSE.match(text, last) is not None


def _is_old(match: Match, reference: date | None) -> bool:
    """Whether a day printed with its year lies too long before the article to be that of the main clause."""
    day, month, *year = _figures(match)
    issued = day_of(year[0], month, day) if year else None
    return issued is not None and reference is not None and reference - issued > _NEWS


def read_issue_before(text: str, start: int, first: int, number: str, reference: date | None) -> Issue | None:
    """The day told before the kind word at `first`, in a sentence from `start`: "Ngày 3/4, UBND xã ban hành …"."""
    matches = list(_BEFORE.finditer(text, max(start, first - 160), first))
    if not matches or _OTHER_ACT.search(matches[-1].group()):
        return None
    issued, notes = _day(matches[-1], number, reference)
    return Issue(issued, None, first, False, (*notes, "issued: told before the number"))


def _tidy(name: str | None) -> str | None:
    return " ".join(name.split()).strip(" -–") if name else None
