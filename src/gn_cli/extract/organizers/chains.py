"""Chains of bodies that act together, read before a verb (“A phối hợp với B và C tổ chức”) or after “do”."""

import bisect
from collections.abc import Iterator
from typing import TypeAlias

import regex

from gn_cli.extract.atoms import BLANK, CAPITALISED, GAP
from gn_cli.extract.body_names import referred_body
from gn_cli.extract.context import Body, Context
from gn_cli.extract.organizers.acts import Side
from gn_cli.extract.rule import Mention, verbose
from gn_cli.vietnamese.fold import fold_in_place
from gn_cli.vietnamese.pattern import Pattern

Found: TypeAlias = tuple[Body, tuple[str, ...], bool]
"""A body, what was inferred about it, and whether it stands plainly where an organiser stands."""

_ADVERBS = (
    "đã vừa mới đang sẽ cũng còn lại đều cùng đồng nhau|vừa qua|mới đây|vừa mới|tiếp tục|chính thức"
    "|chủ trì|phối hợp|thống nhất"
    "|long trọng|lần lượt|trực tiếp|liên tục|liên tiếp|đồng loạt|dự kiến|tích cực|kịp thời"
    "|thường xuyên|đứng ra|tổ chức|mở"
    "|khai mạc|khai giảng|thực hiện|triển khai|bắt đầu|chủ động|tham mưu|thí điểm|chọn|quyết định"
)
_TIMES = (
    "ngày sáng chiều tối trưa hôm nay qua vào trong từ đến tới và tháng năm tuần hai ba bốn nửa đầu"
    " cuối giữa đợt thứ tư sáu"
    " bảy chủ nhật các giờ h vừa rồi quý i ii iii iv cả suốt liền kéo dài|trung tuần|thượng tuần|hạ tuần|thời gian"
)


def _any_of(*lists: str) -> str:
    """An alternation of words and, between bars, phrases; longer ones first, for nothing is tried twice."""
    phrases = {
        word for entry in lists for part in entry.split("|") for word in ([part] if entry.find(part) else part.split())
    }
    return "|".join(sorted((phrase.replace(" ", "[ ]") for phrase in phrases), key=len, reverse=True))


_AT = r"(?:tại|ở|thuộc|của|trên[ ]địa[ ]bàn|với[ ]sự|theo|cho|nhằm|nhân|bằng)(?!\p{L})[^.;]{1,80}"
_FILL = rf"""(?:{BLANK}|,|\([^()]{{0,80}}\)|[-–—][^-–—.]{{1,60}}[-–—]|(?:{_any_of(_ADVERBS, _TIMES)})(?!\p{{L}})
    |\d[\d/.,\-–]{{0,12}})"""
# Between the last organiser and the verb: adverbs, times, places, brackets.
_BEFORE_VERB = verbose(rf"(?:{_FILL}){{0,24}}+(?:{_AT})?")
_JOINT = rf"""(?:và|cùng(?:{BLANK}với)?|với|(?:chủ{BLANK}trì,?{BLANK})?(?:đã{BLANK}|vừa{BLANK}
    |sẽ{BLANK}){{0,2}}(?:phối|kết){BLANK}hợp(?:{BLANK}(?:chặt{BLANK}chẽ|tổ{BLANK}chức|thực{BLANK}hiện))?
    {BLANK}(?:với|cùng)(?:{BLANK}với)?|(?:liên{BLANK}kết|bắt{BLANK}tay|chung{BLANK}tay|kết{BLANK}nối
    |đồng{BLANK}tổ{BLANK}chức){BLANK}(?:với|cùng)|phối{BLANK}hợp|đồng{BLANK}hành{BLANK}cùng
    |hợp{BLANK}tác{BLANK}với)"""
