"""Which unit each name means: by its kind word, the date, its parent in the text, its neighbours and the home province."""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, cached_property
from importlib.resources import files

import regex

from gn_cli.extract.context import Context, PlaceMention
from gn_cli.extract.places.named import Named, find_named, readable
from gn_cli.units.lookup import KIND_LEVELS, find, lies_in, of_kind
from gn_cli.units.table import LEVELS, NEW_SYSTEM, Unit, UnitTable
from gn_cli.vietnamese.fold import fold_ascii, fold_in_place

# What there is only since July 2025.
_NEW_WORDS = regex.compile(
    r"(?:hai|2) cấp|sau (?:khi )?(?:sáp nhập|sắp xếp|hợp nhất)|phòng (?:văn hóa - xã hội|văn hoá - xã hội|kinh tế) (?:của )?(?:xã|phường)"
    r"|trung tâm phục vụ hành chính công (?:xã|phường)|sở (?:nông nghiệp và môi trường|dân tộc và tôn giáo)"
)
_COMMUNE_WORD = regex.compile(r"(?<!\p{L})(?:(?<!hợp tác )xã(?! hội)|phường|thị trấn)(?!\p{L})")

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


@cache
def _outlets() -> dict[str, str]:
    lists = tomllib.loads(files("gn_cli.lexicon").joinpath("places.toml").read_text(encoding="utf-8"))
    return dict(lists["outlets"])


def _may_be_called(unit: Unit, kind: str) -> bool:
    """A town keeps its old kind word for years, but no province is a thành phố that is not."""
    return unit.level != "province" or unit.kind == kind or kind == "tỉnh"


