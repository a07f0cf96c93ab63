"""Classes: how many lớp or khóa the training is made of."""

from itertools import groupby
from typing import Literal, TypeAlias

import regex

from gn_cli.extract.atoms import BLANK, GAP, GLUE
from gn_cli.extract.context import Context
from gn_cli.extract.other_times import (
    EACH,
    in_other_year,
    is_told_earlier,
    is_told_later,
    last_event_day,
    tells_all_so_far,
)
from gn_cli.extract.rule import Match, Mention, Rule, scan, verbose
from gn_cli.extract.zones import zones_around
from gn_cli.report import ClassCount
from gn_cli.vietnamese.numbers import DIGITS, NUMBER_WORDS, ends_in_number, read_count

Role: TypeAlias = Literal["whole", "part", "other"]

_W = r"(?<![\p{L}\p{M}])"
_E = r"(?![\p{L}\p{M}])"
# The noun with what it teaches, without ordinals ("lớp 1", "lớp thứ hai"), rates ("lớp/năm") and schools.
_CLASS = rf"""(?:lớp|khóa|khoá){_E}(?!{GLUE}(?:\d|/{GLUE}\p{{L}}|thứ{_E}|[IVX]{{1,4}}(?![\p{{L}}])
    |xóa{GAP}mù|xoá{GAP}mù|mầm{GAP}non|mẫu{GAP}giáo|ghép|bán{GAP}trú
    |phổ{GAP}thông|bổ{GAP}túc|sơ{GAP}cấp(?!{GAP}nghề)|trung{GAP}cấp|phụ{GAP}đạo|tiểu{GAP}học|học{GAP}sinh|tương{GAP}tự|khác|nữa))
    (?:{GAP}(?P<trade>(?:(?:dạy|học|đào{GAP}tạo|sơ{GAP}cấp){GAP})?nghề){_E})?(?:{GAP}(?:tập{GAP}huấn|bồi{GAP}dưỡng|đào{GAP}tạo|học|truyền{GAP}thông){_E})?"""

_NOUN = verbose(rf"{_W}(?:lớp|khóa|khoá){_E}", regex.IGNORECASE)
_MOST_PARTS = 40
"""No report tells its classes in more parts; the bound keeps sums cheap on long lists."""
_REACH = 100
"""Letters before and behind the noun in which the rules are tried: the longest number, and what is taught."""

