"""People named in a sentence: name, title and where they work, as far as the words around the name tell it."""

from bisect import bisect_left
from typing import NamedTuple

import regex

from gn_cli.extract.atoms import BLANK, GAP
from gn_cli.extract.bodies import heads_part
from gn_cli.extract.body_names import bodies_between, referred_body
from gn_cli.extract.context import Body, Context
from gn_cli.extract.lecturers.words import (
    HONOUR,
    HONOURED,
    MANY,
    NAME,
    POST_HEAD,
    ROLE_NOUN,
    STUDY,
    SYLLABLE,
    TEACHERS,
    TITLE,
    TITLE_ROW,
    TITLES,
)
from gn_cli.extract.rule import plain, verbose
from gn_cli.units.names import name_key
from gn_cli.units.table import load_units
from gn_cli.vietnamese.fold import fold
from gn_cli.vietnamese.names import is_surname
from gn_cli.vietnamese.pattern import Pattern, Plain

_PERSON = verbose(
    rf"""(?<![\p{{L}}\d])
    (?P<prefix>(?:(?:(?P<role>{ROLE_NOUN})|(?P<honour>{HONOUR})|{TITLES}){BLANK}{{0,2}}[:.,]?{BLANK}{{1,2}}){{0,4}})
    (?:\*\*)?(?P<name>{NAME})"""
)
# Where a person may be named: a surname with another capital after it, or a title, form of address or noun of teachers.
# The capital stands before what else is asked of it, so that the engine looks for capitals only.
_SURNAMED = plain(rf"\p{{Lu}}(?<![\p{{L}}\d].)[\p{{L}}\p{{M}}’'ʼ`]{{0,11}}(?={BLANK}{{1,2}}\p{{Lu}})")
_CAPITALS_BEFORE = plain(rf"(?<![\p{{L}}\d]){SYLLABLE}{BLANK}{{1,2}}$")
_PREFIXED = rf"{BLANK}{{0,2}}[:.,]?{BLANK}{{1,2}}"
_ADDRESSED = verbose(
    rf"""(?<![\p{{L}}\d])(?:(?i:{TEACHERS}|{HONOURED})(?!\p{{L}})|{TITLE_ROW}\.?{STUDY})
    {_PREFIXED}
    (?:(?:{ROLE_NOUN}|{HONOUR}|{TITLE_ROW}\.?{STUDY}){_PREFIXED}){{0,3}}
    (?:\*\*)?\p{{Lu}}"""
)
_HOW_MANY = Plain(rf"(?i)(?<![\p{{L}}\d]){MANY}$")
# After a name: a mark or bracket, then words that lead to a post or a body.
_SEPARATOR = verbose(
    rf"(?:\*\*)?{BLANK}{{0,2}}(?:[,–—-]|\(){BLANK}{{0,3}}|{BLANK}{{1,2}}(?=(?i:đến{GAP}từ|của|thuộc|hiện|là"
    rf"|công{GAP}tác|ở|bên|từ){GAP}|{POST_HEAD}{GAP}(?i:phòng|ban|khoa|sở|trung|trường|viện|hội|của|cục|vụ|\p{{Lu}}))"
)
_LEADS = verbose(
    rf"""(?:\d{{2}}{GAP}tuổi,?{GAP})?(?i:(?:đến{GAP}từ|từ|của|thuộc|(?:hiện{GAP})?(?:đang{GAP})?(?:công{GAP}tác
        |làm{GAP}việc
        |giảng{GAP}dạy){GAP}(?:tại|ở)|hiện{GAP}là|đang{GAP}là|nguyên{GAP}là
    |đều{GAP}là|cùng{GAP}là|là|cùng|đều|nguyên|nay{GAP}là){GAP}){{0,3}}"""
)
_POST = verbose(POST_HEAD)
_TITLE_HERE = verbose(TITLES)
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
    "chủ": frozenset({"tịch", "nhiệm"}),
}
"""Last syllables of names that begin a post or body only before these (Trung tâm, Nguyên Phó, Hiệu trưởng)."""
_NEXT_WORD = Plain(r"[ \u00a0]{1,2}(\p{L}{1,9})")
_PEOPLES = frozenset(
    map(fold, ("Ê Đê", "Cơ Ho", "Gia Rai", "Ba Na", "Xơ Đăng", "Xê Đăng", "Cơ Tu", "Tà Ôi", "Hà Nhì", "La Chí", "La Hủ",
               "Lô Lô", "Phù Lá", "Chu Ru", "Rơ Măm", "Sán Dìu", "Sán Chay", "Cao Lan"))
)  # fmt: skip
"""Peoples whose names look like persons'."""
_NOT_NAMES = frozenset(
    "trưởng phó giám chủ chuyên giảng báo nguyên hiệu chánh viện trung sở ban phòng hội ubnd ủy uỷ".split()
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
            # Capitals go on behind a body with the name of a person: “Sở Y tế tỉnh Lai Châu Lò Thị An”.
            position = body.end if first >= body.start else first + 1
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
        row = words[0][0]
        while len(words) > 2 and not is_surname(words[0][2]) and not _of_a_woman(words):
            words = words[1:]
        if len(words) < 2 or not (is_surname(words[0][2]) or _of_a_woman(words)) or _is_post(words):
            return None
        # “xã Đăk Rơ Wa” names no Rơ Wa.
        if len(words) == 2 and words[0][0] > row and _PLACE_BEFORE.search(context.folded, max(0, row - 14), row):
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
    if before_body is not None and (span is None or _sent_by(text, before_body, at, span, bodies)):
        span = (before_body.start, before_body.end)
        at = min(at, before_body.start)
    affiliation = None
    if span is not None:
        affiliation = " ".join(text[span[0] : span[1]].replace("(", ", ").split()).replace(" ,", ",")
    return Person(
        name, words[0][0], stop, at, last, title or late_title, affiliation, span,
        len(words) >= 2, role or teacher, post, notes,
    )  # fmt: skip


def _of_a_woman(words: list[tuple[int, int, str]]) -> bool:
    """Whether a rare surname is told by the Thị behind it: "Kêr Thị Năng"."""
    return len(words) == 3 and words[1][2] == "Thị" and words[2][2] not in {"Xã", "Trấn"}


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
    if gap == ")":
        return _HOLDER_OF_PART.search(text[max(0, body.start - 70) : body.start]) is not None
    # “…, Phó Giám đốc Công ty A, báo cáo viên B”: a noun of teachers after the mark begins another person.
    if role or gap not in {",", ":", "là", "-", "–"}:
        return False
    return _HOLDER.search(text[max(0, body.start - 40) : body.start]) is not None


def _sent_by(text: str, sender: Body, offset: int, span: tuple[int, int], bodies: tuple[Body, ...]) -> bool:
    """Whether a body that sends a person has the part the person heads: "Sở Y tế cử ông A, Trưởng phòng Nghiệp vụ"."""
    if text[sender.end : offset].strip().casefold() not in _SENDS:
        return False
    return any(body.start == span[0] and body.end == span[1] and heads_part(text, body) for body in bodies)


_SENDS = frozenset({"cử", "đã cử", "phân công", "có", "bố trí", "góp"})


_HOLDER = Plain(
    r"(?i)(?:đến từ|người của|công tác tại|viên|viên chính|cán bộ|giám đốc|trưởng|phó|chuyên gia|đại diện"
    r"|công chức|bác s[ĩỹ]|k[ĩỹ] sư|chủ nhiệm)(?: của| thuộc| đến từ)?[ \u00a0]{1,2}$"
)


_HOLDER_OF_PART = Plain(
    r"(?i)(?<!\p{L})(?:trưởng|phó|giám đốc|chủ tịch|chủ nhiệm|chuyên viên|cán bộ|giảng viên|báo cáo viên|công chức)"
    r"(?!\p{L})[^().;:\n]{0,50}\([ \u00a0]?$"
)
"""Before a body in brackets: "Trưởng phòng Thanh tra (Sở Y tế) Lò Văn A"."""


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
        if late := _TITLE_HERE.match(text, at, end):
            if _person_follows(text, late.end(), bodies):
                break
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


_SEAT = Plain(r"(?i)(?:\p{L}{2,6} )?(?:[uủ][ỷy] viên|uv ?b(?:tv|ch|cs))")
"""A seat on a committee: the body of a post told after it is where its holder works."""
_FIELD_OF_STUDY = Plain(r"[^,;:.()–-]{0,30}")
_REST_OF_POST = Plain(
    r"(?:[ \u00a0](?!(?:đã|sẽ|trực|trình|truyền|hướng|giới|phổ|cho|phát|khai|chủ|đứng|lên|giảng|đảm|phụ|lần|chia|thông"
    r"|nhấn|đề|yêu|nói|trao|báo|cùng|và|dự|tham|kể)[ \u00a0])[\p{L}\p{M}\d]{1,12}){0,8}"
)
_NEAR = 200
_LONGEST_SYLLABLE = 20
_PERSON_AFTER = verbose(rf"[.,]?{BLANK}{{1,2}}(?P<name>{SYLLABLE}{BLANK}{{1,2}}{SYLLABLE})")
_TITLED_AFTER = verbose(rf"{BLANK}{{1,2}}(?:{TITLE}{BLANK}?[.,]?{BLANK}?){{1,3}}{SYLLABLE}{BLANK}{{1,2}}{SYLLABLE}")
_BARE_AFTER_POST = verbose(rf"[^.,;:()\n]{{0,40}}?{_BARE.pattern}")


def _person_follows(text: str, offset: int, bodies: tuple[Body, ...]) -> bool:
    """Whether a title told after a name belongs to the next person: the capitals behind it begin no body."""
    after = _PERSON_AFTER.match(text, offset)
    return after is not None and not any(after.start("name") == body.start for body in bodies)


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


_NEXT_PERSON = plain(rf"[,;]{BLANK}{{1,2}}(?:{TITLE}|{HONOUR})[.]?{BLANK}{{1,2}}{SYLLABLE}{BLANK}{{1,2}}{SYLLABLE}")
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
