"""The words that make a named person a teacher of the training, or not: labels before the name, verbs after it."""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

import regex

from gn_cli.extract.atoms import BLANK, GAP
from gn_cli.extract.context import Context
from gn_cli.extract.rule import Match, Rule, verbose

Role: TypeAlias = Literal["teaches", "tells", "other"]
"""`tells` is a verb of teachers and of officials alike (giới thiệu, chia sẻ): the context decides."""

Reach: TypeAlias = Literal["subject", "label", "heard", "agent"]
"""Whom a cue governs: its subject before it; the people right after it; after “nghe”; after “do”."""


class Cue(NamedTuple):
    """A cue: what it says of the people it governs."""

    role: Role
    reach: Reach


Builder: TypeAlias = Callable[[Match, Context], Cue | None]


def _cue(role: Role, reach: Reach) -> Builder:
    value = Cue(role, reach)

    def build(match: Match, context: Context) -> Cue:
        return value

    return build


_LESSON = rf"""(?:chuyên{GAP}đề|nội{GAP}dung|bài|phần|lớp|môn|học{GAP}phần|chủ{GAP}đề|buổi|cả|các|hai|ba|bốn
    |tất{GAP}cả|toàn{GAP}bộ|\d)"""
_TEACHER = rf"""(?:(?:báo{GAP}cáo|giảng|tập{GAP}huấn|hướng{GAP}dẫn){GAP}viên|chuyên{GAP}gia|diễn{GAP}giả
    |người{GAP}(?:(?:trực{GAP}tiếp|đang|đã){GAP})?(?:đứng{GAP}lớp|hướng{GAP}dẫn|giảng|dạy|truyền)
    |thầy(?:{GAP}giáo)?,?{GAP}cô(?:{GAP}giáo)?|thầy{GAP}giáo|giáo{GAP}viên)"""
_TEACHING = rf"""(?:đứng{GAP}lớp|lên{GAP}lớp|giảng{GAP}dạy|giảng{GAP}bài|truyền{GAP}đạt|hướng{GAP}dẫn
    |trình{GAP}bày(?!{GAP}(?:báo{GAP}cáo|tham{GAP}luận|diễn{GAP}văn))
    |giới{GAP}thiệu|phụ{GAP}trách|đảm{GAP}nhiệm
    |đảm{GAP}nhận|dẫn{GAP}dắt|cầm{GAP}tay{GAP}chỉ{GAP}việc|thuyết{GAP}trình|(?<!khai{BLANK})(?<!bế{BLANK})giảng|dạy|báo{GAP}cáo{GAP}chuyên{GAP}đề)"""

_HEARERS = rf"(?:bà{GAP}con|học{GAP}viên|đại{GAP}biểu|lớp|hội{GAP}viên|chị{GAP}em|nông{GAP}dân|người{GAP}dân)"

