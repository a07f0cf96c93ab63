"""The acts a sentence tells of, and which of them a day belongs to.

A day that opens its clause ("Ngày 22/9, UBND xã …") belongs to the first act behind it; any other day to the act of
its own clause before it. Verbs that say only that something is held (tổ chức, mở, diễn ra) leave it to their object.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from gn_cli.extract.context import Context
from gn_cli.extract.rule import plain, verbose
from gn_cli.vietnamese.pattern import Plain

ActKind: TypeAlias = Literal[
    "training", "teaching", "held", "issuing", "review", "reporting", "visit", "ceremony", "meeting", "change"
]


class Act(NamedTuple):
    """An act named in the text `[start, end)`."""

    kind: ActKind
    start: int
    end: int
    words: str


_ACTS = verbose(r"""
    (?<![\p{L}])(?:
    (?P<training>[tT](?:ập\s+huấn|ẬP\s+HUẤN)|(?<!Trung\stâm\s)(?<!Trường\s)[bB]ồi\s+dưỡng|[kK]hai\s+giảng|[bB]ế\s+giảng
      |(?:[kK]hai|[bB]ế)\s+mạc(?!\s+(?i:giải|hội\s+(?:chợ|thi|thao|xuân)|đại\s+hội|lễ\s+hội|kỳ\s+họp|tuần|triển\s+lãm))
      |(?<!tầng\s)[lL]ớp(?!\s+trẻ)|[kK]h(?:óa|oá)(?!\s+(?:[XVI]+|họp))
      |[hH]ội\s+nghị(?!\s+(?:giao\s+ban|sơ\s+kết|tổng\s+kết|ký\s+kết|công\s+bố|gặp\s+mặt|đối\s+thoại|cán\s+bộ|người|
        đại\s+biểu|lần|Ban))
      |[hH]ội\s+thảo|[hH]ọc\s+viên|lên\s+lớp|đứng\s+lớp|(?<!Trung\stâm\s)(?<!và\s)[đĐ]ào\s+tạo|[cC]huyên\s+đề
      |(?<!(?i:năm|văn|đại|tin|hóa)\s)(?<!(?i:khoa|tiểu|sinh|toán)\s)(?<!(?i:trung)\s)(?<!(?i:trường)\s)(?<!\b[yY]\s)học(?!\s+(?:sinh|kỳ|phí|bạ|bổng|đường|vị|hàm|thuật))
      |[đĐ]ợt\s+(?:\d|một|hai|ba|đầu)|huấn\s+luyện|dạy\s+nghề|truyền\s+nghề|truyền\s+dạy|chuyển\s+giao\s+kỹ\s+thuật
      |(?:[nN]âng\s+cao|[tT]rang\s+bị|[cC]ập\s+nhật)\s+(?:năng\s+lực|nghiệp\s+vụ|kiến\s+thức|kỹ\s+năng|trình\s+độ))
    |(?P<teaching>(?:giới\s+thiệu|truyền\s+đạt|trình\s+bày|hướng\s+dẫn|phổ\s+biến|quán\s+triệt|được\s+(?:nghe|trang\s+bị)|tiếp\s+thu|mời|truyền\s+thông|tuyên\s+truyền|(?:dạy|chỉ|bày)\s+(?:cho|cách)|cầm\s+tay\s+chỉ\s+việc|t(?:ọa|oạ)\s+đàm|nói\s+chuyện))
    |(?P<held>tổ\s+chức|mở(?!\s+rộng)|diễn\s+ra|tiến\s+hành|phối\s+hợp|triển\s+khai|bắt\s+đầu|kéo\s+dài|hoàn\s+thành|kết\s+thúc(?!\s+hoạt))
    |(?P<issuing>ban\s+hành|(?:có|ra|gửi)\s+(?i:văn\s+bản|công\s+văn|thông\s+báo|(?:quyết\s+định|kế\s+hoạch|hướng\s+dẫn|chỉ\s+thị|tờ\s+trình|nghị\s+quyết)\s+số)|(?<!chữ\s)ký(?!\s+(?:túc|năng|ức|kết\s+hợp))|thông\s+qua(?=\s+(?:[nN]ghị|[lL]uật|[đĐ]ề))|phê\s+duyệt|có\s+hiệu\s+lực|hết\s+hiệu\s+lực)
    |(?P<review>[rR]à\s+soát|điều\s+tra(?!\s+viên)|niêm\s+yết|họp\s+dân|bình\s+xét|phúc\s+tra|thẩm\s+định|nhập\s+(?:liệu|số)|kiểm\s+tra|giám\s+sát|khảo\s+sát|thu\s+thập)
    |(?P<reporting>báo\s+cáo(?!\s+viên)|nộp|gửi|tổng\s+hợp|đăng\s+ký|giải\s+ngân|nghiệm\s+thu|tiếp\s+nhận)
    |(?P<visit>tham\s+quan|đi\s+thực\s+tế|thực\s+tế\s+tại|thực\s+địa|chia\s+nhóm|dâng\s+hương|học\s+tập\s+kinh\s+nghiệm)
    |(?P<ceremony>trao(?!\s+(?:đổi|(?:giấy\s+)?chứng\s+(?:nhận|chỉ)\s+[^.;,]{0,40}(?:học\s+viên|lớp)(?!\p{L})))|tặng|bàn\s+giao|thăm(?!\s+quan)|khánh\s+thành|khởi\s+công|ra\s+quân|phát\s+động|mít\s+tinh|kỷ\s+niệm|hưởng\s+ứng|chào\s+mừng|biểu\s+dương|tuyên\s+dương|sinh(?=\s*$|\s+ngày))
    |(?P<meeting>họp|giao\s+ban|làm\s+việc\s+với|tiếp\s+xúc|gặp\s+mặt|đối\s+thoại|sơ\s+kết|đại\s+hội|tổng\s+kết(?!\s*(?:,|và)?\s*(?:lớp|kh[óo]|hội\s+nghị\s+tập|đợt|chương|bế)))
    |(?P<change>sáp\s+nhập|sắp\s+xếp|vận\s+hành|chính\s+thức\s+hoạt\s+động|kết\s+thúc\s+hoạt\s+động|thành\s+lập|đi\s+vào\s+hoạt\s+động|nghỉ\s+hưu|nhận\s+nhiệm\s+vụ|bổ\s+nhiệm)
    )(?!\p{L})
