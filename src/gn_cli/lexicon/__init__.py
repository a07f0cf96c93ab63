"""The words that are data, beside this file: read when first asked for."""

import re
from pathlib import Path

_LIST = re.compile(r"^(\w+) = \[([^\]]*)\]", re.MULTILINE)
_PAIR = re.compile(r'^"?(\w+)"? = "([^"]*)"$', re.MULTILINE)
_COMMENT = re.compile(r"^[ ]*#.*$", re.MULTILINE)
_WORD = re.compile(r'"([^"]*)"')


def text_of(name: str) -> str:
    """The text of a file of the lexicon."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def lists_of(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of words in a TOML file by name; what else it holds is passed over.

    Ten times quicker than all of TOML, which every run would wait for: words stand in straight quotes, a comment in a
    line of its own, and no word holds a bracket.
    """
    text = _COMMENT.sub("", text_of(name))
    return {key: tuple(_WORD.findall(words)) for key, words in _LIST.findall(text)}


def pairs_of(name: str) -> dict[str, str]:
    """The words that stand for one other each in such a file: `GLO = "Gia Lai"`."""
    return dict(_PAIR.findall(text_of(name)))
