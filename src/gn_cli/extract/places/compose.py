"""The place of a record: a seat and the units above it as they were on the day, with what was inferred from what."""

from typing import NamedTuple

from gn_cli.extract.context import Context
from gn_cli.extract.places.focus import in_force_system
from gn_cli.extract.places.page import page_mark
from gn_cli.extract.places.resolve import reference_day
from gn_cli.extract.rule import Mention
from gn_cli.report import Evidence, Place
from gn_cli.units.conversion import province_now
from gn_cli.units.lookup import lies_in
from gn_cli.units.table import Level, Unit, load_units
from gn_cli.vietnamese.pattern import Plain


class Seat(NamedTuple):
    """A place found for a training: the unit, or its candidates, and the letters that tell it."""

    unit: Unit | None
    candidates: tuple[Unit, ...]
    start: int
    end: int
    rule: str
    notes: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """The level of the unit, or of its candidates."""
        return (self.unit or self.candidates[0]).level


def compose(context: Context, seat: Seat | None, venue: Mention[str] | None) -> Place:
    """The record of a seat; without one the province the article is about. The venue stands apart."""
    table, day = load_units(), reference_day(context)
    unit, notes, names = _certain(context, seat)
    above = unit
    while above is not None:
        names.setdefault(above.level, above.name)
        if above != unit and unit is not None and not _is_named(context, above):
            notes.append(f"{above.level}: {unit.level} {unit.name}")
        above = table.above(above, day)
    if unit is not None and unit.level != "province" and unit.old_system and in_force_system(context) == "new":
        names.pop("district", None)
        names["province"] = province_now(table, unit).name
    now = province_now(table, unit) if unit is not None else None
    is_certain = seat is None or seat.unit is not None
    return Place(
        province=names.get("province"),
        district=names.get("district"),
        commune=names.get("commune"),
        venue=venue.value if venue else None,
        unit_code=(unit.code or None) if unit is not None and is_certain else None,
        province_now=now.name if now else None,
        province_now_code=now.code if now else None,
        evidence=_evidence(context, seat, unit, tuple(dict.fromkeys(notes))),
        venue_evidence=context.evidence_of(venue) if venue else None,
    )


def _certain(context: Context, seat: Seat | None) -> tuple[Unit | None, list[str], dict[Level, str]]:
    """The finest unit that is certain, notes, and the printed name of one that has several readings.

    Of several readings it is the district or province that they share; the doubt is told.
    """
    if seat is None:
        home = home_told(context)
        if home is None:
            return None, [], {}
        return home, [] if _is_named(context, home) else ["province: the page and the other places"], {}
    if seat.unit is not None:
        return seat.unit, list(seat.notes), {}
    table, day = load_units(), reference_day(context)
    first = seat.candidates[0]
    provinces = {table.province_of(unit, day) for unit in seat.candidates}
    districts = {table.district_of(unit, day) for unit in seat.candidates}
    certain: Unit | None = None
    if len(districts) == 1:
        certain = next(iter(districts))
    if certain is None and len(provinces) == 1:
        certain = next(iter(provinces))
    told = districts if len(provinces) == 1 and None not in districts else provinces
    where = sorted(unit.name for unit in told if unit is not None)
    more = " and more" if len(where) > 6 else ""
    doubt = f"doubt: {first.full_name} may be the one in {', '.join(where[:6])}{more}"
    return certain, [*seat.notes, doubt], {first.level: first.name}


# "Trường Đại học Nông Lâm Thái Nguyên", "Viện Kinh tế TP.HCM": where a lecturer comes from.
_SCHOOL = Plain(
    r"(?r)(?<!\p{L})(?:đại học|đh|đhqg|học viện|viện|cao đẳng|công ty|cty)[ ](?:[^,.;:()\n]|(?<=tp)\.){0,60}"
)


def home_told(context: Context) -> Unit | None:
    """The province the article is about, unless nothing but schools and firms tells it."""
    home = context.home
    return None if home is None or _only_of_schools(context, home) else home


def _only_of_schools(context: Context, home: Unit) -> bool:
    """Whether a province is told by nothing but the names of schools and firms, of which none organises."""
    table = load_units()
    named = [m for m in context.places if m.unit is not None and (m.unit == home or lies_in(table, m.unit, home))]
    organized = [(organizer.evidence.start, organizer.evidence.end) for organizer in context.organizers]
    return (
        bool(named)
        and page_mark(context, home) is None
        and all(
            _SCHOOL.match(context.folded, max(0, m.start - 70), m.start) is not None
            and not any(start <= m.start < end for start, end in organized)
            for m in named
        )
    )


def _is_named(context: Context, unit: Unit) -> bool:
    return any(mention.unit is not None and mention.unit.name == unit.name for mention in context.places)


def _evidence(context: Context, seat: Seat | None, unit: Unit | None, notes: tuple[str, ...]) -> Evidence | None:
    """The letters that tell the place: the seat's, else the first that name the unit or one in it, else the page's."""
    if seat is not None:
        return context.evidence(seat.start, seat.end, seat.rule, *notes)
    if unit is None:
        return None
    for test in (lambda other: other == unit, lambda other: lies_in(load_units(), other, unit)):
        for mention in context.places:
            if mention.unit is not None and test(mention.unit):
                return context.evidence(mention.start, mention.end, "places.home", *notes)
    mark = page_mark(context, unit)
    return context.evidence(*mark, "places.page", *notes) if mark else None
