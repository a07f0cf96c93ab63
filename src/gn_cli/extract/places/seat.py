"""Where a training is held: the place printed after "tại", else its organisers', else the title's, else the page's."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

import regex

from gn_cli.extract.context import Context, PlaceMention
from gn_cli.extract.other_times import EARLIER, LATER, in_other_year
from gn_cli.extract.places.focus import focus_unit, in_force_system
from gn_cli.extract.places.resolve import reference_day
from gn_cli.extract.places.venue import find_venues
from gn_cli.extract.rule import Mention
from gn_cli.report import Evidence, Place
from gn_cli.units.conversion import province_now
from gn_cli.units.lookup import lies_in
from gn_cli.units.table import LEVELS, Level, Unit, load_units
from gn_cli.vietnamese.fold import fold_in_place


def either_words(*words: str) -> "regex.Pattern[str]":
    """A pattern of whole words or phrases in folded text."""
    return regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(sorted(words, key=len, reverse=True))})(?!\p{{L}})")


_AT = regex.compile(
    r"(?<![\p{L}\d])(?:tại|ở)[ \u00a0]{1,2}(?:(?:địa bàn|điểm cầu|trung tâm|các|hai|\d{1,2}|cụm|địa điểm|khu vực)[ \u00a0]{1,2}){0,2}"
)
# What is done when a training is held, and what a training is called.
_HOLDING = either_words(
    "tổ chức", "mở", "khai giảng", "khai mạc", "bế mạc", "diễn ra", "đăng cai", "được học", "bắt đầu", "kết thúc", "tập trung",
)  # fmt: skip
_EVENT = either_words(
    "tập huấn", "bồi dưỡng", "hội nghị", "lớp", "lớp học", "khóa", "khoá", "khóa học", "đợt", "hội thảo", "truyền thông", "học viên", "đại biểu",
    "buổi", "chuyên đề", "tọa đàm", "toạ đàm", "đào tạo",
)  # fmt: skip
# What is done at other places than the training's.
_ELSEWHERE = either_words(
    "tham quan", "thực tế", "thực địa", "khảo sát", "công tác", "làm việc", "sinh sống", "đang sống", "cư trú", "thường trú", "phát biểu", "thăm",
    "giảng dạy", "tặng", "trao", "khánh thành", "cho biết", "kể", "quê", "ngụ", "chuyển về", "đến từ", "gia đình", "người dân", "xảy ra", "tình hình",
    "ghi nhận", "thực hành", "hộ",
)  # fmt: skip
# What is done elsewhere, too, unless a class teaches it: "lớp tập huấn trồng quế tại nhà văn hóa thôn".
_TAUGHT = either_words(
    "trao đổi", "kiểm tra", "giám sát", "chia sẻ", "xây dựng", "áp dụng", "thực hiện", "triển khai", "nuôi", "trồng", "sản xuất", "học tập",
    "đầu tư", "thí điểm", "nhân rộng", "rà soát", "phụ trách", "dự án", "mô hình", "chăn nuôi", "chế biến", "quản lý", "phát triển",
)  # fmt: skip
_FOR = either_words("cho", "dành cho", "đối với")
_OWN_CLAUSE = either_words("đã", "đang", "được", "sẽ", "vẫn", "nay", "hiện", "sau")
_OTHER_TIME = either_words("sẽ", "tiếp tục", "lớp tương tự", "cùng nội dung", "lần trước", "trước đó")
_QUOTED = regex.compile(r"[“\"][^“”\"\n]{0,300}[”\"]")
_LEVEL_WORDS: tuple[tuple[str, Level], ...] = (
    ("tỉnh", "province"), ("huyện", "district"), ("thị xã", "district"), ("quận", "district"), ("thành phố", "district"), ("tp", "district"),
    ("xã", "commune"), ("phường", "commune"), ("thị trấn", "commune"), ("đặc khu", "commune"),
)  # fmt: skip
_LEVEL = regex.compile(
    r"(?<!\p{L})(tỉnh|huyện|thị xã|quận|thành phố|tp|(?<!hợp tác )xã(?! hội)|phường|thị trấn|đặc khu)(?![\p{L}])"
)


@dataclass(frozen=True, slots=True)
class _Seat:
    """A place found for a training: the unit, or its candidates, and the letters that tell it."""

    unit: Unit | None
    candidates: tuple[Unit, ...]
    start: int
    end: int
    rule: str
    notes: tuple[str, ...]


def training_place(context: Context, stretch: tuple[int, int]) -> Place | None:
    """Where the training told in a stretch of the article is held; `None` where nothing tells.

    Of several places it is the first. The venue stands apart. Units above the one printed are those of the day, with a
    note of what they follow from; where a name has several readings the level that is certain is given, with a doubt.
    """
    inside = [m for m in context.places if stretch[0] <= m.start < stretch[1] and m.rule != "places.page"]
    venue = _venue(context, stretch)
    seat = (
        _held_at(context, stretch, inside, venue)
        or _finer(_of_organizers(context, stretch), _of_title(context, stretch))
        or _of_page(context)
    )
    if seat is None and venue is None and context.home is None:
        return None
    return _place(context, seat, venue)


def _mention_seat(mention: PlaceMention, rule: str, *notes: str) -> _Seat:
    return _Seat(mention.unit, mention.candidates, mention.start, mention.end, rule, mention.notes + notes)


def _venue(context: Context, stretch: tuple[int, int]) -> Mention[str] | None:
    """The first venue in the stretch, the body before captions, where the clause does not tell of something else."""
    venues = [
        venue
        for venue in find_venues(context)
        if stretch[0] <= venue.start < stretch[1] and _tells_venue(context, venue)
    ]
    return min(venues, key=lambda venue: (_rank(context, venue.start) > 1, venue.start), default=None)


def _tells_venue(context: Context, venue: Mention[str]) -> bool:
    """A house after "tại" is the training's, unless somebody works, lives, visits or speaks there, or at another time."""
    clause = _clause(context, venue.start)
    words = clause.rstrip()
    at = max(words.rfind(" tại"), words.rfind(" ở"))
    near = words[max(0, at - 26) : at + 1] if at >= 0 else ""
    if _last_end(_ELSEWHERE, near) > max(_last_end(_HOLDING, near), _last_end(_EVENT, near)) or _at_other_time(
        context, venue.start, clause
    ):
        return False
    acts = fold_in_place(context.text[venue.end : venue.end + 12]).lstrip().startswith(("tổ chức", "đã tổ chức", "mở"))
    return not (acts and fold_in_place(venue.value).startswith(("ubnd", "ủy ban nhân dân")))


