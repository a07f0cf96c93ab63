"""Chains of bodies that act together, read before a verb (“A phối hợp với B và C tổ chức”) or after “do”."""

import bisect
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import regex

from gn_cli.extract.atoms import BLANK, CAPITALISED, GAP
from gn_cli.extract.body_names import referred_body
from gn_cli.extract.context import Body, Context
from gn_cli.extract.organizers.acts import APPOSED, HOLD, TRAINING, Side
from gn_cli.extract.organizers.partners import find_partners
from gn_cli.extract.rule import Match, Mention, plain
from gn_cli.vietnamese.fold import fold_in_place
from gn_cli.vietnamese.pattern import Plain

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
    # A dict and no set: the pattern must be the same in every run, or it is compiled in each.
    phrases = dict.fromkeys(
        word for entry in lists for part in entry.split("|") for word in ([part] if entry.find(part) else part.split())
    )
    return "|".join(sorted((phrase.replace(" ", "[ ]") for phrase in phrases), key=len, reverse=True))


_AT = r"(?:tại|ở|thuộc|của|trên[ ]địa[ ]bàn|với[ ]sự|theo|cho|nhằm|nhân|bằng)(?!\p{L})[^.;]{1,80}"
# “Trường Cao đẳng Lào Cai, đơn vị được Sở giao nhiệm vụ, khai giảng”
_APPOSITION = rf",{BLANK}(?:đơn{BLANK}vị|cơ{BLANK}quan|một{BLANK}trong|nơi|cũng{BLANK}là)(?!\p{{L}})[^,.;:]{{3,90}},"
_FILL = rf"""(?:{BLANK}|{_APPOSITION}|,|\([^()]{{0,80}}\)|[-–—][^-–—.]{{1,60}}[-–—]
    |(?:{_any_of(_ADVERBS, _TIMES)})(?!\p{{L}})|\d[\d/.,\-–]{{0,12}}+)"""
# Between the last organiser and the verb: adverbs, times, places, brackets.
_BEFORE_VERB = plain(rf"(?:{_FILL}){{0,24}}+(?:{_AT})?")
_JOINT = rf"""(?:và|cùng(?:{BLANK}với)?|với|(?:chủ{BLANK}trì,?{BLANK})?(?:đã{BLANK}|vừa{BLANK}
    |sẽ{BLANK}){{0,2}}(?:phối|kết|phối{BLANK}kết){BLANK}hợp(?:{BLANK}(?:chặt{BLANK}chẽ|tổ{BLANK}chức|thực{BLANK}hiện))?
    {BLANK}(?:với|cùng)(?:{BLANK}với)?|(?:liên{BLANK}kết|bắt{BLANK}tay|chung{BLANK}tay|kết{BLANK}nối
    |đồng{BLANK}tổ{BLANK}chức){BLANK}(?:với|cùng)|phối{BLANK}hợp|đồng{BLANK}hành{BLANK}cùng
    |hợp{BLANK}tác{BLANK}với)"""
