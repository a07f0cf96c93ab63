"""A frame: one way to put a count of people, and the words that frames share.

A frame looks at the words of the sentence before the count (up to it) and after it (from it on).
"""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

import regex

from gn_cli.extract.atoms import BLANK, GAP
from gn_cli.extract.context import Context
from gn_cli.extract.rule import verbose
from gn_cli.vietnamese.pattern import Pattern

FrameRole: TypeAlias = Literal["whole", "part", "other", "background"]
"""As `CountRole`; `background` is told of another time and may be the report's own training after all."""


class Frame(NamedTuple):
    """One way to put a count.

    `before` must be found in the words before the count, `after` must match those after it from its end on;
    `unless_before` and `unless_after` refuse. `unit` must match the noun that is counted. `near` tells that `before`
    looks only a few words back. `taught` asks for a word of training in the sentence, those near it or the title.
    `elsewhen` must hold of the stretch from the beginning of the sentence to the count.
    """

    name: str
    role: FrameRole
    before: Pattern | None
    after: Pattern | None
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]
    unless_before: Pattern | None = None
    unless_after: Pattern | None = None
    unit: Pattern | None = None
    near: bool = False
    taught: bool = False
    elsewhen: Callable[[Context, int, int], bool] | None = None


def words(pattern: str) -> Pattern:
    return verbose(pattern, regex.IGNORECASE)


START = r"(?<![\p{L}\p{M}])"
END = r"(?![\p{L}\p{M}])"
UNIT = rf"""(?:lớp|khóa|khoá|đợt|buổi|xã|phường|thị{GAP}trấn|thôn|bản|ấp|khóm|buôn|làng|xóm|đơn{GAP}vị|chi{GAP}hội
    |chi{GAP}bộ|tổ|huyện|quận|tỉnh|điểm|nhóm|cụm|cơ{GAP}sở|hộ|trường|năm|đội|khu|hội)"""
TRAINING = rf"""(?:tập{GAP}huấn|bồi{GAP}dưỡng|lớp|khóa|khoá|hội{GAP}nghị|khai{GAP}giảng|bế{GAP}giảng|truyền{GAP}thông
    |buổi|đào{GAP}tạo|hướng{GAP}dẫn|chuyên{GAP}đề|học{GAP}viên|hội{GAP}thảo|tọa{GAP}đàm|toạ{GAP}đàm|nói{GAP}chuyện)"""
"""A word of training."""

_LEARN = rf"""(?:tập{GAP}huấn|bồi{GAP}dưỡng|trang{GAP}bị|phổ{GAP}biến|hướng{GAP}dẫn|truyền{GAP}đạt|nghe|tiếp{GAP}thu
    |triển{GAP}khai|quán{GAP}triệt|giới{GAP}thiệu|đào{GAP}tạo|cập{GAP}nhật|nâng{GAP}cao|học|thực{GAP}hành|thảo{GAP}luận
    |cung{GAP}cấp|truyền{GAP}thông|tuyên{GAP}truyền|giải{GAP}đáp|tiếp{GAP}cận|trao{GAP}đổi|truyền{GAP}tải|thông{GAP}tin|chia{GAP}sẻ
    |làm{GAP}quen|rèn{GAP}luyện|củng{GAP}cố|tìm{GAP}hiểu)"""
_AGENT = rf"""(?:các|những|giảng{GAP}viên|báo{GAP}cáo{GAP}viên|tập{GAP}huấn{GAP}viên|cán{GAP}bộ|lãnh{GAP}đạo
    |chuyên{GAP}(?:gia|viên)|đồng{GAP}chí|đ/c|ông|bà|thầy|cô|ths|ts|bác{GAP}sĩ|luật{GAP}sư|kỹ{GAP}sư|đại{GAP}diện
    |(?:công|viên){GAP}chức|nhân{GAP}viên|(?:thạc|tiến){GAP}s[ĩỹ]|trưởng|phó|giám{GAP}đốc|cơ{GAP}quan|sở|ban|phòng|hội|trung{GAP}tâm|trạm|chi{GAP}cục|ubnd|đoàn|huyện{GAP}đoàn|tỉnh{GAP}đoàn|công{GAP}an|trường|viện|ngân{GAP}hàng|công{GAP}ty)"""
