"""Rows as a table of plain lines: cut to a terminal's width, whole in a file or pipe.

A rich table takes 0.3 ms a row; these lines take a hundredth of it and look the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from gn_cli.render.cells import reading_row
from gn_cli.schema import Lang, Row

Fit: TypeAlias = Literal["drop", "cut", "whole"]
"""What gives where a terminal is too narrow: columns are left out; or texts are cut; or nothing, and the values of a
row stand one below the other, as they do with "cut" when even cut texts have no room."""

_GAP = "  "
# Texts may be cut down to so many character cells; a title that is cut further tells nothing.
_NARROWEST = 11
_NARROWEST_TITLE = 16
_PRIORITY: Mapping[str, int] = {
    name: rank
    for rank, names in enumerate(
        (
            ("id", "file", "field", "province", "district"),
            ("first_date", "trainings", "value", "name", "number", "what", "title", "start", "item"),
            ("participants", "count", "year", "kind", "reports", "what_to_do"),
            ("training", "poor_rate", "poor_rate_standard", "measure", "issued", "right", "spurious", "missed"),
            ("commune", "poor_rate_year", "classes", "place", "last_date", "f1", "end"),
            ("organizers", "lecturers", "affiliation", "issuer", "text", "is_training", "published"),
            ("plans", "venue", "needs_review", "byline"),
        )
    )
    for name in names
}
"""Which columns a narrow terminal shows first; those not named come last, in their order."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A table laid out: the lines of its headings, the lines below them, the columns without room, how many rows."""

    heads: tuple[str, ...]
    lines: tuple[str, ...]
    hidden: tuple[str, ...]
    rows: int


def reading_columns(columns: Sequence[str]) -> tuple[str, ...]:
    """The columns for a reader: a bound stands as a sign before its count and needs no column of its own."""
    counted = "participants" in columns or "count" in columns
    return tuple(name for name in columns if not (name == "bound" and counted))


def lay_out(
    rows: Iterable[Row],
    heads: Mapping[str, str],
    lang: Lang,
    width: int | None,
    fit: Fit = "drop",
    first: Sequence[str] = (),
) -> Layout:
    """Lay rows out in `width` character cells; `None` cuts nothing. `heads` are the columns with their headings, those
    named `first` are shown before others.

    Numbers, dates and ids are never cut, nor is a column left out for the sake of a longer text in another one. An
    empty cell in the first column is a dash, so that a group without a name is seen.
    """
    records, columns = list(rows), tuple(heads)
    texts = [reading_row(row, lang) for row in records]
    for text in texts:
        text[columns[0]] = text[columns[0]] or "—"
    cells = {name: max((cell_width(text[name]) for text in texts), default=0) for name in columns}
    widths = {name: max(cells[name], cell_width(heads[name])) for name in columns}
    right = {name for name in columns if _numeric(records, name)}
    shown = columns
    if width is not None:
        least = {name: max(_longest_word(heads[name]), cells[name]) for name in columns}
        if fit != "whole":
            least |= {name: _narrowest(name, heads[name], least[name]) for name in columns if _cuttable(records, name)}
        if fit != "drop" and sum(least.values()) + len(_GAP) * (len(columns) - 1) > width:
            return _one_below_the_other(texts, heads)
        if fit == "drop":
            shown = _fitting(_telling(records, columns), least, width, first)
        texts_whole = {name: max(least[name], cells[name]) for name in shown}
        widths = _share(_share(least, texts_whole, shown, width), widths, shown, width)
    lines = _headings(heads, shown, widths, right)
    lines.append(_GAP.join("─" * widths[name] for name in shown))
    count = len(lines)
    lines += [_line([text[name] for name in shown], shown, widths, right) for text in texts]
    hidden = tuple(name for name in columns if name not in shown)
    return Layout(tuple(lines[: count - 1]), tuple(lines[count - 1 :]), hidden, len(texts))


