"""The wordings in which a numbered document is cited: with its symbol, by its bare number, in a list.

A document's number is a serial and a symbol: 943/KH-PVHXH, 11/2022/TT-BLĐTBXH, 35/2013/QH13, 3016/LĐTBXH-VPQGGN,
47-NQ/TU; the six shapes are those of Nghị định 30/2020/NĐ-CP and Hướng dẫn 36-HD/VPTW.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from gn_cli.extract.atoms import BLANK, DASH, GAP, GLUE, SYLLABLE, YEAR
from gn_cli.extract.context import Context
from gn_cli.extract.documents.kinds import (
    KIND_WORD,
    NUMBERED_KIND_WORD,
    SHORT_KINDS,
    kind_of_law,
    kind_of_number,
    kind_of_word,
)
from gn_cli.extract.rule import LOOKALIKE, Match, Mention, Rule, _Lookalike, plain, scan_each, verbose
from gn_cli.extract.zones import zones_around
from gn_cli.vietnamese.pattern import Pattern, Plain

SERIAL = r"(?:(?<![\p{L}\d])|(?<=[sS]ố|SỐ))(?<!\d[.,/])\d{1,5}\p{L}?(?![\p{L}\d])"
_LAW_SYMBOL = r"(?:UBTV)?QH\d{1,2}"
_GLUED = r"(?:ngày|của|về)(?!\p{L})"
_GROUP = rf"\p{{L}}(?:(?!{_GLUED})[\p{{L}}\d&.]){{0,22}}(?<![.&])(?:(?![\p{{L}}\d])|(?={_GLUED}))"
"""A group of a symbol; the next word may be glued to it: "07/2021/NĐ-CPngày 27/1"."""

_TWO_CAPITALS = r"(?=\p{L}{0,10}\p{Lu}\p{L}{0,10}\p{Lu})"
_SPACED_GROUP = rf"{_TWO_CAPITALS}{_GROUP}"
"""After a blank only letters with two capitals go on a symbol: "QĐ – UBND", but not "KH-UBND - Phòng Y tế"."""

_MARK = rf"(?:/|{DASH})"
_HALF_SPACED = rf"(?:{BLANK}{{1,2}}{_MARK}|{_MARK}{BLANK}{{1,2}})"
SYMBOLLED = rf"""
    {SERIAL}(?:{GLUE}/{GLUE}{YEAR})?
    (?:{_MARK}{_GROUP}|{GLUE}{_MARK}{GLUE}{_SPACED_GROUP})
    (?:{_MARK}{_GROUP}|{GLUE}{_MARK}{GLUE}{_SPACED_GROUP})?
    (?:{_MARK}{_GROUP}|{_HALF_SPACED}{_SPACED_GROUP}){{0,4}}
"""
"""A number with its symbol; the blanks inside are those of careless typing."""

_NO = rf"(?i:số){GLUE}:?{GLUE}"
_OTHER_WORD = rf"(?!{KIND_WORD}|(?i:số)(?!\p{{L}})){SYLLABLE}"
_BETWEEN = rf"(?:{GAP}(?:(?:{DASH}|của){GAP})?{_OTHER_WORD}){{0,8}}?"
_NAME_OF_LAW = rf"(?:,?{GAP}(?:{DASH}{GAP})?{_OTHER_WORD}){{0,14}}?"
_LICENCE = Pattern(
    rf"(?i:giấy{GAP}(?:phép|chứng{GAP}nhận|xác{GAP}nhận|đăng{GAP}ký)|GPXB)(?:{GAP}{SYLLABLE}){{0,8}}:?{GLUE}$"
)
"""What stands before a licence's number: the licence of a site or paper is no official document cited."""

