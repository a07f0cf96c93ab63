"""What the words around a count of people make of it: who is taught, who is a part of them, and who is somebody else.

A frame looks at the words of the sentence before the count (up to it) and after it (from it on). The frames are tried
in their order and the first that fits decides.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import regex

from gn_cli.extract.atoms import BLANK, GAP, GLUE
from gn_cli.extract.other_times import EARLIER, LATER
from gn_cli.extract.rule import verbose
from gn_cli.vietnamese.pattern import Pattern

FrameRole: TypeAlias = Literal["whole", "part", "other", "background"]
"""As `CountRole`; `background` is told of another time and may be the report's own training after all."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to put a count.

    `before` must be found in the words before the count, `after` must match those after it; `unless_after` refuses.
    `taught` asks for a word of training in the sentence, the sentence before it or the title.
    """

    name: str
    role: FrameRole
    before: Pattern | None
    after: Pattern | None
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]
    unless_after: Pattern | None = None
    taught: bool = False


def _words(pattern: str) -> Pattern:
    return verbose(pattern, regex.IGNORECASE)


_W = r"(?<![\p{L}\p{M}])"
_E = r"(?![\p{L}\p{M}])"
_UNIT = rf"""(?:lớp|khóa|khoá|đợt|buổi|xã|phường|thị{GAP}trấn|thôn|bản|ấp|khóm|buôn|làng|xóm|đơn{GAP}vị|chi{GAP}hội
    |chi{GAP}bộ|tổ|huyện|quận|tỉnh|điểm|nhóm|cụm|cơ{GAP}sở|hộ|trường|năm|đội|khu|hội)"""
TRAINING = rf"""(?:tập{GAP}huấn|bồi{GAP}dưỡng|lớp|khóa|khoá|hội{GAP}nghị|khai{GAP}giảng|bế{GAP}giảng|truyền{GAP}thông
    |buổi|đào{GAP}tạo|hướng{GAP}dẫn|chuyên{GAP}đề|học{GAP}viên|hội{GAP}thảo|tọa{GAP}đàm|toạ{GAP}đàm|nói{GAP}chuyện)"""
"""A word of training."""

_LEARN = rf"""(?:tập{GAP}huấn|bồi{GAP}dưỡng|trang{GAP}bị|phổ{GAP}biến|hướng{GAP}dẫn|truyền{GAP}đạt|nghe|tiếp{GAP}thu
    |triển{GAP}khai|quán{GAP}triệt|giới{GAP}thiệu|đào{GAP}tạo|cập{GAP}nhật|nâng{GAP}cao|học|thực{GAP}hành|thảo{GAP}luận
    |cung{GAP}cấp|truyền{GAP}thông|tuyên{GAP}truyền|giải{GAP}đáp|tiếp{GAP}cận|trao{GAP}đổi|củng{GAP}cố|tìm{GAP}hiểu)"""
_ATTEND = rf"""(?:(?:tham{GAP}(?:gia|dự)|dự){_E}(?!{GAP}(?:thi|án|kiến|toán|giảng|tổ|hợp|bảo|bhyt|bhxh|dạy|phát|chỉ
        |truyền|cuộc|kháng|chiến|các{GAP}mô|mô{GAP}hình))
    |theo{GAP}học|theo{GAP}dõi|có{GAP}mặt|về{GAP}học|học{GAP}tập|(?:đến|tới|về|lên){GAP}lớp|tiếp{GAP}thu
    |hoàn{GAP}thành{GAP}(?:lớp|khóa|khoá|chương)|nghe{GAP}(?:ông|bà|đồng{GAP}chí|các|giảng|báo{GAP}cáo|ts|ths|thạc|tiến|bác|cán|luật|chuyên|phổ|giới
        |hướng|truyền|trình|lãnh|đại|thầy|cô|quán)|được{GAP}(?:nghe{GAP})?{_LEARN}|học{GAP}(?:trong|từ|xong|nghề|tại|về|cách)
    |{_LEARN}{GAP}(?:về|các|những|nội|kiến|nghiệp|kỹ|cách))"""
ATTENDING = _words(rf"^[^;:]{{0,260}}?{_W}{_ATTEND}{_E}")
"""Somebody attends or is taught, in the words after the count."""

_SMALL_GAP = rf"(?:{BLANK}|,){{0,3}}"

FRAMES: tuple[Frame, ...] = (
    Frame(
        "head_counts.sum",
        "whole",
        _words(
            rf"(?<!{_W}(?:mỗi|từng){GAP}[^,;]{{0,40}}){_W}(?:toàn{GAP}thể|tổng(?:{GAP}số|{GAP}cộng)?|tính{GAP}chung|cả{GAP}thảy|cộng{GAP}lại|tất{GAP}cả)(?:{GAP}(?:có|là|gồm|thu{GAP}hút))?{_SMALL_GAP}$"
        ),
        None,
        ("Tập huấn với tổng số 2.300 đại biểu.", "Lớp học có tất cả 48 học viên."),
        ("Tổng số hộ là 45, lớp học có 20 học viên.",),
        taught=True,
    ),
    Frame(
        "head_counts.per_unit",
        "other",
        _words(rf"{_W}(?:mỗi|từng|bình{GAP}quân|trung{GAP}bình){_E}[^;:()]{{0,70}}$"),
        None,
        (
            "Mỗi xã cử 6 người dự học.",
            "Các lớp, mỗi lớp 35 học viên, mở tại huyện.",
            "Bình quân một lớp có 40 học viên.",
        ),
        ("Lớp học có 40 học viên.",),
    ),
    Frame(
        "head_counts.a_unit",
        "other",
        None,
        _words(rf"^(?:{GLUE}/{GLUE}|{GAP}(?:cho{GAP})?mỗi{GAP}|{GAP}trên{GAP}một{GAP}){_UNIT}{_E}"),
        ("Quy mô 35 học viên/lớp.", "Cử 05 người mỗi thôn về học."),
        ("Có 35 học viên của lớp tham dự.",),
    ),
    Frame(
        "head_counts.earlier",
        "background",
        EARLIER,
        None,
        ("Trước đó, Trung tâm đã mở một lớp cho 55 học viên.", "Từ đầu năm đến nay, huyện tập huấn cho 640 cán bộ."),
        ("Ngày 5/6, Sở mở lớp cho 55 học viên.",),
    ),
    Frame(
        "head_counts.later",
        "other",
        LATER,
        None,
        ("Tháng tới, một lớp tương tự sẽ mở cho 60 người.", "Tỉnh dự kiến tập huấn cho 900 cán bộ."),
        ("Chương trình mục tiêu quốc gia mở lớp cho 60 học viên.",),
    ),
    Frame(
        "head_counts.planned_after",
        "other",
        None,
        _words(
            rf"^{GAP}(?:theo{GAP}kế{GAP}hoạch(?!{GAP}số)|trong{GAP}(?:năm|tháng|quý){GAP}tới|vào{GAP}(?:năm|tháng|quý){GAP}tới)"
        ),
        ("Sở sẽ dạy 300 học viên trong năm tới.", "Cần đào tạo 200 cán bộ theo kế hoạch năm."),
        ("Có 200 học viên tham dự.",),
    ),
    Frame(
        "head_counts.helped",
        "other",
        _words(
            rf"""{_W}(?:giúp|giúp{GAP}đỡ|hỗ{GAP}trợ|đỡ{GAP}đầu|tặng|trao{GAP}(?:quà|tặng)|cho{GAP}vay|việc{GAP}làm(?:{GAP}mới)?|quản{GAP}lý
            |đưa|xuất{GAP}khẩu|khám|(?:chữa|khám){GAP}bệnh|cấp{GAP}phát|dân{GAP}số|số{GAP}dân|biên{GAP}chế|kết{GAP}nạp|phát{GAP}triển
            |tuyển{GAP}dụng|tuyển|tư{GAP}vấn|bảo{GAP}hiểm|thẻ|vay|quà|nhà|suất){_E}(?:{GAP}(?:cho|được|là|mới|của|thêm|tới|đạt)){{0,2}}
            {_SMALL_GAP}$"""
        ),
        None,
        ("Hội giúp 120 hội viên vay vốn.", "Dự án tạo việc làm cho 300 lao động.", "Xã có dân số trên 4.200 người."),
        ("Sở mở lớp cho 120 hội viên.",),
    ),
    Frame(
        "head_counts.worked",
        "other",
        None,
        _words(
            rf"""^[^;:,]{{0,40}}?{_W}(?:đi{GAP}(?:làm{GAP}việc|xuất{GAP}khẩu)|có{GAP}việc{GAP}làm|(?:được|đang|đã){GAP}(?:vay|hỗ{GAP}trợ)
            |được{GAP}(?:học|dạy){GAP}nghề|thoát{GAP}nghèo|(?<!trang{BLANK})(?<!chuẩn{BLANK})bị{_E}|mắc{_E}|nhiễm{_E}|làm{GAP}việc{GAP}ở{GAP}nước|sinh{GAP}sống|/{GLUE}km)"""
        ),
        ("Toàn huyện có 420 người được học nghề.", "Trong đó 35 lao động đi làm việc ở Nhật Bản."),
        ("Có 35 lao động tham gia lớp học.",),
    ),
    Frame(
        "head_counts.judged",
        "other",
        None,
        _words(
            rf"""^{GAP}(?:đã{GAP})?(?:được{GAP}(?:[\p{{L}}]{{1,8}}{GAP}){{0,5}}?(?:cấp|khen|trao|tặng|biểu{GAP}dương)|đạt{_E}|xếp{GAP}loại
            |(?:phát{GAP}biểu|nêu|đặt{GAP}câu|có{GAP}ý{GAP}kiến)|đánh{GAP}giá|loại{_E})"""
        ),
        ("Cuối khóa, 43/43 học viên được Trường cấp giấy chứng nhận.", "Có 12 học viên đạt loại giỏi."),
        ("Có 45 học viên được tập huấn.",),
    ),
    Frame(
        "head_counts.subset",
        "other",
        _words(
            rf"{_W}(?:trong{GAP}(?:đó|số{GAP}(?:đó|này)|số{GAP}\d{{1,5}}[^;:]{{0,30}})|có{GAP}tới|kể{GAP}cả){_E}[^;:]{{0,60}}$"
        ),
        _words(
            rf"""^{GLUE},?{GAP}(?:(?:là{GAP})?(?:nữ|nam|phụ{GAP}nữ|dân{GAP}tộc|đảng{GAP}viên|đoàn{GAP}viên|trẻ)
            |(?:là{GAP})?(?:người|đồng{GAP}bào|con{GAP}em){GAP}(?:dân|dtts|khmer|chăm|mông|dao|thái|tày|nùng|mường|hoa|kinh|ê|gia|ba)
            |(?:xuất{GAP}sắc|tiêu{GAP}biểu|giỏi|khá|trung{GAP}bình|vắng|nghỉ|đạt{_E}|loại)
            |được{GAP}(?:[\p{{L}}\p{{M}}]{{1,8}}{GAP}){{0,5}}?(?:khen|biểu|tuyên|tặng|trao|chọn|kết{GAP}nạp)
            |thuộc{GAP}(?:diện|hộ|đối)|(?:có|đạt){GAP}(?:trình|độ|bằng)|chưa{_E}|lần{GAP}đầu|dưới{_E}|ở{GAP}độ|hộ{GAP}(?:nghèo|cận)|dtts|nghèo)"""
        ),
        ("Lớp có 35 học viên, trong đó 9 người thuộc hộ nghèo.", "Lớp có 40 học viên, trong đó có 22 người là nữ."),
        ("Lớp có 40 học viên, trong đó 22 người học tại xã A.",),
    ),
    Frame(
        "head_counts.women",
        "other",
        _words(rf"{_W}trong{GAP}đó{_E}[^;:]{{0,30}}$"),
        None,
        ("Lớp có 40 học viên, trong đó có 18 nữ hội viên.", "Hội nghị có 90 người, trong đó 12 phụ nữ."),
        ("Có 18 nữ hội viên tham gia lớp.",),
    ),
    Frame(
        "head_counts.teachers",
        "other",
        _words(
            rf"""{_W}(?:do|bởi|làm{GAP}việc{GAP}(?:với|cùng)|đội{GAP}ngũ|hướng{GAP}dẫn{GAP}của|giảng{GAP}dạy{GAP}của|truyền{GAP}đạt{GAP}của
            |mời|cùng|giúp{GAP}đỡ{GAP}của){_SMALL_GAP}$"""
        ),
        None,
        ("Học viên làm việc với 03 giảng viên.", "Lớp do hai báo cáo viên của Sở đứng lớp."),
        ("Học viên của lớp là 36 giảng viên.",),
    ),
    Frame(
        "head_counts.teaching",
        "other",
        None,
        _words(
            rf"""^[^;:]{{0,90}}?{_W}(?:(?:trực{GAP}tiếp|tham{GAP}gia|sẽ){GAP})?(?:giảng{GAP}dạy|truyền{GAP}đạt|đứng{GAP}lớp|lên{GAP}lớp
            |giảng{GAP}bài|trình{GAP}bày){_E}"""
        ),
        ("Có 4 cán bộ của Sở trực tiếp giảng dạy.", "Ba giảng viên của Trường lên lớp trong đợt này."),
        ("Có 36 giảng viên được tập huấn.",),
        unless_after=_words(rf"^[^;:]{{0,90}}?{_W}(?:được|nghe){GAP}"),
    ),
    Frame(
        "head_counts.ledger",
        "other",
        _words(
            rf"""{_W}(?:toàn{GAP}(?:tỉnh|huyện|xã|thành{GAP}phố|quốc|ngành|phường|thị{GAP}xã|quận|hội)|cả{GAP}(?:tỉnh|nước)|hiện(?:{GAP}nay)?|đang
            |địa{GAP}bàn[^;:,]{{0,30}}){_E}[^;,]{{0,60}}?{_W}có{_E}[^;]{{0,80}}$
            |{_W}(?:tổ{GAP}chức{GAP}hội|chi{GAP}hội|tổ{GAP}hòa{GAP}giải|tổ{GAP}tiết{GAP}kiệm|dân{GAP}tộc|hợp{GAP}tác{GAP}xã|ngày{GAP}công){GAP}(?:với|của){_SMALL_GAP}$"""
        ),
        None,
        (
            "Toàn tỉnh có 980 tổ hòa giải với 5.230 hòa giải viên.",
            "Hội hiện có 2.300 hội viên sinh hoạt ở 40 chi hội.",
        ),
        ("Toàn huyện có 320 cán bộ dự lớp tập huấn.",),
        unless_after=ATTENDING,
    ),
    Frame(
        "head_counts.class_of_several",
        "part",
        _words(
            rf"""(?:^|[,;:(–-]){GLUE}(?:(?:và|còn|trong{GAP}đó){_SMALL_GAP})?(?:ở{GAP}|tại{GAP}|riêng{GAP})?
            (?:lớp|khóa|khoá|cụm|buổi|điểm|nhóm){GAP}(?:học{GAP}|cầu{GAP}|tập{GAP}huấn{GAP}|bồi{GAP}dưỡng{GAP})?
            (?:thứ|số|I{{1,3}}|đầu|còn{GAP}lại|sau|chính|trung{GAP}tâm|cuối|\d{{1,2}}{_E}(?!{GAP}(?:ngày|lớp)))[^;]{{0,120}}$
            |{_W}điểm{GAP}cầu{GAP}(?:chính|trung{GAP}(?:tâm|ương)|tỉnh|huyện|xã|ubnd|cấp|tại)[^;]{{0,90}}$"""
        ),
        None,
        ("Lớp thứ nhất có 42 người.", "Tại điểm cầu chính có 130 đại biểu.", "Lớp 1 có 60 học viên."),
        ("Lớp học có 60 học viên.",),
    ),
    Frame(
        "head_counts.drawn",
        "whole",
        _words(
            rf"""{_W}(?:thu{GAP}hút|triệu{GAP}tập|quy{GAP}tụ|tập{GAP}hợp|mời|chiêu{GAP}sinh|tuyển{GAP}sinh|đón(?:{GAP}tiếp)?|tiếp{GAP}nhận|chật{GAP}kín{GAP}với)(?:{GAP}được)?
            (?:{GAP}(?:sự{GAP})?(?:tham{GAP}(?:gia|dự)|quan{GAP}tâm|theo{GAP}dõi){GAP}của)?(?:{GAP}(?:đông{GAP}đảo|tổng{GAP}số|đến))?{_SMALL_GAP}$"""
        ),
        None,
        ("Lớp tập huấn đã thu hút 105 học viên.", "Đợt này Sở triệu tập 75 cán bộ về học."),
        ("Hội chợ có 75 gian hàng và lớp học của 20 học viên.",),
        taught=True,
    ),
    Frame(
        "head_counts.presence",
        "whole",
        _words(
            rf"""{_W}(?:tham{GAP}(?:gia|dự)|có{GAP}mặt|góp{GAP}mặt|hiện{GAP}diện|theo{GAP}dõi)(?:{GAP}(?:đầy{GAP}đủ|trực{GAP}tiếp|lớp|lớp{GAP}học
            |lớp{GAP}tập{GAP}huấn|hội{GAP}nghị|khóa{GAP}học|tập{GAP}huấn)){{0,2}}(?:{GAP}(?:của|gồm|có|là)){{1,2}}(?:{GAP}(?:đông{GAP}đảo|tổng{GAP}số))?{_SMALL_GAP}$"""
        ),
        None,
        ("Hội nghị diễn ra với sự tham gia của 90 cán bộ.", "Tham dự lớp học có 45 học viên."),
        ("Ông góp ý cho tài liệu của 90 cán bộ.",),
        taught=True,
    ),
    Frame(
        "head_counts.came",
        "whole",
        _words(
            rf"""(?:^|[.,;:–]{BLANK}?|{_W}(?:đến|về|tới|cùng){GAP})(?:đến{GAP}|về{GAP}|tới{GAP}|cùng{GAP})?(?:tham{GAP}(?:gia|dự)|dự){_E}(?!{GAP}(?:án|kiến))
            [^\n]{{0,260}}(?:{_W}(?:có|gồm|là|cùng|và|với){_E}|[,;]){_SMALL_GAP}(?:(?:toàn{GAP}thể|đông{GAP}đảo){GAP})?$
            |{_W}sự{GAP}(?:tham{GAP}(?:gia|dự)|có{GAP}mặt|góp{GAP}mặt|hiện{GAP}diện){GAP}của{_E}[^\n]{{0,260}}
            (?:{_W}(?:cùng|và|với){_E}|[,;]){_SMALL_GAP}(?:(?:toàn{GAP}thể|đông{GAP}đảo){GAP})?$"""
        ),
        None,
        ("Dự hội nghị có lãnh đạo UBND tỉnh; hơn 210 cán bộ của 19 tỉnh.", "Tham dự có bà Lê Thị Mơ và 90 đại biểu."),
        ("Xã mở dự án nuôi bò cho 35 hộ và 20 hội viên.",),
    ),
    Frame(
        "head_counts.for_learners",
        "whole",
        _words(
            rf"{_W}{TRAINING}{_E}[^\n]{{0,300}}?{_W}cho(?:{GAP}(?:tổng{GAP}số|toàn{GAP}thể|cả|đối{GAP}tượng|học{GAP}viên|[^,;]{{1,50}}?{GAP}(?:là|gồm)))?{_SMALL_GAP}$"
        ),
        None,
        ("Huyện mở lớp tập huấn cho hơn 130 cán bộ xã.", "Sở tổ chức bồi dưỡng nghiệp vụ cho 75 tổ trưởng."),
        ("Ngân hàng giải ngân cho 75 tổ trưởng.",),
    ),
    Frame(
        "head_counts.class_has",
        "whole",
        _words(
            rf"""{_W}(?:học{GAP}viên|người{GAP}học|đối{GAP}tượng|thành{GAP}phần|lớp|khóa|khoá|hội{GAP}nghị|buổi|đợt|chương{GAP}trình
            |tập{GAP}huấn|bồi{GAP}dưỡng)[^;]{{0,120}}?{_W}(?:là|gồm|có|với|thu{GAP}hút|bao{GAP}gồm)(?:{GAP}(?:tổng{GAP}số|đủ|sự{GAP}góp{GAP}mặt{GAP}của))?{_SMALL_GAP}$"""
        ),
        None,
        ("Lớp học có 40 học viên.", "Học viên của lớp là 36 giảng viên.", "Cả hai lớp có 152 đại biểu."),
        ("Chi hội có 40 hội viên.",),
        taught=True,
    ),
    Frame(
        "head_counts.taught_directly",
        "whole",
        _words(
            rf"""{_W}(?:tập{GAP}huấn|bồi{GAP}dưỡng|đào{GAP}tạo)(?:{GAP}(?:được|xong|lại|nghiệp{GAP}vụ|kiến{GAP}thức|kỹ{GAP}năng)){{0,2}}
            {BLANK}{{0,3}}$"""
        ),
        None,
        ("Đợt này, huyện đã tập huấn 120 cán bộ.", "Hội đã bồi dưỡng được 60 hội viên."),
        ("Chương trình nâng cao đời sống của 120 cán bộ.",),
    ),
    Frame(
        "head_counts.classes_and",
        "whole",
        _words(
            rf"""{_W}(?:\d{{1,3}}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười){GAP}(?:lớp|khóa|khoá){_E}[^;,\n]{{0,60}}
            (?:{GLUE}[/,(–-]|{GAP}(?:với|cho|có|gồm|thu{GAP}hút)){_SMALL_GAP}$"""
        ),
        None,
        ("Sở đã mở 5 lớp/300 cán bộ.", "Đợt này có 5 lớp, 300 cán bộ."),
        ("Sở đã thăm 5 trường, 300 cán bộ.",),
        taught=True,
    ),
    Frame(
        "head_counts.stated",
        "whole",
        _words(
            rf"""{_W}(?:số{GAP}(?:lượng|học{GAP}viên|người|cán{GAP}bộ|đại{GAP}biểu)|tổng{GAP}số|quy{GAP}mô|sĩ{GAP}số)(?![^;\n]{{0,80}}{_W}hộ{_E})
            [^;\n]{{0,80}}?(?:{GAP}(?:là|gồm|đạt|có)|:){_SMALL_GAP}$"""
        ),
        None,
        ("Số lượng tham gia: 60 cán bộ.", "Tổng số người được đào tạo ở ba xã là 350 người."),
        ("Tổng số hộ nghèo là 45, có 60 hội viên.",),
        taught=True,
    ),
    Frame(
        "head_counts.in_brackets",
        "whole",
        _words(rf"{_W}{TRAINING}{_E}[^()\n]{{0,240}}\({GLUE}$"),
        _words(rf"^{GLUE}\)"),
        (
            "Lớp tập huấn dành riêng đội ngũ cán bộ cơ sở (60 người) đã mở.",
            "Hội nghị với đại diện các xã (110 đại biểu) kết thúc tốt đẹp.",
        ),
        ("Xã Tân An (4.200 người) làm lễ đón bằng.",),
    ),
    Frame(
        "head_counts.with",
        "whole",
        _words(rf"{_W}(?:với|gồm|có){_SMALL_GAP}$"),
        ATTENDING,
        ("Có 118 đồng chí dự tập huấn.", "Ở đây có 90 cán bộ xã được phổ biến Nghị định."),
        ("Tổ có 12 hội viên nuôi bò.",),
        taught=True,
    ),
    Frame(
        "head_counts.attend",
        "whole",
        None,
        ATTENDING,
        (
            "Hơn 310 người là cán bộ thôn được hướng dẫn cách ghi phiếu tại lớp tập huấn.",
            "Gần 70 hòa giải viên tham gia lớp học.",
        ),
        ("Xã có 90 hòa giải viên.",),
        taught=True,
    ),
    Frame(
        "head_counts.learners",
        "whole",
        _words(r"(?:^|[\n:–-])\W{0,4}(?:[^;]{0,60}[:–-]\W{0,2}|\([^()]{1,20}\)\W{0,5})?$"),
        _words(
            rf"^{GLUE}(?:,|\(|{_E}){GLUE}(?:của|là|đến{GAP}từ|thuộc|trong|ở|tại|từ|sẽ|sau|đã|trên|gồm|cùng|dự|vùng|cơ{GAP}sở){_E}"
        ),
        ("64 học viên của lớp là giáo viên ở các trường.", "Gần 280 học viên là trưởng thôn, bí thư chi bộ."),
        ("Xã có 80 học viên.",),
        taught=True,
    ),
    Frame(
        "head_counts.of_the_class",
        "whole",
        None,
        _words(
            rf"^(?:{GAP}[\p{{L}}]{{1,8}}){{0,4}}{GAP}(?:của|trong){GAP}(?:(?:hai|ba|cả|\d{{1,2}}){GAP})?(?:lớp|khóa|khoá|hội{GAP}nghị|đợt)"
        ),
        ("Ban tổ chức chia 60 học viên của lớp thành nhiều nhóm.", "Chứng chỉ trao cho 60 học viên trong lớp."),
        ("Nhóm có 60 học viên của xã.",),
        taught=True,
    ),
    Frame(
        "head_counts.learner_noun",
        "whole",
        None,
        None,
        ("Sau khóa tập huấn, 45 học viên sẽ trở thành hạt nhân.", "Ra về, 48 học viên rất phấn khởi."),
        ("Sau khóa tập huấn, 45 cán bộ sẽ trở thành hạt nhân.",),
        taught=True,
    ),
)
