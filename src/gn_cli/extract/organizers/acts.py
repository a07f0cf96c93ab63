"""The words that tell of a training being held, and where its organisers stand to them: fragments and conditions."""

from bisect import bisect_left
from collections.abc import Callable
from typing import Literal, TypeAlias

import regex

from gn_cli.extract.atoms import BLANK, GAP, either
from gn_cli.extract.atoms import TRADE as NAMED_TRADE
from gn_cli.extract.context import Context
from gn_cli.extract.rule import Match, plain
from gn_cli.vietnamese.pattern import Pattern, Plain

Side: TypeAlias = Literal["before", "loose", "relative", "beside", "after", "by", "partner", "topic", "of", "head"]
"""Where the organisers stand: the subject before the act; the same of a loosely told one; the subject of a clause about
the class (“lớp Sở Y tế mở”); the body that “đơn vị tổ chức” stands beside; the bodies right after the act; those
between “do” and a verb of holding; those an act is held with; the subject of the sentence before; the owner of the
class; whose head speaks for the organisers."""

HOLD = rf"(?:(?-i:đồng){GAP})?" + either(
    "tổ chức", "mở", "khai giảng", "khai mạc", "bế mạc", "bế giảng", "tổng kết", "duy trì", "khởi động", "tiến hành",
    "triển khai", "hoàn thành", "hoàn tất", "kết thúc", "khép lại", "bắt đầu", "thực hiện", "chủ trì", "đăng cai",
    "phát động",
)  # fmt: skip
TRAINING = rf"(?:tập{GAP}huấn|bồi{GAP}dưỡng)"
CLASS_WORD = rf"(?:lớp|khóa|khoá)(?!{GAP}(?:dạy{GAP}nghề|đào{GAP}tạo{GAP}nghề|xóa{GAP}mù|học{GAP}sinh|trưởng|lang))"
NOUN = rf"(?:{TRAINING}|{CLASS_WORD}|đào{GAP}tạo,?{GAP}(?:tập{GAP}huấn|bồi{GAP}dưỡng))"
# What stands between the verb and its training noun is free, but for another verb's object, a purpose or an agent.
_OTHER = either(
    "kiểm tra", "giám sát", "sơ kết", "đánh giá", "rà soát", "đăng ký", "thi", "hội thi", "giải", "do", "để", "nhằm",
    "sau", "trước", "khi", "đã", "được", "cho", "với", "theo", "giao ban", "kỳ họp", "ra quân", "thực hiện", "thăm",
    "tặng", "cử", "tổ chức", "tham gia", "dự", "nếu", "đường", "rộng", "cửa", "hàng quán", "vốn", "nguồn",
)  # fmt: skip
_NO_OTHER = rf"(?!(?:{_OTHER}|trao(?!{GAP}(?:chứng|giấy|bằng{GAP}tốt)))(?!\p{{L}}))"
TRADE = rf"""(?:lớp|khóa|khoá){GAP}(?:dạy{GAP}nghề|đào{GAP}tạo{GAP}nghề|học{GAP}nghề|nghề)"""
BETWEEN = rf"(?:{GAP}{_NO_OTHER}[\p{{L}}\p{{M}}\d“”\"'‘’\-–/,()]{{1,24}}){{0,9}}?"
# After “tập huấn” as a verb stands what is taught or who is taught; these words show that it is a noun.
NOUN_IT_IS = r"""(?:này|trên|là|được|có|tại|do|đã|nhằm|với|của|lần|để|đạt|diễn|kéo|gồm|thu|và|sẽ|vừa|ở|năm|đến
    |mới|hay|hoặc
    |thì|giúp|từ|vào|trong|trước|sau|thêm|lại|xong|như|khi|nói|không|ngày|đợt|cũng|rất|bằng|theo|phải|cần
    |\d{1,2}[/.-])(?!\p{L})"""
PEOPLE = rf"""(?:người|cán{GAP}bộ|nông{GAP}dân|hội{GAP}viên|học{GAP}viên|đại{GAP}biểu|hộ|chị{GAP}em|phụ{GAP}nữ
    |đoàn{GAP}viên
    |thanh{GAP}niên|bà{GAP}con|chủ{GAP}hộ|trưởng{GAP}thôn|tổ{GAP}trưởng|thành{GAP}viên|lao{GAP}động|xã{GAP}viên
    |trưởng{GAP}bản)"""