_YEAR = re.compile(YEAR)
_OLDEST_YEAR = 1986
_LICENCE_CODE = Plain(r"[/-](?:GP|GPXB|GCN|GXN)(?![\p{L}\d])")
_END = rf"(?!{BLANK}{{0,2}}(?:/|%)|(?!{_GLUED})[\p{{L}}\d]|[.,]\d|{DASH}\d)"
_CITED_ON = rf"""(?={GLUE}(?:[.,;:)\]”"“(…!?]|$|\n)|{GAP}(?:{DASH}|của|ngày|về|và|hoặc|năm{GAP}{YEAR}|do|được|đã|là|quy|
    ban|phê|sửa|hướng|với|cho|trên|tại|vào|thì|có|theo|số|kèm|cũng|mới|này|nêu|đến|trong|như|ở|khi|v/v|nhằm|để|đối|từ|ra)(?!\p{{L}}))"""
"""What may follow a number cited without "số" and without symbol; a noun that it would count may not."""


class Cited(NamedTuple):
    """A number cited, without blanks, and the kind its own words name; `owner` is who issued it, if told before it."""

    number: str
    kind: str | None
    owner: str | None = None


def _number(match: Match) -> str:
    return "".join(match["number"].replace("\u200b", "").split())


def _is_licence(number: str) -> bool:
    return _LICENCE_CODE.search(number) is not None


def _worded(match: Match, context: Context) -> Cited | _Lookalike:
    number = _number(match)
    return LOOKALIKE if _is_licence(number) else Cited(number, kind_of_word(match["kind"]))


def _unworded(match: Match, context: Context) -> Cited | _Lookalike | None:
    number = _number(match)
    if _is_licence(number) or _LICENCE.search(context.text, max(0, match.start() - 90), match.start()):
        return LOOKALIKE
    kind = kind_of_number(number)
    if kind is None and not (match["no"] or match["generic"] or kind_of_law(number)):
        return None
    return Cited(number, kind)


def _bare(match: Match, context: Context) -> Cited | None:
    number = _number(match)
    kind = kind_of_word(match["kind"])
    if "no" not in match.groupdict() and _YEAR.fullmatch(number):
        # "Kế hoạch 2024"; but "Quyết định số 1956", and "Quyết định 1956", for none of that year is in force.
        return Cited(number, kind) if kind == "Quyết định" and int(number) < _OLDEST_YEAR else None
    return Cited(number, kind)


def _short(match: Match, context: Context) -> Cited | None:
    return _bare(match, context) if match["kind"][:1].isupper() else None


