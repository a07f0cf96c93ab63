"""What the page around an article tells of its province: a newspaper's short name, an address, a portal's name."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from gn_cli.extract.context import Context
from gn_cli.lexicon import pairs_of
from gn_cli.units.lookup import find
from gn_cli.units.table import Unit, UnitTable, load_units
from gn_cli.vietnamese.fold import fold_ascii
from gn_cli.vietnamese.pattern import Pattern, Plain

# "baophutho.vn", "Yen Bai Portal" on the page around the article.
_ADDRESS = Plain(
    r"(?i)(?<![a-z.])(?:www\.)?(?P<name>[a-z]{4,24})(?:\.(?:gov|com|org|net|edu))?\.vn"
    r"|(?P<name>(?:[a-z]{2,8}[ ]){1,3})portal"
)


@cache
def _plain_provinces(table: UnitTable) -> dict[str, tuple[Unit, ...]]:
    """The provinces of all times by their letters without accents and blanks, as addresses have them."""
    plain: dict[str, tuple[Unit, ...]] = {}
    for unit in table:
        if unit.level == "province":
            key = fold_ascii(unit.name).replace(" ", "")
            plain[key] = (*plain.get(key, ()), unit)
    return plain


@cache
def _outlets() -> dict[str, str]:
    return pairs_of("places.toml")


@cache
def _short_name() -> Pattern:
    """A newspaper's short name: "(GLO)-", "STO -"."""
    return Pattern(rf"(?<!\p{{L}})(?P<code>{'|'.join(sorted(_outlets()))})(?:\)|[ ]?[-–])")


def page_mark(context: Context, province: Unit) -> tuple[int, int] | None:
    """Where the page tells a province without naming it as the article does: "(GLO)", "baophutho.vn"."""
    day = date.max if province.valid_to is None else province.valid_to - timedelta(days=1)
    marks = (span for unit, span in page_marks(load_units(), context, day) if unit == province)
    return next(marks, None)


def page_marks(table: UnitTable, context: Context, day: date) -> Iterable[tuple[Unit, tuple[int, int]]]:
    """Provinces that the page tells by a newspaper's short name, an address or a name without accents, and where."""
    text, heads = context.text, _heads(context)
    for match in _short_name().finditer(text):
        bracket = match[0].endswith(")")
        if bracket and text[max(0, match.start() - 1)] != "(":
            continue
        for unit in find(table, _outlets()[match["code"]], level="province", on=day)[:1]:
            for start, end in heads:
                if start <= match.start() - bracket and match.end() <= end:
                    yield unit, match.span("code")
    around = [(s.start, s.end) for s in context.sections if s.kind in ("masthead", "dateline", "byline")]
    for start, end in [heads[0], *around]:
        if context.folded.find(".vn", start, end) < 0 and context.folded.find("portal", start, end) < 0:
            continue
        for match in _ADDRESS.finditer(text, start, end):
            plain = fold_ascii(match["name"]).replace(" ", "").removeprefix("bao").removesuffix("online")
            for province in _plain_provinces(table).get(plain, ()):
                if province.in_force(day):
                    yield province, match.span("name")


def _heads(context: Context) -> list[tuple[int, int]]:
    """Where a newspaper's short name stands: the first line of the page, the first words of a paragraph."""
    bodies = [section.start for section in context.sections if section.kind == "body"][:10]
    return [(0, min(len(context.text), 120)), *((start, start + 40) for start in bodies)]