_PER_UNIT = verbose(rf"{_W}(?:{EACH}|(?:tối{GAP}thiểu|ít{GAP}nhất){_E})[^;:()\n]{{0,50}}$", regex.IGNORECASE)
# One of a series: "lớp thứ ba trong 5 lớp" tells the plan's number, but where the next sentence tells of all of them.
_OF_OTHERS = verbose(
    rf"{_W}(?:trong|trên)(?:{GAP}(?:tổng{GAP}số|số|chuỗi|loạt|khuôn{GAP}khổ))?(?:{GAP}(?:gồm|các))?{GAP}$",
    regex.IGNORECASE,
)
_ALL_TOLD = verbose(
    rf"""\s{{0,3}}(?:các|cả(?:{GAP}(?:{NUMBER_WORDS}|\d{{1,2}}))?){GAP}(?:lớp|khóa|khoá)(?:{GAP}(?:học|này|tập{GAP}huấn|bồi{GAP}dưỡng)){{0,2}}
    {GAP}(?:(?:đều|sẽ|đã|lần{GAP}lượt){GAP}){{0,2}}(?:do|được|diễn{GAP}ra|mở|kéo{GAP}dài|tổ{GAP}chức){_E}""",
    regex.IGNORECASE,
)
_SPLIT = verbose(
    rf"""{_W}(?:trong{GAP}(?:đó|số{GAP}(?:đó|này))|gồm(?:{GAP}có)?|cụ{GAP}thể|chia{GAP}(?:làm|thành|ra)|riêng|còn){_E}[^\n]{{0,240}}$""",
    regex.IGNORECASE,
)
_PLANNED = verbose(
    rf"""^[^,;:\n]{{0,80}}?{_W}(?:theo{GAP}kế{GAP}hoạch(?!{GAP}số)|trong{GAP}(?:năm|quý|tháng){GAP}tới|(?:trong{GAP})?kế{GAP}hoạch{GAP}năm
    |còn{GAP}lại{_E})|^{GAP}trước(?:{GAP}đó)?{_E}(?!{GAP}(?:khi|ngày|tháng|mùa|tết|vụ|thềm))""",
    regex.IGNORECASE,
)
_TRAINING = verbose(
    rf"""{_W}(?:tập{GAP}huấn|bồi{GAP}dưỡng|đào{GAP}tạo|truyền{GAP}thông|học{GAP}viên|khai{GAP}giảng|bế{GAP}giảng|hướng{GAP}dẫn
    |kỹ{GAP}(?:năng|thuật)|nghiệp{GAP}vụ|kiến{GAP}thức|đại{GAP}biểu|mỗi{GAP}lớp|dạy{GAP}nghề){_E}""",
    regex.IGNORECASE,
)
# "một" is an article as often as a number, "năm" a year: they count only after such a word.
_ONE = verbose(rf"{_W}(?:mở|tổ{GAP}chức|khai{GAP}giảng|khai{GAP}mạc){GAP}$", regex.IGNORECASE)
_FIVE = verbose(
    rf"{_W}(?:mở|tổ{GAP}chức|khai{GAP}giảng|cả|được|xong|với|thành|hoàn{GAP}thành|dự){GAP}$", regex.IGNORECASE
)
_OPENED_AFTER = verbose(
    rf"""[^.;\n]{{0,160}}?{_W}(?:(?:vừa|mới|đã|cùng|đồng{GAP}loạt|chính{GAP}thức){GAP}){{0,2}}(?:được|do){GAP}[^.;\n]{{2,160}}?(?:mở|tổ{GAP}chức|khai{GAP}giảng|bế{GAP}giảng){_E}
    |[^.;\n]{{0,160}}?{_W}(?:vừa|mới|đồng{GAP}loạt){GAP}(?:khai|bế){GAP}giảng{_E}""",
    regex.IGNORECASE,
)
# Classes of a trade are background ("Huyện đã mở 31 lớp dạy nghề") but where they are what begins or ends.
_BEGUN = verbose(
    rf"{_W}(?:khai{GAP}(?:giảng|mạc)|bế{GAP}(?:giảng|mạc)|tổng{GAP}kết){GAP}(?:(?:đồng{GAP}(?:loạt|thời)|cùng{GAP}lúc|liên{GAP}tiếp|tiếp){GAP})?$",
    regex.IGNORECASE,
)
_OPENS = verbose(rf"{_W}(?:mở|tổ{GAP}chức){GAP}$", regex.IGNORECASE)
_SUM = verbose(
    rf"{_W}(?:tổng(?:{GAP}(?:số|cộng))?|cả{GAP}thảy|tất{GAP}cả|cộng{GAP}lại){GAP}(?:(?:là|có){GAP})?$", regex.IGNORECASE
)
_NAMES_A_NUMBER = verbose(
    rf"""{_W}(?:năm|tháng|ngày|quý|đợt|thứ|số(?<!tổng{BLANK}số)(?<!trong{BLANK}số)|tầng|lầu|phòng(?:{GAP}(?:họp|học))?|quận|ấp|khu{GAP}phố|khóm
    |cơ{GAP}sở|tổ{GAP}dân{GAP}phố){GAP}$""",
    regex.IGNORECASE,
)


def _digits(match: Match, context: Context) -> int | None:
    before = _before(match, context)
    if _NAMES_A_NUMBER.search(before) or (match["trade"] and not _trade_is_told(match, context, before)):
        return None
    count = read_count(match["number"]) or None
    return None if match["of"] and int(match["of"]) != count else count