SYMBOLLED_NUMBERS: tuple[Rule[Cited], ...] = (
    # A law with its name between the word and the number: "Luật Phòng, chống ma túy số 73/2021/QH14".
    Rule(
        "documents.law",
        verbose(
            rf"(?P<kind>(?<!\p{{L}})(?i:bộ{GAP}luật|luật|pháp{GAP}lệnh)(?!\p{{L}})){_NAME_OF_LAW}"
            rf"{GAP}(?:{_NO})?(?P<number>{SERIAL}{GLUE}/{GLUE}{YEAR}{GLUE}/{GLUE}{_LAW_SYMBOL})"
        ),
        _worded,
        (
            "Luật Hòa giải ở cơ sở số 35/2013/QH13 được giới thiệu.",
            "Học viên nghiên cứu Luật Phòng, chống ma túy số 73/2021/QH14.",
            "Bộ luật Lao động 45/2019/QH14 có hiệu lực.",
        ),
        ("Luật Đất đai năm 2024 được phổ biến.", "Nghị quyết số 120/2020/QH14 của Quốc hội."),
    ),
    # The kind word, perhaps a few words of its subject or issuer, and the full number.
    Rule(
        "documents.kind_and_symbol",
        verbose(rf"(?P<kind>{KIND_WORD})(?:{_BETWEEN}{GAP}{_NO}|:?{GLUE}\(?{_NO}|{GAP})(?P<number>{SYMBOLLED})"),
        _worded,
        (
            "Thực hiện Kế hoạch số 45/KH-UBND ngày 3/4/2024 của UBND tỉnh.",
            "Nghị định của Chính phủ số 20/2021/NĐ-CP quy định mức trợ giúp.",
            "Quyết định 861/QĐ – TTg ngày 04/6/2021.",
            "Kế hoạch số31-KH/TU của Ban Thường vụ.",
        ),
        ("Kế hoạch tập huấn năm 2024.", "Chương trình gồm 12/15 chuyên đề."),
    ),
    # A number whose symbol tells its kind, or which "văn bản số" or "số" introduces: "văn bản số 25/BC-LĐTBXH".
    Rule(
        "documents.symbol_alone",
        verbose(
            rf"(?<![\p{{L}}\d])(?=[svcSVC]|\d{{1,5}}\p{{L}}?{GLUE}{_MARK})(?P<span>(?:(?P<generic>(?i:văn{GAP}bản|công{GAP}văn)){GAP})?(?P<no>{_NO})?(?P<number>"
            rf"{SERIAL}(?:{GLUE}/{GLUE}{YEAR})?{GLUE}{_MARK}{GLUE}(?:{_LAW_SYMBOL}"
            rf"|{_TWO_CAPITALS}{_GROUP}(?:{GLUE}{_MARK}{GLUE}{_SPACED_GROUP})(?:{_MARK}{_GROUP}){{0,3}})))"
        ),
        _unworded,
        (
            "Tại văn bản số 25/BC-LĐTBXH ngày 4/5/2023, phòng đề nghị mở lớp.",
            "Tại công văn đó, số 3016/LĐTBXH-VPQGGN, các tỉnh mở lớp.",
            "Thực hiện 12/KH-BCĐ của Ban Chỉ đạo.",
        ),
        ("Số 5/12 Lý Thường Kiệt.", "Tổ 12/KP-3 nhận quà.", "Đường dây nóng 0203/382-5123."),
    ),
)
"""The rules of numbers with a symbol in the order of their preference."""

BARE_NUMBERS: tuple[Rule[Cited], ...] = (
    # The kind word, "số" and a bare number: "Nghị quyết số 18", "Thông tư số 07/2021".
    Rule(
        "documents.kind_and_number",
        verbose(
            rf"(?P<kind>{NUMBERED_KIND_WORD}|(?<!\p{{L}})(?i:văn{GAP}bản))(?:{GAP}(?!{KIND_WORD}){SYLLABLE}){{0,3}}?{GAP}(?P<no>{_NO})"
            rf"(?P<number>{SERIAL}(?:/{YEAR})?){_END}"
        ),
        _bare,
        (
            "Nghị quyết số 18 về tinh gọn bộ máy.",
            "Kế hoạch số 3865 của UBND tỉnh.",
            "Nghị định số 28/2022 của Chính phủ.",
        ),
        ("Kế hoạch số lượng 18 lớp.", "Thông báo số điện thoại 0912 345 678.", "Dự án số 6 về truyền thông."),
    ),
    # The kind word, capitalised, and a number of two figures or a letter: "Nghị quyết 30a", "Nghị định 07/2021".
    Rule(
        "documents.kind_and_short_number",
        verbose(
            rf"(?P<kind>{NUMBERED_KIND_WORD}){GAP}"
            rf"(?P<number>(?:\d{{2,4}}\p{{L}}?|\d\p{{L}})(?:/{YEAR})?(?![\p{{L}}\d])){_END}{_CITED_ON}"
        ),
        _short,
        (
            "Thực hiện Nghị quyết 30a của Chính phủ.",
            "Quyết định 861 phê duyệt danh sách xã.",
            "Nghị định 07/2021 quy định chuẩn nghèo.",
        ),
        (
            "Kế hoạch 15 lớp tập huấn.",
            "Huyện 30a Mường Tè.",
            "Chương trình 135 của Chính phủ.",
            "Kế hoạch 2024 của xã.",
        ),
    ),
)
"""The rules of numbers behind "số" or the word for a kind; those of numbers with a symbol come before them."""

