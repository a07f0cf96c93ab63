"""Words that set a sentence in another time than the training's: earlier classes, later ones, a plan, another year."""

from bisect import bisect_left

import regex

from gn_cli.extract.atoms import BLANK, GAP
from gn_cli.extract.context import Context
from gn_cli.extract.rule import verbose
from gn_cli.vietnamese.pattern import Pattern, Plain

_W = r"(?<![\p{L}\p{M}])"
_E = r"(?![\p{L}\p{M}])"
_FEW = r"(?:\d{1,2}|một|hai|ba|bốn|năm)"

EACH = rf"""(?:mỗi(?!{GAP}(?:xã|làng|thôn|nhà|tỉnh)[^.;:\n]{{0,20}}?{GAP}một{GAP}(?:sản|nghề)
        |{GAP}(?:ngày|tuần|tháng|sáng|chiều|tối){GAP}(?:tại|ở|trong){_E})
    |từng(?!{GAP}(?:bước|là|được))
    |bình{GAP}quân|(?<!sống{BLANK})(?<!khá,{BLANK})(?<!nhập{BLANK})(?<!loại{BLANK})trung{GAP}bình){_E}"""
"""Words of a rate: "mỗi lớp", "bình quân"; not those in names ("mỗi xã một sản phẩm", "mức sống trung bình")."""

_UNTIL_ITS_END = (
    rf"(?!{GAP}(?:(?:hết|ngày|khi|lúc|thời{GAP}điểm|hôm){GAP}){{1,2}}(?:kết{GAP}thúc|bế|hoàn|tổng{GAP}kết|khép))"
)
_EARLIER = rf"""{_W}(?:trước{GAP}(?:đó|đây)|(?:năm|tháng|tuần|quý|đợt|khóa|lần|lớp){GAP}(?:ngoái|trước)
    |các{GAP}năm{GAP}trước
    |những{GAP}năm{GAP}(?:qua|trước)|năm{GAP}qua|thời{GAP}gian{GAP}qua|cùng{GAP}kỳ|nhiệm{GAP}kỳ{GAP}(?:qua|trước)|lũy{GAP}kế
    |từ{GAP}đầu{GAP}(?:năm|nhiệm{GAP}kỳ)|từ{GAP}(?:năm{GAP}\d{{4}}|khi)|(?:hằng|hàng){GAP}năm|\d{{1,2}}{GAP}tháng{GAP}(?:đầu|qua)
    |(?:trong|qua|sau|suốt){GAP}(?:gần{GAP}|hơn{GAP})?{_FEW}{GAP}năm{_E}(?!{GAP}\d)
    |{_FEW}{GAP}năm{GAP}(?:qua|gần{GAP}đây)|(?:tính{GAP}đến{_UNTIL_ITS_END}|đến{GAP}nay)){_E}"""
_PERIOD = rf"^\W{{0,3}}(?:trong{GAP})?giai{GAP}đoạn{_E}"
_EARLIER_CUE = verbose(rf"{_EARLIER}|{_PERIOD}", regex.IGNORECASE)
EARLIER = verbose(rf"(?:{_EARLIER})[^\n]{{0,240}}$", regex.IGNORECASE)
"""In the words before a count: it is told of the time before this training, or of a longer time."""
OF_A_PERIOD = verbose(rf"{_PERIOD}[^\n]{{0,240}}$", regex.IGNORECASE)
"""All the words before a count, which begin with a period: it is told of a longer time, too."""

_TEACHES = rf"(?:trang{GAP}bị|nâng{GAP}cao|cung{GAP}cấp|giúp|củng{GAP}cố|phổ{GAP}biến)"
_LATER = rf"""{_W}(?:tới{GAP}đây|sắp{GAP}tới|(?:thời{GAP}gian|tháng|tuần|năm|quý|đầu{GAP}tháng{GAP}\d{{1,2}}){GAP}tới
    |tiếp{GAP}theo(?!{GAP}(?:các|những|kế{GAP}hoạch|chương{GAP}trình|thành{GAP}công|nội{GAP}dung))
    |dự{GAP}kiến(?!{GAP}(?:kéo|diễn|kết|bế|hoàn|trong))|(?<!tiếp{BLANK})theo{GAP}kế{GAP}hoạch(?!{GAP}(?:số|của|này|\d))|kế{GAP}hoạch{GAP}(?:mở|tổ|đào|là)
    |phấn{GAP}đấu|chỉ{GAP}tiêu|mục{GAP}tiêu(?!{GAP}(?:quốc|đề{GAP}ra|đã{GAP}đề|đã{GAP}đặt
        |(?:của{GAP}(?:lớp|kh[óo][aá]|buổi|hội{GAP}nghị)[^.,;\n]{{0,30}}?{GAP})?(?:là{GAP})?{_TEACHES}))
    |mở{GAP}thêm|tiếp{GAP}tục{GAP}(?:mở|tổ|tập|khai|đào|bồi|triển)|sẽ{GAP}(?:tiếp{GAP}tục|mở{GAP}thêm)|nhu{GAP}cầu){_E}"""
_LATER_CUE = verbose(_LATER, regex.IGNORECASE)
LATER = verbose(rf"(?:{_LATER})[^\n]{{0,240}}$", regex.IGNORECASE)
"""In the words before a count: it is told of a plan or of a later time."""

