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
_OWN_CLAUSE = either_words("đã", "đang", "được", "sẽ", "vẫn", "nay", "hiện", "sau")
_OTHER_TIME = either_words("sẽ", "tiếp tục", "lớp tương tự", "cùng nội dung", "lần trước", "trước đó")
_QUOTED = Plain(r"[“\"][^“”\"\n]{0,300}[”\"]")
# "(riêng hai huyện A, B học tại C)": where some of the learners are taught.
_EXCEPTION = Plain(r"(?<!\p{L})riêng(?!\p{L})[^.]{0,160}$")
_REACH = 500
"""How many characters before "tại" are looked at; no clause of a journalist's is longer."""
_LONGEST = 12
"""No phrase of the lists has more letters."""
_GOVERNED = Plain(r"(?r)(?:mở|tổ chức|diễn ra|khai giảng|khai mạc|lớp|tập huấn|lớp học|hội nghị)[ ]")


def tells_seat(context: Context, offset: int) -> bool:
    """Whether "tại" at an offset stands in a clause about holding this training.

    The last word before it that tells what is done decides; with "tại" in front, a verb of holding must follow.
    """
    clause = _clause(context, offset)
    told = _last_end(_HOLDING_OR_EVENT, clause)
    elsewhere, taught = _last_end(_ELSEWHERE, clause, told), _last_end(_TAUGHT, clause, told)
    between = clause[max(told, 0) : max(taught, 0)]
    if taught > told and (told < 0 or "," in between or _OWN_CLAUSE.search(between)):
        elsewhere = max(elsewhere, taught)
    if elsewhere > told:
        # "tổ chức tập huấn nâng cao năng lực thực hiện chương trình tại huyện X": the class's name, if a day is told.
        dated = len(clause) - elsewhere > 12 and is_dated(context, *context.sentence_at(offset))
        said = dated and _HOLDING.search(clause) is not None
    elif told >= 0 or context.folded.startswith("điểm cầu ", offset + len("tại ")):
        said = True
    else:
        after = context.folded[offset : offset + 240].split("\n")[0]
        said = _HOLDING.search(after) is not None or _HELD_AFTER.search(after) is not None
    return said and not _is_exception(clause) and not _at_other_time(context, offset, clause)


def tells_venue(context: Context, venue: Mention[str]) -> bool:
    """Whether a house after "tại" is the training's: nobody works, lives, visits or speaks there, now or before."""
    clause = _clause(context, venue.start)
    words = clause.rstrip()
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
    if len(at.split()) > 1:
        return True
    return is_dated(context, 0, len(context.text)) and not is_dated(context, *context.sentence_at(offset))


def is_governed(folded: str, offset: int) -> bool:
    """Whether "ở" at an offset follows the holding itself: "được mở ở huyện X"."""
    return _GOVERNED.match(folded, max(0, offset - 14), offset) is not None


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
