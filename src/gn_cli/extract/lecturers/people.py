"""People named in a sentence: name, title and where they work, as far as the words around the name tell it."""

from bisect import bisect_left
from typing import NamedTuple

import regex

from gn_cli.extract.atoms import BLANK, GAP
from gn_cli.extract.bodies import heads_part
from gn_cli.extract.body_names import bodies_between, referred_body
from gn_cli.extract.context import Body, Context
from gn_cli.extract.rule import plain, verbose
from gn_cli.units.names import name_key
from gn_cli.units.table import load_units
from gn_cli.vietnamese.fold import fold
from gn_cli.vietnamese.names import is_surname
from gn_cli.vietnamese.pattern import Pattern, Plain

_SYLLABLE = (
    r"(?:(?:Bh|[HKY])[’'ʼ]\p{Lu}?\p{Ll}{0,8}|\p{Lu}[\p{Ll}\p{M}]{0,8}(?:[’'ʼ-]\p{Ll}{1,6})?"
    r"|\p{Lu}{2,8})(?![\p{L}\d])"
)
_NAME = rf"{_SYLLABLE}(?:{BLANK}{{1,2}}{_SYLLABLE}){{0,5}}"

_SHORT_TITLE = r"""(?:NSƯT|NSND|NSNA|GVCC|GVC|PGS|GS|TSKH|TS|Ts|ThS|Ths|THS|Th\.[sS]|NCS|CN|KS|BSNT|BS|Bs|DS|LS
    |NGƯT|NGND|TTƯT|TTND|CVC
    |(?:(?:BS|DS)[ ]?)?CK[ ]?(?:I{1,2}|[12]))(?![\p{L}])"""
_LONG_TITLE = rf"""(?i:(?:phó{GAP})?giáo{GAP}sư|tiến{GAP}s[ĩỹ](?:{GAP}khoa{GAP}học)?|thạc{GAP}s[ĩỹ]|cử{GAP}nhân
    |k[ĩỹ]{GAP}sư|dược{GAP}s[ĩỹ]
    |bác{GAP}s[ĩỹ](?:,?{GAP}(?:chuyên{GAP}khoa|CK)(?:{GAP}cấp)?{BLANK}?(?:I{{1,2}}|[12]))?|luật{GAP}sư|luật{GAP}gia
    |nhà{GAP}báo|nhà{GAP}văn|nhà{GAP}thơ|nhà{GAP}nghiên{GAP}cứu|nhạc{GAP}s[ĩỹ]|họa{GAP}s[ĩỹ]
    |nghệ{GAP}s[ĩỹ](?:{GAP}(?:nhiếp{GAP}ảnh|ưu{GAP}tú|nhân{GAP}dân))?
    |kiến{GAP}trúc{GAP}sư|nghệ{GAP}nhân(?:{GAP}ưu{GAP}tú)?|nhà{GAP}giáo(?:{GAP}ưu{GAP}tú)?
    |(?:đại|thượng|trung|thiếu){GAP}(?:tá|[uú][ýy]|úy|tướng)|thượng{GAP}s[ĩỹ]|trung{GAP}s[ĩỹ]
    |chuẩn{GAP}úy)(?!\p{{L}})"""
TITLE = rf"(?:{_SHORT_TITLE}|{_LONG_TITLE})"
_STUDY = rf"""(?:{GAP}(?i:chăn{GAP}nuôi(?:{GAP}thú{GAP}y)?|thú{GAP}y|trồng{GAP}trọt|nông{GAP}(?:nghiệp|học|lâm)
    |lâm{GAP}(?:nghiệp|sinh)|thủy{GAP}(?:sản|lợi)|bảo{GAP}vệ{GAP}thực{GAP}vật|xây{GAP}dựng|công{GAP}nghệ{GAP}thông{GAP}tin
    |môi{GAP}trường|luật|kinh{GAP}tế|tâm{GAP}lý(?:{GAP}học)?|y{GAP}tế{GAP}công{GAP}cộng|công{GAP}tác{GAP}xã{GAP}hội
    |xã{GAP}hội{GAP}học|dinh{GAP}dưỡng)(?!\p{{L}}))?"""
