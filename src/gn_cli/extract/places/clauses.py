"""Whether the words around "tại" tell of holding this training, or of work, a visit, a home or another time."""

from gn_cli.extract.context import Context
from gn_cli.extract.other_times import EARLIER, LATER, OF_A_PERIOD, in_other_year, is_dated
from gn_cli.extract.rule import Mention
from gn_cli.vietnamese.fold import fold_in_place
from gn_cli.vietnamese.pattern import Plain


def either_words(*words: str) -> Plain:
    """A pattern of whole words or phrases in folded text."""
    return Plain(rf"(?<!\p{{L}})(?:{'|'.join(sorted(words, key=len, reverse=True))})(?!\p{{L}})")


def _last_of(*words: str) -> Plain:
    """The same, and the first match found is the last in the text."""
    return Plain(f"(?r){either_words(*words).pattern}")


# What is done when a training is held, and what a training is called.
_HOLDINGS = (
    "tổ chức", "mở", "khai giảng", "khai mạc", "bế mạc", "diễn ra", "đăng cai", "được học", "bắt đầu", "kết thúc",
    "tập trung", "bố trí",
)  # fmt: skip
_HOLDING = _last_of(*_HOLDINGS)
# With the place in front the class may be the verb: "tại xã A, Hội Nông dân tập huấn cho 40 hội viên".
_HELD_AFTER = either_words("tập huấn", "bồi dưỡng", "truyền đạt", "hướng dẫn", "đào tạo", "dạy nghề")
_HOLDING_OR_EVENT = _last_of(
    *_HOLDINGS,
    "tập huấn", "bồi dưỡng", "hội nghị", "lớp", "lớp học", "khóa", "khoá", "khóa học", "đợt", "hội thảo",
    "truyền thông", "học viên", "đại biểu", "buổi", "chuyên đề", "tọa đàm", "toạ đàm", "đào tạo",
)  # fmt: skip
# What is done at other places than the training's.
_ELSEWHERE = _last_of(
    "tham quan", "thực tế", "thực địa", "khảo sát", "công tác", "làm việc", "sinh sống", "đang sống", "cư trú",
    "thường trú", "phát biểu", "thăm", "giảng dạy", "tặng", "trao", "khánh thành", "cho biết", "kể", "quê", "ngụ",
    "chuyển về", "đến từ", "gia đình", "người dân", "xảy ra", "tình hình", "ghi nhận", "thực hành", "hộ",
)  # fmt: skip
# What is done elsewhere, too, unless a class teaches it: "lớp tập huấn trồng quế tại nhà văn hóa thôn".
_TAUGHT = _last_of(
    "trao đổi", "kiểm tra", "giám sát", "chia sẻ", "xây dựng", "áp dụng", "thực hiện", "triển khai", "nuôi", "trồng",
    "sản xuất", "học tập", "đầu tư", "thí điểm", "nhân rộng", "rà soát", "phụ trách", "dự án", "mô hình", "chăn nuôi",
    "chế biến", "quản lý", "phát triển",
)  # fmt: skip
_FOR = either_words("cho", "dành cho", "đối với")
# Who is taught, at the end of what stands before "tại": "mở lớp nuôi gà cho 40 hộ".
_LEARNERS = Plain(
    r"(?<!\p{L})(?:cho|với)[ ](?:(?:hơn|trên|gần|khoảng)[ ])?\d[\d.]{0,6}[ ](?:lượt )?(?:hộ|người dân|bà con|gia đình)"
    r"(?!\p{L})[^,.;]{0,40}$"
)
_OWN_CLAUSE = either_words("đã", "đang", "được", "sẽ", "vẫn", "nay", "hiện", "sau")
# "người trồng xoài dự lớp ở Cao Lãnh kể": the place is the speaker's.
_SPEAKS = Plain(r"[^,.;:\n]{0,40}?[ ](?:nói|kể|cho biết|chia sẻ|bộc bạch|bày tỏ|phấn khởi|tâm sự|nhận xét)(?!\p{L})")
# "tập huấn kết hợp thực tế tại tỉnh X": both are there.
_JOINED = Plain(r"[ ](?:kết hợp|gắn)(?:[ ]với)?[ ][^,.;:]{0,60}$")
# "đã được giải đáp ngay tại hội trường": a hall that nothing names, where people talk.
_DISCUSSED = Plain(
    r"(?:giải đáp|trả lời|thảo luận|trao đổi|giải thích|hướng dẫn|tháo gỡ|phát biểu)[^,.;]{0,20}[ ]"
    r"(?:ngay )?(?:tại|ở|trong)$"
)
_OTHER_TIME = either_words("sẽ", "tiếp tục", "lớp tương tự", "cùng nội dung", "lần trước", "trước đó")
_QUOTED = Plain(r"[“\"][^“”\"\n]{0,300}[”\"]")
# "(riêng hai huyện A, B học tại C)": where some of the learners are taught.
_EXCEPTION = Plain(r"(?<!\p{L})riêng(?!\p{L})[^.]{0,160}$")
_REACH = 500
"""How many characters before "tại" are looked at; no clause of a journalist's is longer."""
_LONGEST = 12
"""No phrase of the lists has more letters."""
_GOVERNED = Plain(
    r"(?r)(?:mở|tổ chức|diễn ra|khai giảng|khai mạc|lớp|tập huấn|lớp học|hội nghị)[ ]"
    r"(?:(?:luân phiên|lần lượt|đồng loạt|tập trung|trực tiếp|thành công|ngay)[ ])?"
)
# "Lớp dạy nghề mây tre đan đầu tiên ở bản Na Sai", "lớp chăn nuôi dê, cừu ở xã X"; no words of who learns there.
_CLASS_AT = Plain(
    r"(?<!\p{L})(?:lớp|khóa|khoá)(?:,?[ ](?!(?:cho|của|từ|do|là|được|với|đã|người|hộ|cán|nông|bà|học|dân|phụ|chị"
    r"|đang|sống|sinh|giúp|để|nhằm|về|tại|ở|này|hay|gồm|có)(?!\p{L}))[^\s,.;:()]{1,10}){1,10}[ ]$"
)
_CLASSES = Plain(r"(?<!\p{L})(?P<count>\d{1,3}|hai|ba|bốn|năm)[ ](?:lớp|khóa|khoá|buổi)(?!\p{L})[^.,;]{0,80}$")
# Before a "tại" that its clause begins with: a mark, or the day.
_FRONT = Plain(r"(?r)(?:^|[,:–-]|\d\)?|nay|qua|đây)[ ]?")


