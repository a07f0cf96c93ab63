"""The rules of the words that tell of which year a poverty figure is."""

from collections.abc import Callable

import regex

from gn_cli.extract.atoms import BLANK, DASH, GAP, GLUE
from gn_cli.extract.context import Context
from gn_cli.extract.poverty.cues import END, LAST_MONTH_OF_AIMS, START, Cue, always
from gn_cli.extract.rule import Match, Rule, verbose


def _year(match: Match, context: Context) -> Cue:
    before = context.text[max(0, match.start() - 12) : match.start()].lower()
    return Cue("year", year=int(match["year"]), year_end=before.rstrip().endswith(("cuối", "hết", "kết thúc")))


def _relative(offset: int) -> Callable[[Match, Context], Cue]:
    cue = Cue("year", relative=offset)
    return lambda match, context: cue


def _estimate(match: Match, context: Context) -> Cue | None:
    """An aim, where the year was not over when the report came out; the year itself is read with it."""
    published, year = context.published_on, int(match["year"])
    if published and year < published.year + (published.month > LAST_MONTH_OF_AIMS):
        return None
    return Cue("year", year=year, year_end=True)


YEARS: tuple[Rule[Cue], ...] = (
    # A year that others are compared with. "so với năm 2023"
    Rule(
        "poverty.base_year",
        verbose(
            rf"""{START}(?:so{GAP}với|cùng{GAP}kỳ)[^.;%]{{0,24}}?(?:(?:năm{GAP})?20\d\d|năm{GAP}(?:trước|ngoái)
            |cùng{GAP}kỳ|đầu{GAP}(?:năm(?!{GAP}20)|kỳ|giai)){END}""",
            regex.IGNORECASE,
        ),
        always("base"),
        ("giảm 1,86% so với năm 2023", "so với cùng kỳ năm ngoái"),
        ("cuối năm 2023",),
    ),
    # The first year of a period. "bước vào giai đoạn 2022-2025"
    Rule(
        "poverty.period_begins",
        verbose(
            rf"""{START}(?:bước{GAP}vào|(?:từ{GAP}|ngay{GAP})?đầu|khởi{GAP}đầu)(?:{GAP}(?:thực{GAP}hiện|nhiệm{GAP}kỳ|giai{GAP}đoạn|kỳ)){{1,2}}{GAP}(?P<year>20\d\d)
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
            rf"""(?<![\p{{L}}\p{{M}}\d])(?:(?:giai{GAP}đoạn{GAP})?20\d\d{GLUE}(?:{DASH}|đến){GLUE}(?P<last>20\d\d)
            |giai{GAP}đoạn{END})""",
            regex.IGNORECASE,
        ),
        lambda match, context: Cue("period", year=int(match["last"]) if match["last"] else None),
        ("giai đoạn 2021 - 2025", "2016-2020"),
        ("năm 2021",),
    ),
    # A guess at a year that is not over. "Ước thực hiện năm 2024, tỷ lệ hộ nghèo giảm 3%"
    Rule(
        "poverty.estimate",
        verbose(
            rf"""{START}ước(?:{GAP}(?:tính|thực{GAP}hiện|kết{GAP}quả|cả|đạt|trong|đến|cuối|hết)){{0,4}}{GAP}năm{GAP}(?P<year>20\d\d)(?!\d)""",
            regex.IGNORECASE,
        ),
        _estimate,
        ("Ước thực hiện năm 2023, tỷ lệ hộ nghèo giảm 3%", "ước cả năm 2024 giảm 3%"),
        ("Ước tính sơ bộ theo chuẩn mới", "ước năm 2022 giảm 3%"),
    ),
    # The year of a row. "2021: 28,4%, 2022: 23,1%"
    Rule(
        "poverty.year_of_row",
        verbose(rf"(?<![\d/.-])(?P<year>20\d\d)(?={GLUE}:{GLUE}\d)", regex.IGNORECASE),
        _year,
        ("2021: 28,4%, 2022: 23,1%", "năm 2023: 15,8%"),
        ("lúc 20:21", "2021 có 5 hộ"),
    ),
    Rule(
        "poverty.year",
        verbose(
            rf"""{START}(?:năm{GAP}
            |(?:đến|hết|tính{GAP}đến|tại)(?:{GAP}(?:hết|ngày|cuối|tháng|thời{GAP}điểm
            |quý)){{0,3}}{GAP}(?:\d{{1,2}}{GLUE}[/.-]{GLUE}){{0,2}}
            |tháng{GAP}\d{{1,2}}{GLUE}/{GLUE})(?P<year>20\d\d)(?!\d)""",
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
            rf"""{START}(?:(?<!thực{BLANK})(?<!thể{BLANK})(?<!phát{BLANK})(?<!xuất{BLANK})(?<!biểu{BLANK})hiện(?:{GAP}(?:nay|tại))?|đến{GAP}nay
            |(?<!từ{BLANK})(?<!năm{BLANK})(?<!hôm{BLANK})(?<!lâu{BLANK})(?<!xưa{BLANK})nay){END}""",
            regex.IGNORECASE,
        ),
        lambda match, context: Cue("year", relative=0, today=True),
        ("hiện còn 5%", "đến nay chỉ còn 12 hộ nghèo"),
        ("thực hiện", "từ nay đến cuối năm"),
    ),
    Rule(
        "poverty.this_year",
        verbose(rf"{START}(?:năm|hôm){GAP}nay{END}", regex.IGNORECASE),
        _relative(0),
        ("cuối năm nay", "năm nay giảm 3%"),
        ("năm 2023",),
    ),
    Rule(
        "poverty.in_the_year",
        verbose(
            rf"{START}(?:trong|đầu|giữa|cuối){GAP}năm{END}(?!{GAP}(?:\d|nay|ngoái|trước|qua|rồi|tới|sau|học))",
            regex.IGNORECASE,
        ),
        lambda match, context: Cue("year", relative=0, weak=True),
        ("Trong năm, xã giảm 64 hộ nghèo.", "đến cuối năm giảm 4%"),
        ("trong năm 2023", "cuối năm ngoái"),
    ),
    Rule(
        "poverty.next_year",
        verbose(
            rf"{START}(?<!những{BLANK})(?<!các{BLANK})(?<!vài{BLANK})(?<!\d{BLANK})năm{GAP}(?:tới|sau){END}",
            regex.IGNORECASE,
        ),
        _relative(1),
        ("năm tới phấn đấu giảm 3%", "sang năm sau"),
        ("5 năm tới", "những năm tới"),
    ),
    Rule(
        "poverty.last_year",
        verbose(
            rf"""{START}(?<!nhiều{BLANK})(?<!những{BLANK})(?<!các{BLANK})(?<!mấy{BLANK})(?<!vài{BLANK})(?<!hai{BLANK})(?<!ba{BLANK})(?<!\d{BLANK})
            năm{GAP}(?:ngoái|trước|qua|rồi){END}""",
            regex.IGNORECASE,
        ),
        _relative(-1),
        ("cuối năm ngoái", "năm trước"),
        ("năm nay", "nhiều năm qua", "3 năm trước"),
    ),
)
"""Years and periods, those that are only compared with first."""