_NEXT_TITLE = rf"{BLANK}?[.,\-–&]?{BLANK}?{TITLE}"
_TITLE_ROW = rf"{TITLE}(?:{_NEXT_TITLE}){{0,4}}(?!{_NEXT_TITLE})"
_TITLES = rf"(?P<title>{_TITLE_ROW})\.?{_STUDY}"
_HONOURED = rf"""(?:đồng{GAP}chí|đ/c|đ/{GAP}c|đ\.c|đc|ông|bà|anh|chị
    |cô(?:{GAP}giáo)?|thầy(?:{GAP}giáo)?|bác|chú
    |diễn{GAP}giả|đại{GAP}đức|thượng{GAP}tọa|hòa{GAP}thượng|sư{GAP}cả|linh{GAP}mục|mục{GAP}sư|già{GAP}làng)"""
_HONOUR = rf"(?i:(?:các{GAP}|hai{GAP}|ba{GAP}|vị{GAP})?{_HONOURED})(?!\p{{L}})"
_TEACHERS = rf"""(?:báo{GAP}cáo{GAP}viên
    |giảng{GAP}viên(?:{GAP}(?:chính|cao{GAP}cấp|kiêm{GAP}(?:chức|nhiệm)|nguồn))?
    |tập{GAP}huấn{GAP}viên|hướng{GAP}dẫn{GAP}viên|chuyên{GAP}gia|diễn{GAP}giả|người{GAP}(?:hướng{GAP}dẫn
    |đứng{GAP}lớp|giảng{GAP}dạy))"""
_MANY = rf"(?:các|những|hai|ba|vị|\d{{1,2}}){GAP}"
_ROLE_NOUN = rf"(?i:(?:các{GAP}|những{GAP}|hai{GAP}|ba{GAP}|\d{{1,2}}{GAP})?{_TEACHERS})(?!\p{{L}})"
_POST_HEAD = rf"""(?i:(?:nguyên{GAP}|quyền{GAP}|hiện{GAP}là{GAP}|là{GAP}|hiện{GAP})?(?:
    (?:huyện|tỉnh|thành|thị|quận|đảng){GAP}[uủ][ỷy]{GAP}viên|(?:chi{GAP}cục|cục|vụ|đội|hiệu|viện|trạm|đồn|hạt){GAP}phó
    |(?:hạt|đồn|đài){GAP}trưởng
    |phó(?!\p{{L}})|quyền(?!\p{{L}})|trưởng(?!\p{{L}})|giám{GAP}đốc|tổng{GAP}giám{GAP}đốc|chủ{GAP}tịch|bí{GAP}thư
    |chủ{GAP}nhiệm|chánh|hiệu{GAP}trưởng|viện{GAP}trưởng
    |vụ{GAP}trưởng|cục{GAP}trưởng|chi{GAP}cục{GAP}trưởng|thứ{GAP}trưởng|bộ{GAP}trưởng|tổ{GAP}trưởng|đội{GAP}trưởng
    |trạm{GAP}trưởng|đại{GAP}đội
    |chuyên{GAP}viên(?:{GAP}(?:chính|cao{GAP}cấp))?|chuyên{GAP}gia(?:{GAP}tư{GAP}vấn)?|cán{GAP}bộ|công{GAP}chức
    |viên{GAP}chức|nghiên{GAP}cứu{GAP}viên(?:{GAP}chính)?
    |giảng{GAP}viên(?:{GAP}(?:chính|cao{GAP}cấp|kiêm{GAP}(?:chức|nhiệm)))?|báo{GAP}cáo{GAP}viên|giáo{GAP}viên
    |kỹ{GAP}thuật{GAP}viên|thanh{GAP}tra{GAP}viên|kiểm{GAP}sát{GAP}viên|thẩm{GAP}phán
    |phóng{GAP}viên|biên{GAP}tập{GAP}viên|tổng{GAP}biên{GAP}tập|thư{GAP}ký|ủy{GAP}viên|uỷ{GAP}viên|thành{GAP}viên
    |chính{GAP}ủy|chính{GAP}trị{GAP}viên|trợ{GAP}lý|điều{GAP}phối{GAP}viên
    |nhân{GAP}viên|bác{GAP}s[ĩỹ]|k[ỹĩ]{GAP}sư|luật{GAP}sư|cố{GAP}vấn|tư{GAP}vấn|đại{GAP}diện|phụ{GAP}trách
    |thường{GAP}trực|lãnh{GAP}đạo|kế{GAP}toán|chủ{GAP}trang{GAP}trại|nhà{GAP}khoa{GAP}học))"""
