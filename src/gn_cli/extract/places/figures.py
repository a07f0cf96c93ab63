"""Which unit a poverty figure speaks of."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import TypeAlias

import regex

from gn_cli.extract.context import Body, Context, PlaceMention
from gn_cli.extract.places.focus import focus_unit
from gn_cli.extract.places.resolve import reference_day
from gn_cli.extract.rule import Match, verbose
from gn_cli.units.names import name_key
from gn_cli.units.table import Level, load_units
from gn_cli.vietnamese.pattern import Pattern, Plain

_LEVELS: dict[str, Level] = {
    "tỉnh": "province", "thành phố": "district", "tp": "district", "huyện": "district", "thị xã": "district",
    "quận": "district", "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
# A level word that speaks of one unit ("toàn tỉnh", "của huyện", "xã còn", "Huyện phấn đấu"), or the whole nation.
_WHOLE = verbose(
    r"""
    (?<!\p{L}) (?:
        (?P<nation> cả[ ]nước | toàn[ ]quốc )
      | tỉnh | thành[ ]phố | tp | huyện | thị[ ]xã | quận | (?<!hợp[ ]tác[ ])xã(?![ ]hội) | phường
        | thị[ ]trấn | đặc[ ]khu
    ) (?!\p{L})
    """,
    regex.IGNORECASE,
)
_BEFORE_WHOLE = tuple(f" {word} " for word in ("toàn", "cả", "của", "trong", "trên địa bàn", "ở", "tại", "giao cho"))
_PLURAL = Plain(r"(?r)(?:(?<!\p{L})(?:các|những|hai|ba|bốn|năm|nhiều|một số|mỗi|từng|(?<!\d)\d{1,3})[ ]|cấp[ ])")
# A group of people or places that is no unit: the figure has no place.
_GROUP = verbose(
    r"""
    (?<!\p{L}) (?:
        (?P<several>các|những|hai|ba|bốn|\d{1,3}) [ ] (?:huyện|xã|thôn|bản|tỉnh|ấp|buôn) [ ]
            (?: (?:của[ ]huyện[ ])?
                (?:nghèo|miền[ ]núi|vùng|khu[ ]vực|đặc[ ]biệt|30a|biên[ ]giới|bãi[ ]ngang|đbkk|khó[ ]khăn)
              | của[ ](?:các[ ])?huyện | còn[ ]lại | thuộc )
      | (?:xã|huyện)[ ]nghèo(?=[ ](?:giảm|còn|là|đạt|phấn[ ]đấu))
      | vùng[ ](?:đồng[ ]bào|dtts|dân[ ]tộc|iii|đặc[ ]biệt|cao|sâu|(?:miền[ ])?núi|biên[ ]giới|bãi[ ]ngang
            |ven[ ]biển|khó[ ]khăn)
      | (?:khu[ ]vực|hộ[ ]nghèo|ở|tại)[ ](?:iii|ii|miền[ ]núi|nông[ ]thôn|thành[ ]thị|vùng[ ]cao)(?![ ]tỉnh|[ ]huyện)
      | nghèo[ ](?:bình[ ]quân[ ]|chung[ ]|trung[ ]bình[ ])?(?:của|ở|tại)[ ]
            (?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|nhiều|một[ ]số|\d{1,3})[ ](?:huyện|xã|thôn|bản|ấp|buôn|phường|tỉnh)
      | (?:các|những|hai|ba|bốn|nhiều|một[ ]số|\d{1,3})[ ](?:huyện|xã|thôn|bản|ấp|buôn)[ ](?:có[ ]|còn[ ])?t[ỷỉ][ ]lệ
      | (?:người|hộ)[ ](?:khmer|khơ[ ]?me|chăm|mông|h['’]?mông|dao|vân[ ]kiều|pa[ ]kô|ê[ ]?đê|ba[ ]na|xơ[ ]đăng|cơ[ ]tu
            |gia[ ]rai|j['’]?rai|la[ ]hủ|hà[ ]nhì|mường|khơ[ ]mú|chứt|cống|si[ ]la)
      | đồng[ ]bào | dân[ ]tộc[ ]thiểu[ ]số | (?:hộ[ ])?dtts
    ) (?!\p{L})
    """,
    regex.IGNORECASE,
)
# Between such a group and the unit in which it lives.
_GROUP_LIVES = Plain(r"(?:[ ][^\s,;.:()\d]{1,9}){0,4}?[ ](?:(?:của|ở|tại|thuộc|trên địa bàn)[ ])?(?:toàn[ ])?")
_NEAR_GROUP = 70
_IN_ORDER = Pattern(r"(?<!\p{L})(?:lần lượt|tương ứng)(?!\p{L})", regex.IGNORECASE)
_FIGURE = Plain(r"(?<![\d.,])\d[\d.]{0,8}(?:,\d{1,3})?[ ]?(?:%|hộ(?!\p{L}))")
_AIM = Pattern(r"(?<!\p{L})(?:mục tiêu|chỉ tiêu|phấn đấu|kế hoạch)(?!\p{L})", regex.IGNORECASE)
_NATIONAL = Pattern(
    r"(?<!\p{L})(?:quốc hội|chính phủ|trung ương|thủ tướng|chương trình mục tiêu quốc gia)(?!\p{L})", regex.IGNORECASE
)
_VILLAGE = Pattern(
    r"(?<!\p{L})(?P<kind>[Tt]hôn|[Bb]ản|[Ấấ]p|[Kk]hóm|[Bb]uôn|[Ll]àng|[Xx]óm|[Kk]hu phố|[Tt]ổ dân phố|[Tt]iểu khu)"
    r"(?:[ ](?P<name>\p{Lu}[\p{L}'’]{0,8}(?:[ ](?:\p{Lu}[\p{L}'’]{0,8}|\d{1,2})){0,3}|\d{1,2}))?(?!\p{L})"
)
# Before a unit that is only where another one lies, or that acts on it: "huyện nghèo của tỉnh", "được tỉnh giao".
_ATTRIBUTE = Plain(
    r"(?r)(?<!\p{L})(?:(?:tỉnh|huyện|xã|thôn|bản|ấp|địa phương|đơn vị|thị xã|thành phố|phường)"
    r"(?:[ ][\p{L}\d]{1,9}){0,4}[ ](?:của|thuộc)|được|do|cùng|từ|về|lên|với|giữa|theo|ngân sách|lãnh đạo|cán bộ"
    r"|đảng bộ|trung tâm|vùng|dân tộc|kinh phí|nguồn vốn|sau|hơn|trừ|thứ (?:nhất|hai|ba|tư|\d{1,2})"
    r"|nhất)[ ]"
)
_ENDS_OF_ATTRIBUTE = tuple(
    f"{word} "
    for word in (
        "của", "thuộc", "được", "do", "cùng", "từ", "về", "lên", "với", "giữa", "theo", "sách", "đạo", "bộ", "tâm",
        "vùng", "tộc", "phí", "vốn", "sau", "hơn", "trừ", "nhất", "hai", "ba", "tư", *"0123456789",
    )
)  # fmt: skip
"""What a match of `_ATTRIBUTE` ends with."""
# "Với Gia Lai, tỷ lệ hộ nghèo là …", "Đối với huyện A, …": what a sentence begins with is what it speaks of.
_SPOKEN_OF = Plain(r"(?r)(?:^|(?<=\n)|(?<=[.;:!?”] ))(?:(?:riêng|còn) )?(?:đối )?với ")
# "theo chuẩn của tỉnh", "theo tiêu chí mới của thành phố": whose measure it is.
_MEASURE = Plain(r"(?r)(?<!\p{L})(?:chuẩn|tiêu chí|quy định|thang điểm)(?: (?!hộ )[^\s,;.:()\d]{1,6}){0,3} ")
_HAS_AFTER = Plain(r" (?:chỉ |hiện |đã |vẫn )?(?:còn|có|giảm|phấn đấu)")
_WHERE = ("ở ", "của ", "tại ", "trên địa bàn ", "thuộc ", "là ")
# A bare name of a row, with its figure right behind: "cao nhất là Yên Khương (25%), kế đến Lâm Phú 22".
_OF_ROW = Plain(
    r"(?r)(?:(?<=[.,;:(] )|(?<=\n)|(?<=(?:nhất|như|là|và|đến|đó|riêng|sau) ))"
    r"(?P<name>\p{Lu}[\p{L}'’]{0,8}(?:[ ]\p{Lu}[\p{L}'’]{0,8}){1,3})"
    r"(?: (?:có|tỷ lệ|tỉ lệ|hộ|nghèo|cao|thấp|nhất(?: (?:toàn )?(?:tỉnh|huyện|xã))?|vẫn|thì|cũng|đang|hiện|giảm)"
    r"(?!\p{L})){0,8}"
    r"(?:[ ]?[,:(])?(?:[ ](?:với|chỉ|còn|có|là|tới|đến|lên|xuống|khoảng|trên|gần|hơn|ở|mức)){0,4}[ (]{0,2}"
)
_CLAUSE = Plain(r"[;]|, (?:trong khi|còn|riêng)(?= )")


def figure_places(context: Context) -> Callable[[int], str | None]:
    """A function from the offset of a figure to the official name of the unit it speaks of, `None` where none is."""
    told: _Told = {}

    def place_of(offset: int) -> str | None:
        return _Reader(context, told, offset).place()

    return place_of


def _start_of(found: PlaceMention | Body) -> int:
    return found.start


_REACH = 600
"""How many characters before and after a figure are looked at in its sentence."""


_Told: TypeAlias = dict[tuple[int, int, bool], tuple[int, str] | None]
"""The unit a stretch names or means, with its offset, by the stretch and whether it is the first one."""


class _Reader:
    def __init__(self, context: Context, told: _Told, offset: int) -> None:
        self.context, self.folded, self.told, self.offset = context, context.folded, told, offset
        first, last = context.sentence_at(offset)
        self.first, self.last = max(first, offset - _REACH), min(last, offset + _REACH)

    def place(self) -> str | None:
        """The unit named or meant nearest before the figure in its sentence, then after it, then further up."""
        if (in_order := self._in_order()) is not None:
            return in_order
        told = self._before(self.first, self.offset)
        if told is not None and self._is_of_group(told[0]):
            return None
        if self._tells_group(self.first if told is None else told[0] + 1):
            return None
        if (of_row := self._of_row(self.first if told is None else told[0] + 1)) is not None:
            return of_row
        if told is not None:
            return told[1]
        after = self._after()
        if after is not None:
            return after
        section = self.context.section_at(self.offset)
        if section is None or _NATIONAL.search(self.context.text, self.first, self.last):
            return None
        earlier = self.context.sentences_in(section.start, self.first)
        # An aim comes back to the unit of the paragraph after a word on one of its parts: "Riêng xã X … Mục tiêu …".
        aim = _AIM.search(self.context.text, self.first, self.offset) is not None
        for start, end in earlier if aim else reversed(earlier):
            if (told := self._before(start, min(end, start + _REACH), first=True)) is not None:
                return told[1]
        if _NATIONAL.search(self.context.text, section.start, section.end):
            return None
        return self._lead()

    def _of_row(self, start: int) -> str | None:
        """The unit of the home province that a bare name right before the figure can only mean."""
        match = _OF_ROW.match(self.context.text, max(start, self.offset - 90), self.offset)
        home = self.context.home
        if match is None or home is None:
            return None
        table, day = load_units(), reference_day(self.context)
        units = [unit for unit in table.named(name_key(match["name"])) if unit.level != "province"]
        names = {unit.name for unit in units if table.province_of(unit, day) == home}
        return names.pop() if len(names) == 1 else None

    def _tells_group(self, start: int) -> bool:
        """Whether a group that is no unit is spoken of before the figure; "trong các huyện nghèo" is only where."""
        return any(
            not (match["several"] and self.folded.endswith(("trong ", "trong các "), 0, match.start()))
            for match in _GROUP.finditer(self.context.text, start, self.offset)
        )

    def _in_order(self) -> str | None:
        """The unit of a list that has its figure at the same place: "xã A, B lần lượt còn 12,3% và 8,1%"."""
        told = _IN_ORDER.search(self.context.text, max(self.first, self.offset - _NEAR_GROUP), self.offset)
        if told is None:
            return None
        named = self._mentions(max(self.first, told.start() - 2 * _NEAR_GROUP), told.start())
        before = [m for m in named if self.folded[m.start - 1] != "("]
        units = before[-1:]
        for mention in reversed(before[:-1]):
            if self.folded[mention.end : units[0].start] not in (", ", " và ", ", và ", " và xã ", " và huyện "):
                break
            units.insert(0, mention)
        figures = [match.start() for match in _FIGURE.finditer(self.folded, told.end(), self.last)][: len(units)]
        if len(units) < 2 or len(figures) < len(units) or self.offset not in figures:
            return None
        meant = units[figures.index(self.offset)]
        return meant.unit.name if meant.unit else meant.candidates[0].name

    def _is_of_group(self, place: int) -> bool:
        """Whether a unit only tells where a group lives: "trong đồng bào Chăm của tỉnh"."""
        start = max(self.first, place - _NEAR_GROUP)
        groups = (match.end() for match in _GROUP.finditer(self.context.text, start, place))
        return any(_GROUP_LIVES.fullmatch(self.folded, end, place) is not None for end in groups)

    def _before(self, start: int, end: int, first: bool = False) -> tuple[int, str] | None:
        """The last (or first) unit named or meant by a level word in a stretch, with its offset."""
        key = (start, end, first)
        if key not in self.told:
            self.told[key] = self._named_in(start, end, first)
        return self.told[key]

    def _named_in(self, start: int, end: int, first: bool) -> tuple[int, str] | None:
        text = self.context.text
        found: list[tuple[int, str | None]] = []
        measures: list[tuple[int, str | None]] = []
        match: Match
        village_ends: set[int] = set()
        mentions = self._mentions(start, end)
        spans = [(mention.start, mention.end) for mention in mentions]
        for match in _VILLAGE.finditer(text, start, end):
            # "Buôn Hồ", "Buôn Ma Thuột" are towns.
            if any(first <= match.start() < last for first, last in spans):
                continue
            name = self._village(match)
            if name is not None:
                found.append((match.start(), name))
                village_ends.add(match.end())
        for mention in mentions:
            # "Thôn Nà Lẹng, xã Xuân Lạc còn 17 hộ": the commune only tells where the village lies.
            if village_ends and not village_ends.isdisjoint(range(mention.start - 3, mention.start)):
                continue
            if mention.rule == "places.parent" or self._is_attribute(start, mention.start):
                continue
            name = mention.unit.name if mention.unit else mention.candidates[0].name
            (measures if self._is_measure(start, mention.start) else found).append((mention.start, name))
        for match in _WHOLE.finditer(text, start, end):
            place = match.start()
            if match["nation"]:
                if not self._is_attribute(start, place):
                    found.append((place, "cả nước"))
                continue
            if any(first <= place < last for first, last in spans) or self._in_body(place):
                continue
            if _PLURAL.match(self.folded, max(start, place - 10), place) or self._is_attribute(start, place):
                continue
            before = next((word for word in _BEFORE_WHOLE if self.folded.endswith(word, 0, place)), "")
            # "thấp hơn toàn tỉnh (1,2%)": what is compared with has its figure right behind it.
            told = self.folded[match.end() : end] == " (" and end == self.offset
            if before and not told and self._is_attribute(start, place + 1 - len(before)):
                continue
            (measures if self._is_measure(start, place) else found).append(
                (place, self._meant(match.group().lower(), place))
            )
        named = sorted((place, name) for place, name in found or measures if name is not None)
        return (named[0] if first else named[-1]) if named else None

    def _is_attribute(self, start: int, place: int) -> bool:
        if not self.folded.endswith(_ENDS_OF_ATTRIBUTE, start, place):
            return False
        if self.folded.endswith("với ", start, place) and _SPOKEN_OF.match(self.folded, max(0, place - 16), place):
            return False
        return _ATTRIBUTE.match(self.folded, max(start, place - 45), place) is not None

    def _is_measure(self, start: int, place: int) -> bool:
        """Whether a unit only set the measure of a figure; where none else is named, the figure is its own."""
        return (
            self.folded.endswith("của ", start, place)
            and _MEASURE.match(self.folded, max(start, place - 45), place - len("của ")) is not None
        )

    def _mentions(self, start: int, end: int) -> list[PlaceMention]:
        places = self.context.places
        first = bisect_left(places, start, key=_start_of)
        return [m for m in places[first : bisect_left(places, end, first, key=_start_of)] if m.rule != "places.page"]

    def _in_body(self, offset: int) -> bool:
        index = bisect_right(self.context.bodies, offset, key=_start_of) - 1
        return index >= 0 and offset < self.context.bodies[index].end

    def _meant(self, word: str, offset: int) -> str | None:
        level = _LEVELS[word]
        unit = focus_unit(self.context, offset, level, word)
        if unit is None and word in ("thành phố", "tp"):
            unit = focus_unit(self.context, offset, "province")
        return unit.name if unit is not None else None

    def _village(self, match: "regex.Match[str]") -> str | None:
        if match["name"]:
            return None if match["name"].isdigit() else str(match["name"])
        if not _HAS_AFTER.match(self.folded, match.end()):
            return None
        kind = match["kind"].lower()
        earlier = [
            m for m in _VILLAGE.finditer(self.context.text, 0, match.start()) if m["name"] and m["kind"].lower() == kind
        ]
        return str(earlier[-1]["name"]) if earlier else None

    def _after(self) -> str | None:
        """A unit the clause names after the figure: "12% hộ nghèo ở xã Yên Trạch"."""
        clause = _CLAUSE.search(self.folded, self.offset, self.last)
        end = clause.start() if clause else self.last
        for mention in self._mentions(self.offset, end):
            if mention.unit and self.folded.endswith(_WHERE, 0, mention.start):
                return mention.unit.name
        return None

    def _lead(self) -> str | None:
        """The unit the article is about: the one its title begins with or its page belongs to."""
        for mention in self.context.places:
            section = self.context.section_at(mention.start)
            if section is not None and section.kind in ("title", "masthead") and mention.unit is not None:
                return mention.unit.name
        return None