_LINK = verbose(
    rf"(?:{_FILL}){{0,16}}?(?P<joint>{_JOINT})(?:(?:{BLANK}|,){{0,3}}(?:các{BLANK}(?:đơn{BLANK}vị"
    rf"|cơ{BLANK}quan)|một{BLANK}số|:|gồm|là)){{0,3}}{BLANK}{{0,3}}"
)
_COMMA = verbose(rf"{BLANK}{{0,2}}(?:\([^()]{{0,60}}\){BLANK}{{0,2}})?[,;–-]{BLANK}{{0,3}}")
# After the bodies of “do …”: a verb of holding, however it is dressed, and no verb of giving or approving.
_HOLDS = verbose(
    rf"""(?:(?!(?<!\p{{L}})(?:tài{BLANK}trợ|hỗ{BLANK}trợ|phê{BLANK}duyệt|ban{BLANK}hành|cấp|trao|tặng|giao
        |quản{BLANK}lý|đề{BLANK}xuất|biên{BLANK}soạn
    |xây|làm{BLANK}quà|cho{BLANK}vay|gửi|cử
    |quy{BLANK}định)(?!\p{{L}}))[^.;:\n]){{0,80}}?(?<!\p{{L}})(?:tổ{BLANK}chức|mở|khai{BLANK}giảng|khai{BLANK}mạc
    |chủ{BLANK}trì
    |thực{BLANK}hiện|đăng{BLANK}cai|triển{BLANK}khai|phối{BLANK}hợp|đứng{BLANK}ra|tiến{BLANK}hành|tập{BLANK}huấn
    |bồi{BLANK}dưỡng|khởi{BLANK}xướng|làm{BLANK}chủ
    |làm{BLANK}đầu{BLANK}mối|đảm{BLANK}nhiệm|đồng{BLANK}hành|dành{BLANK}(?:cho|riêng)
    |hướng{BLANK}dẫn{BLANK}(?:nghiệp|kỹ|cách|quy|thực)|trang{BLANK}bị|đào{BLANK}tạo|cập{BLANK}nhật)(?!\p{{L}})"""
)
# What stands before a body that is a place, an owner, somebody's office or the one who is asked, and no actor.
_GOVERNED = Pattern(
    r"""(?<!\p{L})(?:tại|ở|hội[ ]trường|phòng[ ]họp|trụ[ ]sở|khuôn[ ]viên|của|theo|thuộc|về|đến|từ|giao|tới|bởi|gửi
        |cử|trong|giúp|mời
    |đề[ ]nghị|kiến[ ]nghị|yêu[ ]cầu|chỉ[ ]đạo|đại[ ]diện|lãnh[ ]đạo|cán[ ]bộ|giám[ ]đốc|trưởng|phó|chủ[ ]tịch
    |bí[ ]thư|chánh|chuyên[ ]viên
    |giảng[ ]viên|báo[ ]cáo[ ]viên|hội[ ]viên|đoàn[ ]viên|thành[ ]viên|công[ ]chức|viên[ ]chức|chiến[ ]sĩ
    |phóng[ ]viên|chủ[ ]nhiệm|thứ[ ]trưởng
    |hỗ[ ]trợ|tài[ ]trợ|được|dự[ ]có|gồm[ ]có|các|như|nhà|(?<!tham[ ]mưu[ ])cho)[ \u00a0]{1,3}$""",
    regex.VERBOSE,
)
_UNIT = verbose(
    rf"""(?:^|[.,;:–—*•({{-]{BLANK}{{0,3}}|(?<!\p{{L}})(?:qua|đây|do|nay|\d){GAP})
    (?P<unit>(?:(?:huyện|xã|phường|thị{BLANK}trấn|thị{BLANK}xã|thành{BLANK}phố|tp\.?|tỉnh|quận
    |đặc{BLANK}khu){BLANK}{{0,2}})(?-i:{CAPITALISED})(?:{BLANK}(?-i:{CAPITALISED})){{0,4}})
    (?P<fill>(?:{_FILL}){{0,24}}+(?:{_AT})?)$""",
    regex.IGNORECASE,
)
_BARE = verbose(
    rf"""(?:^|[.,;:–—({{-]{BLANK}{{0,3}}|(?<!\p{{L}})(?:qua|đây|do|nay|\d){GAP})
    (?P<kind>Sở|Ban|Phòng|Hội|Trung{BLANK}tâm|Học{BLANK}viện|Trường|Viện|Cục|Vụ|Chi{BLANK}cục|Công{BLANK}ty
    |Ngân{BLANK}hàng|Đoàn|Liên{BLANK}đoàn|Trạm|Bộ|Quỹ)
    (?P<fill>{BLANK}(?:{_FILL}){{0,24}}+(?:{_AT})?)$"""
)
# Words between a subject and an act that make the act another's: somebody is asked, sent, taught or quoted.
_OTHER_SUBJECT = Pattern(
    r"""(?<!\p{L})(?:cử|tham[ ]gia|tham[ ]dự|dự(?![ ]án)|được|đề[ ]nghị|cho[ ]biết|cho[ ]hay|giao|yêu[ ]cầu
        |chỉ[ ]đạo|tài[ ]trợ|hỗ[ ]trợ[ ]kinh[ ]phí|ông|bà
    |đồng[ ]chí|cho[ ]rằng|nói|do|khi|sau[ ]khi|nếu|để[ ]các|thăm|tặng|trao|đánh[ ]giá|ban[ ]hành
    |phê[ ]duyệt)(?!\p{L})|[:;“”]""",
    regex.VERBOSE,
)
_WINDOW = 260