_LINK = plain(
    rf"(?:{_FILL}){{0,16}}?(?P<joint>{_JOINT})(?:(?:{BLANK}|,){{0,3}}(?:các{BLANK}(?:đơn{BLANK}vị"
    rf"|cơ{BLANK}quan)|một{BLANK}số|:|gồm|là)){{0,3}}{BLANK}{{0,3}}"
)
_VERB = plain(rf"(?<!\p{{L}})(?:{HOLD}|{TRAINING})(?!\p{{L}})")
_DELEGATES = frozenset({"giao", "giao cho", "ủy quyền cho", "phân công", "chỉ đạo", "hợp đồng với", "thuê"})
_ACTS_WITH = plain(
    rf"{BLANK}(?:(?:đã|vừa|sẽ){BLANK}){{0,2}}(?:phối|kết|phối{BLANK}kết){BLANK}hợp{BLANK}(?:với|cùng){BLANK}[^,.;:]{{3,90}}$"
)
_COMMA = plain(rf"{BLANK}{{0,2}}(?:\([^()]{{0,60}}\){BLANK}{{0,2}})?[,;–-]{BLANK}{{0,3}}")
# After the bodies of “do …”: a verb of holding, however it is dressed, and no verb of giving or approving.
_HOLDS = plain(
    rf"""(?:(?!(?<!\p{{L}})(?:tài{BLANK}trợ|hỗ{BLANK}trợ|phê{BLANK}duyệt|ban{BLANK}hành|cấp|trao|tặng|giao
        |quản{BLANK}lý|đề{BLANK}xuất|biên{BLANK}soạn
    |xây|làm{BLANK}quà|cho{BLANK}vay|gửi|cử|mời|cho{BLANK}đi
    |quy{BLANK}định)(?!\p{{L}}))(?:[^.;:\n]|(?<=\bt[px])\.)){{0,80}}?(?<!\p{{L}})(?:tổ{BLANK}chức|mở|khai{BLANK}giảng|khai{BLANK}mạc
    |chủ{BLANK}trì
    |thực{BLANK}hiện|đăng{BLANK}cai|triển{BLANK}khai|phối{BLANK}hợp|đứng{BLANK}ra|tiến{BLANK}hành|tập{BLANK}huấn
    |bồi{BLANK}dưỡng|khởi{BLANK}xướng|làm{BLANK}chủ
    |làm{BLANK}đầu{BLANK}mối|đảm{BLANK}nhiệm|đồng{BLANK}hành|dành{BLANK}(?:cho|riêng)
    |hướng{BLANK}dẫn{BLANK}(?:nghiệp|kỹ|cách|quy|thực)|trang{BLANK}bị|đào{BLANK}tạo|cập{BLANK}nhật)(?!\p{{L}})"""
)
# What stands before a body that is a place, an owner, somebody's office or the one who is asked, and no actor.
_GOVERNED = Plain(
    r"""(?<!\p{L})(?:tại|ở|hội[ ]trường|phòng[ ]họp|trụ[ ]sở|khuôn[ ]viên|của|theo|thuộc|về|đến|từ|giao|tới|bởi|gửi
        |cử|trong|giúp|mời
    |đề[ ]nghị|kiến[ ]nghị|yêu[ ]cầu|chỉ[ ]đạo|đại[ ]diện|lãnh[ ]đạo|cán[ ]bộ|giám[ ]đốc|trưởng|phó|chủ[ ]tịch
    |bí[ ]thư|chánh|chuyên[ ]viên
    |giảng[ ]viên|báo[ ]cáo[ ]viên|hội[ ]viên|đoàn[ ]viên|thành[ ]viên|công[ ]chức|viên[ ]chức|chiến[ ]sĩ
    |phóng[ ]viên|chủ[ ]nhiệm|thứ[ ]trưởng
    |(?:của|từ|bởi)[ ]tổ[ ]chức
    |nhà[ ](?:khách|công[ ]vụ|nghỉ|hàng)|khách[ ]sạn|trung[ ]tâm[ ]hội[ ]nghị
    |hỗ[ ]trợ|tài[ ]trợ|được|dự[ ]có|gồm[ ]có|các|như|nhà
    |(?<!tham[ ]mưu[ ])cho)[ \u00a0]{1,3}$""",
    regex.VERBOSE,
)
_COUNTED = Plain(r"(?<![\p{L}\d])(?:\d{1,3}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)[ \u00a0]$")
_UNIT = Plain(
    rf"""(?:^|[.,;:–—*•({{-]{BLANK}{{0,3}}|(?<!\p{{L}})(?:qua|đây|do|nay|\d){GAP})
    (?P<unit>(?:(?:huyện|xã|phường|thị{BLANK}trấn|thị{BLANK}xã|thành{BLANK}phố|tp\.?|tỉnh|quận
    |đặc{BLANK}khu){BLANK}{{0,2}})(?-i:{CAPITALISED})(?:{BLANK}(?-i:{CAPITALISED})){{0,4}})
    (?:,{BLANK}(?:huyện|thị{BLANK}xã|thành{BLANK}phố|tp\.?|tỉnh|quận){BLANK}{{0,2}}(?-i:{CAPITALISED})(?:{BLANK}(?-i:{CAPITALISED})){{0,3}}){{0,2}}
    (?P<fill>(?:{_FILL}){{0,24}}+(?:{_AT})?)$""",
    regex.VERBOSE | regex.IGNORECASE,
)
_WITHIN_UNIT = plain(
    rf"""(?<!\p{{L}})(?i:xã|phường|thị{BLANK}trấn|huyện|thôn|bản|ấp|xóm|thị{BLANK}xã|thành{BLANK}phố|tp\.?|quận){BLANK}{{1,2}}
    {CAPITALISED}(?:{BLANK}{CAPITALISED}){{0,4}},{BLANK}{{1,2}}$"""
)
"""What makes the unit behind it only the one where another lies: “tại xã Nà Tấu, huyện Mai Sơn”."""
_UNIT_NAME = rf"""(?P<unit>
    (?:(?i:huyện|xã|phường|thị{BLANK}trấn|thị{BLANK}xã|thành{BLANK}phố|tp\.?|tỉnh|quận){BLANK}{{1,2}}){CAPITALISED}(?:{BLANK}{CAPITALISED}){{0,3}})"""
