"""What the columns are called in English and Vietnamese: `lexicon/headings.toml`, loaded when first asked."""

import typing
from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias

from gn_cli.lexicon import text_of
from gn_cli.report import Evidence
from gn_cli.schema.walk import fields_of, report_table
from gn_cli.schema.whole import WORDS

Lang: TypeAlias = Literal["en", "vi"]


@cache
def _headings() -> Mapping[str, Mapping[str, str]]:
    import tomllib

    text = text_of("headings.toml")
    return typing.cast(Mapping[str, Mapping[str, str]], tomllib.loads(text))


def heading(column: str, lang: Lang = "en", of: str = "") -> str:
    """The heading of a column in a language; `of` names the list it stands in, where it may be called otherwise (a
    lecturer's title is no headline). Evidence columns are named after their value: "Venue: from character", columns of
    joined rows after their list: "Dates: from".

    Raises `KeyError` for a column nobody has named.
    """
    names = _headings()
    for name in (f"{of}.{column}", column):
        if name in names:
            return names[name][lang]
    if column.endswith(WORDS):
        return f"{heading(column.removesuffix(WORDS), lang, of)}: {names['evidence_text'][lang]}"
    for table in report_table().walk():
        if column.startswith(table.name + "_"):
            return f"{heading(table.name, lang)}: {heading(column.removeprefix(table.name + '_'), lang).lower()}"
    for ending in (f"evidence_{part.name}" for part in fields_of(Evidence)):
        if column.endswith("_" + ending):
            return f"{heading(column.removesuffix('_' + ending), lang)}: {names[ending][lang]}"
    raise KeyError(f"no heading for {column} in lexicon/headings.toml")