def _last_end(pattern: "regex.Pattern[str]", words: str) -> int:
    return max((match.end() for match in pattern.finditer(words)), default=-1)


def _clause(context: Context, offset: int) -> str:
    """The folded words of the sentence before an offset, back to a semicolon; what is in quotation marks is blanked."""
    before = fold_in_place(context.text[context.sentence_at(offset)[0] : offset])
    before = _QUOTED.sub(lambda match: " " * len(match.group()), before)
    return before[before.rfind(";") + 1 :]


def _at_other_time(context: Context, offset: int, clause: str) -> bool:
    """Whether the clause tells of an earlier or later event, or of a longer time; a day of the training says no."""
    first, last = context.sentence_at(offset)
    if _is_dated(context, first, last):
        return False
    before = context.text[first:offset]
    return bool(
        _OTHER_TIME.search(clause)
        or EARLIER.search(before)
        or LATER.search(before)
        or in_other_year(context, (first, last), offset)
    )


def _tells_seat(context: Context, offset: int) -> bool:
    """Whether "tại" at an offset stands in a clause about holding this training.

    The last word before it that tells what is done decides; with "tại" in front, a verb of holding must follow.
    """
    clause = _clause(context, offset)
    if _at_other_time(context, offset, clause):
        return False
    held, event, elsewhere = _last_end(_HOLDING, clause), _last_end(_EVENT, clause), _last_end(_ELSEWHERE, clause)
    taught = _last_end(_TAUGHT, clause)
    between = clause[max(held, event, 0) : max(taught, 0)]
    if taught > max(held, event) and (max(held, event) < 0 or "," in between or _OWN_CLAUSE.search(between)):
        elsewhere = max(elsewhere, taught)
    if elsewhere > max(held, event):
        # "tổ chức tập huấn nâng cao năng lực thực hiện chương trình tại huyện X": a name that goes on, if a day is told.
        return held >= 0 and _is_dated(context, *context.sentence_at(offset)) and len(clause) - elsewhere > 12
    if held >= 0 or event >= 0:
        return True
    return _HOLDING.search(fold_in_place(context.text[offset : offset + 240].split("\n")[0])) is not None


