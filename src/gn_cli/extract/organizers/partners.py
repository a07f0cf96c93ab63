"""Bodies that only the words around them show to be ones: projects and programmes that act with another."""

from collections.abc import Iterator

import regex

from gn_cli.extract.atoms import BLANK, GAP
from gn_cli.extract.context import Body, Context
from gn_cli.extract.organizers.acts import HOLD, TRAINING
from gn_cli.extract.rule import verbose
from gn_cli.vietnamese.pattern import Plain
from gn_cli.vietnamese.spelling import is_syllable

_WORD = r"[\p{L}\p{M}\d&’'./-]{1,16}"
# What follows the name: who acts with it, or the verb.
_FOLLOWED = rf"""(?={BLANK}{{0,2}}(?:\([^()]{{1,60}}\))?,?{GAP}(?:(?:đã|vừa|sẽ|cùng|đồng|chủ{GAP}trì){GAP}){{0,2}}
    (?:{HOLD}|{TRAINING}|(?:phối|kết|phối{GAP}kết){GAP}hợp|liên{GAP}kết|hợp{GAP}tác|cùng(?:{GAP}với)?|và)(?!\p{{L}}))"""
_NO_NAME = rf"""(?!(?:và|cùng|với|tại|ở|đã|vừa|sẽ|của|do|cho|để|nhằm|được|là|có|trong|theo|về|{HOLD}|{TRAINING}
    |(?:phối|kết){GAP}hợp)(?!\p{{L}}))"""
_NAMED = verbose(
    rf"""(?<!\p{{L}})(?:
    (?:chương{GAP}trình|dự{GAP}án|nhóm|mạng{GAP}lưới|liên{GAP}minh){GAP}(?P<own>(?-i:\p{{Lu}})[\p{{L}}\p{{M}}\d&’'-]{{1,16}})
        (?:{GAP}(?-i:\p{{Lu}})[\p{{L}}\p{{M}}\d&’'-]{{0,16}}){{0,4}}
    |(?P<board>ban{GAP}(?:quản{GAP}lý|điều{GAP}phối)|bql)(?:{GAP}(?:cấp{GAP})?(?:tỉnh|huyện|trung{GAP}ương))?{GAP}(?:tiểu{GAP})?(?:dự{GAP}án|chương{GAP}trình)
        (?:{GAP}{_NO_NAME}{_WORD}){{1,14}}?){_FOLLOWED}
    |(?<!\p{{L}})(?P<bare>(?-i:(?:Thường{GAP}trực{GAP})?(?:HĐND|UBND|UBMTTQ|MTTQ)))(?=(?:{BLANK}?[,–-]|{GAP}và){GAP}(?-i:\p{{Lu}}))""",
    regex.IGNORECASE,
)
# What stands before it: another body and what joins them, “do”, or nothing but a time.
_LEADS = Plain(
    r"(?:^|[.,;:–—(-]|(?<!\p{L})(?:với|cùng|và|do|qua|đây|nay|\d))[ \u00a0]{0,3}$",
    regex.IGNORECASE,
)
_NO_BODIES = frozenset({"OCOP", "MTQG", "NTM", "DTTS", "GNBV", "ASXH"})
"""Short forms of what programmes are about, which tell no name of one."""


def find_partners(context: Context) -> Iterator[Body]:
    """Projects and programmes of a foreign or short name, boards told at length, and councils and committees whose unit
    is told with the next body, where they stand as those who act.

    “Sở Y tế phối hợp với Dự án SAFE mở lớp”, “lớp học do Ban quản lý cấp tỉnh Chương trình … tổ chức”, “HĐND, UBND xã”.
    """
    for match in _NAMED.finditer_in(context.text, context.stretches):
        first, last = match.span()
        if not _LEADS.search(context.text, max(0, first - 8), first):
            continue
        if match["own"] and not _is_name(match["own"]):
            continue
        yield Body(" ".join(match.group().split()), "dự án", first, last)


def _is_name(word: str) -> bool:
    """Whether a word is a foreign one or a short form that is nobody's programme of the state."""
    return word not in _NO_BODIES and (word.isupper() or not is_syllable(word))