# “Sở Y tế phối hợp với huyện Mường Nhé tổ chức”, “huyện Mường Nhé phối hợp với Sở Y tế tổ chức”.
_TOGETHER = rf"""(?i:(?:(?:đã|vừa|sẽ){BLANK})?(?:phối|kết|phối{BLANK}kết){BLANK}hợp(?:{BLANK}(?:với|cùng))?
    |cùng(?:{BLANK}với)?|và)"""
_UNIT_JOINED = plain(
    rf"(?:{BLANK}|,|\([^()]{{0,80}}\)){{1,3}}{_TOGETHER}{BLANK}{_UNIT_NAME}(?:{BLANK}(?i:{_FILL}){{0,24}}+(?:{_AT})?)?"
)
_UNIT_JOINS = plain(
    rf"""(?:^|[.,;:–—({{-]{BLANK}{{0,3}}|(?<!\p{{L}})(?:qua|đây|nay|do|\d){BLANK}{{1,2}}){_UNIT_NAME}
    {BLANK}(?i:(?:đã|vừa|sẽ|chủ{BLANK}trì,?){BLANK})?{_TOGETHER}{BLANK}{{1,2}}$"""
)
_BARE = plain(
    rf"""(?:^|[.,;:–—({{-]{BLANK}{{0,3}}|(?<!\p{{L}})(?:qua|đây|do|nay|\d){GAP})
    (?P<kind>Sở|Ban|Phòng|Hội|Trung{BLANK}tâm|Học{BLANK}viện|Trường|Viện|Cục|Vụ|Chi{BLANK}cục|Công{BLANK}ty
    |Ngân{BLANK}hàng|Đoàn|Liên{BLANK}đoàn|Trạm|Bộ|Quỹ)
    (?P<fill>{BLANK}(?:{_FILL}){{0,24}}+(?:{_AT})?)$"""
)
# Words between a subject and an act that make the act another's: somebody is asked, sent, taught or quoted.
_OTHER_SUBJECT = Plain(
    r"""(?<!\p{L})(?:cử(?![ ]cán[ ]bộ[^.;,]{0,40}[ ](?:về|xuống|đến|tới)(?!\p{L}))
        |tham[ ]gia|tham[ ]dự|dự(?![ ]án)|được|đề[ ]nghị|cho[ ]biết|cho[ ]hay|giao|yêu[ ]cầu
        |chỉ[ ]đạo|tài[ ]trợ|hỗ[ ]trợ[ ]kinh[ ]phí|ông|bà
    |đồng[ ]chí|cho[ ]rằng|(?:hướng[ ]dẫn|quy[ ]định|kiểm[ ]tra|theo[ ]dõi)[ ]việc
    |nói|do|khi|sau[ ]khi|nếu|để[ ]các|thăm|tặng|trao|đánh[ ]giá|ban[ ]hành
    |phê[ ]duyệt)(?!\p{L})|[:;“”]""",
    regex.VERBOSE,
)
_WINDOW = 260
# “UBND xã Nà Tấu, TP. Điện Biên Phủ”: where a commune's or a district's body is.
_OF_SMALL_UNIT = plain(
    rf"(?i:xã|phường|thị{BLANK}trấn|huyện|thị{BLANK}xã|quận|thành{BLANK}phố){BLANK}{{1,2}}[^,]{{2,40}}$"
)
_ADDRESS = plain(
    rf"""(?:{BLANK}?,{BLANK}?(?i:huyện|thị{BLANK}xã|thành{BLANK}phố|t[px]\.?|quận|tỉnh){BLANK}{{0,2}}
    {CAPITALISED}(?:{BLANK}{CAPITALISED}){{0,3}}){{1,2}}"""
)


# A verb right behind a body makes it the subject, whatever stands before.
_DID = plain(rf"{BLANK}{{1,2}}(?:cũng{BLANK})?(?:đã|vừa|sẽ){BLANK}{{1,2}}\p{{L}}")


