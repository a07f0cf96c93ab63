"""How long a training lasts: "kéo dài 5 ngày", "Thời gian học là 3 ngày", "Trong 2 ngày, các đại biểu …"."""

from datetime import date, timedelta
from typing import NamedTuple

from gn_cli.extract.atoms import DASH, GAP, GLUE, SYLLABLE
from gn_cli.extract.context import Context
from gn_cli.extract.dates.shapes import NUMBER, not_after
from gn_cli.extract.rule import Match, Rule, verbose
from gn_cli.vietnamese.calendar import months_after, months_before
from gn_cli.vietnamese.numbers import SMALL_NUMBERS
from gn_cli.vietnamese.pattern import Plain


class Length(NamedTuple):
    """So many days or months; `each` when told of every class, `over` when told as behind ("Sau 10 ngày học")."""

    days: int = 0
    months: int = 0
    each: bool = False
    over: bool = False

    def last_day(self, first: date) -> date:
        """The last day of a training of this length."""
        return months_after(first, self.months) if self.months else first + timedelta(days=self.days - 1)

    def first_day(self, last: date) -> date:
        """The first day of a training of this length."""
        return months_before(last, self.months) if self.months else last - timedelta(days=self.days - 1)

    def __str__(self) -> str:
        return f"{self.months} months" if self.months else f"{self.days} days"


_LONGEST = 200

_DAYS = rf"(?<![\d/.,½])(?P<number>{NUMBER})(?P<half>,5)?{GAP}(?P<unit>(?i:ngày))(?P<more>{GAP}rưỡi)?(?!\p{{L}})"
_AMOUNT = _DAYS.replace("ngày", "ngày|tuần|tháng")
_NO_DATE = rf"(?!{GAP}\d|{GLUE}[,:]?{GLUE}\(?(?:(?:từ|ngày){GAP})*\d{{1,2}}{GLUE}(?:[/.,&]|{DASH}|và|đến))"
_HOLDS = (
    r"(?i:(?:kéo\s+)?dài|diễn\s+ra|tiến\s+hành|tổ\s+chức|học(?:\s+tập)?|tập\s+huấn|bồi\s+dưỡng|đào\s+tạo|thực\s+hiện"
    r"|làm\s+việc)"
)
# "mỗi tuần học 4 ngày" tells a rhythm, not a length.
_HOLDS = rf"{not_after('tuần', 'tháng')}{_HOLDS}"
_WITHIN = rf"(?:{GAP}(?i:liên{GAP}tục|liền|trọn|đủ|hết|trong|suốt|thời{GAP}gian|vòng|là|gồm)){{0,4}}"
_EACH = rf"(?P<each>(?i:mỗi|từng|các){GAP}(?i:lớp|kh[óo][aá]|đợt|hội{GAP}nghị))"

_LEARNERS = (
    rf"(?:{GAP}(?i:học|tập{GAP}huấn|bồi{GAP}dưỡng|đào{GAP}tạo|diễn{GAP}ra|làm{GAP}việc|tham{GAP}gia|nghiên{GAP}cứu|lên{GAP}lớp"
    rf"|lớp|kh[óo][aá]|hội{GAP}nghị|các{GAP}(?:học{GAP}viên|đại{GAP}biểu))(?!\p{{L}}))"
)


_AT_ITS_CLOSE = Plain(r",\s[^.;\n]{0,160}?(?<!\p{L})(?:bế\s+(?:mạc|giảng)|khép\s+lại|tốt\s+nghiệp)(?!\p{L})")
"""What follows a length before the act that closes it: "Sau 3 tháng, lớp may đã bế giảng"."""

_NOT_ABOUT = not_after("khoảng", "gần", "hơn", "trên", "mỗi", "sau")


def _length(match: Match, context: Context) -> Length | None:
    word = match["number"].lower()
    number = int(word) if word.isdigit() else SMALL_NUMBERS[word]
    unit = match["unit"].lower()
    number = number * 7 if unit == "tuần" else number
    number += bool(match["half"] or match["more"])
    groups = match.groupdict()
    lone = "learns" in groups and unit != "ngày" and groups["within"] is None and groups["learns"] is None
    if lone and not (groups["over"] and _AT_ITS_CLOSE.match(context.text, match.end("span"))):
        return None
    if not 1 <= number <= (12 if unit == "tháng" else _LONGEST):
        return None
    each = bool(groups.get("each") or groups.get("per"))
    over = bool(groups.get("over"))
    return Length(0, number, each, over) if unit == "tháng" else Length(number, 0, each, over)


