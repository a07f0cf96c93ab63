"""What every format is given: the lists with their columns and rows, the data dictionary, and someone to tell of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, TypeVar

from gn_cli.captions import caption, word
from gn_cli.schema import (
    LANGS,
    ORIGIN,
    SEPARATOR,
    Described,
    Lang,
    Of,
    Row,
    describe,
    exported_columns,
    flat_list,
    heading,
)
from gn_cli.store import Filter, Store

LISTS: tuple[Of, ...] = ("trainings", "documents", "lecturers", "organizers", "rates", "households", "reports")
"""The lists that are exported, in the order in which a person meets them."""
DICTIONARY = "data_dictionary"
"""What the data dictionary is called as a file or table."""

Progress: TypeAlias = Callable[[int, int, str], None]
"""Told how many rows are written, of how many, and of which list."""

_TELL_EVERY = 100
Item = TypeVar("Item")


@dataclass(slots=True)
class Export:
    """An export under way: what is wanted of which store, in which language, and how far it is."""

    store: Store
    wanted: Filter = field(default_factory=Filter)
    lang: Lang = "en"
    bom: bool | None = None
    progress: Progress | None = None
    _done: int = 0
    _total: int = 0

    def begin(self, lists: Sequence[Of]) -> dict[Of, int]:
        """Count what is to be written, for progress; how many rows each list has."""
        counts = {of: self.store.count(self.wanted, of) for of in lists}
        self._done, self._total = 0, sum(counts.values())
        return counts

    def rows(self, of: Of) -> Iterator[Row]:
        """The rows of a list with the columns of `columns_of`, the newest first."""
        shown = tuple(column for column in exported_columns(of) if column not in ORIGIN)
        rows = self.store.find(self.wanted, of, shown=shown)
        return self.told(_with_origins(rows, self.store) if of == "reports" else rows, list_name(of))

    def told(self, items: Iterable[Item], name: str) -> Iterator[Item]:
        """The items as they are, told of now and then."""
        for item in items:
            yield item
            self._done += 1
            if self.progress and (self._done % _TELL_EVERY == 0 or self._done == self._total):
                self.progress(self._done, self._total, name)


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: the files, how many rows of each list, and what could not be kept whole.

    `cut` cells were too long for a workbook, `left_out` rows too many for a sheet.
    """

    files: tuple[Path, ...]
    rows: Mapping[Of, int]
    cut: int = 0
    left_out: Mapping[Of, int] = field(default_factory=dict)

    def told(self, lang: Lang) -> Iterator[str]:
        """What was written, and what could not be kept whole, in words."""
        files = self.files if len(self.files) < 3 else (self.files[0].parent,)
        rows = ", ".join(caption(of, lang, rows=count) for of, count in self.rows.items())
        yield caption("exported", lang, files=", ".join(map(str, files)), rows=rows)
        if self.cut:
            yield caption("cells_cut", lang, cells=self.cut)
        for of, count in self.left_out.items():
            yield caption("rows_left", lang, list=list_title(of, lang), rows=count)


def _with_origins(rows: Iterator[Row], store: Store) -> Iterator[Row]:
    """Reports with their addresses, and the other sources of the same text."""
    origins = store.origins()
    for row in rows:
        url, sources = origins.get(str(row["id"]), (None, ()))
        others = SEPARATOR.join(source for source in sources if source != row["source"])
        yield row | {"url": url, "also_at": others or None}


def columns_of(of: Of) -> tuple[Described, ...]:
    """The columns of a list in their order, described."""
    return tuple(describe(of, column) for column in exported_columns(of))


def list_name(of: Of) -> str:
    """What a list's file or table is called: the name of its table in the record."""
    return flat_list(of).table.name


def list_title(of: Of, lang: Lang) -> str:
    """What a person calls a list; reports are where everything comes from."""
    return heading("sources" if of == "reports" else list_name(of), lang)


def dictionary_columns(lang: Lang) -> tuple[str, ...]:
    """The columns of the data dictionary; what is told in both languages stands first in the one wanted."""
    other = next(one for one in LANGS if one != lang)
    return (
        "list", f"column_{lang}", f"description_{lang}", f"unit_{lang}", "type", "values", "name",
        f"column_{other}", f"description_{other}", f"unit_{other}",
    )  # fmt: skip


def dictionary(lists: Sequence[Of], lang: Lang, *, words: bool = False) -> Iterator[Row]:
    """The rows of the data dictionary: every column of some lists, described in both languages.

    With `words` lists and members of closed sets are called as a workbook calls them, else as data files do.
    """
    for of in lists:
        for told in columns_of(of):
            values = (word(value, lang) if words else value for value in told.values)
            row: Row = {
                "list": list_title(of, lang) if words else list_name(of),
                "name": told.name,
                "type": told.type[lang],
                "values": SEPARATOR.join(values) or None,
            }
            for one in LANGS:
                row |= {
                    f"column_{one}": told.heading[one],
                    f"description_{one}": told.text[one],
                    f"unit_{one}": told.unit[one],
                }
            yield {name: row[name] for name in dictionary_columns(lang)}