def _is_dated(context: Context, start: int, end: int) -> bool:
    """Whether a day of the training is told in a stretch."""
    return any(day.role == "event" and start <= day.evidence.start < end for day in context.dates)


def _held_at(
    context: Context, stretch: tuple[int, int], inside: list[PlaceMention], venue: Mention[str] | None
) -> _Seat | None:
    """The place printed after "tại" in a sentence about holding the training, in the body before captions and title."""
    by_start = {mention.start: mention for mention in inside}
    folded = fold_in_place(context.text)
    found: list[tuple[int, _Seat]] = []
    for start, end in context.stretches:
        for match in _AT.finditer(folded, max(start, stretch[0]), max(start, min(end, stretch[1]))):
            if match.group().startswith("ở") and not _governed(folded, match.start()):
                continue
            if not _tells_seat(context, match.start()) or _is_audience(context, match.start(), match.group()):
                continue
            seat = _target(context, match.end(), by_start, inside, venue)
            if seat is not None:
                found.append((_rank(context, match.start()), seat))
    of_organizers = _of_organizers(context, stretch)
    found = [(rank, seat) for rank, seat in found if rank == 0 or _agree(seat, of_organizers)]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _agree(seat: _Seat, of_organizers: _Seat | None) -> bool:
    """Whether a place lies where the organisers are at home; what tells no day is believed only then."""
    if of_organizers is None or of_organizers.unit is None or seat.unit is None:
        return True
    first, second = seat.unit, of_organizers.unit
    return first == second or lies_in(load_units(), first, second) or lies_in(load_units(), second, first)


def _is_audience(context: Context, offset: int, at: str) -> bool:
    """Whether "tại các xã …" tells where those live for whom the class is: "cho cán bộ tại các xã A, B"."""
    clause = _clause(context, offset)
    last = max(_last_end(_HOLDING, clause), _last_end(_EVENT, clause), 0)
    return len(at.split()) > 1 and _FOR.search(clause, last) is not None


def _rank(context: Context, offset: int) -> int:
    """The body before captions and title, and in the body a sentence that tells the day."""
    section = context.section_at(offset)
    if section is not None and section.kind in ("caption", "title"):
        return 2 if section.kind == "caption" else 3
    return 0 if _is_dated(context, *context.sentence_at(offset)) else 1


def _governed(folded: str, offset: int) -> bool:
    """Whether "ở" follows the holding itself: "được mở ở huyện X"."""
    return (
        regex.search(
            r"(?:mở|tổ chức|diễn ra|khai giảng|khai mạc|lớp|tập huấn|lớp học|hội nghị)[ ]$",
            folded[max(0, offset - 14) : offset],
        )
        is not None
    )


