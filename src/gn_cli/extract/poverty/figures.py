"""The rules of the figures themselves: numbers of households, rates and ranges of rates."""

import regex

from gn_cli.extract.atoms import BLANK, DASH, GAP, GLUE
from gn_cli.extract.context import Context
from gn_cli.extract.poverty.cues import BOTH, END, KIND, MULTI, NEAR, NUMBER, PERCENT, START, Cue, always, kind_of
from gn_cli.extract.rule import Match, Rule, verbose
from gn_cli.vietnamese.numbers import NUMBER_WORDS, SCALED, read_count

# A lone scale ("hàng trăm hộ", "phần trăm hộ nghèo") and the year word.
_NO_NUMBERS = frozenset({"chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "năm", "không"})

_LARGEST_OF_A_FRACTION = 10

_NOT_A_YEAR = rf"(?<!năm{BLANK})"
_YEAR_BEFORE = verbose(rf"(?:20\d\d{GLUE}{DASH}|{START}phần){GLUE}$", regex.IGNORECASE)
"""The first year of a period, or a fraction: "2025 - 2030 hộ nghèo", "hai phần ba số hộ" count no households."""

_PER_YEAR = rf"(?:{GLUE}/{GLUE}năm{END})?"


def _rate(match: Match, context: Context) -> Cue | None:
    low, high = _per_cent(match["low"]), _per_cent(match["high"]) if match["high"] else None
    if low >= 100 or (high is not None and not low < high < 100):
        return None
    return Cue("rate", value=low, value_max=high, yearly=bool(match["yearly"]))


def _per_cent(printed: str) -> float:
    """A number of few digits as printed; a point before three of them stands between thousands, but after a zero."""
    if printed[-4:-3] == "." and printed[0] != "0":
        return float(printed.replace(".", ""))
    return float(printed.replace(",", "."))


def _households(match: Match, context: Context) -> Cue | None:
    if match["words"] and match["words"].lower() in _NO_NUMBERS:
        return None
    if _YEAR_BEFORE.compiled.search(context.text, max(0, match.start() - 12), match.start()):
        return None
    count = read_count(match["digits"] or match["words"])
    # "1/3 số hộ" is a fraction.
    if not count or (match["of"] and int(match["of"].replace(".", "")) <= _LARGEST_OF_A_FRACTION):
        return None
    named = match["both"] or match["near"] or match["multi"] or match["poor"]
    return Cue("households", kind_of(match) if named else None, number=count, left=bool(match["left"]))


def _bare_number(match: Match, context: Context) -> Cue | None:
    count = read_count(match["span"])
    return Cue("households", number=count) if count else None


_UNHELPED = (
    rf"(?!{GAP}(?:(?:đã|đang){GAP})?(?:được{GAP}(?:hỗ|vay|cấp|nhận|hưởng|giúp|tập)|vay|cần|tham{GAP}gia|đăng{GAP}ký|thiếu|nhận|hưởng)"
    rf"{END})"
)
"""Not of households that are given, need or ask for something."""

HOUSEHOLDS: tuple[Rule[Cue], ...] = (
    # A share told in small numbers. "Cứ 10 hộ thì có 4 hộ nghèo"
    Rule(
        "poverty.one_in",
        verbose(
            rf"""{START}cứ{GAP}(?:{SCALED}|{NUMBER_WORDS}){GAP}hộ{END}[^.;%\d]{{0,30}}?(?:{SCALED}|{NUMBER_WORDS}){GAP}hộ
            (?:{GAP}(?:{KIND}){END})?""",
            regex.IGNORECASE,
        ),
        always("name"),
        ("Cứ 10 hộ thì có 4 hộ nghèo.", "Cứ hai hộ dân thì một hộ nghèo."),
        ("Có 4 hộ nghèo, cứ thế tăng dần.",),
    ),
    # Households that leave the list. "643 hộ thoát nghèo"
    Rule(
        "poverty.households_left",
        verbose(
            rf"""{_NOT_A_YEAR}(?:(?P<digits>{SCALED})(?P<of>(?!))?|(?P<words>{NUMBER_WORDS})){GAP}hộ{END}
            (?P<left>(?:{GAP}(?:dân|gia{GAP}đình|hội{GAP}viên|phụ{GAP}nữ|nông{GAP}dân|đồng{GAP}bào|dtts|đoàn{GAP}viên|cựu{GAP}chiến{GAP}binh|đã|được|vươn|lên|công{GAP}nhận|xét|nghèo|tự|xin|viết|làm|đơn
            |đăng{GAP}ký|tự{GAP}nguyện|đủ|điều{GAP}kiện|tiêu{GAP}chuẩn|để)){{0,6}}
            {GAP}(?:thoát{GAP}(?:(?:ra{GAP})?khỏi[^.;,]{{1,24}}?|(?:được|hẳn|mức|diện|chuẩn|ngưỡng){GAP})?|(?:ra|khỏi)[^.;,]{{1,24}}?))
            (?:(?P<both>{BOTH})|(?P<near>{NEAR})|(?P<multi>{MULTI})|(?P<poor>(?:hộ{GAP})?nghèo)){END}""",
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
            rf"""{START}(?<!xin{BLANK})(?P<left>thoát){GAP}(?:(?P<both>(?!))|(?P<multi>(?!))|(?P<near>cận{GAP}nghèo)
            |(?P<poor>nghèo))[^.;,\d]{{0,24}}?
            (?P<span>(?:(?P<digits>{SCALED})(?P<of>(?!))?|(?P<words>(?!))){GAP}hộ){END}(?!{GAP}(?:cận{GAP})?nghèo)""",
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
            rf"""{_NOT_A_YEAR}(?:(?P<digits>{SCALED})(?:{GLUE}/{GLUE}(?P<of>\d[\d.]{{0,9}}))?
            |(?P<words>{NUMBER_WORDS})){GAP}(?:số{GAP})?hộ
            (?:{GAP}(?:(?:gia{GAP}đình|dân|đồng{GAP}bào|(?:thuộc{GAP})?diện
            |là){GAP}(?:hộ{GAP})?)?(?:{KIND}))?{END}(?P<left>(?!))?""",
            regex.IGNORECASE,
        ),
        _households,
        ("Toàn xã có 1.246 hộ cận nghèo.", "Số hộ nghèo còn 102 hộ.", "14,6 nghìn hộ nghèo"),
        ("Toàn xã có 12 thôn.", "Lớp có 45 học viên."),
    ),
)
"""Numbers with their noun right after them."""

NUMBERS: tuple[Rule[Cue], ...] = (
    # A number whose noun stands before it. "số hộ cận nghèo là 36.118", "hộ nghèo: 2.315 (12,1%)"
    Rule(
        "poverty.number_of_households",
        verbose(
            rf"""{START}(?:số{GAP}(?:lượng{GAP})?hộ{GAP}(?:cận{GAP})?nghèo{_UNHELPED}(?:(?:[^.;:,%\d]|(?<=năm{BLANK})20\d\d){{0,40}}{GAP}(?:là|còn|có|đạt|tới|lên|xuống|ở{GAP}mức)
                |{GLUE}:|(?={GAP}{SCALED}{GLUE}(?:[;(]|$)))|hộ{GAP}(?:cận{GAP})?nghèo{GLUE}:(?={GLUE}{SCALED}{GLUE}(?:[;.(]|$)))
                {GLUE}(?:(?:khoảng|gần|hơn|trên|dưới|chỉ|tới|đến){GAP})?(?P<span>{SCALED})
                (?!{GLUE}(?:%|phần)|{GAP}(?:hộ|người|khẩu|nhân|thôn|xã|huyện|lần|triệu|tỷ|điểm){END}|[.,/-]?\d)""",
            regex.IGNORECASE,
        ),
        _bare_number,
        ("Số hộ cận nghèo là 2.118, bằng 4,3%.", "Số lượng hộ nghèo còn khoảng 903.", "Hộ nghèo: 2.118 (4,3%)"),
        ("Số hộ nghèo là 2,3%.", "Số hộ nghèo là 2.118 hộ.", "Hộ nghèo: 2 con bò."),
    ),
    # A number whose noun stands with the next one. "giảm từ 903 xuống 811 hộ"
    Rule(
        "poverty.number_before_number",
        verbose(
            rf"""{START}từ{GAP}(?:(?:khoảng|gần|hơn|trên|mức){GAP})?(?P<span>{SCALED})
                (?={GAP}(?:(?:giảm|rút|nay|hiện|đã){GAP}){{0,2}}(?:xuống|còn|lên|về|chỉ{GAP}còn)(?:{GAP}(?:còn|chỉ|dưới|hơn|gần|khoảng|mức)){{0,2}}{GAP}{SCALED}{GAP}hộ{END})
            |{START}(?:lần{GAP}lượt|tương{GAP}ứng)(?:{GAP}(?:là|còn|có)){{0,2}}{GAP}(?P<span>{SCALED})(?={GAP}và{GAP}{SCALED}{GAP}hộ{END})""",
            regex.IGNORECASE,
        ),
        _bare_number,
        ("kéo giảm số hộ nghèo từ 903 xuống 811 hộ", "từ hơn 2.000 còn 1.811 hộ"),
        ("Số hộ nghèo giảm từ năm 2021.", "từ 12% xuống còn 811 hộ"),
    ),
)
"""Numbers whose noun stands elsewhere."""

RATES: tuple[Rule[Cue], ...] = (
    # A rate or a range of rates. "1 - 1,5%/năm"
    Rule(
        "poverty.range",
        verbose(
            rf"""(?P<low>{NUMBER}){GLUE}%?{GLUE}(?:{DASH}|đến|tới){GLUE}(?P<high>\d{{1,3}}(?:[.,]\d{{1,4}})?){PERCENT}(?P<yearly>{_PER_YEAR})""",
            regex.IGNORECASE,
        ),
        _rate,
        ("giảm 1 - 1,5%/năm", "từ 2% đến 2,5%", "giảm 4-5%"),
        ("từ 12,4% xuống 10%", "giảm 5 - 3%"),
    ),
    Rule(
        "poverty.rate",
        verbose(rf"(?P<low>{NUMBER})(?P<high>(?!))?{PERCENT}(?P<yearly>{_PER_YEAR})", regex.IGNORECASE),
        _rate,
        ("còn 9.35%", "chiếm 6,18 %", "giảm 1,2 điểm phần trăm"),
        ("100% hộ", "24 hộ"),
    ),
    # A rate that leaves its per cent sign to the next one. "lần lượt là 6,18 và 7,05%"
    Rule(
        "poverty.rate_before_rate",
        verbose(
            rf"""(?P<low>(?<![\d.,/])\d{{1,2}}[.,]\d{{1,2}})(?P<high>(?!))?(?P<yearly>(?!))?
            (?=(?:{GAP}(?:và|xuống|xuống{GAP}còn){GAP}|;{GAP}|,{GAP})\d{{1,2}}[.,]\d{{1,2}}{PERCENT})""",
            regex.IGNORECASE,
        ),
        _rate,
        ("lần lượt là 6,18 và 7,05%", "giảm từ 12,4 xuống 10,1%"),
        ("có 4 và 5%",),
    ),
)
"""Rates, a range before a lone one."""