_PERSON = verbose(
    rf"""(?<![\p{{L}}\d])
    (?P<prefix>(?:(?:(?P<role>{_ROLE_NOUN})|(?P<honour>{_HONOUR})|{_TITLES}){BLANK}{{0,2}}[:.,]?{BLANK}{{1,2}}){{0,4}})
    (?:\*\*)?(?P<name>{_NAME})"""
)
# Where a person may be named: a surname with another capital after it, or a title, form of address or noun of teachers.
# The capital stands before what else is asked of it, so that the engine looks for capitals only.
_SURNAMED = plain(rf"\p{{Lu}}(?<![\p{{L}}\d].)[\p{{L}}\p{{M}}’'ʼ`]{{0,11}}(?={BLANK}{{1,2}}\p{{Lu}})")
_CAPITALS_BEFORE = plain(rf"(?<![\p{{L}}\d]){_SYLLABLE}{BLANK}{{1,2}}$")
_PREFIXED = rf"{BLANK}{{0,2}}[:.,]?{BLANK}{{1,2}}"
_ADDRESSED = verbose(
    rf"""(?<![\p{{L}}\d])(?:(?i:{_TEACHERS}|{_HONOURED})(?!\p{{L}})|{_TITLE_ROW}\.?{_STUDY})
    {_PREFIXED}
    (?:(?:{_ROLE_NOUN}|{_HONOUR}|{_TITLE_ROW}\.?{_STUDY}){_PREFIXED}){{0,3}}
    (?:\*\*)?\p{{Lu}}"""
)
_HOW_MANY = Plain(rf"(?i)(?<![\p{{L}}\d]){_MANY}$")
# After a name: a mark or bracket, then words that lead to a post or a body.
_SEPARATOR = verbose(
    rf"(?:\*\*)?{BLANK}{{0,2}}(?:[,–—-]|\(){BLANK}{{0,3}}|{BLANK}{{1,2}}(?=(?i:đến{GAP}từ|của|thuộc|hiện|là"
    rf"|công{GAP}tác|ở|bên|từ){GAP}|{_POST_HEAD}{GAP}(?i:phòng|ban|khoa|sở|trung|trường|viện|hội|của|cục|vụ|\p{{Lu}}))"
)
_LEADS = verbose(
    rf"""(?:\d{{2}}{GAP}tuổi,?{GAP})?(?i:(?:đến{GAP}từ|từ|của|thuộc|(?:hiện{GAP})?(?:đang{GAP})?(?:công{GAP}tác
        |làm{GAP}việc
        |giảng{GAP}dạy){GAP}(?:tại|ở)|hiện{GAP}là|đang{GAP}là|nguyên{GAP}là
    |đều{GAP}là|cùng{GAP}là|là|cùng|đều|nguyên|nay{GAP}là){GAP}){{0,3}}"""
)
_POST = verbose(_POST_HEAD)
_TITLE_HERE = verbose(_TITLES)
_TO_BODY = verbose(r"[^.;:()\n]{0,60}?")
_JOIN = verbose(
    rf"(?:{BLANK}[\p{{Ll}}\p{{M}}\d]{{1,9}}){{0,4}}?{BLANK}{{0,2}}(?:[,–—-]|\(|của|thuộc|trực{GAP}thuộc"
    rf"|trực{GAP}thuộc)?{BLANK}{{0,2}}"
)
_BARE = verbose(
    rf"(?:{GAP}(?:của|thuộc|tại))?{GAP}(?P<kind>Sở|Ban|Phòng|Trung{GAP}tâm|Học{GAP}viện|Trường|Hội|Cục|Vụ"
    rf"|Chi{GAP}cục|Viện|Công{GAP}ty|Ngân{GAP}hàng|Trạm|Đài|Bộ)(?=[\s.,;:)–-])(?!{GAP}\p{{Lu}})"
)
_PARTNERS = {
    "trung": frozenset("tâm tá úy uý tướng ương sĩ sỹ cấp".split()),
    "nguyên": frozenset("phó trưởng giám chủ bí cán chánh hiệu là thứ bộ cục viện chuyên".split()),
    "hiệu": frozenset({"trưởng", "phó"}),
}
"""Last syllables of names that begin a post or body only before these (Trung tâm, Nguyên Phó, Hiệu trưởng)."""
_NEXT_WORD = Plain(r"[ \u00a0]{1,2}(\p{L}{1,9})")
_PEOPLES = frozenset(
    map(fold, ("Ê Đê", "Cơ Ho", "Gia Rai", "Ba Na", "Xơ Đăng", "Xê Đăng", "Cơ Tu", "Tà Ôi", "Hà Nhì", "La Chí", "La Hủ",
               "Lô Lô", "Phù Lá", "Chu Ru", "Rơ Măm", "Sán Dìu", "Sán Chay", "Cao Lan"))
)  # fmt: skip
"""Peoples whose names look like persons'."""
_NOT_NAMES = frozenset(
    "trưởng phó giám chuyên giảng báo nguyên hiệu chánh viện trung sở ban phòng hội ubnd ủy uỷ".split()
)
_PLACE_BEFORE = Plain(
    r"(?<!\p{L})(?:huyện|xã|tỉnh|phường|thị trấn|thị xã|thành phố|tp\.?|quận|thôn|bản|xóm|ấp|buôn|làng|tổ"
    r"|khu|đường|phố|trường|chợ|sông|suối|núi|đèo|cụm|vùng|tại|ở|dân tộc|người|tiếng|chữ|đồng bào) {1,2}$"
)
"""What a place's name follows, in folded letters."""


