"""What the columns are called in English and Vietnamese: `lexicon/headings.toml`, loaded when first asked."""

import typing
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

from gn_cli.report import Evidence
from gn_cli.schema.walk import fields_of

Lang: TypeAlias = Literal["en", "vi"]


@cache
def _headings() -> Mapping[str, Mapping[str, str]]:
    import tomllib

    text = files("gn_cli.lexicon").joinpath("headings.toml").read_text(encoding="utf-8")
    return typing.cast(Mapping[str, Mapping[str, str]], tomllib.loads(text))


def heading(column: str, lang: Lang = "en") -> str:
    """The heading of a column in a language. Evidence columns are named after their value: "Venue: from character".

    Raises `KeyError` for a column nobody has named.
    """
    names = _headings()
    if column in names:
        return names[column][lang]
    for ending in (f"evidence_{part.name}" for part in fields_of(Evidence)):
        if column.endswith("_" + ending):
            return f"{heading(column.removesuffix('_' + ending), lang)}: {names[ending][lang]}"
    raise KeyError(f"no heading for {column} in lexicon/headings.toml")