PEOPLE_TAUGHT = (
    rf"(?:{PEOPLE}|bí{GAP}thư|tuyên{GAP}truyền{GAP}viên|cộng{GAP}tác{GAP}viên|điều{GAP}tra{GAP}viên|công{GAP}chức)"
)
COUNT = r"(?:(?:hơn|gần|khoảng|trên|chừng)[ \u00a0]{1,2})?\d{1,2}(?:\.?\d{3}|\d)?"
EVENT = (
    rf"(?:lớp|khóa|khoá|hội{GAP}nghị|chương{GAP}trình|đợt|buổi|hoạt{GAP}động|tập{GAP}huấn|bồi{GAP}dưỡng|chuỗi"
    rf"|sự{GAP}kiện)"
)
THIS = rf"(?:{GAP}(?:tập{GAP}huấn|bồi{GAP}dưỡng|học|này|lần{GAP}này|nói{GAP}trên|trên)){{0,3}}"

ROLE = rf"""(?:được{GAP}giao|chủ{GAP}trì|đồng|phối{GAP}hợp|đăng{GAP}cai|trực{GAP}tiếp|cùng|thực{GAP}hiện
    |liên{GAP}kết|tổ{GAP}chức|mở|đứng{GAP}ra
    |chịu{GAP}trách{GAP}nhiệm|tham{GAP}gia|chính|đồng{GAP}hành)"""

APPOSED = Plain(
    rf"""(?<=\p{{L}}){BLANK}{{0,2}}[,(–-]{BLANK}{{0,2}}(?:(?:là|cũng{GAP}là|một{GAP}trong{GAP}(?:những|các|hai)){GAP})?$""",
    regex.VERBOSE | regex.IGNORECASE,
)
"""What stands between a body and words that tell what it is."""
_LEARNERS = plain(
    rf"(?<![\p{{L}}\d]){COUNT}{GAP}{PEOPLE_TAUGHT}(?!\p{{L}})[^.;:\n]{{0,100}}{GAP}(?:đã{GAP}|vừa{GAP})?$"
)

_ASKED_TO_LEARN = plain(
    rf"(?<!\p{{L}})mời{GAP}(?:(?:đến|về){GAP})?(?:dự|tham{GAP}gia|học){GAP}(?:[^,.;]{{1,20}}{GAP})?{TRAINING}(?!\p{{L}})"
)

_ON_A_DAY = Plain(
    r"(?<!\d)\d{1,2} ?[/.-] ?\d{1,2}(?!\d)|(?<!\p{L})(?:\d{1,2} tháng \d{1,2}|hôm (?:nay|qua)"
    r"|(?:sáng|chiều|tối) (?:nay|qua)|vừa|mới) ?"
)

Builder: TypeAlias = Callable[[Match, Context], Side | None]

_SENTENCE = 800
"""Letters of a sentence that are looked at on each side of an act."""

_CLASS = Pattern(
    r"(?<!\p{L})(?:tập huấn|bồi dưỡng"
    r"|(?:lớp|khóa|khoá|hội nghị|chương trình|hoạt động|đợt|buổi|sự kiện|chuỗi)(?!\p{L}))",
    regex.IGNORECASE,
)
_LESSONS = Plain(r"tập huấn|bồi dưỡng|(?<!\p{L})(?:lớp|khóa|khoá)(?!\p{L})")
_OTHER_EVENT = Plain(
    r"trao|tặng|sơ kết|tổng kết|giao ban|kỳ họp|hội thi|ra quân|khánh thành|khởi công|kỷ niệm|giải báo chí"
)
_TEACHES = Pattern(r"tập huấn|bồi dưỡng|hướng dẫn (?:cách|kỹ thuật)|truyền đạt|lớp học")
_NOT_HELD = Plain(
    r"(?<!\p{L})(?:được|tham gia|tham dự|dự|cử|sau|qua|kết quả|nội dung|lớp|khóa|khoá|nghị|buổi|đợt|và|,"
    r"|công tác|trình)\s{1,3}$"
)
_ANY_TRAINING = Plain(
    r"tập huấn|bồi dưỡng|lớp (?:dạy |đào tạo |học )?(?:nghề|kỹ (?:thuật|năng))|học viên"
    rf"|(?:lớp|khóa|khoá|chuỗi) (?:(?:học|phổ biến|đào tạo|hướng dẫn|truyền nghề)|(?i:{NAMED_TRADE})(?!\p{{L}}))"
)
_IN_PROGRAMME = Plain(r"(?<!\p{L})(?:thực hiện|theo|căn cứ|triển khai|trong khuôn khổ)(?!\p{L})[^,.;:]{0,80}$")