class _Resolver:
    def __init__(self, table: UnitTable, context: Context) -> None:
        self.table, self.context = table, context
        self.named = find_named(table, context)
        self.when = reference_day(context) or self._guessed_day()
        self.options = [self._options(named) for named in self.named]
        self._narrow_by_parents()

    def _guessed_day(self) -> date:
        """The system of a text without any day: districts speak for the old one, communes that only one has for it."""
        new = 2 * len(_NEW_WORDS.findall(fold_in_place(self.context.text)))
        for named in self.named:
            if named.kind in ("huyện", "quận", "thị xã", "thị trấn") and named.system != "old":
                new -= 2
            elif named.kind in ("xã", "phường", "đặc khu"):
                communes = [unit for unit in self.table.named(named.key) if unit.level == "commune"]
                new += any(unit.new_system for unit in communes) - any(unit.old_system for unit in communes)
        return NEW_SYSTEM if new > 0 else LAST_OF_OLD

    def _options(self, named: Named) -> tuple[Unit, ...]:
        """The units that can bear the name, by kind word and day."""
        units = self.table.named(named.key)
        if named.system:
            units = tuple(unit for unit in units if getattr(unit, f"{named.system}_system")) or units
        if named.kind is None:
            return tuple(
                unit for level in LEVELS for unit in self._timely([u for u in units if u.level == level], level)
            )
        fitting = [unit for unit in units if unit.level in KIND_LEVELS[named.kind] and _may_be_called(unit, named.kind)]
        timely = self._timely(fitting, None, named.system)
        return timely if named.listed else of_kind(timely, named.kind)

    def _timely(self, units: Sequence[Unit], bare: str | None, system: str | None = None) -> tuple[Unit, ...]:
        """The units in force on the day; where none is, the nearest in time, but no commune that bears no kind word."""
        days = [self.when]
        if VOTED <= self.when < SETTLED:
            days = [LAST_OF_OLD, NEW_SYSTEM]
        if system == "old":
            days = [min(self.when, LAST_OF_OLD)]
        current = tuple(unit for unit in units if any(unit.in_force(day) for day in days))
        if current or bare == "commune" or not units:
            return current
        distances = [self._distance(unit) for unit in units]
        return tuple(unit for unit, days_off in zip(units, distances, strict=True) if days_off == min(distances))

    def _distance(self, unit: Unit) -> int:
        if unit.valid_from and unit.valid_from > self.when:
            return (unit.valid_from - self.when).days
        return (self.when - unit.valid_to).days + 1 if unit.valid_to and unit.valid_to <= self.when else 0

    def _inside(self, unit: Unit, parents: Iterable[Unit]) -> bool:
        return any(lies_in(self.table, unit, parent) for parent in parents)

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
            inside = [unit for unit in self.options[position] if self._inside(unit, self.options[parent])]
            if inside:
                self.options[position] = tuple(inside)
                holding = [
                    unit for unit in self.options[parent] if any(lies_in(self.table, child, unit) for child in inside)
                ]
                self.options[parent] = tuple(holding)
                self.parent[position] = parent
            elif not self.named[position].key or (named.kind and self._bracketed(position)):
                self.parent[position] = parent

    def _bracketed(self, position: int) -> bool:
        named = self.named[position]
        return named.parent is not None and self.context.text[named.end : self.named[named.parent].start].strip() == "("

    @cached_property
    def home(self) -> Unit | None:
        """The province the article is about or comes from: named most, counting what only lies in one province."""
        votes: dict[str, float] = defaultdict(float)
        units: dict[str, Unit] = {}

        def vote(unit: Unit, weight: float) -> None:
            province = self.table.province_of(unit, self.when)
            votes[province.code + province.name] += weight
            units[province.code + province.name] = province

        counted: dict[str, int] = defaultdict(int)
        for named, options in zip(self.named, self.options, strict=True):
            provinces = {self.table.province_of(unit, self.when) for unit in options}
            top = self._province_option(named, options)
            if top is not None:
                provinces = {top}
            elif named.kind is None and not named.parent and not readable(named):
                provinces = {self.table.province_of(unit) for unit in options if unit.level == "district"}
            if not provinces or len(provinces) > 6:
                continue
            key = f"{named.key} {top is not None}"
            counted[key] += 1
            if counted[key] > 4:
                continue
            weight = 2.0 if named.kind or top is None else 1.0
            weight += {"title": 2.0, "masthead": 3.0, "dateline": 3.0}.get(named.section, 0.0)
            weight += 1.0 if named.in_body else 0.0
            weight *= 0.3 if named.section in ("related", "furniture", "footer", "byline") else 1.0
            for province in provinces:
                vote(province, weight / len(provinces) ** 2)
        for province in self._printed_on_the_page():
            vote(province, 5.0)
        if not votes:
            return None
        best, second = sorted([*votes.values(), 0.0], reverse=True)[:2]
        return units[max(votes, key=lambda key: votes[key])] if best > second else None

    def _printed_on_the_page(self) -> Iterable[Unit]:
        """Provinces told by the page: "(GLO)-", baophutho.vn, "Yen Bai Portal"."""
        text = self.context.text
        head = (
            text[:120] + " ".join(text[s.start : s.start + 40] for s in self.context.sections if s.kind == "body")[:400]
        )
        for code, name in _outlets().items():
            if f"({code})" in head or f"{code} -" in head or f"{code} –" in head:
                yield from find(self.table, name, level="province", on=self.when)[:1]
        pages = [text[s.start : s.end] for s in self.context.sections if s.kind in ("masthead", "dateline", "byline")]
        pages += [head[:120], self.context.article.url or ""]
        plain = fold_ascii(" ".join(pages)).replace(" ", "")
        if ".vn" in plain or "portal" in plain:
            for province in self.table.in_force(self.when, "province"):
                key = fold_ascii(province.name).replace(" ", "")
                if any(mark in plain for mark in (f"{key}.", f"bao{key}", f"{key}portal", f"{key}online")):
                    yield province

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
        for named, options in zip(self.named, self.options, strict=True):
            if self._province_option(named, options):
                continue
            districts = [unit for unit in options if unit.level == "district"]
            at_home = [unit for unit in districts if self._at_home(unit)]
            for unit in at_home[:1] if len(at_home) == 1 else districts if len(districts) == 1 and named.kind else ():
                found.append((named.start, unit))
        return found

    def _at_home(self, unit: Unit) -> bool:
        return self.home is not None and (unit == self.home or lies_in(self.table, unit, self.home))

    @cached_property
    def _provinces(self) -> list[tuple[int, Unit]]:
        pairs = (
            (named.start, self._province_option(named, options))
            for named, options in zip(self.named, self.options, strict=True)
        )
        return [(start, unit) for start, unit in pairs if unit is not None]

    def _tests(self, start: int) -> Iterable[tuple[str, Callable[[Unit], bool]]]:
        """What may decide between units of one name, the strongest first, each with the note it leaves."""
        first, last = self.context.sentence_at(start)
        districts = sorted(self._districts, key=lambda pair: (pair[0] > start, abs(start - pair[0])))
        for offset, district in districts:
            if first <= offset < last and offset != start:
                yield f"district: {district.name}", lambda unit, d=district: lies_in(self.table, unit, d)
        for offset, province in self._provinces:
            if first <= offset < last:
                yield f"province: {province.name}", lambda unit, p=province: lies_in(self.table, unit, p)
        for offset, district in districts:
            if offset != start:
                yield f"district: {district.name}", lambda unit, d=district: lies_in(self.table, unit, d)
        if self.home is not None:
            yield f"province: {self.home.name}", self._at_home
        for _, province in self._provinces:
            yield f"province: {province.name}", lambda unit, p=province: lies_in(self.table, unit, p)

    def mention(self, position: int) -> PlaceMention | None:
        """What a name means; `None` where it is no unit after all."""
        named, options = self.named[position], self.options[position]
        rule = "places.kind_word" if named.kind and not named.listed else "places.list" if named.kind else "places.bare"
        if any(other.parent == position for other in self.named):
            rule = "places.parent"
        if not readable(named):
            rule = "places.page"
        if not options:
            unit = self._unlisted(position)
            return PlaceMention(unit, (), named.start, named.end, rule, ("not in the table",)) if unit else None
        province = self._province_option(named, options)
        if province is not None:
            return PlaceMention(province, (), named.start, named.end, rule)
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
        for note, test in self._tests(start):
            kept = tuple(unit for unit in options if test(unit))
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
        called = {
            unit
            for other, units in zip(self.named, self.options, strict=True)
            if other.key == named.key and other.kind
            for unit in units
        }
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
        """Whether the clause has said that it speaks of communes: "xã cao nhất là Lùng Thẩn"."""
        start = max(self.context.sentence_at(named.start)[0], named.start - 70)
        return _COMMUNE_WORD.search(fold_in_place(self.context.text[start : named.start])) is not None

    def _in_named_district(self, unit: Unit) -> bool:
        return unit.new_system or any(lies_in(self.table, unit, district) for _, district in self._districts)

    def _unlisted(self, position: int) -> Unit | None:
        """A unit for a name with a kind word that the table does not list: in its printed parent, else at home."""
        named, parent = self.named[position], self.parent[position]
        if named.kind is None or KIND_LEVELS[named.kind][-1] == "province" or not readable(named):
            return None
        above = self.mention(parent).unit if parent is not None and (self.mention(parent)) else None
        if above is None and self.when < TABLE_BEGINS:
            near = [unit for _, unit in sorted(self._districts, key=lambda pair: abs(pair[0] - named.start))]
            above = near[0] if near else self.home
        if above is None or above.level == "commune":
            return None
        name = " ".join(self.context.text[named.name_start : named.end].split())
        return Unit(KIND_LEVELS[named.kind][-1], "", name, named.kind, above.code, None, above.valid_to)