def tells_seat(context: Context, offset: int) -> bool:
    """Whether "tại" at an offset stands in a clause about holding this training.

    The last word before it that tells what is done decides; with "tại" in front, a verb of holding must follow.
    """
    clause = _clause(context, offset)
    if _SPEAKS.match(context.folded, offset, context.sentence_at(offset)[1]) and not is_dated(
        context, *context.sentence_at(offset)
    ):
        return False
    told = _last_end(_HOLDING_OR_EVENT, clause)
    elsewhere, taught = _last_end(_ELSEWHERE, clause, told), _last_end(_TAUGHT, clause, told)
    if elsewhere > told >= 0 and _LEARNERS.search(clause, told):
        elsewhere = -1
    between = clause[max(told, 0) : max(taught, 0)]
    if max(elsewhere, taught) > told and _opens_main_clause(context, offset):
        return not _is_exception(clause)
    if taught > told and (told < 0 or "," in between or _OWN_CLAUSE.search(between)):
        elsewhere = max(elsewhere, taught)
    if elsewhere > told >= 0 and _JOINED.match(clause, told):
        elsewhere = -1
    if elsewhere > told:
        # "tổ chức tập huấn nâng cao năng lực thực hiện chương trình tại huyện X": the class's name, if a day is told.
        dated = len(clause) - elsewhere > 12 and is_dated(context, *context.sentence_at(offset))
        said = dated and _HOLDING.search(clause) is not None
    elif told >= 0 or "điểm cầu" in clause[-30:] or context.folded.startswith("điểm cầu ", offset + len("tại ")):
        said = True
    else:
        said = _is_held_after(context, offset)
    return said and not _is_exception(clause) and not _at_other_time(context, offset, clause)


def is_fronted(context: Context, offset: int) -> bool:
    """Whether a word of place at an offset begins its clause: after a mark, after the day, or first of all."""
    first, _ = context.sentence_at(offset)
    return offset == first or _FRONT.match(context.folded, max(first, offset - 8), offset) is not None