_ENDS_OF_KINDS = (
    "quyết|hoạch|trình",
    "định|luận|điện|luật|lệnh|tịch|TTLT",
    "thị|văn|báo|dẫn|cáo|mời",
    f"tư|đề|{'|'.join(code for code in SHORT_KINDS if len(code) == 2)}",
)
"""How the words for kinds end, those of one length together: a look-behind has one width."""

_BEHIND_KIND = "|".join(rf"(?<=(?i:{ends})\s{{{blanks}}}\d)" for blanks in (1, 2, 3) for ends in _ENDS_OF_KINDS)
_BEHIND_NO = "|".join(rf"(?<=(?i:số)[\s:]{{{blanks}}}\d)" for blanks in range(5))
_TO_SYMBOL = rf"\d{{0,4}}\p{{L}}?(?:\s{{0,3}}/\s{{0,3}}\d{{4}})?\s{{0,3}}(?:/|{DASH})\s{{0,3}}\p{{L}}"
_SIGN = plain(rf"""
    [0-9](?<!\d\d)(?:
        (?P<word>{_BEHIND_NO}|(?<=(?i:[hntịoiưềqđvlbdc\s])\s\d)(?:{_BEHIND_KIND}))(?P<both>{_TO_SYMBOL})?
        |(?<!\p{{L}}\d){_TO_SYMBOL}
    )""")
"""Figures behind "số" or behind the last word of a kind, figures before a symbol, or both."""

_REACH = 240
"""How far before a sign of a number the kind word and a law's name may begin; the number ends within half of that."""

_NEXT = verbose(
    rf"(?:,{GLUE}|{GAP}(?:và|hoặc){GAP})(?P<span>(?:{_NO})?(?P<number>{SERIAL}(?:/{YEAR})?)){_END}{_CITED_ON}"
)
_SEVERAL = verbose(rf"(?i:các|những){GAP}$")
_OWNED = verbose(rf"{GAP}của(?!\p{{L}})")


def find_numbers(context: Context) -> tuple[Mention[Cited], ...]:
    """Every number cited, in the order of the text."""
    found = _find_cited(context)
    ends = [end for _, end in context.stretches]
    mentions: list[Mention[Cited]] = []
    for index, mention in enumerate(found):
        mentions.append(mention)
        if mention.rule in {"documents.kind_and_number", "documents.kind_and_short_number"}:
            stop = ends[bisect_left(ends, mention.end)]
            if index + 1 < len(found):
                stop = min(stop, found[index + 1].start)
            mentions += _next_numbers(context.text, mention, stop)
    return tuple(mentions)


def _find_cited(context: Context) -> tuple[Mention[Cited], ...]:
    """What the rules read around the signs that they need."""
    with_symbol: list[tuple[int, int]] = []
    with_word: list[tuple[int, int]] = []
    for start, end in context.stretches:
        for sign in _SIGN.finditer(context.text, start, end):
            if sign.lastgroup != "word":
                with_symbol.append(sign.span())
            if sign.lastgroup:
                with_word.append(sign.span())
    tried = []
    for rules, signs in ((SYMBOLLED_NUMBERS, with_symbol), (BARE_NUMBERS, with_word)):
        places = zones_around(signs, context.stretches, _REACH, _REACH // 2)
        tried += [(rule, places) for rule in rules]
    return scan_each(tried, context)


def _next_numbers(text: str, first: Mention[Cited], stop: int) -> list[Mention[Cited]]:
    """Further bare numbers of a list: "các Nghị quyết số 18, 19 và 28", "Thông tư số 15, 46 của Bộ Tài chính".

    Without "các" before it and without an owner behind it there is no list: "Nghị quyết số 18, 30 học viên thảo luận".
    """
    numbers: list[Mention[Cited]] = []
    end = first.end
    while match := _NEXT.match(text, end, stop):
        cited = Cited(_number(match), first.value.kind)
        numbers.append(Mention(cited, match.start("span"), match.end("span"), "documents.next_number"))
        end = match.end()
    several = _SEVERAL.search(text, max(0, first.start - 10), first.start) or _OWNED.match(text, end, stop)
    return numbers if several else []