def _one_below_the_other(texts: Sequence[Mapping[str, str]], heads: Mapping[str, str]) -> Layout:
    """Rows too wide for the terminal: a line a value that is there, a blank line after each row."""
    size = max(map(cell_width, heads.values()))
    lines = [""]
    for text in texts:
        lines += [_GAP.join((_padded(head, size), text[name])) for name, head in heads.items() if text[name]]
        lines.append("")
    return Layout((), tuple(lines[1:-1]), (), len(texts))


def _telling(records: Sequence[Row], columns: Sequence[str]) -> tuple[str, ...]:
    """The columns without the number of the training where every report has but one."""
    return tuple(name for name in columns if name != "training" or any(row[name] != 1 for row in records))


def _longest_word(text: str) -> int:
    return max(map(cell_width, text.split()))


def _headings(heads: Mapping[str, str], shown: Sequence[str], widths: Mapping[str, int], right: set[str]) -> list[str]:
    """The lines of the headings: where the cells are narrow a heading takes several, the last one above the cells."""
    wrapped = {name: _wrap(heads[name], widths[name]) for name in shown}
    height = max(map(len, wrapped.values()))
    return [
        _line(
            [wrapped[name][row - height] if height - row <= len(wrapped[name]) else "" for name in shown],
            shown,
            widths,
            right,
        )
        for row in range(height)
    ]


def _wrap(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and cell_width(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _numeric(records: Sequence[Row], name: str) -> bool:
    values = [row[name] for row in records if row[name] is not None]
    return bool(values) and all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values)


def _cuttable(records: Sequence[Row], name: str) -> bool:
    """Whether a column's cells still tell something when cut: texts do, ids and numbers do not."""
    return name not in ("id", "number") and any(isinstance(row[name], (str, tuple)) for row in records)


def _narrowest(name: str, head: str, size: int) -> int:
    return min(size, max(_NARROWEST_TITLE if name == "title" else _NARROWEST, _longest_word(head)))


def _fitting(
    columns: Sequence[str], least: Mapping[str, int], width: int, first: Sequence[str] = ()
) -> tuple[str, ...]:
    """The columns that have room side by side: taken by priority up to the first that has none, in their own order."""
    chosen: set[str] = set()
    left = width + len(_GAP)
    ranks = {name: at - len(first) for at, name in enumerate(first)}
    for name in sorted(columns, key=lambda name: ranks.get(name, _PRIORITY.get(name, len(_PRIORITY)))):
        left -= least[name] + len(_GAP)
        if left < 0 and chosen:
            break
        chosen.add(name)
    return tuple(name for name in columns if name in chosen)


def _share(least: Mapping[str, int], most: Mapping[str, int], shown: Sequence[str], width: int) -> dict[str, int]:
    """Share the room that is left among the columns, the neediest last: short texts are whole before long ones grow."""
    widths = {name: least[name] for name in shown}
    left = width - sum(widths.values()) - len(_GAP) * (len(shown) - 1)
    growing = sorted((name for name in shown if widths[name] < most[name]), key=lambda name: most[name])
    for position, name in enumerate(growing):
        grown = min(most[name] - widths[name], max(left, 0) // (len(growing) - position))
        widths[name] += grown
        left -= grown
    return widths


def _line(cells: Sequence[str], shown: Sequence[str], widths: Mapping[str, int], right: set[str]) -> str:
    parts = []
    for name, cell in zip(shown, cells, strict=True):
        text = _cut(cell, widths[name])
        parts.append(_padded(text, widths[name], name in right))
    return _GAP.join(parts).rstrip()


def _padded(text: str, width: int, right: bool = False) -> str:
    blanks = " " * (width - cell_width(text))
    return blanks + text if right else text + blanks


def _cut(text: str, width: int) -> str:
    if cell_width(text) <= width:
        return text
    while text and cell_width(text) > width - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def cell_width(text: str) -> int:
    """How many character cells a text takes on a terminal."""
    from rich.cells import cell_len

    return len(text) if text.isascii() else cell_len(text)
