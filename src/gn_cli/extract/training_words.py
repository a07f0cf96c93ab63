"""Whether a report is about a training: the sentence that tells of one as held, being held or announced."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple, TypeAlias

from gn_cli.extract.atoms import GAP, TRADE, either
from gn_cli.extract.context import Body, Context
from gn_cli.extract.rule import Match, Mention, plain, verbose
from gn_cli.vietnamese.pattern import Pattern

_CLASS_OF = either(
    "học", "đào tạo", "dạy", "truyền nghề", "nghề", "kỹ năng", "kĩ năng", "kỹ thuật", "kĩ thuật", "kiến thức",
    "nghiệp vụ", "hướng dẫn", "chuyển giao", "tin học", "nâng cao", "phổ biến kiến thức", "khuyến nông", "trang bị",
    "cập nhật",
)  # fmt: skip
_OCCASION = either("lớp", "khóa", "khoá", "đợt", "hội nghị", "buổi", "chương trình", "khóa học", "khoá học", "hội thảo")
_HOW_MANY = rf"(?:\d{{1,3}}|các|những|loạt|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|đồng{GAP}loạt{GAP}\d{{1,2}})"
_NO_TRAINING = either("sức khỏe", "sức khoẻ", "viên", "chính trị huyện")
_TAUGHT = either(
    "đào tạo", "hướng dẫn", "nâng cao năng lực", "nâng cao kỹ năng", "trang bị kiến thức", "cập nhật kiến thức",
    "phổ biến kiến thức", "chuyển giao kỹ thuật", "chuyển giao khoa học", "chuyển giao tiến bộ",
)  # fmt: skip
# "lớp tuyên truyền, tập huấn", "hội nghị triển khai kế hoạch và tập huấn": another word before it.
_JOINED = rf"(?:(?:[^\s,.;:]{{1,9}}{GAP}){{1,3}}[^\s,.;:]{{1,9}}(?:,|{GAP}(?:và|kết{GAP}hợp|[-–])){GAP})?"
# The words for a training, and what makes a class, a course or a conference one.
_NOUN = verbose(
    rf"""(?i:(?<!\p{{L}})(?:
        (?P<occasion>{_OCCASION}{GAP}(?:trực{GAP}tuyến{GAP})?{_JOINED})?(?:t[ậâạ]p{GAP}huấn|bồi{GAP}dưỡng)(?!{GAP}{_NO_TRAINING})
      | (?P<class>{either("lớp", "khóa", "khoá", "đợt")}){GAP}{_CLASS_OF}
      | (?P<trade>{either("lớp", "khóa", "khoá")}){GAP}{TRADE}
      | (?P<digital>{either("lớp", "khóa", "khoá", "đợt", "buổi")}){GAP}[“"'‘]?bình{GAP}dân{GAP}học{GAP}vụ
      | đào{GAP}tạo,?{GAP}{either("nghiệp vụ", "kỹ năng", "giảng viên", "nghề cho")}
      | (?P<taught>{either("hội nghị", "buổi", "chương trình")}){GAP}{_TAUGHT}
      | (?P<guided>{either("hội nghị", "buổi")}){GAP}{either("triển khai", "quán triệt", "phổ biến")}
        (?:{GAP}{either("kế hoạch", "công tác", "văn bản", "nhiệm vụ", "quy định", "nội dung")})?(?:,|{GAP}và)
        {GAP}hướng{GAP}dẫn{GAP}{either("nghiệp vụ", "quy trình", "kỹ năng", "rà soát", "điều tra", "cách")}
      | (?P<act>(?:(?:khai|bế){GAP}giảng|đứng{GAP}ra{GAP}mở){GAP}(?:{_HOW_MANY}{GAP})?(?:lớp|kh[óo][aá])
          (?!{GAP}(?:\d|tập{GAP}huấn|bồi{GAP}dưỡng|{_CLASS_OF}))
        | mở{GAP}lớp(?={GAP}(?:từ|vào|hôm|ngày|sáng|chiều|tối|trong){GAP})
        | (?:lớp|kh[óo][aá])(?:{GAP}(?:học|này|đã|được|vừa|sẽ|mới|cũng)){{0,3}}{GAP}(?:khai|bế){GAP}giảng)
      | (?P<received>được{GAP}(?:(?!được|hướng)[^\s,.;:]{{1,12}}{GAP}){{0,10}}hướng{GAP}dẫn
          {GAP}{either("nghiệp vụ", "quy trình", "kỹ năng")})
    )(?!\p{{L}}))""",
)
_OCCASIONS = frozenset({"occasion", "class", "trade", "digital", "taught", "guided"})
_ACTS = frozenset({"act", "received"})
"""What a word for a training is told by: the occasion it stands with, or an act of its own."""

# "Trung tâm Bồi dưỡng chính trị", "tài liệu tập huấn", "công tác bồi dưỡng": a name or a thing of trainings.
_OWNED = either(
    "trung tâm", "trường", "tài liệu", "kinh phí", "nhu cầu", "chế độ", "tiền", "công tác", "hoạt động", "qua", "sau",
    "nhờ", "kiến thức", "đi", "kế hoạch", "số lớp", "chính sách", "nhiệm vụ", "việc", "được cử đi", "không", "chưa",
    "chưa được", "nội dung", "trung tâm đào tạo", "đề án", "trung tâm đào tạo và",
)  # fmt: skip
_OF_TRAINING = verbose(
    rf"""(?i:{_OWNED}{GAP}(?:đào{GAP}tạo,?{GAP}(?:và{GAP})?)?)$""",
)

_HELD = either(
    "tổ chức", "mở", "khai giảng", "khai mạc", "bế giảng", "bế mạc", "tổng kết", "hoàn thành", "kết thúc", "tiến hành",
    "triển khai", "chủ trì", "phối hợp", "đăng cai", "chiêu sinh", "thông báo", "tham gia", "tham dự", "dự", "bước vào",
    "diễn ra", "khép lại", "có mặt", "đến với", "bắt đầu", "đi học", "theo học", "học xong",
)  # fmt: skip
_PASSIVE = either(
    "được tổ chức", "do", "diễn ra", "khai mạc", "khai giảng", "bế mạc", "bế giảng", "kết thúc", "khép lại",
    "hoàn thành", "được mở", "tổ chức", "thu hút", "kéo dài", "có sự tham gia", "quy tụ", "được triển khai",
    "dành cho", "đã", "mở tại", "mở ở", "mở ngày", "mở từ", "mở trong", "mở cho", "mở sáng", "mở chiều", "mở vào",
    "đặt tại", "đặt ở", "nằm trong", "thuộc",
)  # fmt: skip
_VERB = verbose(rf"(?i:(?<!\p{{L}}){_HELD}(?!\p{{L}}))")
_VERB_AFTER = verbose(
    rf"(?i:(?<!\p{{L}})(?:{_PASSIVE}(?!\p{{L}})|được{GAP}(?=(?-i:\p{{Lu}}))|có{GAP}(?:\p{{L}}{{3,5}}{GAP})?\d))"
)
# In a title that names the training, and in a lead that calls it only by its kind.
_HELD_NOW = verbose(rf"(?i:(?<!\p{{L}})(?:(?:khai|bế){GAP}(?:giảng|mạc)|tổ{GAP}chức|mở)(?!\p{{L}}))")
_KIND_HELD = verbose(
    rf"""(?i:(?<!\p{{L}})(?:hội{GAP}nghị|lớp(?:{GAP}học)?|kh(?:óa|oá)(?:{GAP}học)?|chương{GAP}trình|đợt|buổi)
        {GAP}(?:này{GAP})?(?:(?:được|do){GAP}[^.;\n]{{2,160}}?{GAP}tổ{GAP}chức|(?:được{GAP})?diễn{GAP}ra
        |được{GAP}tổ{GAP}chức)(?!\p{{L}}))""",
)
# "Hội Nông dân tập huấn kỹ thuật cho 50 hội viên": the word is the verb of the sentence.
_OBJECT = either(
    "cho", "nghiệp vụ", "kỹ năng", "kĩ năng", "kỹ thuật", "kĩ thuật", "kiến thức", "công tác", "về", "quy trình",
    "phương pháp", "cách", "điều tra", "rà soát", "nâng cao", "hướng dẫn", "triển khai", "tuyên truyền", "chuyên",
    "bồi dưỡng", "năng lực", "chuyển giao", "sử dụng", "quản lý", "lồng ghép", "chăm sóc", "phòng", "sơ cứu",
    "sơ cấp cứu", "khởi nghiệp", "vận hành", "lập kế hoạch", "an toàn", "pháp luật", "giám sát",
)  # fmt: skip
_AS_VERB = verbose(
    rf"""(?i:{GAP}(?:và{GAP}\S{{1,9}}{GAP}\S{{1,9}}{GAP})?{_OBJECT}(?!\p{{L}}))""",
)
_RECEIVED_WORDS = either(
    "được trang bị", "được cập nhật", "được truyền đạt", "được phổ biến", "được hướng dẫn", "được tiếp cận",
    "được tiếp thu", "được bồi dưỡng", "được tập huấn", "được học", "được nghe", "học viên", "giảng viên",
    "báo cáo viên", "lớp học", "khóa học", "khoá học", "buổi học", "đến lớp", "đứng lớp", "lên lớp", "theo học",
)  # fmt: skip
_RECEIVED = verbose(
    rf"""(?i:(?<!\p{{L}}){_RECEIVED_WORDS}(?!\p{{L}}))""",
)

# "được cán bộ khuyến nông chỉ cách tỉa cành", "hướng dẫn 35 đoàn viên cách đón khách", "những kỹ năng mà 90 chị em vừa
# được trang bị": taught without a word for a class.
_HOW = either(
    "cách", "kỹ thuật", "kĩ thuật", "kỹ năng", "kĩ năng", "nghiệp vụ", "quy trình", "phương pháp", "thao tác",
    "kiến thức",
)  # fmt: skip
_TEACHES = verbose(
    rf"""(?i:(?<!\p{{L}})(?:
        (?:(?:hướng{GAP}dẫn|cầm{GAP}tay{GAP}chỉ{GAP}việc|chỉ|bày|dạy|truyền{GAP}đạt|trang{GAP}bị|truyền{GAP}dạy)
            |ngày{GAP}học|buổi{GAP}học|học|nghe)
        (?:{GAP}(?:về|cho|bà{GAP}con|chị{GAP}em|các|những|lại|thêm)){{0,3}}{GAP}{_HOW}
      | (?:hướng{GAP}dẫn|chỉ|bày|dạy|trang{GAP}bị|truyền{GAP}đạt)(?:{GAP}(?:cho|hơn|gần|trên|khoảng)){{0,2}}{GAP}\d{{2}}
        [^.;:\n]{{2,80}}?{GAP}{_HOW}
      | {_HOW}(?:{GAP}[^\s.;]{{1,9}}){{0,3}}?{GAP}(?:mà{GAP})(?=[^.;:\n]{{0,20}}\d)[^.;:\n]{{2,160}}?{GAP}được{GAP}
        (?:trang{GAP}bị|học|nghe|truyền{GAP}đạt|hướng{GAP}dẫn|tiếp{GAP}cận|cập{GAP}nhật|chia{GAP}sẻ)
      | nghe{GAP}[^.;:\n]{{2,110}}?{GAP}(?:giới{GAP}thiệu|truyền{GAP}đạt|trình{GAP}bày)(?:{GAP}\d)?{GAP}chuyên{GAP}đề
    )(?!\p{{L}}))""",
)

_CLASS_WORDS = verbose(
    rf"""(?i:(?<!\p{{L}})(?:người{GAP})?(?:đứng{GAP}lớp{GAP}(?:là|có|gồm)|nơi{GAP}học{GAP}(?:là|đặt|ở)
        |(?:giảng|báo{GAP}cáo){GAP}viên{GAP}(?:là|gồm)|tại{GAP}lớp|dự{GAP}lớp)(?!\p{{L}}))""",
)

# Other things a report can be about: an event of another kind, told with its own verb.
_OTHER_WORDS = either(
    "hội thi", "cuộc thi", "hội thao", "hội diễn", "liên hoan", "ngày hội", "phiên giao dịch", "phiên chợ", "hội chợ",
    "sàn giao dịch", "trao tặng", "trao quà", "tặng", "trao", "bàn giao", "khởi công", "khánh thành", "ra quân",
    "phát động", "giám sát tại", "đoàn giám sát", "giám sát việc", "đoàn kiểm tra", "khảo sát tại", "đối thoại",
    "tọa đàm", "toạ đàm", "giao ban", "sơ kết", "giao lưu", "truyền thông về", "buổi truyền thông", "chiến dịch",
    "mít tinh", "diễu hành", "đi thăm", "đã thăm", "đến thăm", "thăm hỏi", "tham quan", "kỳ họp", "phiên họp",
    "vừa ban hành", "đã ban hành", "mới ban hành", "vừa phê duyệt", "đã phê duyệt", "công bố", "giải ngân", "cho vay",
    "ra mắt", "lễ hưởng ứng", "giới thiệu việc làm", "khám bệnh", "làm việc với", "hội nghị tiếp xúc", "buổi tiếp xúc",
    "đã tiếp xúc", "gặp mặt", "tuyên dương", "khen thưởng", "ký kết", "cấp phát", "xét duyệt", "bình xét", "giải bóng",
    "khởi động dự án", "hội nghị khởi động", "giải cầu lông", "giải đấu", "giải chạy", "giải việt dã", "giải thể thao",
)  # fmt: skip
_REVIEWED = either(
    "năm", "công tác", "kết quả", "chương trình", "giai đoạn", "phong trào", "thực hiện", "đợt cao điểm", "tháng"
)  # fmt: skip
_OTHER_EVENT = verbose(
    rf"""(?i:(?<!\p{{L}})(?:{_OTHER_WORDS} | hội{GAP}thảo(?!{GAP}{either("tập huấn", "đào tạo")})
      | (?:tổng{GAP}kết|đánh{GAP}giá){GAP}(?:\d{{1,2}}{GAP})?{_REVIEWED}
      | lễ(?!{GAP}{either("khai giảng", "bế giảng", "khai mạc", "bế mạc")}))(?!\p{{L}}))""",
)
_AND = either("và", "kết hợp", "kết hợp với", "gắn với", "lồng ghép", "cùng")
_LINKED = verbose(rf"(?i:(?<!\p{{L}}){_AND}{GAP}(?:tổ{GAP}chức{GAP})?)$")
_STORY_WORDS = either(
    "thoát nghèo", "vươn lên", "hiệu quả từ", "kết quả", "nhìn lại", "đổi thay", "khởi sắc", "điểm sáng", "tự nguyện",
    "ra khỏi danh sách", "chặng đường", "làm giàu", "giải bài toán", "hồi sinh", "đổi đời", "giảm nhanh", "giảm mạnh",
    "giảm sâu", "lượt", "tỷ lệ hộ nghèo", "tỉ lệ hộ nghèo", "tỷ lệ nghèo", "tỉ lệ nghèo",
)  # fmt: skip
_STORY = verbose(rf"(?i:(?<!\p{{L}}){_STORY_WORDS}(?!\p{{L}}))")

# Trainings of the past or of a plan, told in passing: how many in how many years, every year, in the time to come.
_SPAN = (
    rf"(?:trong{GAP}(?:\d{{1,2}}|hai|ba|bốn|năm){GAP}năm"
    rf"|(?:\d{{1,2}}|hai|ba|bốn|mười){GAP}(?:năm|tháng){GAP}{either('qua', 'nay', 'đầu năm')})"
)
_PASSING_WORDS = either(
    "hàng trăm", "hàng chục", "hàng nghìn", "hàng ngàn", "hằng năm", "hàng năm", "mỗi năm", "nhiều năm", "những năm",
    "các năm", "thời gian tới", "thời gian qua", "từ đầu năm", "qua các lớp", "tiếp tục", "cần", "tăng cường",
    "quan tâm", "chú trọng", "đẩy mạnh", "thường xuyên", "định kỳ", "được cử đi", "từng tham gia", "đến nay",
    "tính đến", "cùng với đó", "bên cạnh đó", "bên cạnh việc", "ngoài ra", "ngoài việc", "ngoài sự", "trước đó",
    "dịp này", "nhân dịp này", "phấn đấu", "năm qua", "đầu năm", "cuối năm qua", "giai đoạn qua", "năm trước",
    "năm ngoái", "ngoài hỗ trợ", "đồng thời", "không chỉ", "trước khi", "nhờ tham gia", "nhờ được", "nhờ học",
    "nhờ các", "nhờ những", "đề nghị", "kiến nghị", "yêu cầu", "mong muốn", "đề xuất", "nguyện vọng", "báo cáo",
    "vừa học xong", "căn cứ để", "cơ sở để", "còn tổ chức", "còn mở", "còn được", "còn phối hợp", "có được kết quả",
    "để đạt", "là nhờ",
)  # fmt: skip
_BACKGROUND = verbose(
    rf"""(?i:(?<!\p{{L}})(?:{_PASSING_WORDS} | {_SPAN}
      | (?:trong|từ|giai{GAP}đoạn){GAP}(?:năm{GAP})?20\d\d[^.]{{0,14}})(?!\p{{L}}))""",
)
_ASIDE_WORDS = either(
    "trước đó", "ngoài ra", "bên cạnh đó", "cùng với đó", "dịp này", "nhân dịp này", "trước khi", "ngoài việc", "sau đó"
)  # fmt: skip
_ASIDE = verbose(rf"""(?i:\W{{0,3}}{_ASIDE_WORDS}(?!\p{{L}}))""")
_TOTAL_WORDS = either(
    "từ đầu năm", "năm qua", "những năm", "đến nay", "mỗi năm", "thời gian qua", "thời gian tới", "lượt người",
    "lượt cán bộ", "lượt học viên", "lượt hội viên", "lượt nông dân", "lượt đoàn viên", "lượt lao động",
)  # fmt: skip
_TOTAL_AFTER = verbose(rf"(?i:(?<!\p{{L}})(?:{_SPAN} | {_TOTAL_WORDS})(?!\p{{L}}))")
_YEAR = Pattern(r"(?<![\d/])(20\d\d)(?!\d)")
_ITEM = Pattern(r"[*+•–-]\s|\d{1,2}[.)]\s|[\p{Lu}][\p{L}\s.]{2,30}:\s")
_NOW_WORDS = either(
    "vừa", "mới đây", "sáng", "chiều", "hôm nay", "hôm qua", "khai giảng", "khai mạc", "bế giảng", "bế mạc",
    "sắp tới",
)  # fmt: skip
_JUST_NOW = verbose(
    rf"""(?i:(?<!\p{{L}})(?:{_NOW_WORDS} | ngày{GAP}\d{{1,2}})(?!\p{{L}}))""",
)
_CLOSE = verbose(rf"(?i:\d|{_JUST_NOW.pattern})")
_LEAD_SENTENCES = 4
_LONG = timedelta(days=200)
_A_CLASS = 12
"""So many people at least make a class that nothing calls one."""
_REACH = 130
"""Letters between the verb and the training it governs."""


_Sentences: TypeAlias = tuple[tuple[int, int], ...]


class _Act(NamedTuple):
    """A training told of in a sentence: where its noun stands, and how much it is the sentence's own matter."""

    start: int
    end: int
    sentence: int
    alone: bool
    """No event of another kind is told of before it, in its sentence, its item or the lead."""
    passing: bool


def find_training_words(context: Context) -> Mention[str] | None:
    """The words that make the report one about a training, or `None` where it is about something else.

    The title tells what a report is about. Where it names a training, any sentence that tells of one held or announced
    is enough; where it tells of another event or a success, only a lead whose own matter is a training; else a lead
    that tells of one, or a later sentence that tells of one just held in a report that dwells on it. A training told of
    as background (last year's classes, a yearly plan, a total over a period, a gift's handing over) makes none.
    """
    text, body = context.text, context.once(_body)
    named, other = _title(context)
    if named is not None:
        acts = _all_acts(context, body)
        told = next((act for act in acts if not act.passing or _is_dated(context, body[act.sentence])), None)
        if told is not None or not body or _dwells(context, body) >= 2 or _is_held(context, named, body):
            return named if told is None else _mention(context, told)
    dwells = _dwells(context, body)
    for act in _all_acts(context, body):
        sentence, lead = body[act.sentence], act.sentence < _LEAD_SENTENCES
        dated = _is_dated(context, sentence)
        if act.passing and not (
            act.alone
            and ((dated and not _long_before(context, sentence)) or (lead and dwells >= max(4, len(body) * 2 // 3)))
        ):
            continue
        if _ASIDE.match(text, *sentence):
            continue
        # Elsewhere than in the lead of a report that dwells on it, a number or a word for just now tells of one held;
        # so does the day of the sentence that it goes on from.
        goes_on = lead and not other and act.sentence > 0 and _is_dated(context, body[act.sentence - 1])
        if (other or not lead or dwells < 2) and not goes_on and not _CLOSE.search(text, *sentence):
            continue
        just_now = _JUST_NOW.search(text, *sentence) is not None
        if other:
            fits = act.sentence < 2 and act.alone
        elif lead:
            fits = act.alone or dated
        else:
            enough = 3 if dated and _is_organized(context, sentence) else 4
            fits = act.alone and (
                (dwells >= enough and (dated or just_now)) or (dwells >= 2 and _is_counted(context, sentence))
            )
        if fits and (
            dwells >= 2
            or len(body) <= 2 * _LEAD_SENTENCES
            or (just_now and act.sentence < 2)
            or (act.alone and _is_organized(context, sentence))
        ):
            return _mention(context, act)
    return None if other else _taught_on_a_day(context, body)


def _taught_on_a_day(context: Context, body: _Sentences) -> Mention[str] | None:
    """What people are taught in a sentence of the lead that tells how many of them on which day, and nothing else.

    "Hôm 15/8, UBND thị xã triệu tập 120 điều tra viên để hướng dẫn cách ghi phiếu" names no class, and is one.
    """
    text = context.text
    for start, end in body[: _LEAD_SENTENCES - 1]:
        if _OTHER_EVENT.search(text, start, end):
            return None
        taught = _TEACHES.search(text, start, end)
        taught = taught or next(iter(_CLASS_WORDS.finditer_in(text, body)), None)
        if taught is None or not (_is_dated(context, (start, end)) and _tells_of_many(context, (start, end))):
            continue
        if not _BACKGROUND.search(text, start, taught.start()) and not _long_ago(context, start, end):
            return Mention(taught.group(), taught.start(), taught.end(), "training_words.taught")
    return None


def _is_dated(context: Context, sentence: tuple[int, int]) -> bool:
    """Whether a sentence tells a day of the event."""
    start, end = sentence
    return any(date.role == "event" and start <= date.evidence.start < end for date in context.dates)


def _long_before(context: Context, sentence: tuple[int, int]) -> bool:
    """Whether the days that a sentence tells are more than half a year before the publication."""
    start, end = sentence
    told = [day.start for day in context.dates if day.start and start <= day.evidence.start < end]
    day = context.published_on
    return day is not None and bool(told) and max(told) < day - _LONG


def _is_counted(context: Context, sentence: tuple[int, int]) -> bool:
    """Whether a sentence tells how many are taught."""
    start, end = sentence
    return any(count.role == "whole" and start <= count.head.evidence.start < end for count in context.head_counts)


def _tells_of_many(context: Context, sentence: tuple[int, int]) -> bool:
    """Whether a sentence counts people, a class of them."""
    start, end = sentence
    heads = (count.head for count in context.head_counts)
    return any(start <= head.evidence.start < end and head.count >= _A_CLASS for head in heads)


def _is_organized(context: Context, sentence: tuple[int, int]) -> bool:
    """Whether a sentence tells who holds the training."""
    start, end = sentence
    return any(start <= body.evidence.start < end for body in context.organizers)


def _is_held(context: Context, named: Mention[str], body: _Sentences) -> bool:
    """Whether the training that the title names is told as held: by the title itself ("Bế giảng khóa bồi dưỡng"), or by
    a lead that calls it only by its kind ("Hội nghị được Sở X tổ chức"), or one that tells its day."""
    title = context.title
    if title is not None and _HELD_NOW.search(context.text, title.start, named.start):
        return True
    return any(
        _BACKGROUND.search(context.text, start, end) is None
        for start, end in body[:_LEAD_SENTENCES]
        if _KIND_HELD.search(context.text, start, end) or _is_dated(context, (start, end))
    )


def _body(context: Context) -> _Sentences:
    return tuple(
        span
        for section in context.sections
        if section.kind == "body"
        for span in context.sentences_in(section.start, section.end)
    )


def _mention(context: Context, act: _Act) -> Mention[str]:
    return Mention(context.text[act.start : act.end], act.start, act.end, "training_words.act")


def _title(context: Context) -> tuple[Mention[str] | None, bool]:
    """The training that the title names, and whether the title tells of something else."""
    if context.title is None:
        return None, False
    start, end = context.title.start, context.title.end
    other = _OTHER_EVENT.search(context.text, start, end) or _STORY.search(context.text, start, end)
    noun = next((noun for noun in _NOUN.finditer(context.text, start, end) if _is_own(context.text, start, noun)), None)
    if noun is None or (other is not None and other.start() < noun.start() and _STORY.search(context.text, start, end)):
        return None, other is not None
    return Mention(noun.group(), noun.start(), noun.end(), "training_words.title"), False


def _is_own(text: str, start: int, noun: Match) -> bool:
    """Whether a word for a training belongs to no name or thing of trainings, in a sentence from `start` on."""
    first = noun.start()
    return noun.lastgroup is not None or not _OF_TRAINING.search(text, max(start, first - 40), first)


def _lead_nouns(context: Context) -> dict[int, list[Match]]:
    return _nouns(context, 0, _LEAD_SENTENCES)


def _later_nouns(context: Context) -> dict[int, list[Match]]:
    return _nouns(context, _LEAD_SENTENCES, len(context.once(_body)))


def _nouns(context: Context, first: int, last: int) -> dict[int, list[Match]]:
    """The words for a training in some sentences of the body, by the number of their sentence."""
    body, found = context.once(_body)[first:last], dict[int, list[Match]]()
    starts = [start for start, _ in body]
    for noun in _NOUN.finditer_in(context.text, body):
        number = bisect_right(starts, noun.start()) - 1
        if _is_own(context.text, starts[number], noun):
            found.setdefault(first + number, []).append(noun)
    return found


def _all_acts(context: Context, body: _Sentences) -> Iterator[_Act]:
    """The acts of the body in order; an event of another kind told before them in the lead or their own item counts."""
    first, other = 0, False
    for number, (start, end) in enumerate(body):
        if number > 0 and _ITEM.match(context.text, start, end):
            first, other = number, False
        yield from _acts(context, number, start, end, told_before=other)
        if number - first < _LEAD_SENTENCES and _OTHER_EVENT.search(context.text, start, end):
            other = True


def _acts(context: Context, number: int, start: int, end: int, told_before: bool) -> Iterator[_Act]:
    text = context.text
    # Most reports tell of their training in the lead: the nouns behind it are looked for only then.
    nouns = context.once(_lead_nouns if number < _LEAD_SENTENCES else _later_nouns).get(number)
    if not nouns:
        return
    verbs = [match.span() for match in _VERB.finditer(text, start, end)]
    others = [match.span() for match in _OTHER_EVENT.finditer(text, start, end)]
    for noun in nouns:
        first, last = noun.span()
        before = next((verb for verb in reversed(verbs) if verb[1] <= first and first - verb[1] <= _REACH), None)
        linked = _LINKED.search(text, max(start, first - 25), first) is not None
        governed = before is not None and (
            linked
            or (";" not in text[before[1] : first] and not any(before[0] <= other[0] < first for other in others))
        )
        after = noun.lastgroup in _OCCASIONS and _VERB_AFTER.search(text, last, min(end, last + 2 * _REACH)) is not None
        verb = noun.lastgroup not in _OCCASIONS and (
            _AS_VERB.match(text, last, end) is not None or _has_subject(context, first)
        )
        if not (governed or after or verb or noun.lastgroup in _ACTS):
            continue
        alone = not told_before and not any(other[0] < first for other in others)
        passing = (
            _BACKGROUND.search(text, start, first) is not None
            or _TOTAL_AFTER.search(text, last, min(end, last + 60)) is not None
            or _long_ago(context, start, end)
        )
        yield _Act(first, last, number, alone, passing)


def _has_subject(context: Context, offset: int) -> bool:
    """Whether a body stands right before an offset: "Công đoàn khu công nghiệp đã tập huấn ATVSLĐ"."""
    index = bisect_right(context.bodies, offset, key=_start_of) - 1
    return index >= 0 and _RIGHT_BEHIND.fullmatch(context.text, context.bodies[index].end, offset) is not None


def _start_of(body: Body) -> int:
    return body.start


_RIGHT_BEHIND = plain(rf"{GAP}(?:(?:đã|vừa|sẽ|tiến{GAP}hành|trực{GAP}tiếp){GAP}){{0,2}}")


def _long_ago(context: Context, start: int, end: int) -> bool:
    """Whether a sentence tells of a year well before the year of publication, and of none since."""
    years = [int(match[1]) for match in _YEAR.finditer(context.text, start, end)]
    day = context.published_on
    return bool(years) and day is not None and max(years) < day.year - 1


def _dwells(context: Context, body: _Sentences) -> int:
    """How many sentences of the body speak of the training or of those who teach and learn there."""
    starts = [start for start, _ in body]
    received = {bisect_right(starts, match.start()) - 1 for match in _RECEIVED.finditer_in(context.text, body)}
    return len(received.union(context.once(_lead_nouns), context.once(_later_nouns)))
