"""Which stretches of an article name a unit: kind words through lists, parents, and what only looks like a place."""

from bisect import bisect_left
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

import regex

from gn_cli.extract.atoms import DASH
from gn_cli.extract.context import READABLE, Context, SectionKind
from gn_cli.extract.rule import Match, verbose
from gn_cli.lexicon import lists_of
from gn_cli.units.names import full_kind, word_key
from gn_cli.units.scan import Name, scan_names
from gn_cli.units.table import UnitTable
from gn_cli.vietnamese.fold import fold_in_place
from gn_cli.vietnamese.names import is_surname
from gn_cli.vietnamese.pattern import Plain

System: TypeAlias = Literal["old", "new"]


class Named(NamedTuple):
    """A name that stands for a unit. Neighbours are positions in the tuple that `find_named` gives.

    `kind` is the kind word that governs the name, its own or that of the list it stands in (`listed`). `parent` is the
    name printed as the unit it lies in; `before` the item before it in a list. `system` tells "(cũ)" from "(mới)".
    """

    key: str
    start: int
    end: int
    name_start: int
    kind: str | None
    section: SectionKind
    listed: bool = False
    in_body: bool = False
    before: int | None = None
    parent: int | None = None
    system: System | None = None


@cache
def _lookalikes() -> tuple[Plain, ...]:
    """The word lists of `lexicon/places.toml` that make a bare name no unit, as patterns that end where it begins."""
    lists = lists_of("places.toml")
    return tuple(
        Plain(rf"(?r)(?<![\p{{L}}\d])(?:{'|'.join(map(regex.escape, lists[name]))})[ \u00a0]{{1,2}}")
        for name in ("things", "villages", "salutations")
    )


@cache
def _last_words() -> tuple[str, ...]:
    """What the words before a name end with where it may be a lookalike."""
    lists = lists_of("places.toml")
    words = (word for name in ("things", "villages", "salutations") for word in lists[name])
    return tuple({*words, *_BEFORE_PEACE, ":"})


_BEFORE_PEACE = ("vì", "nền", "giữ gìn", "bảo vệ", "yêu", "khát vọng", "hiệp định")
_PEACE = Plain(rf"(?r)(?<!\p{{L}})(?:{'|'.join(_BEFORE_PEACE)})[ ]")
_CREDIT = Plain(r"(?r)(?:ảnh|bài|(?<!thông )tin|clip|video|thực hiện|nguồn)[ ]?:[ ]?")
_WORD_BEFORE = Plain(r"(?r)(?<![\p{L}\d])([\p{L}\d/&-]{1,12})[ \u00a0]")
_CAPITAL_AFTER = Plain(r"[ \u00a0](\p{Lu}[\p{L}'’]{0,10})(?:[ \u00a0](\p{Lu})?)?")
_SYSTEM = Plain(
    r"[ ]{0,2}\(?[ ]{0,2}(?:(?P<old>cũ|trước (?:đây|khi sáp nhập|sáp nhập|hợp nhất)|khi chưa sáp nhập)(?!\p{L})"
    r"|(?:mới|sau (?:khi )?(?:sáp nhập|hợp nhất|sắp xếp)|hiện nay)[ ]{0,2}\))"
)
_LIST_MARK = Plain(r"(?r)(?:,|và)[ ]")

