"""Words that set a sentence in another time than the training's: earlier classes, later ones, a plan, another year."""

from bisect import bisect_left

import regex

from gn_cli.extract.atoms import BLANK, GAP
from gn_cli.extract.context import Context
from gn_cli.extract.rule import verbose

_W = r"(?<![\p{L}\p{M}])"
_E = r"(?![\p{L}\p{M}])"
_FEW = r"(?:\d{1,2}|một|hai|ba|bốn|năm)"

EARLIER = verbose(
    rf"""{_W}(?:trước{GAP}(?:đó|đây)|(?:năm|tháng|tuần|quý|đợt|khóa|lần){GAP}(?:ngoái|trước)|các{GAP}năm{GAP}trước
    |những{GAP}năm{GAP}(?:qua|trước)|năm{GAP}qua|thời{GAP}gian{GAP}qua|cùng{GAP}kỳ|nhiệm{GAP}kỳ{GAP}(?:qua|trước)|lũy{GAP}kế
    |từ{GAP}đầu{GAP}(?:năm|nhiệm{GAP}kỳ)|từ{GAP}(?:năm{GAP}\d{{4}}|khi)|(?:hằng|hàng){GAP}năm|\d{{1,2}}{GAP}tháng{GAP}(?:đầu|qua)
    |(?:trong|qua|sau|suốt){GAP}(?:gần{GAP}|hơn{GAP})?{_FEW}{GAP}năm{_E}(?!{GAP}\d)
    |{_FEW}{GAP}năm{GAP}(?:qua|gần{GAP}đây)|(?:tính{GAP}đến|đến{GAP}nay)){_E}[^\n]{{0,240}}$""",
    regex.IGNORECASE,
)
"""In the words before a count: it is told of the time before this training, or of a longer time."""

OF_A_PERIOD = verbose(rf"^\W{{0,3}}(?:trong{GAP})?giai{GAP}đoạn{_E}[^\n]{{0,240}}$", regex.IGNORECASE)
"""All the words before a count, which begin with a period: it is told of a longer time, too."""

LATER = verbose(
    rf"""{_W}(?:tới{GAP}đây|sắp{GAP}tới|(?:thời{GAP}gian|tháng|tuần|năm|quý|đầu{GAP}tháng{GAP}\d{{1,2}}){GAP}tới|tiếp{GAP}theo
    |dự{GAP}kiến|theo{GAP}kế{GAP}hoạch(?!{GAP}(?:số|của|này|\d))|kế{GAP}hoạch{GAP}(?:mở|tổ|đào|là)|phấn{GAP}đấu|chỉ{GAP}tiêu
    |mục{GAP}tiêu(?!{GAP}(?:quốc|đề{GAP}ra|đã{GAP}đề|đã{GAP}đặt))|mở{GAP}thêm|tiếp{GAP}tục{GAP}(?:mở|tổ|tập|khai|đào|bồi|triển)|sẽ{GAP}(?:tiếp{GAP}tục|mở{GAP}thêm)|nhu{GAP}cầu){_E}
    [^\n]{{0,240}}$""",
    regex.IGNORECASE,
)
"""In the words before a count: it is told of a plan or of a later time."""

_YEAR = verbose(
    rf"(?:^|[,;:(–-]{BLANK}?)(?:riêng{GAP}|trong{GAP}|và{GAP})?năm{GAP}(?P<year>20\d\d)(?![\d-])(?!{BLANK}?[-–])",
    regex.IGNORECASE,
)


def is_dated(context: Context, start: int, end: int) -> bool:
    """Whether a day of the training is told in a stretch."""
    starts, _ = context.once(_event_days)
    index = bisect_left(starts, start)
    return index < len(starts) and starts[index] < end


def in_other_year(context: Context, sentence: tuple[int, int], offset: int) -> bool:
    """Whether the words before an offset set its sentence in a year other than the training's.

    The training's year is that of its days, else the year of publication.
    """
    first = max(sentence[0], offset - 600)
    if context.folded.find("năm", first, offset) < 0:
        return False
    told = _YEAR.findall(context.text[first:offset])
    if not told or is_dated(context, *sentence):
        return False
    _, years = context.once(_event_days)
    published = context.published_on
    if published and not years:
        # In January and February the year of a report's training is often the one before.
        years = {published.year} | ({published.year - 1} if published.month < 3 else set())
    return bool(years) and int(told[-1]) not in years


def _event_days(context: Context) -> tuple[list[int], set[int]]:
    """Where the days of the trainings are told, in order, and the years of those days."""
    events = [date for date in context.dates if date.role == "event"]
    return sorted(date.evidence.start for date in events), {
        day.year for date in events for day in (date.start, date.end) if day
    }
