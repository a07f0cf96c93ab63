"""What a record says of itself, its warnings and notes, as a person reads it: `lexicon/wordings.toml`.

Records, the database and JSON keep the English wording, which is their contract; it is turned into another language
where it is shown.
"""

import re
import typing
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from gn_cli.captions import field_name
from gn_cli.lexicon import text_of
from gn_cli.schema import SEPARATOR, Lang, Row

WORDED = ("warnings", "warnings_message", "evidence_notes")
"""The columns of rows that hold warnings or notes, as a tuple or joined; of a report `warnings` may be their number."""
FIELDS = ("warnings_field",)
"""The columns that name fields of the record, joined."""

_PLACE = re.compile(r"\{(\w+)\}")
_DEEPEST = 8
"""Wordings inside wordings, more than the rules make; a hand-made record may have any number."""


class _Template(typing.NamedTuple):
    """A wording with places: what it looks like in English, how it is put, the table whose wordings a place holds."""

    pattern: re.Pattern[str]
    put: str
    tables: Mapping[str, str]

    def told(self, wording: str, deep: int) -> str | None:
        """The wording in the other language; `None` where it is another one, or holds one that nobody has written."""
        match = self.pattern.fullmatch(wording)
        if match is None:
            return None
        words = match.groupdict()
        for place, table in self.tables.items():
            inner = _told(table, words[place], deep + 1)
            if inner is None:
                return None
            words[place] = inner
        return self.put.format(**words)


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    import tomllib

    return typing.cast(Mapping[str, Mapping[str, str]], tomllib.loads(text_of("wordings.toml")))


@cache
def _templates(table: str) -> tuple[_Template, ...]:
    """The wordings with places, in the order of the file."""
    return tuple(_template(wording, put) for wording, put in _tables()[table].items() if _PLACE.search(wording))


def _template(wording: str, put: str) -> _Template:
    tables = {name: name.rstrip("12") for name in _PLACE.findall(wording) if name.rstrip("12") in _tables()}
    parts = _PLACE.split(wording)
    parts[::2] = map(re.escape, parts[::2])
    parts[1::2] = (f"(?P<{name}>{_held_by(tables.get(name))})" for name in parts[1::2])
    return _Template(re.compile("".join(parts), re.DOTALL), put, tables)


def _held_by(table: str | None) -> str:
    """What a place holds, as a pattern: one of the words of its table, or anything."""
    if table is None or any(map(_PLACE.search, _tables()[table])):
        return ".*?"
    return "|".join(map(re.escape, _tables()[table]))


def _told(table: str, wording: str, deep: int = 0) -> str | None:
    known = _tables()[table]
    if wording in known and not _PLACE.search(wording):
        return known[wording]
    if deep == _DEEPEST:
        return None
    found = (template.told(wording, deep) for template in _templates(table))
    return next((put for put in found if put is not None), None)


@lru_cache(maxsize=4096)
def told(wording: str, lang: Lang) -> str:
    """A warning's message or a note in a language; one that nobody has written stays as it is, whole."""
    if lang == "en":
        return wording
    for table in ("note", "warning"):
        if (put := _told(table, wording)) is not None:
            return put
    return wording


def in_words(rows: Iterable[Row], lang: Lang) -> Iterable[Row]:
    """Rows with their warnings and notes in a language."""
    return rows if lang == "en" else (_in_words(row, lang) for row in rows)


def _in_words(row: Row, lang: Lang) -> Row:
    return row | {name: _cell(row[name], lang) for name in WORDED if name in row}


def _cell(value: object, lang: Lang) -> object:
    if isinstance(value, tuple):
        return tuple(told(one, lang) for one in value)
    return SEPARATOR.join(_apart(value.split(SEPARATOR), lang)) if isinstance(value, str) else value


def _apart(parts: list[str], lang: Lang) -> Iterator[str]:
    """Wordings that were joined, in a language; one that holds the sign they are joined with is found again."""
    while parts:
        # No wording holds it twice.
        joined = (SEPARATOR.join(parts[:count]) for count in (1, 2))
        wording = next((one for one in joined if told(one, lang) != one), parts[0])
        yield told(wording, lang)
        parts = parts[1 + wording.count(SEPARATOR) :]


def headings_of(fields: str, lang: Lang) -> str:
    """The headings of the fields that warnings are about, for a person; in English their names, as in data files."""
    return fields if lang == "en" else SEPARATOR.join(field_name(field, lang) for field in fields.split(SEPARATOR))