class BodyOfText:
    """The bodies of an article with the sentences they stand in."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.starts = [body.start for body in context.bodies]

    def between(self, start: int, end: int) -> tuple[Body, ...]:
        """The bodies that lie in a stretch of text, in their order, without those in brackets."""
        low, high = bisect.bisect_left(self.starts, start), bisect.bisect_left(self.starts, end)
        bodies = (body for body in self.context.bodies[low:high] if body.end <= end)
        return tuple(body for body in bodies if not self.bracketed(start, body, end))

    def bracketed(self, start: int, body: Body, end: int) -> bool:
        """Whether a body stands in a bracket that opens and closes within the stretch."""
        before = self.context.text[start : body.start]
        return before.rfind("(") > before.rfind(")") and ")" in self.context.text[body.end : end]

    def governed(self, body: Body) -> bool:
        """Whether the words before a body make it a place, an owner or somebody's office."""
        start, _ = self.context.sentence_at(body.start)
        before = fold_in_place(self.context.text[max(start, body.start - 24) : body.start])
        return _GOVERNED.search(before) is not None

    def gap(self, start: int, end: int) -> str:
        return self.context.text[start:end]


def organizers_of(text: BodyOfText, act: Mention[Side]) -> tuple[Found, ...]:
    """The bodies that hold the training an act tells of."""
    if act.value in {"before", "loose", "relative"}:
        return tuple(_before(text, act.start, strict=act.value == "relative"))
    if act.value == "topic":
        return tuple(_topic(text, act.start))
    if act.value == "head":
        return tuple(_head(text, act.end))
    return tuple(_after(text, act.end, needs_verb=act.value == "by"))


def _before(text: BodyOfText, offset: int, strict: bool) -> Iterator[Found]:
    context = text.context
    start = max(context.sentence_at(offset)[0], offset - 4 * _WINDOW)
    bodies = [body for body in text.between(start, offset) if not text.governed(body)]
    if bodies and _fills(text.gap(bodies[-1].end, offset)):
        yield from ((body, (), True) for body in _chain(text, bodies))
        return
    words = context.text[max(start, offset - _WINDOW) : offset]
    if unit := _UNIT.search(words):
        first = offset - len(words) + unit.start("unit")
        name = unit["unit"]
        yield Body(" ".join(name.split()), "unit", first, first + len(name)), (), True
    elif bare := _BARE.search(words):
        referred = referred_body(context, bare["kind"], offset - len(words) + bare.start("kind"))
        if referred:
            yield referred, (f"name: {bare['kind']} told in full elsewhere",), True
    elif not bodies and not strict and (not words.strip() or _PRONOUN.fullmatch(fold_in_place(words))):
        yield from ((body, notes, False) for body, notes, _ in _topic(text, offset))
    elif bodies and not strict and _is_subject(text, start, bodies, offset):
        yield from ((body, (), False) for body in _chain(text, bodies))


def _chain(text: BodyOfText, bodies: list[Body]) -> list[Body]:
    """The last of the bodies and those before it that act with it, in the order of the text."""
    chain = [bodies[-1]]
    loose: list[Body] = []
    for body in reversed(bodies[:-1]):
        gap = text.gap(body.end, (loose or chain)[-1].start)
        if len(gap) <= _WINDOW and _LINK.fullmatch(fold_in_place(gap)):
            chain += [*loose, body]
            loose = []
        elif _COMMA.fullmatch(gap):
            loose.append(body)
        else:
            break
    # “Cục A, Bộ B tổ chức”: a part is told with the body above it.
    if len(chain) == 1 and loose and _above(chain[0], loose[0]):
        return [loose[0]]
    # “A, B và C”: the commas at the head of a chain join as well.
    return [*loose[::-1], *chain[::-1]] if len(chain) > 1 else chain


