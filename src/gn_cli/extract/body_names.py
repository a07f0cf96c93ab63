"""What the fields ask about bodies found: whether two names are one body, and which body “Sở” refers back to."""

from bisect import bisect_left

from gn_cli.extract.context import Body, Context
from gn_cli.vietnamese.fold import fold
from gn_cli.vietnamese.pattern import Pattern

_WORD = Pattern(r"[\p{L}\p{M}\d]{1,40}")
_EMPTY = frozenset({"và", "của", "về", "các"})
_SHORT = {
    "lđtbxh": "lao động thương binh xã hội", "lđtb": "lao động thương binh", "lđ": "lao động", "tb": "thương binh",
    "xh": "xã hội", "tbxh": "thương binh xã hội", "ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc", "mttqvn": "mặt trận tổ quốc việt nam", "ubmttq": "ủy ban mặt trận tổ quốc",
    "lhpn": "liên hiệp phụ nữ", "nn": "nông nghiệp", "ptnt": "phát triển nông thôn",
    "nnptnt": "nông nghiệp phát triển nông thôn",
    "mt": "môi trường", "nnmt": "nông nghiệp môi trường", "gd": "giáo dục", "đt": "đào tạo",
    "gdđt": "giáo dục đào tạo",
    "vh": "văn hóa", "vhxh": "văn hóa xã hội", "tttt": "thông tin truyền thông", "csxh": "chính sách xã hội",
    "nhcsxh": "ngân hàng chính sách xã hội", "tp": "thành phố", "tx": "thị xã", "btv": "ban thường vụ",
    "htx": "hợp tác xã",
    "bch": "ban chấp hành",
    "qs": "quân sự", "chqs": "chỉ huy quân sự", "bhxh": "bảo hiểm xã hội", "tw": "trung ương",
    "nd": "nông dân", "ccb": "cựu chiến binh", "tncs": "thanh niên cộng sản", "đđbqh": "đoàn đại biểu quốc hội",
}  # fmt: skip


def bodies_between(context: Context, start: int, end: int) -> tuple[Body, ...]:
    """The bodies that begin in a stretch of text, in their order."""
    starts = context.once(_starts)
    low = bisect_left(starts, start)
    return context.bodies[low : bisect_left(starts, end, lo=low)]


def _starts(context: Context) -> tuple[int, ...]:
    return tuple(map(_start, context.bodies))


def words_of(name: str) -> frozenset[str]:
    """The words of a body's name, abbreviations told in full, joints left out."""
    return frozenset(_in_full(name)) - _EMPTY


def _in_full(name: str) -> list[str]:
    words: list[str] = []
    for word in _WORD.findall(fold(name)):
        words += _SHORT.get(word, word).split()
    return words


def same_body(one: str, other: str) -> bool:
    """Whether two printed names may stand for one body: all words of the shorter are in the longer.

    "Sở LĐTBXH" and "Sở Lao động - Thương binh và Xã hội tỉnh Sơn La" are one; "UBND xã" and "UBND huyện" are two.
    """
    first, second = _in_full(one), _in_full(other)
    if first[0] != second[0]:
        return False
    few, many = sorted((frozenset(first) - _EMPTY, frozenset(second) - _EMPTY), key=len)
    return few <= many


def referred_body(context: Context, kind: str, offset: int) -> Body | None:
    """The body that a bare kind word at an offset refers back to: the nearest named before it, if no other could be.

    Two bodies of one kind before the offset (two Sở) leave it open, unless one of them stands in the same paragraph.
    """
    kind = fold(kind)
    bodies = context.once(_by_first_word).get(kind.split()[0], ())
    section = context.section_at(offset)
    rivals: list[Body] = []
    for index in range(bisect_left(bodies, offset, key=_start) - 1, -1, -1):
        body = bodies[index]
        if body.end > offset or not body.kind.startswith(kind):
            continue
        if section and rivals and body.start < section.start <= rivals[0].start:
            break
        if rivals and not same_body(rivals[0].name, body.name):
            return None
        rivals.append(body)
    return max(reversed(rivals), key=lambda body: len(body.name), default=None)


def _by_first_word(context: Context) -> dict[str, list[Body]]:
    """The bodies by the first word of their kinds."""
    found: dict[str, list[Body]] = {}
    for body in context.bodies:
        found.setdefault(body.kind.split()[0], []).append(body)
    return found


def _start(body: Body) -> int:
    return body.start