_LIST_GAP = verbose(
    r"""
    [ ]{0,2} (?:\([^()\n]{2,40}\))? [ ]{0,2} (?: [,;] | (?:[,;][ ]{0,2})? (?:và|cùng|với|hoặc|&)(?!\p{L}) ) [ ]{0,2}
    (?:các[ ]|\d{1,2}[ ])?
    """
)
_PARENT_GAP = verbose(
    rf"""
    [ \u00a0]{{0,2}}
    (?: , | {DASH} | \((?:thuộc[ ](?:địa[ ]bàn[ ])?)? | (?:của|thuộc|ở|tại|trên[ ]địa[ ]bàn|nằm[ ]ở)(?!\p{{L}}) )?
    [ \u00a0]{{0,2}}
    """
)
_BRACKET_GAP = Plain(r"[ \u00a0]{0,2}\([ ]{0,2}(?:thuộc |nay thuộc |địa bàn )?")
# A commune that the table does not list: it ended before November 2021, or is misprinted.
_UNLISTED = verbose(
    r"""
    (?<![\p{L}\d]) (?<![Tt]ác[ ]) (?P<kind>[Xx]ã|[Pp]hường|[Tt]hị[ ]trấn|[Hh]uyện|[Tt]hị[ ]xã) [ \u00a0]
    (?P<name> \p{Lu}\p{Ll}{1,7} (?:[ \u00a0]\p{Lu}\p{Ll}{1,7}){1,2} ) (?! \p{L} | [ ]\p{Lu} )
    """
)

# Words that may stand, with a capital, before a bare name without making it part of a longer one.
_OPENERS = frozenset(
    [
        "tại",
        "ở",
        "từ",
        "về",
        "và",
        "với",
        "cùng",
        "theo",
        "riêng",
        "trong",
        "đến",
        "qua",
        "như",
        "hiện",
        "báo",
        "đài",
        "tỉnh",
        "đoàn",
        "của",
        "đối",
        "cách",
        "khi",
        "vừa",
        "huyện",
        "tp",
        "xứ",
        "đất",
        "người",
        "nay",
    ]
)


class _Edges(NamedTuple):
    """Where the names of a text, or their kind words, begin and end."""

    starts: set[int]
    ends: set[int]

    @classmethod
    def of(cls, names: list[Name]) -> "_Edges":
        starts = {name.start for name in names} | {name.kind_start for name in names}
        return cls(starts, {name.end for name in names})


def find_named(table: UnitTable, context: Context) -> tuple[Named, ...]:
    """The names of units in the whole text, page furniture included, in their order; none overlap.

    A bare name inside a longer run of capitals (Nguyễn Thái Bình), after a salutation, or after a word that makes it a
    road, a school, a hotel or a village is none.
    """
    text = context.text
    folded = context.folded
    names = [_in_one_paragraph(context, name) for name in _without_overlaps(scan_names(table, text, folded))]
    edges = _Edges.of(names)
    bodies = [body.start for body in context.bodies]
    found: list[Named] = []
    for name in names:
        place = bisect_left(bodies, name.start) - 1
        in_body = place >= 0 and name.end <= context.bodies[place].end
        if _is_lookalike(text, folded, name, edges, in_body):
            continue
        section = context.section_at(name.start)
        found.append(
            Named(
                name.key,
                name.kind_start,
                name.end,
                name.start,
                name.kind,
                section.kind if section else "furniture",
                listed=name.plural,
                in_body=in_body,
                system=_system(folded, name.end),
            )
        )
    match: Match
    unlisted: list[Named] = []
    taken = [named.start for named in found]
    for match in _UNLISTED.finditer(text):
        name_start, end = match.span("name")
        place = bisect_left(taken, end) - 1
        if place >= 0 and match.start() < found[place].end:
            continue
        section = context.section_at(name_start)
        kind = full_kind(fold_in_place(match["kind"]))
        where = section.kind if section else "furniture"
        unlisted.append(Named("", match.start(), end, name_start, kind, where, system=_system(folded, end)))
    return tuple(_linked(table, text, sorted(found + unlisted, key=lambda named: named.start)))


def readable(named: Named) -> bool:
    """Whether a name stands where facts are read."""
    return named.section in READABLE


def _in_one_paragraph(context: Context, name: Name) -> Name:
    """The name without a kind word that ends the paragraph before."""
    if name.kind is None or "\n" not in context.text[name.kind_start : name.start]:
        return name
    if context.section_at(name.kind_start) == context.section_at(name.start):
        return name
    return name._replace(kind=None, kind_start=name.start, plural=False)