LABELS: tuple[Rule[Cue], ...] = (
    Rule(
        # “Đứng lớp là …”, “Trực tiếp truyền đạt các chuyên đề gồm …”, “Hướng dẫn nghiệp vụ tại lớp là …”
        "lecturers.teaching_is",
        verbose(
            rf"""(?<!\p{{L}})(?:tham{GAP}gia{GAP}{_TEACHING}(?!\p{{L}})[^.;:,“”\n]{{0,50}}?{GAP}(?:còn{GAP})?có
                |{_TEACHING}(?!\p{{L}})[^.;:“”\n]{{0,70}}?{GAP}(?:là|gồm|gồm{GAP}có|thuộc{GAP}về)
                |{_TEACHING}(?!\p{{L}})(?:{GAP}[\p{{L}}\d]{{1,9}}){{0,4}}?{BLANK}?(?=:)
                |(?:đứng{GAP}lớp|lên{GAP}lớp|giảng{GAP}dạy|truyền{GAP}đạt)(?:{GAP}tại[^.;:,\n]{{1,30}}|{GAP}(?:lần
                |lớp){GAP}này)?{GAP}có)
            {BLANK}?:?{GAP}(?=\p{{L}})""",
            regex.IGNORECASE,
        ),
        _cue("teaches", "label"),
        ("Đứng lớp là TS. Lò Văn An.", "Trực tiếp truyền đạt tại lớp gồm ThS. A và ThS. B."),
        ("Lớp học đông người.",),
    ),
    Rule(
        # “Báo cáo viên: A; B; C”, “các giảng viên của Trường X gồm”, “Giảng viên là bà A”
        "lecturers.teacher_is",
        verbose(
            rf"""(?<!\p{{L}}){_TEACHER}(?:(?:{GAP}(?:của|tại|chính))?{GAP}(?:lớp|khóa|khoá|buổi|hội{GAP}nghị|đợt|chương{GAP}trình)
                (?:{GAP}(?!là|gồm|có)(?-i:\p{{Ll}})[\p{{L}}\p{{M}}]{{0,8}}){{0,6}}?{BLANK}?[,–-]{GAP}(?=(?-i:\p{{Lu}}))|[^.;:“”\n]{{0,90}}?{GAP}(?:là|gồm|gồm{GAP}có
                |có)(?:{GAP}các)?{BLANK}?:?{GAP}|(?:[^.;:“”\n]{{0,90}}?){BLANK}?:{GAP}(?:\d{{1,2}}[.)]{GAP})?)(?=\p{{L}})""",
            regex.IGNORECASE,
        ),
        _cue("teaches", "label"),
        (
            "Báo cáo viên: ThS. Lò Văn An; ThS. Vì Thị Hoa.",
            "Giảng viên lớp học là bà Lò Thị Mai.",
            "Giảng viên của lớp học - ThS. Lò Văn An nói rất dễ hiểu.",
        ),
        ("Học viên là giảng viên các trung tâm.",),
    ),
    Rule(
        # “Trong phần giảng của mình, bà A …”
        "lecturers.in_lesson",
        verbose(
            rf"""(?<=(?:trong|[ ]ở|đầu|thúc|lại|qua)[ ])(?:phần|bài|buổi|tiết|giờ){GAP}
            (?:giảng|lên{GAP}lớp|truyền{GAP}đạt|hướng{GAP}dẫn|trình{GAP}bày|thuyết{GAP}trình|nói{GAP}chuyện)
            (?!{GAP}(?:tham{GAP}luận|báo{GAP}cáo))(?:{GAP}(?!của{GAP}(?!mình))[^\s.,;:“”]{{1,12}}){{0,8}},{GAP}(?=\p{{L}})""",
            regex.IGNORECASE,
        ),
        _cue("teaches", "label"),
        ("Trong phần giảng của mình, bà Lò Thị Mai nêu nhiều ví dụ.", "Mở đầu buổi lên lớp, ông An kể chuyện."),
        ("Trong buổi học, ông An hỏi nhiều.", "Trong phần trình bày của nhóm, chị Hoa còn run."),
    ),
    Rule(
        # “dưới sự hướng dẫn của kỹ sư A”, “bài giảng của TS. B”, “phần trình bày của ông C”
        "lecturers.teaching_of",
        verbose(
            rf"""(?<!\p{{L}})(?:(?:sự{GAP}|lời{GAP})?(?:tham{GAP}gia{GAP})?(?:{_TEACHING}|chia{GAP}sẻ|phân{GAP}tích
                |chỉ{GAP}dẫn)(?!{GAP}(?:mục{GAP}đích|ý{GAP}nghĩa|lý{GAP}do|đại{GAP}biểu|thành{GAP}phần|chương{GAP}trình))
                |bài{GAP}giảng|bài{GAP}học|(?:là|nghe|với){GAP}bài(?!{GAP}(?:viết|báo|hát|thơ|thi|dự|ca|văn|phát))
                |phần{GAP}(?:trình{GAP}bày|hướng{GAP}dẫn|giảng|truyền{GAP}đạt|báo{GAP}cáo)
            |chuyên{GAP}đề|bài{GAP}(?:nói{GAP}chuyện|trình{GAP}bày
            |tham{GAP}luận))(?:{GAP}[^\s.,;:]{{1,12}}){{0,8}}?{GAP}(?:của|từ){GAP}(?=\p{{L}})""",
            regex.IGNORECASE,
        ),
        _cue("teaches", "label"),
        ("Học viên thực hành dưới sự hướng dẫn của kỹ sư Lò Văn An.", "Bài giảng của TS. Vì Thị Hoa rất dễ hiểu."),
        ("Sự quan tâm của lãnh đạo xã.", "Sau phần giới thiệu mục đích của bà Lò Thị Mai, lớp bắt đầu."),
    ),
    Rule(
        # “lớp học mời ThS. A (về) giảng”
        "lecturers.invited",
        verbose(
            (
                rf"(?<!\p{{L}})mời(?:{GAP}được)?{GAP}(?=[^;:\n]{{3,140}}(?:giảng|truyền{GAP}đạt|báo{GAP}cáo"
                rf"|đứng{GAP}lớp|lên{GAP}lớp|hướng{GAP}dẫn|nói{GAP}chuyện|dạy|trình{GAP}bày))"
            ),
            regex.IGNORECASE,
        ),
        _cue("teaches", "label"),
        ("Ban tổ chức mời ThS. Lò Văn An về giảng hai buổi.", "Lớp mời nghệ nhân Vì Văn Sang hướng dẫn."),
        ("Xã mời ông An dự họp.",),
    ),
    Rule(
        # “chuyên đề 2 được giao cho ThS. A”, “học viên thực hành cùng kỹ sư B”
        "lecturers.lesson_goes_to",
        verbose(
            rf"""(?<!\p{{L}})(?:(?<!dự[ ])(?<!gia[ ])(?:chuyên{GAP}đề|bài|phần|nội{GAP}dung|buổi|lớp
                |giờ)[^.;\n]{{0,120}}?{GAP}(?:thuộc{GAP}(?:về|phần)|(?:được{GAP})?(?:giao|dành){GAP}cho
                |là{GAP}phần{GAP}(?:việc{GAP})?của|là{GAP}của|đến{GAP}từ|có)
            |vai{GAP}trò{GAP}(?:giảng|báo{GAP}cáo|hướng{GAP}dẫn|tập{GAP}huấn){GAP}viên[^.,;\n]{{0,30}}?{GAP}(?:cho|về|là)
            |(?:thực{GAP}hành|làm{GAP}bài{GAP}tập|làm{GAP}việc|học|lên{GAP}lớp|đứng{GAP}lớp
            |giảng{GAP}dạy){GAP}(?:cùng|với)
            |người{GAP}(?:truyền{GAP}nghề|dạy){GAP}là){GAP}(?=\p{{L}})""",
            regex.IGNORECASE,
        ),
        _cue("teaches", "label"),
        ("Chuyên đề 2 được giao cho ThS. Lò Văn An.", "Học viên thực hành cùng kỹ sư Vì Văn Sang."),
        ("Học viên thảo luận theo nhóm.",),
    ),
    Rule(
        "lecturers.heard",
        verbose(
            rf"(?<!\p{{L}})(?:được{GAP}|lắng{GAP}|cùng{GAP}|đã{GAP}){{0,3}}nghe{GAP}(?:các{GAP})?(?=\p{{L}})",
            regex.IGNORECASE,
        ),
        _cue("tells", "heard"),
        ("Học viên được nghe ThS. Lò Văn An giới thiệu.", "Các đại biểu lắng nghe ông Vì Văn Sang trao đổi."),
        ("Nghệ nhân hát.",),
    ),
    Rule(
        "lecturers.by",
        verbose(rf"(?<!\p{{L}})(?:do|bởi|được){GAP}(?:các{GAP}|chính{GAP}|hai{GAP})?(?=\p{{L}})", regex.IGNORECASE),
        _cue("tells", "agent"),
        ("Chuyên đề 1 do bà Lò Thị Mai thông tin.", "Kinh nghiệm được ông Vì Văn Sang chia sẻ."),
        ("Đó là lý do.",),
    ),
)
"""What stands before the names of people who teach."""