class Person(NamedTuple):
    """A person named: offsets of the name, of the whole mention (`first`, `last`), title and body.

    `named` is False for a given name alone (“đồng chí Vinh”). `role` tells that a noun of
    teachers stands before the name.
    """

    name: str
    start: int
    end: int
    first: int
    last: int
    title: str | None
    affiliation: str | None
    affiliation_span: tuple[int, int] | None
    named: bool
    role: bool
    post: str
    notes: tuple[str, ...] = ()


def people_in(context: Context, start: int, end: int) -> tuple[Person, ...]:
    """The people named in a sentence, in their order."""
    places = context.once(_places)
    index, count = bisect_left(places, (start, start)), len(places)
    found: list[Person] = []
    position = start
    while True:
        while index < count and places[index][1] <= position:
            index += 1
        if index == count or places[index][0] >= end:
            return tuple(found)
        position = max(position, places[index][0])
        match = _PERSON.match(context.text, position, end) or _PERSON.search(context.text, position + 1, end)
        if match is None:
            return tuple(found)
        position = match.end()
        if not match["prefix"] and not _may_name(match["name"]):
            continue
        bodies = bodies_between(context, max(start, match.start() - _NEAR), min(end, match.end() + 2 * _NEAR))
        first, last = match.span("name")
        body = next((body for body in bodies if body.start < last and first < body.end), None)
        if body is not None:
            position = max(position, body.end) if first >= body.start else first + 1
            continue
        person = _person(context, match, bodies, end)
        if person is not None and (not found or person.first >= found[-1].end):
            found.append(person)
            position = max(person.end, person.last)


def _places(context: Context) -> list[tuple[int, int]]:
    """The stretches that may name people, in their order; some may lie in others."""
    text = context.text
    found: list[tuple[int, int]] = []
    rows: dict[int, int] = {}
    for match in _SURNAMED.finditer(text):
        if is_surname(match[0]):
            start = _row_start(text, match.start(), rows)
            found.append((start - 2 if text[max(0, start - 2) : start] == "**" else start, match.end()))
    for match in _ADDRESSED.finditer_in(text, ((0, len(text)),)):
        start, end = match.span()
        if text[start].isupper():
            start = _row_start(text, start, rows)
        many = _HOW_MANY.search(text, max(0, start - 9), start)
        found.append((many.start() if many else start, end))
    return sorted(found)