def _opens_main_clause(context: Context, offset: int) -> bool:
    """Whether the words before only lead on to the day: "Thực hiện dự án A, ngày 5/9, tại xã B, Hội mở lớp"."""
    first, last = context.sentence_at(offset)
    dated = is_dated(context, first, last)
    return dated and is_fronted(context, offset) and _is_held_after(context, offset)


def _is_held_after(context: Context, offset: int) -> bool:
    """Whether the words behind a place tell of holding, in the same sentence."""
    after = context.folded[offset : min(offset + 240, context.sentence_at(offset)[1])].split("\n")[0]
    return _HOLDING.search(after) is not None or _HELD_AFTER.search(after) is not None


def tells_venue(context: Context, venue: Mention[str]) -> bool:
    """Whether a house after "tại" is the training's: nobody works, lives, visits or speaks there, now or before."""
    clause = _clause(context, venue.start)
    words = clause.rstrip()
    if _DISCUSSED.search(words) is not None and len(venue.value.split()) < 3:
        return False
    at = max(words.rfind(" tại"), words.rfind(" ở"))
    near = words[max(0, at - 26) : at + 1] if at >= 0 else ""
    if _last_end(_ELSEWHERE, near) > _last_end(_HOLDING_OR_EVENT, near) or _at_other_time(context, venue.start, clause):
        return False
    acts = context.folded[venue.end : venue.end + 12].lstrip().startswith(("tổ chức", "đã tổ chức", "mở"))
    return not (acts and fold_in_place(venue.value).startswith(("ubnd", "ủy ban nhân dân")))


def is_audience(context: Context, offset: int, at: str) -> bool:
    """Whether "tại" tells where those live for whom the class is: "cho cán bộ tại các xã A, B".

    So it does before several units, and in a sentence without a day when another one tells the day.
    """
    clause = _clause(context, offset)
    last = max(_last_end(_HOLDING, clause), 0)
    if _FOR.search(clause, last) is None:
        return False
    if len(at.replace("trung tâm", "").split()) > 1:
        # "3 lớp cho 180 người tại 3 huyện": a class in each.
        classes = _CLASSES.search(clause)
        return classes is None or classes["count"] not in at.split()
    return is_dated(context, 0, len(context.text)) and not is_dated(context, *context.sentence_at(offset))


def is_governed(context: Context, offset: int) -> bool:
    """Whether "ở" or "trên địa bàn" at an offset is said of the holding: "mở ở huyện X", "mở 5 lớp trên địa bàn"."""
    folded = context.folded
    if _GOVERNED.match(folded, max(0, offset - 24), offset) is not None:
        return True
    if folded.startswith("ở ", offset) and _CLASS_AT.search(folded, max(0, offset - 90), offset) is not None:
        return True
    if is_fronted(context, offset) and is_dated(context, *context.sentence_at(offset)):
        return True
    return folded.startswith("trên", offset) and _CLASSES.search(_clause(context, offset)) is not None


def is_at_other_time(context: Context, offset: int) -> bool:
    """Whether the words before a place tell of an earlier or later class: "Năm 2022, Hội về xã A mở lớp"."""
    return _at_other_time(context, offset, _clause(context, offset))


def _last_end(pattern: Plain, words: str, told: int = 0) -> int:
    """Where the last match ends; those that end at or before what is `told` already need not be found."""
    match = pattern.search(words, max(0, told - _LONGEST))
    return match.end() if match else -1


def _is_exception(clause: str) -> bool:
    return "riêng" in clause and _EXCEPTION.search(clause) is not None


def _clause(context: Context, offset: int) -> str:
    """The folded words of the sentence before an offset, back to a semicolon; what is in quotation marks is blanked."""
    before = context.folded[max(context.sentence_at(offset)[0], offset - _REACH) : offset]
    if "“" in before or '"' in before:
        before = str(_QUOTED.sub(lambda match: " " * len(match.group()), before))
    return before[before.rfind(";") + 1 :]


def _at_other_time(context: Context, offset: int, clause: str) -> bool:
    """Whether the clause tells of an earlier or later event, or of a longer time; a day of the training says no."""
    first, last = context.sentence_at(offset)
    if is_dated(context, first, last):
        return False
    before = context.text[max(first, offset - _REACH) : offset]
    return bool(
        _OTHER_TIME.search(clause)
        or EARLIER.search(before)
        or OF_A_PERIOD.match(before)
        or LATER.search(before)
        or in_other_year(context, (first, last), offset)
    )