""")
_TOPIC = plain(r"""
    (?:(?i:ban\s+chỉ\s+đạo)|BCĐ|(?i:tổ|đội|đoàn)|công\s+tác|nghiệp\s+vụ|quy\s+trình|kỹ\s+năng|về|phương\s+pháp|cách|kế\s+hoạch|
    điều\s+tra,|tổng|(?i:dịch\s+vụ|hành\s+chính|văn\s+phòng)|(?i:ủy\s+ban)|(?i:hoạch\s*[-–])|phòng|ban|sau\s+khi|đợt|kỳ|phục\s+vụ|phiếu|kết\s+quả|cho|để)\s*(?:tổng\s+)?$
""")
"""Words before a review or a report that make it the topic of something else."""

_AND_TRAINING = plain(r"""
    (?:\s+[^\s,.;:]{1,12}){0,10}?\s+(?:và|kết\s+hợp(?:\s+với)?|gắn\s+với|lồng\s+ghép)\s+
    (?:(?:tổ\s+chức|mở|khai\s+(?:giảng|mạc))\s+)?(?:(?:hội\s+nghị|các\s+lớp|lớp|đợt)\s+)?(?:tập\s+huấn|bồi\s+dưỡng|đào\s+tạo)(?!\p{L})
""")
"""Words behind a meeting that was a training too: "hội nghị sơ kết công tác hội và tập huấn nghiệp vụ"."""


def acts(text: str, start: int, end: int) -> Iterator[Act]:
    """The acts named in `text[start:end]`, in order; a review that is the topic of a training is none."""
    for match in _ACTS.finditer(text, start, end):
        kind: ActKind = match.lastgroup
        if kind in {"review", "reporting", "meeting"} and _TOPIC.search(
            text, max(start, match.start() - 24), match.start()
        ):
            continue
        if kind == "meeting" and _AND_TRAINING.match(text, match.end(), end):
            continue
        yield Act(kind, match.start(), match.end(), match.group())


_NO_SCENE = Plain(
    r"(?i)(?<!\p{L})(?:mưa|bão|lũ|sạt|hạn\s+hán|cháy|dịch|tai\s+nạn|qua\s+đời|công\s+nhận|đạt\s+chuẩn|về\s+đích|ra\s+(?:mắt|đời)|kết\s+nạp|mắc)(?!\p{L})"
)
"""What happened on a day of its own, and sets no scene for a training."""


def follows_training(context: Context, offset: int) -> str | None:
    """The training told in the next two sentences of the paragraph, in words, where the one at an offset tells no act.

    "Hai ngày nay, nhà văn hóa thôn đông vui khác thường. Bà con tới đây dự lớp …" sets the scene on the day.
    """
    sentence = context.sentence_at(offset)
    if _NO_SCENE.search(context.text, *sentence):
        return None
    section = context.section_at(offset)
    for start, end in context.sentences_in(sentence[1], section.end)[:2] if section else ():
        act = next((act for act in acts(context.text, start, end) if act.kind in {"training", "teaching"}), None)
        if act:
            return act.words
    return None