def _row_start(text: str, place: int, rows: dict[int, int]) -> int:
    """Where the row of capitals begins that a capital goes on with, those known kept in `rows`.

    A row is read from its first capital: "UBND Bà Rịa" names nobody.
    """
    start = place
    while start and (before := text[max(0, start - _LONGEST_SYLLABLE) : start].split()) and not before[-1].islower():
        match = _CAPITALS_BEFORE.search(text, max(0, start - _LONGEST_SYLLABLE), start)
        if match is None:
            break
        start = match.start()
        if start in rows:
            start = rows[start]
            break
    rows[place] = start
    return start


def _may_name(words: str) -> bool:
    """Whether a name can begin among words that stand together with capitals."""
    return any(map(is_surname, words.split()[:-1]))


def _person(context: Context, match: "regex.Match[str]", bodies: tuple[Body, ...], end: int) -> Person | None:
    text = context.text
    words: list[tuple[int, int, str]] = []
    place = match.start("name")
    for word in match["name"].split():
        place = text.index(word, place)
        words.append((place, place + len(word), word))
        place += len(word)
    first, prefixed, role = match.start(), bool(match["prefix"]), bool(match["role"])
    for number in range(1, len(words)):
        if words[number][2].lower() in _NOT_NAMES and _begins_post(text, words[number]):
            words = words[:number]
            break
    if not prefixed:
        while len(words) > 2 and not is_surname(words[0][2]):
            words = words[1:]
        if len(words) < 2 or not is_surname(words[0][2]) or _is_post(words):
            return None
    if len(words) > 5:
        return None
    before_body = None
    for body in bodies:
        if body.end <= first and _body_before(text, body, first, role):
            before_body = body
            break
    title = _clean_title(match["title"])
    name = " ".join([word[2] for word in words])
    if not prefixed:
        if len(words) == 2 and fold(name) in _PEOPLES:
            return None
        if before_body is None and _PLACE_BEFORE.search(context.folded, max(0, words[0][0] - 14), words[0][0]):
            return None
        if before_body is None and load_units().named(name_key(name)) and not _post_before(text, first):
            return None
    elif len(words) == 1 and not (match["honour"] and not title):
        return None
    if role and not (match["honour"] or title) and load_units().named(name_key(name)):
        return None
    teacher = before_body is not None and _teacher_before(text, before_body.start)
    stop = words[-1][1]
    last, post, span, notes, late_title = _apposition(context, stop, end, bodies)
    at = first if prefixed else words[0][0]
    if span is None and before_body is not None:
        span = (before_body.start, before_body.end)
        at = min(at, before_body.start)
    affiliation = None
    if span is not None:
        affiliation = " ".join(text[span[0] : span[1]].replace("(", ", ").split()).replace(" ,", ",")
    return Person(
        name, words[0][0], stop, at, last, title or late_title, affiliation, span,
        len(words) >= 2, role or teacher, post, notes,
    )  # fmt: skip


def _begins_post(text: str, word: tuple[int, int, str]) -> bool:
    """Whether one of `_NOT_NAMES` after a name begins a post or a body, and is no syllable of the name."""
    key = fold(word[2])
    after = _NEXT_WORD.match(text, word[1])
    if after is None:
        return False
    return key not in _PARTNERS or fold(after[1]) in _PARTNERS[key]


def _body_before(text: str, body: Body, offset: int, role: bool) -> bool:
    """Whether a body stands right before a person, as theirs: "Phó Giám đốc Sở Y tế Lò Văn A"."""
    gap = text[body.end : offset].strip(" \u00a0")
    if gap == "" or gap.casefold() in _SENDS:
        return True
    # “…, Phó Giám đốc Công ty A, báo cáo viên B”: a noun of teachers after the mark begins another person.
    if role or gap not in {",", ":", "là", "-", "–"}:
        return False
    return _HOLDER.search(text[max(0, body.start - 40) : body.start]) is not None