def _before(match: Match, context: Context, letters: int = _SENTENCE) -> str:
    """The words of the sentence before an act, folded."""
    start, _ = context.sentence_at(match.start())
    return context.folded[max(start, match.start() - letters) : match.start()]


def of_trainings(context: Context) -> bool:
    """Whether the report speaks of training at all: a conference is one only there."""
    return _ANY_TRAINING.search(context.folded) is not None


def _class_words(context: Context) -> list[int]:
    return [match.start() for match in _CLASS.finditer_in(context.text, context.stretches)]


def _tells_of_class(match: Match, context: Context, start: int, end: int) -> bool:
    """Whether a class or another event is told near an act between two offsets, in a report of trainings."""
    starts = context.once(_class_words)
    index = bisect_left(starts, max(start, match.start() - _SENTENCE))
    return index < len(starts) and starts[index] < min(end, match.end() + _SENTENCE) and context.once(of_trainings)


def always(side: Side) -> Builder:
    """The condition of acts that need none."""

    def build(match: Match, context: Context) -> Side | None:
        return side

    return build


def begun(match: Match, context: Context) -> Side | None:
    """A class in a trade, in a sentence that tells a day before, or that it was just now."""
    return "before" if _ON_A_DAY.search(_before(match, context)) else None


def trained(match: Match, context: Context) -> Side | None:
    """“tập huấn” as a verb."""
    before = context.folded[max(0, match.start() - 15) : match.start()]
    return None if _NOT_HELD.search(before) else "before"


def taught(match: Match, context: Context) -> Side | None:
    """Learners taught without a class being named."""
    return "loose" if trained(match, context) else None


def conference(match: Match, context: Context) -> Side | None:
    """A conference, in a report of a training."""
    fits = context.once(of_trainings) and not _OTHER_EVENT.search(match.group().lower())
    return "loose" if fits else None


def invited(match: Match, context: Context) -> Side | None:
    """People are called together for meetings too: the paragraph must tell that they are taught something."""
    section = context.section_at(match.start())
    told = context.folded[section.start : min(section.end, section.start + 4000)] if section else ""
    return "before" if _TEACHES.search(told) else None


def by(match: Match, context: Context) -> Side | None:
    """An agent, in a sentence that tells of a class."""
    return "by" if _tells_of_class(match, context, *context.sentence_at(match.start())) else None


def relative(match: Match, context: Context) -> Side | None:
    """The subject of a clause, after a class was told."""
    start, _ = context.sentence_at(match.start())
    return "relative" if _tells_of_class(match, context, start, match.start()) else None


def partner(match: Match, context: Context) -> Side | None:
    """Those the class that was told is held with."""
    return "partner" if _LESSONS.search(_before(match, context)) else None


def joined(match: Match, context: Context) -> Side | None:
    """Those who hold it together; not the partners of the programme it is part of."""
    return None if _IN_PROGRAMME.search(_before(match, context, 120)) else "after"


def beside(match: Match, context: Context) -> Side | None:
    """The body that “đơn vị tổ chức” stands beside, in a report of trainings."""
    beside = APPOSED.search(context.text[max(0, match.start() - 40) : match.start()])
    return "beside" if beside and context.once(of_trainings) else None


def learners_by(match: Match, context: Context) -> Side | None:
    """An agent, after learners are counted."""
    start, end = context.sentence_at(match.start())
    if not _LEARNERS.search(context.folded[max(start, match.start() - 140) : match.start()]):
        return None
    return "after" if _ASKED_TO_LEARN.search(context.folded[match.end() : min(end, match.end() + 140)]) else "by"


def one_of_them(match: Match, context: Context) -> Side | None:
    """Who is told to be an organiser after the class was told, in the same paragraph."""
    section = context.section_at(match.start())
    told = section and _tells_of_class(match, context, section.start, match.start())
    return "relative" if told else None
