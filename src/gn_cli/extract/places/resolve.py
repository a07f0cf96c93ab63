"""Which unit each name means: by its kind word, the day, its parent in the text, its neighbours and the home."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from gn_cli.extract.context import Context, PlaceMention
from gn_cli.extract.places.named import Named, System, find_named, readable
from gn_cli.extract.places.page import page_marks
from gn_cli.units.conversion import province_now
from gn_cli.units.lookup import KIND_LEVELS, lies_in, misprinted, of_kind
from gn_cli.units.table import LEVELS, NEW_SYSTEM, Unit, UnitTable
from gn_cli.vietnamese.pattern import Plain

# What there is only since July 2025.
_NEW_WORDS = Plain(
    r"(?:hai|2) cấp|sau (?:khi )?(?:sáp nhập|sắp xếp|hợp nhất)"
    r"|phòng (?:văn hóa - xã hội|kinh tế) (?:của )?(?:xã|phường)"
    r"|trung tâm phục vụ hành chính công (?:xã|phường)|sở (?:nông nghiệp và môi trường|dân tộc và tôn giáo)"
)
_COMMUNE_WORD = Plain(r"(?<!\p{L})(?:(?<!hợp tác )xã(?! hội)|phường|thị trấn)(?!\p{L})")
_IS_COMMUNE = Plain(
    r" (?:cũng |vốn |hiện )?là (?:một (?:trong (?:những|các|\d{1,2}) )?)?(?:xã|phường|thị trấn)(?! hội)"
)
_COMMUNE_NAMED = Plain(r"(?<!\p{L})(?:[Xx]ã|[Pp]hường|[Tt]hị trấn) \p{Lu}")

_NEAR_WORD = 130
"""How far before a bare name the word for communes may stand, with the names of a list and their figures between."""

VOTED = date(2025, 6, 12)
"""The day the merger was voted: from here to the end of July 2025 a text may use either system."""

SETTLED = date(2025, 8, 1)
LAST_OF_OLD = date(2025, 6, 30)
TABLE_BEGINS = date(2021, 12, 1)
"""Communes that ended before this day are not in the table."""


def reference_day(context: Context) -> date | None:
    """The day whose units count: of the event, of publication, or the latest day the text speaks of."""
    events = [day.start for day in context.dates if day.role == "event" and day.start]
    if events:
        return min(events)
    if context.published_on:
        return context.published_on
    issued = [document.issued for document in context.documents if document.issued]
    spoken = [day.start for day in context.dates if day.start] + issued
    return max(spoken, default=None)


def resolve_places(table: UnitTable, context: Context) -> tuple[tuple[PlaceMention, ...], Unit | None]:
    """Every name of a unit in the article with what it means, and the article's home province."""
    resolver = _Resolver(table, context)
    mentions = (resolver.mention(position) for position in range(len(resolver.named)))
    return tuple(mention for mention in mentions if mention is not None), resolver.home


def _grouped(places: Iterable[tuple[int, Unit]]) -> dict[Unit, list[int]]:
    grouped: dict[Unit, list[int]] = defaultdict(list)
    for offset, unit in places:
        grouped[unit].append(offset)
    return grouped


def _may_be_called(unit: Unit, kind: str) -> bool:
    """A town keeps its old kind word for years, but no province is a thành phố that is not."""
    return unit.level != "province" or unit.kind == kind or kind == "tỉnh"