_SENDS = frozenset({"cử", "đã cử", "phân công", "có", "bố trí", "góp"})


_HOLDER = Plain(
    r"(?i)(?:đến từ|người của|công tác tại|viên|viên chính|cán bộ|giám đốc|trưởng|phó|chuyên gia|đại diện"
    r"|công chức|bác s[ĩỹ]|k[ĩỹ] sư|chủ nhiệm)(?: của| thuộc| đến từ)?[ \u00a0]{1,2}$"
)


def _teacher_before(text: str, offset: int) -> bool:
    return _TEACHER_NOUN.search(text[max(0, offset - 40) : offset]) is not None


_TEACHER_NOUN = Plain(
    r"(?i)(?:báo cáo viên|giảng viên|tập huấn viên|chuyên gia|diễn giả)(?: chính)?(?: của| thuộc| đến"
    r" từ)?[ \u00a0]{1,2}$"
)


def _is_post(words: list[tuple[int, int, str]]) -> bool:
    """Whether capitals begin a post: "Phó Chủ nhiệm", "Phó Giám đốc"."""
    return words[0][2].lower() in {"phó", "quyền"} and words[1][2].lower() in _POSTS_HELD


_POSTS_HELD = frozenset("chủ giám trưởng bí viện hiệu cục vụ chánh ban tổng".split())


def _clean_title(title: str | None) -> str | None:
    return " ".join(title.split()).strip(" .,-–") if title else None


def _post_before(text: str, offset: int) -> "regex.Match[str] | None":
    return _POST_BEFORE.search(text[max(0, offset - 40) : offset])


_POST_BEFORE = Plain(
    r"(?i)(?:trưởng|phó|giám đốc|chủ tịch|trưởng phòng|phó phòng|chuyên viên|cán bộ|giảng viên|báo cáo"
    r" viên|kỹ thuật viên|bí thư)[ \u00a0]{1,2}$"
)


def _apposition(
    context: Context, position: int, end: int, bodies: tuple[Body, ...]
) -> tuple[int, str, tuple[int, int] | None, tuple[str, ...], str | None]:
    """What follows a name up to its predicate: its end, the post, the span of the bodies, notes, a title told late."""
    text, post, title = context.text, "", None
    span: tuple[int, int] | None = None
    notes: tuple[str, ...] = ()
    seat = False
    for _ in range(4):
        mark = _SEPARATOR.match(text, position, end)
        if mark is None:
            break
        lead = _LEADS.match(text, mark.end(), end)
        at = lead.end() if lead else mark.end()
        if (late := _TITLE_HERE.match(text, at, end)) and not _PERSON_AFTER.match(text, late.end()):
            title = title or _clean_title(late["title"])
            field = _FIELD_OF_STUDY.match(text, late.end(), end)
            position = field.end() if field else late.end()
            if any(late.end() < body.end and body.start < position for body in bodies):
                position = late.end()
            continue
        held = _POST.match(text, at, end)
        if held and _TITLED_AFTER.match(text, held.end(), end):
            break
        reach = held.end() if held else at
        body = next((b for b in bodies if b.end > at and b.start >= at), None)
        if seat and held and body is not None and _leads_to(text, reach, body, True):
            span = None
        if body is not None and span is None and _leads_to(text, reach, body, held is not None):
            post = text[at : body.start] if held else post
            span = _chain(text, body, bodies)
            seat = held is not None and _SEAT.match(held.group()) is not None
            position = span[1]
            if position < end and text[position] == ")":
                position += 1
            continue
        if held is None:
            break
        if body is not None and span is not None and _leads_to(text, reach, body, True):
            position = body.end
            continue
        post = post or held.group()
        if span is None and (bare := _BARE_AFTER_POST.match(text, held.end(), end)):
            referred = referred_body(context, bare["kind"], bare.start("kind"))
            if referred is not None:
                span = (referred.start, referred.end)
                notes = (f"affiliation: {bare['kind']} told in full elsewhere",)
                position = bare.end()
                continue
        rest = _REST_OF_POST.match(text, held.end(), end)
        position = rest.end() if rest else held.end()
        if position < end and text[position] == ")":
            position += 1
    return position, post, span, notes, title