def _words(match: Match, context: Context) -> int | None:
    number, before = match["number"].lower(), _before(match, context)
    if match["trade"] and not _trade_is_told(match, context, before):
        return None
    if (number == "một" and not _ONE.search(before)) or (number == "năm" and not _FIVE.search(before)):
        return None
    if match["number"][0].isupper() and not match["number"].isupper() and before.rstrip(" \t")[-1:].isalpha():
        return None
    count = read_count(number)
    return count if count and count < 100 else None


def _trade_is_told(match: Match, context: Context, before: str) -> bool:
    """Whether classes of a trade are those the report is about: they begin, are opened in the title or on a day of the
    training, or are the subject of a sentence that opens them."""
    if _BEGUN.search(before):
        return True
    start, end = context.sentence_at(match.start())
    if _OPENS.search(before):
        section = context.section_at(start)
        titled = section is not None and section.kind == "title"
        return titled or last_event_day(context, start, match.start()) is not None
    return (
        not context.text[start : match.start()].strip()
        and _OPENED_AFTER.match(context.text, match.end(), end) is not None
    )


def _before(match: Match, context: Context) -> str:
    return context.text[max(0, match.start() - 24) : match.start()]


RULES: tuple[Rule[int], ...] = (
    # Digits before the noun. "Sở đã mở 14 lớp tập huấn tại các huyện."
    Rule(
        "classes.digits",
        verbose(
            rf"(?P<number>{DIGITS})(?:/(?P<of>\d{{1,3}})|{GLUE}\({NUMBER_WORDS}\))?{GAP}{_CLASS}", regex.IGNORECASE
        ),
        _digits,
        ("Sở đã mở 14 lớp tập huấn tại các huyện.", "Tổ chức 03 khóa bồi dưỡng.", "Khai giảng 2 lớp dạy nghề."),
        ("Đã mở 7/15 lớp.", "Lớp 1 khóa VII", "Có 3 lớp 5 tuổi.", "Mở 190 lớp dạy nghề."),
    ),
    # Number words before the noun. "Phòng tổ chức hai lớp tập huấn."
    Rule(
        "classes.words",
        verbose(rf"(?P<number>{NUMBER_WORDS})(?:{GLUE}\(\d{{1,3}}\))?{GAP}{_CLASS}", regex.IGNORECASE),
        _words,
        ("Phòng tổ chức hai lớp tập huấn.", "Hai lớp có 74 hội viên.", "Đã mở mười lăm khóa bồi dưỡng."),
        ("Đây là một lớp học bổ ích.", "Lớp thứ hai khai giảng.", "Trong năm lớp tập huấn được mở."),
    ),
)


def find_classes(context: Context) -> tuple[ClassCount, ...]:
    """The numbers of classes of the training told of, each once; parts of a told number and other classes left out.

    Several trainings in one report give one number each, in the order of the text. The title's number counts only
    where the body tells none.
    """
    told: list[tuple[Mention[int], Role]] = []
    mentions = scan(RULES, context, _counted(context))
    for span, group in groupby(mentions, key=lambda mention: context.sentence_at(mention.start)):
        found = tuple(group)
        roles = [_role(context, span, mention) for mention in found]
        told += zip(found, _weigh(context, found, roles, told), strict=True)
    wholes = [mention for mention, role in _add_up(told) if role == "whole"]
    in_body = [mention for mention in wholes if _is_body(context, mention)]
    once: dict[int, Mention[int]] = {}
    for mention in in_body or wholes:
        once.setdefault(mention.value, mention)
    return tuple(ClassCount(mention.value, context.evidence_of(mention)) for mention in once.values())