def _with_partners(context: Context) -> Sequence[Body]:
    """The bodies of an article in their order, with those that stand as partners and hold no other."""
    partners = list(find_partners(context))
    if not partners:
        return context.bodies
    starts = [partner.start for partner in partners]

    def is_held(body: Body) -> bool:
        """Whether a body lies in a partner."""
        index = bisect.bisect_right(starts, body.start) - 1
        return index >= 0 and body.end <= partners[index].end

    return sorted((*(body for body in context.bodies if not is_held(body)), *partners), key=lambda body: body.start)


class BodyOfText:
    """The bodies of an article with the sentences they stand in."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.bodies = _with_partners(context)
        self.starts = [body.start for body in self.bodies]
        self.reaches: dict[Body, int] = {}

    def between(self, start: int, end: int) -> tuple[Body, ...]:
        """The bodies that lie in a stretch of text, in their order, without those in brackets."""
        low, high = bisect.bisect_left(self.starts, start), bisect.bisect_left(self.starts, end)
        bodies = (body for body in self.bodies[low:high] if body.end <= end)
        return tuple(body for body in bodies if not self.bracketed(start, body, end))

    def verb_of(self, act: Mention[Side]) -> int:
        """Where the verb of an act begins: the Tổ chức of "Tổ chức Hope Asia mở lớp" is none, it is in a body."""
        body = self.bodies[index] if (index := bisect.bisect_right(self.starts, act.start) - 1) >= 0 else None
        if body is None or act.start >= body.end:
            return act.start
        verb = _VERB.search(self.context.folded, body.end, act.end)
        return verb.start() if verb else body.end

    def bracketed(self, start: int, body: Body, end: int) -> bool:
        """Whether a body stands in a bracket that opens and closes within the stretch."""
        before = self.context.text[start : body.start]
        return before.rfind("(") > before.rfind(")") and ")" in self.context.text[body.end : end]

    def governed(self, body: Body) -> bool:
        """Whether the words before a body make it a place, an owner or somebody's office."""
        start, _ = self.context.sentence_at(body.start)
        before = self.context.folded[max(start, body.start - 24) : body.start]
        # “kết hợp cùng 22 trạm y tế xã” names no one station.
        return _GOVERNED.search(before) is not None or (body.name[0].islower() and _COUNTED.search(before) is not None)

    def gap(self, start: int, end: int) -> str:
        return self.context.text[start:end]

    def chain_of(self, start: int, end: int) -> list[Body]:
        """The bodies of a stretch that can act, each told with the body it is a part of left out.

        “Vụ Tuyên truyền thuộc Ủy ban Dân tộc”, “Vụ Tuyên truyền (Ủy ban Dân tộc)” and “Vụ Tuyên truyền, Ủy ban Dân tộc”
        are the Vụ, which ends where the Ủy ban does.
        """
        found: list[Body] = []
        for body in self.between(start, end):
            if found and self.owns(body, found[-1]):
                found[-1] = self.with_owner(found[-1], body)
            elif not self.governed(body):
                found.append(body)
        return found

    def owns(self, body: Body, part: Body) -> bool:
        """Whether a body is told only as the one the body before is a part of."""
        gap = self.gap(part.end, body.start)
        if len(gap) > _OWNER_GAP:
            return False
        words = gap.strip(" \u00a0").casefold()
        return words in _OWNED_BY or (words in _OWNER_MARKS and _above(body, part))

    def with_owner(self, part: Body, owner: Body) -> Body:
        """A part that ends where its owner does; a dash makes one name: "Viện Hải dương - Đại học Nha Trang"."""
        if owner.kind in _SCHOOLS and self.gap(part.end, owner.start).strip(" \u00a0") in _DASHES:
            return Body(" ".join(self.gap(part.start, owner.end).split()), part.kind, part.start, owner.end)
        self.reaches[part] = owner.end
        return part

    def reach(self, body: Body) -> int:
        """Where a body ends, with the body above it or the larger unit that is told after it."""
        if body not in self.reaches:
            address = _ADDRESS.match(self.context.text, body.end) if _OF_SMALL_UNIT.search(body.name) else None
            self.reaches[body] = address.end() if address else body.end
        return self.reaches[body]


def organizers_of(text: BodyOfText, act: Mention[Side]) -> tuple[Found, ...]:
    """The bodies that hold the training an act tells of."""
    if act.value in {"before", "loose", "relative"}:
        return tuple(_before(text, text.verb_of(act), strict=act.value == "relative"))
    if act.value == "topic":
        return tuple(_topic(text, act.start))
    if act.value == "beside":
        return tuple(_beside(text, act.start))
    if act.value == "head":
        return tuple(_head(text, act.end))
    return tuple(_after(text, act.end, needs_verb=act.value == "by"))


