"""The words of the pages, `lexicon/page.toml`, and what a value looks like on them."""

import tomllib
import typing
from collections.abc import Mapping
from functools import cache

from gn_cli.lexicon import text_of
from gn_cli.render.cells import SIGNS, for_reader
from gn_cli.schema import Lang, Row


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    text = text_of("page.toml")
    return typing.cast(Mapping[str, Mapping[str, str]], tomllib.loads(text))


def phrase(key: str, lang: Lang, **values: object) -> str:
    """A phrase of the page with its values filled in. Raises `KeyError` for one nobody has written."""
    return _phrases()[key][lang].format(**values)


def counted(row: Row, lang: Lang) -> str:
    """The sum of participants of a row of statistics, with the sign of its bound; empty where none is told."""
    if row["participants"] is None:
        return ""
    return SIGNS.get(str(row["bound"]), "") + for_reader(row["participants"], lang)