"""Who teaches, between được and the verb: "được các giảng viên truyền đạt", "được Hội Nông dân tỉnh tập huấn"."""

_GOES_TO_LEARN = rf"""(?:(?:đến|tới|về|đi|vừa{GAP}qua|trải{GAP}qua|ngồi|vào|bước{GAP}vào
    |tìm{GAP}đến|đến{GAP}với|hoàn{GAP}thành|kết{GAP}thúc|xong|có)
    {GAP}(?:đây{GAP}|đó{GAP}|dự{GAP}|nghe{GAP}|để{GAP}){{0,2}}(?:(?:các|những|một|hai|ba|bốn|năm|\d{{1,2}}){GAP})?(?:(?:ngày|buổi|đợt|lớp|khóa|khoá){GAP}){{0,2}}
    (?:lớp|tập{GAP}huấn|bồi{GAP}dưỡng|học(?!{GAP}(?:sinh|phí|bạ|vấn|hàm|vị)))
    |(?:đến|về|ngồi|tới){GAP}(?:để{GAP})?nghe|tề{GAP}tựu)"""

_ATTEND = rf"""(?:(?:tham{GAP}(?:gia|dự)|dự){END}(?!{GAP}(?:thi|án|kiến|toán|giảng|tổ|hợp|bảo|bhyt|bhxh|dạy|phát|chỉ
        |truyền|cuộc|kháng|chiến|các{GAP}mô|mô{GAP}hình))
    |theo{GAP}học|theo{GAP}dõi|có{GAP}mặt|về{GAP}học|học{GAP}tập|(?:đến|tới|về|lên){GAP}lớp|{_GOES_TO_LEARN}|tiếp{GAP}thu
    |hoàn{GAP}thành{GAP}(?:lớp|khóa|khoá|chương)|nghe{GAP}(?:tập|nói|ông|bà|đồng{GAP}chí|các|giảng|báo{GAP}cáo|ts|ths|thạc|tiến|bác|cán|luật|chuyên|phổ|giới
        |hướng|truyền|trình|lãnh|đại|thầy|cô|quán)|được{GAP}(?:nghe{GAP})?{_LEARN}|được{GAP}{_AGENT}{GAP}(?:[^\s,;:.]{{1,9}}{GAP}){{0,12}}?{_LEARN}{END}|học{GAP}(?:trong|từ|xong|nghề|tại|về|cách)
    |{_LEARN}{GAP}(?:về|các|những|nội|kiến|nghiệp|kỹ|cách))"""
ATTENDING = words(rf"[^;:]{{0,260}}?{START}{_ATTEND}{END}")
"""Somebody attends or is taught, in the words after the count."""

SENT_TO_LEARN = words(rf"[^;:.]{{0,80}}?{START}{_GOES_TO_LEARN}{END}")
"""Somebody goes to a class, in the words after the count."""

SMALL_GAP = rf"(?:{BLANK}|,){{0,3}}"

TOLD_AS_LEARNERS = words(
    rf"""{START}(?:(?:tham{GAP}(?:gia|dự)|dự|mời|triệu{GAP}tập){END}[^.;:\n]{{0,60}}?{GAP}(?:có|là|gồm|của)
    |(?:mở|tổ{GAP}chức|khai{GAP}(?:giảng|mạc)){GAP}[^.;:\n]{{0,40}}?{TRAINING}{END}[^.;:,\n]{{0,90}}?{GAP}cho
    |(?:tập{GAP}huấn|bồi{GAP}dưỡng|đào{GAP}tạo){GAP}cho){SMALL_GAP}$"""
)
"""The words before a count that make learners of those counted: "dự lớp học có", "lớp tập huấn cho"."""

TEACHERS = words(rf"(?:giảng{GAP}viên|báo{GAP}cáo{GAP}viên|chuyên{GAP}gia|diễn{GAP}giả|tập{GAP}huấn{GAP}viên)")
LEARNERS = words(rf"(?:(?:lượt{GAP})?học{GAP}viên|đại{GAP}biểu|người{GAP}học)")
WOMEN = words(rf"(?:chị|nữ|phụ{GAP}nữ|đảng{GAP}viên|người{GAP}(?:dtts|khuyết{GAP}tật|nghèo))")
"""Nouns that a count may have."""