def _before(text: BodyOfText, offset: int, strict: bool) -> Iterator[Found]:
    context = text.context
    start = max(context.sentence_at(offset)[0], offset - 4 * _WINDOW)
    bodies = text.chain_of(start, offset)
    if bodies and _fills(context, text.reach(bodies[-1]), offset):
        chain = _chain(text, bodies, start)
        yield from ((body, (), True) for body in [*_units_before(text, chain[0], start), *chain])
        return
    if bodies and (joined := _UNIT_JOINED.fullmatch(context.text, text.reach(bodies[-1]), offset)):
        chain = [*_chain(text, bodies, start), _unit_body(joined)]
        yield from ((body, (), True) for body in chain)
        return
    near = max(start, offset - _WINDOW)
    words = context.text[near:offset]
    unit = _UNIT.search(words)
    if unit and not _WITHIN_UNIT.search(words, 0, unit.start("unit")):
        yield _unit_body(unit, near), (), True
    elif bare := _BARE.search(words):
        referred = referred_body(context, bare["kind"], near + bare.start("kind"))
        if referred:
            yield referred, (f"name: {bare['kind']} told in full elsewhere",), True
    elif not bodies and not strict and (not words.strip() or _PRONOUN.fullmatch(context.folded, near, offset)):
        yield from ((body, notes, False) for body, notes, _ in _topic(text, offset))
    elif bodies and not strict and _is_subject(text, start, bodies, offset):
        # “Hội Nông dân xã phối hợp với nhóm bạn trẻ Ánh Dương mở lớp”: whoever the other is, the body acts.
        sure = _ACTS_WITH.match(context.folded, text.reach(bodies[-1]), offset) is not None
        yield from ((body, (), sure) for body in _chain(text, bodies, start))


def _unit_body(match: Match, offset: int = 0) -> Body:
    """A unit found in the text, or in the part of it that begins at an offset."""
    first, last = match.span("unit")
    return Body(" ".join(match["unit"].split()), "unit", offset + first, offset + last)


def _units_before(text: BodyOfText, body: Body, start: int) -> list[Body]:
    """The unit that acts together with the first body: “huyện Bắc Yên phối hợp với Sở Y tế”."""
    near = max(start, body.start - _WINDOW)
    match = _UNIT_JOINS.search(text.context.text[near : body.start])
    return [_unit_body(match, near)] if match else []


def _chain(text: BodyOfText, bodies: list[Body], start: int) -> list[Body]:
    """The last of the bodies and those before it that act with it, in the order of the text."""
    chain = [bodies[-1]]
    loose: list[Body] = []
    for body in reversed(bodies[:-1]):
        gap = text.reach(body), (loose or chain)[-1].start
        if _links(text.context, *gap):
            chain += [*loose, body]
            loose = []
        elif _COMMA.fullmatch(text.context.text, *gap):
            loose.append(body)
        else:
            break
    # “A, B và C”, “A, B tổ chức”: the commas at the head of a chain join as well, if the sentence begins with it.
    if loose and (len(chain) > 1 or _begins(text, start, loose[-1])):
        chain += loose
    return chain[::-1]


def _begins(text: BodyOfText, start: int, body: Body) -> bool:
    """Whether nothing but times and places stands before a body."""
    before = text.context.folded[start : body.start].rstrip()
    return not before or before.endswith((":", "-", "–")) or _BEFORE_VERB.fullmatch(before) is not None


def _above(body: Body, other: Body) -> bool:
    """Whether a body is the one that another, told right before it, is a part of."""
    if body.kind in _MINISTRIES or fold_in_place(body.name).startswith(("ủy ban dân tộc", "đại học")):
        return other.kind not in _MINISTRIES
    return other.kind in _PARTS.get(body.kind, ())


_OWNER_GAP = 14
_OWNED_BY = frozenset({"thuộc", "trực thuộc", ", thuộc", ", trực thuộc", "- thuộc"})
_OWNER_MARKS = frozenset({",", "-", "–", "("})
_DASHES = frozenset({"-", "–"})
_SCHOOLS = frozenset({"đại học", "trường", "trường đại học", "học viện"})
_PARTS = {
    "sở": frozenset({"phòng", "chi cục", "văn phòng", "thanh tra"}),
    "ubnd": frozenset({"phòng"}),
    "ủy ban nhân dân": frozenset({"phòng"}),
    "trường": frozenset({"khoa", "phòng", "bộ môn"}),
    "học viện": frozenset({"khoa", "phòng", "bộ môn", "viện"}),
    "công an": frozenset({"phòng", "đội"}),
}
"""Which kinds are parts of a body of which kind, where one is told right before the other."""
_MINISTRIES = frozenset({"bộ", "chính phủ", "quốc hội"})