_PREAMBLE = verbose(
    rf"""^\W{{0,3}}(?:và{GAP})?(?:nhằm|để|xuất{GAP}phát|đáp{GAP}ứng|thực{GAP}hiện|triển{GAP}khai|hoàn{GAP}thành|căn{GAP}cứ|theo|trên{GAP}cơ{GAP}sở
    |góp{GAP}phần|tiếp{GAP}nối|hướng{GAP}(?:tới|đến)|vì|do|khắc{GAP}phục|phát{GAP}huy|với{GAP}mong|trước|trong{GAP}khuôn{GAP}khổ|nằm{GAP}trong
    |phục{GAP}vụ|từ|bám{GAP}sát|cụ{GAP}thể{GAP}h[óo][aá]){_E}""",
    regex.IGNORECASE,
)
"""What a clause of reasons begins with: its plans and years are not those of what was done."""

_IN_FACT = Plain(r"(?i)(?<!\p{L})(?:nhưng|song|thực tế)(?!\p{L})")
_GOES_ON = Plain(r"(?i)tiếp\s")
_WILL = Plain(r"(?i)(?<!\p{L})(?:sẽ|sắp)\s+$")
_CLAUSES = Plain(r"[,;:.]\s")
_WIDTH = 300
"""Letters before a count in which such words are looked for."""

_YEAR = verbose(
    rf"(?:^|[,;:(–-]{BLANK}?)(?:riêng{GAP}|trong{GAP}|và{GAP})?năm{GAP}(?P<year>20\d\d)(?![\d-])(?!{BLANK}?[-–])",
    regex.IGNORECASE,
)


def is_told_earlier(context: Context, start: int, offset: int) -> bool:
    """Whether the words of a sentence up to a count tell it of an earlier or longer time than the training's."""
    first = max(start, offset - _WIDTH)
    if not EARLIER.search(context.text, first, offset) and not OF_A_PERIOD.match(context.text[first:offset]):
        return False
    return _is_told(_EARLIER_CUE, context, first, offset)


def is_told_later(context: Context, start: int, offset: int) -> bool:
    """Whether the words of a sentence up to a count tell it of a plan or a later time."""
    first = max(start, offset - _WIDTH)
    return LATER.search(context.text, first, offset) is not None and _is_told(_LATER_CUE, context, first, offset)


def _is_told(cue: Pattern, context: Context, first: int, offset: int) -> bool:
    """Whether a cue speaks of a count: no day of the training stands between, nor is it in a clause of reasons.

    "Nhằm đạt chỉ tiêu năm, ngày 5/6 huyện mở lớp cho 60 người" tells of this training, and so does "Ngày 5/6, Sở tiếp
    tục mở lớp cho 60 người".
    """
    day = last_event_day(context, first, offset)
    before = context.text[day or first : offset]
    for match in cue.finditer(before):
        clause = max((mark.end() for mark in _CLAUSES.finditer(before, 0, match.start())), default=0)
        gives_reasons = clause < match.start() and _PREAMBLE.match(before[clause : match.start()])
        if gives_reasons and "," in before[match.end() :]:
            continue
        # “dự kiến có 50 người nhưng thực tế có 63 người”
        if _IN_FACT.search(before, match.end()):
            continue
        if day and _GOES_ON.match(before, match.start()) and not _WILL.search(before, 0, match.start()):
            continue
        return True
    return False


def last_event_day(context: Context, start: int, end: int) -> int | None:
    """Where the last day of the training that is told in a stretch ends."""
    starts, _ = context.once(_event_days)
    index = bisect_left(starts, end) - 1
    if index < 0 or starts[index] < start:
        return None
    return context.once(_ends_of_event_days)[starts[index]]


_SO_FAR = verbose(
    rf"""^\W{{0,3}}(?:tính{GAP})?đến{GAP}nay{_E}[^\n]{{0,160}}?{_W}(?:mở|tổ{GAP}chức|hoàn{GAP}thành|khai{GAP}giảng){_E}[^\n]{{0,160}}$""",
    regex.IGNORECASE,
)
_TAUGHT = Plain(r"(?i)(?<!\p{L})(?:tập\s+huấn|bồi\s+dưỡng|khai\s+giảng|khai\s+mạc|truyền\s+thông|đào\s+tạo)(?!\p{L})")


def tells_all_so_far(context: Context, sentence: tuple[int, int], offset: int) -> bool:
    """Whether a report of many classes begins with their total: "Đến nay, Trung tâm đã mở xong 8 lớp".

    It tells no day of its own, and its body no training before that sentence.
    """
    starts, _ = context.once(_event_days)
    if starts or not _SO_FAR.search(context.text[max(sentence[0], offset - _WIDTH) : offset]):
        return False
    return context.once(_first_taught) >= sentence[0]


def _first_taught(context: Context) -> int:
    """Where the body first speaks of a training; the end of the text where it never does."""
    body = (section for section in context.sections if section.kind == "body")
    found = (_TAUGHT.search(context.text, section.start, section.end) for section in body)
    return next((match.start() for match in found if match), len(context.text))


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


def _ends_of_event_days(context: Context) -> dict[int, int]:
    """Where the words of the trainings' days end, by where they begin."""
    return {date.evidence.start: date.evidence.end for date in context.dates if date.role == "event"}
