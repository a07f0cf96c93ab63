"""Where the rules of date phrases are tried: around the figures and words without which they find nothing."""

from collections.abc import Sequence

from gn_cli.extract.atoms import DASH, either
from gn_cli.extract.context import Context
from gn_cli.extract.dates.shapes import LUNAR_SHAPES, SHAPES, SIGN_OF_LUNAR, Phrase
from gn_cli.extract.rule import Mention, plain, scan_each
from gn_cli.extract.zones import zones_around
from gn_cli.vietnamese.numbers import SMALL_NUMBERS

_SIGN = plain(rf"""
    [0-9](?<![0-9][0-9])[0-9]?(?:
        (?P<month>\s{{0,3}}(?:/{{1,2}}|\.(?![0-9]{{3}})|(?P<dash>{DASH}))\s{{0,3}}[0-9]|,?\s{{1,3}}(?i:tháng)(?!\s{{1,3}}(?i:này)))
        |(?P<recent>\s{{1,3}}(?i:vừa\s{{1,3}}(?:qua|rồi)|tháng\s{{1,3}}này))
        |(?P<apart>(?=\s{{1,3}}(?i:tại|ở|cho|với|dành)|\s{{0,3}}[()]))
    )""")
"""A number that may be a day, by what stands behind it; a dash may stand for a month or a span."""

_SIGN_OF_RULE = {
    "dates.announced_days": "month",
    "dates.day_of_later_month": "apart",
    "dates.days_of_this_month": "recent",
    "dates.spaced_dash": "dash",
    "dates.bare_days": "month",
}
"""The sign each rule needs; one without a sign is tried wherever the words stand that it begins with."""

_LEADING = (
    "trong", "suốt", "vào", "qua", "các", "cả", "những", "kể", "bắt", "đầu", "từ", "cho", "đến", "đên", "đén", "tới",
    "hết", "và", "cùng", "rồi", "liền", "liên", "tiếp", "tục", "nghỉ", "giữa", "cuối", "tuần",
    "buổi", "sáng", "trưa", "chiều", "tối", "đêm", "ngày", "hôm", "nay", "mai", "mùng",
    "mồng", "thứ", "tư", "bẩy", "chủ", "chủa", "chú", "chúa", "nhật", "cn", "h", "giờ", "phút", *SMALL_NUMBERS,
)  # fmt: skip
_WORDS_BEFORE = plain(rf"(?i:(?:[^\p{{L}}\n]|{either(*(word[::-1] for word in _LEADING))}(?!\p{{L}})){{0,90}})")
"""The words of a phrase before its first sign, read from the sign backwards: each of them is known."""

_REACH = 90
"""How far before a sign the words of a date may begin; they end within half of that."""


def find_phrases(context: Context, stretches: Sequence[tuple[int, int]]) -> tuple[Mention[Phrase], ...]:
    """The phrases of days in the stretches, none over another, in the order of the text."""
    text = context.text
    signs: dict[str, list[tuple[int, int]]] = {"month": [], "dash": [], "recent": [], "apart": []}
    for start, end in stretches:
        for sign in _SIGN.finditer(text, start, end):
            place = sign.start()
            before = _WORDS_BEFORE.match(text[max(start, place - _REACH) : place][::-1])
            span = place - before.end(), sign.end()
            signs[sign.lastgroup].append(span)
            if sign["dash"]:
                signs["dash"].append(span)
    places = {name: zones_around(found, stretches, 0, _REACH // 2) for name, found in signs.items()}
    lunar = LUNAR_SHAPES if SIGN_OF_LUNAR.search(text) else ()
    tried = [(rule, stretches) for rule in lunar]
    tried += [(rule, places[_SIGN_OF_RULE[rule.name]] if rule.name in _SIGN_OF_RULE else stretches) for rule in SHAPES]
    return scan_each(tried, context)
