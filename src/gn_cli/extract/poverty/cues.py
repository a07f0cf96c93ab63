"""The words that steer the reading of poverty figures: subjects, verbs, targets, years, and the figures themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import regex

from gn_cli.extract.atoms import BLANK, DASH, GAP, GLUE
from gn_cli.extract.context import Context
from gn_cli.extract.rule import Match, Rule, verbose
from gn_cli.report import PovertyKind
from gn_cli.vietnamese.numbers import NUMBER_WORDS, SCALED, read_count, read_decimal

CueRole: TypeAlias = Literal[
    "name",  # words that only look like a cue: names of programmes, standards, activities
    "off",  # another subject: what follows is no poverty figure
    "lending",  # the same for the rest of the sentence, poor borrowers or not
    "kind",
    "same",  # "tỷ lệ này": the subject spoken of before
    "change",
    "level",
    "target",
    "actual",
    "own",  # "riêng", "trong đó": the clause goes on with the measure before it
    "respective",
    "year",
    "base",  # "so với năm 2023": a year that is compared with
    "period",
    "open",
    "close",
    "semicolon",
    "rate",
    "households",
]


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue; the fields used depend on its role.

    `of_rate` tells a subject that is a rate or bare, not a number ("số hộ nghèo"); `rated` one that is called a rate;
    `reduced` one that stands after its verb ("giảm tỷ lệ hộ nghèo"). `relative` counts years from that of publication,
    `weak` only where no year was told; `year_end` is the end of a year,
    `today` the day of publication. `left` marks households that leave the list.
    """

    role: CueRole
    kind: PovertyKind | None = None
    of_rate: bool = True
    rated: bool = False
    reduced: bool = False
    year: int | None = None
    relative: int | None = None
    year_end: bool = False
    weak: bool = False
    today: bool = False
    value: float = 0.0
    value_max: float | None = None
    count: int = 0
    yearly: bool = False
    left: bool = False