VERBS: tuple[Rule[Cue], ...] = (
    Rule(
        # opening, closing, chairing, attending
        "lecturers.presides",
        verbose(
            rf"""(?<!\p{{L}})(?:chủ{GAP}trì|phát{GAP}biểu|khai{GAP}mạc|khai{GAP}giảng|bế{GAP}mạc|bế{GAP}giảng
                |chỉ{GAP}đạo
            |(?:tham{GAP}|đến{GAP}|tới{GAP})?dự(?!{GAP}(?:án|kiến|toán|báo|thảo|phòng)(?!\p{{L}}))|kết{GAP}luận|trao(?!{GAP}đổi)|tặng|điều{GAP}hành|kiểm{GAP}tra
            |thăm|động{GAP}viên
            |biểu{GAP}dương|tuyên{GAP}bố|đọc{GAP}(?:diễn{GAP}văn|quyết{GAP}định)|công{GAP}bố|chúc{GAP}mừng|gửi
            |đánh{GAP}giá|biên{GAP}soạn|chủ{GAP}biên|chụp{GAP}(?:ảnh|hình)|được{GAP}(?:tập{GAP}huấn|bồi{GAP}dưỡng
            |hướng{GAP}dẫn|đào{GAP}tạo|truyền{GAP}đạt|trang{GAP}bị|cập{GAP}nhật|phổ{GAP}biến)|ký(?!{GAP}hiệu)
            |(?:hướng{GAP}dẫn|truyền{GAP}đạt|phổ{GAP}biến|tuyên{GAP}truyền|chia{GAP}sẻ
            |dạy|chỉ|bày){GAP}lại
            |giới{GAP}thiệu{GAP}đại{GAP}biểu|(?:nêu|quán{GAP}triệt|nói){GAP}(?:rõ{GAP})?(?:yêu{GAP}cầu|mục{GAP}đích|ý{GAP}nghĩa)
            |giới{GAP}thiệu(?:{GAP}(?:về|các|những))?{GAP}(?:giảng{GAP}viên|báo{GAP}cáo{GAP}viên|thành{GAP}phần|lý{GAP}do
            |mục{GAP}đích)
            |báo{GAP}cáo{GAP}(?:kết{GAP}quả|tình{GAP}hình|tóm{GAP}tắt|tổng{GAP}kết|sơ{GAP}kết|đề{GAP}dẫn)
            |trình{GAP}bày(?:{GAP}(?:về|các|phần|những))?{GAP}(?:báo{GAP}cáo|tham{GAP}luận|kết{GAP}quả|mục{GAP}đích|lý{GAP}do
            |ý{GAP}nghĩa|thảo{GAP}luận|bài{GAP}thu{GAP}hoạch|sản{GAP}phẩm{GAP}(?:của|nhóm)|diễn{GAP}văn))(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        _cue("other", "subject"),
        ("Ông Lò Văn An phát biểu khai mạc.", "Bà Vì Thị Hoa chủ trì hội nghị."),
        ("Ông An truyền đạt.",),
    ),
    Rule(
        # being quoted, learning, asking
        "lecturers.speaks",
        verbose(
            rf"""(?<!\p{{L}})(?:cho{GAP}biết|cho{GAP}hay|cho{GAP}rằng|nhấn{GAP}mạnh|đề{GAP}nghị|yêu{GAP}cầu
                |nói(?!{GAP}(?:về|chuyện|rõ|kỹ|(?:với|cho|cùng){GAP}(?:(?:các|cả){GAP})?{_HEARERS}{GAP}(?:nghe{GAP})?(?:về|cách)))
            |kể|bày{GAP}tỏ|khẳng{GAP}định|mong{GAP}muốn|mong|lưu{GAP}ý|ghi{GAP}nhận|phấn{GAP}khởi|tâm{GAP}sự
            |thông{GAP}báo
            |tiếp{GAP}thu|học{GAP}được|được{GAP}học|vui{GAP}mừng|nhận{GAP}xét|góp{GAP}ý|bộc{GAP}bạch|nhẩm{GAP}tính
            |cảm{GAP}ơn
            |tham{GAP}gia{GAP}lớp|trình{GAP}bày{GAP}(?:ý{GAP}kiến|khó{GAP}khăn)|thông{GAP}qua
            |trao{GAP}đổi{GAP}(?:với(?!{GAP}(?:các{GAP})?(?:học{GAP}viên|đại{GAP}biểu|lớp|người{GAP}học|bà{GAP}con
            |hội{GAP}viên|cán{GAP}bộ|nông{GAP}dân|chị{GAP}em))|bên{GAP}lề)|(?:thông{GAP}tin|chia{GAP}sẻ|nói|cho{GAP}biết){GAP}thêm|hỏi
            |đặt{GAP}câu{GAP}hỏi|quán{GAP}triệt{GAP}tinh{GAP}thần)(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        _cue("other", "subject"),
        ("Chị Vì Thị Hoa cho biết.", "Ông Lò Văn An nhấn mạnh yêu cầu giải ngân."),
        ("Ông An truyền đạt.",),
    ),
    Rule(
        # “trình bày”, “truyền đạt”, “đứng lớp”, “phụ trách hai chuyên đề”
        "lecturers.teaches",
        verbose(
            rf"""(?<!\p{{L}})(?:trình{GAP}bày|truyền{GAP}(?:đạt|thụ|dạy|nghề)|giảng(?:{GAP}(?:dạy|bài
                |giải))?(?!{GAP}viên)|đứng{GAP}lớp|lên{GAP}lớp|thuyết{GAP}(?:trình|giảng)|diễn{GAP}giảng
            |hướng{GAP}dẫn(?!{GAP}viên)|dạy|chỉ{GAP}(?:cách|dẫn|bảo)|cầm{GAP}tay{GAP}chỉ{GAP}việc
            |(?<!dự[ ])(?<!(?:lớp|đợt|sau|qua|gia)[ ])(?<!(?:khóa|khoá|nghị|buổi|dung|viên|ngày)[ ])
              (?<!trình[ ])tập{GAP}huấn
            |bồi{GAP}dưỡng|trực{GAP}tiếp{GAP}triển{GAP}khai|làm{GAP}(?:giảng|báo{GAP}cáo){GAP}viên
            |báo{GAP}cáo{GAP}(?:chuyên{GAP}đề|nội{GAP}dung)|nói{GAP}chuyện{GAP}(?:chuyên{GAP}đề|về)
            |(?:triển{GAP}khai|quán{GAP}triệt|phổ{GAP}biến|giới{GAP}thiệu|thông{GAP}tin|trao{GAP}đổi)[^.;:“”\n]{{0,40}}?(?:chuyên{GAP}đề|bài{GAP}giảng)|(?:phụ{GAP}trách|đảm{GAP}nhiệm|đảm{GAP}nhận
            |đảm{GAP}trách)
            |là{GAP}(?:giảng|báo{GAP}cáo){GAP}viên|trao{GAP}đổi{GAP}(?:các{GAP})?(?:chuyên{GAP}đề)
            |truyền(?:{GAP}lại)?{GAP}kinh{GAP}nghiệm|trao{GAP}truyền|thao{GAP}tác{GAP}mẫu|kèm{GAP}cặp
            |chuyển{GAP}giao{GAP}(?:kỹ{GAP}thuật|cách)|thị{GAP}phạm|làm{GAP}mẫu
            |(?:mở{GAP}đầu|tiếp{GAP}nối|tiếp{GAP}tục|dành|đi{GAP}sâu|mang{GAP}đến|mang{GAP}tới|giúp|đưa
            |khép{GAP}lại|đồng{GAP}hành)[^.;:“”\n]{{0,40}}?(?:chuyên{GAP}đề|bài{GAP}giảng|học{GAP}viên
            |người{GAP}học|nội{GAP}dung|buổi{GAP}học|bài{GAP}học))(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        _cue("teaches", "subject"),
        ("ThS. Lò Văn An trình bày chuyên đề.", "Bà Vì Thị Hoa phụ trách hai chuyên đề."),
        ("Ông An dự lớp.",),
    ),
    Rule(
        # “giới thiệu”, “phổ biến”, “cảnh báo”: of a teacher or of an official
        "lecturers.tells",
        verbose(
            rf"""(?<!\p{{L}})(?:giới{GAP}thiệu|phổ{GAP}biến|quán{GAP}triệt|triển{GAP}khai|thông{GAP}tin|chia{GAP}sẻ
                |trao{GAP}đổi|cập{GAP}nhật|phân{GAP}tích|giải{GAP}đáp|trả{GAP}lời|cảnh{GAP}báo|làm{GAP}rõ
            |tuyên{GAP}truyền|minh{GAP}họa|giải{GAP}thích|dẫn{GAP}dắt|bóc{GAP}trần|vạch{GAP}rõ|nhắc|khuyên
            |gợi{GAP}ý|đưa{GAP}ra|cùng{GAP}(?:các{GAP})?học{GAP}viên
            |(?:lấy|nêu|đưa){GAP}(?:ví{GAP}dụ|tình{GAP}huống)|ra{GAP}(?:bài{GAP}tập|đề)|chấm{GAP}bài|sửa{GAP}(?:bài
            |lỗi)|cho{GAP}học{GAP}viên|mổ{GAP}xẻ
            |đúc{GAP}kết|hệ{GAP}thống{GAP}(?:lại|hóa|hoá)|khái{GAP}quát|lý{GAP}giải|so{GAP}sánh|điểm{GAP}lại
            |tháo{GAP}gỡ|gỡ{GAP}vướng|bày{GAP}(?:cách|cho)
            |đi(?:{GAP}lần{GAP}lượt)?{GAP}từ(?:{GAP}(?:từng|các))?{GAP}(?:khâu|cách|kỹ{GAP}thuật|kiến{GAP}thức|khái{GAP}niệm)
            |gợi{GAP}mở|chuyển{GAP}tải|truyền{GAP}tải|tư{GAP}vấn|nói{GAP}(?:rõ|kỹ)|đồng{GAP}hành|tóm{GAP}tắt
            |giảng{GAP}giải|dạy{GAP}thử|nhập{GAP}vai|báo{GAP}cáo|cung{GAP}cấp|trang{GAP}bị|nói{GAP}(?:về
            |chuyện|(?:với|cho|cùng){GAP}(?:(?:các|cả){GAP})?{_HEARERS}{GAP}(?:nghe{GAP})?(?:về|cách))|nêu|giải{GAP}quyết)(?!\p{{L}})""",
            regex.IGNORECASE,
        ),
        _cue("tells", "subject"),
        ("ThS. Lò Văn An giới thiệu các quy định mới.", "Trung tá Vì Văn Sang cảnh báo thủ đoạn lừa đảo."),
        ("Ông An dự lớp.",),
    ),
)
"""What people do: the first of these after a name decides; of two that read the same words the earlier one counts."""