class _Resolver:
    def __init__(self, table: UnitTable, context: Context) -> None:
        self.table, self.context = table, context
        self.named = find_named(table, context)
        self.when = reference_day(context) or self._guessed_day()
        # In the weeks around the merger the units of both systems.
        in_between = VOTED <= self.when < SETTLED
        self.days = (LAST_OF_OLD, NEW_SYSTEM) if in_between else (self.when, self.when)
        self._known: dict[tuple[str, str | None, bool, System | None], tuple[Unit, ...]] = {}
        self._lying: dict[Unit, Unit] = {}
        self._made: dict[tuple[str, Unit], Unit] = {}
        self.options = [self._options(named) for named in self.named]
        self._narrow_by_parents()

    def _guessed_day(self) -> date:
        """The system of a text without any day: districts speak for the old one, communes that only one has for it."""
        new = 2 * len(_NEW_WORDS.findall(self.context.folded))
        for named in self.named:
            if named.kind in ("huyện", "quận", "thị xã", "thị trấn") and named.system != "old":
                new -= 2
            elif named.kind in ("xã", "phường", "đặc khu"):
                communes = [unit for unit in self.table.named(named.key) if unit.level == "commune"]
                new += any(unit.new_system for unit in communes) - any(unit.old_system for unit in communes)
        return NEW_SYSTEM if new > 0 else LAST_OF_OLD

    def _options(self, named: Named) -> tuple[Unit, ...]:
        """The units that can bear the name, by kind word and day."""
        key = (named.key, named.kind, named.listed, named.system)
        if key not in self._known:
            self._known[key] = self._find_options(named)
        return self._known[key]

    def _find_options(self, named: Named) -> tuple[Unit, ...]:
        units = self.table.named(named.key)
        if named.system:
            units = tuple(unit for unit in units if getattr(unit, f"{named.system}_system")) or units
        if named.kind is None:
            options: list[Unit] = []
            for level in LEVELS:
                options += self._timely([unit for unit in units if unit.level == level], level)
            return tuple(options)
        levels = KIND_LEVELS[named.kind]
        fitting = [unit for unit in units if unit.level in levels and _may_be_called(unit, named.kind)]
        timely = self._timely(fitting, None, named.system)
        return tuple(timely) if named.listed else of_kind(timely, named.kind)

    def _timely(self, units: list[Unit], bare: str | None, system: str | None = None) -> list[Unit]:
        """The units in force on the day; where none is, the nearest in time, but no commune that bears no kind word."""
        first, last = self.days if system != "old" else (min(self.when, LAST_OF_OLD),) * 2
        current = [unit for unit in units if unit.in_force(first) or (first != last and unit.in_force(last))]
        if current or bare == "commune" or not units:
            return current
        distances = [self._distance(unit) for unit in units]
        return [unit for unit, days_off in zip(units, distances, strict=True) if days_off == min(distances)]

    def _distance(self, unit: Unit) -> int:
        if unit.valid_from and unit.valid_from > self.when:
            return (unit.valid_from - self.when).days
        return (self.when - unit.valid_to).days + 1 if unit.valid_to and unit.valid_to <= self.when else 0

    def _inside(self, unit: Unit, parents: Iterable[Unit]) -> bool:
        return any(lies_in(self.table, unit, parent) for parent in parents)

    def _holds(self, unit: Unit, children: Iterable[Unit]) -> bool:
        return any(lies_in(self.table, child, unit) for child in children)

    def _narrow_by_parents(self) -> None:
        """Keep of a name what lies in its printed parent, of the parent what holds the name, and so along lists."""
        self.parent: list[int | None] = [None] * len(self.named)
        for position in reversed(range(len(self.named))):
            named = self.named[position]
            parent = named.parent
            if parent is None and position + 1 < len(self.named) and self.named[position + 1].before == position:
                parent = self.parent[position + 1]
            if parent is None:
                continue
            if self._is_past(parent) and named.system is None and self.when >= VOTED:
                self._narrow_by_past(position, parent)
                continue
            inside = [unit for unit in self.options[position] if self._inside(unit, self.options[parent])]
            inside = inside or self._of_other_kind(named, parent)
            if inside:
                self.options[position] = tuple(inside)
                self.options[parent] = tuple(unit for unit in self.options[parent] if self._holds(unit, inside))
                self.parent[position] = parent
            elif not self.named[position].key or (named.kind and self._bracketed(position)):
                self.parent[position] = parent

    def _is_past(self, position: int) -> bool:
        """Whether a parent, or the one it lies in, is told to be of before: "(huyện Cái Bè, tỉnh Tiền Giang cũ)"."""
        above = self.named[position].parent
        return self.named[position].system == "old" or (above is not None and self.named[above].system == "old")

    def _of_other_kind(self, named: Named, parent: int) -> list[Unit]:
        """The commune that a parent has of the name under another kind word: a xã called phường ahead of its day."""
        if named.kind is None or named.listed or KIND_LEVELS[named.kind] != ("commune",):
            return []
        communes = [unit for unit in self.table.named(named.key) if unit.level == "commune"]
        near = [unit for unit in communes if self._inside(unit, self.options[parent])]
        return self._timely(near, "commune")

    def _narrow_by_past(self, position: int, parent: int) -> None:
        """Keep of a name what lies in the province of today of what it was: "phường An Khê (thị xã An Khê cũ)"."""
        provinces = {province_now(self.table, unit) for unit in self.options[parent]}
        inside = tuple(unit for unit in self.options[position] if province_now(self.table, unit) in provinces)
        self.options[position] = inside or self.options[position]

    def _bracketed(self, position: int) -> bool:
        named, above = self.named[position], self.named[self.named[position].parent or 0]
        gap = self.context.text[named.end : above.start].strip()
        # Communes of before the table lay in other districts: "xã Phúc Sơn, huyện Chiêm Hóa".
        marks = "(," if above.start < above.name_start and self.when < TABLE_BEGINS else "("
        return named.parent is not None and bool(gap) and gap in marks

    @cached_property
    def home(self) -> Unit | None:
        """The province the article is about or comes from: named most, counting what only lies in one province."""
        votes: dict[str, float] = defaultdict(float)
        units: dict[str, Unit] = {}
        told: set[str] = set()  # by more than the news listed beside the article

        def vote(unit: Unit, weight: float, section: str = "") -> None:
            province = self._province(unit)
            votes[province.code + province.name] += weight
            if section != "related":
                told.add(province.code + province.name)
            units[province.code + province.name] = province

        counted: dict[tuple[str, bool], int] = defaultdict(int)
        for named, options, top in zip(self.named, self.options, self._tops, strict=True):
            key = named.key, top is not None
            counted[key] += 1
            if counted[key] > 4:
                continue
            if top is not None:
                provinces = {top}
            elif named.kind is None and not named.parent and not readable(named):
                provinces = {self.table.province_of(unit) for unit in options if unit.level == "district"}
            else:
                provinces = {self._province(unit) for unit in options}
            if not provinces or len(provinces) > 6:
                continue
            weight = 2.0 if named.kind or top is None else 1.0
            weight += {"title": 2.0, "masthead": 3.0, "dateline": 3.0}.get(named.section, 0.0)
            weight += 1.0 if named.in_body else 0.0
            weight *= 0.3 if named.section in ("related", "furniture", "footer", "byline") else 1.0
            for province in provinces:
                vote(province, weight / len(provinces) ** 2, named.section)
        for province, _ in page_marks(self.table, self.context, self.when):
            vote(province, 5.0)
        best, second = sorted([*votes.values(), 0.0, 0.0], reverse=True)[:2]
        most = max(votes, key=lambda key: votes[key], default="")
        return units[most] if best > second and most in told else None

    def _province(self, unit: Unit) -> Unit:
        """The province a unit lies in on the day."""
        province = self._lying.get(unit)
        if province is None:
            province = self._lying[unit] = self.table.province_of(unit, self.when)
        return province

    @cached_property
    def _tops(self) -> list[Unit | None]:
        """The province each name stands for, if it stands for one."""
        return list(map(self._province_option, self.named, self.options))

    def _province_option(self, named: Named, options: Sequence[Unit]) -> Unit | None:
        """The province a name stands for, when it stands for one: bare names do where a province bears them."""
        provinces = [unit for unit in options if unit.level == "province"]
        if not provinces or (named.kind and any(unit.level != "province" for unit in options) and named.listed):
            return None
        return provinces[0]

    @cached_property
    def _districts(self) -> list[tuple[int, Unit]]:
        """Districts and cities that are certain before any neighbour is asked: `(offset, unit)`."""
        found = []
        for named, options, top in zip(self.named, self.options, self._tops, strict=True):
            if top is not None:
                continue
            districts = [unit for unit in options if unit.level == "district"]
            at_home = [unit for unit in districts if self._at_home(unit)]
            for unit in at_home[:1] if len(at_home) == 1 else districts if len(districts) == 1 and named.kind else ():
                found.append((named.start, unit))
        return found

    @cached_property
    def _shared_district(self) -> Unit | None:
        """The one district at home in which more of the communes named can lie than in any other; at least two."""
        names: dict[Unit, set[str]] = defaultdict(set)
        for named, options in zip(self.named, self.options, strict=True):
            if named.kind and readable(named):
                for unit in options:
                    district = self.table.district_of(unit) if unit.level == "commune" and self._at_home(unit) else None
                    if district is not None:
                        names[district].add(named.key)
        counts = sorted((len(keys) for keys in names.values()), reverse=True)
        if not counts or counts[0] < 2 or counts[0] == [*counts, 0][1]:
            return None
        return max(names, key=lambda district: len(names[district]))

    def _at_home(self, unit: Unit) -> bool:
        return self.home is not None and (unit == self.home or lies_in(self.table, unit, self.home))

    @cached_property
    def _provinces(self) -> list[tuple[int, Unit]]:
        return [(named.start, top) for named, top in zip(self.named, self._tops, strict=True) if top is not None]

    def _parents(self, start: int) -> Iterable[tuple[str, Unit]]:
        """Units in which a name may lie, the strongest first, each with the note it leaves when it decides."""
        sentence = self.context.sentence_at(start)
        districts = self._nearest(self._district_places, start)
        provinces = self._nearest(self._province_places, start)
        near = [(unit, offset) for unit, offset in districts if sentence[0] <= offset < sentence[1]]
        yield from ((f"district: {unit.name}", unit) for unit, _ in near)
        near = [(unit, offset) for unit, offset in provinces if sentence[0] <= offset < sentence[1]]
        yield from ((f"province: {unit.name}", unit) for unit, _ in near)
        yield from ((f"district: {unit.name}", unit) for unit, _ in districts)
        if self.home is not None:
            yield f"province: {self.home.name}", self.home
        if (shared := self._shared_district) is not None:
            yield f"district: {shared.name}, of most communes named", shared
        yield from ((f"province: {unit.name}", unit) for unit, _ in provinces)

    @staticmethod
    def _nearest(places: dict[Unit, list[int]], start: int) -> list[tuple[Unit, int]]:
        """Each unit with its nearest place, those before `start` first; a unit at `start` itself is none."""
        found: list[tuple[Unit, int]] = []
        for unit, offsets in places.items():
            before, after = bisect_left(offsets, start) - 1, bisect_right(offsets, start)
            if before >= 0:
                found.append((unit, offsets[before]))
            elif after < len(offsets):
                found.append((unit, offsets[after]))
        return sorted(found, key=lambda pair: (pair[1] > start, abs(start - pair[1])))

    @cached_property
    def _district_places(self) -> dict[Unit, list[int]]:
        return _grouped(self._districts)

    @cached_property
    def _province_places(self) -> dict[Unit, list[int]]:
        return _grouped(self._provinces)

    @cached_property
    def _printed_parents(self) -> frozenset[int | None]:
        return frozenset(named.parent for named in self.named)

    @cached_property
    def _called(self) -> dict[str, set[Unit]]:
        """The units that names with a kind word can mean, by key."""
        called: dict[str, set[Unit]] = defaultdict(set)
        for named, units in zip(self.named, self.options, strict=True):
            if named.kind:
                called[named.key].update(units)
        return called

    def mention(self, position: int) -> PlaceMention | None:
        """What a name means; `None` where it is no unit after all."""
        named, options = self.named[position], self.options[position]
        rule = "places.kind_word" if named.kind and not named.listed else "places.list" if named.kind else "places.bare"
        if position in self._printed_parents:
            rule = "places.parent"
        if not readable(named):
            rule = "places.page"
        if not options:
            meant = self._misprinted(named)
            if meant is not None:
                return PlaceMention(meant, (), named.start, named.end, rule, (f"misprint of {meant.name}",))
            unit = self._unlisted(position)
            return PlaceMention(unit, (), named.start, named.end, rule, ("not in the table",)) if unit else None
        province = self._tops[position]
        if province is not None:
            return PlaceMention(province, (), named.start, named.end, rule)
        parent = self.parent[position]
        if parent is not None and not any(self._inside(unit, self.options[parent]) for unit in options):
            unit = self._unlisted(position)
            if unit is not None:
                return PlaceMention(unit, (), named.start, named.end, rule, ("not in the table",))
        notes: tuple[str, ...] = ()
        if self.parent[position] is None:
            if named.kind is None:
                options = self._supported(position, options)
            options, notes = self._decided(options, named.start)
        if not options:
            return None
        if len(options) > 1 and len({unit.level for unit in options}) > 1:
            options = tuple(unit for unit in options if unit.level == options[0].level)
        if len(options) == 1:
            outside = not notes and self.home is not None and not self._at_home(options[0])
            if (
                outside
                and named.kind
                and self.when < TABLE_BEGINS
                and options[0].level == "commune"
                and self.parent[position] is None
            ):
                unit = self._unlisted(position)
                return PlaceMention(unit, (), named.start, named.end, rule, ("not in the table",)) if unit else None
            return PlaceMention(options[0], (), named.start, named.end, rule, notes)
        if named.kind is None:
            return None
        return PlaceMention(None, options, named.start, named.end, rule, notes)

    def _decided(self, options: tuple[Unit, ...], start: int) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
        if len(options) == 1:
            return options, ()
        for note, parent in self._parents(start):
            kept = tuple(unit for unit in options if unit == parent or lies_in(self.table, unit, parent))
            if len(kept) == 1:
                return kept, (note,)
            if kept:
                options = kept
        return options, ()

    def _supported(self, position: int, options: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """The readings a bare name may have: a district at home, a commune that the text calls one elsewhere."""
        named = self.named[position]
        districts = tuple(unit for unit in options if unit.level == "district")
        at_home = tuple(unit for unit in districts if self._at_home(unit))
        called = self._called.get(named.key, set())
        communes = tuple(unit for unit in options if unit.level == "commune")
        same = tuple(unit for unit in communes if unit in called)
        current = tuple(unit for unit in communes if self._at_home(unit)) if self.when >= NEW_SYSTEM else ()
        if not at_home and self._after_commune_word(named):
            return tuple(unit for unit in communes if self._at_home(unit) and self._in_named_district(unit)) or current
        if self.when >= NEW_SYSTEM and (same or (at_home and current)):
            return same or current
        if at_home:
            return at_home
        if same:
            return same
        sole = len(districts) == 1 and (self.home is None or named.section == "title" or bool(called & set(districts)))
        return districts if sole else ()

    def _after_commune_word(self, named: Named) -> bool:
        """Whether the words around say that they speak of communes: "xã cao nhất là Lùng Thẩn", "Lùng Thẩn là xã".

        At the head of a sentence those are the ones of the sentence before: "Xã A còn 52%. Bản Xèo giảm nhanh hơn".
        """
        if _IS_COMMUNE.match(self.context.folded, named.end, named.end + 40):
            return True
        first = self.context.sentence_at(named.start)[0]
        if first < named.start:
            start = max(first, named.start - _NEAR_WORD)
            return _COMMUNE_WORD.search(self.context.folded[start : named.start]) is not None
        section = self.context.section_at(first)
        start = max(section.start if section else first, first - _NEAR_WORD)
        return _COMMUNE_NAMED.search(self.context.text, start, first) is not None

    def _in_named_district(self, unit: Unit) -> bool:
        return unit.new_system or any(lies_in(self.table, unit, district) for district in self._district_places)

    def _misprinted(self, named: Named) -> Unit | None:
        """The district at home that an unknown name with its kind word is a misprint of."""
        if named.kind is None or self.home is None or "district" not in KIND_LEVELS[named.kind] or not readable(named):
            return None
        printed = self.context.text[named.name_start : named.end]
        return misprinted(self.table, printed, level="district", on=self.when, parent=self.home)

    def _unlisted(self, position: int) -> Unit | None:
        """A unit for a commune that the table does not list: in its printed parent, else at home."""
        named, parent = self.named[position], self.parent[position]
        if named.kind is None or KIND_LEVELS[named.kind][-1] != "commune" or not readable(named):
            return None
        told = self.mention(parent) if parent is not None else None
        above = told.unit if told is not None else None
        if above is None and self.when < TABLE_BEGINS:
            near = [unit for _, unit in sorted(self._districts, key=lambda pair: abs(pair[0] - named.start))]
            above = near[0] if near else self.home
        if above is None or above.level == "commune":
            return None
        name = " ".join(self.context.text[named.name_start : named.end].split())
        key = f"{named.kind} {name}", above
        if key not in self._made:
            self._made[key] = Unit(KIND_LEVELS[named.kind][-1], "", name, named.kind, above.code, None, above.valid_to)
        return self._made[key]