def _target(
    context: Context,
    offset: int,
    by_start: dict[int, PlaceMention],
    inside: list[PlaceMention],
    venue: Mention[str] | None,
) -> _Seat | None:
    """The unit that "tại" leads to: the name right after it, or the one in or after the venue."""
    if offset in by_start:
        return _mention_seat(by_start[offset], "places.held_at")
    text = context.text
    if venue is not None and venue.start - 24 < offset < venue.end + 2:
        for mention in inside:
            gap = text[venue.end : mention.start] if mention.start >= venue.end else None
            within = venue.start <= mention.start < venue.end
            if within or (
                gap is not None
                and len(gap) < 16
                and regex.fullmatch(r"[ ]?(?:[,(–-]|ở|tại|thuộc)?[ ]?(?:\(|thuộc |ở |tại )?", gap)
            ):
                return _mention_seat(mention, "places.held_at")
        return _level_seat(context, venue.start, venue.end)
    match = _LEVEL.match(fold_in_place(text[offset : offset + 12]))
    if match is not None:
        return _level_seat(context, offset, offset + match.end())
    return None


def _level_seat(context: Context, start: int, end: int) -> _Seat | None:
    """The unit that a level word without a name speaks of: "Hội trường UBND huyện", "tại tỉnh"."""
    words = list(_LEVEL.finditer(fold_in_place(context.text[start:end])))
    if not words:
        return None
    word = words[-1].group(1)
    level = dict(_LEVEL_WORDS)[word]
    unit = focus_unit(context, start, level, word)
    if unit is None:
        return None
    return _Seat(unit, (), start, end, "places.level_word", (f"{level}: the {word} spoken of",))


def _of_organizers(context: Context, stretch: tuple[int, int]) -> _Seat | None:
    """The finest unit that an organiser is of."""
    seats: list[_Seat] = []
    for organizer in context.organizers:
        start, end = organizer.evidence.start, organizer.evidence.end
        if not stretch[0] <= start < stretch[1]:
            continue
        named = [
            mention for mention in context.places if start <= mention.start < end and mention.rule != "places.page"
        ]
        if named:
            finest = max(
                map(partial(_innermost, context), named), key=lambda m: LEVELS.index(_level(_mention_seat(m, "")))
            )
            seats.append(_mention_seat(finest, "places.organizer", "from the organizer"))
        elif (seat := _level_seat(context, start, end)) is not None:
            seats.append(_Seat(seat.unit, (), start, end, "places.organizer", ("from the organizer", *seat.notes)))
    seats = [seat for seat in seats if seat.unit or seat.candidates]
    if not seats:
        return None
    return max(seats, key=lambda seat: (LEVELS.index(_level(seat)), _lies_at_home(context, seat), -seat.start))


def _innermost(context: Context, mention: PlaceMention) -> PlaceMention:
    """The mention, or the one before it that it is printed as the parent of: "UBND xã X, huyện Y"."""
    for child in reversed([other for other in context.places if other.start < mention.start]):
        units = (child.unit,) if child.unit else child.candidates
        near = mention.start - child.end <= 3 or (child.rule == "places.parent" and mention.start - child.end < 8)
        if (
            mention.unit is None
            or not near
            or not any(lies_in(load_units(), unit, mention.unit) for unit in units if unit)
        ):
            break
        mention = child
    return mention


def _lies_at_home(context: Context, seat: _Seat) -> bool:
    home = context.home
    units = (seat.unit,) if seat.unit else seat.candidates
    return home is not None and any(unit == home or lies_in(load_units(), unit, home) for unit in units)


def _finer(seat: _Seat | None, lead: _Seat | None) -> _Seat | None:
    """Of the organiser's unit and the one the title begins with the finer, where that lies in the other."""
    if seat is None or lead is None or seat.unit is None or lead.unit is None:
        return seat or lead
    return lead if lies_in(load_units(), lead.unit, seat.unit) else seat


def _level(seat: _Seat) -> Level:
    return (seat.unit or seat.candidates[0]).level