def _above(body: Body, other: Body) -> bool:
    """Whether a body is the one that another, told right before it, is a part of."""
    over = body.kind in _MINISTRIES or fold_in_place(body.name).startswith(("ủy ban dân tộc", "đại học"))
    return over and other.kind not in _MINISTRIES


_MINISTRIES = frozenset({"bộ", "chính phủ", "quốc hội"})


def _is_subject(text: BodyOfText, start: int, bodies: list[Body], offset: int) -> bool:
    """Whether the last body is the subject of a sentence whose predicate holds the act, with other words between."""
    gap = fold_in_place(text.gap(bodies[-1].end, offset))
    if len(gap) > _WINDOW or _OTHER_SUBJECT.search(gap):
        return False
    before = fold_in_place(text.gap(start, _chain(text, bodies)[0].start)).rstrip()
    return before.endswith((",", ":", "-", "–")) or _BEFORE_VERB.fullmatch(before) is not None


def _fills(gap: str) -> bool:
    return len(gap) <= _WINDOW and _BEFORE_VERB.fullmatch(fold_in_place(gap)) is not None


def _after(text: BodyOfText, offset: int, needs_verb: bool) -> Iterator[Found]:
    context = text.context
    _, end = context.sentence_at(offset)
    chain: list[Body] = []
    for body in text.between(offset, min(end, offset + 4 * _WINDOW)):
        gap = text.gap(chain[-1].end if chain else offset, body.start)
        if not chain:
            if not _OPENING.fullmatch(fold_in_place(gap)):
                break
        elif not (len(gap) <= _WINDOW and (_COMMA.fullmatch(gap) or _LINK.fullmatch(fold_in_place(gap)))):
            break
        chain.append(body)
    unit = _UNIT_AFTER.match(context.text, offset, end) if needs_verb and not chain else None
    if unit is not None:
        chain = [Body(" ".join(unit.group().split()), "unit", unit.start(), unit.end())]
    if chain and (not needs_verb or _HOLDS.match(fold_in_place(text.gap(chain[-1].end, end)))):
        yield from ((body, (), True) for body in chain)


_OPENING = Pattern(r"[ \u00a0]{0,3}(?:(?:các|hai|ba) (?:đơn vị|cơ quan|bên)[:,]? ?(?:gồm|là)?:? ?|cả )?")
_UNIT_AFTER = verbose(
    rf"(?:huyện|xã|phường|thị{BLANK}trấn|thị{BLANK}xã|thành{BLANK}phố|tỉnh"
    rf"|quận){BLANK}{{1,2}}{CAPITALISED}(?:{BLANK}{CAPITALISED}){{0,3}}"
)


_PRONOUN = verbose(
    rf"(?:{_FILL}){{0,12}}?(?:đơn{BLANK}vị|cơ{BLANK}quan"
    rf"|nhà{BLANK}trường)?(?:{BLANK}này)?{BLANK}?(?:{_FILL}){{0,24}}(?:{_AT})?"
)


def _head(text: BodyOfText, offset: int) -> Iterator[Found]:
    """The body whose head is named next."""
    _, end = text.context.sentence_at(offset)
    for body in text.between(offset, min(end, offset + _WINDOW // 2))[:1]:
        yield body, ("organizer: its head speaks for the organisers",), True


def _topic(text: BodyOfText, offset: int) -> Iterator[Found]:
    """The body that is the subject of the sentence before, in the same paragraph."""
    context = text.context
    section, (start, _) = context.section_at(offset), context.sentence_at(offset)
    if section is None or start <= section.start:
        return
    earlier = [span for span in context.sentences if section.start <= span[0] < start]
    if not earlier:
        return
    first, last = earlier[-1]
    bodies = text.between(first, last)
    leads = bool(bodies) and not text.governed(bodies[0]) and _fills(text.gap(first, bodies[0].start))
    if leads and regex.match(r"[ \u00a0]\p{Ll}", context.text, pos=bodies[0].end):
        yield bodies[0], ("organizer: subject of the sentence before",), True