_SEAT = Plain(r"(?i)(?:\p{L}{2,6} )?[uủ][ỷy] viên")
"""A seat on a committee: the body of a post told after it is where its holder works."""
_FIELD_OF_STUDY = Plain(r"[^,;:.()–-]{0,30}")
_REST_OF_POST = Plain(
    r"(?:[ \u00a0](?!(?:đã|sẽ|trực|trình|truyền|hướng|giới|phổ|cho|phát|khai|chủ|đứng|lên|giảng|đảm|phụ|lần|chia|thông"
    r"|nhấn|đề|yêu|nói|trao|báo|cùng|và|dự|tham|kể)[ \u00a0])[\p{L}\p{M}\d]{1,12}){0,8}"
)
_NEAR = 200
_LONGEST_SYLLABLE = 20
_PERSON_AFTER = verbose(rf"[.,]?{BLANK}{{1,2}}{_SYLLABLE}{BLANK}{{1,2}}{_SYLLABLE}")
_TITLED_AFTER = verbose(rf"{BLANK}{{1,2}}(?:{TITLE}{BLANK}?[.,]?{BLANK}?){{1,3}}{_SYLLABLE}{BLANK}{{1,2}}{_SYLLABLE}")
_BARE_AFTER_POST = verbose(rf"[^.,;:()\n]{{0,40}}?{_BARE.pattern}")


def _leads_to(text: str, reach: int, body: Body, held: bool) -> bool:
    """Whether nothing but the words of a post stands between a name and a body."""
    gap = text[reach : body.start]
    if not held:
        words = gap.strip(" \u00a0")
        return words == "" or (_SMALL_WORDS.fullmatch(words) is not None and not _PREDICATE.search(words))
    words = gap.rstrip().removesuffix(" tại").removesuffix(" ở")
    return (
        len(gap) <= 60
        and _TO_BODY.fullmatch(gap) is not None
        and gap.count(",") <= 1
        and not _PREDICATE.search(words)
        and not _NEXT_PERSON.search(gap)
    )


_NEXT_PERSON = plain(rf"[,;]{BLANK}{{1,2}}(?:{TITLE}|{_HONOUR})[.]?{BLANK}{{1,2}}{_SYLLABLE}{BLANK}{{1,2}}{_SYLLABLE}")
_SMALL_WORDS = Plain(r"\p{Ll}[\p{Ll}\p{M}\d \u00a0]{0,44}")
_PREDICATE = Pattern(
    r"""(?<!\p{L})(?:trình[ ]bày|truyền[ ]đạt|hướng[ ]dẫn(?![ ]viên)|giới[ ]thiệu|phổ[ ]biến|phát[ ]biểu|khai[ ]mạc
        |cho[ ]biết
    |chủ[ ]trì|đã|sẽ|đứng[ ]lớp|lên[ ]lớp|giảng(?![ ]viên)|và|tại|về|thông[ ]tin|chia[ ]sẻ|trao[ ]đổi|phân[ ]tích
    |cập[ ]nhật
    |giải[ ]đáp|cảnh[ ]báo|lưu[ ]ý|nhấn[ ]mạnh|triển[ ]khai|quán[ ]triệt|báo[ ]cáo(?![ ]viên)|nói|nêu|dạy|làm[ ]rõ
    |đảm[ ]nhiệm
    |thuyết[ ]trình|trả[ ]lời|đại[ ]diện[ ]cho)(?!\p{L})""",
    regex.VERBOSE,
)


def _chain(text: str, body: Body, bodies: tuple[Body, ...]) -> tuple[int, int]:
    """The span of a body and of the bodies above it: "Khoa X, Trường Y"; the part somebody heads is left out."""
    chain = [body]
    for other in bodies:
        gap = text[chain[-1].end : other.start] if other.start >= chain[-1].end else "."
        if len(chain) < 3 and len(gap) <= 50 and _JOIN.fullmatch(gap) and not _PREDICATE.search(gap):
            chain.append(other)
    if len(chain) > 1 and heads_part(text, chain[0]):
        chain = chain[1:]
    return chain[0].start, chain[-1].end
