"""The flat lists whole, as an export gives them: no field of the record is left out of them, whatever it is called.

To the columns of `gn list` come the year, the words of the article behind each value, and every field of the record
that no column shows; all of these are found by walking the record.
"""

from collections.abc import Iterator
from functools import cache

from gn_cli.schema.flat import OF, Flat, Of, columns, flat_list, kind_of_flat, table_of
from gn_cli.schema.walk import Column, Field, Table, fields_of, is_evidence

WORDS = "_words"
"""How a column's name ends that holds the article's own letters behind a value."""
_WORDS_PATH = "evidence_text"

SAME_AS = Flat("same_as", "origin", "same_as")
"""What the store finds out about a training beside its record: that an earlier report told of it."""
ORIGIN = (Flat("url", "origin", "url"), Flat("also_at", "origin", "also_at"))
"""What the store knows of an article beside its record."""


@cache
def whole_columns(of: Of) -> tuple[Flat, ...]:
    """The columns of a flat list as exports give it: values first, then words. The id is the whole id."""
    table, shown = flat_list(of).table, columns(of, extra=True)
    values = [column._replace(column="id") if column.name == "id" else column for column in shown]
    if of == "trainings":
        values.insert(_place_of("first_date", values), Flat("year", "training", "start", "event_dates", "year"))
        # What is odd about a row stands beside the sign that it is.
        warnings = values.pop(_place_of("warnings", values))
        values.insert(_place_of("needs_review", values) + 1, warnings)
    words: list[Flat] = []
    for column in _missing(table, values, of):
        (words if column.name.endswith(WORDS) else values).append(column)
    order = [field.name for field in fields_of(table.of)]
    words.sort(key=lambda column: order.index(column.each or table.column(column.column).path[0]))
    whole = tuple(column._replace(kind=kind_of_flat(column, table)) for column in (*values, *words))
    assert len({column.name for column in whole}) == len(whole)
    return whole


@cache
def exported_columns(of: Of) -> tuple[Flat, ...]:
    """The whole columns of a list with what the store knows beside the record."""
    whole = list(whole_columns(of))
    if of == "trainings":
        whole.insert(_place_of("warnings", whole) + 1, SAME_AS)
    return (*whole, *(ORIGIN if of == "reports" else ()))


def _place_of(name: str, among: list[Flat]) -> int:
    return next(at for at, column in enumerate(among) if column.name == name)


def _missing(table: Table, shown: list[Flat], of: Of) -> Iterator[Flat]:
    """Columns for what no column of a list shows: of its table, then of the tables below that are no lists of their
    own, their rows joined. Of evidence, the words."""
    root = flat_list(of).root
    own = {column.column for column in shown if column.root == root and not column.each}
    for column in table.columns:
        if column.name in own or column.presence or column.name == "id":
            continue
        if not is_evidence(column):
            yield Flat(_short(column), root, column.name)
        elif column.name.endswith(_WORDS_PATH):
            yield Flat(_owner_of(column) + WORDS, root, column.name)
    lists = {flat_list(other).table.name for other in OF}
    for child in table.children:
        joined = {one.column for one in shown if (one.root, one.each, one.how) == (root, child.name, "join")}
        for column in child.columns:
            if column.name == _WORDS_PATH and (joined or child.name not in lists):
                yield Flat(child.name + WORDS, root, column.name, child.name, "join")
            elif child.name not in lists and column.name not in joined and not is_evidence(column):
                yield Flat(f"{child.name}_{column.name}", root, column.name, child.name, "join")


def _short(column: Column) -> str:
    """A column of a part without the name of the part, as in the flat lists: `place_province_now_code` is the
    `province_now_code`."""
    return column.path[-1]


def _owner_of(words: Column) -> str:
    """The value that words belong to: `place_venue_evidence_text` are of the `venue`."""
    evidence = words.path[-2]
    return words.path[-3] if evidence == "evidence" else evidence.removesuffix("_evidence")


def choices_of(column: Flat, of: Of) -> tuple[str, ...]:
    """The closed set that a column's values are of; empty where there is none."""
    if column.how not in ("value", "join") or column.root == "origin" or column.column in ("report_id", "training"):
        return ()
    table = table_of(column, flat_list(of).table)
    path, record = table.column(column.column).path, table.of
    for step in path[:-1]:
        record = _field(record, step).of
    return _field(record, path[-1]).choices


def _field(record: type, name: str) -> Field:
    return next(field for field in fields_of(record) if field.name == name)