def _is_subject(text: BodyOfText, start: int, bodies: list[Body], offset: int) -> bool:
    """Whether the last body is the subject of a sentence whose predicate holds the act, with other words between."""
    gap = text.context.folded[text.reach(bodies[-1]) : offset]
    if len(gap) > _WINDOW or _OTHER_SUBJECT.search(gap):
        return False
    if _DID.match(gap):
        return True
    before = text.context.folded[start : _chain(text, bodies, start)[0].start].rstrip()
    return before.endswith((",", ":", "-", "–")) or _BEFORE_VERB.fullmatch(before) is not None


def _fills(context: Context, start: int, end: int) -> bool:
    """Whether only adverbs, times and places stand between a body and its verb."""
    return end - start <= _WINDOW and _BEFORE_VERB.fullmatch(context.folded, start, end) is not None


def _links(context: Context, start: int, end: int) -> bool:
    """Whether what stands between two bodies makes them act together."""
    return end - start <= _WINDOW and _LINK.fullmatch(context.folded, start, end) is not None


def _after(text: BodyOfText, offset: int, needs_verb: bool) -> Iterator[Found]:
    context = text.context
    _, end = context.sentence_at(offset)
    chain: list[Body] = []
    for body in text.between(offset, min(end, offset + 4 * _WINDOW)):
        if chain and text.owns(body, chain[-1]):
            chain[-1] = text.with_owner(chain[-1], body)
            continue
        if chain:
            gap = text.reach(chain[-1]), body.start
            joined = _COMMA.fullmatch(context.text, *gap) or _links(context, *gap)
            # “do Sở Công Thương giao Trung tâm Khuyến công tổ chức”: the one who is asked holds it.
            if needs_verb and context.folded[slice(*gap)].strip() in _DELEGATES:
                chain, joined = [], True
        else:
            joined = _OPENING.fullmatch(context.folded, offset, body.start)
        if not joined:
            break
        chain.append(body)
    unit = _UNIT_AFTER.match(context.text, offset, end) if needs_verb and not chain else None
    if unit is not None:
        chain = [Body(" ".join(unit.group().split()), "unit", unit.start(), unit.end())]
    if chain and (not needs_verb or _holds(context, text.reach(chain[-1]), end)):
        yield from ((body, (), True) for body in chain)


def _holds(context: Context, offset: int, end: int) -> bool:
    """Whether a verb of holding follows the bodies of “do …”."""
    return _HOLDS.match(context.folded[offset : min(end, offset + _WINDOW)]) is not None


_OPENING = Plain(r"[ \u00a0]{0,3}(?:(?:các|hai|ba) (?:đơn vị|cơ quan|bên)[:,]? ?(?:gồm|là)?:? ?|cả )?")
_UNIT_AFTER = plain(
    rf"(?:huyện|xã|phường|thị{BLANK}trấn|thị{BLANK}xã|thành{BLANK}phố|tỉnh"
    rf"|quận){BLANK}{{1,2}}{CAPITALISED}(?:{BLANK}{CAPITALISED}){{0,3}}"
)


_PRONOUN = plain(
    rf"(?:{_FILL}){{0,12}}?(?:đơn{BLANK}vị|cơ{BLANK}quan"
    rf"|nhà{BLANK}trường)?(?:{BLANK}này)?{BLANK}?(?:{_FILL}){{0,24}}(?:{_AT})?"
)


def _beside(text: BodyOfText, offset: int) -> Iterator[Found]:
    """The body that an apposition after it calls the organiser."""
    for body in text.between(max(text.context.sentence_at(offset)[0], offset - _WINDOW), offset)[-1:]:
        if APPOSED.fullmatch(text.context.text, body.end, offset):
            yield body, (), True


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
    earlier = context.sentences_in(section.start, start)
    if not earlier:
        return
    first, last = earlier[-1]
    bodies = text.between(first, last)
    leads = bool(bodies) and not text.governed(bodies[0]) and _fills(context, first, bodies[0].start)
    if leads and regex.match(r"[ \u00a0]\p{Ll}", context.text, pos=bodies[0].end):
        yield bodies[0], ("organizer: subject of the sentence before",), True
