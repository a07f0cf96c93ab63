"""Whether a training is told as background: of another time, as a plan, a wish, or in what somebody said."""

from typing import Any

import regex

from gn_cli.extract.context import Context
from gn_cli.extract.other_times import in_other_year
from gn_cli.extract.rule import Mention
from gn_cli.vietnamese.pattern import Plain

# Frames at the beginning of a sentence, and words right before an act, that tell of another time or of a wish.
_FRAME = Plain(
    r"""^(?:[\p{L} ]{0,12}[ ])?(?:trước[ ](?:đó|đây)|(?:năm|tháng|kỳ|đợt)[ ](?:ngoái|trước)|từ[ ]đầu[ ]năm|(?:những
        |nhiều|mấy)[ ]năm
    |h[ằà]ng[ ]năm|thời[ ]gian[ ](?:qua|tới)|(?:\d{1,2}|sáu|chín|mười)[ ]tháng[ ](?:đầu[ ]năm|qua)
    |giai[ ]đoạn[ ]vừa[ ]qua
    |trong[ ]năm|l[uũ][yỹ][ ]kế|(?:tính[ ])?đến[ ]nay|sắp[ ]tới|(?:tháng|tuần|năm|quý|kỳ|đợt)[ ](?:tới|sau)|dự[ ]kiến
    |theo[ ](?:kế[ ]hoạch|lịch|dự[ ]kiến)(?=,)|quý[ ](?:[ivx]{1,3}|[1-4])|(?:đầu|giữa
    |cuối)?[ ]?tháng[ ]\d{1,2}[ ]tới)(?!\p{L})""",
    regex.VERBOSE,
)
_NEAR = Plain(
    r"""(?<!\p{L})(?:tiếp[ ]tục|cũng[ ]đã|còn|cần|phải|nên|muốn|thường[ ]xuyên|tăng[ ]cường|chú[ ]trọng|đẩy[ ]mạnh
        |dự[ ]kiến|từng
    |đề[ ]nghị|yêu[ ]cầu|kiến[ ]nghị|có[ ]thể|chuẩn[ ]bị|sau[ ]khi|từ[ ]khi|kể[ ]từ[ ]khi|nhờ)
    (?!\p{L})[\p{L} ]{0,25}$""",
    regex.VERBOSE,
)
_SAID = Plain(
    r"(?:cho biết|cho hay|nói|kể|bày tỏ|nhấn mạnh|đề nghị|yêu cầu|chia sẻ|khẳng định|đánh"
    r" giá)(?!\p{L})[^.]{0,150}$|“[^”]{0,300}$"
)
_MORE = Plain(r"(?<!\p{L})(?:thêm|năm thứ)(?!\p{L})")


def is_background(context: Context, act: Mention[Any]) -> bool:
    """Whether the sentence tells of an act of another time, of a plan, or only what somebody said."""
    start, end = context.sentence_at(act.start)
    frame = context.folded[start : min(act.start, start + 80)]
    before = context.folded[max(start, act.start - 320) : act.start]
    told = context.folded[max(start, act.end - 60) : act.end]
    if in_other_year(context, (start, end), act.start):
        return True
    return bool(_FRAME.search(frame) or _NEAR.search(before[-60:]) or _SAID.search(before) or _MORE.search(told))
