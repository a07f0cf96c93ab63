"""The words around tables, in English and Vietnamese: `lexicon/captions.toml`, loaded when first asked."""

import typing
from collections.abc import Mapping
from functools import cache

from gn_cli.lexicon import text_of
from gn_cli.schema import Lang, heading


@cache
def _captions() -> Mapping[str, Mapping[str, str]]:
    import tomllib

    text = text_of("captions.toml")
    return typing.cast(Mapping[str, Mapping[str, str]], tomllib.loads(text))


def caption(key: str, lang: Lang = "en", **values: object) -> str:
    """A caption with its values filled in. Raises `KeyError` for a caption nobody has written."""
    return _captions()[key][lang].format(**values)


def word(value: str, lang: Lang = "en") -> str:
    """What a member of a closed set (`near_poor`, `over`) is called; a word that has no caption stays as it is."""
    known = _captions().get(f"is_{value}")
    return known[lang] if known else value


def field_name(field: str, lang: Lang) -> str:
    """The heading of a field of the record; a field that only a rule knows keeps its own name."""
    try:
        return heading(field, lang)
    except KeyError:
        return field