LENGTHS: tuple[Rule[Length], ...] = (
    # A verb that holds and its length: "kéo dài 5 ngày", "Hội nghị diễn ra trong 2 ngày".
    Rule(
        "dates.lasts",
        verbose(
            rf"(?<!\p{{L}})(?=[mtckdhblđMTCKDHBLĐ])(?:{_EACH}(?:{GAP}{SYLLABLE}){{0,4}}{GAP})?{_HOLDS}{_WITHIN}{GAP}"
            rf"(?P<span>{_AMOUNT}(?P<per>/(?:lớp|kh))?){_NO_DATE}"
        ),
        _length,
        ("Lớp học kéo dài 5 ngày.", "Hội nghị diễn ra trong hai ngày.", "Mỗi lớp kéo dài 2 ngày rưỡi."),
        ("Việc niêm yết kéo dài khoảng 5 ngày.", "Lớp diễn ra trong 2 ngày 5 và 6/12.", "Mỗi tuần học 04 ngày."),
    ),
    # The time of a class: "Thời gian học là 3 ngày", "thời gian mỗi lớp 02 ngày".
    Rule(
        "dates.time_of_class",
        verbose(
            rf"(?<!\p{{L}})(?i:thời{GAP}(?:gian|lượng))(?:{GAP}{_EACH}|{GAP}(?!khoảng|gần|hơn|trên){SYLLABLE}){{0,5}}?{GLUE}:?{GAP}"
            rf"(?P<span>{_AMOUNT}(?P<per>/(?:lớp|kh))?){_NO_DATE}"
        ),
        _length,
        ("Thời gian học là 3 ngày.", "Thời gian tập huấn: 02 ngày.", "Thời lượng mỗi lớp 2 ngày."),
        ("Thời gian học khoảng 3 tháng.", "Thời gian rà soát trước ngày 5/12."),
    ),
    # The days of learning, at the head of a sentence or of a clause: "Trong 2 ngày, các đại biểu …", "Sau 3 ngày học".
    Rule(
        "dates.in_days",
        verbose(
            rf"(?<!\p{{L}})(?:(?i:trong|suốt)|(?P<over>(?i:sau|qua|trải{GAP}qua)))(?:{GAP}(?i:suốt|cả|vòng))?{GAP}"
            rf"(?P<within>(?i:thời{GAP}gian){GAP})?(?P<span>{_AMOUNT})(?:(?P<learns>(?=,?{_LEARNERS}))|)"
            rf"(?:{GAP}(?:tới|này|qua))?(?={GLUE}[.,;)]|(?:{GAP}(?!\p{{Lu}}){SYLLABLE}){{0,3}}?{_LEARNERS}){_NO_DATE}"
        ),
        _length,
        (
            "Trong 2 ngày, các đại biểu được nghe 5 chuyên đề.",
            "Sau 10 ngày học, lớp bế mạc.",
            "Trong 3 ngày tập huấn, học viên …",
        ),
        (
            "Trong 2 ngày 5 và 6/12, huyện mở lớp.",
            "Sau 5 ngày kể từ ngày niêm yết.",
            "Sau 3 ngày rà soát, xã công bố danh sách.",
        ),
    ),
    # Days named by the learning: "Hai ngày học có 4 nội dung".
    Rule(
        "dates.days_of_learning",
        verbose(
            rf"(?<![\p{{L}}\d])(?=[\dmhbnsctMHBNSCT]){_NOT_ABOUT}(?P<span>{_DAYS}){GAP}"
            rf"(?i:học(?!\s+(?:sinh|phí))|tập{GAP}huấn|bồi{GAP}dưỡng){_NO_DATE}"
        ),
        _length,
        ("Hai ngày học có 4 nội dung.", "Lớp qua 3 ngày tập huấn đã khép lại."),
        ("Gần 3 ngày học, bà con nắm được cách làm.", "Lớp học ngày 5/12."),
    ),
    # A class and its days: "Mỗi lớp học 3 ngày", "Lớp tập huấn (03 ngày)".
    Rule(
        "dates.class_of_days",
        verbose(
            rf"(?<!\p{{L}})(?=[mtclkMTCLK]){_NOT_ABOUT}"
            rf"(?:{_EACH}|(?i:(?:lớp|kh[óo][aá]){GAP}(?:học|tập{GAP}huấn|bồi{GAP}dưỡng|đào{GAP}tạo)))"
            rf"(?:{GAP}học)?(?:{GAP}(?:trong|là))?{GAP}\(?(?P<span>{_AMOUNT}){_NO_DATE}"
        ),
        _length,
        ("Mỗi lớp học 3 ngày.", "Lớp tập huấn 3 ngày khép lại."),
        ("Lớp học ngày 5/12.", "Lớp tập huấn 3 chuyên đề."),
    ),
)
"""The rules in the order of their preference."""