def _of_title(context: Context, stretch: tuple[int, int]) -> _Seat | None:
    """The unit that a title, or an item of a list of news, begins with: "Kiến Xương: tập huấn …"."""
    for mention in context.places:
        section = context.section_at(mention.start)
        if section is None or mention.rule == "places.page":
            continue
        leads = mention.start - section.start <= 3 and (
            context.text[mention.end : mention.end + 2].lstrip().startswith(":") or section.kind == "title"
        )
        if leads and (section.kind == "title" or stretch[0] <= mention.start < stretch[1]):
            return _mention_seat(mention, "places.title", "from the title")
    return None


def _of_page(context: Context) -> _Seat | None:
    """The commune or district whose page it is."""
    pages = [m for m in context.places if m.rule == "places.page" and m.unit and m.unit.level != "province"]
    for mention in sorted(pages, key=lambda mention: -LEVELS.index(mention.unit.level if mention.unit else "province")):
        section = context.section_at(mention.start)
        if section is not None and section.kind == "masthead":
            return _mention_seat(mention, "places.page", "from the page")
    return None


def _place(context: Context, seat: _Seat | None, venue: Mention[str] | None) -> Place:
    table = load_units()
    evidence: Evidence | None = None
    names: dict[Level, str] = {}
    unit = seat.unit if seat else None
    notes: list[str] = list(seat.notes) if seat else []
    home = context.home
    if seat is not None and unit is None:
        unit, told = _certain(context, seat.candidates)
        notes += told
        names[seat.candidates[0].level] = seat.candidates[0].name
    if unit is None and home is not None and not (seat and seat.candidates):
        unit = home
        notes.append(
            "province: named in the article" if _named(context, home) else "province: inferred from other places"
        )
    day = reference_day(context)
    if unit is not None:
        above: Unit | None = unit
        while above is not None:
            names.setdefault(above.level, above.name)
            if above is not unit and not _named(context, above):
                notes.append(f"{above.level}: {unit.level} {unit.name}")
            above = table.above(above, day)
        if in_force_system(context) == "new" and unit.old_system and unit.level != "province":
            names.pop("district", None)
            names["province"] = province_now(table, unit).name
    if seat is not None:
        evidence = context.evidence(seat.start, seat.end, seat.rule, *dict.fromkeys(notes))
    elif unit is not None:
        evidence = _evidence_of(context, unit, notes)
    now = province_now(table, unit) if unit is not None else None
    return Place(
        province=names.get("province"),
        district=names.get("district"),
        commune=names.get("commune"),
        venue=venue.value if venue else None,
        unit_code=(unit.code or None) if unit and not (seat and seat.candidates) else None,
        province_now=now.name if now else None,
        province_now_code=now.code if now else None,
        evidence=evidence,
        venue_evidence=context.evidence_of(venue) if venue else None,
    )


def _named(context: Context, unit: Unit) -> bool:
    return any(mention.unit is not None and mention.unit.name == unit.name for mention in context.places)


def _evidence_of(context: Context, unit: Unit, notes: Iterable[str]) -> Evidence | None:
    for mention in context.places:
        if mention.unit is not None and (mention.unit == unit or lies_in(load_units(), mention.unit, unit)):
            return context.evidence(mention.start, mention.end, "places.home", *notes)
    return None


def _certain(context: Context, candidates: tuple[Unit, ...]) -> tuple[Unit | None, list[str]]:
    """What is certain when a name has several readings: the district or province they share; and the doubt."""
    table, day = load_units(), reference_day(context)
    where = sorted({table.province_of(unit, day).name for unit in candidates})
    doubt = f"doubt: {candidates[0].full_name} lies in {', '.join(where[:6])}{' …' if len(where) > 6 else ''}"
    if len(where) == 1:
        districts = {table.district_of(unit, day) for unit in candidates}
        shared = districts.pop() if len(districts) == 1 else None
        inside = ", ".join(sorted({d.name for d in map(table.district_of, candidates) if d}))
        doubt = f"doubt: {candidates[0].full_name} is in {inside or 'several places'}"
        return shared if isinstance(shared, Unit) else table.province_of(candidates[0], day), [doubt]
    return None, [doubt]
