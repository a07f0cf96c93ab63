"""Where a training is held: the place printed after "tại", else its organisers', else the title's, else the page's."""

from bisect import bisect_left

from gn_cli.extract.context import Context, PlaceMention, Section
from gn_cli.extract.other_times import is_dated
from gn_cli.extract.places.clauses import is_at_other_time, is_audience, is_governed, tells_seat, tells_venue
from gn_cli.extract.places.compose import Seat, compose, home_told
from gn_cli.extract.places.focus import focus_unit
from gn_cli.extract.places.said import NAMES_PLACE, hosts_in, said_in
from gn_cli.extract.places.venue import find_venues
from gn_cli.extract.rule import Match, Mention
from gn_cli.report import Place
from gn_cli.units.lookup import lies_in
from gn_cli.units.table import LEVELS, Level, Unit, load_units
from gn_cli.vietnamese.pattern import Plain

# Between a house and its unit: a mark, or its number in a street.
_AFTER_VENUE = Plain(
    r"[ ]?(?:[,(–-]|ở|tại|thuộc)?[ ]?(?:\(|thuộc |ở |tại )?"
    r"(?:(?:số|đường|phố|ngõ|quốc lộ|tổ|khu phố|khu vực|khối|khóm|ấp|thôn|bản|xóm|buôn|tầng|trung tâm|trường|trụ sở|\d)"
    r"[^,;.()\n]{1,40}[,(][ ]?){0,2}"
    r"|[ ]?[(,][ ]?(?:số )?\d{1,4}\p{L}?,[ ](?:đường )?[^,;.()\n]{2,30},[ ]"
)
# "TP. Pleiku cũ (nay là phường Pleiku, tỉnh Gia Lai)": the unit of today stands behind the one of before.
_NAMED_TODAY = Plain(r"(?: cũ| trước đây)?,?[ ]?\(?[ ]?(?:hiện |bây giờ |ngày )?nay (?:là|thuộc) ")
# "tại thôn Nậm Trang, xã Nậm Mả": a village before its commune.
_VILLAGE = Plain(
    r"(?:thôn|bản|ấp|khóm|buôn|bon|plei|làng|xóm|khu phố|khu vực|khu dân cư|tổ dân phố|tổ|tiểu khu|khu)[ ]"
    r"[^.;:()\n]{1,40}?,?[ ]?(?:\(|thuộc )?"
)
_VILLAGES = r"(?P<kind>thôn|bản|ấp|khóm|buôn|bon|làng|xóm|khu phố|tổ dân phố)"
_VILLAGE_AT_END = Plain(rf"(?<!\p{{L}}){_VILLAGES}(?:[ ](?P<name>[^,.;:()\n]{{1,30}}))?\.?$")
_VILLAGE_BEFORE = Plain(rf"(?r)(?<!\p{{L}}){_VILLAGES}[ ](?P<name>[^,.;:()\n]{{1,30}})(?:,|[ ]\()[ ]?(?:thuộc[ ])?")
# "tại cơ sở 2 của trường (thị xã An Khê)", "trên cánh đồng Mường Thanh, xã Noong Hẹt": no house, but a unit in brackets
# behind it, or a place of a kind that lies somewhere.
_SPOT = Plain(
    r"(?!(?:lớp|buổi|hội nghị|lễ|cuộc|chương trình|khóa|khoá|đây|phiên|kỳ|ngày hội)(?!\p{L}))[^.,;:()\n]{1,60}[ ]\("
    r"(?:địa chỉ:? |thuộc )?"
    r"|(?:cánh đồng|đồng ruộng|ruộng|nương|rẫy|vườn|trang trại|mô hình|gia trại|nhà (?:ông|bà|anh|chị)|gia đình|hộ"
    r"|cơ sở|khu|cụm|câu lạc bộ|hợp tác xã|htx|xưởng|nhà máy|chợ|sân|bến|cảng|trại|ao|đầm)"
    r"(?:[ ][^.;:()\n]{0,50}?)?,?[ ](?:thuộc )?"
    r"|(?:số[ ](?:nhà[ ])?)?\d{1,4}\p{L}?,?[ ](?!ngày|tháng|năm|giờ|lớp)[^.;:()\n]{2,50},[ ]"
    r"|(?:đường|phố|ngõ|quốc lộ)[ ][^.;:()\n]{2,50},[ ]"
)
# "HTX nông nghiệp Nhơn Lộc 1 (thị xã An Nhơn)": where a body without a unit in its name is.
_AFTER_BODY = Plain(r"(?:[ ]\d{1,2})?(?:[ ]\(|,?[ ])(?:thuộc )?")
_LEVELS: dict[str, Level] = {
    "tỉnh": "province", "huyện": "district", "thị xã": "district", "quận": "district", "thành phố": "district",
    "tp": "district", "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
_LEVEL = Plain(
    r"(?<!\p{L})(tỉnh|huyện|thị xã|quận|thành phố|tp|(?<!hợp tác )xã(?! hội)|phường|thị trấn|đặc khu)(?![\p{L}])"
)

# "Thị trấn Vũ Quang (Hà Tĩnh): Sáng 5/9", "Ia Grai – Ngày 5/9": behind the unit that an item of news begins with.
_HEADING = Plain(
    r"[ ]?(?:\([^()\n]{2,40}\)[ ]?)?(?::|[-–][ ](?:ngày|sáng|chiều|tối|hôm|vừa|mới|trong|từ|tại|hơn|gần|trên)[ ])"
)
# "UBND các quận, huyện" is of no one of them.
_SEVERAL = Plain(
    r"(?<!\p{L})(?:các|những|nhiều|hai|ba|bốn|\d{1,3})[ ](?:tỉnh|huyện|thị|quận|thành phố|xã|phường)(?!\p{L})"
)


# Between learners and where they live; nothing is done between.
_LIVE = Plain(
    r"(?:,?[ ](?!(?:do|được|đã|vừa|theo|vào|với|cùng|tổ chức|phối hợp)(?!\p{L}))[^\s.;:()]{1,12}){0,18}?"
    r"[ ](?:(?:của|ở|tại|thuộc|trên địa bàn|đến từ|trong)[ ])?"
)


def training_place(context: Context, stretch: tuple[int, int]) -> Place | None:
    """Where the training told in a stretch of the article is held; `None` where nothing tells.

    Of several places it is the first. The venue stands apart. Units above the one printed are those of the day, with a
    note of what they follow from; where a name has several readings the level that is certain is given, with a doubt.
    """
    places = context.once(_in_order)
    first, after = (bisect_left(places, offset, key=lambda mention: mention.start) for offset in stretch)
    inside = places[first:after]
    venue = _venue(context, stretch)
    of_organizers = _of_organizers(context, stretch, inside)
    seat = (
        _held_at(context, stretch, inside, venue, of_organizers)
        or _finer(_finer(of_organizers, _of_title(context, stretch)), _of_learners(context, inside))
        or _of_page(context)
        or _of_only_unit(context, stretch)
    )
    if seat is None and venue is None and home_told(context) is None:
        return None
    return compose(context, seat, venue)


def _in_order(context: Context) -> list[PlaceMention]:
    """The units told in the article, in the order of its text."""
    return sorted((m for m in context.places if m.rule != "places.page"), key=lambda mention: mention.start)


def _within(stretch: tuple[int, int], offset: int) -> bool:
    return stretch[0] <= offset < stretch[1]


def _mention_seat(mention: PlaceMention, rule: str, *notes: str) -> Seat:
    return Seat(mention.unit, mention.candidates, mention.start, mention.end, rule, mention.notes + notes)


def _venue(context: Context, stretch: tuple[int, int]) -> Mention[str] | None:
    """The first venue in the stretch, the body before captions, where the clause does not tell of something else."""
    venues = [v for v in context.once(find_venues) if _within(stretch, v.start) and tells_venue(context, v)]
    return min(venues, key=lambda venue: (_rank(context, venue.start) > 1, venue.start), default=None)


def _held_at(
    context: Context,
    stretch: tuple[int, int],
    inside: list[PlaceMention],
    venue: Mention[str] | None,
    of_organizers: Seat | None,
) -> Seat | None:
    """The place printed after "tại" in a sentence about holding the training, in the body before captions and title."""
    by_start = {mention.start: mention for mention in inside}
    found: list[tuple[int, Seat]] = []
    for match in said_in(context, stretch):
        if not _is_seat_word(context, match):
            continue
        seat = _target(context, match.end(), by_start, inside, venue)
        if seat is not None:
            found.append((_rank(context, match.start()), seat))
    for host in hosts_in(context, stretch, inside):
        if is_at_other_time(context, host.start):
            continue
        found.append((_rank(context, host.start), _mention_seat(host, "places.held_at")))
    if venue is not None and (seat := _target(context, venue.start, {}, inside, venue)) is not None:
        found.append((_rank(context, venue.start), seat))
    found = [(rank, seat) for rank, seat in found if rank == 0 or _agree(seat, of_organizers)]
    if not found:
        return None
    found.sort(key=lambda pair: (pair[0], pair[1].start))
    seat = found[0][1]
    # "mở tại huyện A", and under a picture "Lớp học tại xã B": the first of the finer places in it.
    if seat.unit is None or seat.level != "district":
        return seat
    parent = seat.unit
    return next((other for _, other in found if other.unit is not None and _any_in((other.unit,), parent)), seat)


def _is_seat_word(context: Context, match: Match) -> bool:
    """Whether a word of place is said of the training: "ở hai điểm: A và B" is, a bare "ở" as often of a home."""
    said, offset = match.group().lower(), match.start()
    if said.startswith(NAMES_PLACE):
        return True
    if said.startswith(("ở", "trên")) and not ("điểm" in said or "nơi" in said or is_governed(context, offset)):
        return False
    return tells_seat(context, offset) and not is_audience(context, offset, said)


def _agree(seat: Seat, of_organizers: Seat | None) -> bool:
    """Whether a place lies where the organisers are at home; what tells no day is believed only then."""
    if of_organizers is None or of_organizers.unit is None or seat.unit is None:
        return True
    first, second = seat.unit, of_organizers.unit
    return first == second or lies_in(load_units(), first, second) or lies_in(load_units(), second, first)


def _rank(context: Context, offset: int) -> int:
    """The body before captions and title, and in the body a sentence that tells the day."""
    section = context.section_at(offset)
    if section is not None and section.kind in ("caption", "title"):
        return 2 if section.kind == "caption" else 3
    return 0 if is_dated(context, *context.sentence_at(offset)) else 1


def _target(
    context: Context,
    offset: int,
    by_start: dict[int, PlaceMention],
    inside: list[PlaceMention],
    venue: Mention[str] | None,
) -> Seat | None:
    """The unit that "tại" leads to: the name right after it, or the one in or after the venue."""
    if offset in by_start:
        mention = by_start[offset]
        today = _NAMED_TODAY.match(context.folded, mention.end, mention.end + 40)
        return _mention_seat(by_start.get(today.end(), mention) if today else mention, "places.held_at")
    if venue is not None and venue.start - 24 < offset < venue.end + 2:
        return _venue_seat(context, venue, inside)
    for gap in (_VILLAGE, _SPOT):
        behind = _behind(context, gap, offset, inside)
        if behind is not None:
            return _mention_seat(behind, "places.held_at")
    match = _LEVEL.match(context.folded, offset, offset + 12)
    if match is not None:
        return _level_seat(context, offset, match.end())
    return None


def _venue_seat(context: Context, venue: Mention[str], inside: list[PlaceMention]) -> Seat | None:
    """The unit in a venue's name or behind it, the finer one first: "Nhà khách Tỉnh ủy Đắk Lắk, TP Buôn Ma Thuột"."""
    named = next((m for m in inside if venue.start <= m.start < venue.end), None)
    behind = _behind(context, _AFTER_VENUE, venue.end, inside)
    if named is not None and behind is not None and named.unit is not None and _any_in(_readings(behind), named.unit):
        named = behind
    mention = named or behind
    mention = mention or _village_unit(context, venue, inside)
    return _mention_seat(mention, "places.held_at") if mention else _level_seat(context, venue.start, venue.end)


def _village_unit(context: Context, venue: Mention[str], inside: list[PlaceMention]) -> PlaceMention | None:
    """The commune of a village's house, told with the village elsewhere: "xóm Lài (xã Cao Sơn) … nhà văn hóa xóm Lài".

    A house of "thôn" alone is that of the village named last before it in its paragraph.
    """
    village = _VILLAGE_AT_END.search(context.folded, venue.start, venue.end)
    if village is None:
        return None
    section = context.section_at(venue.start)
    near = section.start if section else venue.start
    for mention in reversed(inside):
        gap = _VILLAGE_BEFORE.match(context.folded, max(0, mention.start - 60), mention.start)
        if gap is None or gap["kind"] != village["kind"]:
            continue
        if gap["name"] == village["name"] or (village["name"] is None and near <= mention.start < venue.start):
            return mention
    return None


def _behind(context: Context, gap: Plain, offset: int, inside: list[PlaceMention]) -> PlaceMention | None:
    """The first unit after an offset that nothing but a gap of a kind parts from it, or one in it right behind it."""
    at = bisect_left(inside, offset, key=_start_of)
    for place, mention in enumerate(inside[at : at + 3], start=at + 1):
        if mention.start >= offset + 90 or not gap.fullmatch(context.folded, offset, mention.start):
            continue
        # "tại 5 xã của huyện A (tỉnh B)": one passed by lies in the one in brackets.
        passed = next(iter(inside[at : place - 1]), mention)
        if (
            mention.unit
            and context.text[passed.end : mention.start] == " ("
            and _any_in(_readings(passed), mention.unit)
        ):
            return passed
        finer = next(iter(inside[place : place + 1]), mention)
        is_next = context.text[mention.end : finer.start] in (" (", ", ")
        return finer if is_next and mention.unit and _any_in(_readings(finer), mention.unit) else mention
    return None


def _start_of(mention: PlaceMention) -> int:
    return mention.start


def _level_seat(context: Context, start: int, end: int) -> Seat | None:
    """The unit that a level word without a name speaks of: "Hội trường UBND huyện", "tại tỉnh"."""
    words = list(_LEVEL.finditer(context.folded[start:end]))
    if not words or _SEVERAL.search(context.folded, start, end):
        return None
    word = words[-1].group(1)
    level = _LEVELS[word]
    unit = focus_unit(context, start, level, word)
    if unit is None:
        return None
    return Seat(unit, (), start, end, "places.level_word", (f"{level}: the {word} spoken of",))


def _of_organizers(context: Context, stretch: tuple[int, int], inside: list[PlaceMention]) -> Seat | None:
    """The finest unit that an organiser is of; of equals the one at home, then the first."""
    seats: list[Seat] = []
    for organizer in context.organizers:
        start, end = organizer.evidence.start, organizer.evidence.end
        if not _within(stretch, start):
            continue
        named = [m for m in inside if start <= m.start < end]
        if named:
            inner = [_mention_seat(_innermost(context, m), "places.organizer", "from the organizer") for m in named]
            seats.append(max(inner, key=lambda seat: LEVELS.index(seat.level)))
        elif (seat := _level_seat(context, start, end)) is not None:
            seats.append(Seat(seat.unit, (), start, end, "places.organizer", ("from the organizer", *seat.notes)))
        elif (mention := _behind(context, _AFTER_BODY, end, inside)) is not None:
            seats.append(_mention_seat(mention, "places.organizer", "from the organizer"))
    return max(
        seats,
        key=lambda seat: (LEVELS.index(seat.level), _lies_at_home(context, seat), -seat.start),
        default=None,
    )


def _innermost(context: Context, mention: PlaceMention) -> PlaceMention:
    """The mention, or the one before it that it is printed as the parent of: "UBND xã X, huyện Y"."""
    for child in reversed([other for other in context.places if other.start < mention.start]):
        near = mention.start - child.end <= 3 or (child.rule == "places.parent" and mention.start - child.end < 8)
        if mention.unit is None or not near or not _any_in(_readings(child), mention.unit):
            break
        mention = child
    return mention


def _readings(mention: PlaceMention) -> tuple[Unit, ...]:
    return (mention.unit,) if mention.unit else mention.candidates


def _any_in(units: tuple[Unit, ...], parent: Unit) -> bool:
    return any(lies_in(load_units(), unit, parent) for unit in units)


def _lies_at_home(context: Context, seat: Seat) -> bool:
    units = (seat.unit,) if seat.unit else seat.candidates
    return context.home is not None and (context.home in units or _any_in(units, context.home))


def _finer(seat: Seat | None, lead: Seat | None) -> Seat | None:
    """Of the organiser's unit and the one the title begins with the finer, where that lies in the other."""
    if seat is None or lead is None or seat.unit is None or lead.unit is None:
        return seat or lead
    return lead if lies_in(load_units(), lead.unit, seat.unit) else seat


def _of_learners(context: Context, inside: list[PlaceMention]) -> Seat | None:
    """The one commune that all learners are of: "hơn 100 phụ huynh trên địa bàn phường An Xuân" learn at home."""
    for count in context.head_counts:
        start, end = count.head.evidence.start, count.head.evidence.end
        if count.role != "whole":
            continue
        last = min(end + 110, context.sentence_at(start)[1])
        first = next((m for m in inside if end <= m.start < last), None)
        if first is None or first.rule == "places.list" or first.unit is None or first.unit.level != "commune":
            continue
        if _LIVE.fullmatch(context.folded, end, first.start) and not _SEVERAL.search(context.folded, end, first.start):
            return _mention_seat(first, "places.learners", "from the learners")
    return None


def _leading(context: Context) -> tuple[tuple[PlaceMention, Section], ...]:
    """The units that lines of the article begin with."""
    told = ((m, context.section_at(m.start)) for m in context.places if m.rule != "places.page")
    return tuple((m, section) for m, section in told if section is not None and m.start - section.start <= 3)


def _of_title(context: Context, stretch: tuple[int, int]) -> Seat | None:
    """The unit that an item of a list of news, else the title, begins with: "Kiến Xương: tập huấn …"."""
    leads: list[Seat] = []
    for mention, section in context.once(_leading):
        if section.kind == "title":
            leads.append(_mention_seat(mention, "places.title", "from the title"))
        elif _within(stretch, mention.start) and _HEADING.match(context.folded, mention.end, mention.end + 60):
            return _mention_seat(mention, "places.title", "from the item's heading")
    return leads[0] if leads else None


def _of_page(context: Context) -> Seat | None:
    """The commune or district whose page it is."""
    pages = [
        _mention_seat(mention, "places.page", "from the page")
        for mention in context.places
        if mention.rule == "places.page" and mention.unit is not None and mention.unit.level != "province"
    ]
    sections = ((seat, context.section_at(seat.start)) for seat in pages)
    on_masthead = [seat for seat, section in sections if section is not None and section.kind == "masthead"]
    return max(on_masthead, key=lambda seat: LEVELS.index(seat.level), default=None)


def _of_only_unit(context: Context, stretch: tuple[int, int]) -> Seat | None:
    """The one district that a report without any organiser names, when it names nothing else but its province."""
    if any(_within(stretch, organizer.evidence.start) for organizer in context.organizers):
        return None
    named = [m for m in context.places if m.rule != "places.page" and (m.unit is None or m.unit.level != "province")]
    units = {mention.unit for mention in named}
    if len(units) != 1 or named[0].unit is None or named[0].unit.level != "district":
        return None
    return _mention_seat(named[0], "places.only_unit", "the only unit named")