def _add_up(told: list[tuple[Mention[int], Role]]) -> list[tuple[Mention[int], Role]]:
    """The numbers behind a whole become its parts where they add up to it, told in however many sentences."""
    for index, (total, role) in enumerate(told):
        left, end = total.value, index + 1
        while role == "whole" and left > 0 and end < min(len(told), index + _MOST_PARTS):
            left -= told[end][0].value if told[end][1] != "other" else 0
            end += 1
        if role == "whole" and left == 0:
            parts: list[tuple[Mention[int], Role]] = [
                (mention, "part" if its == "whole" and mention.value < total.value else its)
                for mention, its in told[index + 1 : end]
            ]
            return [*told[: index + 1], *parts, *told[end:]]
    return told


def _counted(context: Context) -> list[tuple[int, int]]:
    """The parts of sentences in which a number stands before classes."""
    text = context.text
    nouns = [
        match.span()
        for match in _NOUN.finditer_in(text, context.stretches)
        if ends_in_number(text, match.start()) or text.endswith((") ", ")\t"), 0, match.start())
    ]
    return zones_around(nouns, context.sentences, _REACH, _REACH)


def _is_body(context: Context, mention: Mention[int]) -> bool:
    section = context.section_at(mention.start)
    return section is not None and section.kind == "body"


def _role(context: Context, span: tuple[int, int], mention: Mention[int]) -> Role:
    before = context.text[max(span[0], mention.start - 300) : mention.start]
    after = context.text[mention.end : min(span[1], mention.end + 300)]
    if _OF_OTHERS.search(before) and not _ALL_TOLD.match(context.text, span[1]):
        return "other"
    if _PER_UNIT.search(before) or _PLANNED.search(after) or is_told_later(context, span[0], mention.start):
        return "other"
    if is_told_earlier(context, span[0], mention.start) and not (
        _has_days_of(context, mention.value) or tells_all_so_far(context, span, mention.start)
    ):
        return "other"
    if in_other_year(context, span, mention.start) or not _is_taught(context, span):
        return "other"
    return "whole"


def _has_days_of(context: Context, classes: int) -> bool:
    """Whether as many spans of days are told as there are classes: "Từ đầu tháng 9 đến nay" is then their own time."""
    return classes > 1 and classes == sum(date.role == "event" for date in context.dates)


def _is_taught(context: Context, span: tuple[int, int]) -> bool:
    title = context.sentences[0]
    return any(_TRAINING.search(context.text, start, end) for start, end in (span, title))


def _weigh(
    context: Context, found: tuple[Mention[int], ...], roles: list[Role], told: list[tuple[Mention[int], Role]]
) -> list[Role]:
    """The roles of one sentence's numbers, after each was heard with those before it.

    A smaller number after "trong đó" is a part of the one before; numbers of equal rank ("3 lớp tại A, 2 lớp tại B")
    are parts of a whole that is not told, unless they add up to one.
    """
    weighed: list[Role] = []
    before = max((mention.value for mention, role in told[-6:] if role == "whole"), default=0)
    for mention, role in zip(found, roles, strict=True):
        start = context.sentence_at(mention.start)[0]
        whole = max([before, *(m.value for m, r in zip(found, weighed, strict=False) if r == "whole")])
        if (
            role == "whole"
            and mention.value < whole
            and _SPLIT.search(context.text, max(start, mention.start - 300), mention.start)
        ):
            role = "part"
        weighed.append(role)
    wholes = [index for index, role in enumerate(weighed) if role == "whole"]
    sums = [
        index for index in wholes if _SUM.search(context.text[max(0, found[index].start - 24) : found[index].start])
    ]
    if len(sums) == 1 and all(found[index].value <= found[sums[0]].value for index in wholes):
        return ["part" if role == "whole" and index != sums[0] else role for index, role in enumerate(weighed)]
    values = [found[index].value for index in wholes]
    if len(set(values)) > 1 or values.count(1) > 1:
        rest = sum(values) - max(values)
        for index in wholes:
            is_sum = found[index].value == max(values) == rest and len(set(values)) > 1
            weighed[index] = "whole" if is_sum else "part"
    return weighed