# A lone scale ("hàng trăm hộ", "phần trăm hộ nghèo") and the year word.
_NO_NUMBERS = frozenset({"chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "năm", "không"})

_W = r"(?<![\p{L}\p{M}])"
_E = r"(?![\p{L}\p{M}])"
_RATE = rf"(?:tỷ|tỉ){GAP}(?:lệ|trọng|suất)"
_NEAR = rf"(?:hộ{GAP})?cận{GAP}nghèo"
_AND = rf"(?:{GLUE}[,/&-]{GLUE}|{GAP}(?:và|cùng|lẫn|với|hoặc){GAP}|{GLUE},{GAP}và{GAP})"
_BOTH = rf"""(?:(?:hộ{GAP})?nghèo(?:{GAP}đa{GAP}chiều)?{_AND}(?:(?:{_RATE}|số){GAP})?{_NEAR}
    |(?:tính|gộp|kể|cộng){GAP}(?:cả|chung|thêm|luôn)(?:{GAP}số)?{GAP}{_NEAR})"""
_MULTI = rf"(?:hộ{GAP})?nghèo{GAP}đa{GAP}chiều"
_KIND = rf"(?P<both>{_BOTH})|(?P<near>{_NEAR})|(?P<multi>{_MULTI})|(?P<poor>(?:hộ{GAP})?nghèo)"
_NOT_A_YEAR = rf"(?<!năm{BLANK})(?<!20\d\d{GLUE}{DASH}{GLUE})"
_NUMBER = r"(?<![\d.,/])\d{1,3}(?:[.,]\d{1,4})?"
_PERCENT = rf"{GLUE}(?:%|phần{GAP}trăm{_E}|điểm{GAP}(?:%|phần{GAP}trăm{_E}))"
_PER_YEAR = rf"(?:{GLUE}/{GLUE}năm{_E})?"


def _always(role: CueRole) -> Callable[[Match, Context], Cue]:
    return lambda match, context: Cue(role)


def _kind_of(match: Match) -> PovertyKind:
    if match["both"]:
        return "poor_and_near_poor"
    return "near_poor" if match["near"] else "multidimensional" if match["multi"] else "poor"


def _subject(match: Match, context: Context) -> Cue:
    number_of = bool(match["number_of"])
    return Cue(
        "kind", _kind_of(match), of_rate=not number_of, rated=bool(match["rate"]), reduced=bool(match["reduced"])
    )


def _rate(match: Match, context: Context) -> Cue | None:
    low, high = read_decimal(match["low"]), read_decimal(match["high"]) if match["high"] else None
    if low is None or low >= 100 or (high is not None and not low < high < 100):
        return None
    return Cue("rate", value=float(low), value_max=None if high is None else float(high), yearly=bool(match["yearly"]))


def _households(match: Match, context: Context) -> Cue | None:
    if match["words"] and match["words"].lower() in _NO_NUMBERS:
        return None
    count = read_count(match["digits"] or match["words"])
    if not count:
        return None
    named = match["both"] or match["near"] or match["multi"] or match["poor"]
    return Cue("households", _kind_of(match) if named else None, count=count, left=bool(match["left"]))


def _year(match: Match, context: Context) -> Cue:
    before = context.text[max(0, match.start() - 12) : match.start()].lower()
    return Cue("year", year=int(match["year"]), year_end=before.rstrip().endswith(("cuối", "hết", "kết thúc")))


def _relative(offset: int) -> Callable[[Match, Context], Cue]:
    return lambda match, context: Cue("year", relative=offset)


RULES: tuple[Rule[Cue], ...] = (
    # Households that leave the list. "643 hộ thoát nghèo"
    Rule(
        "poverty.households_left",
        verbose(
            rf"""{_NOT_A_YEAR}(?:(?P<digits>{SCALED})|(?P<words>{NUMBER_WORDS})){GAP}hộ{_E}
            (?P<left>(?:{GAP}(?:dân|gia{GAP}đình|đã|được|vươn|lên|công{GAP}nhận|xét|nghèo|tự|xin|viết|làm|đơn
            |đăng{GAP}ký|tự{GAP}nguyện|đủ|điều{GAP}kiện|tiêu{GAP}chuẩn|để)){{0,6}}
            {GAP}(?:thoát{GAP}(?:(?:ra{GAP})?khỏi[^.;,]{{1,24}}?|được{GAP}|hẳn{GAP})?|(?:ra|khỏi)[^.;,]{{1,24}}?))
            (?:(?P<both>{_BOTH})|(?P<near>{_NEAR})|(?P<multi>{_MULTI})|(?P<poor>(?:hộ{GAP})?nghèo)){_E}""",
            regex.IGNORECASE,
        ),
        _households,
        ("Trong năm, xã có 64 hộ thoát nghèo.", "Đã có 8.450 hộ ra khỏi danh sách nghèo."),
        ("Xã còn 64 hộ nghèo.", "Còn 64 hộ chưa thoát nghèo."),
    ),
    # The same, told before their number. "Số hộ thoát nghèo trong năm là 64 hộ."
    Rule(
        "poverty.left_then_number",
        verbose(
            rf"""{_W}(?<!xin{BLANK})(?P<left>thoát){GAP}(?:(?P<both>(?!))|(?P<multi>(?!))|(?P<near>cận{GAP}nghèo)
            |(?P<poor>nghèo))[^.;,\d]{{0,24}}?
            (?P<span>(?:(?P<digits>{SCALED})|(?P<words>(?!))){GAP}hộ){_E}(?!{GAP}(?:cận{GAP})?nghèo)""",
            regex.IGNORECASE,
        ),
        _households,
        ("Số hộ thoát nghèo trong năm là 64 hộ.", "Huyện đã thoát nghèo được 512 hộ."),
        ("Có 15 hộ viết đơn xin thoát nghèo, còn 20 hộ.",),
    ),
    # A number of households, with their kind or without. "1.246 hộ cận nghèo"
    Rule(
        "poverty.households",
        verbose(
            rf"""{_NOT_A_YEAR}(?:(?P<digits>{SCALED})(?:{GLUE}/{GLUE}\d[\d.]{{0,9}})?
            |(?P<words>{NUMBER_WORDS})){GAP}(?:số{GAP})?hộ
            (?:{GAP}(?:(?:gia{GAP}đình|dân|đồng{GAP}bào|(?:thuộc{GAP})?diện
            |là){GAP}(?:hộ{GAP})?)?(?:{_KIND}))?{_E}(?P<left>(?!))?""",
            regex.IGNORECASE,
        ),
        _households,
        ("Toàn xã có 1.246 hộ cận nghèo.", "Số hộ nghèo còn 102 hộ.", "14,6 nghìn hộ nghèo"),
        ("Toàn xã có 12 thôn.", "Lớp có 45 học viên."),
    ),
    # A number whose noun stands before it, or with the next number. "số hộ cận nghèo là 36.118"
    Rule(
        "poverty.number_of_households",
        verbose(
            rf"""(?:(?<={_W}số{GAP}(?:lượng{GAP})?hộ{GAP}(?:cận{GAP})?nghèo[^.;:,%\d]{{0,40}}{GAP}(?:là|còn|có|đạt|tới|lên|xuống|ở{GAP}mức)
                {GAP}(?:(?:khoảng|gần|hơn|trên|dưới|chỉ|tới|đến){GAP})?)(?P<digits>{SCALED})(?P<words>(?!))?
                (?!{GLUE}(?:%|phần)|{GAP}(?:hộ|người|khẩu|nhân|thôn|xã|huyện|lần|triệu|tỷ|điểm){_E}|[.,/-]?\d)
            |(?<={_W}từ{GAP}(?:(?:khoảng|gần|hơn|trên|mức){GAP})?)(?P<digits>{SCALED})(?P<words>(?!))?
                (?={GAP}(?:(?:giảm|rút){GAP})?(?:xuống|còn|lên|về)(?:{GAP}(?:còn|chỉ|dưới|hơn|gần|khoảng|mức)){{0,2}}{GAP}{SCALED}{GAP}hộ{_E}))
            (?P<both>(?!))?(?P<near>(?!))?(?P<multi>(?!))?(?P<poor>(?!))?(?P<left>(?!))?""",
            regex.IGNORECASE,
        ),
        _households,
        ("Số hộ cận nghèo là 2.118, bằng 4,3%.", "kéo giảm số hộ nghèo từ 903 xuống 811 hộ"),
        ("Số hộ nghèo là 2,3%.", "Số hộ nghèo giảm từ năm 2021."),
    ),
    # The part by which a plan was beaten. "vượt chỉ tiêu tỉnh giao 0,67%"
    Rule(
        "poverty.above_plan",
        verbose(
            rf"""{_W}(?:vượt|cao{GAP}hơn|nhiều{GAP}hơn|thấp{GAP}hơn)(?:{GAP}(?:xa|so{GAP}với|mức)){{0,2}}{GAP}(?:chỉ{GAP}tiêu|mục{GAP}tiêu|kế{GAP}hoạch|nghị{GAP}quyết)
            (?:(?!{_W}(?:giảm|từ|là|còn|xuống|tỷ{GAP}lệ|tỉ{GAP}lệ){_E})[^.;:,()%\d]){{0,50}}{_NUMBER}{_PERCENT}""",
            regex.IGNORECASE,
        ),
        _always("name"),
        ("giảm 3,2%, vượt chỉ tiêu tỉnh giao 0,2%", "cao hơn kế hoạch 1,1%"),
        ("vượt mục tiêu giảm 3%", "vượt chỉ tiêu đề ra, còn 5%"),
    ),
    # Money for the poor. "vốn sự nghiệp giảm nghèo"
    Rule(
        "poverty.funds",
        verbose(
            rf"""{_W}(?:vốn(?:{GAP}(?:sự{GAP}nghiệp|đầu{GAP}tư|vay))?|nguồn{GAP}lực|kinh{GAP}phí|ngân{GAP}sách|tín{GAP}dụng)(?:{GAP}(?:cho|thực{GAP}hiện)){{0,2}}
            {GAP}(?:giảm{GAP}nghèo|hộ{GAP}(?:cận{GAP})?nghèo){_E}""",
            regex.IGNORECASE,
        ),
        _always("off"),
        ("giải ngân 58% vốn sự nghiệp giảm nghèo, tăng 12%", "kinh phí thực hiện giảm nghèo đạt 80%"),
        ("vốn vay tăng, hộ nghèo còn 5%",),
    ),
    # Households that became poor again. "tỷ lệ tái nghèo 0,3%"
    Rule(
        "poverty.relapse",
        verbose(
            rf"""{_W}(?:{_RATE}{GAP}(?:các{GAP})?(?:hộ{GAP})?(?:tái|phát{GAP}sinh){GAP}(?:hộ{GAP})?(?:cận{GAP})?nghèo(?:{GAP}mới)?
            |(?:hộ{GAP})?(?:tái|phát{GAP}sinh){GAP}(?:hộ{GAP})?(?:cận{GAP})?nghèo(?:{GAP}(?:mới|là|chiếm|chỉ|khoảng|còn|ở{GAP}mức)){{0,3}}(?=:?{GAP}\d)){_E}""",
            regex.IGNORECASE,
        ),
        _always("off"),
        ("tỷ lệ tái nghèo 0,3%", "tỉ lệ hộ phát sinh nghèo là 0,1%", "tái nghèo chiếm 0,2%"),
        ("chống tái nghèo, tỷ lệ hộ nghèo còn 5%",),
    ),
    # Names and activities that speak of the poor but of no figure. "rà soát hộ nghèo, hộ cận nghèo"
    Rule(
        "poverty.name",
        verbose(
            rf"""{_W}(?:(?:chương{GAP}trình|mtqg)[^.;:,%\d]{{0,60}}?giảm{GAP}nghèo(?:{GAP}bền{GAP}vững)?
            |mục{GAP}tiêu{GAP}quốc{GAP}gia(?:{GAP}giảm{GAP}nghèo(?:{GAP}bền{GAP}vững)?)?
            |(?:ban{GAP}chỉ{GAP}đạo|công{GAP}tác|dự{GAP}án|mô{GAP}hình|chính{GAP}sách|cán{GAP}bộ
            |văn{GAP}phòng{GAP}[\p{{L}} ]{{0,16}}về|xóa{GAP}đói,?|xoá{GAP}đói,?){GAP}(?:làm{GAP}công{GAP}tác{GAP})?
                (?:giảm{GAP}nghèo|hộ{GAP}nghèo)(?:{GAP}bền{GAP}vững|{GAP}đa{GAP}chiều)?
            |giảm{GAP}nghèo{GAP}(?:nhanh|bền{GAP}vững|về{GAP}thông)
            |(?:rà{GAP}soát|điều{GAP}tra|bình{GAP}xét|xác{GAP}định|nhận{GAP}diện|phân{GAP}loại|công{GAP}nhận
            |xét{GAP}duyệt|đối{GAP}tượng|danh{GAP}sách|diện)
                (?:,{GAP}(?:rà{GAP}soát|phân{GAP}loại))?{GAP}(?:các{GAP})?(?:{_BOTH}|{_NEAR}|{_MULTI}
                |(?:hộ{GAP})?nghèo)
            |(?:theo{GAP})?(?:(?:bộ{GAP})?tiêu{GAP}chí|(?:tiêu{GAP})?chuẩn)(?:{GAP}(?:hộ{GAP})?nghèo)?(?:{GAP}tiếp{GAP}cận)?(?:{GAP}đa{GAP}chiều)?
                (?:{GAP}(?:mới|cũ|quốc{GAP}gia))?
            |(?:huyện|xã|vùng|thôn|bản|địa{GAP}phương|lõi|người|khu{GAP}vực|nước|dân){GAP}nghèo
            |(?:thoát|vượt|tái|chống|cái|xin{GAP}thoát|diện|ngày{GAP}vì{GAP}người){GAP}nghèo
            |kế{GAP}hoạch{GAP}(?:số{GAP})?\d{{1,5}}(?![\d.,]|{GLUE}(?:%|{DASH}{GLUE}\d)))(?![\p{{L}}\p{{M}}])""",
            regex.IGNORECASE,
        ),
        _always("name"),
        (
            "Xã rà soát hộ nghèo, hộ cận nghèo.",
            "Chương trình mục tiêu quốc gia giảm nghèo bền vững",
            "xét theo chuẩn nghèo đa chiều",
        ),
        ("Tỷ lệ hộ nghèo còn 5%.",),
    ),
    # The part of a plan that was met, with what was measured against it. "vượt chỉ tiêu đề ra"
    Rule(
        "poverty.plan_met",
        verbose(
            rf"""{_W}(?:vượt|đạt|hoàn{GAP}thành|so{GAP}với|bằng|thực{GAP}hiện)(?:{GAP}(?:và|vượt|xa|mức|các
            |\d{{1,3}}(?:[.,]\d{{1,2}})?{GLUE}%)){{0,4}}
            {GAP}(?:chỉ{GAP}tiêu|mục{GAP}tiêu|kế{GAP}hoạch|nghị{GAP}quyết)(?![\p{{L}}\p{{M}}])(?![^.;:(]{{0,40}}\({GLUE}\d[^()]{{0,16}}%)(?![^.;:]{{0,60}}?(?:giảm|từ|là|còn)[^.;:]{{0,30}}\d{GLUE}%)""",
            regex.IGNORECASE,
        ),
        _always("name"),
        ("giảm 3,2%, vượt chỉ tiêu đề ra", "đạt 117% so với kế hoạch giao", "hoàn thành và vượt mục tiêu"),
        ("Thực hiện chỉ tiêu giảm nghèo từ 1 - 1,5%.",),
    ),
    # A rate or a range of rates. "1 - 1,5%/năm"
    Rule(
        "poverty.range",
        verbose(
            rf"""(?P<low>{_NUMBER}){GLUE}%?{GLUE}(?:{DASH}|đến|tới){GLUE}(?P<high>\d{{1,3}}(?:[.,]\d{{1,4}})?){_PERCENT}(?P<yearly>{_PER_YEAR})""",
            regex.IGNORECASE,
        ),
        _rate,
        ("giảm 1 - 1,5%/năm", "từ 2% đến 2,5%", "giảm 4-5%"),
        ("từ 12,4% xuống 10%", "giảm 5 - 3%"),
    ),
    Rule(
        "poverty.rate",
        verbose(rf"(?P<low>{_NUMBER})(?P<high>(?!))?{_PERCENT}(?P<yearly>{_PER_YEAR})", regex.IGNORECASE),
        _rate,
        ("còn 9.35%", "chiếm 6,18 %", "giảm 1,2 điểm phần trăm"),
        ("100% hộ", "24 hộ"),
    ),
    # A rate that leaves its per cent sign to the next one. "lần lượt là 6,18 và 7,05%"
    Rule(
        "poverty.rate_before_rate",
        verbose(
            rf"""(?P<low>(?<![\d.,/])\d{{1,2}}[.,]\d{{1,2}})(?P<high>(?!))?(?P<yearly>(?!))?
            (?=(?:{GAP}(?:và|xuống|xuống{GAP}còn){GAP}|;{GAP}|,{GAP})\d{{1,2}}[.,]\d{{1,2}}{_PERCENT})""",
            regex.IGNORECASE,
        ),
        _rate,
        ("lần lượt là 6,18 và 7,05%", "giảm từ 12,4 xuống 10,1%"),
        ("có 4 và 5%",),
    ),
    # A year that others are compared with. "so với năm 2023"
    Rule(
        "poverty.base_year",
        verbose(
            rf"""{_W}(?:so{GAP}với|cùng{GAP}kỳ)[^.;%]{{0,24}}?(?:(?:năm{GAP})?20\d\d|năm{GAP}(?:trước|ngoái)
            |cùng{GAP}kỳ|đầu{GAP}(?:năm(?!{GAP}20)|kỳ|giai)){_E}""",
            regex.IGNORECASE,
        ),
        _always("base"),
        ("giảm 1,86% so với năm 2023", "so với cùng kỳ năm ngoái"),
        ("cuối năm 2023",),
    ),
    # The first year of a period. "bước vào giai đoạn 2022-2025"
    Rule(
        "poverty.period_begins",
        verbose(
            rf"""{_W}(?:bước{GAP}vào|(?:từ{GAP}|ngay{GAP})?đầu|khởi{GAP}đầu)(?:{GAP}(?:thực{GAP}hiện|nhiệm{GAP}kỳ|giai{GAP}đoạn|kỳ)){{1,2}}{GAP}(?P<year>20\d\d)
            {GLUE}(?:{DASH}|đến){GLUE}20\d\d""",
            regex.IGNORECASE,
        ),
        _year,
        ("bước vào giai đoạn 2022-2025, huyện có 320 hộ nghèo", "đầu nhiệm kỳ 2020 - 2025"),
        ("giai đoạn 2021 - 2025",),
    ),
    Rule(
        "poverty.period",
        verbose(
            rf"""(?:giai{GAP}đoạn{GAP})?20\d\d{GLUE}(?:{DASH}|đến){GLUE}(?P<last>20\d\d)
        |giai{GAP}đoạn{_E}""",
            regex.IGNORECASE,
        ),
        lambda match, context: Cue("period", year=int(match["last"]) if match["last"] else None),
        ("giai đoạn 2021 - 2025", "2016-2020"),
        ("năm 2021",),
    ),
    Rule(
        "poverty.year",
        verbose(
            rf"""{_W}(?:năm{GAP}(?P<year>20\d\d)
            |(?:đến|hết|tính{GAP}đến|tại)(?:{GAP}(?:hết|ngày|cuối|tháng|thời{GAP}điểm
            |quý)){{0,3}}{GAP}(?:\d{{1,2}}{GLUE}[/.-]{GLUE}){{0,2}}(?P<year>20\d\d)
            |tháng{GAP}\d{{1,2}}{GLUE}/{GLUE}(?P<year>20\d\d))(?!\d)""",
            regex.IGNORECASE,
        ),
        _year,
        ("cuối năm 2021", "tính đến 31/12/2024", "đến hết tháng 9/2023"),
        ("Nghị quyết ngày 09/9/2021",),
    ),
    # What holds today; an aim told before it is over. "hiện còn 5%"
    Rule(
        "poverty.today",
        verbose(
            rf"""{_W}(?:(?<!(?:thực|thể|phát|xuất|biểu){BLANK})hiện(?:{GAP}(?:nay|tại))?|đến{GAP}nay
            |(?<!(?:từ|năm|hôm|lâu|xưa){BLANK})nay){_E}""",
            regex.IGNORECASE,
        ),
        lambda match, context: Cue("year", relative=0, today=True),
        ("hiện còn 5%", "đến nay chỉ còn 12 hộ nghèo"),
        ("thực hiện", "từ nay đến cuối năm"),
    ),
    Rule(
        "poverty.this_year",
        verbose(rf"{_W}(?:năm|hôm){GAP}nay{_E}", regex.IGNORECASE),
        _relative(0),
        ("cuối năm nay", "năm nay giảm 3%"),
        ("năm 2023",),
    ),
    Rule(
        "poverty.in_the_year",
        verbose(rf"{_W}trong{GAP}năm{_E}(?!{GAP}\d)", regex.IGNORECASE),
        lambda match, context: Cue("year", relative=0, weak=True),
        ("Trong năm, xã giảm 64 hộ nghèo.", "mục tiêu trong năm là giảm 4%"),
        ("trong năm 2023",),
    ),
    Rule(
        "poverty.last_year",
        verbose(rf"{_W}năm{GAP}(?:ngoái|trước|qua|rồi){_E}", regex.IGNORECASE),
        _relative(-1),
        ("cuối năm ngoái", "năm trước"),
        ("năm nay",),
    ),
    # Interest and debts: poor households are borrowers there. "lãi suất cho vay hộ nghèo 6,6%/năm"
    Rule(
        "poverty.lending",
        verbose(rf"{_W}(?:lãi{GAP}suất|dư{GAP}nợ|nợ{GAP}(?:quá|xấu)|cho{GAP}vay|hài{GAP}lòng){_E}", regex.IGNORECASE),
        _always("lending"),
        ("lãi suất cho vay hộ nghèo 6,6%/năm", "dư nợ tăng 5%"),
        ("tỷ lệ hộ nghèo còn 5%",),
    ),
    # Subjects of other percentages. "tỷ lệ giải ngân", "thu nhập"
    Rule(
        "poverty.other_subject",
        verbose(
            rf"""{_W}(?:{_RATE}{GAP}(?!(?:này|đó|đây|trên|dưới|chung|tương|lần|là|còn|chiếm|đạt|khoảng|hơn|gần|năm|đầu|cuối|toàn|cả|của|bình|trung
            |thấp|cao|mới|hiện|ước|dự|bằng|vẫn|giảm|tăng|xuống|ở|tại|trong|như|đã|chỉ|thì|tối|mà|và|các|số|hộ|nghèo|cận|theo|so|tính|mục|thực){_E}|\d)
                [\p{{L}}\p{{M}}]{{1,9}}
            |{_RATE}{GAP}(?:các{GAP})?hộ{GAP}(?:cận{GAP})?nghèo(?:{GAP}bị)?{GAP}(?:thiếu|không|được|tham{GAP}gia
            |sử{GAP}dụng|tiếp{GAP}cận|vay|có{GAP}(?:nhà|thẻ|nước|con))
            |hộ{GAP}(?:cận{GAP})?nghèo(?:{GAP}bị)?{GAP}thiếu{GAP}hụt
            |hộ{GAP}(?!(?:cận{GAP})?nghèo)(?:(?:dân|gia{GAP}đình|dtts|đồng{GAP}bào|dân{GAP}tộc(?:{GAP}thiểu{GAP}số)?|người{GAP}dtts){GAP})?(?:được{GAP})?
                (?:(?:sử{GAP})?dụng|dùng|tiếp{GAP}cận|có{GAP}(?:nhà|nước|điện|đất|xe|thẻ|hố))
            |giải{GAP}ngân|nguồn{GAP}vốn|vốn|ngân{GAP}sách|kinh{GAP}phí|lãi{GAP}suất|dư{GAP}nợ|nợ{GAP}(?:quá|xấu)
            |thu{GAP}nhập|dân{GAP}số|tăng{GAP}trưởng|grdp
            |sản{GAP}lượng|năng{GAP}suất|diện{GAP}tích|độ{GAP}che|học{GAP}sinh|trẻ{GAP}em|bhyt|bảo{GAP}hiểm
            |(?:(?:hộ{GAP})?nghèo{GAP})?(?:tái|phát{GAP}sinh|(?:rơi|quay|trở{GAP}lại)[^,;.]{{0,12}})(?:{GAP}(?:thêm
            |hộ|hộ{GAP}mới))?(?:{GAP}nghèo)?(?:{GAP}mới)?|đô{GAP}thị|thất{GAP}nghiệp
            |nước{GAP}sạch|khảo{GAP}sát|ý{GAP}kiến|phiếu|số{GAP}(?:xã|thôn|bản|người|dân)|doanh{GAP}thu|giá{GAP}trị
            |lực{GAP}lượng|lao{GAP}động
            |trong{GAP}(?:tổng{GAP})?số(?:{GAP}[\d.]{{1,9}})?(?:{GAP}các)?{GAP}hộ
            |(?:đồng{GAP}bào|người|dân{GAP}tộc|dtts)[^,;.%]{{0,50}}{GAP}chiếm
            |(?<!lệ{BLANK})hộ{GAP}(?:cận{GAP})?nghèo{GAP}(?:thuộc|là|không|do|thiếu|người|đồng|dtts|dân{GAP}tộc|già
            |có{GAP}(?:người|thành|hoàn))[^,;.%]{{0,60}}{GAP}chiếm
            |hộ{GAP}(?:khá|giàu|trung{GAP}bình|có{GAP}mức{GAP}sống|làm{GAP}nông|mới{GAP}thoát)){_E}""",
            regex.IGNORECASE,
        ),
        _always("off"),
        ("tỷ lệ giải ngân đạt 64%", "tỉ lệ tái nghèo 0,06%", "đồng bào dân tộc thiểu số chiếm 77%"),
        ("tỷ lệ hộ nghèo còn 5%", "tỷ lệ này còn 3,3%"),
    ),
    Rule(
        "poverty.same_subject",
        verbose(
            rf"{_W}(?:{_RATE}{GAP}(?:này|đó|trên|chung)|con{GAP}số(?:{GAP}(?:này|đó|trên|của|tương{GAP}ứng))?){_E}",
            regex.IGNORECASE,
        ),
        _always("same"),
        ("mục tiêu tỷ lệ này còn 3,3%", "con số của xã bên là 19,6%"),
        ("tỷ lệ hộ nghèo",),
    ),
    # Poor households or their rate as the subject. "tỷ lệ hộ nghèo và hộ cận nghèo"
    Rule(
        "poverty.subject",
        verbose(
            rf"""{_W}(?P<reduced>(?:giảm|hạ|giảm{GAP}được|kéo{GAP}giảm|tốc{GAP}độ{GAP}giảm){GAP})?
            (?P<rate>(?:tổng{GAP}|mức{GAP})?{_RATE}{GAP}(?:(?:các|số){GAP})?(?:(?P<reduced>giảm){GAP})?)?
            (?P<number_of>(?:tổng{GAP}số|số|tổng|số{GAP}lượng){GAP})?(?:{_KIND}){_E}""",
            regex.IGNORECASE,
        ),
        _subject,
        ("Tỷ lệ hộ nghèo và cận nghèo", "số hộ nghèo", "giảm tỷ lệ nghèo đa chiều"),
        ("Tỷ lệ giải ngân",),
    ),
    Rule(
        "poverty.respective",
        verbose(
            rf"{_W}(?:lần{GAP}lượt|theo{GAP}thứ{GAP}tự|tương{GAP}ứng{GAP}là|(?:tỷ|tỉ){GAP}lệ{GAP}tương{GAP}ứng){_E}",
            regex.IGNORECASE,
        ),
        _always("respective"),
        ("lần lượt là 5% và 6%", "lần lượt chiếm"),
        ("tương ứng 5%",),
    ),
    Rule(
        "poverty.target",
        verbose(
            rf"""{_W}(?:phấn{GAP}đấu|mục{GAP}tiêu|chỉ{GAP}tiêu|nhiệm{GAP}vụ|dự{GAP}kiến|dự{GAP}báo|đặt{GAP}ra
            |đề{GAP}ra|quyết{GAP}tâm|hướng{GAP}tới
            |(?:kế{GAP}hoạch|kh)(?={GAP}(?:năm|giao|là|giảm|đến|của|đề{GAP}ra|tỉnh|\d{{1,2}}(?:[.,]\d{{1,2}})?{GLUE}(?:%|{DASH}))|:{GLUE}\d)|(?:giao(?:{GAP}[\p{{L}}]{{1,8}}){{0,4}}?|nhằm
            |đăng{GAP}ký|cam{GAP}kết)(?=(?:{GAP}(?:trong|đến|cuối|hết|năm|nay|này|20\d\d)){{0,4}}{GAP}giảm)
            |(?:phải|cần|sẽ|tiếp{GAP}tục)(?={GAP}(?:giảm|còn|đưa|hạ|kéo))|duy{GAP}trì{GAP}mức|ước(?:{GAP}(?:tính
            |thực{GAP}hiện))?(?=(?:{GAP}[^,.;%\d]{{0,24}})?{GAP}(?:đến|cuối|hết|còn|giảm){_E})){_E}""",
            regex.IGNORECASE,
        ),
        _always("target"),
        ("phấn đấu giảm 2%", "được tỉnh giao giảm 320 hộ", "ước đến cuối năm còn 3%"),
        ("ước tính sơ bộ theo chuẩn mới",),
    ),
    Rule(
        "poverty.actual",
        verbose(
            rf"""{_W}(?:kết{GAP}quả|thực{GAP}tế|đã(?={GAP}(?:giảm|hạ|đưa|kéo|còn))|trong{GAP}khi(?:{GAP}đó)?|nhưng
            |tuy{GAP}nhiên|vượt|như{GAP}vậy){_E}""",
            regex.IGNORECASE,
        ),
        _always("actual"),
        ("Kết quả, tỷ lệ hộ nghèo còn 5%", "đã giảm 3%"),
        ("phấn đấu giảm 3%",),
    ),
    Rule(
        "poverty.own",
        verbose(rf"{_W}(?:riêng|trong{GAP}đó|cụ{GAP}thể){_E}", regex.IGNORECASE),
        _always("own"),
        ("riêng các xã vùng cao giảm 4%", "trong đó hộ nghèo 5%"),
        ("toàn tỉnh giảm 4%",),
    ),
    Rule(
        "poverty.to_level",
        verbose(
            rf"""{_W}(?:xuống(?:{GAP}(?:còn|mức|dưới))?|chỉ{GAP}còn
            |vẫn{GAP}còn|còn(?!{GAP}lại)|về(?={GAP}(?:mức{GAP}|dưới{GAP}|còn{GAP})?\d)
            |chiếm|ở{GAP}mức|lên(?:{GAP}(?:tới|đến|mức))?){_E}""",
            regex.IGNORECASE,
        ),
        _always("level"),
        ("giảm xuống còn 5%", "chiếm 4,7%", "lên tới 43%"),
        ("giảm 5%",),
    ),
    # The ends of a row of places. "Thấp nhất là xã A: 2,1%"
    Rule(
        "poverty.ranked",
        verbose(
            rf"""(?<=^|[,;.:]{GLUE}|\n){_W}(?:trong{GAP}đó,?{GAP})?(?:(?:có{GAP}(?:mức|tỷ{GAP}lệ|tỉ{GAP}lệ){GAP})?(?:cao|thấp)(?:{GAP}nhất)?|(?:đứng|xếp){GAP}(?:đầu|cuối|sau|trên|thứ{GAP}\w{{1,4}})
            |(?:kế|tiếp){GAP}(?:đến|theo|sau)){GAP}(?:vẫn{GAP})?(?:là|ở|thuộc{GAP}về|có){_E}""",
            regex.IGNORECASE,
        ),
        _always("level"),
        ("Thấp nhất là xã Phú An: 2,1%.", "còn 9%, xếp sau là xã Phú An (8%)"),
        ("thấp nhất từ trước tới nay",),
    ),
    Rule(
        "poverty.change",
        verbose(rf"{_W}(?:giảm|tăng|kéo{GAP}giảm|hạ){_E}(?!{GAP}(?:dần{GAP})?nghèo)", regex.IGNORECASE),
        _always("change"),
        ("giảm bình quân 3%", "tăng 0,09%"),
        ("giảm nghèo bền vững",),
    ),
    Rule(
        "poverty.reduction",
        verbose(rf"{_W}(?:đưa|kéo)(?={GAP}{_RATE})", regex.IGNORECASE),
        _always("name"),
        ("đưa tỷ lệ hộ nghèo về 5%", "kéo tỷ lệ hộ nghèo xuống"),
        ("đưa cán bộ về xã",),
    ),
    Rule("poverty.open", verbose(r"[(\[]"), _always("open"), ("(5%)", "(hộ nghèo)"), ("5%",)),
    Rule("poverty.close", verbose(r"[)\]]"), _always("close"), ("(5%)", "(hộ nghèo)"), ("5%",)),
    Rule("poverty.semicolon", verbose(r";"), _always("semicolon"), ("còn 5%; giảm", "a; b"), ("còn 5%, giảm",)),
)
"""The cues in the order of preference; words taken by one are not read by a later one."""