def _without_overlaps(names: tuple[Name, ...]) -> list[Name]:
    kept: list[Name] = []
    for name in names:
        if kept and name.kind_start < kept[-1].end:
            continue
        kept.append(name)
    return kept


def _system(folded: str, end: int) -> System | None:
    match = _SYSTEM.match(folded, end)
    if match is None:
        return None
    return "old" if match["old"] else "new"


def _shouted(text: str, name: Name) -> bool:
    """Whether the words around a name are in capitals too, so that capitals tell nothing."""
    around = [c for c in text[max(0, name.kind_start - 12) : name.end + 12].split("\n")[0] if c.isalpha()]
    return sum(map(str.isupper, around)) > 0.8 * len(around) and len(around) > name.end - name.kind_start


def _is_lookalike(text: str, folded: str, name: Name, edges: _Edges, in_body: bool) -> bool:
    capital = text[name.end + 1 : name.end + 2].isupper()
    if capital and (after := _CAPITAL_AFTER.match(text, name.end)) is not None and not _shouted(text, name):
        starts_other = after.start(1) in edges.starts
        starts_person = after[2] is not None and is_surname(after[1]) and (name.kind is not None or in_body)
        if not starts_other and not starts_person:
            return True
    if name.kind is not None:
        return False
    before = max(0, name.start - 30)
    # The points of a conference on the net are named by their units; a bridge would be "cầu".
    if folded.endswith("điểm cầu ", before, name.start):
        return False
    if _follows_lookalike(folded, before, name.start):
        return True
    if name.key == "hồ chí minh":
        return _LIST_MARK.match(text, before, name.start) is None
    if name.key == "hà nội" and folded.startswith(" mới", name.end):
        return True
    if in_body:
        return False
    word = _WORD_BEFORE.match(text, before, name.start)
    if word is None or _shouted(text, name):
        return False
    capital = word[1][0].isupper() and not (len(word[1]) > 1 and word[1].isupper())
    return capital and word_key(word[1]) not in _OPENERS and word.end(1) not in edges.ends


def _follows_lookalike(folded: str, before: int, start: int) -> bool:
    """Whether a word before a bare name makes it no unit: of the lexicon, of peace or of a credit."""
    words = folded[before:start].rstrip()
    if words.endswith(_last_words()):
        patterns = (*_lookalikes(), _PEACE, _CREDIT)
        return any(pattern.match(folded, before, start) for pattern in patterns)
    return False


def _linked(table: UnitTable, text: str, found: list[Named]) -> list[Named]:
    """The names with their lists and parents told."""
    for position, named in enumerate(found[1:], start=1):
        previous = found[position - 1]
        if named.start < previous.end or named.start - previous.end > 60:
            continue
        gap = text[previous.end : named.start]
        if _BRACKET_GAP.fullmatch(gap) or (_PARENT_GAP.fullmatch(gap) and not _same_list(previous, named, gap)):
            found[position - 1] = previous._replace(parent=position)
        if _LIST_GAP.fullmatch(gap) and not _tells_province(table, text, found, position):
            kind, listed = (named.kind, named.listed) if named.kind else (previous.kind, True)
            found[position] = named._replace(kind=kind, listed=listed, before=position - 1)
    return found


def _tells_province(table: UnitTable, text: str, found: list[Named], position: int) -> bool:
    """Whether a bare name behind a comma and before no list is the province of one unit: "huyện A, Điện Biên"."""
    previous, named = found[position - 1], found[position]
    if named.kind or not previous.kind or previous.listed or text[previous.end : named.start].strip() != ",":
        return False
    after = found[position + 1] if position + 1 < len(found) else None
    if after is not None and after.kind is None and _LIST_GAP.fullmatch(text[named.end : after.start]):
        return False
    return any(unit.level == "province" for unit in table.named(named.key))


def _same_list(previous: Named, named: Named, gap: str) -> bool:
    """Whether two names with a comma between them are items of one list because their kind words say so."""
    return gap.strip() == "," and named.kind is not None and named.kind == previous.kind
