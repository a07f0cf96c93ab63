"""What fields and columns hold, and their units, in English and Vietnamese: `lexicon/descriptions.toml`."""

import typing
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, TypeAlias

from gn_cli.lexicon import text_of
from gn_cli.schema.flat import Flat, Of
from gn_cli.schema.headings import Lang, heading
from gn_cli.schema.walk import Kind
from gn_cli.schema.whole import WORDS, choices_of

Both: TypeAlias = Mapping[Lang, str]
"""A wording in each language."""

LANGS: tuple[Lang, ...] = typing.get_args(Lang)
_UNITS: Mapping[Kind, str] = {"date": "day", "bool": "yes_no"}
"""The units of columns whose entry names none; the others hold text."""


class Described(NamedTuple):
    """A column of a list as the data dictionary tells it. `unit_key` names its unit in the lexicon; `values` are the
    members of a closed set."""

    name: str
    kind: Kind
    heading: Both
    type: Both
    unit_key: str
    unit: Both
    text: Both
    values: tuple[str, ...]


@cache
def _lexicon() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    import tomllib

    text = text_of("descriptions.toml")
    return typing.cast(Mapping[str, Mapping[str, Mapping[str, str]]], tomllib.loads(text))


def describe_field(name: str, lang: Lang = "en", of: str = "") -> str:
    """What a field of the record, or a column of the list `of`, holds. Raises `KeyError` for one nobody described."""
    return _entry(name, of)[lang]


@cache
def describe(of: Of, column: Flat) -> Described:
    """What a column of a list holds. Raises `KeyError` for one nobody described."""
    lexicon = _lexicon()
    if column.name.endswith(WORDS):
        unit, text = "text", _made("words", column.name.removesuffix(WORDS), of)
    elif column.how == "count" and column.name == column.each:
        unit, text = _entry(column.name, "")["unit"], _made("count", column.name, "")
    else:
        entry = _entry(column.name, of)
        unit, text = entry.get("unit", _UNITS.get(column.kind, "text")), {lang: entry[lang] for lang in LANGS}
    return Described(
        name=column.name,
        kind=column.kind,
        heading={lang: heading(column.name, lang, of) for lang in LANGS},
        type=typing.cast(Both, lexicon["type"][column.kind]),
        unit_key=unit,
        unit=typing.cast(Both, lexicon["unit"][unit]),
        text=text,
        values=choices_of(column, of),
    )


def _made(how: str, value: str, of: str) -> Both:
    wordings = _lexicon()["made"][how]
    return {lang: wordings[lang].format(value=heading(value, lang, of)) for lang in LANGS}


def _entry(name: str, of: str) -> Mapping[str, str]:
    fields = _lexicon()["field"]
    for key in (f"{of}.{name}", name):
        if key in fields:
            return fields[key]
    raise KeyError(f"no description of {name} in lexicon/descriptions.toml")
